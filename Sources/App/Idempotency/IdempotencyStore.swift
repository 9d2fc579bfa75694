internal import Foundation
internal import MariaDB

/// Table `idempotency_keys` of one organisation.
struct IdempotencyStore {
    let db: Connection
    let organisation: UUID

    /// A key that was used before.
    struct Used: RowDecodable {
        let id: UUID
        let createdAt: Date
        let sealed: [UInt8]?

        init(row: borrowing Row) throws(DatabaseError) {
            id = try row.column("id")
            createdAt = try row.column("created_at")
            sealed = try row.column("sealed")
        }
    }

    /// What is kept of a key's use; waits for whoever has the key now to end.
    ///
    /// Outside of a transaction it locks nothing, whereas who waits in `take` locks keys beside this one as well, which
    /// may be other organisations'.
    ///
    /// - Throws: `DatabaseError` with `isLockTimeout` when the other does not end.
    func wait(for digest: [UInt8]) throws(DatabaseError) -> Used? {
        try db.fetchOne(
            """
            SELECT id, created_at, sealed FROM idempotency_keys
            WHERE organisation_id = \(organisation) AND digest = \(digest) LOCK IN SHARE MODE
            """)
    }

    /// Takes a key for the transaction, and waits for another that has it to end.
    ///
    /// - Parameters:
    ///   - id: what the answer will be sealed to.
    ///   - oldest: a key that was used before this moment is free again.
    /// - Returns: nil when the key is the transaction's; otherwise what is kept of its use.
    /// - Throws: `DatabaseError` with `isLockTimeout` when the other does not end.
    func take(_ digest: [UInt8], id: UUID, now: Date, oldest: Date) throws(DatabaseError) -> Used? {
        // A plain INSERT would leave all who waited with a shared lock each, and the next of them to want more of it
        // in a deadlock.
        let change = try db.execute(
            """
            INSERT INTO idempotency_keys (organisation_id, digest, id, created_at)
            VALUES (\(organisation), \(digest), \(id), \(now))
            ON DUPLICATE KEY UPDATE organisation_id = organisation_id
            """)
        if change.rows == 1 { return nil }
        let used = try db.fetchOne(
            """
            SELECT id, created_at, sealed FROM idempotency_keys
            WHERE organisation_id = \(organisation) AND digest = \(digest)
            """, as: Used.self)
        guard let used, used.createdAt < oldest || used.sealed == nil else { return used }
        try db.execute(
            """
            UPDATE idempotency_keys SET id = \(id), created_at = \(now), sealed = NULL
            WHERE organisation_id = \(organisation) AND digest = \(digest)
            """)
        return nil
    }

    /// Keeps the answer.
    func keep(_ sealed: [UInt8], for digest: [UInt8]) throws(DatabaseError) {
        try db.executeLater(
            """
            UPDATE idempotency_keys SET sealed = \(sealed)
            WHERE organisation_id = \(organisation) AND digest = \(digest)
            """)
    }

    /// Gives the key back.
    func free(_ digest: [UInt8]) throws(DatabaseError) {
        try db.execute(
            "DELETE FROM idempotency_keys WHERE organisation_id = \(organisation) AND digest = \(digest)")
    }

    /// - Returns: how many were deleted; fewer than `limit` when none are left.
    func purge(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            """
            DELETE FROM idempotency_keys WHERE organisation_id = \(organisation) AND created_at < \(moment)
            LIMIT \(limit)
            """
        ).rows
    }

    /// Seals anew what was sealed with another key than `key`.
    ///
    /// - Parameters:
    ///   - key: the active key's id, as it stands in an envelope.
    ///   - seal: makes the new value of a row from the one that is there.
    /// - Returns: how many rows there were; fewer than `limit` when none are left.
    func reseal(
        notWith key: [UInt8], limit: Int, _ seal: (_ row: UUID, _ envelope: [UInt8]) throws -> [UInt8]
    ) throws -> Int {
        let rows = try db.fetchAll(
            """
            SELECT digest, id, sealed FROM idempotency_keys
            WHERE organisation_id = \(organisation) AND (sealed_with < \(key) OR sealed_with > \(key))
            LIMIT \(limit)
            """, as: Sealed.self)
        for row in rows {
            try db.execute(
                """
                UPDATE idempotency_keys SET sealed = \(try seal(row.id, row.sealed))
                WHERE organisation_id = \(organisation) AND digest = \(row.digest) AND id = \(row.id)
                    AND sealed = \(row.sealed)
                """)
        }
        return rows.count
    }

    /// How many values were sealed with another key than `key`.
    func count(notSealedWith key: [UInt8]) throws(DatabaseError) -> Int {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM idempotency_keys
            WHERE organisation_id = \(organisation) AND (sealed_with < \(key) OR sealed_with > \(key))
            """) ?? 0
    }

    private struct Sealed: RowDecodable {
        let digest: [UInt8]
        let id: UUID
        let sealed: [UInt8]

        init(row: borrowing Row) throws(DatabaseError) {
            digest = try row.column("digest")
            id = try row.column("id")
            sealed = try row.column("sealed")
        }
    }
}
