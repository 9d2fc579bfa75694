internal import Foundation
internal import MariaDB

/// How far a message has come.
enum OutboxState: String, CaseIterable, ValueConvertible {
    case waiting, sending, sent
    /// By the embedded default: nothing left.
    case kept
    /// No more attempts are made.
    case failed
    /// Nobody knows what became of it, and its receiver would not know a repetition.
    case unknown
    case cancelled

    /// Whether nothing more becomes of it by itself, and nobody needs to see to it.
    static let settled: [OutboxState] = [.sent, .kept, .cancelled]
}

/// How far one message has come.
struct OutboxStanding: RowDecodable {
    let id: UUID
    let state: OutboxState

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        state = try row.column("state")
    }
}
