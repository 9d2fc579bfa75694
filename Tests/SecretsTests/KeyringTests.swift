import Foundation
import Glibc
import Secrets
import Testing

@Suite struct KeyringTests {
    let now = Date(timeIntervalSince1970: 2_000_000_000.75)

    @Test func `a new keyring has one active key per purpose, numbered 1`() throws {
        let keys = try Keyring.generate(now: now).keys
        #expect(keys.map(\.purpose) == Keyring.Purpose.allCases)
        #expect(keys.map(\.name) == ["t1", "1", "1", "1"])
        #expect(keys.allSatisfy { $0.state == .active && $0.created == Date(timeIntervalSince1970: 2_000_000_000) })
    }

    @Test func `a keyring written and loaded seals and signs with the same keys`() throws {
        try withTemporaryDirectory { directory in
            let keyring = try Keyring.generate(now: now).rotating(.seal, now: now)
            try keyring.write(to: directory + "/keyring")
            let loaded = try Keyring(contentsOf: directory + "/keyring")
            #expect(
                loaded.keys.map { "\($0.purpose) \($0.name) \($0.state) \($0.created)" }
                    == keyring.keys.map { "\($0.purpose) \($0.name) \($0.state) \($0.created)" })
            #expect(keyring.canaries.allSatisfy { loaded.fate(of: $0) == .well })
            #expect(Mac(loaded).mac([1]) == Mac(keyring).mac([1]))
        }
    }

    @Test func `writing leaves one file of mode 0400 in place of the old one`() throws {
        try withTemporaryDirectory { directory in
            try Keyring.generate(now: now).write(to: directory + "/keyring")
            try Keyring.generate(now: now).write(to: directory + "/keyring")
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["keyring"])
            let mode = try FileManager.default.attributesOfItem(atPath: directory + "/keyring")[.posixPermissions]
            #expect(mode as? Int == 0o400)
        }
    }

    @Test func `the file has the documented form, and writes back what it held`() throws {
        try withTemporaryDirectory { directory in
            try TestKeyring.load().write(to: directory + "/keyring")
            let text = try String(contentsOfFile: directory + "/keyring", encoding: .utf8)
            #expect(text == TestKeyring.lines.map { $0 + "\n" }.joined())
        }
    }

    @Test func `writing where there is no directory fails`() throws {
        let keyring = try Keyring.generate(now: now)
        try withTemporaryDirectory { directory in
            #expect(throws: KeyringError.unwritable(errno: ENOENT)) {
                try keyring.write(to: directory + "/missing/keyring")
            }
        }
    }

    @Test func `rotating adds an active key and keeps the old one as previous`() throws {
        let keys = try Keyring.generate(now: now).rotating(.seal, now: now).rotating(.seal, now: now).keys
        #expect(keys.filter { $0.purpose == .seal }.map(\.state) == [.previous, .previous, .active])
        #expect(keys.filter { $0.purpose == .seal }.map(\.id) == [1, 2, 3])
        #expect(keys.filter { $0.purpose != .seal }.allSatisfy { $0.state == .active && $0.id == 1 })
    }

    @Test func `a key that was added is known, and not used before it is activated`() throws {
        for purpose in Keyring.Purpose.allCases {
            let first = try Keyring.generate(now: now).rotating(purpose, now: now)
            let added = try first.adding(purpose, now: now)
            func states(_ keyring: Keyring) -> [Keyring.State] {
                keyring.keys.filter { $0.purpose == purpose }.map(\.state)
            }
            #expect(states(added) == [.previous, .active, .known])
            #expect(throws: KeyringError.keyWaits(purpose, id: 3)) { try added.adding(purpose, now: now) }
            #expect(throws: KeyringError.keyWaits(purpose, id: 3)) { try added.rotating(purpose, now: now) }
            #expect(throws: KeyringError.noKeyWaits(purpose)) { try first.activating(purpose) }
            let old: Keyring.State = purpose == .token ? .retired : .previous
            #expect(states(try added.activating(purpose)) == [old, .previous, .active])
        }
    }

    @Test func `hosts that have activated a key and hosts that only know it read and find each other's`() throws {
        var here = try Keyring.generate(now: now)
        for purpose in Keyring.Purpose.allCases { here = try here.adding(purpose, now: now) }
        var there = here
        for purpose in Keyring.Purpose.allCases { there = try there.activating(purpose) }
        let place = SealedPlace(table: "t", column: "c", row: UUID())
        for (one, other) in [(here, there), (there, here)] {
            #expect(try Sealer(other).open(Sealer(one).seal([7], in: place), in: place) == [7])
            let index = BlindIndex(one).index(label: "l", normalised: "n")
            #expect(BlindIndex(other).all(label: "l", normalised: "n").contains(index))
            #expect(try Mac(other).isAuthentic(Mac(one).mac([7]), of: [7], keyID: Mac(one).activeKeyID))
            let token = try TokenIssuer(one).issue(TokenIssuerTests().claims())
            #expect(try TokenVerifier(other).verify(token, at: Mint.now).subject == "ivr@healthcare.local")
        }
        #expect(Sealer(here).activeKeyID == 1 && BlindIndex(here).activeKeyID == 1 && Mac(here).activeKeyID == 1)
        #expect(Sealer(there).activeKeyID == 2 && BlindIndex(there).activeKeyID == 2 && Mac(there).activeKeyID == 2)
    }

    @Test func `a keyring with a known key is written and loaded`() throws {
        try withTemporaryDirectory { directory in
            try TestKeyring.load().adding(.token, now: now).write(to: directory + "/keyring")
            let loaded = try Keyring(contentsOf: directory + "/keyring")
            #expect(loaded.keys.map(\.state) == [.active, .known, .active, .active, .active])
        }
    }

    @Test func `of token keys only two are ever live`() throws {
        let keys = try Keyring.generate(now: now).rotating(.token, now: now).rotating(.token, now: now).keys
        #expect(keys.filter { $0.purpose == .token }.map(\.state) == [.retired, .previous, .active])
    }

    @Test func `a previous key can be retired, an active or unknown one cannot`() throws {
        let keyring = try Keyring.generate(now: now).rotating(.seal, now: now)
        #expect(try keyring.retiring(.seal, id: 1).keys.first { $0.purpose == .seal }?.state == .retired)
        #expect(throws: KeyringError.keyInUse(.seal, id: 2)) { try keyring.retiring(.seal, id: 2) }
        #expect(throws: KeyringError.unknownKey(.seal, id: 3)) { try keyring.retiring(.seal, id: 3) }
    }

    @Test func `the last number is not followed by another`() throws {
        let lines = TestKeyring.lines + [TestKeyring.line("seal 4294967295 previous", TestKeyring.tokenKey)]
        let keyring = try TestKeyring.load(lines)
        #expect(throws: KeyringError.noKeyIDLeft(.seal)) { try keyring.rotating(.seal, now: now) }
    }

    @Test func `printing a keyring shows no key`() throws {
        let keyring = try TestKeyring.load()
        var printed = "\(keyring) \(String(reflecting: keyring)) \(keyring.keys) "
        dump(keyring, to: &printed)
        dump(TokenVerifier(keyring), to: &printed)
        dump(Sealer(keyring), to: &printed)
        #expect(!printed.contains("0123456789abcdef"))
        for key in [TestKeyring.tokenKey, TestKeyring.sealKey] {
            #expect(!printed.contains(Data(key).base64EncodedString()))
            #expect(!printed.contains(key.prefix(4).map { "\($0)" }.joined(separator: ", ")))
        }
        #expect(!printed.contains("- 31\n"), "bytes one by one")
    }
}
