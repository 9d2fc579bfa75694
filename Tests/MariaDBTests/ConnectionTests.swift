import Testing

@testable import MariaDB

@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct ConnectionTests {
    private let db: Connection

    init() throws {
        db = try Connection(TestDatabase.configuration())
    }

    @Test func `the session is strict, in UTC, in UTF-8 and has a time limit`() throws {
        let modes = try #require(try db.fetchValue("SELECT @@sql_mode", as: String.self)).split(separator: ",")
        #expect(
            Set(modes).isSuperset(of: [
                "STRICT_ALL_TABLES", "NO_ZERO_DATE", "NO_ZERO_IN_DATE", "ERROR_FOR_DIVISION_BY_ZERO",
                "NO_ENGINE_SUBSTITUTION", "NO_AUTO_CREATE_USER",
            ]))
        #expect(try db.fetchValue("SELECT @@time_zone", as: String.self) == "+00:00")
        #expect(try db.fetchValue("SELECT @@character_set_connection", as: String.self) == "utf8mb4")
        #expect(try db.fetchValue("SELECT @@innodb_snapshot_isolation", as: Bool.self) == true)
        #expect(try db.fetchValue("SELECT @@max_statement_time", as: Double.self) == 4)
    }

    @Test func `a statement that takes too long is ended by the server, and the connection goes on`() throws {
        let hasty = try Connection(TestDatabase.configuration(statementLimit: 0.5))
        let error = #expect(throws: DatabaseError.self) { _ = try hasty.fetchValue("SELECT SLEEP(3)", as: Int.self) }
        #expect(error?.reason == .timedOut)
        #expect(error?.code == 1969)
        #expect(try hasty.fetchValue("SELECT 1", as: Int.self) == 1)
    }

    @Test(arguments: [(4.0, 5), (0.05, 2), (600, 601), (0, 1)])
    func `the client waits longer than the server works`(limit: Double, wait: UInt32) throws {
        #expect(try TestDatabase.configuration(statementLimit: limit).readLimit == wait)
    }

    @Test func `nobody listening is unavailable`() throws {
        let nowhere = Connection.Configuration(place: .socket("/nowhere"), user: "", password: "", database: "")
        let error = #expect(throws: DatabaseError.self) { _ = try Connection(nowhere) }
        #expect(error?.reason == .unavailable)
    }

    @Test func `several statements in one text are refused`() throws {
        #expect(throws: DatabaseError.self) { try db.execute("DO 1; DO 2") }
    }

    @Test func `a file of this machine cannot be asked for`() throws {
        let error = #expect(throws: DatabaseError.self) {
            try db.executeUnchecked("LOAD DATA LOCAL INFILE 'Package.swift' INTO TABLE mysql.help_topic")
        }
        #expect(error?.code == 4166 || error?.code == 1148)
    }

    @Test func `values and placeholders must be equally many`() throws {
        let error = #expect(throws: DatabaseError.self) { try db.execute("SELECT ? + \(1)") }
        #expect(error?.reason == .unexpectedValue)
        #expect(try db.fetchValue("SELECT '?'", as: String.self) == "?")
    }

    @Test func `a result nobody reads does not stand in the way`() throws {
        try db.execute("SELECT 1 UNION SELECT 2")
        #expect(try db.fetchValue("SELECT 3 UNION SELECT 4", as: Int.self) == 3)
        try db.executeUnchecked("SELECT 5 UNION SELECT 6")
        #expect(try db.fetchValue("SELECT 7", as: Int.self) == 7)
    }

    @Test func `statements are prepared once, and the one not used for longest goes first`() throws {
        let counting: SQL =
            """
            SELECT CAST(variable_value AS INT) FROM information_schema.session_status
            WHERE variable_name = 'com_stmt_prepare'
            """
        var text: SQL = "SELECT 0"
        let first = text
        for _ in 0..<300 {
            text += " + 0"
            _ = try db.fetchValue(text, as: Int.self)
            _ = try db.fetchValue(first, as: Int.self)
        }
        let prepared = try #require(try db.fetchValue(counting, as: Int.self))
        #expect(prepared == 302)
        // Used all the time, so still there; the second one is not.
        _ = try db.fetchValue(first, as: Int.self)
        #expect(try db.fetchValue(counting, as: Int.self) == prepared)
        _ = try db.fetchValue(first + " + 0", as: Int.self)
        #expect(try db.fetchValue(counting, as: Int.self) == prepared + 1)
        let closed = try db.fetchValue(
            """
            SELECT CAST(variable_value AS INT) FROM information_schema.session_status
            WHERE variable_name = 'com_stmt_close'
            """, as: Int.self)
        #expect(closed == 304 - 256)
    }

    @Test func `a table that got another column is read with it`() throws {
        let scratch = try Scratch("CREATE TABLE t (a INT); INSERT INTO t VALUES (1)")
        let db = try scratch.open()
        struct Both: RowDecodable {
            let sum: Int
            init(row: borrowing Row) throws(DatabaseError) { sum = try row.column("b") + row.column("a") }
        }
        #expect(throws: DatabaseError.self) { _ = try db.fetchAll("SELECT * FROM t", as: Both.self) }
        try db.execute("ALTER TABLE t ADD b INT NOT NULL DEFAULT 41 FIRST")
        let rows = try db.fetchAll("SELECT * FROM t", as: Both.self)
        #expect(rows.map(\.sum) == [42])
    }

    @Test func `the server's settings are the product's`() throws {
        #expect(try ServerCheck.problems(on: db) == [])
        try db.execute(
            "SET SESSION innodb_snapshot_isolation = OFF, innodb_lock_wait_timeout = 9, time_zone = '+01:00'")
        let problems = try ServerCheck.problems(on: db)
        #expect(problems.count == 3)
        #expect(problems.contains { $0.hasPrefix("innodb_snapshot_isolation") })
    }
}
