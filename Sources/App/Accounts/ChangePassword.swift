internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /auth/change-password`: `current_password`, `new_password`. Every other session of the user ends.
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
        // A stolen session must not become a way to guess the password.
        let gate = try SignInGate(login: person.login, context: context)
        try gate.enter()
        let user = try users.find(person.id)
        let passwords = context.services.passwords
        guard case .right = try passwords.verify(input.currentPassword, against: user?.passwordHash) else {
            throw APIError(.unauthorized, "INVALID_CREDENTIALS", "The current password is not right.")
        }
        try gate.succeed()
        let hash = try passwords.hash(input.newPassword)
        try context.db.retryingTransaction {
            try users.setPassword(hash, of: person.id, now: context.now)
            try SessionStore(db: context.db, organisation: person.organisation)
                .revokeAll(of: person.id, except: person.session, now: context.now)
            try AuditStore.append(
                AuditEvent(
                    "password_changed", .success, on: "user", person.id.text, by: .user(person.id)),
                organisation: person.organisation, in: context)
        }
        context.services.shared.bump(.credentials)
        return .noContent
    }
}
