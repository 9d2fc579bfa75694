internal import MariaDB
internal import Secrets
internal import Web

/// `POST /auth/invitation`: `invitation_code`, `password`. The user becomes active and is signed in.
///
/// Errors: `INVALID_INVITATION` (401) for a code that is unknown, used or too old; `VALIDATION_ERROR` (422).
enum AcceptInvitation {
    struct Input: RequestBody {
        let invitationCode: String
        let password: String

        static let schema = Schema.object([
            "invitation_code": .required(.string(1...128)),
            "password": .required(.newPassword),
        ])

        enum CodingKeys: String, CodingKey {
            case invitationCode = "invitation_code"
            case password
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<TokenPair> {
        let digest = OpaqueToken.digest(of: input.invitationCode)
        guard let invited = try UserStore.find(invitation: digest, now: context.now, context.db) else {
            try context.db.retryingTransaction {
                try AuditStore.append(
                    AuditEvent("invitation_accepted", .refused, on: "user", "unknown", by: .anonymous),
                    organisation: AuditStore.noOrganisation, in: context)
            }
            throw Self.invalid
        }
        let hash = try context.services.passwords.hash(input.password)
        let users = UserStore(db: try context.db, organisation: invited.organisation)
        let pair: TokenPair = try context.db.retryingTransaction {
            guard try users.acceptInvitation(digest, password: hash, of: invited.id, now: context.now),
                let user = try users.find(invited.id)
            else { throw Self.invalid }
            try AuditStore.append(
                AuditEvent("invitation_accepted", .success, on: "user", user.id.text, by: .user(user.id)),
                organisation: user.organisation, in: context)
            return try SignIn.open(user, in: context) { user, session in
                try TokenPair.issue(to: user, session: session.id, in: context)
            }
        }
        return .ok(pair, headers: ["cache-control": "no-store"])
    }

    private static let invalid = APIError(
        .unauthorized, "INVALID_INVITATION", "The invitation is not good, or not any more.")
}
