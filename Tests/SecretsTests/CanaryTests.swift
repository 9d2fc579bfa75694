import Foundation
import Secrets
import Testing

@Suite struct CanaryTests {
    private let keyring: Keyring
    private let now = Date(timeIntervalSince1970: 2_000_000_000)

    init() throws {
        keyring = try TestKeyring.load()
    }

    @Test func `there is one of each key, and it tells its own keyring from another with the same numbers`() throws {
        let canaries = keyring.canaries
        #expect(canaries.map(\.purpose) == Keyring.Purpose.allCases)
        #expect(canaries.map(\.keyID) == [1, 1, 1, 1])
        let other = try Keyring.generate(now: now)
        for canary in canaries {
            #expect(keyring.fate(of: canary) == .well)
            #expect(other.fate(of: canary) == .foreign)
        }
    }

    @Test func `no song is another's, nor what the key makes of the text anywhere else`() throws {
        let songs = try TestKeyring.load(
            Keyring.Purpose.allCases.map {
                TestKeyring.line("\($0) \($0 == .token ? "t1" : "1") active", TestKeyring.sealKey)
            }
        ).canaries.map(\.song)
        #expect(Set(songs).count == 4, "also with one key for all")
        #expect(!songs.contains(Mac(keyring).mac(Array("trunkline canary".utf8))))
    }

    @Test func `after a rotation both keys have one, and a retired one is known for what it is`() throws {
        let rotated = try keyring.rotating(.seal, now: now)
        #expect(rotated.canaries.filter { $0.purpose == .seal }.map(\.keyID) == [1, 2])
        #expect(rotated.activeCanaries.filter { $0.purpose == .seal }.map(\.keyID) == [2])
        let (old, new) = (keyring.canaries[1], rotated.activeCanaries[1])
        #expect(rotated.fate(of: old) == .well)
        #expect(keyring.fate(of: new) == .unknown)
        #expect(try rotated.retiring(.seal, id: 1).fate(of: old) == .retired)
        #expect(try keyring.rotating(.seal, now: now).fate(of: new) == .foreign, "rotated twice, on two hosts")
    }

    @Test func `one that was tampered with is none`() throws {
        for canary in keyring.canaries {
            var song = canary.song
            song[song.count - 1] ^= 1
            for song in [song, [], Array(canary.song.dropLast())] {
                let changed = Canary(purpose: canary.purpose, keyID: canary.keyID, song: song)
                #expect(keyring.fate(of: changed) == .foreign)
            }
        }
    }
}
