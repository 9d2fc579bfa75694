internal import Foundation
internal import MariaDB
internal import Web

/// `POST /users/{user}/invitation`: a code by which a user chooses a password; one that was sent before is good no more.
///
/// Who has accepted before is reset: the password is good no more either, and what the account was opened by has ended.
/// What else is theirs, such as the requests they have, stays theirs. A user who was disabled comes in again by it.
///
/// Errors: 409 `OWN_ACCOUNT`, 409 `NOT_INVITED` for a patient, who proves to have a phone instead.
enum RenewInvitation {
    static func handle(in context: AppContext) throws -> Reply<InvitedView> {
        let person = try context.person
        return try context.once(ending: .credentials) {
            let users = UserStore(db: try context.db, organisation: person.organisation)
            // As it stands: a code is for the account that who asks may manage.
            let found = try users.lock(context.identifier("user"), within: context.callerTerritories)
            guard var user = found else { throw APIError.notFound }
            try UserRules.checkMayReset(user, by: person)
            let invitation = try Invitation.renew(for: user, in: users, context.services, now: context.now)
            try AuditStore.append(
                AuditEvent(
                    user.isToAccept ? "user_invited" : "user_reset", .success, on: "user", user.id.text,
                    by: .user(person.id), fields: ["status_before": user.status.rawValue]),
                organisation: person.organisation, in: context)
            user.status = .invited
            return .created(InvitedView(user, invitation))
        }
    }
}
