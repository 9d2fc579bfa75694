internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/saved-conversations/{saved}/runs`: has the scripted caller call once more. What it books is undone with
/// the call: nothing of it stays but how it went, what it was told of patients, on record, and whom it tried to be.
enum RunSavedConversation {
    struct Output: ResponseBody {
        let passed: Bool
        @OrNull var failedTurn: Int?
        let milliseconds: Int
        let turns: [Rehearsal.Turn]

        init(_ turns: [Rehearsal.Turn]) {
            self.turns = turns
            let failed = turns.first { !$0.isAsExpected }?.turn
            failedTurn = failed
            passed = failed == nil
            milliseconds = turns.reduce(0) { $0 + $1.milliseconds }
        }

        enum CodingKeys: String, CodingKey {
            case passed
            case failedTurn = "failed_turn"
            case milliseconds, turns
        }

        static let schema = Schema.object([
            "passed": .required(.boolean), "failed_turn": .required(.integer(1...100).nullable),
            "milliseconds": .required(.integer(0...1_000_000)),
            "turns": .required(.array(of: Rehearsal.Turn.schema, 0...100)),
        ])
        .named("Rehearsal")
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let store = SavedConversationStore(db: try context.db, organisation: try context.organisation)
        guard var saved = try store.find(context.identifier("saved"), within: context.callerTerritories) else {
            throw APIError.notFound
        }
        var content = try saved.content(context.services.sealer)
        let turns = try Rehearsal.play(content, saved.territory, keeps: false, in: context)
        let output = Output(turns)
        content.lastRun = SavedConversation.Run(
            at: context.now, failedTurn: output.failedTurn, milliseconds: output.milliseconds)
        saved.sealed = try context.services.sealer.seal(content, in: SavedConversationStore.table, row: saved.id)
        try context.db.retryingTransaction {
            try store.update(saved)
            try MasterRecord.audit("conversation_rehearsed", on: "saved_conversation", saved.id.text, in: context)
        }
        return .ok(output, headers: ["cache-control": "no-store"])
    }
}
