import Foundation
import MariaDB
import TestSupport
import Testing

@testable import App

/// What somebody does who can write to the database and has no key.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct AuditTamperTests {
    let service: TestService
    let tenant: TestTenant
    let root: Connection

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        root = try TestDatabase.root()
    }

    /// A tampering, and where it must be found.
    private enum Tampering: CaseIterable {
        case change, delete, swap, insert, cut, cutWithHead, moveToOtherLane, removeLane, removeLaneAndRegister, forge
    }

    @Test func `three hundred tamperings of every kind are all found, where they are`() throws {
        try fill(lanes: 4, eventsEach: 12)
        #expect(try tenant.verify().isIntact)
        try keepCopy()
        for round in 0..<300 {
            let kind = Tampering.allCases[round % Tampering.allCases.count]
            let lane = Int.random(in: 1...4)
            let found = try tamper(kind, lane: lane)
            let report = try tenant.verify()
            #expect(
                report.faults.contains { $0.lane == found.lane && $0.sequence == found.sequence },
                "\(kind) at \(found): \(report.faults)")
            if kind != .moveToOtherLane && kind != .removeLaneAndRegister {
                #expect(report.faults.count == 1, "\(kind) at \(found): \(report.faults)")
            }
            try restore()
        }
        #expect(try tenant.verify().isIntact)
    }

    private struct Place {
        let lane: Int
        let sequence: Int
    }

    @Test func `a lane whose end was rewritten is left as it is by those who come after`() throws {
        try fill(lanes: 1, eventsEach: 8)
        let organisation = tenant.organisation
        try root.execute(
            "DELETE FROM audit_events WHERE organisation_id = \(organisation) AND lane = 1 AND seq > 5")
        try root.execute(
            """
            UPDATE audit_lanes
            SET seq = 5, mac = (SELECT mac FROM audit_events
                WHERE organisation_id = \(organisation) AND lane = 1 AND seq = 5)
            WHERE organisation_id = \(organisation) AND lane = 1
            """)
        try append(5)
        #expect(try lastSequence(of: 1) == 5)
        #expect(
            try tenant.verify().faults == [
                .init(
                    organisation: organisation, lane: 1, sequence: 6,
                    reason: "the record of the lane's end was changed")
            ])
    }

    @Test func `a database put back to an earlier state is found by the anchors, also when it goes on from there`()
        throws
    {
        let path = FileManager.default.temporaryDirectory.appending(path: "anchors-\(UUID())/audit/anchors").path
        let service = try TestService(environment: ["TRUNKLINE_AUDIT_ANCHORS": path])
        try fill(lanes: 2, eventsEach: 4)
        try keepCopy()
        try fill(lanes: 2, eventsEach: 4)
        let job = AnchorHeads()
        let context = JobContext(services: service.services, database: service.database, now: Date())
        #expect(try job.run(in: context) == false)
        #expect(try mode(of: path) == 0o600)
        #expect(try tenant.verify(service).isIntact)

        try restore()
        #expect(try tenant.verify().isIntact, "without anchors nobody knows")
        let reasons = Set(try tenant.verify(service).faults.map(\.reason))
        #expect(reasons == ["events that were anchored are missing"])

        try fill(lanes: 2, eventsEach: 9)
        let faults = try tenant.verify(service).faults
        #expect(faults.map(\.lane) == [1, 2])
        #expect(Set(faults.map(\.reason)) == ["another event was anchored in its place"])
        let all = try #require(try AuditAnchors(path: path, key: service.services.mac).read())
        #expect(faults.map(\.sequence) == all.anchors.filter { $0.organisation == tenant.organisation }.map(\.sequence))
    }

    @Test func `a number that nobody counts to is a fault with a name, wherever it was written`() throws {
        try fill(lanes: 2, eventsEach: 4)
        try keepCopy()
        let organisation = tenant.organisation
        let last = try lastSequence(of: 1)
        for number: SQL in [
            "0", "1000000000000", "9223372036854775807", "9223372036854775808", "18446744073709551615",
        ] {
            try root.execute(
                "UPDATE audit_lanes SET seq = " + number + " WHERE organisation_id = \(organisation) AND lane = 0")
            #expect(
                try tenant.verify().faults == [
                    .init(
                        organisation: organisation, lane: 0, sequence: 0,
                        reason: "the register of the lanes was changed")
                ], "register: \(number.text)")
            // Who writes goes by the lanes that are there.
            try append(1)
            try restore()

            try root.execute(
                "UPDATE audit_lanes SET seq = " + number + " WHERE organisation_id = \(organisation) AND lane = 1")
            #expect(
                try tenant.verify().faults == [
                    .init(
                        organisation: organisation, lane: 1, sequence: last + 1,
                        reason: "the record of the lane's end was changed")
                ], "end: \(number.text)")
            try append(1)
            #expect(try lastSequence(of: 1) == last, "it is left as it is")
            try restore()
        }
        try root.execute(
            """
            UPDATE audit_events SET seq = 9223372036854775808
            WHERE organisation_id = \(organisation) AND lane = 1 AND seq = \(last)
            """)
        #expect(
            try tenant.verify().faults == [
                .init(organisation: organisation, lane: 1, sequence: last, reason: "an event is missing")
            ])
        try restore()
        #expect(try tenant.verify().isIntact)
    }

    @Test func `an end of a lane that was put back stays found out when what comes next is anchored as well`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "anchors-\(UUID())").path
        let service = try TestService(environment: ["TRUNKLINE_AUDIT_ANCHORS": "\(directory)/anchors"])
        // A worker that has just started: it anchors every lane.
        func anchor() throws {
            _ = try AnchorHeads().run(
                in: JobContext(services: service.services, database: service.database, now: Date()))
        }
        try fill(lanes: 1, eventsEach: 7)
        try keepCopy()
        try fill(lanes: 1, eventsEach: 1)
        let lost = try lastSequence(of: 1)
        try anchor()
        try restore()
        try FileManager.default.copyItem(atPath: "\(directory)/anchors", toPath: "\(directory)/old")
        try fill(lanes: 1, eventsEach: 1)
        #expect(try lastSequence(of: 1) == lost)
        try anchor()
        let expected = VerifyAudit.Fault(
            organisation: tenant.organisation, lane: 1, sequence: lost,
            reason: "another event was anchored in its place, and then this one")
        #expect(try tenant.verify(service).faults == [expected])
        try fill(lanes: 1, eventsEach: 3)
        try anchor()
        #expect(try tenant.verify(service).faults == [expected])

        // The same by anchors that were moved away, and are named.
        try FileManager.default.removeItem(atPath: "\(directory)/anchors")
        try restore()
        try fill(lanes: 1, eventsEach: 1)
        try anchor()
        #expect(try tenant.verify(service).faults == [])
        let account = try service.services.configuration.connection(as: .serve)
        let named = try VerifyAudit(
            service.services, earlier: ["\(directory)/old"], organisation: tenant.organisation
        ) { try Connection(account) }.run()
        #expect(named.faults == [expected])
    }

    @Test func `behind a backup that was put back tampering is found, by the old anchors and without them`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "anchors-\(UUID())").path
        let service = try TestService(environment: ["TRUNKLINE_AUDIT_ANCHORS": "\(directory)/anchors"])
        func anchor() throws {
            _ = try AnchorHeads().run(
                in: JobContext(services: service.services, database: service.database, now: Date()))
        }
        func reasons() throws -> [String] { try tenant.verify(service).faults.map(\.reason) }
        try fill(lanes: 1, eventsEach: 4)
        try keepCopy()
        try fill(lanes: 1, eventsEach: 4)
        try anchor()
        try restore()
        try fill(lanes: 1, eventsEach: 12)
        #expect(try reasons() == ["another event was anchored in its place"])

        // What the README has done: the old anchors go, and others are begun.
        try FileManager.default.moveItem(atPath: "\(directory)/anchors", toPath: "\(directory)/lost")
        #expect(try tenant.verify(service).isIntact)
        try anchor()
        #expect(try tenant.verify(service).isIntact)
        try cutWithHead(at: 15, of: 1)
        #expect(try reasons() == ["the record of the lane's end was changed"])
        try root.execute(
            "UPDATE audit_events SET outcome = 'refused' WHERE organisation_id = \(tenant.organisation) AND seq = 12")
        #expect(try reasons() == ["it was changed"])

        try FileManager.default.removeItem(atPath: "\(directory)/anchors")
        try FileManager.default.moveItem(atPath: "\(directory)/lost", toPath: "\(directory)/anchors")
        #expect(try reasons() == ["another event was anchored in its place", "it was changed"])
    }

    @Test func `everything of an organisation removed is found by the anchors`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "anchors-\(UUID())").path
        let service = try TestService(environment: ["TRUNKLINE_AUDIT_ANCHORS": path])
        try fill(lanes: 1, eventsEach: 3)
        _ = try AnchorHeads().run(
            in: JobContext(services: service.services, database: service.database, now: Date()))
        for table: SQL in ["audit_events", "audit_lanes"] {
            try root.execute("DELETE FROM " + table + " WHERE organisation_id = \(tenant.organisation)")
        }
        #expect(try tenant.verify().isIntact)
        #expect(try !tenant.verify(service).isIntact)
    }

    @Test func `a line of the anchors that was changed, taken out or moved is named`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "anchors-\(UUID())").path
        let anchors = AuditAnchors(path: path, key: service.services.mac)
        let made = (1...6).map {
            AuditAnchor(organisation: tenant.organisation, lane: $0, sequence: $0 * 7, mac: AuditHead.start)
        }
        try anchors.append(Array(made[..<4]), at: Date())
        try anchors.append(Array(made[4...]), at: Date())
        let whole = try String(contentsOfFile: path, encoding: .utf8)
        #expect(try anchors.read()?.anchors == made)
        let lines = whole.split(separator: "\n").map { "\($0)\n" }
        for index in 0..<6 {
            var changed = lines
            changed[index] = changed[index].replacing(" \((index + 1) * 7) ", with: " 9999 ")
            try changed.joined().write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try anchors.read()?.badLine == index + 1)
            guard index < 5 else { continue }
            changed = lines
            changed.remove(at: index)
            try changed.joined().write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try anchors.read()?.badLine == index + 1)
            changed = lines
            changed.swapAt(index, index + 1)
            try changed.joined().write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try anchors.read()?.badLine == index + 1)
        }
        // A line that a crash cut short is as if it had not been begun.
        try (lines[..<3].joined() + "2026-11-21T09:0").write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try anchors.read()?.anchors == Array(made[..<3]))
        try anchors.append([made[3]], at: Date())
        let mended = try #require(try anchors.read())
        #expect(mended.badLine == nil)
        #expect(mended.anchors == Array(made[..<4]))
    }

    private func anchors(_ numbers: ClosedRange<Int>) -> [AuditAnchor] {
        numbers.map {
            AuditAnchor(organisation: tenant.organisation, lane: $0, sequence: $0 * 7, mac: AuditHead.start)
        }
    }

    @Test func `a line of the anchors that was cut short anywhere is passed over, and stays where it is`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "anchors-\(UUID())").path
        let file = AuditAnchors(path: path, key: service.services.mac)
        let made = anchors(1...5)
        try file.append(Array(made[..<3]), at: Date())
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { "\($0)\n" }
        for length in 1..<lines[2].count {
            let torn = lines[..<2].joined() + lines[2].prefix(length)
            try torn.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try file.read()?.anchors == Array(made[..<2]))
            // A second one crashes as well, at the worst moment; a third one does not.
            try file.append([made[3]], at: Date())
            try (torn + "\n2026-11").write(toFile: path, atomically: true, encoding: .utf8)
            try file.append([made[3]], at: Date())
            try file.append([made[4]], at: Date())
            let isWhole = length == lines[2].count - 1
            let read = try #require(try file.read())
            #expect(read.badLine == nil, "cut after \(length)")
            #expect(read.anchors == Array(made[..<(isWhole ? 3 : 2)]) + Array(made[3...]))
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.hasPrefix(torn + "\n"), "nothing is taken away")
            // Who makes a line look so that counted does not get past the next one.
            let forged = text.replacing(lines[1], with: lines[1].prefix(40) + "\n")
            try forged.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try file.read()?.badLine == 2)
        }
    }

    private static func change(_ attribute: String, of path: String) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/chattr")
        process.arguments = [attribute, path]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// Whether this file system and this user have append-only files.
    static let hasAppendOnlyFiles: Bool = {
        let path = FileManager.default.temporaryDirectory.appending(path: "append-only-\(UUID())").path
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return change("+a", of: path) && change("-a", of: path)
    }()

    @Test(.enabled(if: hasAppendOnlyFiles, "chattr +a does nothing here: not root, or not such a file system"))
    func `anchors are added to a file to which nothing else can be done`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "anchors-\(UUID())").path
        let file = AuditAnchors(path: path, key: service.services.mac)
        let made = anchors(1...3)
        try file.append([made[0]], at: Date())
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("2026-11-21T09:0".utf8))
        try handle.close()
        #expect(Self.change("+a", of: path))
        defer {
            #expect(Self.change("-a", of: path))
            try? FileManager.default.removeItem(atPath: path)
        }
        #expect(FileHandle(forWritingAtPath: path) == nil, "it is one")
        try file.append([made[1]], at: Date())
        try file.append([made[2]], at: Date())
        #expect(try file.read()?.badLine == nil)
        #expect(try file.read()?.anchors == made)
    }

    @Test func `anchors that were moved away count when they are named, and one that is not there is a break`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "anchors-\(UUID())").path
        let service = try TestService(environment: ["TRUNKLINE_AUDIT_ANCHORS": "\(directory)/new"])
        let job = AnchorHeads()
        let context = JobContext(services: service.services, database: service.database, now: Date())
        try fill(lanes: 1, eventsEach: 3)
        _ = try job.run(in: context)
        try FileManager.default.moveItem(atPath: "\(directory)/new", toPath: "\(directory)/old")
        try fill(lanes: 1, eventsEach: 3)
        _ = try job.run(in: context)
        try FileManager.default.removeItem(atPath: "\(directory)/new")
        try root.execute("DELETE FROM audit_events WHERE organisation_id = \(tenant.organisation)")
        try root.execute("DELETE FROM audit_lanes WHERE organisation_id = \(tenant.organisation)")
        let account = try service.services.configuration.connection(as: .serve)
        func report(_ earlier: [String]) throws -> VerifyAudit.Report {
            try VerifyAudit(service.services, earlier: earlier, organisation: tenant.organisation) {
                try Connection(account)
            }.run()
        }
        #expect(try report([]).isIntact)
        #expect(try report(["\(directory)/old"]).faults.map(\.lane) == [1])
        #expect(try report(["\(directory)/none"]).badAnchors.map(\.line) == [0])
    }

    // MARK: The hands of the tamperer

    /// - Returns: where the first event is that is wrong for it.
    private func tamper(_ kind: Tampering, lane: Int) throws -> Place {
        let last = try lastSequence(of: lane)
        let sequence = Int.random(in: 1...last)
        let here: SQL = "organisation_id = \(tenant.organisation) AND lane = \(lane)"
        switch kind {
        case .change:
            // Of the first event of a lane some are none: nobody has made it.
            let changed = try Self.changes.shuffled().contains { change in
                try root.execute("UPDATE audit_events SET " + change + " WHERE " + here + " AND seq = \(sequence)")
                    .rows > 0
            }
            #expect(changed)
            return Place(lane: lane, sequence: sequence)
        case .delete:
            try root.execute("DELETE FROM audit_events WHERE " + here + " AND seq = \(sequence)")
            return Place(lane: lane, sequence: sequence)
        case .swap:
            let first = min(sequence, last - 1)
            let other = Int.random(in: first + 1...last)
            for (from, to) in [(first, 10_000), (other, first), (10_000, other)] {
                try root.execute("UPDATE audit_events SET seq = \(to) WHERE " + here + " AND seq = \(from)")
            }
            return Place(lane: lane, sequence: first)
        case .insert:
            try root.execute(
                "UPDATE audit_events SET seq = seq + 1 WHERE " + here + " AND seq >= \(sequence) ORDER BY seq DESC")
            try copy(event: sequence + 1, of: lane, to: sequence, of: lane)
            try root.execute("UPDATE audit_events SET event = 'forged' WHERE " + here + " AND seq = \(sequence)")
            return Place(lane: lane, sequence: sequence)
        case .cut:
            try root.execute("DELETE FROM audit_events WHERE " + here + " AND seq >= \(sequence)")
            return Place(lane: lane, sequence: sequence)
        case .cutWithHead:
            try cutWithHead(at: sequence, of: lane)
            return Place(lane: lane, sequence: sequence)
        case .moveToOtherLane:
            let other = lane % 4 + 1
            try root.execute("DELETE FROM audit_events WHERE " + here + " AND seq = \(last)")
            try copy(event: last - 1, of: lane, to: lastSequence(of: other) + 1, of: other)
            return Place(lane: lane, sequence: last)
        case .removeLane, .removeLaneAndRegister:
            try root.execute("DELETE FROM audit_events WHERE " + here)
            try root.execute("DELETE FROM audit_lanes WHERE " + here)
            guard kind == .removeLaneAndRegister else { return Place(lane: lane, sequence: 1) }
            try root.execute(
                "UPDATE audit_lanes SET seq = seq - 1 WHERE organisation_id = \(tenant.organisation) AND lane = 0")
            return Place(lane: 0, sequence: 0)
        case .forge:
            try copy(event: sequence, of: lane, to: last + 1, of: lane)
            return Place(lane: lane, sequence: last + 1)
        }
    }

    private static let changes: [SQL] = [
        "happened_at = happened_at + INTERVAL 1 MICROSECOND", "actor_type = 'anonymous'", "actor_id = NULL",
        "event = 'sign_out'", "outcome = 'refused'", "resource_type = 'other'",
        "resource_id = CONCAT(resource_id, '0')",
        "request_id = ''", "address = '192.0.2.1'", "fields = '{\"a\":\"b\"}'", "key_id = key_id + 1",
        "mac = REVERSE(mac)", "previous_mac = REVERSE(CONCAT(mac))",
    ]

    private func cutWithHead(at sequence: Int, of lane: Int) throws {
        let here: SQL = "organisation_id = \(tenant.organisation) AND lane = \(lane)"
        try root.execute("DELETE FROM audit_events WHERE " + here + " AND seq >= \(sequence)")
        try root.execute(
            """
            UPDATE audit_lanes SET seq = \(sequence - 1), mac = COALESCE((SELECT mac FROM audit_events
                WHERE \(here) AND seq = \(sequence - 1)), mac)
            WHERE \(here)
            """)
    }

    private func copy(event: Int, of lane: Int, to sequence: Int, of other: Int) throws {
        try root.execute(
            """
            INSERT INTO audit_events (organisation_id, lane, seq, happened_at, actor_type, actor_id, event, outcome,
                resource_type, resource_id, request_id, address, fields, key_id, previous_mac, mac)
            SELECT organisation_id, \(other), \(sequence), happened_at, actor_type, actor_id, event, outcome,
                resource_type, resource_id, request_id, address, fields, key_id, previous_mac, mac
            FROM audit_events
            WHERE organisation_id = \(tenant.organisation) AND lane = \(lane) AND seq = \(event)
            """)
    }

    private func lastSequence(of lane: Int) throws -> Int {
        try root.fetchValue(
            "SELECT MAX(seq) FROM audit_events WHERE organisation_id = \(tenant.organisation) AND lane = \(lane)") ?? 0
    }

    private func keepCopy() throws {
        for (copy, table): (SQL, SQL) in [("copied_events", "audit_events"), ("copied_lanes", "audit_lanes")] {
            try root.execute("CREATE TEMPORARY TABLE " + copy + " LIKE " + table)
            try root.execute(
                "INSERT INTO " + copy + " SELECT * FROM " + table + " WHERE organisation_id = \(tenant.organisation)")
        }
    }

    private func restore() throws {
        for (copy, table): (SQL, SQL) in [("copied_events", "audit_events"), ("copied_lanes", "audit_lanes")] {
            try root.execute("DELETE FROM " + table + " WHERE organisation_id = \(tenant.organisation)")
            try root.execute("INSERT INTO " + table + " SELECT * FROM " + copy)
        }
    }

    private func mode(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func fill(lanes: Int, eventsEach: Int) throws {
        for seat in 0..<lanes {
            for _ in 0..<eventsEach { try append(1, seat: seat) }
        }
    }

    private func append(_ count: Int, seat: Int = 0) throws {
        let db = try service.db
        let events = (0..<count).map { number in
            AuditEvent(
                "request_read", .success, on: "request", "R-\(number)", by: .user(tenant.organisation),
                fields: ["number": String(number)])
        }
        try db.retryingTransaction {
            try AuditStore(db: db, organisation: tenant.organisation).append(
                events, requestID: "test", address: "198.51.100.7", now: Date(), mac: service.services.mac, memory: nil,
                seat: seat)
        }
    }
}
