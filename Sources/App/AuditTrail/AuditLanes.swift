internal import Foundation
internal import MariaDB
internal import Secrets

/// Finds who adds an event a lane that nobody else is at.
///
/// A thread stays with its lane as long as it finds it free, which is one statement. Only where all are taken does
/// anybody wait.
struct AuditLanes {
    /// The lanes an organisation has. All of them are made before the first event: to make more for those who are
    /// busy, while they are, means to wait until nobody looks for a free one, which can be never.
    static let most = 32
    /// The most that the tables have room for.
    static let room = 255

    /// Where a thread was last, by organisation.
    final class Memory {
        private static let capacity = 1_000

        private var lanes: [UUID: Int] = [:]

        subscript(organisation: UUID) -> Int? {
            get { lanes[organisation] }
            set {
                if lanes.count >= Self.capacity { lanes.removeAll() }
                lanes[organisation] = newValue
            }
        }
    }

    let store: AuditLaneStore
    let mac: Mac
    let memory: Memory?
    /// Any number that threads differ in.
    let seat: Int

    /// Locks the end of a lane.
    ///
    /// - Throws: `AuditFailure` when no lane is as it should be.
    func take() throws -> AuditHead {
        let known = memory?[store.organisation]
        if let known, let head = try free(known) { return head }
        let count = try register() ?? make()
        let order = (0..<count).map { (seat + $0) % count + 1 }
        for lane in order where lane != known {
            if let head = try free(lane) { return remember(head) }
        }
        for lane in order {
            if let head = try store.await(lane), isSound(head) { return head }
        }
        throw AuditFailure.noLane
    }

    private func free(_ lane: Int) throws -> AuditHead? {
        guard let head = try store.take(lane), isSound(head) else { return nil }
        return head
    }

    private func remember(_ head: AuditHead) -> AuditHead {
        memory?[store.organisation] = head.lane
        return head
    }

    /// How many lanes there are; nil before the first event.
    private func register() throws -> Int? {
        guard let register = try store.find(AuditHead.register) else { return try store.list().last?.lane }
        return isSound(register) ? register.sequence : try store.list().last?.lane
    }

    /// Makes all lanes, or waits for somebody who does.
    private func make() throws -> Int {
        try store.put(
            [head(AuditHead.register, sequence: Self.most)] + (1...Self.most).map { try head($0, sequence: 0) })
        return Self.most
    }

    private func head(_ lane: Int, sequence: Int) throws -> AuditHead {
        try AuditHead(
            lane: lane, sequence: sequence, mac: AuditHead.start, organisation: store.organisation, key: mac)
    }

    /// Whether nobody without the key wrote it. What was tampered with is left as it is, for `audit verify` to find: an
    /// event after it would hide that.
    private func isSound(_ head: AuditHead) -> Bool {
        if head.isAuthentic(for: store.organisation, mac) { return true }
        head.reportForeign(to: store.organisation, mac)
        return false
    }
}

/// What was to be on record is not.
enum AuditFailure: Error, CustomStringConvertible {
    /// The database does not take it.
    case refused(DatabaseError)
    /// Every lane was tampered with.
    case noLane

    var description: String {
        switch self {
        case .refused(let error): "the audit event was not written: \(error)"
        case .noLane: "every lane of the audit trail was tampered with"
        }
    }
}
