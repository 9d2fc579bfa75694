internal import CSodium

/// What a receiver knows our webhooks by: a key shared with it (Standard Webhooks 1.0.0, symmetric signatures).
///
/// It is shown to its owner and kept sealed; nothing that is printed of it tells it.
public struct WebhookSecret: Sendable {
    /// What tells such a secret from other texts.
    public static let prefix = "whsec_"
    /// How many bytes a key has.
    public static let lengths = 24...64

    private let key: [UInt8]

    private init(key: [UInt8]) { self.key = key }

    /// Returns a new one, of 32 random bytes.
    public static func generate() -> WebhookSecret {
        WebhookSecret(key: randomBytes(32))
    }

    /// - Parameter text: the prefix and the key in base64, as `text` returns it.
    /// - Returns: nil for anything else, keys that are too short or too long included.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), let key = Base64.decode(String(text.dropFirst(Self.prefix.count))),
            Self.lengths.contains(key.count)
        else { return nil }
        self.init(key: key)
    }

    /// The secret as its owner is shown it, and as it is to be sealed.
    public var text: String { Self.prefix + Base64.encode(key) }

    /// Returns the signature of a message: `v1,` and the HMAC-SHA-256 in base64.
    ///
    /// - Parameters:
    ///   - id: of the message, the same whenever it is sent again; without a full stop.
    ///   - timestamp: of this attempt, in seconds since 1970.
    ///   - payload: the body as it is sent.
    public func signature(id: String, timestamp: Int, payload: [UInt8]) -> String {
        Self.version + Base64.encode(authenticator(id, timestamp, payload))
    }

    /// Returns the header `webhook-signature`: a signature by each secret, so that a receiver who knows one of them can
    /// change to the other when it likes.
    public static func signatures(
        by secrets: [WebhookSecret], id: String, timestamp: Int, payload: [UInt8]
    ) -> String {
        secrets.map { $0.signature(id: id, timestamp: timestamp, payload: payload) }.joined(separator: " ")
    }

    /// Tells whether one of the signatures in a header is by this secret; a comparison takes as long for wrong ones.
    ///
    /// - Parameter header: signatures separated by spaces; those of other versions are passed over.
    public func verifies(_ header: String, id: String, timestamp: Int, payload: [UInt8]) -> Bool {
        let expected = authenticator(id, timestamp, payload)
        return header.split(separator: " ").contains { signature in
            guard signature.hasPrefix(Self.version),
                let bytes = Base64.decode(String(signature.dropFirst(Self.version.count)))
            else { return false }
            return constantTimeEqual(bytes, expected)
        }
    }

    private static let version = "v1,"

    private func authenticator(_ id: String, _ timestamp: Int, _ payload: [UInt8]) -> [UInt8] {
        let head = Array("\(id).\(timestamp).".utf8)
        var state = crypto_auth_hmacsha256_state()
        var result = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        unsafe crypto_auth_hmacsha256_init(&state, key, key.count)
        unsafe crypto_auth_hmacsha256_update(&state, head, UInt64(head.count))
        unsafe crypto_auth_hmacsha256_update(&state, payload, UInt64(payload.count))
        unsafe crypto_auth_hmacsha256_final(&state, &result)
        return result
    }
}

extension WebhookSecret: CustomStringConvertible, CustomReflectable {
    /// The prefix alone.
    public var description: String { Self.prefix }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
