internal import Foundation
internal import MariaDB

/// Deletes messages that were settled more than 90 days ago, and attempts as old. What was given up, or is unknown, stays
/// until somebody has seen to it.
struct PurgeOutbox: ScheduledJob {
    let name = "purge_outbox"
    let interval: TimeInterval = 3_600
    /// In seconds.
    private static let retention: TimeInterval = 7_776_000

    func run(in context: JobContext) throws -> Bool {
        let oldest = context.now - Self.retention
        let hasMore = try context.purgeEachOrganisation(name) {
            try OutboxStore(db: $0, organisation: $1).purge(before: oldest, limit: $2)
        }
        return try context.purgeEachOrganisation(name) {
            try OutboxAttemptStore(db: $0, organisation: $1).purge(before: oldest, limit: $2)
        } || hasMore
    }
}
