internal import Foundation

/// A known text under a key: kept in the database, it tells at the start whether this keyring is the one that the data
/// there was sealed, indexed and signed with.
public struct Canary: Sendable {
    /// What becomes of it under a keyring.
    public enum Fate: Equatable, Sendable {
        case well
        /// The keyring has another key of that number.
        case foreign
        /// The keyring has no key of that number.
        case unknown
        /// The keyring has the key, and does not use it any more.
        case retired
    }

    public let purpose: Keyring.Purpose
    /// Of the key.
    public let keyID: UInt32
    /// Of a seal key the text sealed, of others its keyed hash.
    public let song: [UInt8]

    public init(purpose: Keyring.Purpose, keyID: UInt32, song: [UInt8]) {
        self.purpose = purpose
        self.keyID = keyID
        self.song = song
    }

    init(of key: Keyring.Key) {
        purpose = key.purpose
        keyID = key.id
        song =
            switch key.purpose {
            case .seal: Sealer.seal(Self.text, in: Self.cage, with: key)
            case .token, .index, .audit: Self.hash(under: key)
            }
    }

    /// Whether it is of this key.
    func isSung(by key: Keyring.Key) -> Bool {
        switch purpose {
        case .seal: (try? Sealer.open(song, in: Self.cage, with: [key.id: key.secret])) == Self.text
        case .token, .index, .audit: constantTimeEqual(song, Self.hash(under: key))
        }
    }

    fileprivate static let text = Array("trunkline canary".utf8)
    fileprivate static let cage = SealedPlace(
        table: "canary", column: "song", row: UUID(uuid: uuid_t(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))

    private static func hash(under key: Keyring.Key) -> [UInt8] {
        keyedHash(text + [0x1F] + Array("\(key.purpose.rawValue) \(key.id)".utf8), key: key.secret, length: Mac.length)
    }
}

extension Keyring {
    /// A canary of every key that is used for whatever is new.
    public var activeCanaries: [Canary] { keys.filter { $0.state == .active }.map(Canary.init) }

    /// A canary of every key that is or was used for anything.
    public var canaries: [Canary] { keys.filter { [.active, .previous].contains($0.state) }.map(Canary.init) }

    public func fate(of canary: Canary) -> Canary.Fate {
        guard let key = keys.first(where: { $0.purpose == canary.purpose && $0.id == canary.keyID }) else {
            return .unknown
        }
        guard canary.isSung(by: key) else { return .foreign }
        return key.state == .retired ? .retired : .well
    }
}

extension Sealer {
    /// Seals and opens the known text once: cipher and active key work here.
    ///
    /// - Throws: `SealError`.
    public func selfTest() throws(SealError) {
        guard try open(seal(Canary.text, in: Canary.cage), in: Canary.cage) == Canary.text else { throw .forged }
    }
}
