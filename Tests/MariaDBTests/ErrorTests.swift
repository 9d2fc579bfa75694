import Testing

@testable import MariaDB

@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct ErrorTests {
    private let scratch: Scratch
    private let db: Connection

    init() throws {
        scratch = try Scratch(
            """
            CREATE TABLE parent (id INT PRIMARY KEY);
            CREATE TABLE specimen (
                name VARCHAR(30) NULL, phone VARCHAR(40) NULL, number INT NULL, tiny TINYINT NULL,
                seen_at DATETIME NULL, token UUID NULL, state ENUM('open') NULL, parent INT NULL,
                UNIQUE KEY by_name (name), UNIQUE KEY by_phone (phone), FOREIGN KEY (parent) REFERENCES parent (id)
            )
            """)
        db = try scratch.open()
    }

    @Test(arguments: ["+15550100", "x' for key 'by_name", "a'b\"c`d", "'", "' for key 'by_name' "])
    func `a duplicate names its key and not its value`(phone: String) throws {
        try db.execute("INSERT INTO specimen (phone) VALUES (\(phone))")
        let error = try #require(throws: DatabaseError.self) {
            try db.execute("INSERT INTO specimen (phone) VALUES (\(phone))")
        }
        #expect(error.reason == .duplicateKey)
        #expect(error.code == 1062)
        #expect(error.key == "by_phone")
        #expect(error.sql == "INSERT INTO specimen (phone) VALUES (?)")
        #expect(error.message == "Duplicate entry for key 'by_phone'")
    }

    @Test(
        arguments: [
            ("INSERT INTO specimen (number) VALUES (\("Secret"))", 1366),
            ("INSERT INTO specimen (number) VALUES (\("it's a Secret at row '1"))", 1366),
            ("INSERT INTO specimen (seen_at) VALUES (\("Secret"))", 1292),
            ("INSERT INTO specimen (token) VALUES (\("Secret"))", 1292),
            ("INSERT INTO specimen (name) VALUES (\("Secret, and much too long to be the name of anybody"))", 1406),
            ("INSERT INTO specimen (tiny) VALUES (\(30000))", 1264),
            ("INSERT INTO specimen (state) VALUES (\("Secret"))", 1265),
            ("UPDATE specimen SET name = 1 WHERE CAST(\("Secret") AS INT) = 0 AND number = \(1)", nil),
            ("SELECT 1 FROM specimen WHERE JSON_VALUE(\("Secret"), \("Secret"))", nil),
            ("SELECT SUM(number) FROM specimen WHERE ST_GeomFromText(\("Secret")) = 1", nil),
            ("SELECT 9223372036854775807 + \(30000)", nil),
        ] as [(SQL, UInt32?)])
    func `no error carries a bound value`(sql: SQL, code: UInt32?) throws {
        do throws(DatabaseError) {
            try db.execute(sql)
        } catch {
            #expect(!error.description.contains("Secret"), "\(error)")
            #expect(!error.description.contains("30000"), "\(error)")
            #expect(code == nil || error.code == code, "\(error)")
            return
        }
        #expect(code == nil, "the statement was expected to fail")
    }

    @Test(
        arguments: [
            ("INSERT INTO specimen (parent) VALUES (7)", .foreignKey),
            ("SELEC 1", .other),
            ("SELECT * FROM nowhere", .other),
            ("SET SESSION max_statement_time = 'x'", .other),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1213", .conflict),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1205", .conflict),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1020", .conflict),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1412", .conflict),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1047", .unavailable),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1040", .unavailable),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1203", .unavailable),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1290", .readOnly),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1836", .readOnly),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1969", .timedOut),
            ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1927", .connectionLost),
        ] as [(SQL, DatabaseError.Reason)])
    func `the reason follows from the server's number`(sql: SQL, reason: DatabaseError.Reason) throws {
        let error = #expect(throws: DatabaseError.self) { try db.execute(sql) }
        #expect(error?.reason == reason)
        #expect(error?.sql == sql.text)
    }

    @Test func `a message that only names things is kept`() throws {
        let error = #expect(throws: DatabaseError.self) { try db.execute("SELECT absent FROM specimen") }
        #expect(error?.message.contains("'absent'") == true)
    }

    @Test func `a value whose quotation is cut off is cut as well`() {
        #expect(ServerMessage("Incorrect value: 'Secre", code: 1366).text == "Incorrect value: …")
        #expect(ServerMessage("Incorrect value: 'a' b 'c' at row 1", code: 1366).text == "Incorrect value: … at row 1")
    }

    @Test func `no password is in what is printed`() throws {
        var configuration = try TestDatabase.configuration()
        configuration.password = "Secret"
        var dumped = "\(configuration) \(String(reflecting: configuration))"
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("Secret"))
        let error = #expect(throws: DatabaseError.self) { _ = try Connection(configuration) }
        #expect(error?.reason == .refused)
        #expect(error?.description.contains("Secret") == false)
    }
}
