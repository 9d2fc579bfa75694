internal import Foundation
internal import MariaDB
internal import Secrets
internal import Understanding
internal import Web

/// A call as the table has it.
struct Call: RowDecodable {
    let id: UUID
    /// The phone system's own id.
    let externalID: String
    let restaurant: String
    /// As the phone system reported it.
    let startedAt: Date
    let receivedAt: Date
    /// When its completion was received.
    var completedAt: Date?
    var sentimentScore: Int
    var sentimentLabel: SentimentLabel
    var reason: CallReason
    var analyser: String
    /// In seconds.
    var duration: Int?
    var version: Int
    /// Sealed: `CallContent`.
    var sealed: [UInt8]

    static let columns: SQL = """
        id, external_id, restaurant_id, started_at, received_at, completed_at, sentiment_score, sentiment_label, reason,
        analyser, duration, version, sealed
        """

    /// - Throws: `SealError` for what was sealed elsewhere, or with a key that is gone.
    func content(_ sealer: Sealer) throws -> CallContent {
        try sealer.open(CallContent.self, sealed, in: CallStore.table, row: id)
    }
}

extension Call {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        externalID = try row.column("external_id")
        restaurant = try row.column("restaurant_id")
        startedAt = try row.column("started_at")
        receivedAt = try row.column("received_at")
        completedAt = try row.column("completed_at")
        sentimentScore = try row.column("sentiment_score")
        sentimentLabel = try row.column("sentiment_label")
        reason = try row.column("reason")
        analyser = try row.column("analyser")
        duration = try row.column("duration")
        version = try row.column("version")
        sealed = try row.column("sealed")
    }

    mutating func take(_ reading: CallReading) {
        sentimentScore = reading.sentimentScore
        sentimentLabel = reading.sentimentLabel
        reason = reading.reason
        analyser = reading.analyser
    }
}

/// What is sealed of a call, but for what was said: that lists do not need.
struct CallContent: Codable {
    /// E.164; nil when it was withheld.
    let callerNumber: String?
    /// Where the recording is. It may let in whoever has it, and is never fetched.
    var audioURL: String?
    var summary: String
    var explanation: CallExplanation
    /// Of the report: what tells a repetition from another one.
    let digest: String
    var completion: Completion?

    struct Completion: Codable {
        let digest: String
        let forwardedTo: String?
        /// Those to whom it was addressed, and the messages in the outbox.
        let recipients: [String]
        let messages: [UUID]
    }

    /// What lists show of the caller's number.
    var lastDigits: String? { callerNumber.map { String($0.suffix(4)) } }
}

/// What was said in a call, as it was reported or as it was in the end.
enum TranscriptKind: String, ValueConvertible {
    case reported, final
}

/// A transcript as the table has it.
struct StoredTranscript: RowDecodable {
    let kind: TranscriptKind
    let id: UUID
    let sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        kind = try row.column("kind")
        id = try row.column("id")
        sealed = try row.column("sealed")
    }
}
