internal import Web

/// What a caller may do with a request as it stands: what a page shows buttons for. The handlers decide for themselves.
enum Permission: String, CaseIterable {
    case approve, reject
    case requestDocuments = "request_documents"
    case claim, release, assign
    case startReview = "start_review"
    case escalate
    case resolveEscalation = "resolve_escalation"
    case cancel, reopen, resubmit, upload, note, message, waive
    case decideDocument = "decide_document"

    /// What the routes let an API key do: the document's three decisions. The rest is for people.
    private static let ofMachines: Set<Permission> = [.approve, .reject, .requestDocuments]

    /// - Parameters:
    ///   - outstanding: required documents that are still to come.
    ///   - hasSuccessor: whether it was submitted anew.
    ///   - mayChange: false for one whom emergency access lets in, to read.
    static func all(
        of request: VerificationRequest, outstanding: Int, hasSuccessor: Bool, caller: Caller?, mayChange: Bool
    ) -> [Permission] {
        guard mayChange else { return [] }
        let possible = RequestLife(status: request.status, outstanding: outstanding).possible
        let isAdmin: Bool
        let allowed: Set<Permission>
        switch caller {
        case .user(let person) where Set<Role>.reviewers.contains(person.role):
            (isAdmin, allowed) = (Set<Role>.admins.contains(person.role), Set(allCases))
        case .user(let person):
            guard person.role == .doctor else { return [] }
            return request.status.isOpen ? [.upload, .message] : [.message]
        case .machine: (isAdmin, allowed) = (false, ofMachines)
        case nil: return []
        }
        return allCases.filter(allowed.contains).filter { permission in
            switch permission {
            case .approve: possible.contains(.approve)
            case .reject: possible.contains(.reject)
            case .requestDocuments: possible.contains(.requestDocuments)
            case .startReview: possible.contains(.startReview)
            case .escalate: possible.contains(.escalate)
            case .resolveEscalation: possible.contains(.resolveEscalation)
            case .cancel: possible.contains(.cancel)
            case .reopen: possible.contains(.reopen) && !hasSuccessor && isAdmin
            case .resubmit: !request.status.isOpen && !hasSuccessor
            case .claim: request.status.isOpen && request.assignee == nil
            case .release: request.status.isOpen && request.assignee != nil
            case .assign, .upload, .waive, .decideDocument: request.status.isOpen
            case .note, .message: true
            }
        }
    }
}
