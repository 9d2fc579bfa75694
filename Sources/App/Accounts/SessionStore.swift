internal import Foundation
internal import MariaDB

/// Table `sessions` of one organisation.
struct SessionStore {
    let db: Connection
    let organisation: UUID

    func find(_ id: UUID) throws(DatabaseError) -> Session? {
        try db.fetchOne(
            """
            SELECT id, user_id, last_seen_at, expires_at, revoked_at
            FROM sessions WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Stores a session that begins.
    func insert(_ session: Session) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO sessions (id, organisation_id, user_id, created_at, last_seen_at, expires_at)
            VALUES (\(session.id), \(organisation), \(session.user), \(session.lastSeenAt), \(session.lastSeenAt),
                \(session.expiresAt))
            """)
    }

    /// Notes that the session is in use.
    func touch(_ id: UUID, at now: Date) throws(DatabaseError) {
        try db.execute(
            "UPDATE sessions SET last_seen_at = \(now) WHERE organisation_id = \(organisation) AND id = \(id)")
    }

    func revoke(_ id: UUID, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE sessions SET revoked_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(id) AND revoked_at IS NULL
            """)
    }

    /// - Parameter kept: a session to leave open, such as the one that asks.
    func revokeAll(of user: UUID, except kept: UUID? = nil, now: Date) throws(DatabaseError) {
        let sql: SQL =
            """
            UPDATE sessions SET revoked_at = \(now)
            WHERE organisation_id = \(organisation) AND user_id = \(user) AND revoked_at IS NULL
            """
        try db.execute(kept.map { sql + " AND id <> \($0)" } ?? sql)
    }

    /// Deletes sessions long over, and with them their refresh tokens.
    ///
    /// - Returns: how many; fewer than `limit` when none are left.
    func purge(endedBefore moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            """
            DELETE FROM sessions WHERE organisation_id = \(organisation) AND expires_at < \(moment) LIMIT \(limit)
            """
        ).rows
    }
}
