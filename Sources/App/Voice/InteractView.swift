internal import Dialogue
internal import Foundation
internal import Web

/// What a turn was understood as.
struct UnderstoodView: Codable {
    let intent: String
    let confidence: Double
    let why: String

    static let schema = Schema.object([
        "intent": .required(.string(1...32)), "confidence": .required(.number(0...1)),
        "why": .required(.string(0...200).noted("The rule that said so, or `model`.")),
    ])
    .named("UnderstoodIntent")
}

/// A thing that is known of what a caller wants.
struct SlotView: Codable {
    let name: String
    let value: String
    let text: String
    let isConfirmed: Bool

    enum CodingKeys: String, CodingKey {
        case name, value, text
        case isConfirmed = "is_confirmed"
    }

    static let schema = Schema.object([
        "name": .required(.string(1...32)), "value": .required(.string(0...300)), "text": .required(.string(0...300)),
        "is_confirmed": .required(.boolean),
    ])
    .named("ConversationSlot")
}

/// The answer to one turn: the document's two members, and what is added to them.
struct InteractView: ResponseBody {
    struct Session: Encodable {
        let conversation: UUID
        let turn: Int
        let isOpen: Bool
        let state: State

        enum CodingKeys: String, CodingKey {
            case conversation = "conversation_id"
            case turn, status, outcome, language, goal, asked
            case isVerified = "is_verified"
            case misheard
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(conversation, forKey: .conversation)
            try container.encode(turn, forKey: .turn)
            try container.encode(ConversationStatus(isOpen: isOpen), forKey: .status)
            try container.encode(state.outcome, forKey: .outcome)
            try container.encode(state.language, forKey: .language)
            try container.encode(state.goal, forKey: .goal)
            try container.encode(state.asked, forKey: .asked)
            try container.encode(state.isVerified, forKey: .isVerified)
            try container.encode(state.misheard, forKey: .misheard)
        }

        static let schema = Schema.object([
            "conversation_id": .required(.uuid), "turn": .required(.integer(1...65_535)),
            "status": .required(ConversationStatus.schema), "outcome": .required(Words.outcomes.nullable),
            "language": .required(.string(2...8)), "goal": .required(Words.goals.nullable),
            "asked": .required(Words.asks.nullable), "is_verified": .required(.boolean),
            "misheard": .required(.integer(0...100).noted("How often in a row nothing was understood.")),
        ])
        .named("ConversationSession")
    }

    struct Choice: Encodable {
        let number: Int
        let text: String
        let value: String

        static let schema = Schema.object([
            "number": .required(.integer(1...100)), "text": .required(.string()), "value": .required(.string()),
        ])
        .named("ConversationOption")
    }

    struct Transfer: Encodable {
        let reason: TransferReason
        let summary: String
        @OrNull var number: String?
        @OrNull var patient: String?

        enum CodingKeys: String, CodingKey {
            case reason, summary, number
            case patient = "patient_id"
        }

        static let schema = Schema.object([
            "reason": .required(.oneOf(TransferReason.allCases.map(\.rawValue))),
            "summary": .required(.string().noted("For the person who takes the call.")),
            "number": .required(
                Schema.string(3...16).nullable.noted("The clinic's, in E.164; null where it is not known which.")),
            "patient_id": .required(Schema.string(1...64).nullable.noted("Of a caller who was verified.")),
        ])
        .named("ConversationTransfer")
    }

    let responseText: String
    let nextAction: NextAction
    let markup: String?
    let session: Session
    let slots: [SlotView]
    let options: [Choice]
    let confidence: Double
    let understood: [UnderstoodView]
    @OrNull var transfer: Transfer?
    let milliseconds: Int

    enum CodingKeys: String, CodingKey {
        case responseText = "response_text"
        case nextAction = "next_action"
        case markup = "ssml"
        case session, slots, options, confidence, understood, transfer, milliseconds
    }

    static let schema = Schema.either([whole, fallback])

    private static let whole = Schema.object([
        "response_text": .required(said), "next_action": .required(Words.actions),
        "ssml": .optional(.string().noted("The same as SSML 1.1; only when asked for.")),
        "session": .required(Session.schema), "slots": .required(.array(of: SlotView.schema, 0...32)),
        "options": .required(.array(of: Choice.schema, 0...100)), "confidence": .required(.number(0...1)),
        "understood": .required(.array(of: UnderstoodView.schema, 0...32)),
        "transfer": .required(Transfer.schema.nullable), "milliseconds": .required(.integer(0...1_000_000)),
    ])
    .named("Interaction")

    /// What nginx answers in the place of the service: `nginx/errors/voice/transfer.json`.
    static let fallback = Schema.object([
        "response_text": .required(said), "next_action": .required(.oneOf([NextAction.transfer.rawValue])),
    ])
    .named("InteractionFallback").noted("While the service is away: only what a caller hears, and a person.")

    private static let said = Schema.string().noted("To be said.")
}

/// Whether a conversation may go on.
enum ConversationStatus: String, Codable, CaseIterable {
    case open, ended

    init(isOpen: Bool) { self = isOpen ? .open : .ended }

    static let schema = Schema.oneOf(allCases.map(\.rawValue))
}

/// The dialogue's words in the API's document.
enum Words {
    static let actions = Schema.oneOf(NextAction.allCases.map(\.rawValue)).noted(
        """
        `collect_input`: a value is awaited. `confirm`: yes or no, 1 or 2. `verify_identity`: something that proves who \
        the caller is; do not record it. `continue`: nothing particular. `transfer`: connect to a person. `hangup`: end \
        the call.
        """)
    static let goals = Schema.oneOf(Goal.allCases.map(\.rawValue))
    static let asks = Schema.oneOf(Ask.allCases.map(\.rawValue))
    static let outcomes = Schema.oneOf(Outcome.allCases.map(\.rawValue))
}
