public import Foundation

/// Checks access tokens: HS256 by one of the keyring's live token keys.
///
/// libjwt answers for the signature only. It takes the algorithm from the token
/// and checks no date, and its JSON reader is lenient (RFC 8725 tells where that
/// leads), so form, header and claims are checked here, before and after it.
public struct TokenVerifier: Sendable {
    /// The longest token looked at, in bytes: libjwt copies it to the stack.
    public static let maximumLength = 4096
    /// How far the clocks of issuer and verifier may differ, in seconds.
    public static let leeway: TimeInterval = 30
    /// The longest time from `iat` to `exp`, in seconds.
    public static let maximumLifetime: TimeInterval = 86_400

    private let keys: [String: SecretBytes]

    public init(_ keyring: Keyring) {
        keys = Dictionary(
            keyring.liveKeys(for: .token).map { ($0.name, $0.secret) }, uniquingKeysWith: { first, _ in first })
    }

    /// Returns what `token` claims, once all of it is checked but the session:
    /// whether that still lives is for the caller to ask.
    ///
    /// - Parameter now: the moment of the check.
    /// - Throws: `TokenError`.
    public func verify(_ token: String, at now: Date) throws(TokenError) -> AccessClaims {
        guard token.utf8.count <= Self.maximumLength else { throw .malformed }
        let parts = Array(token.utf8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
            Base64URL.decode(parts[2]) != nil
        else { throw .malformed }
        let key = try key(for: FlatObject(header))
        let object = try FlatObject(payload)
        guard try JWT(token, signedWith: key).isHS256 else { throw .wrongAlgorithm }
        let claims = try AccessClaims(object)
        guard object["aud"] == nil else { throw .wrongAudience }
        try check(claims, at: now)
        if object["nbf"] != nil {
            guard try object.date("nbf") <= now + Self.leeway else { throw .notYetValid }
        }
        return claims
    }

    /// The header chooses among our keys and nothing else: `jku`, `jwk` and
    /// `x5u` are not looked at.
    private func key(for header: FlatObject) throws(TokenError) -> SecretBytes {
        guard header["alg"] == .string("HS256") else { throw .wrongAlgorithm }
        guard header["typ"] == nil || header["typ"] == .string("JWT"), header["crit"] == nil else {
            throw .unsupportedHeader
        }
        guard case .string(let name) = header["kid"], let key = keys[name] else { throw .unknownKey }
        return key
    }

    private func check(_ claims: AccessClaims, at now: Date) throws(TokenError) {
        guard claims.issuedAt <= now + Self.leeway else { throw .notYetValid }
        guard now - Self.leeway < claims.expiresAt else { throw .expired }
        let lifetime = claims.expiresAt.timeIntervalSince(claims.issuedAt)
        guard lifetime > 0, lifetime <= Self.maximumLifetime else { throw .wrongLifetime }
    }
}
