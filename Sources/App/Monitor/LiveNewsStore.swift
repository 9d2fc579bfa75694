internal import Foundation
internal import MariaDB

/// Table `live_news`: what has happened where nobody listens, for those who do. One row for each organisation and kind.
struct LiveNewsStore {
    /// For how long a row is news to who has not looked before, in seconds: longer than the one who looked before may
    /// have stood still until another took over.
    static let freshness = 30

    let db: Connection

    struct Entry: RowDecodable, Equatable {
        let organisation: UUID
        let kind: String
        let number: Int
        /// Whether it has been told just now.
        let isFresh: Bool

        init(row: borrowing Row) throws(DatabaseError) {
            organisation = try row.column("organisation_id")
            kind = try row.column("kind")
            number = try row.column("number")
            isFresh = try row.column("is_fresh")
        }
    }

    func note(_ kind: LiveMessage.Kind, of organisation: UUID) throws {
        _ = try db.retryingTransaction {
            try db.execute(
                """
                INSERT INTO live_news (organisation_id, kind, number, told_at)
                VALUES (\(organisation), \(kind.rawValue), 1, UTC_TIMESTAMP(6))
                ON DUPLICATE KEY UPDATE number = number + 1, told_at = UTC_TIMESTAMP(6)
                """)
        }
    }

    func list(of organisations: [UUID]) throws(DatabaseError) -> [Entry] {
        try db.fetchAll(
            """
            SELECT organisation_id, kind, number,
                told_at > UTC_TIMESTAMP(6) - INTERVAL \(Self.freshness) SECOND AS is_fresh
            FROM live_news WHERE organisation_id IN (\(list: organisations))
            """)
    }
}
