internal import Web

/// What may happen to a verification request.
enum RequestEvent: String, CaseIterable {
    case startReview = "start_review"
    case approve
    case reject
    case requestDocuments = "request_documents"
    /// The last required document has come, or has been waived.
    case completeDocuments = "complete_documents"
    /// A document that was held for good is not: the checklist is open again.
    case reopenDocuments = "reopen_documents"
    case escalate
    case resolveEscalation = "resolve_escalation"
    case cancel
    case reopen
}

/// The life of a request: which event leads where, and what has to be done for it. It knows no clock and no database.
///
/// ```
/// pending_review ──start_review──▶ in_review
/// pending_review, in_review, escalated ──approve──▶ approved
/// any open ──reject──▶ rejected          any open ──cancel──▶ cancelled
/// any open ──request_documents──▶ awaiting_documents ──complete_documents──▶ in_review
/// pending_review, in_review, awaiting_documents ──escalate──▶ escalated ──resolve_escalation──▶ in_review,
///     or awaiting_documents where some are still to come
/// approved, rejected ──reopen──▶ in_review
/// ```
struct RequestLife: Equatable {
    private(set) var status: RequestStatus
    /// Required documents that have neither come nor been waived.
    let outstanding: Int

    /// What an event asks for.
    enum Instruction: Equatable {
        /// Nobody can decide before the documents have come.
        case pauseClock
        case resumeClock
        /// There is nothing left to decide.
        case stopClock
        /// The request is to be decided once more, and in its full time.
        case restartClock
        case notify(Audience, NotificationKind)
    }

    /// Whom a notification is for.
    enum Audience: Equatable {
        /// The users of the doctor who asks.
        case clinic
        /// The reviewer, or nobody while there is none.
        case assignee
        /// The reviewer, or all who may take it while there is none, and of what is escalated who is to decide:
        /// something is to be done.
        case desk
        /// Whoever it was escalated to, or all who may decide.
        case supervisor
    }

    /// An event that the status does not allow.
    enum Refusal: Error, Equatable {
        case illegal(from: RequestStatus, to: RequestStatus)
        case documentsOutstanding(RequestStatus, Int)
    }

    init(status: RequestStatus, outstanding: Int = 0) {
        self.status = status
        self.outstanding = outstanding
    }

    /// - Throws: `Refusal`; then nothing has changed.
    mutating func apply(_ event: RequestEvent) throws(Refusal) -> [Instruction] {
        let before = status
        guard Self.starts(of: event).contains(before) else { throw .illegal(from: before, to: Self.end(of: event)) }
        if event == .approve || event == .completeDocuments, outstanding > 0 {
            throw .documentsOutstanding(before, outstanding)
        }
        // What was asked for before the escalation is awaited still.
        status = event == .resolveEscalation && outstanding > 0 ? .awaitingDocuments : Self.end(of: event)
        return clock(from: before, event) + Self.notifications(of: event)
    }

    /// The events that the status allows.
    var possible: Set<RequestEvent> {
        Set(
            RequestEvent.allCases.filter { event in
                var copy = self
                return (try? copy.apply(event)) != nil
            })
    }

    private static func starts(of event: RequestEvent) -> Set<RequestStatus> {
        switch event {
        case .startReview: [.pendingReview]
        case .approve, .reject, .requestDocuments, .cancel:
            [.pendingReview, .inReview, .escalated, .awaitingDocuments]
        case .completeDocuments: [.awaitingDocuments]
        case .reopenDocuments: [.pendingReview, .inReview]
        case .escalate: [.pendingReview, .inReview, .awaitingDocuments]
        case .resolveEscalation: [.escalated]
        case .reopen: [.approved, .rejected]
        }
    }

    private static func end(of event: RequestEvent) -> RequestStatus {
        switch event {
        case .startReview, .completeDocuments, .resolveEscalation, .reopen: .inReview
        case .approve: .approved
        case .reject: .rejected
        case .requestDocuments, .reopenDocuments: .awaitingDocuments
        case .escalate: .escalated
        case .cancel: .cancelled
        }
    }

    private func clock(from before: RequestStatus, _ event: RequestEvent) -> [Instruction] {
        if event == .reopen { return [.restartClock] }
        if !status.isOpen { return [.stopClock] }
        switch (before == .awaitingDocuments, status == .awaitingDocuments) {
        case (false, true): return [.pauseClock]
        case (true, false): return [.resumeClock]
        default: return []
        }
    }

    private static func notifications(of event: RequestEvent) -> [Instruction] {
        switch event {
        case .startReview: []
        case .approve: [.notify(.clinic, .requestApproved), .notify(.assignee, .requestApproved)]
        case .reject: [.notify(.clinic, .requestRejected), .notify(.assignee, .requestRejected)]
        case .requestDocuments: [.notify(.clinic, .documentsRequested)]
        case .reopenDocuments: [.notify(.clinic, .documentsRequested)]
        case .completeDocuments: [.notify(.desk, .documentsComplete)]
        case .escalate: [.notify(.supervisor, .requestEscalated)]
        case .resolveEscalation: [.notify(.desk, .escalationResolved)]
        case .cancel: [.notify(.clinic, .requestCancelled), .notify(.assignee, .requestCancelled)]
        case .reopen: [.notify(.clinic, .requestReopened), .notify(.desk, .requestReopened)]
        }
    }
}

/// What a user is told, in the application. It names no person.
enum NotificationKind: String, CaseIterable {
    /// A critical one that nobody has.
    case requestWaiting = "request_waiting"
    case requestApproved = "request_approved"
    case requestRejected = "request_rejected"
    case requestCancelled = "request_cancelled"
    case requestReopened = "request_reopened"
    case requestAssigned = "request_assigned"
    /// Somebody else has it now, or nobody.
    case requestReassigned = "request_reassigned"
    case requestEscalated = "request_escalated"
    case escalationResolved = "escalation_resolved"
    case documentsRequested = "documents_requested"
    case documentsComplete = "documents_complete"
    /// One that nobody asked for.
    case documentReceived = "document_received"
    /// Two days before the deadline.
    case documentsDue = "documents_due"
    case documentsOverdue = "documents_overdue"
    /// Nothing has come for long after the deadline.
    case documentsSilent = "documents_silent"
    case messageReceived = "message_received"
    /// The desk lets the clinic see a note.
    case noteShared = "note_shared"
    case requestAtRisk = "request_at_risk"
    case requestBreached = "request_breached"
    case breakGlass = "break_glass"
}

extension RequestLife.Refusal {
    /// 409, with the hop that is not allowed.
    var answer: APIError {
        switch self {
        case .illegal(let from, let to):
            APIError(
                .conflict, "INVALID_STATE_TRANSITION", "The request's status does not allow this.",
                fields: [FieldError("status", "\(from.rawValue) -> \(to.rawValue) is not allowed")])
        case .documentsOutstanding(let from, let count):
            APIError(
                .conflict, "DOCUMENTS_OUTSTANDING",
                "Required documents have neither come nor been waived: \(count).",
                fields: [FieldError("status", "\(from.rawValue) -> approved is not allowed")])
        }
    }
}
