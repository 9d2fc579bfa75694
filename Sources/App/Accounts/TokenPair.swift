internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// What a sign-in or a refresh answers; `contract/README.md`, "verification.md".
struct TokenPair: ResponseBody {
    let accessToken: String
    let tokenType = "bearer"
    /// How long the access token is good, in seconds.
    let expiresIn: Int
    let refreshToken: String

    static let schema = Schema.object([
        "access_token": .required(.string(1...4096)), "token_type": .required(.constant("bearer")),
        "expires_in": .required(.integer(1...86_400)), "refresh_token": .required(.string(1...512)),
    ])
    .named("TokenPair").example([
        "access_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJpdnJAaGVhbHRoY2FyZS5sb2NhbCJ9.c2lnbmF0dXJl",
        "token_type": "bearer", "expires_in": 900, "refresh_token": "kq8dL2mZ0vY3nT7wRb5xJ1cF6hG9sP4aEuQiVoKtMzA",
    ])

    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case tokenType = "token_type"
        case expiresIn = "expires_in"
        case refreshToken = "refresh_token"
    }

    /// Makes the next pair of a session and stores the refresh token's digest.
    static func issue(to user: User, session: UUID, in context: AppContext) throws -> TokenPair {
        let refreshToken = OpaqueToken.generate()
        try RefreshTokenStore(db: context.db, organisation: user.organisation)
            .insert(OpaqueToken.digest(of: refreshToken), of: session, now: context.now)
        let lifetime = context.services.configuration.sessions.token
        let claims = AccessClaims(of: user, session: session, from: context.now, until: context.now + lifetime)
        return TokenPair(
            accessToken: try context.services.issuer.issue(claims), expiresIn: Int(lifetime),
            refreshToken: refreshToken)
    }
}

extension AccessClaims {
    /// What a token of `user` says.
    init(of user: User, session: UUID, from start: Date, until end: Date) {
        self.init(
            subject: user.login, role: user.role.printed, organisation: user.organisation,
            isSuperuser: user.role == .superAdmin, userID: user.id, sessionID: session, tokenID: UUID.random(),
            issuedAt: start, expiresAt: end)
    }
}

/// A refresh token as the caller sends it.
struct RefreshInput: RequestBody {
    let refreshToken: String

    static let accepts: [MediaType] = [.json, .form]
    static let schema = Schema.object(["refresh_token": .required(.string(1...512))])

    enum CodingKeys: String, CodingKey {
        case refreshToken = "refresh_token"
    }
}
