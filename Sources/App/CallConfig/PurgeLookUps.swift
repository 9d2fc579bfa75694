internal import Foundation
internal import MariaDB

/// Deletes look-ups older than 30 days, a thousand at a time.
struct PurgeLookUps: ScheduledJob {
    let name = "purge_look_ups"
    let interval: TimeInterval = 3_600
    private static let batch = 1_000

    func run(in context: JobContext) throws -> Bool {
        let oldest = context.now - LookUpStore.retention
        var hasMore = false
        for organisation in try OrganisationStore(db: context.db).list() {
            let deleted = try LookUpStore(db: context.db, organisation: organisation.id)
                .purge(before: oldest, limit: Self.batch)
            hasMore = hasMore || deleted == Self.batch
        }
        return hasMore
    }
}
