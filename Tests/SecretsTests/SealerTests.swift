import Foundation
import Secrets
import Testing

@Suite struct SealerTests {
    /// Key 00…1f, nonce 64…7b, "John Smith" in patients.name: computed with another implementation.
    static let vector = bytes(
        "01000000016465666768696a6b6c6d6e6f707172737475767778797a7b361c91dedf7de4ebf3585db587b0fed62e39c7ae32423472b083"
    )

    let sealer: Sealer
    let place: SealedPlace

    init() throws {
        sealer = Sealer(try TestKeyring.load())
        place = try Self.place()
    }

    static func place(
        table: String = "patients", column: String = "name", row: String = "11111111-2222-4333-8444-555555555555"
    ) throws -> SealedPlace {
        SealedPlace(table: table, column: column, row: try #require(UUID(uuidString: row)))
    }

    @Test func `the published envelope opens`() throws {
        #expect(try sealer.open(Self.vector, in: place) == Array("John Smith".utf8))
    }

    @Test(arguments: [0, 1, 15, 16, 100, 100_000])
    func `what was sealed opens, longer by the overhead`(length: Int) throws {
        let plaintext = randomBytes(length)
        let envelope = sealer.seal(plaintext, in: place)
        #expect(envelope.count == length + Sealer.overhead)
        #expect(Array(envelope.prefix(5)) == [1, 0, 0, 0, 1])
        #expect(try sealer.open(envelope, in: place) == plaintext)
    }

    @Test func `each seal has a nonce of its own`() throws {
        let nonces = (0..<1000).map { _ in Array(sealer.seal([], in: place)[5..<29]) }
        #expect(Set(nonces).count == 1000)
    }

    @Test(arguments: [
        ("patient", "name", "11111111-2222-4333-8444-555555555555"),
        ("patients", "phone", "11111111-2222-4333-8444-555555555555"),
        ("patients", "name", "11111111-2222-4333-8444-555555555556"),
    ])
    func `an envelope opens in its own table, column and row only`(table: String, column: String, row: String) throws {
        let other = try Self.place(table: table, column: column, row: row)
        #expect(throws: SealError.forged) { try sealer.open(Self.vector, in: other) }
    }

    @Test func `an envelope with any bit changed does not open`() {
        for position in Self.vector.indices {
            var changed = Self.vector
            changed[position] ^= 0x80
            #expect(throws: SealError.self) { try sealer.open(changed, in: place) }
        }
    }

    @Test func `an envelope cut anywhere does not open`() {
        for count in Self.vector.indices {
            let error: SealError = count < Sealer.overhead ? .malformed : .forged
            #expect(throws: error) { try sealer.open(Array(Self.vector.prefix(count)), in: place) }
        }
    }

    @Test(arguments: [UInt8(0), 2, 255])
    func `an unknown suite is named`(suite: UInt8) {
        let envelope = [suite] + Self.vector.dropFirst()
        #expect(throws: SealError.unknownSuite(suite)) { try sealer.open(envelope, in: place) }
        #expect(Sealer.keyID(of: envelope) == nil)
    }

    @Test func `an unknown key is named`() {
        let envelope = [1, 0x01, 0x02, 0x03, 0x04] + Self.vector.dropFirst(5)
        #expect(throws: SealError.unknownKey(0x0102_0304)) { try sealer.open(envelope, in: place) }
        #expect(Sealer.keyID(of: envelope) == 0x0102_0304)
        #expect(Sealer.keyID(of: Array(envelope.prefix(44))) == nil)
    }

    @Test func `after a rotation the old envelope opens and the new one has the new key`() throws {
        let keyring = try TestKeyring.load().rotating(.seal, now: Mint.now)
        let rotated = Sealer(keyring)
        #expect(rotated.activeKeyID == 2)
        #expect(try rotated.open(Self.vector, in: place) == Array("John Smith".utf8))
        let envelope = rotated.seal([1, 2, 3], in: place)
        #expect(Sealer.keyID(of: envelope) == 2)
        #expect(try rotated.open(envelope, in: place) == [1, 2, 3])
        #expect(throws: SealError.unknownKey(2)) { try sealer.open(envelope, in: place) }
        let retired = Sealer(try keyring.retiring(.seal, id: 1))
        #expect(throws: SealError.unknownKey(1)) { try retired.open(Self.vector, in: place) }
    }

    @Test func `it works`() throws {
        try sealer.selfTest()
    }
}
