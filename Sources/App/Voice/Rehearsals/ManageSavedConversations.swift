internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A saved conversation as it is listed.
struct SavedConversationItem: ResponseBody {
    struct LastRun: Encodable {
        let at: Date
        let passed: Bool
        @OrNull var failedTurn: Int?
        let milliseconds: Int

        enum CodingKeys: String, CodingKey {
            case at, passed
            case failedTurn = "failed_turn"
            case milliseconds
        }
    }

    let id: UUID
    let name: String
    let territory: String
    @OrNull var language: String?
    let turns: Int
    let createdAt: Date
    @OrNull var lastRun: LastRun?

    init(_ saved: SavedConversation, _ content: SavedConversation.Content) {
        id = saved.id
        name = content.name
        territory = saved.territory
        language = content.language
        turns = content.turns.count
        createdAt = saved.createdAt
        lastRun = content.lastRun.map {
            LastRun(at: $0.at, passed: $0.failedTurn == nil, failedTurn: $0.failedTurn, milliseconds: $0.milliseconds)
        }
    }

    enum CodingKeys: String, CodingKey {
        case id = "saved_id"
        case name
        case territory = "territory_id"
        case language, turns
        case createdAt = "created_at"
        case lastRun = "last_run"
    }

    static let schema = Schema.object([
        "saved_id": .required(.uuid), "name": .required(.string(1...120)), "territory_id": .required(.string(1...64)),
        "language": .required(.string(2...8).nullable), "turns": .required(.integer(1...100)),
        "created_at": .required(.dateTime),
        "last_run": .required(
            Schema.object([
                "at": .required(.dateTime), "passed": .required(.boolean),
                "failed_turn": .required(.integer(1...100).nullable),
                "milliseconds": .required(.integer(0...1_000_000)),
            ])
            .nullable),
    ])
    .named("SavedConversation")
}

/// `GET /ivr/saved-conversations?limit=&cursor=`: oldest first.
enum ListSavedConversations {
    struct Output: ResponseBody {
        let saved: [SavedConversationItem]
        let pagination: Pagination

        enum CodingKeys: String, CodingKey {
            case saved = "saved_conversations"
            case pagination
        }

        static let schema = Schema.object([
            "saved_conversations": .required(
                .array(of: SavedConversationItem.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let found = try SavedConversationStore(db: context.db, organisation: context.organisation)
            .list(within: context.callerTerritories, after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: found, key: { PageRequest.key($0.createdAt, $0.id) })
        let sealer = context.services.sealer
        return .ok(
            Output(saved: try page.map { SavedConversationItem($0, try $0.content(sealer)) }, pagination: pagination))
    }
}

/// `POST /ivr/saved-conversations`: keeps a conversation that was had, with what came of each turn, or one that was
/// written.
enum SaveConversation {
    private static let most = 100

    struct Input: RequestBody {
        let name: String
        let conversation: UUID?
        let territory: String?
        let language: String?
        let callerNumber: String?
        let turns: [ScriptedTurn]?

        enum CodingKeys: String, CodingKey {
            case name
            case conversation = "conversation_id"
            case territory = "territory_id"
            case language
            case callerNumber = "caller_number"
            case turns
        }

        static let schema = Schema.object([
            "name": .required(VisibleName.schema),
            "conversation_id": .optional(Schema.uuid.nullable.noted("Of the one to keep; or else `turns`.")),
            "territory_id": .optional(MasterRecord.idSchema.nullable),
            "language": .optional(.oneOf(VoiceLanguages.all).nullable),
            "caller_number": .optional(.string(0...CallerNumber.longest, .phone).nullable),
            "turns": .optional(.array(of: ScriptedTurn.schema, 1...most).nullable),
        ])
        .example([
            "name": "Books in English", "territory_id": "demo",
            "turns": [["user_input": "I need a follow-up", "expect": ["next_action": "collect_input"]]],
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<SavedConversationItem> {
        let (territory, content) = try content(input, in: context)
        guard try VoiceWorld.find(territory, in: context) != nil else {
            throw APIError.invalid("territory_id", "Is not a territory.")
        }
        let organisation = try context.organisation
        return try context.once {
            let (store, id) = (SavedConversationStore(db: try context.db, organisation: organisation), UUID.random())
            try store.insert(
                id, territory: territory, now: context.now,
                sealed: context.services.sealer.seal(content, in: SavedConversationStore.table, row: id))
            try MasterRecord.audit("conversation_saved", on: "saved_conversation", id.text, in: context)
            guard let saved = try store.find(id, within: nil) else { throw APIError.notFound }
            return .created(
                SavedConversationItem(saved, content), at: "/api/ivr/saved-conversations/\(id.text)")
        }
    }

    private static func content(_ input: Input, in context: AppContext) throws -> (
        territory: String, SavedConversation.Content
    ) {
        let name = VisibleText.normalised(input.name)
        guard let id = input.conversation else {
            guard let territory = input.territory else { throw APIError.invalid("territory_id", "Is required.") }
            guard let turns = input.turns else { throw APIError.invalid("turns", "Is required.") }
            return (
                territory,
                SavedConversation.Content(
                    name: name, language: input.language, callerNumber: input.callerNumber, turns: turns)
            )
        }
        let conversation: IVRConversation
        let known: IVRConversation.Content
        do {
            (conversation, known) = try GetConversation.find(id, in: context)
        } catch let error as APIError where error == .notFound {
            throw APIError.invalid("conversation_id", "Is not a conversation.")
        }
        let sealer = context.services.sealer
        let logs = try ConversationStore(db: context.db, organisation: context.organisation)
            .logs(of: conversation.id, limit: most + 1)
        // A part of it would be another test.
        guard logs.count <= most else {
            throw APIError.invalid("conversation_id", "Has more than the \(most) turns that a test may have.")
        }
        let contents = try logs.map { try $0.content(sealer) }
        let turns = zip(logs, contents).map { log, content in
            ScriptedTurn(
                userInput: content.userInput, keys: content.keys,
                expected: ScriptedTurn.Expectation(
                    nextAction: NextAction(rawValue: log.nextAction), goal: content.goal, asked: content.asked))
        }
        return (
            conversation.territory,
            SavedConversation.Content(
                name: name, language: contents.first?.language, callerNumber: known.callerNumber, turns: turns)
        )
    }
}

/// `DELETE /ivr/saved-conversations/{saved}`.
enum DeleteSavedConversation {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        let id = try context.identifier("saved")
        try context.db.retryingTransaction {
            let store = SavedConversationStore(db: try context.db, organisation: try context.organisation)
            guard try store.find(id, within: context.callerTerritories) != nil else { throw APIError.notFound }
            try store.delete(id)
            try MasterRecord.audit("conversation_deleted", on: "saved_conversation", id.text, in: context)
        }
        return .noContent
    }
}
