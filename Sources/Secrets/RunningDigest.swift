internal import CSodium

/// SHA-256 of what comes in pieces.
public struct RunningDigest {
    private var state = crypto_hash_sha256_state()

    public init() {
        unsafe crypto_hash_sha256_init(&state)
    }

    public mutating func update(_ bytes: [UInt8]) {
        unsafe crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    }

    /// The digest of all that came, 32 bytes long.
    public func finished() -> [UInt8] {
        var (copy, digest) = (state, [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES)))
        unsafe crypto_hash_sha256_final(&copy, &digest)
        return digest
    }
}
