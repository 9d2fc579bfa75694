internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /auth/login`, as a form or as JSON: `username`, `password`.
///
/// Errors: `INVALID_CREDENTIALS` (401) alike for an unknown login, a wrong
/// password and a user who may not come in, after the same work;
/// `TOO_MANY_ATTEMPTS` (429).
enum SignIn {
    struct Input: RequestBody {
        let username: String
        let password: String

        static let accepts: [MediaType] = [.form, .json]
        static let schema = Schema.object([
            "username": .required(.string(1...254)),
            "password": .required(.string(1...1024)),
        ])
        .example(["username": "ivr@healthcare.local", "password": "ivr123"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<TokenPair> {
        let pair = try enter(input, in: context) { user, session in
            try TokenPair.issue(to: user, session: session.id, in: context)
        }
        return .ok(pair, headers: ["cache-control": "no-store"])
    }

    /// Checks who it is and opens a session, or refuses.
    ///
    /// - Parameter issue: makes what the user is given, in the transaction that opens the session.
    static func enter<Given>(
        _ input: Input, in context: AppContext, issue: (User, Session) throws -> Given
    ) throws -> Given {
        let name = try SignInName(input.username, in: context)
        let (user, verdict) = try check(input.password, of: name, in: context)
        let fits = try SignInKey(input.password, verdict, of: user, by: name, in: context)
        guard let user, user.status == .active, let key = fits else {
            try refuse(user, in: context)
        }
        try SignInGate(login: name.text, context: context).succeed()
        let rehashed = key.needsHash ? try context.services.passwords.hash(input.password) : nil
        return try context.db.retryingTransaction {
            let users = UserStore(db: try context.db, organisation: user.organisation)
            // While the password was being checked it may have been changed, or the user disabled.
            guard let current = try users.lock(user.id), current.status == .active,
                current.passwordHash == user.passwordHash
            else { throw Self.invalid }
            guard try key.turn(for: current, by: name, in: context) else { throw Self.invalid }
            if let rehashed { try users.rehash(rehashed, of: user.id) }
            return try open(current, in: context, issue: issue)
        }
    }

    /// Checks a password; the attempt counts as failed until somebody says otherwise.
    private static func check(_ password: String, of name: SignInName, in context: AppContext) throws
        -> (User?, Passwords.Verdict)
    {
        let gate = try SignInGate(login: name.text, context: context)
        var hasEntered = false
        var user: User?
        do {
            let verdict = try context.services.passwords.verify(password) {
                try gate.enter()
                hasEntered = true
                user = try name.find(in: context)
                return user?.signInHash
            }
            return (user, verdict)
        } catch {
            if hasEntered { gate.leave() }
            throw error
        }
    }

    /// Opens a session for `user`.
    ///
    /// - Precondition: within a transaction, and last in it.
    static func open<Given>(
        _ user: User, in context: AppContext, issue: (User, Session) throws -> Given
    ) throws -> Given {
        let session = Session(
            id: UUID.random(), user: user.id, openedAt: context.now,
            expiresAt: context.now + context.services.configuration.sessions.absolute)
        try SessionStore(db: context.db, organisation: user.organisation).insert(session)
        let given = try issue(user, session)
        try AuditStore.append(
            AuditEvent("sign_in", .success, on: "session", session.id.text, by: .user(user.id)),
            organisation: user.organisation, in: context)
        return given
    }

    static let invalid = APIError(
        .unauthorized, "INVALID_CREDENTIALS", "The login or the password is not right.")

    private static func refuse(_ user: User?, in context: AppContext) throws -> Never {
        try context.db.retryingTransaction {
            try AuditStore.append(
                AuditEvent("sign_in", .refused, on: "user", user?.id.text ?? "unknown", by: .anonymous),
                organisation: user?.organisation ?? AuditStore.noOrganisation, in: context)
        }
        throw Self.invalid
    }
}
