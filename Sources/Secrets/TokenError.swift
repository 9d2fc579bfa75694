/// Why an access token is refused. The caller is told one thing for all of
/// them; the difference is for the log and the tests.
public enum TokenError: Error, Equatable, Sendable {
    /// Not three parts of base64url with flat JSON objects in the first two, or too long.
    case malformed
    /// The header's `alg` is not HS256.
    case wrongAlgorithm
    /// The header's `kid` names no live key, or is missing.
    case unknownKey
    /// The header asks for something we do not do: a `typ` but JWT, or `crit`.
    case unsupportedHeader
    /// The signature is not ours.
    case forged
    /// A claim is missing, empty or of the wrong type.
    case incomplete
    /// Meant for somebody else: ours carry no `aud`.
    case wrongAudience
    case expired
    /// `nbf` or `iat` lies in the future.
    case notYetValid
    /// `exp` is not after `iat`, or too long after it.
    case wrongLifetime
    /// libjwt could not make a token out of these claims.
    case unissuable
}
