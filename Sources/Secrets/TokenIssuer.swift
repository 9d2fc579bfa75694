internal import Foundation

/// Issues access tokens: HS256, signed with the keyring's active token key.
public struct TokenIssuer: Sendable {
    private let key: Keyring.Key

    public init(_ keyring: Keyring) {
        key = keyring.activeKey(for: .token)
    }

    /// Returns a signed token with the members `sub`, `role`, `org`,
    /// `is_superuser`, `exp`, `iat`, `jti`, `uid` and `sid`. Ids are in lower case.
    ///
    /// - Throws: `TokenError.wrongLifetime`, or `.unissuable` where our own
    ///   verifier would refuse the token: empty or too long texts, NULs.
    public func issue(_ claims: AccessClaims) throws(TokenError) -> String {
        let lifetime = claims.expiresAt.timeIntervalSince(claims.issuedAt)
        guard lifetime > 0, lifetime <= TokenVerifier.maximumLifetime else { throw .wrongLifetime }
        guard let issuedAt = Int(exactly: claims.issuedAt.timeIntervalSince1970), issuedAt > 0,
            let expiresAt = Int(exactly: claims.expiresAt.timeIntervalSince1970),
            !claims.subject.isEmpty, !claims.role.isEmpty
        else { throw .unissuable }
        let token = try JWT()
        try token.add("sub", claims.subject)
        try token.add("role", claims.role)
        try token.add("org", claims.organisation.uuidString.lowercased())
        try token.add("is_superuser", claims.isSuperuser)
        try token.add("exp", expiresAt)
        try token.add("iat", issuedAt)
        try token.add("jti", claims.tokenID.uuidString.lowercased())
        try token.add("uid", claims.userID.uuidString.lowercased())
        try token.add("sid", claims.sessionID.uuidString.lowercased())
        let text = try token.signed(with: key.secret, kid: key.name)
        guard text.utf8.count <= TokenVerifier.maximumLength else { throw .unissuable }
        return text
    }
}
