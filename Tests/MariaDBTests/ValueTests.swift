import Foundation
import Testing

@testable import MariaDB

@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct ValueTests {
    private let scratch: Scratch
    private let db: Connection

    init() throws {
        scratch = try Scratch(
            """
            CREATE TABLE specimen (
                id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                name VARCHAR(200) NULL UNIQUE, amount DECIMAL(12, 4) NULL, payload BLOB NULL, rate DOUBLE NULL,
                small INT NULL, plain INT UNSIGNED NULL, big BIGINT UNSIGNED NULL, is_open BOOLEAN NULL,
                state ENUM('open', 'closed') NULL, seen_at DATETIME(6) NULL, whole_second DATETIME NULL, token UUID NULL,
                document JSON NULL, story LONGTEXT NULL
            )
            """)
        db = try scratch.open()
    }

    @Test func `every type comes back as it was bound`() throws {
        let date = Date(timeIntervalSinceReferenceDate: 791_000_000.123456)
        let token = UUID()
        let inserted = try db.execute(
            """
            INSERT INTO specimen (name, amount, payload, rate, small, plain, big, is_open, state, seen_at, token, document)
            VALUES (\("Zoë 🙂"), \("12.3400"), \([UInt8]([0, 255, 0])), \(0.1), \(Int32.min), \(UInt32.max), \(Int.max),
                \(true), \(State.closed), \(date), \(token), \("{\"a\": [1, null]}"))
            """)
        #expect(inserted.rows == 1)
        let specimen = try #require(
            try db.fetchOne("SELECT * FROM specimen WHERE id = \(inserted.insertID)", as: Specimen.self))
        #expect(specimen.name == "Zoë 🙂")
        #expect(specimen.amount == "12.3400")
        #expect(specimen.payload == [0, 255, 0])
        #expect(specimen.rate == 0.1)
        #expect(specimen.small == .min)
        #expect(specimen.plain == .max)
        #expect(specimen.big == .max)
        #expect(specimen.isOpen == true)
        #expect(specimen.state == .closed)
        #expect(specimen.seenAt == date)
        #expect(specimen.token == token)
        #expect(specimen.document == "{\"a\": [1, null]}")
    }

    @Test func `NULL comes back as nil in every type`() throws {
        let missing: String? = nil
        try db.execute("INSERT INTO specimen (name, big) VALUES (\(missing), \(Int?.none))")
        let specimen = try #require(try db.fetchOne("SELECT * FROM specimen", as: Specimen.self))
        #expect(specimen.name == nil && specimen.amount == nil && specimen.payload == nil && specimen.rate == nil)
        #expect(specimen.small == nil && specimen.plain == nil && specimen.big == nil && specimen.isOpen == nil)
        #expect(specimen.state == nil && specimen.seenAt == nil && specimen.token == nil && specimen.document == nil)
    }

    @Test(arguments: [0, 1, 255, 256, 257, 70_000, 300_000, 5])
    func `text of any length comes back whole, between shorter ones too`(length: Int) throws {
        let story = String(repeating: "é", count: length)
        for text in ["a", story, "", story, "b"] {
            try db.execute("INSERT INTO specimen (story) VALUES (\(text))")
        }
        let stories = try db.fetchAll("SELECT story FROM specimen ORDER BY id", as: Story.self).map(\.text)
        #expect(stories == ["a", story, "", story, "b"])
        let again = try db.fetchAll("SELECT story FROM specimen ORDER BY id", as: Story.self).map(\.text)
        #expect(again == stories)
    }

    @Test(arguments: [
        "x'; DROP TABLE specimen; --", "\\'; DROP TABLE specimen; --", "\u{0}\"`%_", "' OR 1=1 #", "\u{FF07} OR 1=1",
    ])
    func `text cannot end a statement`(hostile: String) throws {
        try db.execute("INSERT INTO specimen (name) VALUES (\(hostile)), (\("innocent"))")
        #expect(
            try db.fetchAll("SELECT * FROM specimen WHERE name = \(hostile)", as: Specimen.self).map(\.name) == [
                hostile
            ])
    }

    @Test func `a number too large for the type asked for is an error, not a guess`() throws {
        try db.execute("INSERT INTO specimen (big) VALUES (18446744073709551615)")
        let tooLarge = #expect(throws: DatabaseError.self) {
            _ = try db.fetchValue("SELECT big FROM specimen", as: Int.self)
        }
        #expect(tooLarge?.reason == .unexpectedValue)
        let narrow = #expect(throws: DatabaseError.self) { _ = try db.fetchValue("SELECT 3000000000", as: Int32.self) }
        #expect(narrow?.reason == .unexpectedValue)
        let negative = #expect(throws: DatabaseError.self) { _ = try db.fetchValue("SELECT -1", as: UInt32.self) }
        #expect(negative?.reason == .unexpectedValue)
        let text = #expect(throws: DatabaseError.self) { _ = try db.fetchValue("SELECT 'seven'", as: Int.self) }
        #expect(text?.reason == .unexpectedValue)
        let null = #expect(throws: DatabaseError.self) { _ = try db.fetchValue("SELECT NULL", as: Int.self) }
        #expect(null?.reason == .unexpectedValue)
    }

    @Test func `a column that is not there is named`() throws {
        let error = #expect(throws: DatabaseError.self) { _ = try db.fetchOne("SELECT 1 AS one", as: Story.self) }
        #expect(error?.message == "no column story")
    }

    @Test func `dates are exact to the microsecond, and agree with the server's clock`() throws {
        for microseconds in [0, 1, 123_456, 999_999, -1] {
            let date = Date(timeIntervalSinceReferenceDate: 800_000_000 + Double(microseconds) / 1_000_000)
            try db.execute("INSERT INTO specimen (seen_at) VALUES (\(date))")
            let (stored, count) = (
                try db.fetchValue("SELECT seen_at FROM specimen ORDER BY id DESC LIMIT 1", as: Date.self),
                try db.fetchValue("SELECT COUNT(*) FROM specimen WHERE seen_at = \(date)", as: Int.self)
            )
            #expect(stored == date)
            #expect(count == 1)
        }
        let now = try #require(try db.fetchValue("SELECT NOW(6)", as: Date.self))
        #expect(abs(now.timeIntervalSinceNow) < 5)
        try db.execute("INSERT INTO specimen (whole_second) VALUES ('2026-02-28 23:59:59')")
        let whole = try db.fetchValue("SELECT whole_second FROM specimen WHERE whole_second IS NOT NULL", as: Date.self)
        #expect(whole?.timeIntervalSince1970 == 1_772_323_199)
    }

    @Test(arguments: [1e13, -1e13, 1e300, .nan, .infinity])
    func `a date that is none is refused by the server`(seconds: Double) throws {
        let date = Date(timeIntervalSinceReferenceDate: seconds)
        #expect(throws: DatabaseError.self) { try db.execute("INSERT INTO specimen (seen_at) VALUES (\(date))") }
    }
}

private enum State: String, ValueConvertible { case open, closed }

private struct Story: RowDecodable {
    let text: String

    init(row: borrowing Row) throws(DatabaseError) { text = try row.column("story") }
}

private struct Specimen: RowDecodable {
    let name, amount, document: String?
    let payload: [UInt8]?
    let rate: Double?
    let small: Int32?
    let plain: UInt32?
    let big: Int?
    let isOpen: Bool?
    let state: State?
    let seenAt: Date?
    let token: UUID?

    init(row: borrowing Row) throws(DatabaseError) {
        name = try row.column("name")
        document = try row.column("document")
        amount = try row.column("amount")
        payload = try row.column("payload")
        rate = try row.column("rate")
        small = try row.column("small")
        plain = try row.column("plain")
        big = try row.column("big")
        isOpen = try row.column("is_open")
        state = try row.column("state")
        seenAt = try row.column("seen_at")
        token = try row.column("token")
    }
}
