internal import Foundation
internal import MariaDB

/// Deletes messages that were settled and put in more than 90 days ago, and attempts as old. What has waited for so long
/// since it was due, for a target that somebody has paused and forgotten, is cancelled: nobody expects it any more, and a
/// target that goes on does not begin with a year's. What was given up, or is unknown, stays until somebody has seen to it.
struct PurgeOutbox: ScheduledJob {
    let name = "purge_outbox"
    let interval: TimeInterval = 3_600
    /// In seconds.
    private static let retention: TimeInterval = 7_776_000

    func run(in context: JobContext) throws -> Bool {
        let oldest = context.now - Self.retention
        let hasLapsing = try context.eachOrganisation(name) { try Self.lapse($0, before: oldest, in: context) }
        let hasMore = try context.purgeEachOrganisation(name) {
            try OutboxStore(db: $0, organisation: $1).purge(before: oldest, limit: $2)
        }
        return try context.purgeEachOrganisation(name) {
            try OutboxAttemptStore(db: $0, organisation: $1).purge(before: oldest, limit: $2)
        } || hasMore || hasLapsing
    }

    /// - Returns: whether there is more to do.
    private static func lapse(_ organisation: UUID, before moment: Date, in context: JobContext) throws -> Bool {
        let (db, limit) = (try context.db, 1_000)
        let lapsed = try db.retryingTransaction {
            let outbox = OutboxStore(db: db, organisation: organisation)
            let lapsed = try outbox.settle(
                outbox.forgotten(before: moment, limit: limit), as: .cancelled, now: context.now)
            try SentMessageStore(db: db, organisation: organisation).follow(lapsed, .cancelled, now: context.now)
            return lapsed
        }
        return lapsed.count == limit
    }
}
