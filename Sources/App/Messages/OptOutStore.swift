internal import Foundation
internal import MariaDB
internal import Secrets

/// Table `message_opt_outs` of one organisation.
struct OptOutStore {
    static let table: StaticString = "message_opt_outs"

    let db: Connection
    let organisation: UUID

    /// - Parameter index: of a number, with each key.
    func isThere(_ index: [[UInt8]]) throws(DatabaseError) -> Bool {
        try find(index) != nil
    }

    func find(_ index: [[UInt8]]) throws(DatabaseError) -> OptOut? {
        try db.fetchOne(
            """
            SELECT id, source, created_at, sealed FROM message_opt_outs
            WHERE organisation_id = \(organisation) AND number_index IN (\(list: index)) LIMIT 1
            """)
    }

    func find(_ id: UUID) throws(DatabaseError) -> OptOut? {
        try db.fetchOne(
            """
            SELECT id, source, created_at, sealed FROM message_opt_outs
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// - Returns: its id; of the one that was there, if one was.
    func insert(_ number: String, _ source: OptOut.Source, _ services: Services, now: Date) throws -> UUID {
        let index = OptOut.index(number, by: services.index)
        if let known = try find(index) { return known.id }
        let id = UUID.random()
        // Somebody else may add it at the same time.
        try db.execute(
            """
            INSERT IGNORE INTO message_opt_outs (organisation_id, id, number_index, number_key, source, created_at, sealed)
            VALUES (\(organisation), \(id), \(index[0]), \(services.index.activeKeyID), \(source), \(now),
                \(try services.sealer.seal(number, in: Self.table, row: id)))
            """)
        return try db.fetchValue(
            """
            SELECT id FROM message_opt_outs
            WHERE organisation_id = \(organisation) AND number_index = \(index[0]) LOCK IN SHARE MODE
            """) ?? id
    }

    /// - Returns: false when there was none.
    func delete(_ id: UUID) throws(DatabaseError) -> Bool {
        try db.execute("DELETE FROM message_opt_outs WHERE organisation_id = \(organisation) AND id = \(id)").rows == 1
    }

    func count() throws(DatabaseError) -> Int {
        try db.fetchValue("SELECT COUNT(*) FROM message_opt_outs WHERE organisation_id = \(organisation)") ?? 0
    }

    /// Newest first.
    func list(after place: PageRequest.Place?, limit: Int) throws(DatabaseError) -> [OptOut] {
        let sql: SQL =
            """
            SELECT id, source, created_at, sealed FROM message_opt_outs WHERE organisation_id = \(organisation)
            """
        return try db.fetchAll(
            sql + (place?.older(by: "created_at") ?? "") + " ORDER BY created_at DESC, id DESC LIMIT \(limit)")
    }

    // MARK: - Rotation of keys

    /// Those whose number is indexed with an earlier key than `key`.
    func findIndexed(before key: UInt32, limit: Int) throws(DatabaseError) -> [OptOut] {
        try db.fetchAll(
            """
            SELECT id, source, created_at, sealed FROM message_opt_outs
            FORCE INDEX (message_opt_outs_by_number_key) WHERE organisation_id = \(organisation)
                AND number_key < \(key) LIMIT \(limit)
            """)
    }

    func reindex(_ id: UUID, _ index: [UInt8], key: UInt32) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE message_opt_outs SET number_index = \(index), number_key = \(key)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }
}
