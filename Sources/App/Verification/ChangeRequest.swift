internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Changes a request: the row with its version, the history, the notifications and the audit trail, all or nothing.
enum ChangeRequest {
    /// What is noted beside what happened.
    struct Note {
        /// What was given as the reason; sealed.
        var reason: String?
        /// Whom or what it concerns.
        var subject: UUID?
        /// The user it was escalated to.
        var supervisor: UUID?
        /// For the audit trail: codes and counts.
        var fields: [String: String] = [:]
    }

    /// The request of the path, locked, in the version that the caller means.
    ///
    /// - Precondition: within the transaction that changes it.
    /// - Throws: `APIError` 404 for one that the caller does not see, 412 for another version.
    static func lock(in context: AppContext) throws -> VerificationRequest {
        let request = try lockAnyVersion(in: context)
        try EntityTag.checkIfSent(context.request, version: request.version)
        return request
    }

    /// The same in whatever version: for what may be as it is to be already, and is not changed then.
    static func lockAnyVersion(in context: AppContext) throws -> VerificationRequest {
        let store = RequestStore(db: try context.db, organisation: try context.organisation)
        let visibility = try Visibility.ofChanging(in: context)
        guard let request = try store.lock(context.identifier("request"), visibleTo: visibility) else {
            throw APIError.notFound
        }
        return request
    }

    /// The same request, not locked, in whatever version: for what stands beside it.
    ///
    /// - Throws: `APIError.notFound` for one that the caller does not see, also one that they may only read.
    static func find(in context: AppContext) throws -> VerificationRequest {
        let store = RequestStore(db: try context.db, organisation: try context.organisation)
        let visibility = try Visibility.ofChanging(in: context)
        guard let request = try store.find(context.identifier("request"), visibleTo: visibility) else {
            throw APIError.notFound
        }
        return request
    }

    /// Lets an event happen to a locked request.
    ///
    /// - Precondition: within the transaction that locked it, and last in it but for what `context.once` does.
    /// - Returns: the request as it is now.
    /// - Throws: `APIError` 409 for what its status does not allow.
    static func apply(
        _ event: RequestEvent, to request: VerificationRequest, _ note: Note = Note(), in context: AppContext
    ) throws -> VerificationRequest {
        let db = try context.db
        let organisation = try context.organisation
        let outstanding = try ChecklistStore(db: db, organisation: organisation).outstanding(of: request.id)
        var life = RequestLife(status: request.status, outstanding: outstanding)
        let instructions: [RequestLife.Instruction]
        do {
            instructions = try life.apply(event)
        } catch {
            throw error.answer
        }
        if request.status == .escalated, life.status != .escalated {
            try EscalationStore(db: db, organisation: organisation)
                .close(of: request.id, by: context.actor.id, at: context.now)
        }
        var changed = request
        changed.status = life.status
        changed.closedAt = life.status.isOpen ? nil : context.now
        let due = try DueDates.of(organisation, in: context)
        for instruction in instructions {
            changed.clock.follow(instruction, due, request.priority, now: context.now)
            if case .notify(let audience, let kind) = instruction {
                try notify(audience, kind, of: changed, supervisor: note.supervisor, in: context)
            }
        }
        return try record(event.rawValue, changed, before: request.status, note, in: context)
    }

    /// Writes a changed request as its next version, with what happened.
    ///
    /// - Parameter name: of what happened, such as `assign`.
    static func record(
        _ name: String, _ request: VerificationRequest, before: RequestStatus, _ note: Note = Note(),
        in context: AppContext
    ) throws -> VerificationRequest {
        let db = try context.db
        let organisation = try context.organisation
        var changed = request
        changed.updatedAt = context.now
        guard try RequestStore(db: db, organisation: organisation).update(changed) else {
            throw EntityTag.changedSince
        }
        changed.version += 1
        let id = UUID.random()
        try HistoryStore(db: db, organisation: organisation).insert(
            HistoryEntry(
                request: changed.id, version: changed.version, id: id, at: context.now, actor: context.actor,
                event: name, before: before, after: changed.status, subject: note.subject,
                sealed: try note.reason.map {
                    try context.services.sealer.seal($0, in: HistoryStore.table, row: id)
                }))
        try AnnounceRequest.changed(changed, before: before, in: context)
        try AuditStore.append(
            AuditEvent(
                "request_\(name)", .success, on: "verification_request", changed.id.text, by: context.actor,
                fields: note.fields.merging([
                    "from": before.rawValue, "to": changed.status.rawValue, "patient": changed.patient,
                ]) { own, _ in own }),
            organisation: organisation, in: context)
        return changed
    }

    /// Tells whoever may take it of a request that nobody has, when it is due within hours; of others they are told
    /// when those are due soon.
    ///
    /// - Precondition: within the transaction of the cause.
    static func tellIfWaiting(_ id: UUID, _ priority: Priority, in territory: String, in context: AppContext) throws {
        guard priority == .critical else { return }
        try Notify.tell(Reviewers(in: context).ids(.reviewers, in: territory), .requestWaiting, of: id, in: context)
    }

    /// - Parameter supervisor: to whom it was escalated; nil for whoever may decide.
    /// - Precondition: within the transaction of the cause.
    static func notify(
        _ audience: RequestLife.Audience, _ kind: NotificationKind, of request: VerificationRequest,
        supervisor: UUID? = nil, in context: AppContext
    ) throws {
        let reviewers = try Reviewers(in: context)
        let recipients: [UUID] =
            switch audience {
            case .clinic:
                try UserStore(db: context.db, organisation: context.organisation).ids(ofDoctor: request.doctor)
            case .assignee: request.assignee == nil ? [] : try reviewers.atWork(on: request, or: .admins)
            case .desk: try reviewers.inHand(request)
            case .supervisor: try supervisor.map { [$0] } ?? reviewers.ids(.admins, in: request.territory)
            }
        try Notify.tell(recipients, kind, of: request.id, in: context)
    }
}
