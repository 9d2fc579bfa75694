internal import Foundation
internal import MariaDB

/// Deletes what was answered more than a day ago, a thousand answers at a time.
struct PurgeIdempotencyKeys: ScheduledJob {
    let name = "purge_idempotency_keys"
    let interval: TimeInterval = 3_600
    private static let batch = 1_000

    func run(in context: JobContext) throws -> Bool {
        let oldest = context.now - IdempotencyKey.lifetime
        var hasMore = false
        for organisation in try OrganisationStore(db: context.db).list() {
            let deleted = try IdempotencyStore(db: context.db, organisation: organisation.id)
                .purge(before: oldest, limit: Self.batch)
            hasMore = hasMore || deleted == Self.batch
        }
        return hasMore
    }
}
