import Foundation
import Synchronization
import Testing

@testable import MariaDB

@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct MigratorTests {
    private let scratch: Scratch
    private let db: Connection
    private let directory = Directory()

    init() throws {
        scratch = try Scratch()
        db = try scratch.open()
        try directory.write("0001_one.sql", "CREATE TABLE one (id INT PRIMARY KEY);\nINSERT INTO one VALUES (1);")
        try directory.write("0002_two.sql", "-- why\nCREATE TABLE two (id INT PRIMARY KEY)")
        try directory.write("server.cnf", "not a migration")
    }

    private func migrator() throws(MigrationError) -> Migrator {
        try Migrator(directory: directory.path)
    }

    @Test func `files are applied once, in order`() throws {
        let migrator = try migrator()
        #expect(try migrator.currentVersion(on: db) == 0)
        #expect(try migrator.isUpToDate(db) == false)
        #expect(try migrator.pending(on: db).map(\.file) == ["0001_one.sql", "0002_two.sql"])
        #expect(try migrator.apply(on: db).map(\.version) == [1, 2])
        #expect(try migrator.currentVersion(on: db) == 2)
        #expect(try migrator.isUpToDate(db))
        #expect(try migrator.apply(on: db).isEmpty)
        #expect(try db.fetchValue("SELECT COUNT(*) FROM one", as: Int.self) == 1)
    }

    @Test func `two at once apply everything once`() throws {
        let (scratch, migrator) = (scratch, try migrator())
        let applied = Mutex<[Int]>([])
        let migrate: @Sendable () throws -> Void = {
            let versions = try migrator.apply(on: scratch.open()).map(\.version)
            applied.withLock { $0 += versions }
        }
        atTheSameTime(migrate, migrate, migrate)
        #expect(applied.withLock { $0 } == [1, 2])
    }

    @Test func `a file changed after it was applied is refused`() throws {
        try migrator().apply(on: db)
        try directory.write("0001_one.sql", "CREATE TABLE one (id BIGINT PRIMARY KEY);\nINSERT INTO one VALUES (1);")
        let error = #expect(throws: MigrationError.self) { try migrator().apply(on: db) }
        #expect(error == .changed("0001_one.sql"))
    }

    @Test func `a file that failed half-way is continued at the statement that failed`() throws {
        let good = "CREATE TABLE three (id INT PRIMARY KEY); INSERT INTO three VALUES (1); "
        try directory.write("0003_three.sql", good + "INSERT INTO absent VALUES (1); INSERT INTO three VALUES (2)")
        let failed = #expect(throws: MigrationError.self) { try migrator().apply(on: db) }
        guard case .failed("0003_three.sql", statement: 3, let reason) = failed else {
            Issue.record("unexpected \(String(describing: failed))")
            return
        }
        #expect(reason.code == 1146)
        #expect(try migrator().currentVersion(on: db) == 2)
        #expect(try migrator().isUpToDate(db) == false)
        #expect(try migrator().pending(on: db).map(\.version) == [3])

        // What was done must stay as it was; what failed may be put right.
        try directory.write("0003_three.sql", "CREATE TABLE three (id INT); SELECT 1; SELECT 2")
        let changed = #expect(throws: MigrationError.self) { try migrator().apply(on: db) }
        #expect(changed == .changed("0003_three.sql"))
        try directory.write("0003_three.sql", good + "INSERT INTO three VALUES (3), (4); INSERT INTO three VALUES (2)")
        #expect(try migrator().apply(on: db).map(\.version) == [3])
        #expect(try db.fetchValue("SELECT GROUP_CONCAT(id ORDER BY id) FROM three", as: String.self) == "1,2,3,4")
        #expect(try migrator().isUpToDate(db))
    }

    @Test func `a database ahead of the release is refused`() throws {
        try migrator().apply(on: db)
        directory.remove("0002_two.sql")
        let error = #expect(throws: MigrationError.self) { try migrator().apply(on: db) }
        #expect(error == .databaseAhead(version: 2, newestKnown: 1))
    }

    @Test func `a database ahead of the release, or on its way there, has all that the release wants`() throws {
        try migrator().apply(on: db)
        directory.remove("0002_two.sql")
        let older = try migrator()
        #expect(try older.isUpToDate(db))
        try db.execute("UPDATE schema_migrations SET applied_at = NULL WHERE version = 2")
        #expect(try older.isUpToDate(db))
        try db.execute("DELETE FROM schema_migrations WHERE version = 1")
        #expect(try older.isUpToDate(db) == false)
    }

    @Test func `a gap is refused, in the files and in what was applied`() throws {
        try migrator().apply(on: db)
        try db.execute("DELETE FROM schema_migrations WHERE version = 1")
        let applied = #expect(throws: MigrationError.self) { try migrator().apply(on: db) }
        #expect(applied == .missing(version: 1))
        try directory.write("0004_four.sql", "DO 1")
        #expect(throws: MigrationError.missing(version: 3)) { try migrator() }
    }

    @Test(arguments: [
        ("0003-three.sql", "DO 1", MigrationError.badName("0003-three.sql")),
        ("3_three.sql", "DO 1", .badName("3_three.sql")),
        ("0002_again.sql", "DO 1", .duplicate(version: 2)),
        ("0003_three.sql", "SELECT 'a", .unterminated("0003_three.sql")),
    ])
    func `a directory that cannot be right is refused`(file: String, text: String, error: MigrationError) throws {
        try directory.write(file, text)
        #expect(throws: error) { try migrator() }
    }

    @Test func `a holder is waited for, and taken over when its lease ran out`() throws {
        try migrator().apply(on: db)
        try directory.write("0003_three.sql", "DO 1")
        try db.execute(
            "UPDATE schema_migration_lease SET owner = 'dead', expires_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR")
        let error = #expect(throws: MigrationError.self) { try migrator().apply(on: db, waitingUpTo: .milliseconds(1)) }
        #expect(error == .locked(by: "dead"))
        try db.execute("UPDATE schema_migration_lease SET expires_at = UTC_TIMESTAMP(6)")
        #expect(try migrator().apply(on: db, waitingUpTo: .milliseconds(1)).map(\.version) == [3])
    }

    /// Runs the migration that has `ALTER TABLE one` in it on a connection that ends while it is at that.
    ///
    /// - Parameter isAltered: whether the table is altered by then, and only the record of it is not made.
    private func migrateAndDie(isAltered: Bool) throws {
        let (migrator, scratch) = (try migrator(), scratch)
        let (reader, keeper, watcher) = (try scratch.open(), try scratch.open(), try scratch.open())
        try reader.executeUnchecked("START TRANSACTION")
        #expect(try reader.fetchValue("SELECT COUNT(*) FROM one", as: Int.self) == 1)
        let hasEnded = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            #expect(throws: MigrationError.self) { try migrator.apply(on: scratch.open()) }
            hasEnded.signal()
        }
        try watcher.awaitThat(
            """
            SELECT COUNT(*) FROM information_schema.processlist
            WHERE info LIKE 'ALTER TABLE one %' AND db = \(scratch.name)
            """)
        let dying = try #require(
            try watcher.fetchValue(
                """
                SELECT id FROM information_schema.processlist
                WHERE info LIKE 'ALTER TABLE one %' AND db = \(scratch.name)
                """, as: Int.self))
        let waiting = #expect(throws: MigrationError.self) {
            try migrator.apply(on: scratch.open(), waitingUpTo: .milliseconds(1))
        }
        guard case .locked = waiting else {
            Issue.record("unexpected \(String(describing: waiting))")
            return
        }
        if isAltered {
            try keeper.executeUnchecked("START TRANSACTION")
            try keeper.executeUnchecked("UPDATE schema_migrations SET name = name WHERE version = 3")
            try reader.executeUnchecked("COMMIT")
            try watcher.awaitThat(
                """
                SELECT COUNT(*) FROM information_schema.columns
                WHERE column_name = 'more' AND table_schema = \(scratch.name)
                """)
        }
        try watcher.kill(dying)
        try (isAltered ? keeper : reader).executeUnchecked("ROLLBACK")
        hasEnded.wait()
    }

    @Test(arguments: [true, false]) func `a migration that died is taken over at once, and goes on where it was`(
        isAltered: Bool
    ) throws {
        try migrator().apply(on: db)
        try directory.write(
            "0003_three.sql", "ALTER TABLE one ADD COLUMN more INT, ADD KEY one_more (more); INSERT INTO two VALUES (1)"
        )
        try migrateAndDie(isAltered: isAltered)
        #expect(try db.fetchValue("SELECT statements_done FROM schema_migrations WHERE version = 3", as: Int.self) == 0)
        #expect(try migrator().apply(on: db, waitingUpTo: .milliseconds(1)).map(\.version) == [3])
        #expect(try db.fetchValue("SELECT COUNT(*) FROM two WHERE id = 1", as: Int.self) == 1)
        #expect(try db.fetchValue("SELECT COUNT(more) FROM one", as: Int.self) == 0)
    }

    @Test(arguments: [
        ("CREATE TABLE three (id INT)", "CREATE TABLE three (id INT)", 1050),
        ("ALTER TABLE one ADD COLUMN more INT", "ALTER TABLE one ADD COLUMN more INT, ADD COLUMN other INT", 1060),
        ("CREATE INDEX by_id ON one (id)", "CREATE INDEX by_id ON one (id)", 1061),
        ("DO 1", "ALTER TABLE one DROP COLUMN more", 1091),
        ("DO 1", "DROP TABLE three", 1051),
    ])
    func `what somebody else made is not taken for what a migration did, however often it is run`(
        before: String, statement: String, code: UInt32
    ) throws {
        try migrator().apply(on: db)
        try db.executeUnchecked(before)
        try directory.write("0003_three.sql", statement)
        for _ in 1...2 {
            let failed = #expect(throws: MigrationError.self) { try migrator().apply(on: db) }
            guard case .failed("0003_three.sql", statement: 1, let reason) = failed, reason.code == code else {
                Issue.record("unexpected \(String(describing: failed))")
                return
            }
        }
    }

    @Test(arguments: [
        ("CREATE TABLE three (id INT)", "CREATE TABLE three (id INT)"),
        (
            "ALTER TABLE one ADD COLUMN more INT, ADD KEY (more)",
            "ALTER TABLE one ADD COLUMN more INT, ADD KEY (more)"
        ),
        ("CREATE INDEX by_id ON one (id)", "CREATE INDEX by_id ON one (id)"),
        ("ALTER TABLE one ADD CONSTRAINT small CHECK (id < 9)", "ALTER TABLE one ADD CONSTRAINT small CHECK (id < 9)"),
        ("DO 1", "ALTER TABLE one DROP COLUMN more"),
        ("DO 1", "DROP TABLE three"),
    ])
    func `a file that an earlier release began is gone on with, also where its statement was done`(
        before: String, statement: String
    ) throws {
        try migrator().apply(on: db)
        try db.executeUnchecked(before)
        try db.execute("ALTER TABLE schema_migrations DROP COLUMN statement_begun")
        try db.execute(
            """
            INSERT INTO schema_migrations (version, name, checksum, statements_done)
            VALUES (3, '0003_three.sql', SHA2('', 256), 0)
            """)
        // Only the one that may have been done: the next is refused.
        try directory.write("0003_three.sql", statement + "; CREATE TABLE one (id INT)")
        let failed = #expect(throws: MigrationError.self) { try migrator().apply(on: db) }
        guard case .failed("0003_three.sql", statement: 2, let reason) = failed, reason.code == 1050 else {
            Issue.record("unexpected \(String(describing: failed))")
            return
        }
    }

    @Test func `a holder at another server, or of another account, is waited for`() throws {
        try migrator().apply(on: db)
        try directory.write("0003_three.sql", "DO 1")
        for owner in [
            "CONCAT_WS(' ', USER(), 1, UUID(), 'other', @@datadir)",
            "CONCAT_WS(' ', 'other@localhost', 1, UUID(), @@hostname, @@datadir)",
        ] {
            try db.executeUnchecked(
                "UPDATE schema_migration_lease SET owner = \(owner), expires_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR")
            #expect(throws: MigrationError.self) { try migrator().apply(on: db, waitingUpTo: .milliseconds(1)) }
        }
        try db.executeUnchecked(
            "UPDATE schema_migration_lease SET owner = CONCAT_WS(' ', USER(), 1, UUID(), @@hostname, @@datadir)")
        #expect(try migrator().apply(on: db, waitingUpTo: .milliseconds(1)).map(\.version) == [3])
    }

    @Test func `whoever lost the lease stops`() throws {
        try directory.write(
            "0003_three.sql",
            "UPDATE schema_migration_lease SET owner = 'thief'; CREATE TABLE three (id INT PRIMARY KEY)")
        let error = #expect(throws: MigrationError.self) { try migrator().apply(on: db) }
        #expect(error == .leaseLost)
        #expect(throws: DatabaseError.self) { try db.execute("SELECT 1 FROM three") }
    }

    @Test func `an account of the database only migrates, and the serving account may ask how far it is`() throws {
        let (migrating, serving) = (account("m"), account("s"))
        defer {
            for user in [migrating, serving] { try? db.executeUnchecked("DROP USER '\(user.user)'@'localhost'") }
        }
        // Roles are the server's and not the database's: nothing else here makes or drops this one.
        try db.execute("CREATE ROLE IF NOT EXISTS trunkline_app")
        for user in [migrating, serving] {
            try db.executeUnchecked("CREATE USER '\(user.user)'@'localhost' IDENTIFIED BY 'p'")
        }
        try db.executeUnchecked(
            "GRANT ALL ON \(scratch.name).* TO '\(migrating.user)'@'localhost' WITH GRANT OPTION")
        try db.executeUnchecked("GRANT trunkline_app TO '\(serving.user)'@'localhost'")
        try db.executeUnchecked("SET DEFAULT ROLE trunkline_app FOR '\(serving.user)'@'localhost'")

        let migrator = try migrator()
        #expect(try migrator.apply(on: Connection(migrating)).map(\.version) == [1, 2])
        let asking = try Connection(serving)
        #expect(try migrator.isUpToDate(asking))
        #expect(throws: DatabaseError.self) { try asking.execute("SELECT 1 FROM one") }
    }

    private func account(_ kind: String) -> Connection.Configuration {
        let socket = Connection.Configuration.Place.socket(TestDatabase.socket ?? "")
        return .init(place: socket, user: kind + scratch.name.suffix(32), password: "p", database: scratch.name)
    }
}

extension Connection {
    /// Waits until a query counts something.
    fileprivate func awaitThat(_ query: SQL) throws {
        while try fetchValue(query, as: Int.self) == 0 { Thread.sleep(forTimeInterval: 0.01) }
    }
}

/// A directory of one test, removed with it.
private final class Directory {
    let path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString

    func write(_ file: String, _ text: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path + "/" + file))
    }

    func remove(_ file: String) {
        try? FileManager.default.removeItem(atPath: path + "/" + file)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
