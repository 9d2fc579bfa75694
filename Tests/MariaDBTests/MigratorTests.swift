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
