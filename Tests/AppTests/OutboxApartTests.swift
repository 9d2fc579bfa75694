import Foundation
import MariaDB
import Secrets
import Synchronization
import TestSupport
import Testing

@testable import App

/// What fails at one target, or in one organisation, and holds up no other.
extension OutboxRunnerTests {
    private func target(_ name: String) throws -> UUID {
        let id = UUID.random()
        try OutboxTargetStore(db: service.db, organisation: tenant.organisation)
            .insert(id, .webhook, named: name, isOrdered: false)
        return id
    }

    private func put(_ count: Int, to target: UUID) throws -> [UUID] {
        try (0..<count).map { number in
            try Outbox.put(
                Outgoing(channel: .webhook, target: target, kind: "test", content: ["number": number]),
                organisation: tenant.organisation, now: Date(), service.services, service.db)
        }
    }

    private func states(_ target: UUID) throws -> Set<String> {
        Set(
            try service.db.fetchValues(
                """
                SELECT DISTINCT state FROM outbox
                WHERE organisation_id = \(tenant.organisation) AND target_id = \(target)
                """, as: String.self))
    }

    /// Goes on until nothing of a target's is waiting or being sent; as a worker does, that is no step may fail.
    private func run(_ sender: Faulty, until well: UUID) throws {
        let runner = OutboxRunner(
            services: service.services, database: Database(try service.services.configuration.connection(as: .serve)),
            senders: [.webhook: sender], of: tenant.organisation)
        // What collides with another test's is left alone for seconds.
        _ = try eventually(within: 60) {
            _ = try runner.step()
            return try states(well) == ["sent"]
        }
        for _ in 0..<5 { _ = try runner.step() }
    }

    @Test func `a trail that takes no event holds up nobody, and what was sent is settled all the same`() throws {
        for isGone in [true, false] {
            let (ill, well) = (try target("ill\(isGone)"), try target("well\(isGone)"))
            if !isGone {
                try service.db.execute(
                    """
                    UPDATE outbox_targets SET failures = 20, failing_since = UTC_TIMESTAMP(6) - INTERVAL 6 DAY,
                        open_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND
                    WHERE organisation_id = \(tenant.organisation) AND id = \(ill)
                    """)
            }
            let first = try #require(try put(1, to: ill).first)
            _ = try put(40, to: well)
            let said = isGone ? Verdict(outcome: .refused, status: 410, endsTarget: true) : Verdict(outcome: .failed)
            let sender = Faulty(ill: ill, verdict: said)
            try run(sender, until: well)
            #expect(try states(well) == ["sent"])
            #expect(sender.refusals.withLock { $0 } == 1, "it was to be put on record")
            #expect(try states(ill) == [isGone ? "failed" : "waiting"])
            let attempts = try OutboxAttemptStore(db: service.db, organisation: tenant.organisation).list(of: first)
            #expect(attempts.count == 1)
            let stored = try OutboxTargetStore(db: service.db, organisation: tenant.organisation).find(ill)
            #expect(stored?.isPaused == false)
            #expect((stored?.breaker.openUntil ?? .distantPast) > Date() + 2, "it is left alone")
        }
    }

    @Test func `a target whose messages cannot be settled holds up no other`() throws {
        let (ill, well) = (try target("ill"), try target("well"))
        _ = try put(3, to: ill)
        _ = try put(40, to: well)
        let sender = Faulty(ill: ill, verdict: Verdict(outcome: .accepted), notes: false)
        try run(sender, until: well)
        #expect(try states(well) == ["sent"])
        #expect(try states(ill).contains("sending"))
    }
}

/// Cannot put on record what one target does.
private final class Faulty: Sender {
    private struct Broken: Error {}

    let atATime = 16
    let refusals = Mutex(0)
    private let ill: UUID
    private let verdict: Verdict
    private let notes: Bool

    /// - Parameter notes: whether it notes what has become of the target's messages.
    init(ill: UUID, verdict: Verdict, notes: Bool = true) {
        (self.ill, self.verdict, self.notes) = (ill, verdict, notes)
    }

    func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
        .settled(message.target == ill ? verdict : Verdict(outcome: .accepted))
    }

    func end(_ target: UUID, saidOf moment: Date, of organisation: UUID, in context: JobContext) throws -> Bool {
        try refuse()
        return true
    }

    func giveUp(_ target: UUID, of organisation: UUID, in context: JobContext) throws -> Bool {
        try refuse()
        return true
    }

    func note(_ messages: [UUID], _ state: OutboxState, of organisation: UUID, in context: JobContext) throws {
        guard !notes, !messages.isEmpty else { return }
        let count = try context.db.fetchValue(
            """
            SELECT COUNT(*) FROM outbox
            WHERE organisation_id = \(organisation) AND target_id = \(ill) AND id IN (\(list: messages))
            """, as: Int.self)
        if count != 0 { throw Broken() }
    }

    private func refuse() throws {
        refusals.withLock { $0 += 1 }
        throw AuditFailure.noLane
    }
}
