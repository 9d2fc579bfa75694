internal import CSodium

/// libsodium, initialised.
enum Sodium {
    /// Initialises the library when first asked, once, whichever thread asks.
    /// False leaves it with slower code and no locked memory: refuse to serve.
    static let isReady = sodium_init() >= 0
}

/// Returns `count` bytes from the kernel's random generator.
public func randomBytes(_ count: Int) -> [UInt8] {
    _ = Sodium.isReady
    var bytes = [UInt8](repeating: 0, count: count)
    unsafe randombytes_buf(&bytes, count)
    return bytes
}

/// Returns the SHA-256 of `bytes`, 32 bytes long.
public func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    unsafe crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
}

/// Compares in a time that depends on the lengths only, not on where two values differ.
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe sodium_memcmp(left, right, left.count) == 0
}
