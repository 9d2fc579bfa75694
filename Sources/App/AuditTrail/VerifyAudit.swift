internal import Dispatch
public import Foundation
public import MariaDB
internal import Secrets
internal import Synchronization

/// Verifies every lane of the audit trail against its keys, its register and the anchors.
public struct VerifyAudit: Sendable {
    /// Where the trail does not hold.
    public struct Fault: Equatable, Sendable {
        public let organisation: UUID
        public let lane: Int
        /// The first event of the lane that was changed, is missing or stands in the wrong place, or in whose place
        /// another was anchored.
        public let sequence: Int
        public let reason: String
    }

    public struct Report: Sendable {
        /// How many events hold, by organisation.
        public fileprivate(set) var events: [UUID: Int] = [:]
        /// By organisation and lane; lane 0 also stands for the register of the lanes.
        public fileprivate(set) var faults: [Fault] = []
        /// How many anchors there are; nil without a file of them.
        public fileprivate(set) var anchors: Int?
        /// The first line of each file of them that does not hold, counted from 1; 0 for a file that is not there.
        public fileprivate(set) var badAnchors: [(path: String, line: Int)] = []

        public var isIntact: Bool { faults.isEmpty && badAnchors.isEmpty }
    }

    private struct Lane: Hashable {
        let organisation: UUID
        let number: Int
    }

    private let services: Services
    private let threads: Int
    private let organisation: UUID?
    private let earlier: [String]
    private let connect: @Sendable () throws -> Connection

    /// - Parameters:
    ///   - threads: how many lanes are walked at the same time.
    ///   - earlier: paths of anchors that were moved away.
    ///   - organisation: the only one to be looked at; nil for all.
    ///   - connect: opens a connection; each thread has its own.
    public init(
        _ services: Services, threads: Int = 1, earlier: [String] = [], organisation: UUID? = nil,
        connect: @escaping @Sendable () throws -> Connection
    ) {
        self.services = services
        self.threads = threads
        self.earlier = earlier
        self.organisation = organisation
        self.connect = connect
    }

    /// - Throws: `DatabaseError`; an error of Foundation's when the anchors cannot be read.
    public func run() throws -> Report {
        var report = Report()
        // Before the events: what was anchored is then there, whatever goes on coming.
        let anchors = try anchors(noting: &report)
        let db = try connect()
        var lanes = Set(anchors.keys)
        let chosen = try organisation.map { [$0] } ?? organisations(db).union(anchors.keys.map(\.organisation))
        for organisation in chosen {
            report.events[organisation] = 0
            let (found, fault) = try db.transaction { try register(of: organisation, db) }
            lanes.formUnion(found)
            if let fault { report.faults.append(fault) }
        }
        for (lane, outcome) in try walk(Array(lanes), anchors) {
            report.events[lane.organisation, default: 0] += outcome.events
            for fault in outcome.faults {
                report.faults.append(
                    Fault(
                        organisation: lane.organisation, lane: lane.number, sequence: fault.sequence,
                        reason: fault.reason))
            }
        }
        report.faults.sort {
            ($0.organisation.text, $0.lane, $0.sequence) < ($1.organisation.text, $1.lane, $1.sequence)
        }
        return report
    }

    /// The MACs that events are known to have had, by their numbers. All of them: after the end of a lane was cut off,
    /// what comes next takes the same number, and is anchored as well.
    private func anchors(noting report: inout Report) throws -> [Lane: VerifyLane.Anchors] {
        var anchors: [Lane: VerifyLane.Anchors] = [:]
        for path in earlier + [services.configuration.auditAnchors] {
            guard let file = try AuditAnchors(path: path, key: services.mac).read() else {
                if earlier.contains(path) { report.badAnchors.append((path, 0)) }
                continue
            }
            report.anchors = (report.anchors ?? 0) + file.anchors.count
            if let line = file.badLine { report.badAnchors.append((path, line)) }
            for anchor in file.anchors where organisation == nil || organisation == anchor.organisation {
                let lane = Lane(organisation: anchor.organisation, number: anchor.lane)
                anchors[lane, default: [:]][anchor.sequence, default: []].insert(anchor.mac)
            }
        }
        return anchors
    }

    /// Known ones, that of nobody, and those that only the trail knows of.
    private func organisations(_ db: Connection) throws -> Set<UUID> {
        var all = Set(try OrganisationStore(db: db).list().map(\.id) + [AuditStore.noOrganisation])
        var last: UUID?
        while let next = try AuditStore.organisation(after: last, db) {
            all.insert(next)
            last = next
        }
        return all
    }

    /// The lanes of an organisation, and what is wrong with their register.
    private func register(of organisation: UUID, _ db: Connection) throws -> (Set<Lane>, Fault?) {
        let store = AuditLaneStore(db: db, organisation: organisation)
        var heads = try store.list()
        let register = heads.firstIndex { $0.lane == AuditHead.register }.map { heads.remove(at: $0) }
        let used = try AuditStore(db: db, organisation: organisation).lanes()
        var numbers = Set(heads.map(\.lane) + used)
        if try store.oldHead() != nil { numbers.insert(AuditHead.register) }
        var fault: Fault?
        if let register {
            if register.isAuthentic(for: organisation, services.mac) {
                if let extra = numbers.max(), extra > register.sequence {
                    fault = Fault(
                        organisation: organisation, lane: extra, sequence: 1, reason: "the lane is not in the register")
                }
                numbers.formUnion(1..<min(register.sequence, AuditLanes.room) + 1)
            } else {
                // Without its seal it may say any number, such as of more lanes than there is memory for.
                fault = Fault(
                    organisation: organisation, lane: AuditHead.register, sequence: 0,
                    reason: "the register of the lanes was changed")
            }
        } else if numbers.contains(where: { $0 != AuditHead.register }) {
            fault = Fault(
                organisation: organisation, lane: AuditHead.register, sequence: 0,
                reason: "the register of the lanes is missing")
        }
        return (Set(numbers.map { Lane(organisation: organisation, number: $0) }), fault)
    }

    /// Walks lanes, several at a time.
    private func walk(_ lanes: [Lane], _ anchors: [Lane: VerifyLane.Anchors]) throws -> [(Lane, VerifyLane.Outcome)] {
        let next = Atomic(0)
        let result = Mutex<Result<[(Lane, VerifyLane.Outcome)], any Error>>(.success([]))
        DispatchQueue.concurrentPerform(iterations: min(threads, max(lanes.count, 1))) { _ in
            do {
                let db = try connect()
                while case let index = next.add(1, ordering: .relaxed).oldValue, index < lanes.count {
                    let lane = lanes[index]
                    let outcome = try VerifyLane(
                        db: db, organisation: lane.organisation, lane: lane.number, key: services.mac,
                        anchors: anchors[lane] ?? [:]
                    ).run()
                    result.withLock { result in result = result.map { $0 + [(lane, outcome)] } }
                }
            } catch {
                result.withLock { $0 = .failure(error) }
            }
        }
        return try result.withLock { try $0.get() }
    }
}
