internal import Foundation
internal import MariaDB

/// Table `registration_throttles` of one organisation.
struct RegistrationThrottleStore {
    let db: Connection
    let organisation: UUID

    private struct Row: RowDecodable {
        let beganAt: Date
        let taken: Int

        init(row: borrowing MariaDB.Row) throws(DatabaseError) {
            beganAt = try row.column("began_at")
            taken = try row.column("taken")
        }
    }

    /// Counts one more.
    ///
    /// - Precondition: within a transaction; the row is locked until its end.
    /// - Returns: when the next may come, where this one came too often; nil when it may go on.
    func count(_ subject: [UInt8], _ throttle: RegistrationThrottle, now: Date) throws(DatabaseError) -> Date? {
        // Locks the row even when it is new. The count is looked at before the moment is moved.
        try db.execute(
            """
            INSERT INTO registration_throttles (organisation_id, subject, began_at, taken)
            VALUES (\(organisation), \(subject), \(now), 0)
            ON DUPLICATE KEY UPDATE taken = IF(began_at <= \(now - throttle.span), 0, taken),
                began_at = IF(began_at <= \(now - throttle.span), VALUES(began_at), began_at)
            """)
        let row = try db.fetchOne(
            """
            SELECT began_at, taken FROM registration_throttles
            WHERE organisation_id = \(organisation) AND subject = \(subject) FOR UPDATE
            """, as: Row.self)
        if let row, row.taken >= throttle.most { return row.beganAt + throttle.span }
        try db.execute(
            """
            UPDATE registration_throttles SET taken = taken + 1
            WHERE organisation_id = \(organisation) AND subject = \(subject)
            """)
        return nil
    }

    /// Begins to count anew.
    func forget(_ subject: [UInt8]) throws(DatabaseError) {
        try db.execute(
            "DELETE FROM registration_throttles WHERE organisation_id = \(organisation) AND subject = \(subject)")
    }

    func purge(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            """
            DELETE FROM registration_throttles
            WHERE organisation_id = \(organisation) AND began_at < \(moment) LIMIT \(limit)
            """
        ).rows
    }
}
