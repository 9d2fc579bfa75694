internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/interact`: one turn of a conversation with a caller.
///
/// Everything of a turn is one transaction, which begins with the lock of the conversation: of two turns of one call at
/// once, one waits. A worker that dies in it leaves nothing behind, and the next turn goes on from the last one that
/// was answered. Errors: 403 `TERRITORY_MISMATCH`, 409 `CALL_ID_TAKEN`.
enum Interact {
    /// Bytes of an utterance.
    static let longest = 4_096

    struct Input: RequestBody {
        let call: String
        let userInput: String
        let territory: String
        var turnID: String?
        var language: String?
        var alternatives: [String]?
        var keys: String?
        var callerNumber: String?
        var transferStatus: TransferStatus?
        var wantsMarkup: Bool?

        enum CodingKeys: String, CodingKey {
            case call = "call_id"
            case userInput = "user_input"
            case territory = "territory_id"
            case turnID = "turn_id"
            case language, alternatives
            case keys = "dtmf"
            case callerNumber = "caller_number"
            case transferStatus = "transfer_status"
            case wantsMarkup = "ssml"
        }

        static let schema = Schema.object([
            "call_id": .required(.string(1...128, .externalID).noted("The phone system's own id of the call.")),
            "user_input": .required(
                .string(0...longest).noted("What was heard, at most 4,096 bytes; empty for silence.")),
            "territory_id": .required(MasterRecord.idSchema),
            "turn_id": .optional(
                .string(1...128, .externalID).nullable.noted("A turn that comes again gets the same answer.")),
            "language": .optional(.oneOf(VoiceLanguages.all).nullable),
            "alternatives": .optional(
                .array(of: .string(0...longest), 0...10).nullable.noted(
                    "What else may have been said, likeliest first.")
            ),
            "dtmf": .optional(.string(1...32, .keys).nullable.noted("Keys that were pressed.")),
            "caller_number": .optional(
                .string(0...CallerNumber.longest, .phone).nullable.noted(
                    "To call back, also in a SIP or `tel` address; no proof of who somebody is.")),
            "transfer_status": .optional(TransferStatus.schema.nullable),
            "ssml": .optional(.boolean.nullable),
        ])
        .example([
            "call_id": "external_call_id", "user_input": "I'd like to see the doctor on Tuesday morning",
            "territory_id": "demo",
        ])
    }

    static let mismatch = APIError(
        .forbidden, "TERRITORY_MISMATCH", "The territory is not the caller's, or not the call's.",
        fields: [FieldError("territory_id", "Is not a territory of this caller and this call.")])
    /// Turns of a call; who is handed over is so much earlier.
    static let mostTurns = 500
    static let callOver = APIError(.conflict, "CALL_OVER", "The call has had more turns than a call has.")
    static let callTaken = APIError(.conflict, "CALL_ID_TAKEN", "Somebody else has a call of this id.")

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<InteractView> {
        let start = ContinuousClock.now
        for text in [input.userInput] + (input.alternatives ?? []) where text.utf8.count > longest {
            throw APIError.invalid("user_input", "Must be at most 4096 bytes.")
        }
        guard let world = try VoiceWorld.find(input.territory, in: context) else { throw mismatch }
        var context = context
        context.territory = input.territory
        let talk = try Talk(input, world, start, in: context)
        let (response, isChange) = try context.db.retryingTransaction { try talk.answer() }
        try context.publish(.voice)
        if isChange {
            try context.publish(.appointments)
            try context.publish(.messages)
        }
        return Reply(response)
    }
}

/// What came of a `transfer`, in the words of Twilio's and jambonz's dial status.
enum TransferStatus: String, Decodable, CaseIterable {
    case completed, answered, busy, failed, canceled
    case noAnswer = "no-answer"

    var isConnected: Bool { self == .completed || self == .answered }

    static let schema = Schema.oneOf(allCases.map(\.rawValue)).noted(
        "In the turn after a `transfer`: what came of it. Nobody was there: the caller is told so, and the call ends.")
}

extension Schema.Format {
    /// Keys of a phone.
    static let keys = Schema.Format(
        name: "keys", issue: "Must consist of digits, '*' and '#'.", pattern: "^[0-9*#]+$"
    ) { text in text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2A || $0 == 0x23 } }
}

/// The languages that callers may speak.
enum VoiceLanguages {
    static let all = ["en", "es", "hi", "fr", "de", "pt", "it"]
}
