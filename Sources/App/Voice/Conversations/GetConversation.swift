internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /ivr/conversations/{conversation}?limit=&cursor=`: what was heard and said in it, without names and numbers, in
/// the order of its turns; on record.
enum GetConversation {
    static let parameters = [
        Parameter("limit", .integer(PageRequest.limits), "How many turns a page has; 100 when left out."),
        PageRequest.parameters[1],
    ]

    struct TurnItem: Encodable {
        private let log: IVRLog
        private let content: IVRLog.Content

        init(_ log: IVRLog, _ content: IVRLog.Content) {
            self.log = log
            self.content = content
        }

        enum CodingKeys: String, CodingKey {
            case turn, at
            case userInput = "user_input"
            case responseText = "response_text"
            case nextAction = "next_action"
            case hasKeys = "dtmf"
            case language, understood, confidence, goal, asked, slots, milliseconds, flag
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(log.turn, forKey: .turn)
            try container.encode(log.saidAt, forKey: .at)
            try container.encode(content.shownInput, forKey: .userInput)
            try container.encode(content.shownResponse, forKey: .responseText)
            try container.encode(log.nextAction, forKey: .nextAction)
            try container.encode(content.keys != nil, forKey: .hasKeys)
            try container.encode(content.language, forKey: .language)
            try container.encode(content.understood, forKey: .understood)
            try container.encode(content.confidence, forKey: .confidence)
            try container.encode(content.goal, forKey: .goal)
            try container.encode(content.asked, forKey: .asked)
            try container.encode(content.slots, forKey: .slots)
            try container.encode(log.microseconds / 1_000, forKey: .milliseconds)
            try container.encode(content.flag, forKey: .flag)
        }

        static let schema = Schema.object([
            "turn": .required(.integer(1...65_535)), "at": .required(.dateTime), "user_input": .required(.string()),
            "response_text": .required(.string()), "next_action": .required(Words.actions),
            "dtmf": .required(.boolean.noted("Whether keys were pressed.")), "language": .required(.string(2...8)),
            "understood": .required(.array(of: UnderstoodView.schema, 0...32)),
            "confidence": .required(.number(0...1)), "goal": .required(Words.goals.nullable),
            "asked": .required(Words.asks.nullable), "slots": .required(.array(of: SlotView.schema, 0...32)),
            "milliseconds": .required(.integer(0...1_000_000)),
            "flag": .required(
                Schema.oneOf(TurnFlag.allCases.map(\.rawValue)).nullable.noted("Why somebody should look at it.")),
        ])
        .named("ConversationTurn")
    }

    struct Output: ResponseBody {
        let conversation: ConversationItem
        let turns: [TurnItem]
        let pagination: Pagination

        static let schema = Schema.object([
            "conversation": .required(ConversationItem.schema),
            "turns": .required(.array(of: TurnItem.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 1, limit: PageRequest.limits.upperBound)
        let last = try lastTurn(request)
        let (conversation, content) = try find(context.identifier("conversation"), in: context)
        let sealer = context.services.sealer
        let logs = try ConversationStore(db: context.db, organisation: context.organisation)
            .logs(of: conversation.id, after: last, limit: request.limit + 1)
        let (page, pagination) = request.page(of: logs, key: { [String($0.turn)] })
        let turns = try page.map { TurnItem($0, try $0.content(sealer)) }
        try context.recordRead(
            AuditEvent(
                "conversation_read", .success, on: "conversation", conversation.id.text, by: context.actor,
                fields: ["patient": content.state.patient ?? ""]))
        return .ok(
            Output(
                conversation: ConversationItem(conversation, content, at: context.now), turns: turns,
                pagination: pagination),
            headers: ["cache-control": "no-store"])
    }

    /// The last turn of the page before; 0 for the first page.
    private static func lastTurn(_ request: PageRequest) throws(APIError) -> Int {
        guard let text = request.after.first else { return 0 }
        guard let turn = Int(text) else { throw .invalid("cursor", "Is not a cursor of this list.") }
        return turn
    }

    /// - Throws: `APIError.notFound`, also for one of a territory that the caller may not see.
    static func find(_ id: UUID, in context: AppContext) throws -> (IVRConversation, IVRConversation.Content) {
        let store = ConversationStore(db: try context.db, organisation: try context.organisation)
        guard let found = try store.find(id, within: context.callerTerritories),
            let content = try found.content(context.services.sealer)
        else { throw APIError.notFound }
        return (found, content)
    }
}
