internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /auth/change-password`: `current_password`, `new_password`. Every other session of the user ends, and
/// with them the address at which calendars read a patient's visits.
///
/// Errors: `VALIDATION_ERROR` (422) for a new password that is too short, too common or the old one;
/// `INVALID_CREDENTIALS` (401) when the current one is wrong; `TOO_MANY_ATTEMPTS` (429).
enum ChangePassword {
    struct Input: RequestBody {
        let currentPassword: String
        let newPassword: String

        static let schema = Schema.object([
            "current_password": .required(.string(1...1024)),
            "new_password": .required(.newPassword),
        ])

        enum CodingKeys: String, CodingKey {
            case currentPassword = "current_password"
            case newPassword = "new_password"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Nothing> {
        let person = try context.person
        guard input.newPassword != input.currentPassword else {
            throw APIError.invalid("new_password", "Must not be the current password.")
        }
        let users = UserStore(db: try context.db, organisation: person.organisation)
        let checked = try check(input.currentPassword, of: person, users, in: context)
        let hash = try context.services.passwords.hash(input.newPassword)
        try context.retryingTransaction(ending: .credentials) {
            guard let current = try users.lock(person.id), current.passwordHash == checked else {
                throw EntityTag.changedSince
            }
            try users.setPassword(hash, of: person.id, now: context.now)
            try OpenedAccess.end(
                of: person.id, except: person.session, person.organisation, now: context.now, context.db)
            try AuditStore.append(
                AuditEvent("password_changed", .success, on: "user", person.id.text, by: .user(person.id)),
                organisation: person.organisation, in: context)
        }
        return .noContent
    }

    /// Checks the current password under the throttles of a sign-in: a stolen session must not become a way to guess it.
    ///
    /// - Returns: the hash that it was checked against.
    static func check(
        _ password: String, of person: Caller.Person, _ users: UserStore, in context: AppContext
    ) throws -> String? {
        let gate = try SignInGate(login: person.login, context: context)
        var hash: String?
        var hasEntered = false
        do {
            let verdict = try context.services.passwords.verify(password) {
                try gate.enter()
                hasEntered = true
                hash = try users.find(person.id)?.passwordHash
                return hash
            }
            if case .right = verdict {
                try gate.succeed()
                return hash
            }
        } catch {
            if hasEntered { gate.leave() }
            throw error
        }
        try context.db.retryingTransaction {
            try AuditStore.append(
                AuditEvent("password_changed", .refused, on: "user", person.id.text, by: .user(person.id)),
                organisation: person.organisation, in: context)
        }
        throw APIError(.unauthorized, "INVALID_CREDENTIALS", "The current password is not right.")
    }
}
