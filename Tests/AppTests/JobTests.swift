import Foundation
import MariaDB
import Secrets
import SharedMemory
import Synchronization
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"), .serialized)
struct JobTests {
    let service: TestService
    let tenant: TestTenant
    /// A job that touches nothing of other tests.
    private static let own = "of_job_tests"

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
    }

    @Test func `look-ups older than thirty days are deleted, and no younger ones`() throws {
        let key = try tenant.makeKey().secret
        let now = Date()
        for age in [31.0, 29.0] {
            _ = service.send(.get, "/api/ivr/restaurant/x/config", token: key, now: now - age * 86_400)
        }
        try writeLookUps()
        // A test beside this one may be running the job, by another clock.
        let isPurged = try eventually {
            try makeDue("purge_look_ups")
            runOnce()
            return try lookUps() == 1
        }
        #expect(isPurged)
    }

    @Test func `sealed values are sealed anew after a rotation, and stay what they were`() throws {
        let key = try tenant.makeKey().secret
        let manager = try tenant.signIn("manager").token
        _ = service.send(.get, "/api/ivr/restaurant/+15550001111/config", token: key)
        try writeLookUps()

        let path = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID())").path
        let rotated = try Keyring(contentsOf: service.services.configuration.keyring).rotating(.seal, now: Date())
        try rotated.write(to: path)
        let renewed = try TestService(environment: ["TRUNKLINE_KEYRING": path])
        let administration = Administration(renewed.services, try renewed.db, now: Date())
        #expect(try administration.hastenReseal(on: renewed.database) > 0)
        #expect(try administration.sealedWithOldKeys(on: renewed.database) > 0)
        // This organisation's only: tests beside this one have the old keyring.
        let context = JobContext(services: renewed.services, database: renewed.database, now: Date())
        #expect(try !ResealFields.reseal(tenant.organisation, in: context))
        #expect(try ResealFields.remaining(of: tenant.organisation, in: context) == 0)

        let list = renewed.send(.get, "/api/look-ups", token: manager)
        #expect(list.string("data.lookUps[0].asked") == "+15550001111")
        // The jobs of other tests have the old keyring, and cannot open it.
        try TestDatabase.root().execute("DELETE FROM look_ups WHERE organisation_id = \(tenant.organisation)")
    }

    @Test func `an error in one organisation does not keep the others from their work, and is thrown at the end`()
        throws
    {
        struct Broken: Error {
            let organisation: UUID
        }
        for _ in 0..<2 { _ = try TestTenant(service) }
        let context = JobContext(services: service.services, database: service.database, now: Date())
        let all = try OrganisationStore(db: service.db).list().map(\.id)
        var worked: [UUID] = []
        var turns = 0
        let turn = {
            worked = []
            return try context.eachOrganisation("test", of: all) { organisation in
                if organisation == all[0] || organisation == all[1] { throw Broken(organisation: organisation) }
                worked.append(organisation)
                turns += 1
                return turns == 1
            }
        }
        #expect(try turn(), "the others have more to do")
        #expect(worked == Array(all.dropFirst(2)))
        let thrown = #expect(throws: Broken.self) { try turn() }
        #expect(thrown?.organisation == all[0])
        #expect(worked == Array(all.dropFirst(2)))
    }

    @Test func `what is sealed with another key is found by an index, and what holds nothing is not`() throws {
        let root = try TestDatabase.root()
        let tables = try root.fetchOne(
            """
            SELECT COUNT(*) AS tables, CAST(SUM(has_index) AS SIGNED) AS indexed FROM (
                SELECT c.table_name, EXISTS (
                    SELECT 1 FROM information_schema.statistics s WHERE s.table_schema = DATABASE()
                        AND s.table_name = c.table_name AND s.column_name = 'sealed_with' AND s.seq_in_index = 2
                        AND s.index_name = CONCAT(c.table_name, '_by_key')) AS has_index
                FROM information_schema.columns c
                WHERE c.table_schema = DATABASE() AND c.column_name = 'sealed') AS sealed_tables
            """, as: Indexed.self)
        #expect(tables?.count == 30)
        #expect(tables?.indexed == tables?.count)

        let store = SealedRowStore(
            db: try service.db, organisation: tenant.organisation, table: HistoryStore.table, id: "id",
            parent: "request_id")
        let (key, old): ([UInt8], [UInt8]) = ([0, 0, 0, 2], [1, 0, 0, 0, 1, 7])
        let newer: [UInt8] = [1, 0, 0, 0, 3, 7]
        for (version, sealed) in [nil, old, newer, [1] + key + [7]].enumerated() {
            try root.execute(
                """
                INSERT INTO verification_history (organisation_id, request_id, version, id, happened_at, actor_type,
                    event, status_after, sealed)
                VALUES (\(tenant.organisation), \(UUID()), \(version), \(UUID()), UTC_TIMESTAMP(6), 'system', 'x', 'y',
                    \(sealed))
                """)
        }
        #expect(try store.count(key) == 2)
        var seen: [[UInt8]] = []
        let count = try store.reseal(key, 10) { _, envelope in
            seen.append(envelope)
            return [1] + key + [9]
        }
        #expect(count == 2)
        #expect(Set(seen) == [old, newer])
        #expect(try store.count(key) == 0)
        // The test's envelopes are none: other tests' jobs cannot open them.
        try root.execute("DELETE FROM verification_history WHERE organisation_id = \(tenant.organisation)")
    }

    private struct Indexed: RowDecodable {
        let count: Int
        let indexed: Int

        init(row: borrowing Row) throws(DatabaseError) {
            count = try row.column("tables")
            indexed = try row.column("indexed")
        }
    }

    @Test func `a job is done by one worker, and one that died is replaced`() throws {
        let root = try TestDatabase.root()
        runOnce()
        try makeDue(Self.own)
        try root.execute(
            "UPDATE scheduled_jobs SET leased_until = UTC_TIMESTAMP(6) + INTERVAL 50 SECOND WHERE name = \(Self.own)")
        runOnce()
        #expect(try isDue(Self.own))
        try root.execute(
            "UPDATE scheduled_jobs SET leased_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE name = \(Self.own)")
        runOnce()
        #expect(try !isDue(Self.own))
    }

    @Test func `a job that was put off before the clock was set back is done, and its worker not waited for`()
        throws
    {
        let root = try TestDatabase.root()
        runOnce()
        let changes: [SQL] = [
            "due_at = UTC_TIMESTAMP(6) + INTERVAL 2 HOUR", "leased_until = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR",
        ]
        for change in changes {
            try makeDue(Self.own)
            try root.execute("UPDATE scheduled_jobs SET " + change + " WHERE name = \(Self.own)")
            runOnce()
            let ahead: Int? = try root.fetchValue(
                """
                SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), due_at) FROM scheduled_jobs
                WHERE name = \(Self.own) AND leased_until IS NULL
                """)
            #expect((3_500...3_600).contains(ahead ?? 0))
        }
    }

    @Test func `a route keeps its totals when a build has others beside it`() throws {
        let segment = try Segment.create()
        // A build of before, with a route that there is no more, and the same ones elsewhere.
        let earlier = Scoreboard(segment)
        let places = earlier.places(of: ["GET /gone", "GET /health"])
        earlier.record(route: try #require(places[0]), status: 200, microseconds: 1)
        earlier.record(route: try #require(places[1]), status: 503, microseconds: 1)
        let shared = SharedState(segment)
        let counts = shared.routePlaces.map { $0.map { shared.scoreboard.statistics(of: $0).count } ?? 0 }
        let health = try #require(App.routes.indices.first { App.routeName($0) == "GET /health" })
        #expect(counts[health] == 1)
        #expect(counts.reduce(0, +) == 1)
    }

    private struct Job: ScheduledJob {
        let name: String
        let interval: TimeInterval = 3_600
        let part: @Sendable () -> Bool

        func run(in context: JobContext) throws -> Bool { part() }
    }

    @Test func `a long job gives way to what is due after each part, and to a stop`() throws {
        let done = Mutex<[String]>([])
        let (long, short) = ("long-\(UUID())", "short-\(UUID())")
        func job(_ name: String, _ text: String, _ hasMore: Bool) -> Job {
            Job(name: name) {
                done.withLock { $0.append(text) }
                return hasMore
            }
        }
        let worker = BackgroundWorker(
            services: service.services, database: service.database, name: "test",
            jobs: [job(long, "long", true), job(short, "short", false)])
        defer {
            _ = try? TestDatabase.root()
                .execute("DELETE FROM scheduled_jobs WHERE name IN (\(list: [long, short]))")
        }
        // Until it has done so many parts.
        func work(_ parts: Int) {
            let wanted = done.withLock { $0.count } + parts
            worker.run(until: { done.withLock { $0.count } >= wanted }, resting: { _ in })
        }
        work(4)
        #expect(Set(done.withLock { $0.prefix(2) }) == ["long", "short"])
        #expect(done.withLock { Array($0.suffix(2)) } == ["long", "long"])
        try makeDue(short)
        work(2)
        #expect(done.withLock { Array($0.suffix(2)) }.contains("short"))
        #expect(try isDue(long), "it goes on when the worker does")
    }

    @Test func `what is sealed anew is done a part at a time, each of which does something`() throws {
        let key = try tenant.makeKey().secret
        for number in 0..<120 {
            _ = service.send(.get, "/api/ivr/restaurant/x-\(number)/config", token: key)
        }
        try writeLookUps()
        let path = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID())").path
        try service.services.keyring.rotating(.seal, now: Date()).write(to: path)
        let renewed = try TestService(environment: ["TRUNKLINE_KEYRING": path])
        let late = JobContext(
            services: renewed.services, database: renewed.database, now: Date(), begun: .now - .seconds(60))
        let all = try ResealFields.remaining(of: tenant.organisation, in: late)
        #expect(all >= 120)
        #expect(try ResealFields.reseal(tenant.organisation, in: late))
        #expect(try ResealFields.remaining(of: tenant.organisation, in: late) == all - 50)
        while try ResealFields.reseal(tenant.organisation, in: late) {}
        #expect(try ResealFields.remaining(of: tenant.organisation, in: late) == 0)
        try TestDatabase.root().execute("DELETE FROM look_ups WHERE organisation_id = \(tenant.organisation)")
    }

    @Test func `ready says what is missing`() throws {
        try TestDatabase.root().execute("DELETE FROM worker_heartbeats")
        let silent = service.send(.get, "/health/ready")
        #expect(silent.status == 200, "requests are answered all the same")
        #expect(silent.string("status") == "ready")
        #expect(silent.string("checks.worker") == "silent")
        #expect(service.send(.get, "/metrics", from: "127.0.0.1").text.contains("\ntrunkline_background_workers 0\n"))
        try TestDatabase.root().execute(
            """
            INSERT INTO worker_heartbeats (worker, beat_at) VALUES
                ('of before the clock was set back', UTC_TIMESTAMP(6) + INTERVAL 1 HOUR), ('another', UTC_TIMESTAMP(6))
            """)
        let ready = service.send(.get, "/api/v1/health/ready/")
        #expect(ready.text.hasPrefix(#"{"status":"ready""#))
        #expect(ready.string("checks.worker") == "ok")
        #expect(service.send(.get, "/metrics", from: "127.0.0.1").text.contains("\ntrunkline_background_workers 1\n"))
        service.services.shared[.draining] = true
        let draining = service.send(.get, "/health/ready")
        #expect(draining.status == 503)
        #expect(draining.string("checks.pool") == "draining")
        #expect(draining[header: "retry-after"] != nil)
    }

    private func runOnce() {
        // What else comes round would be done by this day's clock to what other tests have at theirs.
        let jobs: [any ScheduledJob] = [PurgeLookUps(), Job(name: Self.own) { false }]
        BackgroundWorker(services: service.services, database: service.database, name: "test", jobs: jobs).runOnce()
    }

    private func writeLookUps() throws {
        let connection = try service.services.configuration.connection(as: .serve)
        service.services.lookUps.start { Database(connection) }
        service.services.lookUps.stop()
    }

    private func lookUps() throws -> Int? {
        try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM look_ups WHERE organisation_id = \(tenant.organisation)", as: Int.self)
    }

    private func makeDue(_ job: String) throws {
        try TestDatabase.root().execute(
            "UPDATE scheduled_jobs SET due_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE name = \(job)")
    }

    private func isDue(_ job: String) throws -> Bool {
        let due = try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM scheduled_jobs WHERE name = \(job) AND due_at <= UTC_TIMESTAMP(6)", as: Int.self)
        return due == 1
    }
}
