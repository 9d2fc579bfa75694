internal import MariaDB

/// Table `worker_heartbeats`: which background workers are at work.
struct HeartbeatStore {
    /// How long a worker may be silent before it is held for gone, in seconds.
    static let patience = 30

    let db: Connection

    private struct Count: RowDecodable {
        let count: Int

        init(row: borrowing Row) throws(DatabaseError) {
            count = try row.column("alive")
        }
    }

    /// - Parameter worker: host and process.
    func beat(_ worker: String) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO worker_heartbeats (worker, beat_at) VALUES (\(worker), UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE beat_at = UTC_TIMESTAMP(6)
            """)
        try db.execute("DELETE FROM worker_heartbeats WHERE beat_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY")
    }

    /// The worker ends.
    func leave(_ worker: String) throws(DatabaseError) {
        try db.execute("DELETE FROM worker_heartbeats WHERE worker = \(worker)")
    }

    /// How many are at work; not who has last said so before the clock was set back.
    func alive() throws(DatabaseError) -> Int {
        let row = try db.fetchOne(
            """
            SELECT COUNT(*) AS alive FROM worker_heartbeats
            WHERE beat_at BETWEEN UTC_TIMESTAMP(6) - INTERVAL \(Self.patience) SECOND
                AND UTC_TIMESTAMP(6) + INTERVAL \(Self.patience) SECOND
            """, as: Count.self)
        return row?.count ?? 0
    }
}
