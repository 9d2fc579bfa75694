public import Foundation

/// All keys of one installation, each with a purpose, a number and a state.
///
/// The value does not change: `adding`, `activating` and `retiring` return another, which
/// counts once it is written and the processes have loaded it.
public struct Keyring: Sendable {
    /// What a key is used for; no key has two uses.
    public enum Purpose: String, CaseIterable, Sendable {
        /// Signs access tokens.
        case token
        /// Seals fields.
        case seal
        /// Computes blind indexes.
        case index
        /// Authenticates the audit chain.
        case audit
    }

    public enum State: String, Sendable {
        /// Verifies, opens and finds what others have made with it, and is used for nothing new yet.
        case known
        /// Used for whatever is new; exactly one per purpose.
        case active
        /// Still verifies and opens what it signed and sealed.
        case previous
        /// Kept for the record, never used.
        case retired
    }

    /// One key. Its bytes are not to be had outside this module.
    public struct Key: Sendable {
        /// The length of every key, in bytes.
        public static let length = 32

        public let purpose: Purpose
        /// Counted from 1 within the purpose.
        public let id: UInt32
        public internal(set) var state: State
        /// Whole seconds.
        public let created: Date
        let secret: SecretBytes

        /// The id as the file and a token's `kid` show it: `t1` for a token key, else `1`.
        public var name: String { purpose == .token ? "t\(id)" : "\(id)" }
    }

    /// Every key, by purpose and then by number.
    public let keys: [Key]

    private let active: (token: Key, seal: Key, index: Key, audit: Key)

    /// - Throws: `KeyringError` unless each purpose has exactly one active key,
    ///   no number occurs twice and at most two token keys are live.
    init(keys: [Key]) throws(KeyringError) {
        var ordered: [Key] = []
        for purpose in Purpose.allCases {
            let ofPurpose = keys.filter { $0.purpose == purpose }.sorted { $0.id < $1.id }
            for (key, next) in zip(ofPurpose, ofPurpose.dropFirst()) where key.id == next.id {
                throw .duplicateKey(purpose, id: key.id)
            }
            ordered += ofPurpose
        }
        guard ordered.count(where: { $0.purpose == .token && [.active, .previous].contains($0.state) }) <= 2 else {
            throw .tooManyTokenKeys
        }
        active = (
            token: try Self.activeKey(for: .token, in: ordered), seal: try Self.activeKey(for: .seal, in: ordered),
            index: try Self.activeKey(for: .index, in: ordered), audit: try Self.activeKey(for: .audit, in: ordered)
        )
        self.keys = ordered
    }

    /// Returns a keyring with one new, active key per purpose.
    ///
    /// - Throws: `KeyringError.outOfMemory`.
    public static func generate(now: Date) throws(KeyringError) -> Keyring {
        var keys: [Key] = []
        for purpose in Purpose.allCases { keys.append(try Key.random(purpose, id: 1, .active, now: now)) }
        return try Keyring(keys: keys)
    }

    /// Returns the keyring with a new key that is known and not active yet. Once every process
    /// of every host knows it, it can be made active: what one of them makes with it all can read.
    ///
    /// - Throws: `KeyringError.outOfMemory`, `.noKeyIDLeft`, `.keyWaits` when there is one.
    public func adding(_ purpose: Purpose, now: Date) throws(KeyringError) -> Keyring {
        if let waiting = waitingKey(for: purpose) { throw .keyWaits(purpose, id: waiting.id) }
        let last = keys.last { $0.purpose == purpose }?.id ?? 0
        guard last < UInt32.max else { throw .noKeyIDLeft(purpose) }
        return try Keyring(keys: keys + [Key.random(purpose, id: last + 1, .known, now: now)])
    }

    /// Returns the keyring with the key active that was known; the active one becomes
    /// previous. Of token keys only two are ever in use, so an older previous one
    /// is retired, and its tokens are refused from then on.
    ///
    /// - Throws: `KeyringError.noKeyWaits`.
    public func activating(_ purpose: Purpose) throws(KeyringError) -> Keyring {
        guard waitingKey(for: purpose) != nil else { throw .noKeyWaits(purpose) }
        let changed = keys.map { key in
            var key = key
            switch key.state {
            case .known where key.purpose == purpose: key.state = .active
            case .active where key.purpose == purpose: key.state = .previous
            case .previous where key.purpose == purpose && purpose == .token: key.state = .retired
            default: break
            }
            return key
        }
        return try Keyring(keys: changed)
    }

    /// Returns the keyring with a new active key, all at once: for one host, where nobody else has to know it first.
    ///
    /// - Throws: `KeyringError.outOfMemory`, `.noKeyIDLeft`, `.keyWaits`.
    public func rotating(_ purpose: Purpose, now: Date) throws(KeyringError) -> Keyring {
        try adding(purpose, now: now).activating(purpose)
    }

    private func waitingKey(for purpose: Purpose) -> Key? {
        keys.first { $0.purpose == purpose && $0.state == .known }
    }

    /// Returns the keyring with a key that is not active retired: what it sealed can no
    /// longer be opened, so re-seal first.
    ///
    /// - Throws: `KeyringError.unknownKey`, `.keyInUse` for the active key.
    public func retiring(_ purpose: Purpose, id: UInt32) throws(KeyringError) -> Keyring {
        guard let position = keys.firstIndex(where: { $0.purpose == purpose && $0.id == id }) else {
            throw .unknownKey(purpose, id: id)
        }
        guard keys[position].state != .active else { throw .keyInUse(purpose, id: id) }
        var changed = keys
        changed[position].state = .retired
        return try Keyring(keys: changed)
    }

    func activeKey(for purpose: Purpose) -> Key {
        switch purpose {
        case .token: active.token
        case .seal: active.seal
        case .index: active.index
        case .audit: active.audit
        }
    }

    /// Returns the keys that may still be used, the active one first, then the newest.
    func liveKeys(for purpose: Purpose) -> [Key] {
        let others: [State] = [.previous, .known]
        return [activeKey(for: purpose)]
            + keys.reversed().filter { $0.purpose == purpose && others.contains($0.state) }
    }

    /// Returns the bytes of the live keys by number.
    func secrets(for purpose: Purpose) -> [UInt32: SecretBytes] {
        Dictionary(liveKeys(for: purpose).map { ($0.id, $0.secret) }, uniquingKeysWith: { first, _ in first })
    }

    private static func activeKey(for purpose: Purpose, in keys: [Key]) throws(KeyringError) -> Key {
        let active = keys.filter { $0.purpose == purpose && $0.state == .active }
        guard active.count < 2 else { throw .severalActiveKeys(purpose) }
        guard let key = active.first else { throw .noActiveKey(purpose) }
        return key
    }
}

extension Keyring.Key {
    static func random(
        _ purpose: Keyring.Purpose, id: UInt32, _ state: Keyring.State, now: Date
    ) throws(KeyringError) -> Keyring.Key {
        let created = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        return Keyring.Key(
            purpose: purpose, id: id, state: state, created: created,
            secret: try SecretBytes.random(count: length))
    }
}
