/// What a server must promise before it is trusted with acknowledged work: asked by `serve` before anything else, and
/// of every connection that a `Database` opens, for another server may stand there by then.
public enum ServerCheck {
    /// Returns what is wrong with the settings of the server and of this session,
    /// one sentence each; empty when all is well.
    ///
    /// `sql/server.cnf` sets all of it.
    public static func problems(on connection: Connection) throws(DatabaseError) -> [String] {
        let settings = try connection.fetchOne(query, as: Settings.self)
        return settings?.problems ?? ["the server does not tell its settings"]
    }

    /// - Throws: `DatabaseError` with reason `.unavailable` when something is wrong.
    static func demand(of connection: Connection) throws(DatabaseError) {
        let problems = try problems(on: connection)
        guard problems.isEmpty else {
            throw DatabaseError(reason: .unavailable, message: problems.joined(separator: "; "))
        }
    }

    private static let query: SQL = """
        SELECT @@global.innodb_flush_log_at_trx_commit AS flush, @@global.log_bin AS logs_binary,
            @@global.sync_binlog AS sync_binary, @@global.innodb_doublewrite AS doublewrite,
            @@session.innodb_snapshot_isolation AS snapshot, @@global.innodb_rollback_on_timeout AS rolls_back,
            @@global.local_infile AS local_infile, @@session.sql_mode AS sql_mode, @@session.time_zone AS time_zone,
            @@session.character_set_client AS client_set, @@session.character_set_database AS database_set,
            @@session.max_statement_time AS statement_limit,
            CAST(@@session.innodb_lock_wait_timeout AS DOUBLE) AS lock_limit,
            @@session.autocommit AS autocommits, @@session.tx_isolation AS isolation
        """

    private struct Settings: RowDecodable {
        let problems: [String]

        init(row: borrowing Row) throws(DatabaseError) {
            let logsBinary: Bool = try row.column("logs_binary")
            let syncBinary: Int = try row.column("sync_binary")
            let modes: String = try row.column("sql_mode")
            let clientSet: String = try row.column("client_set")
            let databaseSet: String = try row.column("database_set")
            let statementLimit: Double = try row.column("statement_limit")
            let lockLimit: Double = try row.column("lock_limit")
            let requirements: [(holds: Bool, otherwise: String)] = [
                (
                    try row.column("flush") == 1,
                    "innodb_flush_log_at_trx_commit is not 1: acknowledged commits are lost with the power"
                ),
                (
                    !logsBinary || syncBinary == 1,
                    "sync_binlog is not 1: the binary log may lack acknowledged commits"
                ),
                (try row.column("doublewrite"), "innodb_doublewrite is off: a torn page is not repaired"),
                (try row.column("snapshot"), "innodb_snapshot_isolation is off: updates overwrite each other"),
                (try row.column("rolls_back"), "innodb_rollback_on_timeout is off: half a transaction may be kept"),
                (try !row.column("local_infile"), "local_infile is on: a server may read this machine's files"),
                (
                    modes.split(separator: ",").contains("STRICT_ALL_TABLES"),
                    "sql_mode lacks STRICT_ALL_TABLES: values are bent to fit"
                ),
                (try row.column("time_zone") == "+00:00", "the session's time zone is not UTC"),
                (clientSet == "utf8mb4", "the session's character set is \(clientSet), not utf8mb4"),
                (databaseSet == "utf8mb4", "the database's character set is \(databaseSet), not utf8mb4"),
                (statementLimit > 0, "max_statement_time is 0: a statement may run for ever"),
                (
                    statementLimit == 0 || lockLimit < statementLimit,
                    "innodb_lock_wait_timeout is not below max_statement_time: a lock waited for looks like a slow query"
                ),
                (try row.column("autocommits"), "autocommit is off: single statements are not kept"),
                (try row.column("isolation") == "REPEATABLE-READ", "the isolation level is not REPEATABLE-READ"),
            ]
            problems = requirements.filter { !$0.holds }.map(\.otherwise)
        }
    }
}
