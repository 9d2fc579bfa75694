import Foundation
import Secrets
import Testing

@Suite struct APIKeyTests {
    static let demo = "psk_live_demo0000000000000000000000000000"

    @Test func `a new key has the form, and no two are alike`() {
        let keys = (0..<1000).map { _ in APIKey.generate() }
        #expect(keys.allSatisfy { $0.wholeMatch(of: /psk_live_[a-z0-9]{32}/) != nil && APIKey.isAPIKey($0) })
        #expect(Set(keys).count == 1000)
        #expect(Set(keys.joined().dropFirst(9)).count >= 36, "every character occurs")
    }

    @Test(arguments: [
        "", "psk_live_", "psk_live_demo", demo + "0", String(demo.dropLast()),
        "PSK_LIVE_demo0000000000000000000000000000",
        "psk_test_demo0000000000000000000000000000", "psk_live_demo000000000000000000000000000_",
        "psk_live_demo00000000000000000000000000é", Mint.token(),
    ])
    func `what is not an API key is told apart`(text: String) {
        #expect(!APIKey.isAPIKey(text))
    }

    @Test func `the demo key is a key, known by its digest and its last four characters`() {
        #expect(APIKey.isAPIKey(Self.demo))
        #expect(
            APIKey.digest(of: Self.demo) == bytes("e5d56f8ab29bf7abbeb90eeb6096e0af1ca4836be56f2d0a3d2d54b73f36ccd6"))
        #expect(APIKey.hint(of: "psk_live_demo000000000000000000000000wxyz") == "wxyz")
    }
}

@Suite struct OpaqueTokenTests {
    @Test func `a token is 43 characters fit for a URL, and no two are alike`() {
        let tokens = (0..<1000).map { _ in OpaqueToken.generate() }
        #expect(tokens.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_\-]{43}/) != nil })
        #expect(Set(tokens).count == 1000)
    }

    @Test func `a digest is the SHA-256 of the text`() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(OpaqueToken.digest(of: "") == bytes(empty))
        #expect(sha256(Array("abc".utf8)) == bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    }
}

@Suite struct SodiumTests {
    @Test(
        arguments: [
            ([], [], true), ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1, 2], [2, 2], false),
            ([1], [1, 2], false),
            ([1, 2], [], false),
        ] as [([UInt8], [UInt8], Bool)])
    func `two values are compared whole`(left: [UInt8], right: [UInt8], equal: Bool) {
        #expect(constantTimeEqual(left, right) == equal)
    }

    @Test(arguments: [0, 1, 32, 1000])
    func `random bytes come in the number asked for`(count: Int) {
        #expect(randomBytes(count).count == count)
    }

    @Test func `random bytes do not repeat`() {
        #expect(Set((0..<1000).map { _ in randomBytes(16) }).count == 1000)
    }
}

@Suite struct ProcessHardeningTests {
    @Test func `a hardened process leaves no core file and cannot be traced`() throws {
        try ProcessHardening.apply()
        #expect(ProcessHardening.isApplied)
        try ProcessHardening.apply()
    }
}
