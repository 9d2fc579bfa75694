internal import Foundation
internal import MariaDB

/// Table `refresh_tokens`.
struct RefreshTokenStore {
    let db: Connection
    let organisation: UUID

    /// The session of a token, and the organisation: the token itself says neither.
    struct Holder: RowDecodable {
        let organisation: UUID
        let session: UUID

        init(row: borrowing Row) throws(DatabaseError) {
            organisation = try row.column("organisation_id")
            session = try row.column("session_id")
        }
    }

    static func holder(of digest: [UInt8], _ db: Connection) throws(DatabaseError) -> Holder? {
        try db.fetchOne("SELECT organisation_id, session_id FROM refresh_tokens WHERE digest = \(digest)")
    }

    func insert(_ digest: [UInt8], of session: UUID, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO refresh_tokens (digest, organisation_id, session_id, created_at)
            VALUES (\(digest), \(organisation), \(session), \(now))
            """)
    }

    /// Uses a token up. Of any number that try at once, one succeeds.
    ///
    /// - Returns: false when it has been used before.
    func consume(_ digest: [UInt8], now: Date) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE refresh_tokens SET used_at = \(now)
            WHERE organisation_id = \(organisation) AND digest = \(digest) AND used_at IS NULL
            """)
        return change.rows == 1
    }
}
