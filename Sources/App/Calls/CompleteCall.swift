internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Understanding
internal import Web

/// A call at its end, as `call-config.md` prints it: members in its order.
struct CompletedCall: ResponseBody {
    let callID: UUID
    let sentimentScore: Int
    let sentimentLabel: SentimentLabel
    let summary: String
    let reason: CallReason
    /// In seconds.
    let duration: Int
    /// Whether every message was accepted for delivery by now.
    let emailSent: Bool
    let emailRecipients: [String]

    enum CodingKeys: String, CodingKey {
        case callID = "callId"
        case sentimentScore, sentimentLabel, summary, reason, duration, emailSent, emailRecipients
    }

    static let schema = Schema.object([
        "callId": .required(.uuid), "sentimentScore": .required(.integer(0...100)),
        "sentimentLabel": .required(CallQuery.sentiments), "summary": .required(.string()),
        "reason": .required(CallQuery.reasons), "duration": .required(.integer(0...86_400)),
        "emailSent": .required(.boolean), "emailRecipients": .required(EmailRecipients.shown),
    ])
    .named("CompletedCall").example([
        "callId": "8c0e8400-e29b-41d4-a716-446655440001", "sentimentScore": 85, "sentimentLabel": "positive",
        "summary": "Customer called about operating hours", "reason": "Hours", "duration": 120, "emailSent": true,
        "emailRecipients": ["owner@restaurant.com"],
    ])
}

/// `POST /ivr/call/{call}/complete`: the end of a call, its duration, and what was said in all.
///
/// The final transcript, when it says anything, is analysed in the place of the first. The restaurant's recipients are
/// written to. A completion that comes again changes nothing and says what is true by then.
/// Errors: 404 before the call is known, 409 `CALL_ALREADY_COMPLETED` for another completion than the first.
enum CompleteCall {
    /// How long the answer waits for the messages to be accepted. In seconds.
    private static let budget: TimeInterval = 1

    struct Input: RequestBody, Encodable {
        let duration: Int
        let forwardedTo: String?
        let finalTranscript: String?
        let audioURL: String?

        /// The final transcript, where it says anything: phone systems that have none send an empty one as well.
        var said: String? { finalTranscript.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }

        enum CodingKeys: String, CodingKey {
            case duration, forwardedTo, finalTranscript
            case audioURL = "audioUrl"
        }

        static let schema = Schema.object([
            "duration": .required(.integer(0...86_400).noted("In seconds.")),
            "forwardedTo": .optional(
                .string(0...120, .line.orEmpty).nullable.noted("To whom, if the call was forwarded.")),
            "finalTranscript": .optional(.string(0...Transcript.longest, .text).nullable.noted(Transcript.limit)),
            "audioUrl": .optional(.string(0...2_048, .httpsURL.orEmpty).nullable),
        ])
        .example([
            "duration": 120, "forwardedTo": "manager", "finalTranscript": "Complete call transcript",
            "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3",
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<CompletedCall>> {
        let id = try context.identifier("call")
        let problems = Transcript.problems(in: input.finalTranscript, at: "finalTranscript")
        guard problems.isEmpty else { throw APIError.invalid(problems) }
        let digest = try sha256(JSON.encode(input)).hex
        // Before the transaction: nobody waits for a row while somebody else thinks.
        let reading = try input.said.flatMap { try read($0, of: id, in: context) }
        let (call, content, isFirst) = try context.db.retryingTransaction {
            try complete(id, input, digest, reading, in: context)
        }
        if isFirst { try context.publish(.calls) }
        let messages = content.completion?.messages ?? []
        let areAccepted =
            try !messages.isEmpty && Mail.areAccepted(messages, within: isFirst ? budget : 0, in: context)
        let completed = CompletedCall(
            callID: call.id, sentimentScore: call.sentimentScore, sentimentLabel: call.sentimentLabel,
            summary: content.summary, reason: call.reason, duration: call.duration ?? 0, emailSent: areAccepted,
            emailRecipients: content.completion?.recipients ?? [])
        return .ok(Success(completed, message: "Call completion logged successfully"))
    }

    /// - Returns: nil where the call is completed, so that its reading stays as it is.
    private static func read(_ transcript: String, of id: UUID, in context: AppContext) throws -> CallReading? {
        if try Analysers.external(in: context) != nil {
            // What was said goes out once, and of no call that is not there.
            let store = CallStore(db: try context.db, organisation: try context.organisation)
            guard let call = try store.find(id) else { throw APIError.notFound }
            if call.completedAt != nil { return nil }
        }
        return try Analysers.reading(of: transcript, in: context)
    }

    private static func complete(
        _ id: UUID, _ input: Input, _ digest: String, _ reading: CallReading?, in context: AppContext
    ) throws -> (Call, CallContent, isFirst: Bool) {
        let (organisation, sealer) = (try context.organisation, context.services.sealer)
        let store = CallStore(db: try context.db, organisation: organisation)
        guard var call = try store.lock(id) else { throw APIError.notFound }
        var content = try call.content(sealer)
        if let earlier = content.completion {
            guard earlier.digest == digest else { throw alreadyCompleted }
            try CallAudit.append("call_completion_repeated", id, in: context)
            return (call, content, false)
        }
        if let reading {
            call.take(reading)
            content.summary = reading.summary
            content.explanation = reading.explanation
        }
        content.audioURL = input.audioURL ?? content.audioURL
        (call.completedAt, call.duration) = (context.now, input.duration)
        let restaurant = try RestaurantStore(db: context.db, organisation: organisation).find(id: call.restaurant)
        let recipients = restaurant?.emailRecipients ?? []
        let messages = try restaurant.map { try tell($0, call, content, input.forwardedTo, in: context) } ?? []
        content.completion = CallContent.Completion(
            digest: digest, forwardedTo: input.forwardedTo, recipients: recipients, messages: messages)
        call.sealed = try sealer.seal(content, in: CallStore.table, row: id)
        try store.complete(call)
        if let transcript = input.said { try ProcessCall.add(transcript, .final, to: id, store, sealer) }
        try ProcessCall.announce(.callCompleted, call, in: context)
        let fields = CallAudit.fields(content).merging(["recipients": String(recipients.count)]) { $1 }
        try CallAudit.append("call_completed", id, fields, in: context)
        return (call, content, true)
    }

    private static var alreadyCompleted: APIError {
        APIError(.conflict, "CALL_ALREADY_COMPLETED", "The call has been completed, with other values.")
    }

    /// Writes to the restaurant's recipients.
    private static func tell(
        _ restaurant: Restaurant, _ call: Call, _ content: CallContent, _ forwardedTo: String?, in context: AppContext
    ) throws -> [UUID] {
        guard !restaurant.emailRecipients.isEmpty else { return [] }
        let seconds = call.duration ?? 0
        return try Mail.send(
            "call_completed", to: restaurant.emailRecipients, about: ("call", call.id.text),
            [
                "restaurant": restaurant.name, "summary": content.summary, "reason": call.reason.rawValue,
                "sentiment": call.sentimentLabel.rawValue, "score": String(call.sentimentScore),
                "duration": "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + String(seconds % 60),
                "caller": content.lastDigits ?? "", "forwarded_to": forwardedTo ?? "",
                "started_at": started(call, in: restaurant.timeZone),
            ], in: context)
    }

    /// When the call began, as the restaurant's clock had it.
    private static func started(_ call: Call, in zone: String) -> String {
        let zone = TimeZones.find(zone) ?? .utc
        let time = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
            .dateTimeSeparator(.space).time(includingFractionalSeconds: false)
        return (call.startedAt + Double(zone.secondsFromUTC(at: call.startedAt))).formatted(time)
    }
}

extension CompleteCall.Input {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            duration: try container.decode(Int.self, forKey: .duration),
            forwardedTo: try container.decodeFilled(.forwardedTo),
            finalTranscript: try container.decodeIfPresent(String.self, forKey: .finalTranscript),
            audioURL: try container.decodeFilled(.audioURL))
    }
}
