internal import Foundation
internal import MariaDB
internal import Secrets

/// Walks one lane of the trail from its start.
struct VerifyLane {
    /// MACs that events of a lane are known to have had, by their numbers; more than one where events were lost and
    /// others took their numbers.
    typealias Anchors = [Int: Set<[UInt8]>]

    struct Outcome {
        var events = 0
        /// The first event that was changed, is missing or stands in the wrong place, and what is wrong; before it, the
        /// first in whose place another was anchored.
        var faults: [(sequence: Int, reason: String)] = []
    }

    let db: Connection
    let organisation: UUID
    let lane: Int
    let key: Mac
    let anchors: Anchors

    private static let batch = 2_000

    /// In one snapshot, as events go on coming.
    func run() throws -> Outcome {
        try db.transaction { try walk() }
    }

    private func walk() throws -> Outcome {
        let store = AuditStore(db: db, organisation: organisation)
        var outcome = Outcome()
        var previous = AuditHead.start
        var isLast = false
        while !isLast {
            let rows = try store.entries(in: lane, after: outcome.events, limit: Self.batch, as: Row.self)
            isLast = rows.count < Self.batch
            for row in rows {
                let sequence = outcome.events + 1
                if let reason = fault(in: row, expecting: sequence, after: previous) {
                    outcome.faults.append((sequence, reason))
                    return outcome
                }
                // The lane goes on from an earlier state, as after a backup was put back: what was done to it since
                // is looked for all the same.
                if outcome.faults.isEmpty, let reason = contradiction(of: row, at: sequence) {
                    outcome.faults.append((sequence, reason))
                }
                previous = row.mac
                outcome.events = sequence
            }
        }
        if let reason = try faultAtEnd(after: outcome.events, previous) {
            outcome.faults.append((outcome.events + 1, reason))
        } else if outcome.faults.isEmpty, let last = anchors.keys.max(), last > outcome.events {
            outcome.faults.append((outcome.events + 1, "events that were anchored are missing"))
        }
        return outcome
    }

    /// What the anchors hold against an event that follows on the one before.
    private func contradiction(of row: Row, at sequence: Int) -> String? {
        guard let known = anchors[sequence] else { return nil }
        if !known.contains(row.mac) { return "another event was anchored in its place" }
        // Who puts an earlier end of the lane back has what comes next anchored over what was.
        return known.count > 1 ? "another event was anchored in its place, and then this one" : nil
    }

    private func fault(in row: Row, expecting sequence: Int, after previous: [UInt8]) -> String? {
        if row.entry.sequence != sequence { return "an event is missing" }
        if !constantTimeEqual(row.entry.previousMAC, previous) { return "it does not follow the event before" }
        guard let code = try? key.mac(row.entry.covered, keyID: row.entry.keyID) else {
            return "its key is not in the keyring"
        }
        if !constantTimeEqual(code, row.mac) { return "it was changed" }
        return nil
    }

    private func faultAtEnd(after sequence: Int, _ mac: [UInt8]) throws -> String? {
        let store = AuditLaneStore(db: db, organisation: organisation)
        if lane == AuditHead.register {
            let head = try store.oldHead()
            guard head?.sequence ?? 0 == sequence, constantTimeEqual(head?.mac ?? AuditHead.start, mac) else {
                return "the end of the lane is missing"
            }
        } else {
            guard let head = try store.find(lane) else { return "the record of the lane's end is missing" }
            guard head.isAuthentic(for: organisation, key) else { return "the record of the lane's end was changed" }
            guard head.sequence == sequence, constantTimeEqual(head.mac, mac) else {
                return "the end of the lane is missing"
            }
        }
        return nil
    }
}

private struct Row: RowDecodable {
    let entry: AuditEntry
    let mac: [UInt8]

    init(row: borrowing MariaDB.Row) throws(DatabaseError) {
        entry = try AuditEntry(row: row)
        mac = try row.column("mac")
    }
}
