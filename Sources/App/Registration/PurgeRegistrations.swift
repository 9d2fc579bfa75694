internal import Foundation
internal import MariaDB

/// Deletes codes and counts of attempts that no longer matter, after two days.
struct PurgeRegistrations: ScheduledJob {
    let name = "purge_registrations"
    let interval: TimeInterval = 3_600
    private static let age: TimeInterval = 172_800

    func run(in context: JobContext) throws -> Bool {
        let end = context.now - Self.age
        return try context.purgeEachOrganisation(name) { db, organisation, limit in
            let codes = try OneTimeCodeStore(db: db, organisation: organisation).purge(before: end, limit: limit)
            let counts = try RegistrationThrottleStore(db: db, organisation: organisation)
                .purge(before: end, limit: limit)
            let queues = try AccountPhoneStore(db: db, organisation: organisation)
                .purgeQueues(before: end, limit: limit)
            return max(codes, counts, queues)
        }
    }
}
