internal import Foundation
internal import MariaDB

/// Table `one_time_codes` of one organisation.
struct OneTimeCodeStore {
    static let table: StaticString = "one_time_codes"

    let db: Connection
    let organisation: UUID

    /// When codes were sent to a number since a moment, oldest first.
    func sent(to phone: [[UInt8]], since moment: Date) throws(DatabaseError) -> [Date] {
        try db.fetchValues(
            """
            SELECT created_at FROM one_time_codes
            WHERE organisation_id = \(organisation) AND phone_index IN (\(list: phone)) AND created_at > \(moment)
            ORDER BY created_at LIMIT 100
            """)
    }

    func insert(
        _ id: UUID, _ purpose: CodePurpose, of user: UUID?, phone: [UInt8], digest: [UInt8], sealed: [UInt8], now: Date
    ) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO one_time_codes (organisation_id, id, purpose, user_id, phone_index, digest, created_at,
                expires_at, sealed)
            VALUES (\(organisation), \(id), \(purpose), \(user), \(phone), \(digest), \(now),
                \(now + OneTimeCode.lifetime), \(sealed))
            """)
    }

    /// Ends what an account was sent before for the same purpose: one code at a time is good.
    func replace(_ purpose: CodePurpose, of user: UUID, to phone: [[UInt8]], now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE one_time_codes SET used_at = \(now)
            WHERE organisation_id = \(organisation) AND phone_index IN (\(list: phone)) AND purpose = \(purpose)
                AND user_id = \(user) AND used_at IS NULL
            """)
    }

    /// Finds a code and keeps anybody else from trying it until the transaction ends.
    func lock(_ id: UUID) throws(DatabaseError) -> StoredCode? {
        try db.fetchOne(
            """
            SELECT id, purpose, user_id, digest, tries, created_at, expires_at, used_at, sealed FROM one_time_codes
            WHERE organisation_id = \(organisation) AND id = \(id) FOR UPDATE
            """)
    }

    /// Whether a code may still come back.
    func isOpen(_ id: UUID, now: Date) throws(DatabaseError) -> Bool {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM one_time_codes
            WHERE organisation_id = \(organisation) AND id = \(id) AND used_at IS NULL AND expires_at > \(now)
            """, as: Int.self) == 1
    }

    /// The account that a code is for; nil where there is none yet, and for a code that is gone.
    func user(of id: UUID) throws(DatabaseError) -> UUID? {
        try db.fetchValue(
            """
            SELECT user_id FROM one_time_codes
            WHERE organisation_id = \(organisation) AND id = \(id) AND user_id IS NOT NULL
            """)
    }

    /// Counts a try.
    ///
    /// - Parameter usedAt: set when it was the right one.
    func countTry(of id: UUID, usedAt: Date?) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE one_time_codes SET tries = tries + 1, used_at = \(usedAt)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    func purge(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            "DELETE FROM one_time_codes WHERE organisation_id = \(organisation) AND created_at < \(moment) LIMIT \(limit)"
        ).rows
    }
}
