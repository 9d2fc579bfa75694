internal import Foundation
internal import MariaDB

/// Deletes what was answered more than a day ago, a thousand answers at a time.
struct PurgeIdempotencyKeys: ScheduledJob {
    let name = "purge_idempotency_keys"
    let interval: TimeInterval = 3_600

    func run(in context: JobContext) throws -> Bool {
        let oldest = context.now - IdempotencyKey.lifetime
        return try context.purgeEachOrganisation(name) {
            try IdempotencyStore(db: $0, organisation: $1).purge(before: oldest, limit: $2)
        }
    }
}
