internal import Foundation
internal import Understanding
internal import Web

/// A call as listed.
struct CallItem: ResponseBody {
    let callID: UUID
    let externalID: String
    let restaurantID: String
    let startedAt: Date
    let receivedAt: Date
    let completedAt: Date?
    /// The last four of the caller's number; left out when it was withheld.
    let callerLastDigits: String?
    let sentimentScore: Int
    let sentimentLabel: SentimentLabel
    let summary: String
    let reason: CallReason
    /// In seconds.
    let duration: Int?

    init(_ call: Call, _ content: CallContent) {
        callID = call.id
        externalID = call.externalID
        restaurantID = call.restaurant
        startedAt = call.startedAt
        receivedAt = call.receivedAt
        completedAt = call.completedAt
        callerLastDigits = content.lastDigits
        sentimentScore = call.sentimentScore
        sentimentLabel = call.sentimentLabel
        summary = content.summary
        reason = call.reason
        duration = call.duration
    }

    enum CodingKeys: String, CodingKey {
        case callID = "callId"
        case externalID = "externalCallId"
        case restaurantID = "restaurantId"
        case startedAt, receivedAt, completedAt, callerLastDigits, sentimentScore, sentimentLabel, summary, reason
        case duration
    }

    static let schema = Schema.object([
        "callId": .required(.uuid), "externalCallId": .required(.string(1...128)),
        "restaurantId": .required(.string(1...64)), "startedAt": .required(.dateTime),
        "receivedAt": .required(.dateTime), "completedAt": .optional(.dateTime),
        "callerLastDigits": .optional(.string(4...4)), "sentimentScore": .required(.integer(0...100)),
        "sentimentLabel": .required(CallQuery.sentiments), "summary": .required(.string()),
        "reason": .required(CallQuery.reasons), "duration": .optional(.integer(0...86_400)),
    ])
    .named("CallItem")
}

/// A page of calls.
struct CallPage: ResponseBody {
    let calls: [CallItem]
    let pagination: Pagination

    static let schema = Schema.object([
        "calls": .required(.array(of: CallItem.schema, 0...PageRequest.limits.upperBound)),
        "pagination": .required(Pagination.schema),
    ])
}

/// Something that happened to a call.
struct CallEvent: ResponseBody {
    let at: Date
    /// `started`, `received`, `completed` or `message`.
    let event: String
    /// Of a message: by which way it goes, how far it has come, and its id in the outbox.
    var channel: String?
    var state: String?
    var messageID: UUID?

    enum CodingKeys: String, CodingKey {
        case at, event, channel, state
        case messageID = "messageId"
    }

    static let schema = Schema.object([
        "at": .required(.dateTime), "event": .required(.oneOf(["started", "received", "completed", "message"])),
        "channel": .optional(.oneOf(OutboxChannel.allCases.map(\.rawValue))),
        "state": .optional(.oneOf(OutboxState.allCases.map(\.rawValue))), "messageId": .optional(.uuid),
    ])
    .named("CallEvent")
}

/// A call with everything that is known of it.
struct CallView: ResponseBody {
    let call: CallItem
    let callerNumber: String?
    let transcript: String
    let finalTranscript: String?
    /// Where the recording is; nobody here has looked.
    let audioURL: String?
    let forwardedTo: String?
    let emailRecipients: [String]
    let analyser: String
    let explanation: CallExplanation
    let version: Int
    /// In the order in which it happened.
    let timeline: [CallEvent]

    enum CodingKeys: String, CodingKey {
        case call, callerNumber, transcript, finalTranscript
        case audioURL = "audioUrl"
        case forwardedTo, emailRecipients, analyser, explanation, version, timeline
    }

    static let schema = Schema.object([
        "call": .required(CallItem.schema), "callerNumber": .optional(.string(9...16)),
        "transcript": .required(.string()), "finalTranscript": .optional(.string()), "audioUrl": .optional(.string()),
        "forwardedTo": .optional(.string(1...120)), "emailRecipients": .required(EmailRecipients.shown),
        "analyser": .required(.string(1...64)), "explanation": .required(CallExplanation.schema),
        "version": .required(.integer(1...Int.max)), "timeline": .required(.array(of: CallEvent.schema, 1...2_000)),
    ])
    .named("Call")
}
