internal import Foundation
internal import MariaDB
internal import Web

/// `DELETE /ivr/requests/{request}/assignment`: whoever is free may take it.
enum ReleaseRequest {
    static func handle(in context: AppContext) throws -> Reply<ChangedRequest> {
        let (request, isChanged) = try context.db.retryingTransaction {
            var request = try ChangeRequest.lockAnyVersion(in: context)
            if request.status.isOpen, request.assignee == nil { return (request, false) }
            try EntityTag.checkIfSent(context.request, version: request.version)
            try AssignRequest.checkIsOpen(request)
            guard let assignee = request.assignee else { return (request, false) }
            request.assignee = nil
            try Notify.tell([assignee], .requestReassigned, of: request.id, in: context)
            try ChangeRequest.tellIfWaiting(request.id, request.priority, in: request.territory, in: context)
            let changed = try ChangeRequest.record(
                "release", request, before: request.status, ChangeRequest.Note(subject: assignee), in: context)
            return (changed, true)
        }
        if isChanged { try context.publish(.verification) }
        return try ChangedRequest.reply(request, in: context)
    }
}

/// Gives back what a reviewer has and may not decide any more, and has any admin decide what was escalated to them.
enum ReleaseRequests {
    /// - Parameter user: as they are now.
    /// - Returns: how many requests are changed.
    /// - Precondition: within the transaction that changed the user.
    static func left(by user: User, in context: AppContext) throws -> Int {
        // Who was reset is invited, and comes back to them.
        let isReviewer = user.status != .disabled && Set<Role>.reviewers.contains(user.role)
        let open = try RequestStore(db: context.db, organisation: user.organisation).lockOpen(assignedTo: user.id)
        let isLeft = { (request: VerificationRequest) in
            !isReviewer || !(user.territories.isEmpty || user.territories.contains(request.territory))
        }
        let left = open.filter(isLeft)
        for var request in left {
            request.assignee = nil
            try ChangeRequest.tellIfWaiting(request.id, request.priority, in: request.territory, in: context)
            _ = try ChangeRequest.record(
                "release", request, before: request.status, ChangeRequest.Note(subject: user.id), in: context)
        }
        return try left.count + escalated(to: user, in: context, where: isLeft)
    }

    private static func escalated(
        to user: User, in context: AppContext, where isLeft: (VerificationRequest) -> Bool
    ) throws -> Int {
        let escalations = EscalationStore(db: try context.db, organisation: user.organisation)
        let requests = RequestStore(db: escalations.db, organisation: user.organisation)
        let left = try escalations.requests(escalatedTo: user.id)
            .compactMap { try requests.lock($0, visibleTo: .all) }.filter { $0.status == .escalated && isLeft($0) }
        for request in left {
            try escalations.addressToAnyone(of: request.id)
            try ChangeRequest.notify(.supervisor, .requestEscalated, of: request, in: context)
        }
        return left.count
    }
}
