internal import Foundation
internal import MariaDB

/// Table `sign_in_throttles`: failed sign-ins by blind index of a login or an address, and from where an account has been
/// signed in to.
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

    /// Notes that an account was signed in to from where the subject says; what failed there is forgotten.
    func noteSignIn(_ subject: [UInt8], account: [UInt8], now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO sign_in_throttles (subject, account, failures, last_failed_at, signed_in_at)
            VALUES (\(subject), \(account), 0, \(now), \(now))
            ON DUPLICATE KEY UPDATE failures = 0, signed_in_at = VALUES(signed_in_at)
            """)
    }

    /// Whether that was so since a moment.
    func hasSignedIn(_ subject: [UInt8], since moment: Date) throws(DatabaseError) -> Bool {
        try db.fetchValue(
            "SELECT 1 FROM sign_in_throttles WHERE subject = \(subject) AND signed_in_at >= \(moment)", as: Int.self)
            != nil
    }

    /// Forgets what failed of an account, from wherever; from where it was signed in to is still known.
    func unlock(account: [UInt8]) throws(DatabaseError) {
        try db.execute("UPDATE sign_in_throttles SET failures = 0 WHERE account = \(account)")
    }

    /// Forgets everything of an account, from wherever; who had its password before is known nowhere any more.
    func forget(account: [UInt8]) throws(DatabaseError) {
        try db.execute("DELETE FROM sign_in_throttles WHERE account = \(account)")
    }

    /// Takes one failure back.
    func uncount(_ subject: [UInt8]) throws(DatabaseError) {
        try db.execute(
            "UPDATE sign_in_throttles SET failures = failures - 1 WHERE subject = \(subject) AND failures > 0")
    }

    /// Deletes some of what no longer counts, and is known for nothing else.
    ///
    /// - Returns: whether there may be more of it.
    func purge(lastFailedBefore moment: Date, signedInBefore end: Date, limit: Int) throws(DatabaseError) -> Bool {
        // Two statements: each reads one range of the index, and locks no row that stays.
        let guesses = try db.execute(
            """
            DELETE FROM sign_in_throttles WHERE signed_in_at IS NULL AND last_failed_at < \(moment)
            ORDER BY last_failed_at LIMIT \(limit)
            """)
        let places = try db.execute(
            """
            DELETE FROM sign_in_throttles WHERE signed_in_at < \(end) AND last_failed_at < \(moment)
            ORDER BY signed_in_at LIMIT \(limit)
            """)
        return guesses.rows == limit || places.rows == limit
    }
}
