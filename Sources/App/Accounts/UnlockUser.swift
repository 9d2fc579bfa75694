internal import Foundation
internal import MariaDB
internal import Web

/// `DELETE /users/{user}/lock`: failed sign-ins of the account are forgotten.
enum UnlockUser {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        let person = try context.person
        let user = try GetUser.find(in: context)
        try UserRules.checkMayManage(user, by: person)
        try context.db.retryingTransaction {
            try SignInThrottleStore(db: context.db).unlock(account: SignInGate.subject(of: user.login, context))
            try AuditStore.append(
                AuditEvent(
                    "user_unlocked", .success, on: "user", user.id.text, by: .user(person.id)),
                organisation: person.organisation, in: context)
        }
        return .noContent
    }
}
