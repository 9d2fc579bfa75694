internal import Foundation
internal import MariaDB

/// Table `calendar_feeds`: what calendars read the visits of an account by.
struct CalendarFeedStore {
    let db: Connection
    let organisation: UUID

    /// Whose feed a token is for; of the token a digest is kept.
    static func find(_ digest: [UInt8], _ db: Connection) throws(DatabaseError) -> (organisation: UUID, user: UUID)? {
        let owner: Owner? = try db.fetchOne(
            "SELECT organisation_id, user_id FROM calendar_feeds WHERE digest = \(digest)")
        return owner.map { ($0.organisation, $0.user) }
    }

    func exists(of user: UUID) throws(DatabaseError) -> Bool {
        let found: Int? = try db.fetchValue(
            "SELECT 1 FROM calendar_feeds WHERE organisation_id = \(organisation) AND user_id = \(user)")
        return found != nil
    }

    /// The account's one feed; another that it had is no more.
    func set(_ digest: [UInt8], of user: UUID, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO calendar_feeds (organisation_id, user_id, digest, created_at)
            VALUES (\(organisation), \(user), \(digest), \(now))
            ON DUPLICATE KEY UPDATE digest = VALUES(digest), created_at = VALUES(created_at)
            """)
    }

    /// - Returns: false when there was none.
    func delete(of user: UUID) throws(DatabaseError) -> Bool {
        try db.execute(
            "DELETE FROM calendar_feeds WHERE organisation_id = \(organisation) AND user_id = \(user)"
        ).rows == 1
    }

    private struct Owner: RowDecodable {
        let organisation: UUID
        let user: UUID

        init(row: borrowing Row) throws(DatabaseError) {
            organisation = try row.column("organisation_id")
            user = try row.column("user_id")
        }
    }
}
