internal import Foundation
internal import MariaDB

/// Table `sign_in_throttles`: failed sign-ins by blind index of a login or an address.
struct SignInThrottleStore {
    let db: Connection

    private struct Row: RowDecodable {
        let failures: Int
        let lastFailedAt: Date

        init(row: borrowing MariaDB.Row) throws(DatabaseError) {
            failures = try row.column("failures")
            lastFailedAt = try row.column("last_failed_at")
        }
    }

    /// Adds a failure, unless the subject has to wait.
    ///
    /// - Precondition: within a transaction; the row is locked until its end.
    /// - Returns: seconds to wait; 0 when the attempt may go on.
    func countFailure(
        of subject: [UInt8], account: [UInt8]?, throttle: SignInThrottle, now: Date
    ) throws(DatabaseError) -> Int {
        // Locks the row even when it is new, which SELECT ... FOR UPDATE does not.
        try db.execute(
            """
            INSERT INTO sign_in_throttles (subject, account, failures, last_failed_at)
            VALUES (\(subject), \(account), 0, \(now))
            ON DUPLICATE KEY UPDATE
                failures = IF(last_failed_at < \(now - SignInThrottle.window), 0, failures)
            """)
        guard
            let row = try db.fetchOne(
                "SELECT failures, last_failed_at FROM sign_in_throttles WHERE subject = \(subject) FOR UPDATE",
                as: Row.self)
        else { return 0 }
        let wait = throttle.wait(after: row.failures, lastFailedAt: row.lastFailedAt, now: now)
        guard wait == 0 else { return wait }
        try db.execute(
            """
            UPDATE sign_in_throttles SET failures = failures + 1, last_failed_at = \(now) WHERE subject = \(subject)
            """)
        return 0
    }

    func forget(_ subject: [UInt8]) throws(DatabaseError) {
        try db.execute("DELETE FROM sign_in_throttles WHERE subject = \(subject)")
    }

    /// Forgets everything that was counted of an account, from wherever.
    func forget(account: [UInt8]) throws(DatabaseError) {
        try db.execute("DELETE FROM sign_in_throttles WHERE account = \(account)")
    }

    /// Takes one failure back.
    func uncount(_ subject: [UInt8]) throws(DatabaseError) {
        try db.execute(
            "UPDATE sign_in_throttles SET failures = failures - 1 WHERE subject = \(subject) AND failures > 0")
    }

    /// Deletes what no longer counts.
    func purge(lastFailedBefore moment: Date) throws(DatabaseError) {
        try db.execute("DELETE FROM sign_in_throttles WHERE last_failed_at < \(moment)")
    }
}
