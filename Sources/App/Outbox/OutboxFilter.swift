internal import Foundation
internal import MariaDB

/// Which messages of an organisation's are meant; those that meet everything that is said.
struct OutboxFilter {
    var id: UUID?
    var target: UUID?
    var channel: OutboxChannel?
    var states: [OutboxState] = []
    /// An event's type, or a template.
    var kind: String?
    /// The first moment, and the first moment after, of their being put in.
    var from: Date?
    var to: Date?
    /// Whether it was tried before, in vain: it waits for its next attempt.
    var wasTried = false

    /// To be put behind a condition.
    var sql: SQL {
        var sql: SQL = ""
        if let id { sql += " AND id = \(id)" }
        if let target { sql += " AND target_id = \(target)" }
        if let channel { sql += " AND channel = \(channel)" }
        if !states.isEmpty { sql += " AND state IN (\(list: states))" }
        if let kind { sql += " AND kind = \(kind)" }
        if let from { sql += " AND created_at >= \(from)" }
        if let to { sql += " AND created_at < \(to)" }
        if wasTried { sql += " AND attempts > 0" }
        return sql
    }
}

/// What is read of a message.
protocol OutboxRow: RowDecodable {
    static var columns: SQL { get }
}

/// How many are in a state.
struct OutboxCount: RowDecodable {
    let state: OutboxState
    let count: Int

    init(row: borrowing Row) throws(DatabaseError) {
        state = try row.column("state")
        count = try row.column("count")
    }
}
