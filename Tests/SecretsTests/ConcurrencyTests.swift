import Foundation
import Secrets
import Testing

@Suite struct ConcurrencyTests {
    @Test func `sixteen threads verify, issue, open and seal at the same time`() throws {
        let keyring = try TestKeyring.load()
        let verifier = TokenVerifier(keyring)
        let issuer = TokenIssuer(keyring)
        let sealer = Sealer(keyring)
        let index = BlindIndex(keyring)
        let token = Mint.token()
        let claims = try verifier.verify(token, at: Mint.now)
        let place = try SealerTests.place()
        let (label, value, expected) = BlindIndexTests.vectors[0]
        let right = onThreads(16) { _ in
            (0..<500).count { _ in
                (try? verifier.verify(token, at: Mint.now)) == claims
                    && (try? verifier.verify(issuer.issue(claims), at: Mint.now)) == claims
                    && (try? verifier.verify(token + "A", at: Mint.now)) == nil
                    && (try? sealer.open(SealerTests.vector, in: place)) == Array("John Smith".utf8)
                    && (try? sealer.open(sealer.seal([1, 2, 3], in: place), in: place)) == [1, 2, 3]
                    && index.index(label: label, normalised: value) == bytes(expected)
            }
        }
        #expect(right == [Int](repeating: 500, count: 16))
    }

    @Test func `keyrings are made and freed by many threads at the same time`() {
        let right = onThreads(16) { _ in
            (0..<50).count { _ in
                guard let keyring = try? Keyring.generate(now: Mint.now) else { return false }
                return (try? Sealer(keyring).selfTest()) != nil
            }
        }
        #expect(right == [Int](repeating: 50, count: 16))
    }

    @Test func `a storm of sign-ins ends with each checked or refused`() throws {
        let passwords = Passwords(concurrent: 1, waiting: 3)
        let hash = try passwords.hash("ivr123")
        let outcomes = onThreads(16) { _ in Result { try passwords.verify("ivr123", against: hash) } }
        let checked = outcomes.count { (try? $0.get()) == .right(needsRehash: false) }
        let refused = outcomes.count {
            guard case .failure(PasswordError.busy) = $0 else { return false }
            return true
        }
        #expect(checked >= 4 && refused > 0 && checked + refused == 16)
    }
}
