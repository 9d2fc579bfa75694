internal import Dialogue
public import Foundation
public import MariaDB
internal import Secrets
internal import Web

/// Scripted callers at the command line, and what was not understood of real ones.
public struct Simulation {
    /// The key that the scripted callers' phone system has is none.
    public struct BadKey: Error, CustomStringConvertible {
        public var description: String { "the API key is not known, or not for voice" }
    }

    private let context: AppContext

    /// - Parameters:
    ///   - key: of an API key with the scope `voice`; the demo's when nil.
    /// - Throws: `BadKey`, `DatabaseError`.
    public init(key: String?, _ services: Services, _ database: Database, now: Date) throws {
        var context = JobContext(services: services, database: database, now: now)
            .working(for: DemoData.organisation)
        let digest = APIKey.digest(of: key ?? DemoData.apiKey)
        guard let (credential, _) = try APIKeyStore(db: context.db).credential(digest: digest, now: now),
            credential.isValid(at: now), case .machine(let machine) = credential.caller,
            machine.scopes.contains(.voice)
        else { throw BadKey() }
        context.caller = credential.caller
        self.context = context
    }

    /// Has every caller of a script call.
    ///
    /// - Parameters:
    ///   - keeps: whether what they book stays booked.
    ///   - say: is given each line of the report.
    /// - Returns: how many went otherwise than the script expects.
    /// - Throws: an error that says which line of the script cannot be read, and what the turns throw.
    public func run(_ text: String, keeps: Bool, say: (String) -> Void) throws -> Int {
        var failures = 0
        for conversation in try Script(text).conversations {
            let turns = try Rehearsal.play(conversation.content, conversation.territory, keeps: keeps, in: context)
            let failed = turns.first { !$0.isAsExpected }
            say("\(failed == nil ? "ok  " : "FAIL") \(conversation.name)")
            for turn in turns {
                say("  \(turn.turn) > \(turn.userInput)")
                say("    < \(turn.nextAction) \(turn.goal ?? "-") \(turn.milliseconds) ms: \(turn.responseText)")
                guard !turn.isAsExpected, let expected = turn.expected else { continue }
                let wanted = [expected.nextAction?.rawValue, expected.goal?.rawValue, expected.outcome?.rawValue]
                say("    ? expected \(wanted.compactMap(\.self).joined(separator: " "))")
            }
            if failed != nil { failures += 1 }
        }
        return failures
    }

    /// The turns of the last days that somebody who improves the tables should look at, newest first, a JSON object
    /// each: without names and numbers.
    ///
    /// - Parameter limit: of turns that are looked through.
    public func misheard(days: Int, limit: Int, say: (String) -> Void) throws {
        let store = ConversationStore(db: try context.db, organisation: try context.organisation)
        for log in try store.logs(since: context.now - Double(days) * 86_400, limit: limit) {
            let content = try log.content(context.services.sealer)
            guard let flag = content.flag else { continue }
            let line: JSONObject = [
                "conversation_id": .string(log.conversation.text), "turn": .number(JSONNumber(log.turn)),
                "flag": .string(flag.rawValue), "language": .string(content.language),
                "user_input": .string(content.shownInput),
                "confidence": .number(JSONNumber("\((content.confidence * 1_000).rounded() / 1_000)") ?? JSONNumber(0)),
                "understood": .array(content.understood.map { .string($0.intent) }),
                "asked": content.asked.map { .string($0.rawValue) } ?? .null, "next_action": .string(log.nextAction),
            ]
            say(String(decoding: JSONValue.object(line).bytes, as: UTF8.self))
        }
    }
}
