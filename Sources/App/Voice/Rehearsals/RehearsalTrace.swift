internal import Foundation
internal import MariaDB
internal import Web

/// What of a scripted call outlives its undo: what was told of patients was read by whoever had it run, and a try to be
/// somebody was a try.
final class RehearsalTrace {
    private var told: [AuditEvent] = []
    private var tries: [IdentityTries.Step] = []

    /// The call begins, or begins again after a conflict.
    func begin() { (told, tries) = ([], []) }

    func note(_ event: AuditEvent) { told.append(event) }

    func note(_ step: IdentityTries.Step) { tries.append(step) }

    /// Counts and puts on record once more what has been undone: in a transaction of its own, before anything is
    /// answered.
    ///
    /// - Throws: `APIError` 429 when others have used up the tries meanwhile: nobody hears what came of one too many.
    func keep(in context: AppContext) throws {
        guard !told.isEmpty || !tries.isEmpty else { return }
        var context = context
        context.rehearsal = nil
        let events = told.map { $0.with(["rehearsal": "yes"]) }
        let isWithin = try context.db.retryingTransaction {
            let isWithin = try IdentityTries(in: context).take(again: tries)
            if !events.isEmpty { try AuditStore.append(events, organisation: context.organisation, in: context) }
            return isWithin
        }
        guard isWithin else { throw APIError.tooManyRequests(retryAfter: 3_600) }
    }
}

extension AppContext {
    /// Puts on record what a caller is told of a patient, in the transaction of the turn.
    func recordTold(_ event: AuditEvent) throws {
        try AuditStore.append(event, organisation: organisation, in: self)
        rehearsal?.note(event)
    }
}
