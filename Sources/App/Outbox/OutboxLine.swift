internal import Foundation
internal import MariaDB

/// What is seen of a message from what it is about.
struct OutboxLine: RowDecodable {
    let id: UUID
    let channel: OutboxChannel
    let state: OutboxState
    let createdAt: Date
    let finishedAt: Date?

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        channel = try row.column("channel")
        state = try row.column("state")
        createdAt = try row.column("created_at")
        finishedAt = try row.column("finished_at")
    }
}
