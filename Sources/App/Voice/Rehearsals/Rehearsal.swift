internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Has a scripted caller call, in one transaction for all of the call. Of one that is undone, what was told of patients
/// stays on record, and who it tried to be stays counted.
enum Rehearsal {
    /// What came of one turn.
    struct Turn: Encodable {
        let turn: Int
        /// As they were; supervisors do not see them.
        let userInput: String
        let responseText: String
        let shownInput: String
        let shownResponse: String
        let nextAction: String
        @OrNull var goal: String?
        @OrNull var asked: String?
        @OrNull var outcome: String?
        @OrNull var expected: ScriptedTurn.Expectation?
        let isAsExpected: Bool
        let milliseconds: Int

        enum CodingKeys: String, CodingKey {
            case turn
            case shownInput = "user_input"
            case shownResponse = "response_text"
            case nextAction = "next_action"
            case goal, asked, outcome, expected
            case isAsExpected = "is_as_expected"
            case milliseconds
        }

        static let schema = Schema.object([
            "turn": .required(.integer(1...100)), "user_input": .required(.string()),
            "response_text": .required(.string()), "next_action": .required(Words.actions),
            "goal": .required(Words.goals.nullable), "asked": .required(Words.asks.nullable),
            "outcome": .required(Words.outcomes.nullable),
            "expected": .required(ScriptedTurn.Expectation.schema.nullable), "is_as_expected": .required(.boolean),
            "milliseconds": .required(.integer(0...1_000_000)),
        ])
        .named("RehearsedTurn")
    }

    /// Undoes what a call has done, and brings out what was seen.
    private struct Undo: Error {
        let turns: [Turn]
    }

    /// - Parameter keeps: whether what is booked stays booked.
    static func play(_ content: SavedConversation.Content, _ territory: String, keeps: Bool, in context: AppContext)
        throws -> [Turn]
    {
        guard let world = try VoiceWorld.find(territory, in: context) else { throw Interact.mismatch }
        var context = context
        context.territory = territory
        let trace = RehearsalTrace()
        context.rehearsal = trace
        let call = "rehearsal-\(UUID.random().text)"
        do {
            return try context.db.retryingTransaction {
                trace.begin()
                var turns: [Turn] = []
                for (place, said) in content.turns.enumerated() {
                    var input = Interact.Input(call: call, userInput: said.userInput, territory: territory)
                    input.keys = said.keys
                    input.language = content.language
                    input.callerNumber = content.callerNumber
                    let start = ContinuousClock.now
                    let (response, _) = try Talk(input, world, start, in: context).answer()
                    let spent = Int((ContinuousClock.now - start) / .milliseconds(1))
                    let answer = try JSONValue(parsing: response.body)
                    turns.append(turn(place + 1, said, answer, try log(of: answer, in: context), spent))
                }
                if !keeps { throw Undo(turns: turns) }
                return turns
            }
        } catch {
            // However it has ended: an error says something of what was tried, too.
            try trace.keep(in: context)
            guard let undo = error as? Undo else { throw error }
            return undo.turns
        }
    }

    private static func text(_ value: JSONValue?) -> String? { if case .string(let text) = value { text } else { nil } }

    /// What was kept of the turn that was answered last.
    private static func log(of answer: JSONValue, in context: AppContext) throws -> IVRLog.Content? {
        guard let id = text(answer["session"]?["conversation_id"]).flatMap(UUID.init(uuidString:)),
            case .number(let turn) = answer["session"]?["turn"], let number = turn.integer
        else { return nil }
        return try ConversationStore(db: context.db, organisation: context.organisation)
            .log(Int(number), of: id)?.content(context.services.sealer)
    }

    private static func turn(
        _ number: Int, _ said: ScriptedTurn, _ answer: JSONValue, _ log: IVRLog.Content?, _ milliseconds: Int
    ) -> Turn {
        let session = answer["session"]
        let (action, goal) = (text(answer["next_action"]) ?? "", text(session?["goal"]))
        let (asked, outcome) = (text(session?["asked"]), text(session?["outcome"]))
        let expected = said.expected
        let isAsExpected =
            (expected?.nextAction.map { $0.rawValue == action } ?? true)
            && (expected?.goal.map { $0.rawValue == goal } ?? true)
            && (expected?.asked.map { $0.rawValue == asked } ?? true)
            && (expected?.outcome.map { $0.rawValue == outcome } ?? true)
        return Turn(
            turn: number, userInput: said.userInput, responseText: text(answer["response_text"]) ?? "",
            shownInput: log?.shownInput ?? "", shownResponse: log?.shownResponse ?? "",
            nextAction: action, goal: goal, asked: asked, outcome: outcome, expected: expected,
            isAsExpected: isAsExpected, milliseconds: milliseconds)
    }
}
