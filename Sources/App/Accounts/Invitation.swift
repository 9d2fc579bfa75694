internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// The one-time code by which a user who is invited, or was reset, chooses a password. Shown to the admin once, kept as
/// a digest.
struct Invitation {
    /// How long a code is good, in seconds: three days.
    static let lifetime: TimeInterval = 259_200

    let code: String
    let expiresAt: Date

    /// Makes a code for a user who is invited; one made before is good no more.
    static func issue(to user: UUID, in users: UserStore, now: Date) throws(DatabaseError) -> Invitation {
        let code = OpaqueToken.generate()
        let expiresAt = now + lifetime
        try users.setInvitation(OpaqueToken.digest(of: code), expiresAt: expiresAt, of: user, now: now)
        return Invitation(code: code, expiresAt: expiresAt)
    }

    /// The same for a user who may have come in before: the password is good no more, what the account was opened by has
    /// ended, and failed sign-ins are forgotten.
    ///
    /// - Precondition: within a transaction, with the user locked.
    static func renew(for user: User, in users: UserStore, _ services: Services, now: Date) throws(DatabaseError)
        -> Invitation
    {
        try OpenedAccess.end(of: user.id, users.organisation, now: now, users.db)
        try SignInThrottleStore(db: users.db).forget(account: SignInGate.subject(of: user.login, services.index))
        return try issue(to: user.id, in: users, now: now)
    }
}

/// A user who was invited, with the code to pass on.
struct InvitedView: ResponseBody {
    let user: UserView
    let invitationCode: String
    let expiresAt: Date

    init(_ user: User, _ invitation: Invitation) {
        self.user = UserView(user)
        invitationCode = invitation.code
        expiresAt = invitation.expiresAt
    }

    static let schema = Schema.object([
        "user": .required(UserView.schema), "invitation_code": .required(.string(1...128)),
        "invitation_expires_at": .required(.dateTime),
    ])

    enum CodingKeys: String, CodingKey {
        case user
        case invitationCode = "invitation_code"
        case expiresAt = "invitation_expires_at"
    }
}
