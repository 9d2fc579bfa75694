internal import Foundation

/// A known text, sealed: kept in the database, it tells at the start whether this
/// keyring is the one that the data was sealed with.
extension Sealer {
    private static let song = Array("trunkline canary".utf8)
    private static let cage = SealedPlace(
        table: "canary", column: "song", row: UUID(uuid: uuid_t(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))

    /// Returns the known text, sealed with the active key.
    public func canary() -> [UInt8] {
        seal(Self.song, in: Self.cage)
    }

    /// - Throws: `SealError` unless the envelope holds the known text.
    public func check(canary: [UInt8]) throws(SealError) {
        guard try open(canary, in: Self.cage) == Self.song else { throw .forged }
    }

    /// Seals and opens the known text once: cipher and active key work here.
    ///
    /// - Throws: `SealError`.
    public func selfTest() throws(SealError) {
        try check(canary: canary())
    }
}
