import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

struct ClockTests {
    static let start = Date(timeIntervalSince1970: 1_795_000_000)

    /// Urgent after an hour and a half, late after two.
    private func clock(_ mark: ClockMark = .onTrack) -> RequestClock {
        RequestClock(dueAt: Self.start + 7_200, atRiskAt: Self.start + 5_400, left: nil, mark: mark)
    }

    @Test func `people are told once that a request will be late, and once that it is`() {
        var clock = clock()
        #expect(clock.eventAt == Self.start + 5_400)
        #expect(clock.tick(now: Self.start) == nil)
        #expect(clock.tick(now: Self.start + 5_399.999) == nil)
        #expect(clock.tick(now: Self.start + 5_400) == .atRisk)
        #expect((clock.mark, clock.eventAt) == (.atRisk, Self.start + 7_200))
        #expect(clock.tick(now: Self.start + 7_199) == nil)
        #expect(clock.tick(now: Self.start + 7_200) == .breached)
        #expect((clock.mark, clock.eventAt) == (.breached, nil))
        #expect(clock.tick(now: Self.start + 1_000_000) == nil)
    }

    @Test func `of what is late already nobody is told that it will be`() {
        var clock = clock()
        #expect(clock.tick(now: Self.start + 7_200) == .breached)
        #expect(clock.tick(now: Self.start + 7_201) == nil)
    }

    @Test func `a clock that stands tells nothing, and one that goes on does not repeat itself`() {
        var paused = RequestClock(dueAt: nil, atRiskAt: nil, left: 5, mark: .atRisk)
        #expect(paused.tick(now: .distantFuture) == nil)
        #expect(paused.eventAt == nil)
        var stopped = RequestClock(dueAt: nil, atRiskAt: nil, left: nil, mark: .onTrack)
        #expect(stopped.tick(now: .distantFuture) == nil)
        var again = clock(.atRisk)
        #expect(again.tick(now: Self.start + 6_000) == nil)
        #expect(again.tick(now: Self.start + 7_200) == .breached)
        // A clock set back tells nothing anew.
        var late = clock(.breached)
        #expect(late.tick(now: Self.start + 6_000) == nil)
        #expect(late.mark == .breached)
    }
}

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct MarkClocksTests {
    let service: TestService
    let tenant: TestTenant
    let store: RequestStore
    let now = Date()

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        store = RequestStore(db: try service.db, organisation: tenant.organisation)
    }

    @Test
    func `the reviewer is told of what will be late, or all of what nobody has, and the administrators of what is`()
        throws
    {
        let admin = try user(tenant.signIn("admin").login)
        let reviewer = try user(tenant.signIn("ivr").login)
        let soon = try insert(due: 60, atRisk: -60, assignee: reviewer)
        let soonNobodys = try insert(due: 60, atRisk: -60)
        let late = try insert(due: -60, atRisk: -120, assignee: reviewer)
        let lateNobodys = try insert(due: -60, atRisk: -120)
        let later = try insert(due: 7_200, atRisk: 3_600, assignee: reviewer)
        let paused = try insert(due: nil, atRisk: nil, assignee: reviewer)
        for _ in 0..<2 {
            // Rows that another worker has at the moment are left to it.
            let isTold = try eventually {
                while try MarkClocks().run(in: context()) {}
                return try store.lockTicking(now: now, limit: 10).isEmpty
            }
            #expect(isTold)
            #expect(try mark(soon) == "at_risk" && mark(soonNobodys) == "at_risk" && mark(late) == "breached")
            #expect(try mark(later) == "on_track" && mark(paused) == "on_track")
            #expect(try told(soon) == ["request_at_risk \(reviewer)"])
            #expect(
                try told(soonNobodys) == ["request_at_risk \(admin)", "request_at_risk \(reviewer)"].sorted())
            #expect(
                try told(lateNobodys) == ["request_breached \(admin)", "request_breached \(reviewer)"].sorted())
            #expect(try told(late) == ["request_breached \(admin)", "request_breached \(reviewer)"].sorted())
            #expect(try told(later).isEmpty && told(paused).isEmpty)
        }
    }

    @Test func `of what is escalated those are told who are to decide, and the reviewer`() throws {
        let admin = try user(tenant.signIn("admin").login)
        let reviewer = try user(tenant.signIn("ivr").login)
        let supervisor = try user(tenant.signIn("ivr").login)
        func escalated(to user: UUID?, assignee: UUID? = nil) throws -> UUID {
            let id = try insert(due: 60, atRisk: -60, assignee: assignee, status: .escalated)
            try EscalationStore(db: service.db, organisation: tenant.organisation)
                .insert(Escalation(request: id, id: UUID(), at: now, by: reviewer, to: user, sealed: [1]))
            return id
        }
        let theirs = try escalated(to: supervisor, assignee: reviewer)
        let nobodys = try escalated(to: supervisor)
        let anyones = try escalated(to: nil, assignee: reviewer)
        let left = try escalated(to: UUID())
        let isTold = try eventually {
            while try MarkClocks().run(in: context()) {}
            return try store.lockTicking(now: now, limit: 10).isEmpty
        }
        #expect(isTold)
        #expect(try told(theirs) == ["request_at_risk \(reviewer)", "request_at_risk \(supervisor)"].sorted())
        #expect(try told(nobodys) == ["request_at_risk \(supervisor)"])
        #expect(try told(anyones) == ["request_at_risk \(admin)", "request_at_risk \(reviewer)"].sorted())
        #expect(try told(left) == ["request_at_risk \(admin)"])
    }

    @Test func `more than a batch is done in turns, and of each request people are told once`() throws {
        _ = try user(tenant.signIn("admin").login)
        for _ in 0..<120 { _ = try insert(due: -1, atRisk: -2) }
        let isDone = try eventually {
            while try MarkClocks().run(in: context()) {}
            return try store.lockTicking(now: now, limit: 10).isEmpty
        }
        #expect(isDone)
        let rows = try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM notifications WHERE organisation_id = \(tenant.organisation)", as: Int.self)
        #expect(rows == 120)
    }

    private func context() -> JobContext {
        JobContext(services: service.services, database: service.database, now: now)
    }

    private func insert(
        due: TimeInterval?, atRisk: TimeInterval?, assignee: UUID? = nil, status: RequestStatus = .inReview
    ) throws -> UUID {
        let id = UUID()
        let number = try service.db.transaction { try store.takeNumber(year: 2026) }
        try store.insert(
            VerificationRequest(
                id: id, number: number, patient: "P-1", doctor: "D-1", payer: nil, territory: "main",
                status: status, priority: .high, submittedAt: now - 3_600, updatedAt: now, closedAt: nil,
                assignee: assignee, previous: nil, total: Money(cents: 0),
                indexes: RequestIndexes(likeness: [UInt8](repeating: 0, count: 16), policy: nil, key: 1),
                clock: RequestClock(
                    dueAt: due.map { now + $0 }, atRiskAt: atRisk.map { now + $0 }, left: due == nil ? 60 : nil),
                sealed: [1]))
        return id
    }

    private func user(_ login: String) throws -> UUID {
        try #require(try UserStore.find(login: login, service.db)).id
    }

    private func mark(_ request: UUID) throws -> String? {
        try TestDatabase.root().fetchValue(
            """
            SELECT clock_mark FROM verification_requests
            WHERE organisation_id = \(tenant.organisation) AND id = \(request)
            """)
    }

    private func told(_ request: UUID) throws -> [String] {
        struct Row: RowDecodable {
            let text: String

            init(row: borrowing MariaDB.Row) throws(DatabaseError) {
                let user: UUID = try row.column("user_id")
                text = "\(try row.column("kind") as String) \(user)"
            }
        }
        return try TestDatabase.root().fetchAll(
            """
            SELECT kind, user_id FROM notifications
            WHERE organisation_id = \(tenant.organisation) AND request_id = \(request)
            """, as: Row.self
        ).map(\.text).sorted()
    }
}
