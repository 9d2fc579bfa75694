internal import CSodium
internal import Foundation

/// Seals fields with XChaCha20-Poly1305 under the keyring's seal keys.
///
/// An envelope is suite (1 byte) ‖ key id (4, big-endian) ‖ nonce (24) ‖
/// ciphertext ‖ tag (16), so `overhead` bytes longer than the field.
public struct Sealer: Sendable {
    /// How much longer an envelope is than what it seals, in bytes.
    public static let overhead = headLength + tagLength

    /// XChaCha20-Poly1305. 0x02 is set aside for AES-256-GCM, which we do not have.
    private static let suite: UInt8 = 0x01
    private static let keyIDLength = 4
    private static let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    private static let headLength = 1 + keyIDLength + nonceLength
    private static let tagLength = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)

    private let active: Keyring.Key
    private let keys: [UInt32: SecretBytes]

    public init(_ keyring: Keyring) {
        active = keyring.activeKey(for: .seal)
        keys = keyring.secrets(for: .seal)
    }

    /// The key of what is sealed from now on; envelopes of other keys want re-sealing.
    public var activeKeyID: UInt32 { active.id }

    /// Returns the envelope of `plaintext`, with a nonce of its own.
    public func seal(_ plaintext: [UInt8], in place: SealedPlace) -> [UInt8] {
        Self.seal(plaintext, in: place, with: active)
    }

    static func seal(_ plaintext: [UInt8], in place: SealedPlace, with key: Keyring.Key) -> [UInt8] {
        let nonce = randomBytes(nonceLength)
        var envelope = [suite]
        for shift in [24, 16, 8, 0] { envelope.append(UInt8(truncatingIfNeeded: key.id >> UInt32(shift))) }
        envelope += nonce
        var ciphertext = [UInt8](repeating: 0, count: plaintext.count + tagLength)
        let data = place.associatedData
        key.secret.withBytes { key in
            _ = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
                &ciphertext, nil, plaintext, UInt64(plaintext.count), data, UInt64(data.count), nil, nonce,
                key)
        }
        return envelope + ciphertext
    }

    /// Returns what was sealed, if it was sealed for this place by a live key.
    ///
    /// - Throws: `SealError`.
    public func open(_ envelope: [UInt8], in place: SealedPlace) throws(SealError) -> [UInt8] {
        try Self.open(envelope, in: place, with: keys)
    }

    static func open(
        _ envelope: [UInt8], in place: SealedPlace, with keys: [UInt32: SecretBytes]
    ) throws(SealError) -> [UInt8] {
        guard let suite = envelope.first else { throw .malformed }
        guard suite == Self.suite else { throw .unknownSuite(suite) }
        guard let id = keyID(of: envelope) else { throw .malformed }
        guard let key = keys[id] else { throw .unknownKey(id) }
        let nonce = Array(envelope[(1 + keyIDLength)..<headLength])
        let ciphertext = Array(envelope[headLength...])
        var plaintext = [UInt8](repeating: 0, count: ciphertext.count - tagLength)
        let data = place.associatedData
        let status = key.withBytes { key in
            unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
                &plaintext, nil, nil, ciphertext, UInt64(ciphertext.count), data, UInt64(data.count), nonce,
                key)
        }
        guard status == 0 else { throw .forged }
        return plaintext
    }

    /// Returns the id of the key that sealed an envelope; nil for what is not an envelope of ours.
    public static func keyID(of envelope: [UInt8]) -> UInt32? {
        guard envelope.first == suite, envelope.count >= overhead else { return nil }
        return envelope[1...keyIDLength].reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// Why an envelope does not open. Never holds what it seals.
public enum SealError: Error, Equatable, Sendable {
    /// Too short to be an envelope.
    case malformed
    /// Sealed with a cipher that this build does not have.
    case unknownSuite(UInt8)
    /// Sealed with a key that is retired or not in the keyring.
    case unknownKey(UInt32)
    /// Changed, moved from another place, or sealed with another key of that number.
    case forged
}
