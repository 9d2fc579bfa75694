internal import Foundation
internal import MariaDB
internal import Web

/// `DELETE /users/{user}/lock`: failed sign-ins of the account are forgotten, whatever it was called by: a patient's
/// also has a phone's number.
enum UnlockUser {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        let person = try context.person
        let user = try GetUser.find(in: context)
        try UserRules.checkMayManage(user, by: person)
        let phone = try AccountPhoneStore(db: context.db, organisation: person.organisation).find(of: user.id)
        let number = try phone?.number(context.services.sealer)
        try context.db.retryingTransaction {
            for name in [user.login, number?.e164].compactMap(\.self) {
                try SignInThrottleStore(db: context.db)
                    .unlock(account: SignInGate.subject(of: name, context.services.index))
            }
            try AuditStore.append(
                AuditEvent(
                    "user_unlocked", .success, on: "user", user.id.text, by: .user(person.id)),
                organisation: person.organisation, in: context)
        }
        return .noContent
    }
}
