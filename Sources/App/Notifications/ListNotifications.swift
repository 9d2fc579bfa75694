internal import Foundation
internal import MariaDB
internal import Web

/// `GET /notifications`: what the caller was told, newest first. It names requests by id and nobody by name.
enum ListNotifications {
    struct View: ResponseBody {
        let id: UUID
        let at: Date
        let kind: String
        @OrNull var requestID: UUID?
        /// Left out of what the caller may not see any more.
        let number: String?
        let isRead: Bool

        enum CodingKeys: String, CodingKey {
            case id, at, kind
            case requestID = "request_id"
            case number = "ivr_number"
            case isRead = "read"
        }

        static let schema = Schema.object([
            "id": .required(.uuid), "at": .required(.dateTime),
            "kind": .required(.oneOf(NotificationKind.allCases.map(\.rawValue))),
            "request_id": .required(Schema.uuid.nullable), "ivr_number": .optional(.string(12...24)),
            "read": .required(.boolean),
        ])
        .named("Notification")
    }

    struct Output: ResponseBody {
        let notifications: [View]
        let unread: Int
        let pagination: Pagination

        static let schema = Schema.object([
            "notifications": .required(.array(of: View.schema, 0...PageRequest.limits.upperBound)),
            "unread": .required(Schema.integer(0...100).noted("Of the last hundred.")),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let person = try context.person
        let request = try PageRequest(context.request.query, keys: 2)
        let store = NotificationStore(db: try context.db, organisation: person.organisation)
        let rows = try store.list(of: person.id, after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: rows, key: { PageRequest.key($0.createdAt, $0.id) })
        let numbers = try RequestStore(db: context.db, organisation: person.organisation)
            .numbers(of: page.compactMap(\.request), visibleTo: .ofChanging(in: context))
        return .ok(
            Output(
                notifications: page.map { row in
                    View(
                        id: row.id, at: row.createdAt, kind: row.kind, requestID: row.request,
                        number: row.request.flatMap { numbers[$0]?.text },
                        isRead: row.readAt != nil)
                },
                unread: try store.unread(of: person.id), pagination: pagination))
    }
}

/// `PUT /notifications/reading`: the caller has read these, of what came up to a moment; what is left out does not
/// limit it.
enum ReadNotifications {
    struct Input: RequestBody {
        let ids: [UUID]?
        let to: Date?

        static let schema = Schema.object([
            "ids": .optional(.array(of: .uuid, PageRequest.limits)), "read_to": .optional(.moment),
        ])

        enum CodingKeys: String, CodingKey {
            case ids
            case to = "read_to"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Nothing> {
        let person = try context.person
        // Moments are printed in whole seconds: what came within that second was shown too.
        let moment = input.to.map { $0 + 1 } ?? context.now
        try NotificationStore(db: context.db, organisation: person.organisation)
            .read(by: person.id, input.ids, to: min(moment, context.now), now: context.now)
        return .noContent
    }
}

/// Deletes what users were told more than 90 days ago.
struct PurgeNotifications: ScheduledJob {
    let name = "purge_notifications"
    let interval: TimeInterval = 3_600
    /// In seconds.
    private static let retention: TimeInterval = 7_776_000

    func run(in context: JobContext) throws -> Bool {
        let oldest = context.now - Self.retention
        return try context.purgeEachOrganisation(name) {
            try NotificationStore(db: $0, organisation: $1).purge(before: oldest, limit: $2)
        }
    }
}
