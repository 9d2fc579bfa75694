/// A row of `schema_migrations`: how far a file was applied.
struct MigrationRecord: RowDecodable {
    let version: Int
    let checksum: String
    let statementsDone: Int
    let isApplied: Bool

    init(row: borrowing Row) throws(DatabaseError) {
        version = try row.column("version")
        checksum = try row.column("checksum")
        statementsDone = try row.column("statements_done")
        isApplied = try row.column("is_applied")
    }

    static func createTable(on connection: Connection) throws(DatabaseError) {
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version INT UNSIGNED NOT NULL PRIMARY KEY,
                name VARCHAR(255) NOT NULL,
                checksum CHAR(64) CHARACTER SET ascii NOT NULL
                    COMMENT 'SHA-256 of the file; of the statements done while applied_at is NULL',
                statements_done INT UNSIGNED NOT NULL,
                applied_at DATETIME(6) NULL COMMENT 'UTC; NULL while the file is not done'
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COMMENT 'the files of sql/ that were applied'
            """)
        // Earlier releases made the table without it.
        try connection.execute(
            """
            ALTER TABLE schema_migrations ADD COLUMN IF NOT EXISTS statement_begun INT UNSIGNED NULL
                COMMENT 'the statement of which nobody knows whether it was done; 0 for none, NULL where nobody noted'
            """)
        do throws(DatabaseError) {
            // The serving account asks whether the schema is the one it was built for.
            try connection.execute("GRANT SELECT ON schema_migrations TO trunkline_app")
        } catch  where error.isMissingRole {
            // A database of one account only: that account sees the table anyway.
        }
    }

    /// Every record, in order of version; none when there is no table yet.
    static func all(on connection: Connection) throws(DatabaseError) -> [MigrationRecord] {
        do throws(DatabaseError) {
            return try connection.fetchAll(
                """
                SELECT version, checksum, statements_done, applied_at IS NOT NULL AS is_applied
                FROM schema_migrations ORDER BY version
                """)
        } catch  where error.isMissingTable {
            return []
        }
    }

    static func begin(_ migration: Migration, on connection: Connection) throws(DatabaseError) {
        try connection.execute(
            """
            INSERT INTO schema_migrations (version, name, checksum, statements_done, statement_begun)
            VALUES (\(migration.version), \(migration.file), SHA2('', 256), 0, 0)
            """)
    }

    /// Notes that a statement is about to be run; 0 that the server has refused it.
    static func note(
        _ migration: Migration, begun statement: Int, on connection: Connection
    ) throws(DatabaseError) {
        try connection.execute(
            "UPDATE schema_migrations SET statement_begun = \(statement) WHERE version = \(migration.version)")
    }

    /// Whether a run that did not come to its end may have done a statement that is not on record. Of a file that a
    /// release before began, which noted none, that is so.
    static func mayBeDone(
        _ statement: Int, of migration: Migration, on connection: Connection
    ) throws(DatabaseError) -> Bool {
        try connection.fetchValue(
            """
            SELECT COALESCE(statement_begun, \(statement)) = \(statement) FROM schema_migrations
            WHERE version = \(migration.version)
            """) ?? false
    }

    static func advance(_ migration: Migration, to count: Int, on connection: Connection) throws(DatabaseError) {
        try connection.execute(
            """
            UPDATE schema_migrations
            SET statements_done = \(count), statement_begun = 0, checksum = SHA2(\(migration.beginning(count)), 256)
            WHERE version = \(migration.version)
            """)
    }

    static func finish(_ migration: Migration, on connection: Connection) throws(DatabaseError) {
        try connection.execute(
            """
            UPDATE schema_migrations
            SET checksum = SHA2(\(migration.text), 256), applied_at = UTC_TIMESTAMP(6)
            WHERE version = \(migration.version)
            """)
    }
}
