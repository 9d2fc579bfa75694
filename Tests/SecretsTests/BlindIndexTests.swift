import Foundation
import Secrets
import Testing

@Suite struct BlindIndexTests {
    /// Key 20…3f: computed with another implementation.
    static let vectors = [
        ("bi:v1:patient.phone", "+15551234567", "e34442e3aafef951993696aff60e0c87"),
        ("bi:v1:coverage.member_id", "BCBS123456789", "4d85f21c42081b28c36ebc490ec57231"),
        ("bi:v1:patient.name.full", "john smith", "4468b1e17951339dfc2faf2b45573435"),
        ("bi:v1:patient.name.last", "smith", "1669d015da66a817f1b210a7ab2998a5"),
    ]

    @Test(arguments: vectors)
    func `a value has its published index`(label: String, value: String, index: String) throws {
        #expect(BlindIndex(try TestKeyring.load()).index(label: label, normalised: value) == bytes(index))
    }

    @Test func `another label, value or key is another index`() throws {
        let index = BlindIndex(try TestKeyring.load())
        let other = BlindIndex(try Keyring.generate(now: Mint.now))
        let indexes = [
            index.index(label: "a", normalised: "b"), index.index(label: "b", normalised: "b"),
            index.index(label: "a", normalised: "c"), index.index(label: "ab", normalised: ""),
            other.index(label: "a", normalised: "b"),
        ]
        #expect(Set(indexes).count == indexes.count)
    }

    @Test func `after a rotation both keys' indexes are searched, the new one's first`() throws {
        let (label, value, old) = Self.vectors[0]
        let keyring = try TestKeyring.load().rotating(.index, now: Mint.now)
        let index = BlindIndex(keyring)
        #expect(index.activeKeyID == 2)
        #expect(
            index.all(label: label, normalised: value) == [index.index(label: label, normalised: value), bytes(old)])
        #expect(index.index(label: label, normalised: value) != bytes(old))
        let retired = BlindIndex(try keyring.retiring(.index, id: 1))
        #expect(retired.all(label: label, normalised: value) == [index.index(label: label, normalised: value)])
    }
}

@Suite struct MacTests {
    let row = Array("audit row".utf8)
    /// Key 40…5f: computed with another implementation.
    let expected = bytes("41382d7c16b51e9db7b8f2cf4ebc9d44288de61595a357b115626d34349d1425")

    @Test func `a row has its mac`() throws {
        let mac = Mac(try TestKeyring.load())
        #expect(mac.activeKeyID == 1)
        #expect(mac.mac(row) == expected)
        #expect(try mac.mac(row, keyID: 1) == expected)
    }

    @Test func `a changed row, a changed mac and a cut mac are not authentic`() throws {
        let mac = Mac(try TestKeyring.load())
        #expect(try mac.isAuthentic(expected, of: row, keyID: 1))
        #expect(try !mac.isAuthentic(expected, of: row + [0], keyID: 1))
        #expect(try !mac.isAuthentic(expected.reversed(), of: row, keyID: 1))
        #expect(try !mac.isAuthentic(Array(expected.dropLast()), of: row, keyID: 1))
        #expect(try !mac.isAuthentic([], of: row, keyID: 1))
    }

    @Test func `a previous key still verifies, a retired one does not`() throws {
        let keyring = try TestKeyring.load().rotating(.audit, now: Mint.now)
        let mac = Mac(keyring)
        #expect(try mac.isAuthentic(expected, of: row, keyID: 1))
        #expect(mac.mac(row) == (try mac.mac(row, keyID: 2)))
        #expect(mac.mac(row) != expected)
        let retired = Mac(try keyring.retiring(.audit, id: 1))
        #expect(throws: MacError.unknownKey(1)) { try retired.mac(row, keyID: 1) }
    }
}
