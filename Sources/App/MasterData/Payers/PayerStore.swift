internal import Foundation
internal import MariaDB

/// Table `payers` of one organisation.
struct PayerStore {
    let db: Connection
    let organisation: UUID

    func find(id: String) throws(DatabaseError) -> Payer? {
        try db.fetchOne(
            """
            SELECT id, name, phone, is_active, version, created_at, updated_at
            FROM payers WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// By name, whatever its case, spacing and marks.
    func find(name: String) throws(DatabaseError) -> Payer? {
        try db.fetchOne(
            """
            SELECT id, name, phone, is_active, version, created_at, updated_at
            FROM payers WHERE organisation_id = \(organisation) AND name_key = \(Payer.nameKey(name))
            """)
    }

    /// Those of `ids` that there are, in no order.
    func find(ids: some Collection<String>) throws(DatabaseError) -> [Payer] {
        try db.fetchAll(
            """
            SELECT id, name, phone, is_active, version, created_at, updated_at
            FROM payers WHERE organisation_id = \(organisation) AND id IN (\(list: Array(ids)))
            """)
    }

    /// By name.
    ///
    /// - Parameter after: name and id of the last payer of the page before.
    func list(_ filter: ListFilter, after: (name: String, id: String)?, limit: Int) throws(DatabaseError) -> [Payer] {
        let sql: SQL =
            """
            SELECT id, name, phone, is_active, version, created_at, updated_at
            FROM payers WHERE organisation_id = \(organisation)
            """
        let words: SQL =
            filter.words.map { " AND (name LIKE \($0.first) ESCAPE '|' OR name LIKE \($0.later) ESCAPE '|')" } ?? ""
        let from: SQL = after.map { " AND (name, id) > (\($0.name), \($0.id))" } ?? ""
        return try db.fetchAll(sql + words + filter.activity + from + " ORDER BY name, id LIMIT \(limit)")
    }

    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the id or the name is taken.
    func insert(_ payer: Payer) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO payers (organisation_id, id, name, name_key, phone, is_active, created_at, updated_at)
            VALUES (\(organisation), \(payer.id), \(payer.name), \(payer.nameKey), \(payer.phone), \(payer.isActive),
                \(payer.createdAt), \(payer.updatedAt))
            """)
    }

    /// Stores `payer`, if it is still at the version it was read at.
    ///
    /// - Returns: false when it has been changed since.
    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the name is taken.
    func update(_ payer: Payer) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE payers SET name = \(payer.name), name_key = \(payer.nameKey), phone = \(payer.phone),
                is_active = \(payer.isActive), version = version + 1, updated_at = \(payer.updatedAt)
            WHERE organisation_id = \(organisation) AND id = \(payer.id) AND version = \(payer.version)
            """)
        return change.rows == 1
    }
}
