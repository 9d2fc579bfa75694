internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Understanding
internal import Web

/// A conversation with a caller, as the table has it.
struct IVRConversation {
    /// After how long without a turn another conversation has the call's id, in seconds: no call takes a day, and phone
    /// systems begin to count anew.
    static let lifetime: TimeInterval = 86_400
    /// After how long without a turn a caller has hung up, in seconds: no phone system says so here, and none waits that
    /// long for somebody to speak.
    static let silence: TimeInterval = 900

    let callIndex: [UInt8]
    let id: UUID
    let owner: UUID
    let territory: String
    var isOpen: Bool
    /// Those that were answered.
    var turns: Int
    let startedAt: Date
    var updatedAt: Date
    /// Sealed: `Content`; empty for one that has just begun.
    var sealed: [UInt8]

    /// Whether somebody still speaks.
    func isOpen(at now: Date) -> Bool { isOpen && updatedAt > now - Self.silence }

    /// What is known of it; nil for one that has just begun.
    func content(_ sealer: Sealer) throws -> Content? {
        if sealed.isEmpty { return nil }
        return try sealer.open(Content.self, sealed, in: ConversationStore.table, row: id)
    }

    /// With each key that rows may have been indexed with, the active one's first.
    static func index(_ call: String, by index: BlindIndex) -> [[UInt8]] {
        index.all(label: "bi:v1:ivr_conversation.call", normalised: call)
    }

    /// What is sealed of a conversation.
    struct Content: Codable {
        /// The phone system's own id.
        let call: String
        var state: State
        /// Ids of turns, as the phone system gave them, by the turn's number.
        var turnIDs: [String: Int] = [:]
        var callerNumber: String?
        /// As supervisors see it.
        var lastHeard = ""
        var lastSaid = ""
        var nextAction = NextAction.continue
        var microseconds = 0
        /// What a number that must not be kept was called at the end of the last turn, before it was said.
        var announcedNumber: NumberName?
        /// The language that the phone system named last; empty for none, and nil where an earlier release kept nothing.
        var namedLanguage: String? = ""
    }
}

extension IVRConversation.Content {
    /// Takes the language that comes with a turn. The same one again undoes no change that the caller asked for.
    mutating func take(_ language: String?) {
        guard let language else { return }
        if let namedLanguage, namedLanguage != language { state.language = language }
        namedLanguage = language
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        call = try container.decode(String.self, forKey: .call)
        do {
            state = try container.decode(State.self, forKey: .state)
        } catch {
            state = try Self.state(keptEarlier: container.decode(JSONValue.self, forKey: .state))
        }
        turnIDs = try container.decode([String: Int].self, forKey: .turnIDs)
        callerNumber = try container.decodeIfPresent(String.self, forKey: .callerNumber)
        lastHeard = try container.decode(String.self, forKey: .lastHeard)
        lastSaid = try container.decode(String.self, forKey: .lastSaid)
        nextAction = try container.decode(NextAction.self, forKey: .nextAction)
        microseconds = try container.decode(Int.self, forKey: .microseconds)
        announcedNumber = try container.decodeIfPresent(NumberName.self, forKey: .announcedNumber)
        namedLanguage = try container.decodeIfPresent(String.self, forKey: .namedLanguage)
    }

    /// What an earlier release has kept knows less: the rest is as it is where a conversation begins. Calls go on while
    /// the service is upgraded, and old ones are shown for good.
    private static func state(keptEarlier kept: JSONValue) throws -> State {
        let first = try JSONValue(parsing: JSON.encode(State(language: VoiceLanguages.first)))
        return try JSON.decode(State.self, from: filled(kept, from: first))
    }

    private static func filled(_ kept: JSONValue, from first: JSONValue) -> JSONValue {
        guard case .object(var members) = kept, case .object(let known) = first else { return kept }
        for member in known.members {
            members[member.name] = members[member.name].map { filled($0, from: member.value) } ?? member.value
        }
        return .object(members)
    }
}

extension IVRConversation: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        callIndex = try row.column("call_index")
        id = try row.column("id")
        owner = try row.column("owner_id")
        territory = try row.column("territory_id")
        isOpen = try row.column("is_open")
        turns = try row.column("turns")
        startedAt = try row.column("started_at")
        updatedAt = try row.column("updated_at")
        sealed = try row.column("sealed")
    }
}

/// One turn, as the table has it.
struct IVRLog: RowDecodable {
    let conversation: UUID
    let turn: Int
    let id: UUID
    let saidAt: Date
    let nextAction: String
    let microseconds: Int
    /// Sealed: `Content`.
    let sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        conversation = try row.column("call_id")
        turn = try row.column("seq")
        id = try row.column("id")
        saidAt = try row.column("said_at")
        nextAction = try row.column("next_action")
        microseconds = try row.column("microseconds")
        sealed = try row.column("sealed")
    }

    func content(_ sealer: Sealer) throws -> Content {
        try sealer.open(Content.self, sealed, in: ConversationStore.logs, row: id)
    }

    /// What is sealed of a turn.
    struct Content: Codable {
        /// Without numbers of cards and of the social security.
        let userInput: String
        /// The answer, as it was sent.
        let response: String
        /// What supervisors see of both.
        let shownInput: String
        let shownResponse: String
        let keys: String?
        let language: String
        let understood: [UnderstoodView]
        let confidence: Double
        let goal: Goal?
        let asked: Ask?
        let slots: [SlotView]
        let flag: TurnFlag?
    }
}

/// Why somebody who improves the tables should look at a turn.
enum TurnFlag: String, Codable, CaseIterable {
    case lowConfidence = "low_confidence"
    case notUnderstood = "not_understood"
    case outOfScope = "out_of_scope"
    case silence, repeated, transferred, unreached
}
