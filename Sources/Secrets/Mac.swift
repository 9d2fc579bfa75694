internal import CSodium

/// Authenticates the audit chain: keyed BLAKE2b-256 under the keyring's audit keys.
public struct Mac: Sendable {
    /// The length of a MAC, in bytes.
    public static let length = Int(crypto_generichash_BYTES)

    private let active: Keyring.Key
    private let keys: [UInt32: SecretBytes]

    public init(_ keyring: Keyring) {
        active = keyring.activeKey(for: .audit)
        keys = keyring.secrets(for: .audit)
    }

    /// The key of what is written from now on.
    public var activeKeyID: UInt32 { active.id }

    /// Whether a key may still be used.
    public func isKnown(_ keyID: UInt32) -> Bool { keys[keyID] != nil }

    /// Returns the MAC of `bytes` under the active key, whose id is to be stored beside it.
    public func mac(_ bytes: [UInt8]) -> [UInt8] {
        keyedHash(bytes, key: active.secret, length: Self.length)
    }

    /// Returns the MAC of `bytes` under a live key.
    ///
    /// - Throws: `MacError.unknownKey`.
    public func mac(_ bytes: [UInt8], keyID: UInt32) throws(MacError) -> [UInt8] {
        guard let key = keys[keyID] else { throw .unknownKey(keyID) }
        return keyedHash(bytes, key: key, length: Self.length)
    }

    /// Tells in constant time whether `mac` is that of `bytes` under a live key.
    ///
    /// - Throws: `MacError.unknownKey`.
    public func isAuthentic(_ mac: [UInt8], of bytes: [UInt8], keyID: UInt32) throws(MacError) -> Bool {
        constantTimeEqual(mac, try self.mac(bytes, keyID: keyID))
    }
}

public enum MacError: Error, Equatable, Sendable {
    /// The key is retired or not in the keyring.
    case unknownKey(UInt32)
}
