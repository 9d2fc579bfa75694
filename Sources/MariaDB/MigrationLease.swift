/// The right to migrate, held by one process at a time.
///
/// A row, taken by a conditional UPDATE and lost when it expires, and not
/// GET_LOCK or LOCK TABLES: those hold on one node of a cluster only. Two that
/// take it at the same time on two nodes collide at commit, and one is refused.
/// It is also lost when the server that the holder was connected to, asked with
/// the holder's account, has its connection no more: while a statement runs on
/// after its client has died, the connection is still there.
struct MigrationLease: ~Copyable {
    private let connection: Connection
    private let owner: String
    /// How long the lease lasts without renewal: longer than any one statement
    /// may take. In seconds.
    private let duration: Double

    /// Creates the table that leases are taken from.
    static func prepare(on connection: Connection) throws(DatabaseError) {
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migration_lease (
                id TINYINT UNSIGNED NOT NULL PRIMARY KEY COMMENT 'always 1',
                owner VARCHAR(255) NOT NULL COMMENT 'account, connection, a UUID and server of the holder; empty when free',
                expires_at DATETIME(6) NOT NULL COMMENT 'UTC, by the clock of the database'
            ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COMMENT 'who may migrate'
            """)
    }

    /// Waits for its turn, up to `limit`.
    static func take(
        on connection: Connection, waitingUpTo limit: Duration
    ) throws(MigrationError) -> MigrationLease {
        let deadline = ContinuousClock.now + limit
        let duration = connection.statementLimit + 30
        let owner: String
        do throws(DatabaseError) {
            owner =
                try connection.fetchValue(
                    "SELECT CONCAT_WS(' ', USER(), CONNECTION_ID(), UUID(), @@hostname, @@datadir)") ?? ""
        } catch {
            throw .database(error)
        }
        while try !isGranted(to: owner, for: duration, on: connection) {
            guard ContinuousClock.now < deadline else { throw .locked(by: try holder(on: connection)) }
            Connection.pause(.milliseconds(100))
        }
        return MigrationLease(connection: connection, owner: owner, duration: duration)
    }

    /// Extends the lease; called before each statement.
    func renew() throws(MigrationError) {
        let change: Change
        do throws(DatabaseError) {
            change = try connection.execute(
                """
                UPDATE schema_migration_lease
                SET expires_at = UTC_TIMESTAMP(6) + INTERVAL \(duration) SECOND
                WHERE id = 1 AND owner = \(owner) AND expires_at > UTC_TIMESTAMP(6)
                """)
        } catch {
            throw .database(error)
        }
        guard change.rows == 1 else { throw .leaseLost }
    }

    /// Gives the lease back; when that fails it expires by itself.
    consuming func release() {
        _ = try? connection.execute(
            """
            UPDATE schema_migration_lease SET owner = '', expires_at = UTC_TIMESTAMP(6)
            WHERE id = 1 AND owner = \(owner)
            """)
    }

    private static func isGranted(
        to owner: String, for duration: Double, on connection: Connection
    ) throws(MigrationError) -> Bool {
        do throws(DatabaseError) {
            try connection.execute(
                """
                INSERT IGNORE INTO schema_migration_lease (id, owner, expires_at)
                VALUES (1, '', UTC_TIMESTAMP(6) - INTERVAL 1 SECOND)
                """)
            let dead = try deadHolder(on: connection)
            return try connection.execute(
                """
                UPDATE schema_migration_lease
                SET owner = \(owner), expires_at = UTC_TIMESTAMP(6) + INTERVAL \(duration) SECOND
                WHERE id = 1 AND (expires_at <= UTC_TIMESTAMP(6) OR owner = \(dead))
                """
            ).rows == 1
        } catch {
            // Another one was faster.
            if error.reason == .conflict { return false }
            throw .database(error)
        }
    }

    /// The holder, when it was connected to this server with our account, and is not any more. The threads of its own
    /// account everybody sees.
    private static func deadHolder(on connection: Connection) throws(DatabaseError) -> String? {
        try connection.fetchValue(
            """
            SELECT owner FROM schema_migration_lease
            WHERE id = 1
                AND SUBSTRING_INDEX(owner, '@', 1) = SUBSTRING_INDEX(USER(), '@', 1)
                AND SUBSTRING_INDEX(owner, ' ', -2) = CONCAT_WS(' ', @@hostname, @@datadir)
                AND CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(owner, ' ', 2), ' ', -1) AS UNSIGNED)
                    NOT IN (SELECT id FROM information_schema.processlist)
            """)
    }

    private static func holder(on connection: Connection) throws(MigrationError) -> String {
        do throws(DatabaseError) {
            return try connection.fetchValue("SELECT owner FROM schema_migration_lease WHERE id = 1") ?? ""
        } catch {
            throw .database(error)
        }
    }
}
