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
        let reply = try context.db.retryingTransaction {
            var request = try ChangeRequest.lock(in: context)
            try checkIsOpen(request)
            // Whose it is already, it stays: nobody is told twice.
            if request.assignee == input.assigneeID ?? claimer.id {
                return try ChangedRequest.reply(request, in: context)
            }
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
            return try ChangedRequest.reply(changed, in: context)
        }
        try context.publish(.verification)
        return reply
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

    static func checkIsOpen(_ request: VerificationRequest) throws(APIError) {
        guard request.status.isOpen else {
            throw APIError(
                .conflict, "REQUEST_CLOSED", "The request is closed.",
                fields: [FieldError("status", "Is \(request.status.rawValue).")])
        }
    }
}

/// Those who may decide, and see a request.
enum Reviewers {
    static func ids(_ roles: Set<Role>, seeing request: VerificationRequest, in context: AppContext) throws -> [UUID] {
        try ids(roles, in: request.territory, of: context.organisation, context.db)
    }

    /// Whoever a request is in the hands of: its reviewer, or others where it has none who is still one and sees it.
    ///
    /// - Parameter roles: of the others.
    static func atWork(
        on request: VerificationRequest, or roles: Set<Role>, of organisation: UUID, _ db: Connection
    ) throws(DatabaseError) -> [UUID] {
        if let assignee = request.assignee,
            try ids(.reviewers, in: request.territory, of: organisation, db).contains(assignee)
        {
            return [assignee]
        }
        return try ids(roles, in: request.territory, of: organisation, db)
    }

    /// - Parameter territory: that they see; nil for those who see all.
    static func ids(_ roles: Set<Role>, in territory: String?, of organisation: UUID, _ db: Connection)
        throws(DatabaseError) -> [UUID]
    {
        let users = try UserStore(db: db, organisation: organisation).ids(with: roles)
        let elsewhere = try TerritoryStore(db: db, organisation: organisation).limited(of: users, butTo: territory)
        return users.filter { !elsewhere.contains($0) }
    }
}

/// `DELETE /ivr/requests/{request}/assignment`: whoever is free may take it.
enum ReleaseRequest {
    static func handle(in context: AppContext) throws -> Reply<ChangedRequest> {
        let reply = try context.db.retryingTransaction {
            var request = try ChangeRequest.lock(in: context)
            try AssignRequest.checkIsOpen(request)
            guard let assignee = request.assignee else { return try ChangedRequest.reply(request, in: context) }
            request.assignee = nil
            try Notify.tell([assignee], .requestReassigned, of: request.id, in: context)
            let changed = try ChangeRequest.record(
                "release", request, before: request.status, ChangeRequest.Note(subject: assignee), in: context)
            return try ChangedRequest.reply(changed, in: context)
        }
        try context.publish(.verification)
        return reply
    }
}

/// Gives back what a reviewer has and may not decide any more.
enum ReleaseRequests {
    /// - Parameter user: as they are now.
    /// - Returns: how many requests are free again.
    /// - Precondition: within the transaction that changed the user.
    static func left(by user: User, in context: AppContext) throws -> Int {
        let isReviewer = user.status == .active && Set<Role>.reviewers.contains(user.role)
        let open = try RequestStore(db: context.db, organisation: user.organisation).lockOpen(assignedTo: user.id)
        let left = open.filter { !isReviewer || !(user.territories.isEmpty || user.territories.contains($0.territory)) }
        for var request in left {
            request.assignee = nil
            _ = try ChangeRequest.record(
                "release", request, before: request.status, ChangeRequest.Note(subject: user.id), in: context)
        }
        return left.count
    }
}

/// `GET /ivr/reviewers`: who may be given a request that the caller sees.
enum ListReviewers {
    struct Output: ResponseBody {
        let reviewers: [PersonView]

        static let schema = Schema.object(["reviewers": .required(.array(of: PersonView.schema, 0...1_000))])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let (db, organisation) = (try context.db, try context.organisation)
        let users = UserStore(db: db, organisation: organisation)
        // Whoever works in none of the caller's territories could be given nothing that the caller sees.
        let seen =
            try context.callerTerritories.map { territories in
                try Set(territories.flatMap { try Reviewers.ids(.reviewers, in: $0, of: organisation, db) })
            } ?? Set(users.ids(with: .reviewers))
        let names = try users.names(of: seen)
        return .ok(
            Output(
                reviewers: names.keys.map { PersonView($0, in: names) }
                    .sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }))
    }
}
