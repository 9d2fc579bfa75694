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
                .string(0...128, .externalID.orEmpty).nullable.noted("A turn that comes again gets the same answer.")),
            "language": .optional(
                .string(0...35, .languageTag.orEmpty).nullable.noted(
                    "Of the call, as a tag such as `en` or `pt-BR`; one that is not spoken here is as if left out. Another "
                        + "one than in the turn before changes it.")),
            "alternatives": .optional(
                .array(of: .string(), 0...Int.max).nullable.noted(
                    "What else may have been said, likeliest first; ten are looked at, of those that are no longer "
                        + "than `user_input` may be.")
            ),
            "dtmf": .optional(
                .string(0...34, .quotedKeys).nullable.noted("Keys that were pressed, with or without quotation marks.")),
            "caller_number": .optional(
                .string(0...CallerNumber.longest, .phone).nullable.noted(
                    "To call back, also in a SIP or `tel` address; what cannot be read is as if left out. No proof of "
                        + "who somebody is.")),
            "transfer_status": .optional(TransferStatus.schema.nullable),
            "ssml": .optional(.boolean.nullable),
        ])
        .example([
            "call_id": "external_call_id", "user_input": "I'd like to see the doctor on Tuesday morning",
            "territory_id": "demo",
        ])
    }

    /// Of what else may have been said, so many are looked at.
    static let mostAlternatives = 10

    static let mismatch = APIError(
        .forbidden, "TERRITORY_MISMATCH", "The territory is not the caller's, or not the call's.",
        fields: [FieldError("territory_id", "Is not a territory of this caller and this call.")])
    /// Turns of a call; who is handed over is so much earlier.
    static let mostTurns = 500
    static let callOver = APIError(.conflict, "CALL_OVER", "The call has had more turns than a call has.")
    static let callTaken = APIError(.conflict, "CALL_ID_TAKEN", "Somebody else has a call of this id.")

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<InteractView> {
        let start = ContinuousClock.now
        guard input.userInput.utf8.count <= longest else {
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

extension Interact.Input {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            call: try container.decode(String.self, forKey: .call),
            userInput: try container.decode(String.self, forKey: .userInput),
            territory: try container.decode(String.self, forKey: .territory))
        turnID = try container.decodeFilled(.turnID)
        language = try container.decodeFilled(.language)
        alternatives = try container.decodeIfPresent([String].self, forKey: .alternatives)
            .map { Array($0.filter { $0.utf8.count <= Interact.longest }.prefix(Interact.mostAlternatives)) }
        let said = try container.decodeFilled(.keys)?.filter { $0 != "\"" } ?? ""
        keys = said.isEmpty || said == "null" ? nil : said
        callerNumber = try container.decodeIfPresent(String.self, forKey: .callerNumber)
        transferStatus = try container.decodeFilled(.transferStatus).flatMap(TransferStatus.init)
        wantsMarkup = try container.decodeIfPresent(Bool.self, forKey: .wantsMarkup)
    }
}

/// What came of a `transfer`, in the words of Twilio's and jambonz's dial status.
enum TransferStatus: String, CaseIterable {
    case completed, answered, busy, failed, canceled
    case noAnswer = "no-answer"

    var isConnected: Bool { self == .completed || self == .answered }

    static let schema = Schema.oneOf(allCases.map(\.rawValue) + ["", "null"]).noted(
        "In the turn after a `transfer`: what came of it. Nobody was there: the caller is told so, and the call ends.")
}

extension Schema.Format {
    /// Keys of a phone.
    static let keys = Schema.Format(
        name: "keys", issue: "Must consist of digits, '*' and '#'.", pattern: "^[0-9*#]+$"
    ) { text in text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2A || $0 == 0x23 } }

    /// The same or none, as Exotel sends them: between quotation marks, or as the word `null`.
    static let quotedKeys = Schema.Format(
        name: "keys", issue: keys.issue, pattern: #"^(?:[0-9*#]*|"[0-9*#]*"|null)$"#
    ) { text in text.wholeMatch(of: /[0-9*#]*|"[0-9*#]*"|null/) != nil }

    /// A language as BCP 47 writes it, or with underlines.
    static let languageTag = Schema.Format(
        name: "language-tag", issue: "Must be a language such as en or pt-BR.",
        pattern: "^[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,8})*$"
    ) { text in text.wholeMatch(of: /[A-Za-z]{2,8}(?:[_\-][A-Za-z0-9]{1,8})*/) != nil }
}

/// The languages that callers may speak.
enum VoiceLanguages {
    static let all = ["en", "es", "hi", "fr", "de", "pt", "it"]
    /// In which a conversation begins when nobody says which.
    static let first = "en"

    /// The language of a tag such as `pt-BR`; nil for one that is not spoken.
    static func spoken(_ tag: String?) -> String? {
        let code = tag.map { String($0.prefix { $0 != "-" && $0 != "_" }).lowercased() }
        return code.flatMap { Tongues.speaks($0) ? $0 : nil }
    }
}
