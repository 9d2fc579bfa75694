internal import Foundation
internal import MariaDB

/// Deletes sessions that ended a week ago, and failed sign-ins that no longer count.
struct PurgeSignIns: ScheduledJob {
    let name = "purge_sign_ins"
    let interval: TimeInterval = 3_600
    private static let batch = 1_000

    func run(in context: JobContext) throws -> Bool {
        var hasMore = false
        for organisation in try OrganisationStore(db: context.db).list() {
            let deleted = try SessionStore(db: context.db, organisation: organisation.id)
                .purge(endedBefore: context.now - 604_800, limit: Self.batch)
            hasMore = hasMore || deleted == Self.batch
        }
        let hasMoreFailures = try SignInThrottleStore(db: context.db).purge(
            lastFailedBefore: context.now - 2 * SignInThrottle.window,
            signedInBefore: context.now - SignInThrottle.memory, limit: Self.batch)
        return hasMore || hasMoreFailures
    }
}
