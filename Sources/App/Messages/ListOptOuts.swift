internal import Foundation
internal import MariaDB
internal import Web

/// A number that gets no text messages, as shown.
struct OptOutView: ResponseBody {
    let optOutID: UUID
    let number: String
    let source: OptOut.Source
    let createdAt: Date

    static let schema = Schema.object([
        "optOutId": .required(.uuid), "number": .required(.string(9...16)),
        "source": .required(
            Schema.oneOf(OptOut.Source.allCases.map(\.rawValue)).noted(
                "`keyword`: the recipient, by a word such as STOP. `person`: somebody of the organisation's.")),
        "createdAt": .required(.dateTime),
    ])
    .named("OptOut")

    enum CodingKeys: String, CodingKey {
        case optOutID = "optOutId"
        case number, source, createdAt
    }
}

/// `GET /messages/opt-outs?limit=&cursor=`: newest first, and how many there are; on record as read.
enum ListOptOuts {
    struct Output: ResponseBody {
        let optOuts: [OptOutView]
        let count: Int
        let pagination: Pagination

        static let schema = Schema.object([
            "optOuts": .required(.array(of: OptOutView.schema, 0...PageRequest.limits.upperBound)),
            "count": .required(.integer(0...Int.max)), "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let request = try PageRequest(context.request.query, keys: 2)
        let store = OptOutStore(db: try context.db, organisation: try context.organisation)
        let rows = try store.list(after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: rows, key: { PageRequest.key($0.createdAt, $0.id) })
        let views = try page.map { optOut in
            OptOutView(
                optOutID: optOut.id, number: try optOut.number(context.services.sealer), source: optOut.source,
                createdAt: optOut.createdAt)
        }
        try context.recordRead(
            AuditEvent(
                "opt_outs_listed", .success, on: "message_opt_out", "", by: context.actor,
                fields: ["count": String(views.count)]))
        return .ok(Success(Output(optOuts: views, count: try store.count(), pagination: pagination)))
    }
}
