internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A conversation that is run again, to see whether it still goes as it should.
struct SavedConversation: RowDecodable {
    let id: UUID
    let territory: String
    let createdAt: Date
    /// Sealed: `Content`.
    var sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        territory = try row.column("territory_id")
        createdAt = try row.column("created_at")
        sealed = try row.column("sealed")
    }

    func content(_ sealer: Sealer) throws -> Content {
        try sealer.open(Content.self, sealed, in: SavedConversationStore.table, row: id)
    }

    /// What is sealed of it.
    struct Content: Codable {
        let name: String
        let language: String?
        let callerNumber: String?
        let turns: [ScriptedTurn]
        var lastRun: Run?
    }

    /// How it went when it was last run.
    struct Run: Codable {
        let at: Date
        let failedTurn: Int?
        let milliseconds: Int
    }
}

/// What a scripted caller says, and what is to come of it.
struct ScriptedTurn: Codable {
    struct Expectation: Codable {
        var nextAction: NextAction?
        var goal: Goal?
        var asked: Ask?
        var outcome: Outcome?

        enum CodingKeys: String, CodingKey {
            case nextAction = "next_action"
            case goal, asked, outcome
        }

        static let schema = Schema.object([
            "next_action": .optional(Words.actions.nullable), "goal": .optional(Words.goals.nullable),
            "asked": .optional(Words.asks.nullable), "outcome": .optional(Words.outcomes.nullable),
        ])
        .named("ExpectedTurn").example(["next_action": "confirm"])
    }

    let userInput: String
    var keys: String?
    var expected: Expectation?

    enum CodingKeys: String, CodingKey {
        case userInput = "user_input"
        case keys = "dtmf"
        case expected = "expect"
    }

    static let schema = Schema.object([
        "user_input": .required(.string(0...Interact.longest)), "dtmf": .optional(.string(1...32, .keys).nullable),
        "expect": .optional(Expectation.schema.nullable),
    ])
    .named("ScriptedTurn")
}
