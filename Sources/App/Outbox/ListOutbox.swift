internal import Foundation
internal import MariaDB
internal import Web

/// `GET /outbox/messages?state=&channel=&target=&kind=&from=&to=&limit=&cursor=`: newest first.
enum ListOutbox {
    struct Output: ResponseBody {
        let messages: [OutboxItemView]
        let pagination: Pagination

        static let schema = Schema.object([
            "messages": .required(.array(of: OutboxItemView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    private struct Asked: Decodable {
        let state: OutboxState?
        let channel: String?
        let target: UUID?
        let kind: String?
        let from: Date?
        let to: Date?
    }

    private static let filterParameters = [
        Parameter("state", .oneOf(OutboxState.allCases.map(\.rawValue)), "How far they have come."),
        Parameter("channel", .oneOf(OutboxChannel.allCases.map(\.rawValue)), "By which way they leave."),
        Parameter("target", .uuid, "To whom."),
        Parameter("kind", .string(1...64, .identifier), "An event's type, or a template."),
        Parameter("from", .moment, "The first moment of their being put in."),
        Parameter("to", .moment, "The first moment after."),
    ]

    static let parameters = filterParameters + PageRequest.parameters

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let asked = try context.request.query.decode(Asked.self, by: filterParameters)
        let filter = OutboxFilter(
            target: asked.target, channel: asked.channel.flatMap(OutboxChannel.init),
            states: [asked.state].compactMap(\.self), kind: asked.kind, from: asked.from, to: asked.to)
        let rows: [OutboxItem] = try OutboxStore(db: context.db, organisation: context.organisation)
            .list(filter, after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: rows, key: { PageRequest.key($0.createdAt, $0.id) })
        return .ok(Output(messages: page.map(OutboxItemView.init), pagination: pagination))
    }
}

/// `GET /outbox/messages/{message}`: with its attempts; not what was sent or answered, which those who may see it find
/// with the webhook or the message.
enum GetOutboxMessage {
    struct AttemptView: ResponseBody {
        let number: Int
        let at: Date
        let milliseconds: Int
        let outcome: String
        @OrNull var status: Int?

        init(_ attempt: StoredAttempt) {
            (number, at, milliseconds) = (attempt.number, attempt.startedAt, attempt.milliseconds)
            outcome = attempt.outcome.rawValue
            status = attempt.status
        }

        static let schema = Schema.object([
            "number": .required(.integer(1...Int.max)), "at": .required(.dateTime),
            "milliseconds": .required(.integer(0...Int.max)),
            "outcome": .required(
                Schema.oneOf(Verdict.Outcome.allCases.map(\.rawValue)).noted(
                    "`refused`: for good; `failed`: may be tried again; `blocked`: not sent, for the address it would "
                        + "have gone to.")),
            "status": .required(Schema.integer(0...999).nullable.noted("Of HTTP or SMTP.")),
        ])
        .named("OutboxAttempt")
    }

    struct Output: ResponseBody {
        let message: OutboxItemView
        let attempts: [AttemptView]

        static let schema = Schema.object([
            "message": .required(OutboxItemView.schema), "attempts": .required(.array(of: AttemptView.schema, 0...100)),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> { .ok(try output(in: context)) }

    static func output(in context: AppContext) throws -> Output {
        let item = try find(in: context)
        let attempts = try OutboxAttemptStore(db: context.db, organisation: context.organisation).list(of: item.id)
        return Output(message: OutboxItemView(item), attempts: attempts.map(AttemptView.init))
    }

    /// The message of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's.
    static func find(in context: AppContext) throws -> OutboxItem {
        let store = OutboxStore(db: try context.db, organisation: try context.organisation)
        guard let item: OutboxItem = try store.find(context.identifier("message")) else { throw APIError.notFound }
        return item
    }
}
