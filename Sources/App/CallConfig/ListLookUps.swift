internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /look-ups?limit=&cursor=`: the organisation's recent look-ups, newest first; kept for 30 days.
///
/// What was asked for in vain is shown to managers only.
enum ListLookUps {
    struct Output: ResponseBody {
        let lookUps: [LookUpView]
        let pagination: Pagination

        static let schema = Schema.object([
            "lookUps": .required(.array(of: LookUpView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let request = try PageRequest(context.request.query, keys: 2)
        let records = try LookUpStore(db: context.db, organisation: context.organisation)
            .list(after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: records, key: { PageRequest.key($0.at, $0.id) })
        let seesAsked = Set<Role>.managers.contains(try context.person.role)
        let views = try page.map { record in
            LookUpView(record, asked: seesAsked ? try asked(record, context.services.sealer) : nil)
        }
        if views.contains(where: { $0.asked != nil }) { try audit(views, in: context) }
        return .ok(Success(Output(lookUps: views, pagination: pagination)))
    }

    /// Numbers that were opened are on record before they are shown.
    private static func audit(_ views: [LookUpView], in context: AppContext) throws {
        let opened = views.count { $0.asked != nil }
        try context.recordRead(
            AuditEvent(
                "look_ups_read", .success, on: "look_ups", "list", by: context.actor,
                fields: ["opened": String(opened)]))
    }

    private static func asked(_ record: LookUpRecord, _ sealer: Sealer) throws -> String? {
        guard let envelope = record.asked else { return nil }
        return String(decoding: try sealer.open(envelope, in: LookUpStore.place(of: record.id)), as: UTF8.self)
    }
}

/// A look-up as listed.
struct LookUpView: ResponseBody {
    let id: UUID
    let at: Date
    let found: Bool
    let restaurantID: String?
    let asked: String?
    let currentlyInCallHours: Bool?
    let aiEnabled: Bool?
    let keyID: UUID?
    let microseconds: Int

    init(_ record: LookUpRecord, asked: String?) {
        id = record.id
        at = record.at
        found = record.restaurant != nil
        restaurantID = record.restaurant
        self.asked = asked
        currentlyInCallHours = record.inCallHours
        aiEnabled = record.aiEnabled
        keyID = record.apiKey
        microseconds = record.microseconds
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "at": .required(.dateTime), "found": .required(.boolean),
        "restaurantId": .optional(.string(1...64)), "asked": .optional(.string()),
        "currentlyInCallHours": .optional(.boolean), "aiEnabled": .optional(.boolean), "keyId": .optional(.uuid),
        "microseconds": .required(.integer(0...Int.max)),
    ])
    .named("LookUp").example([
        "id": "8c0e8400-e29b-41d4-a716-446655440001", "at": "2025-03-01T12:30:00Z", "found": true,
        "restaurantId": "restaurant_id", "currentlyInCallHours": true, "aiEnabled": true, "microseconds": 412,
    ])

    enum CodingKeys: String, CodingKey {
        case id, at, found
        case restaurantID = "restaurantId"
        case asked, currentlyInCallHours, aiEnabled
        case keyID = "keyId"
        case microseconds
    }
}
