import Foundation
import Testing

@testable import MariaDB

@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct DatabaseTests {
    private let database: Database
    private let killer: Connection

    init() throws {
        database = Database(try TestDatabase.configuration())
        killer = try Connection(TestDatabase.configuration())
    }

    @Test func `one connection serves until it is lost`() throws {
        let first = try database.connection()
        #expect(try database.connection() === first)
        #expect(try database.connection(now: .now + .seconds(61)) === first)
    }

    @Test func `a connection killed under a statement is lost, and another is opened`() throws {
        let first = try database.connection()
        try killer.execute("KILL \(first.id)")
        let error = #expect(throws: DatabaseError.self) { try first.execute("DO 1") }
        #expect(error?.reason == .connectionLost)
        #expect(first.isLost)
        let second = try database.connection()
        #expect(second !== first)
        #expect(try second.fetchValue("SELECT 1", as: Int.self) == 1)
    }

    @Test func `a connection killed while its answer is awaited is lost`() throws {
        let waiting = try database.connection()
        let id = try waiting.id
        let configuration = try TestDatabase.configuration()
        // Of its own: the threads of a queue may all be at other tests.
        Thread.detachNewThread {
            do {
                let killer = try Connection(configuration)
                var isWaiting = false
                while !isWaiting {
                    isWaiting =
                        try killer.fetchValue(
                            """
                            SELECT COUNT(*) = 1 FROM information_schema.processlist
                            WHERE id = \(id) AND state = 'User sleep'
                            """) ?? false
                }
                try killer.execute("KILL \(id)")
            } catch {
                Issue.record(error)
            }
        }
        let error = #expect(throws: DatabaseError.self) { _ = try waiting.fetchValue("SELECT SLEEP(3)", as: Int.self) }
        #expect(error?.reason == .connectionLost)
        #expect(waiting.isLost)
    }

    @Test func `a connection closed while it rested is replaced before anybody notices`() throws {
        let first = try database.connection()
        try killer.kill(first.id)
        let second = try database.connection(now: .now + .seconds(1))
        #expect(second !== first)
        try second.execute("DO 1")
    }

    @Test(arguments: [1290, 1836, 1047])
    func `a server that takes no writes any more, or has left its cluster, is left too`(code: Int) throws {
        let refusal = "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = \(code)"
        let first = try database.connection()
        let error = failure { try first.transaction { try first.executeUnchecked(refusal) } }
        #expect(error?.reason == (code == 1047 ? .unavailable : .readOnly))
        #expect(!first.isLost)
        #expect(try database.connection() === first, "once a second is enough")
        let second = try database.connection(now: .now + .seconds(1))
        #expect(second !== first)
        // A transaction that goes on is not torn apart.
        try second.transaction {
            #expect(failure { try second.executeUnchecked(refusal) } != nil)
            let still = try database.connection(now: .now + .seconds(3))
            #expect(still === second)
        }
        #expect(try database.connection(now: .now + .seconds(3)) !== second)
    }

    @Test func `a server that could lose what it acknowledges is not worked with`() throws {
        // A limit under which a lock waited for looks like a slow query: others' sessions are left alone.
        var configuration = try TestDatabase.configuration(statementLimit: 1)
        _ = try Database(configuration).connection()
        configuration.isDurable = true
        let error = failure { _ = try Database(configuration).connection() }
        #expect(error?.reason == .unavailable)
        #expect(error?.message.contains("innodb_lock_wait_timeout") == true)
    }

    @Test func `once a minute a server is asked whether it still promises what it did`() throws {
        var configuration = try TestDatabase.configuration()
        configuration.isDurable = true
        let database = Database(configuration)
        let first = try database.connection()
        try first.execute("SET time_zone = '+01:00'")
        #expect(try database.connection(now: .now + .seconds(59)) === first)
        let second = try database.connection(now: .now + .seconds(61))
        #expect(second !== first)
        #expect(try database.connection(now: .now + .seconds(200)) === second)
    }

    @Test func `inside a transaction a lost connection is not replaced`() throws {
        let db = try database.connection()
        let error = failure {
            try db.transaction {
                try killer.kill(db.id)
                #expect(failure { try db.execute("DO 1") }?.reason == .connectionLost)
                _ = try database.connection()
            }
        }
        #expect(error?.reason == .connectionLost)
        #expect(try database.connection() !== db)
    }

    @Test func `after a failed attempt others fail at once, and soon it is tried again`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
        var configuration = try TestDatabase.configuration()
        configuration.place = .socket(path)
        let database = Database(configuration)
        let start = ContinuousClock.now
        let refused = #expect(throws: DatabaseError.self) { _ = try database.connection(now: start) }
        #expect(refused?.reason == .unavailable)

        // The server is back, but it is too early to ask.
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: try #require(TestDatabase.socket))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let early = #expect(throws: DatabaseError.self) {
            _ = try database.connection(now: start + .milliseconds(200))
        }
        #expect(early?.reason == .unavailable)
        try database.connection(now: start + .milliseconds(600)).execute("DO 1")
    }
}
