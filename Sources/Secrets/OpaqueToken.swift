/// A random text that stands for something in the database: a refresh token, an
/// invitation, a callback's token. Only its digest is stored.
public enum OpaqueToken {
    /// Returns 32 random bytes in base64url: 43 characters.
    public static func generate() -> String {
        Base64URL.encode(randomBytes(32))
    }

    /// Returns the SHA-256 of the token's text, 32 bytes.
    public static func digest(of token: String) -> [UInt8] {
        sha256(Array(token.utf8))
    }
}
