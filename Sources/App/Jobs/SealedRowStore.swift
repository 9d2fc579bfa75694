internal import Foundation
internal import MariaDB

extension SealedColumn {
    /// The column `sealed` of a table whose rows are sealed to an id of theirs.
    ///
    /// - Parameters:
    ///   - table: its name.
    ///   - id: the column that has it.
    ///   - parent: the column that comes before the id in its primary key, if there is one.
    static func rows(of table: StaticString, by id: SQL = "id", under parent: SQL? = nil) -> SealedColumn {
        @Sendable func store(_ db: Connection, _ organisation: UUID) -> SealedRowStore {
            SealedRowStore(db: db, organisation: organisation, table: table, id: id, parent: parent)
        }
        return SealedColumn(
            place: { .sealed(of: table, $0) }, reseal: { try store($0, $1).reseal($2, $3, $4) },
            count: { try store($0, $1).count($2) })
    }
}

/// Any table of one organisation whose rows have an id and the columns `sealed` and `sealed_with`, and that has an
/// index over the last, named after the table: with `_by_key`.
struct SealedRowStore {
    let db: Connection
    let organisation: UUID
    let table: StaticString
    /// What its rows are sealed to.
    let id: SQL
    let parent: SQL?

    private struct Row: RowDecodable {
        let id: UUID
        let parent: UUID?
        let sealed: [UInt8]

        init(row: borrowing MariaDB.Row) throws(DatabaseError) {
            id = try row.column("id")
            parent = try row.column("parent")
            sealed = try row.column("sealed")
        }
    }

    private var name: SQL { SQL(stringLiteral: table) }

    /// - Returns: how many rows there were that are sealed with another key.
    func reseal(_ key: [UInt8], _ limit: Int, _ seal: SealedColumn.Seal) throws -> Int {
        let columns: SQL = "SELECT " + id + " AS id, sealed, " + (parent ?? "NULL") + " AS parent FROM "
        let rows = try db.fetchAll(columns + name + others(than: key) + " LIMIT \(limit)", as: Row.self)
        for row in rows {
            let sealed = try seal(row.id, row.sealed)
            var change: SQL = "UPDATE " + name + " SET sealed = \(sealed) WHERE organisation_id = \(organisation)"
            if let parent, let value = row.parent { change += " AND " + parent + " = \(value)" }
            // Not what somebody has changed meanwhile.
            try db.execute(change + " AND " + id + " = \(row.id) AND sealed = \(row.sealed)")
        }
        return rows.count
    }

    func count(_ key: [UInt8]) throws(DatabaseError) -> Int {
        try db.fetchValue("SELECT COUNT(*) FROM " + name + others(than: key)) ?? 0
    }

    /// Two ranges of the index, mostly empty ones: nobody reads a table of millions every hour to find nothing. A row
    /// where nothing is sealed is in neither.
    private func others(than key: [UInt8]) -> SQL {
        " FORCE INDEX (" + name + "_by_key) WHERE organisation_id = \(organisation)"
            + " AND (sealed_with < \(key) OR sealed_with > \(key))"
    }
}
