internal import Dialogue
internal import Foundation

/// Conversations as they are written down: plain text, a line for each thing.
///
/// ```
/// # Books in English            begins a conversation
/// territory demo                `demo` when left out
/// language en
/// number +16175550140           of the caller
/// > I'd like a follow-up        what the caller says; nothing after it is silence
/// ! 1#                          keys that are pressed
/// < confirm book                what is to come: the next action, then the goal, `-` for whatever it is
/// = booked                      what is to have come of it by then
/// ```
struct Script: Sendable {
    /// A line that cannot be read.
    struct BadLine: Error, CustomStringConvertible {
        let number: Int
        var description: String { "line \(number) of the script cannot be read" }
    }

    struct Conversation: Sendable {
        var name: String
        var territory = "demo"
        var language: String?
        var number: String?
        var turns: [ScriptedTurn] = []

        var content: SavedConversation.Content {
            SavedConversation.Content(name: name, language: language, callerNumber: number, turns: turns)
        }
    }

    private(set) var conversations: [Conversation] = []

    /// - Throws: `BadLine`.
    init(_ text: String) throws {
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty else { continue }
            guard try read(line) else { throw BadLine(number: place + 1) }
        }
    }

    private mutating func read(_ line: String) throws -> Bool {
        if let name = Self.rest(of: line, after: "#") {
            conversations.append(Conversation(name: name))
            return true
        }
        guard !conversations.isEmpty else { return false }
        let place = conversations.count - 1
        if let said = Self.rest(of: line, after: ">") {
            conversations[place].turns.append(ScriptedTurn(userInput: said))
        } else if let keys = Self.rest(of: line, after: "!") {
            conversations[place].turns.append(ScriptedTurn(userInput: "", keys: keys))
        } else if let words = Self.rest(of: line, after: "<") {
            return expect(words.split(separator: " ").map(String.init), of: place)
        } else if let outcome = Self.rest(of: line, after: "=") {
            guard let outcome = Outcome(rawValue: outcome) else { return false }
            return change(place) { $0.outcome = outcome }
        } else {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else { return false }
            switch words[0] {
            case "territory": conversations[place].territory = words[1]
            case "language": conversations[place].language = words[1]
            case "number": conversations[place].number = words[1]
            default: return false
            }
        }
        return true
    }

    private mutating func expect(_ words: [String], of place: Int) -> Bool {
        guard let first = words.first, words.count <= 2 else { return false }
        let (action, goal) = (NextAction(rawValue: first), words.count == 2 ? Goal(rawValue: words[1]) : nil)
        guard action != nil || first == "-", goal != nil || words.count == 1 else { return false }
        return change(place) { ($0.nextAction, $0.goal) = (action, goal) }
    }

    /// What is to come of the turn that was read last.
    private mutating func change(_ place: Int, _ body: (inout ScriptedTurn.Expectation) -> Void) -> Bool {
        guard let last = conversations[place].turns.indices.last else { return false }
        var expected = conversations[place].turns[last].expected ?? ScriptedTurn.Expectation()
        body(&expected)
        conversations[place].turns[last].expected = expected
        return true
    }

    private static func rest(of line: String, after mark: String) -> String? {
        line.hasPrefix(mark) ? line.dropFirst(mark.count).trimmingCharacters(in: .whitespaces) : nil
    }
}
