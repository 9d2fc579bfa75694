import Foundation
import MariaDB
import Secrets
import Synchronization
import TestSupport
import Testing

@testable import App

/// Who adds events at the same time as others.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct AuditLaneTests {
    let service: TestService
    let tenant: TestTenant
    let appender: Appender
    let root: Connection

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        appender = Appender(services: service.services, organisation: tenant.organisation)
        root = try TestDatabase.root()
    }

    @Test func `twenty threads add events at once: all are there, in several lanes, and nobody met an error`() throws {
        let failures = Mutex<[String]>([])
        let appender = self.appender
        DispatchQueue.concurrentPerform(iterations: 20) { thread in
            do {
                let db = try appender.connect()
                let memory = AuditLanes.Memory()
                for number in 0..<25 {
                    try db.transaction {
                        // Others move lanes on while this transaction has its view of the tables.
                        _ = try AuditLaneStore(db: db, organisation: appender.organisation).list()
                        if number % 3 == 0 { Thread.sleep(forTimeInterval: 0.002) }
                        try appender.append(2, db, memory: memory, seat: thread)
                    }
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        let report = try tenant.verify()
        #expect(report.faults == [])
        #expect(report.events == [tenant.organisation: 1 + 20 * 25 * 2])
        #expect(try lanesUsed() > 1)
    }

    @Test func `who adds an event waits for nobody, however many lanes others are at`() throws {
        let other = try appender.connect()
        try other.execute("START TRANSACTION")
        for lane in 1...4 {
            #expect(try AuditLaneStore(db: other, organisation: tenant.organisation).take(lane) != nil)
        }
        let start = ContinuousClock.now
        let db = try service.db
        try db.transaction { try appender.append(1, db) }
        // Who waited would wait for three seconds, and fail.
        #expect(ContinuousClock.now - start < .milliseconds(2_500))
        #expect(try lanes(ofEvent: "request_read") == [5])
        try other.execute("ROLLBACK")
    }

    @Test func `an organisation has all its lanes before the first event, whoever makes them at the same time`() throws
    {
        let organisation = UUID()
        let appender = Appender(services: service.services, organisation: organisation)
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            do {
                let db = try appender.connect()
                try db.retryingTransaction { try appender.append(1, db, memory: AuditLanes.Memory(), seat: thread) }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        let heads = try AuditLaneStore(db: service.db, organisation: organisation).list()
        #expect(heads.map(\.lane) == Array(0...AuditLanes.most))
        #expect(heads.dropFirst().map(\.sequence).reduce(0, +) == 8)
    }

    @Test func `where there are as many lanes as there may be, who comes last waits, and is not refused`() throws {
        let appender = self.appender
        let db = try service.db
        #expect(try AuditLaneStore(db: db, organisation: tenant.organisation).find(0)?.sequence == AuditLanes.most)

        let other = try appender.connect()
        try other.execute("START TRANSACTION")
        for lane in 1...AuditLanes.most {
            #expect(try AuditLaneStore(db: other, organisation: tenant.organisation).take(lane) != nil)
        }
        let atWork = Counter(1)
        let failure = Mutex<String?>(nil)
        Thread.detachNewThread {
            do {
                let db = try appender.connect()
                try db.transaction { try appender.append(1, db) }
            } catch {
                failure.withLock { $0 = "\(error)" }
            }
            atWork.countDown()
        }
        Thread.sleep(forTimeInterval: 0.3)
        #expect(atWork.count == 1)
        try other.execute("ROLLBACK")
        #expect(eventually { atWork.count == 0 })
        #expect(failure.withLock { $0 } == nil)
        #expect(try tenant.verify().faults == [])
    }

    @Test func `a transaction that is undone leaves the lanes as they were, also the first that made them`() throws {
        struct Undone: Error {}
        let organisation = UUID()
        let db = try service.db
        let memory = AuditLanes.Memory()
        for round in 0..<6 {
            let store = AuditStore(db: db, organisation: organisation)
            let write = {
                for _ in 0..<2 {
                    try store.append(
                        [AuditEvent("request_read", .success, on: "request", "R", by: .system)], requestID: "",
                        address: "", now: Date(), mac: service.services.mac, memory: memory, seat: 0)
                }
            }
            if round % 2 == 0 {
                #expect(throws: Undone.self) {
                    try db.transaction {
                        try write(); throw Undone()
                    }
                }
            } else {
                try db.transaction(write)
            }
        }
        let account = try service.services.configuration.connection(as: .serve)
        let report = try VerifyAudit(service.services, organisation: organisation) { try Connection(account) }.run()
        #expect(report.faults == [])
        #expect(report.events == [organisation: 6])
    }

    @Test func `the trail is verified while events go on coming, and nothing is held against it`() throws {
        let (appender, atWork) = (self.appender, Counter(4))
        for thread in 0..<4 {
            Thread.detachNewThread {
                defer { atWork.countDown() }
                guard let db = try? appender.connect() else { return }
                let memory = AuditLanes.Memory()
                // So many that they are not written before some verifications are over, and not more: what is verified
                // again and again must not grow as fast as a database without a disk writes.
                for _ in 0..<250 {
                    try? db.transaction { try appender.append(3, db, memory: memory, seat: thread) }
                }
            }
        }
        while atWork.count > 0 { #expect(try tenant.verify().faults == []) }
        let report = try tenant.verify()
        #expect(report.faults == [])
        #expect(report.events[tenant.organisation] ?? 0 > 1_000)
    }

    @Test func `the chain of old is verified as it was written`() throws {
        let organisation = UUID()
        var previous = AuditHead.start
        for sequence in 1...3 {
            // As the version before had it: no lane in what is covered.
            let entry = AuditEntry(
                organisation: organisation.text, lane: 0, sequence: sequence, microseconds: 0, actorType: "system",
                actorID: "", event: "a", outcome: "success", resourceType: "b", resourceID: "c", requestID: "",
                address: "", fields: "{}", keyID: service.services.mac.activeKeyID, previousMAC: previous)
            let mac = service.services.mac.mac(entry.covered)
            try root.execute(
                """
                INSERT INTO audit_events (organisation_id, seq, happened_at, actor_type, event, outcome, resource_type,
                    resource_id, request_id, address, fields, key_id, previous_mac, mac)
                VALUES (\(organisation), \(sequence), '2001-01-01', 'system', 'a', 'success', 'b', 'c', '', '', '{}',
                    \(Int(entry.keyID)), \(previous), \(mac))
                """)
            previous = mac
        }
        try root.execute(
            "INSERT INTO audit_heads (organisation_id, seq, mac) VALUES (\(organisation), 3, \(previous))")
        let account = try service.services.configuration.connection(as: .serve)
        let verify = VerifyAudit(service.services, organisation: organisation) { try Connection(account) }
        #expect(try verify.run().faults == [])
        #expect(try verify.run().events == [organisation: 3])
        try root.execute("DELETE FROM audit_events WHERE organisation_id = \(organisation) AND seq = 3")
        #expect(try verify.run().faults.map(\.sequence) == [3])
    }

    private func lanesUsed() throws -> Int {
        try root.fetchValue(
            "SELECT COUNT(DISTINCT lane) FROM audit_events WHERE organisation_id = \(tenant.organisation)") ?? 0
    }

    private func lanes(ofEvent event: String) throws -> [Int] {
        try root.fetchAll(
            "SELECT lane FROM audit_events WHERE organisation_id = \(tenant.organisation) AND event = \(event)",
            as: LaneRow.self
        ).map(\.lane)
    }
}

private final class Counter: Sendable {
    private let value: Atomic<Int>
    init(_ value: Int) { self.value = Atomic(value) }
    var count: Int { value.load(ordering: .acquiring) }
    func countDown() { value.subtract(1, ordering: .acquiringAndReleasing) }
}

/// Adds events from any thread.
struct Appender: Sendable {
    let services: Services
    let organisation: UUID

    func connect() throws -> Connection {
        try Connection(try services.configuration.connection(as: .serve))
    }

    func append(_ count: Int, _ db: Connection, memory: AuditLanes.Memory? = nil, seat: Int = 0) throws {
        let events = (0..<count).map { number in
            AuditEvent("request_read", .success, on: "request", "R-\(number)", by: .user(organisation))
        }
        try AuditStore(db: db, organisation: organisation).append(
            events, requestID: "test", address: "198.51.100.7", now: Date(), mac: services.mac, memory: memory,
            seat: seat)
    }
}

private struct LaneRow: RowDecodable {
    let lane: Int

    init(row: borrowing Row) throws(DatabaseError) {
        lane = try row.column("lane")
    }
}
