internal import Foundation
internal import MariaDB
internal import Secrets
internal import Understanding
internal import Web

/// What a call was, as `call-config.md` prints it: members in its order.
struct ProcessedCall: ResponseBody {
    let callID: UUID
    let sentimentScore: Int
    let sentimentLabel: SentimentLabel
    let summary: String
    let reason: CallReason

    init(_ call: Call, _ content: CallContent) {
        callID = call.id
        sentimentScore = call.sentimentScore
        sentimentLabel = call.sentimentLabel
        summary = content.summary
        reason = call.reason
    }

    enum CodingKeys: String, CodingKey {
        case callID = "callId"
        case sentimentScore, sentimentLabel, summary, reason
    }

    static let schema = Schema.object([
        "callId": .required(.uuid), "sentimentScore": .required(.integer(0...100)),
        "sentimentLabel": .required(CallQuery.sentiments), "summary": .required(.string()),
        "reason": .required(CallQuery.reasons),
    ])
    .named("ProcessedCall").example([
        "callId": "8c0e8400-e29b-41d4-a716-446655440001", "sentimentScore": 85, "sentimentLabel": "positive",
        "summary": "Customer called about operating hours", "reason": "Hours",
    ])
}

/// `POST /ivr/call`: a phone system reports a call; it is analysed at once.
///
/// `callId` is the phone system's own id, one in the organisation. A call that is reported again is the same call,
/// and gets its answer: what was reported first stands, and a report that differs is put on record as such.
/// Errors: 404 `RESTAURANT_NOT_FOUND`, for a call that is not known.
enum ProcessCall {
    struct Input: RequestBody, Encodable {
        let restaurantID: String
        let callID: String
        let timestamp: Date
        let callerNumber: String?
        let transcript: String
        let audioURL: String?

        enum CodingKeys: String, CodingKey {
            case restaurantID = "restaurantId"
            case callID = "callId"
            case timestamp, callerNumber, transcript
            case audioURL = "audioUrl"
        }

        static let schema = Schema.object([
            "restaurantId": .required(
                .string(1...64, .line).noted("The restaurant's id, or its phone number in any common spelling.")),
            "callId": .required(.string(1...128, .externalID)),
            "timestamp": .required(Schema.moment.noted("When the call began.")),
            "callerNumber": .optional(
                .string(0...CallerNumber.longest, .phone).nullable.noted(
                    "A phone number in any common spelling, also without its `+`, or in a SIP or `tel` address; "
                        + "`anonymous` and the like, extensions, numbers without their area and other addresses are "
                        + "no number.")),
            "transcript": .required(.string(0...Transcript.longest, .text).noted(Transcript.limit)),
            "audioUrl": .optional(.string(0...2_048, .httpsURL.orEmpty).nullable),
        ])
        .example([
            "restaurantId": "restaurant_id", "callId": "external_call_id", "timestamp": "2025-03-01T12:30:00.000Z",
            "callerNumber": "+15551234567", "transcript": "Customer call transcript",
            "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3",
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<ProcessedCall>> {
        let number = try check(input, in: context)
        let restaurant = try GetCallConfig.find(input.restaurantID, in: context)?.restaurant
        let store = CallStore(db: try context.db, organisation: try context.organisation)
        let digest = try sha256(JSON.encode(input)).hex
        // What was said goes out once; and a call stays the call that it was, whatever has become of its restaurant.
        if try restaurant == nil || Analysers.external(in: context) != nil,
            let known = try store.find(externalID: input.callID)
        {
            return try again(known, digest, in: context)
        }
        guard let restaurant else {
            throw APIError(
                .notFound, "RESTAURANT_NOT_FOUND", "No restaurant has this id or phone number.",
                fields: [FieldError("restaurantId", "Is not a restaurant's.")])
        }
        let (call, content) = try make(input, restaurant, number, digest, in: context)
        do {
            try context.db.retryingTransaction {
                try store.insert(call, number: number.map { index(of: $0, by: context.services.index) })
                try add(input.transcript, .reported, to: call.id, store, context.services.sealer)
                try announce(.callProcessed, call, in: context)
                try CallAudit.append("call_processed", call.id, CallAudit.fields(content), in: context)
            }
        } catch  where error is AuditFailure || (error as? DatabaseError)?.reason == .notKept {
            // All was sent together, so that who had it refused does not say which of it. Mostly: the call is there.
            guard let known = try store.find(externalID: input.callID) else { throw error }
            return try again(known, digest, in: context)
        }
        try context.publish(.calls)
        return answer(call, content)
    }

    /// The answer to a call that is there already, also when both came at the same time.
    private static func again(_ call: Call, _ digest: String, in context: AppContext) throws
        -> Reply<Success<ProcessedCall>>
    {
        let content = try call.content(context.services.sealer)
        try context.recordRead(
            AuditEvent(
                "call_repeated", .success, on: "call", call.id.text, by: context.actor,
                fields: ["differs": content.digest == digest ? "no" : "yes"]))
        return answer(call, content)
    }

    private static func answer(_ call: Call, _ content: CallContent) -> Reply<Success<ProcessedCall>> {
        .ok(Success(ProcessedCall(call, content), message: "Call processed successfully"))
    }

    /// - Throws: `APIError` 422 with every field that is wrong beyond its schema.
    private static func check(_ input: Input, in context: AppContext) throws -> PhoneNumber? {
        var problems: [FieldError] = []
        // A clock that goes a little fast is none of the caller's fault.
        if input.timestamp > context.now + 86_400 || input.timestamp < Date(timeIntervalSince1970: 946_684_800) {
            problems.append(FieldError("timestamp", "Must be since 2000, and not in the future."))
        }
        let caller = try CallerNumber.read(input.callerNumber, in: context)
        if !caller.isValid { problems.append(FieldError("callerNumber", "Must be a phone number or anonymous.")) }
        problems += Transcript.problems(in: input.transcript, at: "transcript")
        guard problems.isEmpty else { throw APIError.invalid(problems) }
        return caller.number
    }

    private static func make(
        _ input: Input, _ restaurant: String, _ number: PhoneNumber?, _ digest: String, in context: AppContext
    ) throws -> (Call, CallContent) {
        let reading = try Analysers.reading(of: input.transcript, in: context)
        let content = CallContent(
            callerNumber: number?.e164, audioURL: input.audioURL, summary: reading.summary,
            explanation: reading.explanation, digest: digest)
        let id = UUID.random()
        let call = Call(
            id: id, externalID: input.callID, restaurant: restaurant, startedAt: input.timestamp,
            receivedAt: context.now, completedAt: nil, sentimentScore: reading.sentimentScore,
            sentimentLabel: reading.sentimentLabel, reason: reading.reason, analyser: reading.analyser, duration: nil,
            version: 1, sealed: try context.services.sealer.seal(content, in: CallStore.table, row: id))
        return (call, content)
    }

    static func index(of number: PhoneNumber, by index: BlindIndex) -> CallNumberIndex {
        CallNumberIndex(
            value: index.index(label: CallerNumber.label, normalised: number.e164), key: index.activeKeyID)
    }

    static func add(
        _ transcript: String, _ kind: TranscriptKind, to call: UUID, _ store: CallStore, _ sealer: Sealer
    ) throws {
        let id = UUID.random()
        try store.insert(
            kind, of: call, id: id, sealed: try sealer.seal(transcript, in: CallStore.transcripts, row: id))
    }

    static func announce(_ event: WebhookEvent, _ call: Call, in context: AppContext) throws {
        try Webhooks.announce(event, of: ("call", call.id.text), CallNews(call), in: context)
    }
}

extension ProcessCall.Input {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            restaurantID: try container.decode(String.self, forKey: .restaurantID),
            callID: try container.decode(String.self, forKey: .callID),
            timestamp: try container.decode(Date.self, forKey: .timestamp),
            callerNumber: try container.decodeIfPresent(String.self, forKey: .callerNumber),
            transcript: try container.decode(String.self, forKey: .transcript),
            audioURL: try container.decodeFilled(.audioURL))
    }
}

/// What other systems are told of a call: ids, figures and words of fixed sets.
private struct CallNews: Encodable {
    let callId: UUID
    let restaurantId: String
    let sentimentScore: Int
    let sentimentLabel: SentimentLabel
    let reason: CallReason
    let duration: Int?

    init(_ call: Call) {
        callId = call.id
        restaurantId = call.restaurant
        sentimentScore = call.sentimentScore
        sentimentLabel = call.sentimentLabel
        reason = call.reason
        duration = call.duration
    }
}

enum Transcript {
    /// In bytes, and so no more characters than that either.
    static let longest = 500_000
    /// What the description of the API says of it: a schema counts characters.
    static let limit = "At most 500,000 bytes of UTF-8: half as many characters, or a third, of many scripts."

    static func problems(in text: String?, at field: String) -> [FieldError] {
        (text?.utf8.count ?? 0) > longest ? [FieldError(field, "Must have at most 500 kB.")] : []
    }
}

enum CallAudit {
    /// Whether what was said went to somebody outside.
    static func fields(_ content: CallContent) -> [String: String] {
        content.explanation.external.map { ["external": $0] } ?? [:]
    }

    /// Puts on record what was done to a call, last in its transaction.
    static func append(_ event: String, _ call: UUID, _ fields: [String: String] = [:], in context: AppContext) throws {
        try AuditStore.append(
            AuditEvent(event, .success, on: "call", call.text, by: context.actor, fields: fields),
            organisation: context.organisation, in: context)
    }
}
