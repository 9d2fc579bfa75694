internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A conversation as supervisors see it: names and numbers that were said are left out.
struct ConversationItem: ResponseBody {
    private let conversation: IVRConversation
    private let content: IVRConversation.Content
    private let now: Date

    init(_ conversation: IVRConversation, _ content: IVRConversation.Content, at now: Date) {
        self.conversation = conversation
        self.content = content
        self.now = now
    }

    enum CodingKeys: String, CodingKey {
        case id = "conversation_id"
        case call = "call_id"
        case territory = "territory_id"
        case status, outcome, language, goal, asked
        case isVerified = "is_verified"
        case turns, misheard
        case startedAt = "started_at"
        case lastTurnAt = "last_turn_at"
        case lastHeard = "last_heard"
        case lastSaid = "last_said"
        case nextAction = "next_action"
        case milliseconds
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let state = content.state
        try container.encode(conversation.id, forKey: .id)
        try container.encode(Redaction.shown(call: content.call), forKey: .call)
        try container.encode(conversation.territory, forKey: .territory)
        try container.encode(ConversationStatus(isOpen: conversation.isOpen(at: now)), forKey: .status)
        try container.encode(state.outcome, forKey: .outcome)
        try container.encode(state.language, forKey: .language)
        try container.encode(state.goal, forKey: .goal)
        try container.encode(state.asked, forKey: .asked)
        try container.encode(state.isVerified, forKey: .isVerified)
        try container.encode(conversation.turns, forKey: .turns)
        try container.encode(state.misheardInAll, forKey: .misheard)
        try container.encode(conversation.startedAt, forKey: .startedAt)
        try container.encode(conversation.updatedAt, forKey: .lastTurnAt)
        try container.encode(content.lastHeard, forKey: .lastHeard)
        try container.encode(content.lastSaid, forKey: .lastSaid)
        try container.encode(content.nextAction, forKey: .nextAction)
        try container.encode(content.microseconds / 1_000, forKey: .milliseconds)
    }

    static let schema = Schema.object([
        "conversation_id": .required(.uuid),
        "call_id": .required(.string(1...128).noted("Its end only, where it may hold a number.")),
        "territory_id": .required(.string(1...64)), "status": .required(ConversationStatus.schema),
        "outcome": .required(Words.outcomes.nullable), "language": .required(.string(2...8)),
        "goal": .required(Words.goals.nullable), "asked": .required(Words.asks.nullable),
        "is_verified": .required(.boolean), "turns": .required(.integer(1...65_535)),
        "misheard": .required(.integer(0...1_000)), "started_at": .required(.dateTime),
        "last_turn_at": .required(.dateTime), "last_heard": .required(.string()), "last_said": .required(.string()),
        "next_action": .required(Words.actions), "milliseconds": .required(.integer(0...1_000_000)),
    ])
    .named("Conversation")
}

/// `GET /ivr/conversations?status=&territory_id=`: those of the caller's territories, the newest turn first; on record.
enum ListConversations {
    struct Output: ResponseBody {
        let conversations: [ConversationItem]
        let pagination: Pagination

        static let schema = Schema.object([
            "conversations": .required(.array(of: ConversationItem.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static let parameters: [Parameter] =
        [
            Parameter(
                "status", ConversationStatus.schema, "`open`, or `ended`, also by who hung up; both when left out."),
            Parameter("territory_id", .string(1...64, .identifier), "The territory's id."),
        ] + PageRequest.parameters

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let query = context.request.query
        let page = try PageRequest(query, keys: 2)
        var reader = QueryReader(query)
        let status: ConversationStatus? = reader.choice("status")
        let territory = reader.identifier("territory_id")
        try reader.finish()
        let rows = try ConversationStore(db: context.db, organisation: context.organisation).list(
            isOpen: status.map { $0 == .open }, at: context.now, territory: territory,
            within: context.callerTerritories,
            after: page.lastPlace, limit: page.limit + 1)
        let (found, pagination) = page.page(of: rows, key: { PageRequest.key($0.updatedAt, $0.id) })
        let opened = try found.compactMap { row in
            try row.content(context.services.sealer).map { (row, $0) }
        }
        let items = opened.map { ConversationItem($0, $1, at: context.now) }
        let patients = opened.compactMap { $0.1.state.patient }
        try context.recordRead(
            AuditEvent(
                "conversations_listed", .success, on: "conversation", "", by: context.actor,
                fields: ["count": String(items.count), "patients": ShownPatients.onRecord(patients)]))
        return .ok(Output(conversations: items, pagination: pagination), headers: ["cache-control": "no-store"])
    }
}

extension Redaction {
    /// A phone system's id of a call, which may hold a number.
    static func shown(call: String) -> String {
        call.count(where: \.isNumber) >= 7 ? "…\(call.suffix(4))" : call
    }
}
