internal import Foundation
internal import MariaDB
internal import Secrets

/// How far an e-mail or a text message has come.
enum MessageState: String, CaseIterable, ValueConvertible {
    case waiting, sent
    /// By the embedded default: nothing left.
    case kept
    /// No more attempts are made.
    case failed
    /// Nobody knows, and it is not repeated.
    case unknown
    case cancelled
    /// Its recipient wants none.
    case suppressed

    /// Whether it was accepted by whoever delivers it.
    var isAccepted: Bool { self == .sent || self == .kept }

    init(_ state: OutboxState) {
        switch state {
        case .waiting, .sending: self = .waiting
        case .sent: self = .sent
        case .kept: self = .kept
        case .failed: self = .failed
        case .unknown: self = .unknown
        case .cancelled: self = .cancelled
        }
    }
}

/// An e-mail or a text message to one recipient: what was sent, or is to be, or would have been.
struct SentMessage {
    /// In the outbox the same.
    let id: UUID
    let channel: OutboxChannel
    let template: String
    let language: MessageLanguage
    let state: MessageState
    /// What it is about: a type such as `call`, and an id.
    let resource: (type: String, id: String)
    let createdAt: Date
    /// Not sent before.
    let dueAt: Date
    /// When its state became what it is; nil while it waits.
    let settledAt: Date?
    /// Parts of a text message.
    let segments: Int?
    /// Not sent later; nil for whenever.
    let expiresAt: Date?
    /// IANA name; whose clock quiet hours go by. Nil for the organisation's.
    let timeZone: String?
    /// Sealed: `MessageContent`.
    let sealed: [UInt8]

    func content(_ sealer: Sealer) throws -> MessageContent {
        try sealer.open(MessageContent.self, sealed, in: SentMessageStore.table, row: id)
    }

    /// Whether it would be too late to send it.
    func isOver(at moment: Date) -> Bool { expiresAt.map { moment > $0 } ?? false }
}

extension SentMessage: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        channel = try row.column("channel")
        template = try row.column("template")
        language = try row.column("language")
        state = try row.column("state")
        resource = (try row.column("resource_type"), try row.column("resource_id"))
        createdAt = try row.column("created_at")
        dueAt = try row.column("due_at")
        settledAt = try row.column("settled_at")
        segments = try row.column("segments")
        expiresAt = try row.column("expires_at")
        timeZone = try row.column("time_zone")
        sealed = try row.column("sealed")
    }
}

/// What of a message is sealed.
struct MessageContent: Codable, Equatable {
    /// An e-mail address, or a number in E.164.
    let recipient: String
    /// Nil for a text message.
    let subject: String?
    let text: String
    var html: String?
}

/// What the outbox holds of a message: nothing but whose it is. The texts are in the message's own row.
struct MessageReference: Codable {
    let message: UUID
}

/// By what a message is found by its recipient.
struct RecipientIndex {
    private static let label = "bi:v1:message.recipient"

    let value: [UInt8]
    let key: UInt32

    init(_ recipient: String, by index: BlindIndex) {
        value = index.index(label: Self.label, normalised: Self.normalised(recipient))
        key = index.activeKeyID
    }

    /// With each key that rows may have been indexed with.
    static func all(_ recipient: String, by index: BlindIndex) -> [[UInt8]] {
        index.all(label: label, normalised: normalised(recipient))
    }

    /// Mailboxes that differ by the case of letters alone are one person's.
    private static func normalised(_ recipient: String) -> String { recipient.lowercased() }
}
