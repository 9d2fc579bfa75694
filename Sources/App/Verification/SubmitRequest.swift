internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Writes new requests.
enum SubmitRequest {
    /// What a new request consists of, checked.
    struct Submission {
        let patient: String
        let doctor: Doctor
        var payer: String?
        let priority: Priority
        let content: RequestContent
        var previous: UUID?
    }

    /// Writes a new request with its history, its audit row and its number.
    ///
    /// - Precondition: within a transaction, and last in it: the number is locked until its end, and nobody else of the
    ///   organisation gets one.
    static func insert(_ submission: Submission, id: UUID = UUID.random(), in context: AppContext) throws
        -> VerificationRequest
    {
        let (db, organisation) = (try context.db, try context.organisation)
        let entry = UUID.random()
        let due = try DueDates.of(organisation, in: context)
        try HistoryStore(db: db, organisation: organisation).insert(
            HistoryEntry(
                request: id, version: 1, id: entry, at: context.now, actor: context.actor, event: "create",
                before: nil, after: .pendingReview, subject: submission.previous, sealed: nil))
        try AnnounceRequest.created(id, submission.priority, in: context)
        try ChangeRequest.tellIfWaiting(id, submission.priority, in: submission.doctor.territory, in: context)
        try AuditStore.append(
            AuditEvent(
                "request_created", .success, on: "verification_request", id.text, by: context.actor,
                fields: ["patient": submission.patient, "priority": submission.priority.rawValue]),
            organisation: organisation, in: context)
        // All that takes time is done before the number is taken: until the commit others wait for it.
        let sealed = try context.services.sealer.seal(submission.content, in: RequestStore.table, row: id)
        let indexes = RequestIndexes(
            of: submission.content, patient: submission.patient, by: context.services.index)
        let clock = RequestClock(due, submission.priority, from: context.now)
        let year = due.day(of: context.now).year
        let store = RequestStore(db: db, organisation: organisation)
        let request = VerificationRequest(
            id: id, number: try store.takeNumber(year: year), patient: submission.patient,
            doctor: submission.doctor.id, payer: submission.payer, territory: submission.doctor.territory,
            status: .pendingReview, priority: submission.priority, submittedAt: context.now, updatedAt: context.now,
            closedAt: nil, assignee: nil, previous: submission.previous, total: submission.content.totalCost,
            indexes: indexes, clock: clock, sealed: sealed)
        try store.insert(request)
        return request
    }
}
