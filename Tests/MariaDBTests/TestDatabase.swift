import Foundation
import Testing

@testable import MariaDB

/// The server that `Tests/database/start` started.
enum TestDatabase {
    private static let environment = ProcessInfo.processInfo.environment
    static let socket = environment["TEST_DB_SOCKET"]

    /// Without a server the suites are skipped, except where that would pass
    /// unnoticed: there they run, and fail.
    static let shouldRun = socket != nil || environment["CI"] == "true" || environment["TEST_DB_REQUIRED"] == "1"
    static let hint: Comment = "set TEST_DB_SOCKET; see Tests/database/start"

    static func configuration(database: String = "", statementLimit: Double = 4) throws -> Connection.Configuration {
        let socket = try #require(socket, hint)
        return .init(
            place: .socket(socket), user: "root", password: "", database: database, statementLimit: statementLimit)
    }
}

/// A database of one test, dropped when the test ends.
final class Scratch: Sendable {
    let name = "test_" + UUID().uuidString.replacing("-", with: "_").lowercased()

    /// - Parameter schema: statements that make its tables, separated by `;`.
    init(_ schema: String = "") throws {
        let admin = try Connection(TestDatabase.configuration())
        try admin.executeUnchecked("CREATE DATABASE \(name) CHARACTER SET utf8mb4")
        let db = try open()
        for statement in try #require(Script.statements(of: schema)) {
            try db.executeUnchecked(statement)
        }
    }

    deinit {
        do {
            try Connection(TestDatabase.configuration()).executeUnchecked("DROP DATABASE IF EXISTS \(name)")
        } catch {
            Issue.record(error)
        }
    }

    func open(statementLimit: Double = 4) throws -> Connection {
        try Connection(TestDatabase.configuration(database: name, statementLimit: statementLimit))
    }
}

/// Runs `bodies` at the same time, each on a thread of its own, and waits for all.
func atTheSameTime(_ bodies: (@Sendable () throws -> Void)...) {
    let group = DispatchGroup()
    for body in bodies {
        group.enter()
        Thread.detachNewThread {
            defer { group.leave() }
            do { try body() } catch { Issue.record(error) }
        }
    }
    group.wait()
}

/// The error that `body` fails with; for use where `#expect(throws:)` is already around it.
func failure(_ body: () throws -> Void) -> DatabaseError? {
    do {
        try body()
    } catch let error as DatabaseError {
        return error
    } catch {
        Issue.record(error)
    }
    return nil
}

extension Connection {
    var id: Int {
        get throws { try #require(try fetchValue("SELECT CONNECTION_ID()")) }
    }

    /// Ends another connection and returns when the server has forgotten it.
    func kill(_ id: Int) throws {
        try execute("KILL \(id)")
        var isGone = false
        while !isGone {
            isGone = try fetchValue("SELECT COUNT(*) = 0 FROM information_schema.processlist WHERE id = \(id)") ?? false
        }
    }
}
