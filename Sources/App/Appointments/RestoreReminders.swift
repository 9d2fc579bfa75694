internal import Foundation
internal import MariaDB

/// Has patients reminded of the visits that they have, where text messages leave that did not: reminders of before were
/// kept, or not made. In parts: there may be many visits.
struct RestoreReminders: ScheduledJob {
    let name = "restore_reminders"
    let interval: TimeInterval = 30
    /// Before all visits.
    static let start = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    private static let page = 1_000

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { try Self.restore($0, in: context) }
    }

    /// Goes on with an organisation's visits, until they end or the time of this part does.
    ///
    /// - Returns: whether there are more.
    static func restore(_ organisation: UUID, in job: JobContext) throws -> Bool {
        let settings = MessageSettingsStore(db: try job.db, organisation: organisation)
        guard let begun = try settings.visitsToLookAt() else { return false }
        let visits = try AppointmentStore(db: job.db, organisation: organisation).starts(after: begun, limit: page)
        var last = begun
        for visit in visits {
            if visit.startsAt > job.now { try restore(visit.id, organisation, in: job) }
            last = visit.id
            if job.isTimeUp { break }
        }
        let isOver = visits.count < page && last == visits.last?.id ?? begun
        try settings.lookAtVisits(after: isOver ? nil : last, from: begun)
        job.publish(.messages, to: organisation)
        return !isOver
    }

    private static func restore(_ id: UUID, _ organisation: UUID, in job: JobContext) throws {
        let context = job.working(for: organisation)
        let db = try job.db
        try db.retryingTransaction {
            guard let visit = try AppointmentStore(db: db, organisation: organisation).lock(id: id),
                let clinic = try ClinicStore(db: db, organisation: organisation).find(id: visit.clinic, within: nil)
            else { return }
            try VisitReminders(in: context).restore(for: visit, at: clinic)
        }
    }
}
