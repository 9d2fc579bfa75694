import Foundation
import MariaDB
import Secrets
import Synchronization
import TestSupport
import Testing

@testable import App

/// Messages claimed and settled by several workers, over a channel of the test's own.
@Suite(.serialized, .enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct OutboxRunnerTests {
    let service: TestService
    let tenant: TestTenant

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
    }

    private struct Content: Codable, Equatable {
        let number: Int
    }

    /// Settles by what it is told, and counts.
    private final class Recorder: Sender, Sendable {
        let seen = Mutex<[UUID: Int]>([:])
        let order = Mutex<[Int]>([])
        /// For how many more departures the database goes away.
        let outages = Mutex(0)
        private let verdict: @Sendable (Int, Int) -> Verdict

        init(
            _ verdict: @escaping @Sendable (_ number: Int, _ attempt: Int) -> Verdict = { _, _ in
                Verdict(outcome: .accepted)
            }
        ) {
            self.verdict = verdict
        }

        var atATime: Int { 16 }

        func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
            let content = try message.content(Content.self, context.services.sealer)
            if outages.withLock({
                $0 -= 1; return $0 >= 0
            }) {
                try context.db.execute("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1927")
            }
            seen.withLock { $0[message.id, default: 0] += 1 }
            order.withLock { $0.append(content.number) }
            return .settled(verdict(content.number, message.attempts + 1))
        }
    }

    private func target(_ name: String = "one", ordered: Bool = false) throws -> UUID {
        let id = UUID.random()
        try OutboxTargetStore(db: service.db, organisation: tenant.organisation)
            .insert(id, .webhook, named: name, isOrdered: ordered)
        return id
    }

    @discardableResult
    private func put(
        _ numbers: some Sequence<Int>, to target: UUID, channel: OutboxChannel = .webhook,
        _ priority: OutboxPriority = .normal, dueAt: Date? = nil, now: Date? = nil
    ) throws -> [UUID] {
        try numbers.map { number in
            try Outbox.put(
                Outgoing(
                    channel: channel, target: target, kind: "test", priority: priority, dueAt: dueAt,
                    content: Content(number: number)),
                organisation: tenant.organisation, now: now ?? Date(), service.services, service.db)
        }
    }

    private func states() throws -> [String: Int] {
        struct Line: RowDecodable {
            let state: String
            let count: Int

            init(row: borrowing Row) throws(DatabaseError) {
                state = try row.column("state")
                count = try row.column("count")
            }
        }
        let lines: [Line] = try service.db.fetchAll(
            """
            SELECT state, COUNT(*) AS count FROM outbox WHERE organisation_id = \(tenant.organisation) GROUP BY state
            """)
        return Dictionary(uniqueKeysWithValues: lines.map { ($0.state, $0.count) })
    }

    private func runner(_ sender: Recorder) throws -> OutboxRunner {
        try Self.runner(sender, service.services, of: tenant.organisation)
    }

    /// Of one organisation: other tests' messages are beside.
    private static func runner(_ sender: Recorder, _ services: Services, of organisation: UUID) throws
        -> OutboxRunner
    {
        OutboxRunner(
            services: services, database: Database(try services.configuration.connection(as: .serve)),
            senders: [.webhook: sender, .email: sender], of: organisation)
    }

    /// Until nothing of the organisation's is waiting that is due.
    private func drain(_ runner: OutboxRunner) throws {
        for _ in 0..<400 {
            _ = try runner.step()
            let left: Int? = try service.db.fetchValue(
                """
                SELECT COUNT(*) FROM outbox WHERE organisation_id = \(tenant.organisation)
                    AND (state = 'sending' OR state = 'waiting' AND due_at <= UTC_TIMESTAMP(6))
                """)
            if left == 0 { return }
            Thread.sleep(forTimeInterval: 0.01)
        }
        Issue.record("still not drained")
    }

    @Test func `four workers send each message once`() throws {
        for name in 0..<6 { try put(0..<50, to: target("t\(name)")) }
        let recorder = Recorder()
        let (services, organisation) = (service.services, tenant.organisation)
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            guard let runner = try? Self.runner(recorder, services, of: organisation) else { return }
            let end = Date() + 20
            while Date() < end, recorder.seen.withLock({ $0.count }) < 300 { _ = try? runner.step() }
            for _ in 0..<3 { _ = try? runner.step() }
        }
        #expect(recorder.seen.withLock { $0.values.allSatisfy { $0 == 1 } && $0.count == 300 })
        #expect(try states() == ["sent": 300])
    }

    @Test func `what is urgent goes first, what is for later stays`() throws {
        let target = try target()
        try put([3, 4], to: target, .bulk)
        try put([2], to: target)
        try put([1], to: target, .urgent)
        try put([9], to: target, dueAt: Date() + 60)
        let recorder = Recorder()
        try drain(runner(recorder))
        #expect(recorder.order.withLock { $0 }.first == 1)
        #expect(recorder.order.withLock { $0 }.dropFirst().first == 2)
        #expect(try states() == ["sent": 4, "waiting": 1])
    }

    @Test func `what a host whose clock is ahead puts in is due at once`() throws {
        try put([1], to: target(), now: Date() + 3_600)
        let recorder = Recorder()
        try drain(runner(recorder))
        #expect(try states() == ["sent": 1])
    }

    @Test func `a lease from before the clock was set back does not stand longer than any`() throws {
        let target = try target()
        try put([1], to: target)
        let targets = OutboxTargetStore(db: try service.db, organisation: tenant.organisation)
        #expect(try targets.take(target, lease: .random()) != nil)
        let recorder = Recorder()
        let runner = try runner(recorder)
        for _ in 0..<5 { _ = try runner.step() }
        #expect(recorder.seen.withLock { $0.isEmpty })
        try service.db.execute(
            """
            UPDATE outbox_targets SET leased_until = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR
            WHERE organisation_id = \(tenant.organisation) AND id = \(target)
            """)
        try drain(self.runner(recorder))
        #expect(try states() == ["sent": 1])
    }

    @Test func `a message that fails is due again later, with its attempt on record`() throws {
        let id = try put([1], to: target())[0]
        let recorder = Recorder { _, _ in Verdict(outcome: .failed, status: 500, answer: Array("oops".utf8)) }
        try drain(runner(recorder))
        let due: Date? = try service.db.fetchValue(
            "SELECT due_at FROM outbox WHERE organisation_id = \(tenant.organisation) AND id = \(id)")
        #expect((1...7).contains(due?.timeIntervalSinceNow ?? 0))
        let attempts = try OutboxAttemptStore(db: service.db, organisation: tenant.organisation).list(of: id)
        #expect(attempts.map(\.number) == [1])
        #expect(attempts.first?.status == 500)
        #expect(try attempts.first?.answer(service.services.sealer) == "oops")
    }

    @Test func `with an ordered target nothing overtakes what failed`() throws {
        let target = try target(ordered: true)
        try put(1...5, to: target)
        let failures = Mutex(0)
        let recorder = Recorder { number, _ in
            number == 2
                && failures.withLock({
                    $0 += 1; return $0 < 2
                }) ? Verdict(outcome: .failed) : Verdict(outcome: .accepted)
        }
        let runner = try runner(recorder)
        for _ in 0..<40 { _ = try runner.step() }
        #expect(recorder.order.withLock { $0 } == [1, 2])
        try service.db.execute(
            """
            UPDATE outbox_targets SET open_until = NULL
            WHERE organisation_id = \(tenant.organisation) AND id = \(target)
            """)
        try drain(self.runner(recorder))
        #expect(recorder.order.withLock { $0 } == [1, 2, 2, 3, 4, 5])
    }

    @Test(arguments: [OutboxChannel.webhook, .email])
    func `what a dead worker was sending is sent again only to who knows repetitions`(_ channel: OutboxChannel) throws {
        let target = UUID.random()
        try OutboxTargetStore(db: service.db, organisation: tenant.organisation)
            .insert(target, channel, named: "x", isOrdered: false)
        try put(1...3, to: target, channel: channel)
        let dead = UUID.random()
        let targets = OutboxTargetStore(db: try service.db, organisation: tenant.organisation)
        #expect(try targets.take(target, lease: dead) != nil)
        let claimed = try OutboxStore(db: service.db, organisation: tenant.organisation)
            .claim(target, lease: dead, now: Date() + 1, limit: 2)
        #expect(claimed.count == 2)
        let recorder = Recorder()
        let runner = try runner(recorder)
        for _ in 0..<10 { _ = try runner.step() }
        #expect(recorder.seen.withLock { $0.isEmpty }, "the other's lease still stands")
        try service.db.execute(
            """
            UPDATE outbox_targets SET leased_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND
            WHERE organisation_id = \(tenant.organisation) AND id = \(target)
            """)
        try drain(self.runner(recorder))
        #expect(try states() == (channel == .webhook ? ["sent": 3] : ["sent": 1, "unknown": 2]))
    }

    @Test func `who refuses everything for good is paused, and the rest waits`() throws {
        let target = try target()
        try put(1...40, to: target)
        let recorder = Recorder { _, _ in Verdict(outcome: .refused, status: 410, endsTarget: true) }
        let runner = try runner(recorder)
        for _ in 0..<60 { _ = try runner.step() }
        let states = try states()
        #expect((states["failed"] ?? 0) < 40 && (states["waiting"] ?? 0) > 0)
        #expect(
            try OutboxTargetStore(db: service.db, organisation: tenant.organisation).take(target, lease: .random())
                == nil)
    }

    @Test func `what is not wanted now of one message holds up no other`() throws {
        try put(1...40, to: target())
        let recorder = Recorder { number, _ in
            number <= 20 ? Verdict(outcome: .failed, status: 450, isOfMessage: true) : Verdict(outcome: .accepted)
        }
        try drain(runner(recorder))
        #expect(try states() == ["sent": 20, "waiting": 20])
    }

    @Test func `who asks for time gets it of all messages, and not for ever`() throws {
        let target = try target()
        try put(1...8, to: target)
        let recorder = Recorder { _, _ in Verdict(outcome: .failed, status: 429, retryAfter: 100_000) }
        let runner = try runner(recorder)
        for _ in 0..<20 { _ = try runner.step() }
        #expect(recorder.seen.withLock { $0.count } == 2)
        let open: Date? = try service.db.fetchValue(
            "SELECT open_until FROM outbox_targets WHERE organisation_id = \(tenant.organisation) AND id = \(target)")
        #expect((250...300).contains(open?.timeIntervalSinceNow ?? 0))
    }

    @Test func `since when a target fails is known until it accepts something`() throws {
        let target = try target()
        let isThere = Mutex(false)
        let recorder = Recorder { _, _ in Verdict(outcome: isThere.withLock { $0 } ? .accepted : .failed) }
        func since() throws -> Date? {
            try service.db.fetchValue(
                """
                SELECT failing_since FROM outbox_targets
                WHERE organisation_id = \(tenant.organisation) AND id = \(target) AND failing_since IS NOT NULL
                """)
        }
        let runner = try runner(recorder)
        try put([1], to: target)
        try drain(runner)
        let first = try #require(try since())
        try put([2], to: target)
        try drain(runner)
        #expect(try since() == first)
        isThere.withLock { $0 = true }
        try put([3], to: target)
        try drain(runner)
        #expect(try since() == nil)
    }

    @Test func `what is left for a target that is not there any more is cancelled, and nothing is sent`() throws {
        let outbox = OutboxStore(db: try service.db, organisation: tenant.organisation)
        let targets = OutboxTargetStore(db: try service.db, organisation: tenant.organisation)
        let (gone, dead) = (try target(), UUID.random())
        // Put in by who remembers it; claimed by a worker that died.
        try put(1...5, to: gone)
        #expect(try targets.take(gone, lease: dead) != nil)
        #expect(try outbox.claim(gone, lease: dead, now: Date() + 1, limit: 2).count == 2)
        try targets.delete(gone)
        try put([6], to: gone, dueAt: Date() + 3_600)
        let recorder = Recorder()
        let runner = try runner(recorder)
        try drain(runner)
        #expect(recorder.seen.withLock { $0.isEmpty })
        #expect(try states() == ["cancelled": 6])
        #expect(try outbox.nextDue(gone) == nil)
        // And while the worker runs.
        try put([7], to: gone)
        try drain(runner)
        #expect(try states() == ["cancelled": 7])
    }

    @Test func `what comes for a target that is deleted while a worker has it is cancelled, with nothing else to send`()
        throws
    {
        let targets = OutboxTargetStore(db: try service.db, organisation: tenant.organisation)
        let gone = try target()
        try put([1], to: gone)
        let runner = try runner(Recorder())
        try drain(runner)
        try targets.delete(gone)
        // Tried in vain meanwhile, or put in by who remembers it.
        try put([2], to: gone, dueAt: Date() + 3_600)
        for _ in 0..<40 {
            if try states()["waiting"] == nil { break }
            // As long as a worker rests that has nothing to do.
            Thread.sleep(forTimeInterval: 0.11)
            _ = try runner.step()
        }
        #expect(try states() == ["sent": 1, "cancelled": 1])
    }

    @Test func `what was under way to a target that is not there any more ends as its worker says`() throws {
        let outbox = OutboxStore(db: try service.db, organisation: tenant.organisation)
        let targets = OutboxTargetStore(db: try service.db, organisation: tenant.organisation)
        let (gone, lease) = (try target(), UUID.random())
        let ids = try put(1...2, to: gone)
        #expect(try targets.take(gone, lease: lease) != nil)
        #expect(try outbox.claim(gone, lease: lease, now: Date() + 1, limit: 2).count == 2)
        try targets.delete(gone)
        let recorder = Recorder()
        try drain(runner(recorder))
        #expect(try states() == ["cancelled": 2])
        // Its worker hears of them now: one was accepted, one is to be tried again.
        try service.db.transaction {
            try outbox.settleAccepted([ids[0]], lease: lease, now: Date())
            try outbox.settle(ids[1], .waiting, dueAt: Date(), lease: lease, now: Date())
        }
        try drain(runner(recorder))
        #expect(recorder.seen.withLock { $0.isEmpty })
        #expect(try states() == ["sent": 1, "cancelled": 1])
    }

    @Test func `a transaction that is undone sends nothing`() throws {
        struct Stop: Error {}
        let target = try target()
        #expect(throws: Stop.self) {
            try service.db.transaction {
                try put([1], to: target)
                throw Stop()
            }
        }
        let recorder = Recorder()
        let runner = try runner(recorder)
        for _ in 0..<10 { _ = try runner.step() }
        #expect(recorder.seen.withLock { $0.isEmpty })
    }

    @Test func `that the database is away while messages are looked at is no attempt`() throws {
        let target = try target()
        try put(1...40, to: target)
        let recorder = Recorder()
        let runner = try runner(recorder)
        // As many as would open the breaker, were they failures of the receiver's.
        recorder.outages.withLock { $0 = 8 }
        for _ in 0..<8 { #expect(throws: DatabaseError.self) { _ = try runner.step() } }
        try drain(runner)
        #expect(recorder.seen.withLock { $0.values.allSatisfy { $0 == 1 } && $0.count == 40 })
        #expect(try states() == ["sent": 40])
        let attempts: Int? = try service.db.fetchValue(
            "SELECT MAX(attempts) FROM outbox WHERE organisation_id = \(tenant.organisation)")
        #expect(attempts == 1)
    }

    @Test func `a stop gives back what was claimed and not looked at, for the database went away`() throws {
        let target = UUID.random()
        try OutboxTargetStore(db: service.db, organisation: tenant.organisation)
            .insert(target, .email, named: "x", isOrdered: false)
        try put(1...3, to: target, channel: .email)
        let recorder = Recorder()
        let runner = try runner(recorder)
        recorder.outages.withLock { $0 = 1 }
        #expect(throws: DatabaseError.self) { for _ in 0..<20 { _ = try runner.step() } }
        #expect(try states()["sending"] != nil)
        runner.run(until: { true }, resting: { _ in })
        #expect(try states() == ["waiting": 3])
        try drain(self.runner(recorder))
        #expect(try states() == ["sent": 3])
    }
}
