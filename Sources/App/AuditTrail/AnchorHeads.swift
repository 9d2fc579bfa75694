internal import Foundation
internal import MariaDB
internal import Secrets
internal import Synchronization

/// Writes the ends of all lanes to a file, every minute, so that a database that was put back to an earlier state is
/// found out. The last line's place also goes to the log, which is kept elsewhere.
final class AnchorHeads: ScheduledJob {
    let name = "anchor_audit_heads"
    let interval: TimeInterval = 60
    /// What this process has written, so that lanes where nothing happened are not written again.
    private let written = Mutex<[Place: Int]>([:])

    private struct Place: Hashable {
        let path: String
        let organisation: UUID
        let lane: Int
    }

    func run(in context: JobContext) throws -> Bool {
        let path = context.services.configuration.auditAnchors
        var anchors: [AuditAnchor] = []
        let organisations = try OrganisationStore(db: context.db).list().map(\.id) + [AuditStore.noOrganisation]
        // What there is of the others is written even when one cannot be read.
        let reading = Result {
            try context.eachOrganisation(name, of: organisations) { organisation in
                let heads = try ends(of: organisation, in: context)
                anchors += written.withLock { written in
                    heads.filter {
                        written[Place(path: path, organisation: organisation, lane: $0.lane)] != $0.sequence
                    }
                }
                return false
            }
        }
        guard !anchors.isEmpty else { return try reading.get() }
        try AuditAnchors(path: path, key: context.services.mac).append(anchors, at: context.now)
        written.withLock { written in
            for anchor in anchors {
                written[Place(path: path, organisation: anchor.organisation, lane: anchor.lane)] = anchor.sequence
            }
        }
        Log.info("audit trail anchored", ["lanes": String(anchors.count)])
        return try reading.get()
    }

    /// Where the lanes of an organisation that have events end. An end that is not ours is not vouched for.
    private func ends(of organisation: UUID, in context: JobContext) throws -> [AuditAnchor] {
        let store = AuditLaneStore(db: try context.db, organisation: organisation)
        var ends: [AuditAnchor] = []
        if let old = try store.oldHead(), old.sequence > 0 {
            ends.append(AuditAnchor(organisation: organisation, lane: 0, sequence: old.sequence, mac: old.mac))
        }
        for head in try store.list() where head.lane != AuditHead.register && head.sequence > 0 {
            guard head.isAuthentic(for: organisation, context.services.mac) else {
                head.reportForeign(to: organisation, context.services.mac)
                continue
            }
            ends.append(
                AuditAnchor(organisation: organisation, lane: head.lane, sequence: head.sequence, mac: head.mac))
        }
        return ends
    }
}
