internal import Foundation
internal import MariaDB
internal import Web

/// `POST /users/{user}/invitation`: another code for a user who has not accepted yet.
///
/// A user who was disabled before accepting is invited again.
///
/// Errors: `NOT_INVITED` (409) when the invitation was accepted.
enum RenewInvitation {
    static func handle(in context: AppContext) throws -> Reply<InvitedView> {
        let person = try context.person
        return try context.once {
            let users = UserStore(db: try context.db, organisation: person.organisation)
            // As it stands: a code is for the account that who asks may manage.
            let found = try users.lock(context.identifier("user"), within: context.callerTerritories)
            guard let user = found else { throw APIError.notFound }
            try UserRules.checkMayManage(user, by: person)
            guard user.status != .active, user.passwordHash == nil else {
                throw APIError(.conflict, "NOT_INVITED", "Only a user who has not accepted yet gets another code.")
            }
            let invitation = try Invitation.issue(to: user.id, in: users, now: context.now)
            try AuditStore.append(
                AuditEvent("user_invited", .success, on: "user", user.id.text, by: .user(person.id)),
                organisation: person.organisation, in: context)
            return .created(InvitedView(user, invitation))
        }
    }
}
