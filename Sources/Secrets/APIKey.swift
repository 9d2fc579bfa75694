internal import CSodium

/// What a machine sends as its bearer token. It is shown once; only its digest is
/// stored. A fast hash suffices: the key is ours and random (165 bits), so it
/// cannot be guessed.
public enum APIKey {
    /// What tells an API key from a user's token.
    public static let prefix = "psk_live_"

    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    private static let randomLength = 32

    /// Returns a new key: the prefix and 32 random characters of a–z and 0–9.
    public static func generate() -> String {
        _ = Sodium.isReady
        let characters = (0..<randomLength).map { _ in alphabet[Int(randombytes_uniform(UInt32(alphabet.count)))] }
        return prefix + String(decoding: characters, as: UTF8.self)
    }

    /// Tells whether `text` has the form of an API key.
    public static func isAPIKey(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.count == prefix.utf8.count + randomLength && bytes.starts(with: prefix.utf8)
            && bytes.dropFirst(prefix.utf8.count).allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    /// Returns the SHA-256 of the key, 32 bytes.
    public static func digest(of key: String) -> [UInt8] {
        sha256(Array(key.utf8))
    }

    /// Returns the last four characters, by which its owner may know it again.
    public static func hint(of key: String) -> String {
        String(key.suffix(4))
    }
}
