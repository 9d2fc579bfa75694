internal import Foundation
internal import MariaDB
internal import Web

/// How a change of a request that has no answer of its own is answered.
struct ChangedRequest: ResponseBody {
    let id: UUID
    let status: RequestStatus
    @OrNull var assignee: PersonView?
    let version: Int

    static let schema = Schema.object([
        "id": .required(.uuid), "status": .required(RequestStatus.schema),
        "assignee": .required(PersonView.schema.nullable), "version": .required(.integer(1...Int.max)),
    ])
    .named("ChangedRequest")

    static func reply(_ request: VerificationRequest, in context: AppContext) throws -> Reply<ChangedRequest> {
        let users = UserStore(db: try context.db, organisation: try context.organisation)
        let names = try users.names(of: Set([request.assignee].compactMap(\.self)))
        return .ok(
            ChangedRequest(
                id: request.id, status: request.status,
                assignee: request.assignee.map { PersonView($0, in: names) }, version: request.version),
            headers: ["etag": EntityTag.of(version: request.version)])
    }
}

/// `PUT /ivr/requests/{request}/assignment`: gives the request to a reviewer; without `assignee_id` to the caller.
///
/// Errors: 409 `ALREADY_ASSIGNED` when the caller claims what somebody else has; 409 `REQUEST_CLOSED`; 412.
enum AssignRequest {
    struct Input: RequestBody {
        let assigneeID: UUID?

        static let schema = Schema.object(["assignee_id": .optional(.uuid)])

        enum CodingKeys: String, CodingKey {
            case assigneeID = "assignee_id"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<ChangedRequest> {
        let claimer = try context.person
        let (request, isChanged) = try context.db.retryingTransaction {
            var request = try ChangeRequest.lockAnyVersion(in: context)
            // Whose it is already, it stays, whatever version is named: nobody is told twice.
            if request.status.isOpen, request.assignee == input.assigneeID ?? claimer.id { return (request, false) }
            try EntityTag.checkIfSent(context.request, version: request.version)
            try checkIsOpen(request)
            if let assignee = input.assigneeID {
                try checkMayDecide(assignee, request, "assignee_id", in: context)
                if let former = request.assignee {
                    try Notify.tell([former], .requestReassigned, of: request.id, in: context)
                }
                request.assignee = assignee
                try Notify.tell([assignee], .requestAssigned, of: request.id, in: context)
            } else {
                guard request.assignee == nil else {
                    throw APIError(
                        .conflict, "ALREADY_ASSIGNED", "Somebody else has this request.",
                        fields: [FieldError("assignee_id", "Is another reviewer.")])
                }
                request.assignee = claimer.id
            }
            let changed = try ChangeRequest.record(
                input.assigneeID == nil ? "claim" : "assign", request, before: request.status,
                ChangeRequest.Note(subject: request.assignee), in: context)
            return (changed, true)
        }
        if isChanged { try context.publish(.verification) }
        return try ChangedRequest.reply(request, in: context)
    }

    /// - Throws: `APIError` 422 for a user who is no reviewer, or who does not see the request.
    static func checkMayDecide(
        _ user: UUID, _ request: VerificationRequest, _ field: String, in context: AppContext
    ) throws {
        let (db, organisation) = (try context.db, try context.organisation)
        guard try UserStore(db: db, organisation: organisation).ids(with: .reviewers).contains(user) else {
            throw APIError.invalid(field, "Is not a reviewer here.")
        }
        let elsewhere = try TerritoryStore(db: db, organisation: organisation)
            .limited(of: [user], butTo: request.territory)
        guard elsewhere.isEmpty else {
            throw APIError.invalid(field, "Does not work in the request's territory.")
        }
    }

    /// Whether somebody may decide on a request now.
    static func mayDecide(_ user: UUID, _ request: VerificationRequest, in context: AppContext) throws -> Bool {
        do {
            try checkMayDecide(user, request, "assignee_id", in: context)
            return true
        } catch is APIError {
            return false
        }
    }

    static func checkIsOpen(_ request: VerificationRequest) throws(APIError) {
        guard request.status.isOpen else {
            throw APIError(
                .conflict, "REQUEST_CLOSED", "The request is closed.",
                fields: [FieldError("status", "Is \(request.status.rawValue).")])
        }
    }
}
