internal import Foundation
internal import MariaDB
internal import Web

/// A message as listed: whom it goes to is only hinted at.
struct MessageItem: ResponseBody {
    let messageID: UUID
    let channel: String
    let template: String
    let language: String
    let state: String
    let recipient: String
    let resourceType: String
    let resourceID: String
    @OrNull var segments: Int?
    let createdAt: Date
    let dueAt: Date
    @OrNull var settledAt: Date?

    init(_ message: SentMessage, _ content: MessageContent) {
        messageID = message.id
        (channel, template) = (message.channel.rawValue, message.template)
        (language, state) = (message.language.rawValue, message.state.rawValue)
        recipient = Recipient.masked(content.recipient)
        (resourceType, resourceID) = message.resource
        segments = message.segments
        (createdAt, dueAt) = (message.createdAt, message.dueAt)
        settledAt = message.settledAt
    }

    static let schema = Schema.object([
        "messageId": .required(.uuid), "channel": .required(MessageQuery.channels),
        "template": .required(.string(1...64)),
        "language": .required(.oneOf(MessageLanguage.allCases.map(\.rawValue))),
        "state": .required(
            MessageQuery.states.noted(
                "`kept`: nothing left. `unknown`: it may have arrived, and is not repeated. `suppressed`: its "
                    + "recipient wants none.")),
        "recipient": .required(Schema.string(1...256).noted("As much as lists show.")),
        "resourceType": .required(.string(0...32)), "resourceId": .required(.string(0...64)),
        "segments": .required(Schema.integer(0...Int.max).nullable.noted("Parts of a text message.")),
        "createdAt": .required(.dateTime), "dueAt": .required(.dateTime),
        "settledAt": .required(Schema.dateTime.nullable),
    ])
    .named("MessageItem")

    enum CodingKeys: String, CodingKey {
        case messageID = "messageId"
        case channel, template, language, state, recipient, resourceType
        case resourceID = "resourceId"
        case segments, createdAt, dueAt, settledAt
    }
}

/// `GET /messages`: the organisation's e-mails and text messages, newest first.
enum ListSentMessages {
    struct Output: ResponseBody {
        let messages: [MessageItem]
        let pagination: Pagination

        static let schema = Schema.object([
            "messages": .required(.array(of: MessageItem.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
        .named("MessagePage")
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let query = context.request.query
        return .ok(Success(try page(MessageQuery(query: query, canSearch: false, in: context), query, in: context)))
    }

    /// A page of the list; on record as read before it is shown.
    static func page(_ wanted: MessageQuery, _ query: Query, in context: AppContext) throws -> Output {
        let rows = try SentMessageStore(db: context.db, organisation: context.organisation)
            .list(wanted.filter, after: wanted.place, limit: wanted.page.limit + 1)
        let (messages, pagination) = wanted.page.page(of: rows, key: { PageRequest.key($0.createdAt, $0.id) })
        let items = try messages.map { MessageItem($0, try $0.content(context.services.sealer)) }
        try context.recordRead(
            AuditEvent(
                wanted.filter.recipient == nil ? "messages_listed" : "messages_searched", .success, on: "message", "",
                by: context.actor, fields: wanted.onRecord(query, found: items.count)))
        return Output(messages: items, pagination: pagination)
    }
}

/// `POST /messages/search`: as the list, asked for in a body: a recipient does not belong into a URL.
enum SearchMessages {
    struct Input: QueryBody {
        let query: Query

        static let schema = Schema.object([
            "from": .optional(.date), "to": .optional(.date), "channel": .optional(MessageQuery.channels),
            "state": .optional(MessageQuery.states), "template": .optional(MessageQuery.templates),
            "recipient": .optional(
                Schema.string(3...254).noted("An e-mail address, or a number in any common spelling.")),
            "limit": .optional(.integer(PageRequest.limits)), "cursor": .optional(.string(1...1024)),
        ])
        .example(["recipient": "owner@restaurant.com", "from": "2025-03-01"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<ListSentMessages.Output>> {
        let wanted = try MessageQuery(query: input.query, canSearch: true, in: context)
        return .ok(Success(try ListSentMessages.page(wanted, input.query, in: context)))
    }
}
