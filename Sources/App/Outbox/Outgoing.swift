internal import Foundation
internal import MariaDB
internal import Secrets

/// By which way something leaves.
enum OutboxChannel: String, CaseIterable, ValueConvertible {
    case webhook, email, sms

    /// Whether a receiver knows a repetition by its id: only then may it be sent again when nobody knows what became of
    /// the last attempt.
    var knowsRepetitions: Bool { self == .webhook }
}

/// What goes first; within one, what is due first.
enum OutboxPriority: Int, CaseIterable, ValueConvertible {
    case urgent, normal, bulk
}

/// Something that is to leave the product.
struct Outgoing<Content: Encodable> {
    /// What a receiver knows a repetition by.
    var id = UUID.random()
    let channel: OutboxChannel
    /// In `outbox_targets`.
    let target: UUID
    /// Event type or template, such as `call.completed`; never anything personal.
    let kind: String
    /// What it is about: a type such as `call`, and an id.
    var resource: (type: String, id: String) = ("", "")
    var priority = OutboxPriority.normal
    /// Not to be sent before; nil for at once.
    var dueAt: Date?
    /// What it is from the beginning: `kept` by the embedded default, `cancelled` where nothing leaves until somebody has
    /// it sent.
    var state = OutboxState.waiting
    /// Sealed in the row; read by the channel's `Sender`.
    let content: Content
}

/// The one way out of the product.
enum Outbox {
    /// Has something sent by a background worker.
    ///
    /// - Precondition: within the transaction of its cause: it is sent if, and only if, that is committed.
    /// - Returns: its id.
    @discardableResult
    static func put(_ outgoing: Outgoing<some Encodable>, organisation: UUID, in context: AppContext) throws -> UUID {
        try put(outgoing, organisation: organisation, now: context.now, context.services, try context.db)
    }

    /// The same from a background job.
    @discardableResult
    static func put(
        _ outgoing: Outgoing<some Encodable>, organisation: UUID, now: Date, _ services: Services, _ db: Connection
    ) throws -> UUID {
        try OutboxStore(db: db, organisation: organisation).insert(
            outgoing, at: now,
            sealed: try services.sealer.seal(outgoing.content, in: OutboxStore.table, row: outgoing.id))
        return outgoing.id
    }
}
