internal import Foundation
internal import MariaDB

/// Deletes look-ups older than 30 days, a thousand at a time.
struct PurgeLookUps: ScheduledJob {
    let name = "purge_look_ups"
    let interval: TimeInterval = 3_600

    func run(in context: JobContext) throws -> Bool {
        let oldest = context.now - LookUpStore.retention
        return try context.purgeEachOrganisation(name) {
            try LookUpStore(db: $0, organisation: $1).purge(before: oldest, limit: $2)
        }
    }
}
