internal import Foundation
internal import MariaDB

/// A tenant.
struct Organisation: RowDecodable {
    let id: UUID
    let name: String
    /// ISO 3166-1 alpha-2: how phone numbers in national form are read.
    let country: String

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        name = try row.column("name")
        country = try row.column("country")
    }
}

/// Table `organisations`.
struct OrganisationStore {
    let db: Connection

    func find(_ id: UUID) throws(DatabaseError) -> Organisation? {
        try db.fetchOne("SELECT id, name, country FROM organisations WHERE id = \(id)")
    }

    /// All of them, for work that is done for each in turn.
    func list() throws(DatabaseError) -> [Organisation] {
        try db.fetchAll("SELECT id, name, country FROM organisations ORDER BY id")
    }

    /// The one there is; nil when there are several.
    func only() throws(DatabaseError) -> Organisation? {
        let first: [Organisation] = try db.fetchAll("SELECT id, name, country FROM organisations LIMIT 2")
        return first.count == 1 ? first.first : nil
    }

    /// Leaves an organisation that is there as it is. A new one has one territory.
    func insert(_ id: UUID, name: String, country: String, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO organisations (id, name, country, created_at) VALUES (\(id), \(name), \(country), \(now))
            ON DUPLICATE KEY UPDATE id = id
            """)
        try TerritoryStore(db: db, organisation: id).insert(id: Territory.main, name: "Main", now: now)
    }
}
