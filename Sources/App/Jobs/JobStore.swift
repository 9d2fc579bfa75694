internal import Foundation
internal import MariaDB

/// Table `scheduled_jobs`. Times are the database's own: hosts need not agree on the hour.
struct JobStore {
    /// How long a worker may be at a part of a job before another takes it, in seconds.
    static let term = 60

    let db: Connection

    private struct Name: RowDecodable {
        let name: String

        init(row: borrowing Row) throws(DatabaseError) {
            name = try row.column("name")
        }
    }

    /// Makes a row for a job that has none.
    func register(_ name: String) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO scheduled_jobs (name, due_at) VALUES (\(name), UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE name = name
            """)
    }

    /// Takes one of these jobs that is due and that nobody is at.
    ///
    /// What is further away than a job ever puts it was put there before the clock was set back.
    func take(of jobs: [any ScheduledJob]) throws -> String? {
        guard !jobs.isEmpty else { return nil }
        let dues = jobs.map { job -> SQL in
            """
            name = \(job.name) AND (due_at <= UTC_TIMESTAMP(6)
                OR due_at > UTC_TIMESTAMP(6) + INTERVAL \(Int(job.interval)) SECOND)
            """
        }
        return try db.retryingTransaction {
            let due = try db.fetchOne(
                """
                SELECT name FROM scheduled_jobs WHERE (\(SQL.joined(dues, by: " OR ")))
                    AND (leased_until IS NULL OR leased_until < UTC_TIMESTAMP(6)
                        OR leased_until > UTC_TIMESTAMP(6) + INTERVAL \(Self.term) SECOND)
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """, as: Name.self)
            guard let due else { return nil }
            try lease(due.name)
            return due.name
        }
    }

    private func lease(_ name: String) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE scheduled_jobs SET leased_until = UTC_TIMESTAMP(6) + INTERVAL \(Self.term) SECOND
            WHERE name = \(name)
            """)
    }

    /// The job, or a part of it, is done, and comes round again.
    func finish(_ name: String, nextIn interval: TimeInterval) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE scheduled_jobs
            SET leased_until = NULL, due_at = UTC_TIMESTAMP(6) + INTERVAL \(Int(interval)) SECOND
            WHERE name = \(name)
            """)
    }

    /// Has a job done as soon as a worker is free.
    func hasten(_ name: String) throws(DatabaseError) {
        try db.execute("UPDATE scheduled_jobs SET due_at = UTC_TIMESTAMP(6) WHERE name = \(name)")
    }
}
