internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

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
            "conversation_id": .optional(
                Schema.uuid.nullable.noted("Of the one to keep: its first \(most) turns; or else `turns`.")),
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
        // A dialogue ends after fewer turns than that: what is said behind its end changes nothing of it.
        let logs = try ConversationStore(db: context.db, organisation: context.organisation)
            .logs(of: conversation.id, limit: most)
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
