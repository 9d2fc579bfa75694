internal import Foundation
internal import MariaDB

/// Holds that are over.
enum LapsedHolds {
    /// Gives their time back, and puts that on record.
    ///
    /// - Parameter doctor: nil for all doctors'.
    /// - Precondition: within a transaction.
    /// - Returns: how many there were, at most `limit`.
    @discardableResult
    static func end(of doctor: String?, _ organisation: UUID, now: Date, limit: Int = 100, _ db: Connection) throws
        -> Int
    {
        let appointments = AppointmentStore(db: db, organisation: organisation)
        let cells = CellStore(db: db, organisation: organisation)
        let lapsed = try appointments.lockLapsed(of: doctor, now: now, limit: limit)
        for var over in lapsed where over.isLapsed(at: now) {
            try appointments.mark(cells.free(over), isOverbooked: false)
            over.status = .cancelled
            over.heldUntil = nil
            over.updatedAt = now
            guard try appointments.update(over) else { throw EntityTag.changedSince }
            over.version += 1
            try appointments.record(AppointmentStep(at: now, what: .expired, by: .service), of: over)
        }
        return lapsed.count
    }
}

/// Ends holds that are over where nobody else has asked for the time since.
struct SweepHolds: ScheduledJob {
    let name = "sweep_holds"
    let interval: TimeInterval = 60
    private static let batch = 100

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { try Self.sweep($0, in: context) == Self.batch }
    }

    /// - Returns: how many holds were over.
    static func sweep(_ organisation: UUID, in context: JobContext) throws -> Int {
        let count = try context.db.retryingTransaction {
            try LapsedHolds.end(of: nil, organisation, now: context.now, limit: batch, context.db)
        }
        if count > 0 { context.publish(.appointments, to: organisation) }
        return count
    }
}
