internal import CSodium

/// Makes sealed fields findable: a keyed hash (BLAKE2b) of the normalised value,
/// stored beside the sealed one, equal for equal values and telling nothing else.
public struct BlindIndex: Sendable {
    /// The length of an index, in bytes. Whoever wants fewer cuts this one off:
    /// a shorter BLAKE2b is not the beginning of a longer one.
    public static let length = Int(crypto_generichash_BYTES_MIN)

    private let keys: [Keyring.Key]
    private let active: Keyring.Key

    public init(_ keyring: Keyring) {
        active = keyring.activeKey(for: .index)
        keys = keyring.liveKeys(for: .index)
    }

    /// The key of what is indexed from now on.
    public var activeKeyID: UInt32 { active.id }

    /// Returns the index to store.
    ///
    /// - Parameters:
    ///   - label: table, column and version, such as `bi:v1:patient.phone`.
    ///   - normalised: the value in the one spelling that is compared.
    public func index(label: String, normalised: String) -> [UInt8] {
        keyedHash(Self.message(label, normalised), key: active.secret, length: Self.length)
    }

    /// Returns the indexes to search for, one per live key, the active key's
    /// first: after a rotation, rows still carry the previous key's.
    public func all(label: String, normalised: String) -> [[UInt8]] {
        let message = Self.message(label, normalised)
        return keys.map { keyedHash(message, key: $0.secret, length: Self.length) }
    }

    private static func message(_ label: String, _ normalised: String) -> [UInt8] {
        Array(label.utf8) + [0x1F] + Array(normalised.utf8)
    }
}

/// Returns the keyed BLAKE2b of `message`, computed for that length.
func keyedHash(_ message: [UInt8], key: SecretBytes, length: Int) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: length)
    key.withBytes { bytes in
        _ = unsafe crypto_generichash(&hash, length, message, UInt64(message.count), bytes, key.count)
    }
    return hash
}
