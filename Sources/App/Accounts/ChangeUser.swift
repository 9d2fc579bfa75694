internal import Foundation
internal import MariaDB
internal import Web

/// `PATCH /users/{user}` with `If-Match`: `name`, `role`, `status` (`active`, `disabled`), `territory_ids`.
///
/// A user who is disabled, or whose role or territories changed, is refused by every worker of
/// the host at once, and by other hosts within four seconds. An invitation that was sent before opens the account no more
/// when its role or territories have changed. Open requests that a reviewer has and may not decide any more are free
/// again.
///
/// Errors: 403, 409 `OWN_ACCOUNT`, 409 `NOT_ACCEPTED`, 409 `PATIENT_ROLE` for a role from or to `patient`, 412, 428.
enum ChangeUser {
    struct Input: RequestBody {
        let name: String?
        let role: String?
        let status: User.Status?
        let territories: [String]?

        static let schema = Schema.object([
            "name": .optional(.string(1...120, .line)),
            "role": .optional(.role),
            "status": .optional(.oneOf([User.Status.active.rawValue, User.Status.disabled.rawValue])),
            "territory_ids": .optional(Territory.limits),
        ])

        enum CodingKeys: String, CodingKey {
            case name, role, status
            case territories = "territory_ids"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<UserView> {
        let person = try context.person
        var user = try GetUser.find(in: context)
        let role = input.role.flatMap(Role.init(spelling:)) ?? user.role
        let status = input.status ?? user.status
        let territories =
            try input.territories.map { try context.limits($0, "territory_ids") } ?? user.territories
        try UserRules.checkMayChange(user, role: role, status: status, territories: territories, by: person)
        if role == .doctor, user.doctor == nil {
            throw APIError.invalid("role", "A doctor is invited with a doctor_id.")
        }
        var changes = ["role": role.rawValue, "status": status.rawValue]
        if role == user.role { changes["role"] = nil }
        if status == user.status { changes["status"] = nil }
        if let name = input.name, name != user.name { changes["name"] = "changed" }
        if territories != user.territories {
            changes["territories"] = territories.joined(separator: " ")
            changes["territories_before"] = user.territories.joined(separator: " ")
        }
        guard try EntityTag.isToChange(context.request, version: user.version, isSame: changes.isEmpty) else {
            return try GetUser.handle(in: context)
        }
        // What was sent to whoever was to be less is no way into an account that is more.
        let isOther = role != user.role || territories != user.territories
        user.name = input.name ?? user.name
        user.role = role
        user.status = status
        user.territories = territories
        let changed = user
        let released = try context.retryingTransaction(ending: .credentials) {
            let users = UserStore(db: try context.db, organisation: person.organisation)
            guard try users.update(changed, now: context.now) else { throw EntityTag.changedSince }
            if isOther { try users.voidInvitation(of: changed.id) }
            // Also when a user comes back: what was opened before stays closed.
            if changes["status"] != nil {
                try OpenedAccess.end(of: changed.id, person.organisation, now: context.now, context.db)
            }
            try AuditStore.append(
                AuditEvent(
                    "user_changed", .success, on: "user", changed.id.text, by: .user(person.id),
                    fields: changes),
                organisation: person.organisation, in: context)
            return try ReleaseRequests.left(by: changed, in: context)
        }
        if released > 0 { try context.publish(.verification) }
        return try GetUser.handle(in: context)
    }
}

extension User.Status: Decodable {}
