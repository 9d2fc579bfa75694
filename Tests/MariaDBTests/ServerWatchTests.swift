import Foundation
import Testing

@testable import MariaDB

/// That a server which stands still cuts nobody off for long is seen in Tests/Faults, where there is one to stop.
@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct ServerWatchTests {
    /// A path that leads nowhere, and then to the server.
    @Test func `a server that comes back is not away any more`() throws {
        var configuration = try TestDatabase.configuration()
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString.prefix(8)).sock").path
        configuration.place = .socket(path)
        let watch = ServerWatch(configuration)
        watch.start()
        defer { watch.stop() }
        expectSoon { watch.isAway }
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: TestDatabase.socket ?? "")
        defer { try? FileManager.default.removeItem(atPath: path) }
        expectSoon { !watch.isAway }
        let database = Database(configuration, watch: watch)
        #expect(try database.connection().fetchValue("SELECT 1", as: Int.self) == 1)
    }

    @Test func `nobody goes to a server that is away, and nobody waits for it`() throws {
        var nowhere = try TestDatabase.configuration()
        nowhere.place = .socket("/nonexistent/socket")
        let watch = ServerWatch(nowhere)
        watch.start()
        defer { watch.stop() }
        expectSoon { watch.isAway }
        // The database is there, and is not asked all the same.
        let database = Database(try TestDatabase.configuration(), watch: watch)
        let error = #expect(throws: DatabaseError.self) { _ = try database.connection() }
        #expect(error?.reason == .unavailable)
    }

    private func expectSoon(_ holds: () -> Bool) {
        let end = Date() + 5
        while !holds(), Date() < end { Thread.sleep(forTimeInterval: 0.01) }
        #expect(holds())
    }

    @Test func `who waits is told when the connection is cut`() throws {
        let watch = ServerWatch(try TestDatabase.configuration())
        let connection = try Connection(TestDatabase.configuration())
        let cut = try #require(watch.watch(connection))
        let waiting: SQL = "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'DO SLEEP(3)%'"
        Thread.detachNewThread {
            guard let other = try? Connection(TestDatabase.configuration()) else { return }
            while (try? other.fetchValue(waiting, as: Int.self)) == 0 {}
            cut.cut()
        }
        let begun = ContinuousClock.now
        let error = #expect(throws: DatabaseError.self) { try connection.execute("DO SLEEP(3)") }
        #expect(error?.reason == .connectionLost)
        #expect(ContinuousClock.now - begun < .seconds(2))
    }

    @Test func `a cut without its connection ends nobody else's`() throws {
        let watch = ServerWatch(try TestDatabase.configuration())
        var first: Connection? = try Connection(TestDatabase.configuration())
        let cut = try first.map { try #require(watch.watch($0)) }
        first = nil
        let second = try Connection(TestDatabase.configuration())
        cut?.cut()
        #expect(try second.fetchValue("SELECT 1", as: Int.self) == 1)
    }
}
