internal import Foundation
internal import MariaDB

/// A part of an organisation's patients and doctors.
struct Territory: RowDecodable {
    /// The territory that every organisation begins with.
    static let main = "main"
    /// To how many of them a user, or an API key, may be limited.
    static let mostOfOne = 10

    /// Ids as they are stored of a user or a key: separated by blanks.
    static func ids(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    let id: String
    let name: String

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        name = try row.column("name")
    }
}

extension SQL {
    /// Of these territories only, or of all when nil. Begins with ` AND`, or is empty.
    static func within(_ territories: [String]?) -> SQL {
        territories.map { " AND territory_id IN (\(list: $0))" } ?? ""
    }
}

/// Tables `territories` and `user_territories` of one organisation.
struct TerritoryStore {
    /// How many an organisation may have.
    static let most = 1_000
    /// A column of `users`: the territories that a user is limited to, separated by blanks.
    static let limitsOfUser: SQL =
        """
        COALESCE((SELECT GROUP_CONCAT(territory_id ORDER BY territory_id SEPARATOR ' ') FROM user_territories
            WHERE user_territories.organisation_id = users.organisation_id AND user_id = users.id), '') AS territories
        """

    /// Of `users`, those who reach no further than these territories; all when nil. Begins with ` AND`, or is empty.
    static func users(within own: [String]?) -> SQL {
        guard let own else { return "" }
        return """
             AND EXISTS (SELECT 1 FROM user_territories
                WHERE user_territories.organisation_id = users.organisation_id AND user_id = users.id)
            AND NOT EXISTS (SELECT 1 FROM user_territories
                WHERE user_territories.organisation_id = users.organisation_id AND user_id = users.id
                    AND territory_id NOT IN (\(list: own)))
            """
    }

    let db: Connection
    let organisation: UUID

    func list() throws(DatabaseError) -> [Territory] {
        try db.fetchAll("SELECT id, name FROM territories WHERE organisation_id = \(organisation) ORDER BY id")
    }

    /// The same, and nobody else adds one until the transaction ends.
    func lock() throws(DatabaseError) -> [Territory] {
        try db.fetchAll(
            "SELECT id, name FROM territories WHERE organisation_id = \(organisation) ORDER BY id FOR UPDATE")
    }

    /// Adds a territory, unless there is one of that id.
    func insert(id: String, name: String, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO territories (organisation_id, id, name, created_at)
            VALUES (\(organisation), \(id), \(name), \(now))
            ON DUPLICATE KEY UPDATE territories.name = territories.name
            """)
    }

    func rename(id: String, to name: String) throws(DatabaseError) {
        try db.execute("UPDATE territories SET name = \(name) WHERE organisation_id = \(organisation) AND id = \(id)")
    }

    /// Those of `users` who are limited to other territories than this one; nil for all who are limited.
    func limited(of users: [UUID], butTo territory: String?) throws(DatabaseError) -> Set<UUID> {
        guard !users.isEmpty else { return [] }
        let rows = try db.fetchAll(
            """
            SELECT user_id, MAX(territory_id <=> \(territory)) AS is_there FROM user_territories
            WHERE organisation_id = \(organisation) AND user_id IN (\(list: users)) GROUP BY user_id
            """, as: Limit.self)
        return Set(rows.filter { !$0.isThere }.map(\.user))
    }

    private struct Limit: RowDecodable {
        let user: UUID
        let isThere: Bool

        init(row: borrowing Row) throws(DatabaseError) {
            user = try row.column("user_id")
            isThere = try row.column("is_there")
        }
    }

    /// Limits a user to these territories; none for all of them.
    ///
    /// - Precondition: within a transaction.
    func limit(_ user: UUID, to territories: [String]) throws(DatabaseError) {
        try db.execute(
            "DELETE FROM user_territories WHERE organisation_id = \(organisation) AND user_id = \(user)")
        for territory in territories {
            try db.execute(
                """
                INSERT INTO user_territories (organisation_id, user_id, territory_id)
                VALUES (\(organisation), \(user), \(territory))
                """)
        }
    }
}
