internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /users`: `login`, `name`, `role`, optionally `doctor_id`, `territory_ids`. Answers with a one-time code to pass on.
///
/// Errors: `LOGIN_TAKEN` (409), `FORBIDDEN` (403) for a role the caller may not give.
enum InviteUser {
    struct Input: RequestBody {
        let login: String
        let name: String
        let role: String
        let doctorID: String?
        let territories: [String]?

        static let schema = Schema.object([
            "login": .required(.login),
            "name": .required(.string(1...120, .line)),
            "role": .required(.role),
            "doctor_id": .optional(.string(1...64, .identifier)),
            "territory_ids": .optional(Territory.limits),
        ])

        enum CodingKeys: String, CodingKey {
            case login, name, role
            case doctorID = "doctor_id"
            case territories = "territory_ids"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<InvitedView> {
        let person = try context.person
        guard let role = Role(spelling: input.role) else { throw APIError.invalid("role", "Is not a role.") }
        try UserRules.checkMayGive(role, by: person)
        if role == .doctor, input.doctorID == nil {
            throw APIError.invalid("doctor_id", "Is required for a doctor.")
        }
        let user = User(
            id: UUID.random(), organisation: person.organisation, login: User.normalised(login: input.login),
            name: input.name, role: role, doctor: role == .doctor ? input.doctorID : nil, status: .invited,
            passwordHash: nil, mustChangePassword: false,
            territories: try context.limits(input.territories, "territory_ids"), version: 1, createdAt: context.now)
        let users = UserStore(db: try context.db, organisation: person.organisation)
        do {
            return try context.once {
                try users.insert(user, now: context.now)
                let invitation = try Invitation.issue(to: user.id, in: users, now: context.now)
                try AuditStore.append(
                    AuditEvent(
                        "user_invited", .success, on: "user", user.id.text, by: .user(person.id),
                        fields: ["role": role.rawValue, "territories": user.territories.joined(separator: " ")]),
                    organisation: person.organisation, in: context)
                return .created(InvitedView(user, invitation), at: "/api/users/\(user.id.text)")
            }
        } catch let error as DatabaseError where error.reason == .duplicateKey {
            throw APIError(.conflict, "LOGIN_TAKEN", "This login is taken.", fields: [FieldError("login", "Is taken.")])
        }
    }
}

/// Who may do what to whom.
enum UserRules {
    /// - Throws: `APIError` 403 when an admin would give a role above their own.
    static func checkMayGive(_ role: Role, by person: Caller.Person) throws(APIError) {
        guard role != .superAdmin || person.role == .superAdmin else { throw .forbidden }
    }

    /// - Throws: `APIError` 403 when an admin would lay hands on a super admin, in whatever way.
    static func checkMayManage(_ user: User, by person: Caller.Person) throws(APIError) {
        guard user.role != .superAdmin || person.role == .superAdmin else { throw .forbidden }
    }

    /// - Throws: `APIError` 403 when an admin would reset a super admin, 409 for one's own account, and for a patient's:
    ///   there a code would open what only its phone may.
    static func checkMayReset(_ user: User, by person: Caller.Person) throws(APIError) {
        try checkMayManage(user, by: person)
        if user.id == person.id {
            throw APIError(.conflict, "OWN_ACCOUNT", "Nobody resets their own password. Change it.")
        }
        if user.role == .patient, !user.isToAccept {
            throw APIError(
                .conflict, "NOT_INVITED",
                "A patient is not invited: who has the phone sets a new password with a code that is sent there.")
        }
    }

    /// - Throws: `APIError` 403 when an admin would change a super admin, 409 when people would lock themselves out, and
    ///   for a role that makes a patient of somebody or somebody else of a patient: whom no code resets would be reset by
    ///   way of it.
    static func checkMayChange(
        _ user: User, role: Role, status: User.Status, territories: [String], by person: Caller.Person
    ) throws(APIError) {
        try checkMayManage(user, by: person)
        if role != user.role { try checkMayGive(role, by: person) }
        if user.id == person.id, role != user.role || status != user.status || territories != user.territories {
            throw APIError(.conflict, "OWN_ACCOUNT", "Nobody changes their own role, status or territories.")
        }
        if role != user.role, role == .patient || user.role == .patient {
            throw APIError(
                .conflict, "PATIENT_ROLE", "A patient's account stays a patient's, and no other becomes one.")
        }
        if user.status == .invited, status == .active {
            throw APIError(.conflict, "NOT_ACCEPTED", "An invitation becomes active when it is accepted.")
        }
        if status == .active, user.status == .disabled, user.isToAccept {
            throw APIError(.conflict, "NOT_ACCEPTED", "The invitation was never accepted. Send another.")
        }
    }
}
