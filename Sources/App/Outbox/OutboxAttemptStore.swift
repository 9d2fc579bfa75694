internal import Foundation
internal import MariaDB
internal import Secrets

/// Table `outbox_attempts` of one organisation.
struct OutboxAttemptStore {
    static let table: StaticString = "outbox_attempts"

    let db: Connection
    let organisation: UUID

    /// One attempt that is over.
    struct Attempt {
        let id: UUID
        let message: UUID
        let number: Int
        let startedAt: Date
        let took: TimeInterval
        let verdict: Verdict
    }

    func insert(_ attempts: [Attempt], _ sealer: Sealer) throws {
        guard !attempts.isEmpty else { return }
        let rows = try attempts.map { attempt -> SQL in
            let (id, verdict) = (attempt.id, attempt.verdict)
            let text = String(decoding: verdict.answer, as: UTF8.self)
            let sealed = verdict.answer.isEmpty ? nil : try sealer.seal(text, in: Self.table, row: id)
            return """
                (\(organisation), \(attempt.message), \(attempt.number), \(id), \(attempt.startedAt),
                    \(Int(min(attempt.took, 86_400) * 1_000)), \(verdict.outcome), \(verdict.status), \(sealed))
                """
        }
        try db.executeLater(
            """
            INSERT IGNORE INTO outbox_attempts (organisation_id, message_id, attempt, id, started_at, milliseconds, outcome,
                status, sealed)
            VALUES \(SQL.joined(rows, by: ", "))
            """)
    }

    /// How many were made since a moment, of some organisations together.
    static func counts(of organisations: [UUID], since moment: Date, _ db: Connection) throws(DatabaseError)
        -> [AttemptCount]
    {
        guard !organisations.isEmpty else { return [] }
        return try db.fetchAll(
            """
            SELECT outcome, COUNT(*) AS count FROM outbox_attempts FORCE INDEX (outbox_attempts_age)
            WHERE organisation_id IN (\(list: organisations)) AND started_at >= \(moment) GROUP BY outcome
            """)
    }

    /// - Returns: how many were deleted; fewer than `limit` when none are left.
    func purge(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            """
            DELETE FROM outbox_attempts WHERE organisation_id = \(organisation) AND started_at < \(moment)
            LIMIT \(limit)
            """
        ).rows
    }

    /// Of one message, in their order.
    func list(of message: UUID) throws(DatabaseError) -> [StoredAttempt] {
        try db.fetchAll(
            """
            SELECT attempt, id, started_at, milliseconds, outcome, status, sealed FROM outbox_attempts
            WHERE organisation_id = \(organisation) AND message_id = \(message)
            ORDER BY started_at, attempt LIMIT 100
            """)
    }
}

/// An attempt as it is kept.
struct StoredAttempt: RowDecodable {
    let number: Int
    let id: UUID
    let startedAt: Date
    let milliseconds: Int
    let outcome: Verdict.Outcome
    let status: Int?
    private let sealed: [UInt8]?

    init(row: borrowing Row) throws(DatabaseError) {
        number = try row.column("attempt")
        id = try row.column("id")
        startedAt = try row.column("started_at")
        milliseconds = try row.column("milliseconds")
        outcome = try row.column("outcome")
        status = try row.column("status")
        sealed = try row.column("sealed")
    }

    /// The beginning of what was answered.
    func answer(_ sealer: Sealer) throws -> String? {
        try sealed.map { try sealer.open(String.self, $0, in: OutboxAttemptStore.table, row: id) }
    }
}
