internal import MariaDB
internal import Web

/// `POST /ivr/requests/{request}/review`: somebody has begun to look at it. A request that nobody has is the caller's.
///
/// Errors: 409 `INVALID_STATE_TRANSITION`, 412.
enum StartReview {
    static func handle(in context: AppContext) throws -> Reply<ChangedRequest> {
        return try context.once {
            var request = try ChangeRequest.lock(in: context)
            var note = ChangeRequest.Note()
            if request.assignee == nil, case .user(let person) = context.caller {
                request.assignee = person.id
                note.subject = person.id
            }
            return try ChangedRequest.reply(
                ChangeRequest.apply(.startReview, to: request, note, in: context), in: context)
        } then: {
            try context.publish(.verification)
        }
    }
}

/// A body with a reason in it.
struct ReasonInput: RequestBody {
    let reason: String

    static let schema = Schema.object(["reason": .required(.string(1...2_000, .writing))])
}

/// `POST /ivr/requests/{request}/cancellation`: the clinic does not want it any more.
enum CancelRequest {
    static func handle(_ input: ReasonInput, in context: AppContext) throws -> Reply<ChangedRequest> {
        try ReasonedChange.handle(.cancel, input.reason, in: context)
    }
}

/// `POST /ivr/requests/{request}/reopening`: a decision is to be made once more. The decision that was made stays on
/// record.
enum ReopenRequest {
    static func handle(_ input: ReasonInput, in context: AppContext) throws -> Reply<ChangedRequest> {
        try ReasonedChange.handle(.reopen, input.reason, in: context)
    }
}

/// A hop that wants a reason, and nothing else.
private enum ReasonedChange {
    static func handle(_ event: RequestEvent, _ reason: String, in context: AppContext) throws -> Reply<ChangedRequest>
    {
        return try context.once {
            var request = try ChangeRequest.lock(in: context)
            if event == .reopen {
                try Successor.check(request, to: .inReview, in: context)
                // Who had it may be gone, or elsewhere.
                if let assignee = request.assignee, try !AssignRequest.mayDecide(assignee, request, in: context) {
                    request.assignee = nil
                }
                try AskForDocuments.remindOfReopened(request.id, in: context)
            }
            let changed = try ChangeRequest.apply(
                event, to: request, ChangeRequest.Note(reason: reason), in: context)
            return try ChangedRequest.reply(changed, in: context)
        } then: {
            try context.publish(.verification)
        }
    }
}
