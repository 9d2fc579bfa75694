internal import App
internal import Foundation
public import MariaDB
internal import Secrets
internal import Synchronization

/// One migrated database for the whole test process, on the server that `TEST_DB_SOCKET` names.
///
/// Tests do not roll back: each makes organisations of its own, as tenants are kept apart anyway.
public enum TestDatabase {
    public static var isConfigured: Bool {
        let environment = ProcessInfo.processInfo.environment
        // A run that must not skip fails at its first connection instead.
        return environment["TEST_DB_SOCKET"] != nil || environment["TEST_DB_REQUIRED"] != nil
            || environment["CI"] != nil
    }

    /// What a configuration of this database is read from.
    ///
    /// - Throws: what setting it up threw, for every test alike.
    public static func environment() throws -> [String: String] {
        try shared.get()
    }

    /// A connection that may do anything, to look behind the service's back.
    ///
    /// - Parameter limit: how long a statement may take, in seconds.
    public static func root(statementLimit limit: Double = 4) throws -> Connection {
        try Connection(
            rootConfiguration(database: try environment()["TRUNKLINE_DB_NAME"] ?? "", statementLimit: limit))
    }

    /// Writes rows by a statement that meets what other tests or jobs of all may be writing, and again when it collided
    /// with one.
    public static func fill(_ statement: SQL) throws {
        let root = try root()
        _ = try root.retryingTransaction { try root.execute(statement) }
    }

    /// The names of all tables.
    public static func tables() throws -> [String] {
        try root().fetchValues("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")
    }

    /// How many rows of a table have `word` in any column, as it is and in capitals or small letters.
    public static func count(of word: String, in table: String) throws -> Int {
        // It reads the files that other tests have left as well.
        let root = try root(statementLimit: 60)
        try root.execute("CALL count_word(\(table), \(word))")
        return try root.fetchValue("SELECT CAST(@found AS INT)", as: Int.self) ?? -1
    }

    private static let shared = Result { try make() }

    private static func make() throws -> [String: String] {
        let name = "trunkline_test"
        let root = try Connection(rootConfiguration(database: ""))
        for statement in setUp {
            try root.execute(statement)
        }
        // One for each server: runs on several at once have keys of their own.
        let home = FileManager.default.temporaryDirectory.appending(path: name + socket.replacing("/", with: "-"))
        try? FileManager.default.removeItem(at: home)
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        let keyring = home.appending(path: "keyring").path
        try Keyring.generate(now: Date()).write(to: keyring)
        let password = home.appending(path: "password").path
        try "test".write(toFile: password, atomically: true, encoding: .utf8)
        let migrations = URL(filePath: #filePath).appending(path: "../../../sql").standardized.path
        let database = try Connection(rootConfiguration(database: name))
        try Migrator(directory: migrations).apply(on: database)
        try database.execute(countWord)
        return [
            "TRUNKLINE_DB_SOCKET": socket, "TRUNKLINE_DB_NAME": name, "TRUNKLINE_DB_USER": "trunkline_test",
            "TRUNKLINE_DB_PASSWORD_FILE": password, "TRUNKLINE_KEYRING": keyring, "TRUNKLINE_SQL": migrations,
            "TRUNKLINE_AUDIT_ANCHORS": home.appending(path: "anchors").path,
        ]
    }

    private static var socket: String { ProcessInfo.processInfo.environment["TEST_DB_SOCKET"] ?? "" }

    private static func rootConfiguration(database: String, statementLimit: Double = 4) -> Connection.Configuration {
        Connection.Configuration(
            place: .socket(socket), user: "root", password: "", database: database, statementLimit: statementLimit)
    }

    private static let setUp: [SQL] = [
        "SET SESSION foreign_key_checks = 0",
        "CREATE OR REPLACE DATABASE trunkline_test CHARACTER SET utf8mb4",
        "CREATE ROLE IF NOT EXISTS trunkline_app",
        "CREATE USER IF NOT EXISTS trunkline_test@localhost IDENTIFIED BY 'test'",
        "GRANT trunkline_app TO trunkline_test@localhost",
        "SET DEFAULT ROLE trunkline_app FOR trunkline_test@localhost",
    ]

    /// Its statement is made of what the schema says, by the server.
    private static let countWord: SQL = """
        CREATE PROCEDURE count_word(IN place VARCHAR(64), IN word VARCHAR(64)) BEGIN
            SET SESSION group_concat_max_len = 65536;
            SET @word = CONCAT('%', LOWER(word), '%');
            SELECT CONCAT('SELECT COUNT(*) INTO @found FROM `', place,
                '` WHERE LOWER(CONVERT(CONCAT_WS(0x7C, ', GROUP_CONCAT('CAST(`', COLUMN_NAME, '` AS BINARY)'),
                ') USING latin1)) LIKE CONVERT(@word USING latin1)')
            INTO @statement FROM information_schema.COLUMNS
            WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = place;
            EXECUTE IMMEDIATE @statement;
        END
        """
}
