internal import Foundation
internal import MariaDB
internal import Secrets

/// Finds who adds an event a lane that nobody else is at.
///
/// A thread stays with its lane as long as it finds it free, which is one statement. Where all are taken, more are
/// made; only where there are as many as there may be does anybody wait.
struct AuditLanes {
    /// The lanes an organisation may have.
    static let most = 32
    /// How many it begins with.
    private static let first = 4

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
        let count = try register()?.sequence ?? store.list().last?.lane ?? 0
        let start = count == 0 ? 0 : seat % count
        for step in 0..<count {
            let lane = (start + step) % count + 1
            if lane != known, let head = try free(lane) { return remember(head) }
        }
        if let head = try takeNew(beyond: count) { return head }
        for step in 0..<count {
            let head = try store.await((start + step) % count + 1)
            if let head, isSound(head) { return head }
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

    private func register() throws -> AuditHead? {
        guard let register = try store.find(AuditHead.register), isSound(register) else { return nil }
        return register
    }

    /// Makes lanes and takes the first, or takes one that was made meanwhile.
    ///
    /// - Returns: nil when there are as many as there may be, or somebody else is making some.
    private func takeNew(beyond known: Int) throws -> AuditHead? {
        if known == 0 { try store.put(head(AuditHead.register, sequence: 0)) }
        guard let register = try store.take(AuditHead.register), isSound(register) else { return nil }
        let count = register.sequence
        for lane in stride(from: known + 1, through: count, by: 1) {
            if let head = try free(lane) { return head }
        }
        let wanted = min(max(Self.first, 2 * count), Self.most)
        guard wanted > count else { return nil }
        let heads = try (count + 1...wanted).map { try head($0, sequence: 0) }
        for head in heads { try store.put(head) }
        try store.update(head(AuditHead.register, sequence: wanted))
        return heads[0]
    }

    private func head(_ lane: Int, sequence: Int) throws -> AuditHead {
        try AuditHead(
            lane: lane, sequence: sequence, mac: AuditHead.start, organisation: store.organisation, key: mac)
    }

    /// Whether nobody without the key wrote it. What was tampered with is left as it is, for `audit verify` to find: an
    /// event after it would hide that.
    private func isSound(_ head: AuditHead) -> Bool {
        if head.isAuthentic(for: store.organisation, mac) { return true }
        Log.error(
            "the head of an audit lane is not ours",
            ["organisation": store.organisation.text, "lane": String(head.lane)])
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
