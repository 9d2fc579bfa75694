internal import Foundation
internal import MariaDB
internal import Secrets

/// A message that is being sent.
struct OutboxMessage: RowDecodable {
    let organisation: UUID
    let id: UUID
    let target: UUID
    let channel: OutboxChannel
    let kind: String
    let priority: OutboxPriority
    /// Made before.
    let attempts: Int
    let createdAt: Date
    let dueAt: Date
    private let sealed: [UInt8]

    static let columns: SQL =
        "organisation_id, id, target_id, channel, kind, priority, attempts, created_at, due_at, sealed"

    init(row: borrowing Row) throws(DatabaseError) {
        organisation = try row.column("organisation_id")
        id = try row.column("id")
        target = try row.column("target_id")
        channel = try row.column("channel")
        kind = try row.column("kind")
        priority = try row.column("priority")
        attempts = try row.column("attempts")
        createdAt = try row.column("created_at")
        dueAt = try row.column("due_at")
        sealed = try row.column("sealed")
    }

    /// What was put in.
    func content<Content: Decodable>(_ type: Content.Type, _ sealer: Sealer) throws -> Content {
        try sealer.open(type, sealed, in: OutboxStore.table, row: id)
    }
}

/// Whom messages go to.
struct OutboxTarget: RowDecodable {
    let organisation: UUID
    let id: UUID
    let channel: OutboxChannel
    let isOrdered: Bool
    var breaker: CircuitBreaker

    init(row: borrowing Row) throws(DatabaseError) {
        organisation = try row.column("organisation_id")
        id = try row.column("id")
        channel = try row.column("channel")
        isOrdered = try row.column("is_ordered")
        breaker = try CircuitBreaker(row: row)
    }
}

/// Where there is something to do.
struct TargetPlace: RowDecodable {
    let organisation: UUID
    let id: UUID

    init(row: borrowing Row) throws(DatabaseError) {
        organisation = try row.column("organisation_id")
        id = try row.column("target_id")
    }
}
