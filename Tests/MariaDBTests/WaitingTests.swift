import Testing

@testable import MariaDB

/// Statements that go to the server with what comes next.
@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct WaitingTests {
    private struct Stop: Error {}
    private let scratch: Scratch
    private let db: Connection

    init() throws {
        scratch = try Scratch(
            """
            CREATE TABLE entry (id INT PRIMARY KEY, word VARCHAR(20) NOT NULL);
            CREATE TABLE counter (id INT PRIMARY KEY, last INT NOT NULL)
            """)
        db = try scratch.open()
    }

    private func put(_ id: Int, _ word: String = "a") throws {
        try db.executeLater("INSERT INTO entry (id, word) VALUES (\(id), \(word))")
    }

    /// What others see.
    private func ids() throws -> [Int] {
        try scratch.open().fetchValues("SELECT id FROM entry ORDER BY id")
    }

    /// How many messages the connection has sent. Asking is one of them.
    private func messages(during work: () throws -> Void) throws -> Int {
        func count() throws -> Int {
            Int(
                try db.fetchOne("SHOW SESSION STATUS LIKE 'Com_stmt_execute'", as: Status.self)?.value ?? "")
                ?? 0
        }
        let before = try count()
        try work()
        return try count() - before - 1
    }

    @Test func `what waits goes with the commit, in one message`() throws {
        func work() throws {
            try db.transaction {
                try put(1)
                try put(2)
                #expect(try ids() == [])
            }
        }
        #expect(try messages(during: work) == 1)
        #expect(try ids() == [1, 2])
    }

    @Test func `a query sees what waited before it, and goes in one message with it`() throws {
        func work() throws {
            for round in 0..<3 {
                try db.transaction {
                    try put(10 * round, "x")
                    try put(10 * round + 1, "y")
                    let words: [String] = try db.fetchValues(
                        "SELECT word FROM entry WHERE id >= \(10 * round) ORDER BY id")
                    #expect(words == ["x", "y"])
                    try put(10 * round + 2)
                }
            }
        }
        #expect(try messages(during: work) == 6)
        #expect(try ids().count == 9)
    }

    @Test func `an id that a waiting statement gave is there for the next`() throws {
        for round in 1...3 {
            let number: Int? = try db.transaction {
                try db.executeLater(
                    """
                    INSERT INTO counter (id, last) VALUES (1, LAST_INSERT_ID(1))
                    ON DUPLICATE KEY UPDATE last = LAST_INSERT_ID(last + 1)
                    """)
                return try db.fetchValue("SELECT LAST_INSERT_ID()")
            }
            #expect(number == round)
        }
    }

    @Test func `outside of a transaction it runs at once`() throws {
        try put(1)
        #expect(try ids() == [1])
    }

    @Test func `what waited is undone with its transaction, sent or not`() throws {
        #expect(throws: Stop.self) {
            try db.transaction {
                try put(1)
                throw Stop()
            }
        }
        #expect(throws: Stop.self) {
            try db.transaction {
                try put(2)
                #expect(try db.fetchValue("SELECT COUNT(*) FROM entry") == 1)
                try put(3)
                throw Stop()
            }
        }
        #expect(try ids() == [])
        try put(4)
        #expect(try ids() == [4])
    }

    @Test func `an inner transaction that is undone takes along what it let wait, and no more`() throws {
        try db.transaction {
            try put(1)
            #expect(throws: Stop.self) {
                try db.transaction {
                    try put(2)
                    throw Stop()
                }
            }
            try db.transaction { try put(3) }
            try put(4)
        }
        #expect(try ids() == [1, 3, 4])
    }

    @Test func `one that is refused undoes all, wherever it is found out, and says so`() throws {
        try put(7)
        func refused(_ more: () throws -> Void) throws -> DatabaseError.Reason? {
            do {
                try db.transaction {
                    try put(1)
                    try put(7)
                    try put(8)
                    // Nobody can go on as if nothing were the matter.
                    do { try more() } catch {}
                }
                return nil
            } catch let error as DatabaseError {
                return error.reason
            }
        }
        #expect(try refused {} == .notKept)
        #expect(try refused { _ = try db.fetchValue("SELECT 1", as: Int.self) } == .notKept)
        #expect(try refused { try db.execute("UPDATE entry SET word = 'z' WHERE id = 9") } == .notKept)
        #expect(try refused { try db.transaction { try put(9) } } == .notKept)
        #expect(!db.isLost)
        #expect(try ids() == [7])
        try db.transaction { try put(8) }
        #expect(try ids() == [7, 8])
    }

    @Test func `a statement of its own is refused alone, and the transaction goes on`() throws {
        try db.transaction {
            try put(1)
            do throws(DatabaseError) {
                try db.execute("INSERT INTO entry (id, word) VALUES (1, 'again')")
                Issue.record("it was taken")
            } catch {
                #expect(error.reason == .duplicateKey)
            }
            try put(2)
        }
        #expect(try ids() == [1, 2])
    }

    @Test func `a transaction that does nothing says nothing to the server`() throws {
        func questions() throws -> String? {
            try db.fetchOne("SHOW SESSION STATUS LIKE 'Questions'", as: Status.self)?.value
        }
        let before = Int(try questions() ?? "") ?? 0
        try db.transaction {}
        #expect(Int(try questions() ?? "") == before + 1)
    }

    @Test func `a table that is altered between two transactions is no obstacle`() throws {
        func read() throws -> [String] {
            try db.transaction {
                try put(try ids().count + 1, "word")
                return try db.fetchValues("SELECT word FROM entry ORDER BY id")
            }
        }
        #expect(try read() == ["word"])
        try scratch.open().execute("ALTER TABLE entry MODIFY word VARCHAR(200) NOT NULL, ADD COLUMN more INT NULL")
        #expect(try read() == ["word", "word"])
    }
}

private struct Status: RowDecodable {
    let value: String

    init(row: borrowing Row) throws(DatabaseError) {
        value = try row.column("Value")
    }
}
