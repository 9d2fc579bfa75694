internal import Foundation
internal import MariaDB
internal import Web

/// `POST /auth/logout`: ends the session, and with it every token of it, on this host at once.
enum SignOut {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        try end(in: context)
        return .noContent
    }

    /// Ends the session that the request belongs to.
    static func end(in context: AppContext) throws {
        let person = try context.person
        try context.retryingTransaction(ending: .credentials) {
            try SessionStore(db: context.db, organisation: person.organisation)
                .revoke(person.session, now: context.now)
            try AuditStore.append(
                AuditEvent(
                    "sign_out", .success, on: "session", person.session.text, by: .user(person.id)),
                organisation: person.organisation, in: context)
        }
    }
}
