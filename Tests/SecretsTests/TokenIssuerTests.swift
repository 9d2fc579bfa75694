import Foundation
import Secrets
import Testing

@Suite struct TokenIssuerTests {
    func claims(
        subject: String = "ivr@healthcare.local", role: String = "IVR", issuedAt: Date = Mint.now,
        lifetime: Double = 900
    ) throws -> AccessClaims {
        AccessClaims(
            subject: subject, role: role,
            organisation: try #require(UUID(uuidString: "2276e0c1-6a32-470e-b7e7-dcdbb286d76b")), isSuperuser: true,
            userID: UUID(), sessionID: UUID(), tokenID: UUID(), issuedAt: issuedAt, expiresAt: issuedAt + lifetime)
    }

    @Test(arguments: ["ivr@healthcare.local", "Zoë 山田 😀", "\"quoted\\\" \n", "e\u{301}"])
    func `what is issued verifies to the same claims`(subject: String) throws {
        let keyring = try Keyring.generate(now: Mint.now)
        let claims = try claims(subject: subject, issuedAt: Mint.now + 0.5)
        let token = try TokenIssuer(keyring).issue(claims)
        #expect(try TokenVerifier(keyring).verify(token, at: Mint.now) == claims)
    }

    @Test func `a token has the contract's members and a signature that others can check`() throws {
        let claims = try claims()
        let token = try TokenIssuer(TestKeyring.load()).issue(claims)
        let ids = [claims.tokenID, claims.userID, claims.sessionID].map { $0.uuidString.lowercased() }
        let payload =
            #"{"exp":2000000900,"iat":2000000000,"is_superuser":true,"jti":"\#(ids[0])","#
            + #""org":"2276e0c1-6a32-470e-b7e7-dcdbb286d76b","role":"IVR","#
            + #""sid":"\#(ids[2])","sub":"ivr@healthcare.local","uid":"\#(ids[1])"}"#
        #expect(token == Mint.token(header: #"{"alg":"HS256","kid":"t1","typ":"JWT"}"#, payload: payload))
    }

    @Test func `a rotation keeps the last key's tokens good, the next one ends them`() throws {
        let first = try Keyring.generate(now: Mint.now)
        let second = try first.rotating(.token, now: Mint.now)
        let third = try second.rotating(.token, now: Mint.now)
        let token = try TokenIssuer(first).issue(claims())
        _ = try TokenVerifier(second).verify(token, at: Mint.now)
        _ = try TokenVerifier(second).verify(try TokenIssuer(second).issue(claims()), at: Mint.now)
        #expect(throws: TokenError.unknownKey) { try TokenVerifier(third).verify(token, at: Mint.now) }
        #expect(throws: TokenError.unknownKey) {
            try TokenVerifier(first).verify(TokenIssuer(second).issue(claims()), at: Mint.now)
        }
    }

    @Test func `a retired key's tokens are refused at once`() throws {
        let first = try Keyring.generate(now: Mint.now)
        let token = try TokenIssuer(first).issue(claims())
        let second = try first.rotating(.token, now: Mint.now).retiring(.token, id: 1)
        #expect(throws: TokenError.unknownKey) { try TokenVerifier(second).verify(token, at: Mint.now) }
    }

    @Test func `another installation's token is refused`() throws {
        let token = try TokenIssuer(Keyring.generate(now: Mint.now)).issue(claims())
        let verifier = TokenVerifier(try Keyring.generate(now: Mint.now))
        #expect(throws: TokenError.forged) { try verifier.verify(token, at: Mint.now) }
    }

    @Test(arguments: [
        ("", "IVR"), ("u", ""), ("u\0admin", "IVR"), ("u", "IVR\0"), (String(repeating: "x", count: 4096), "IVR"),
    ])
    func `what could not be verified is not issued`(subject: String, role: String) throws {
        let issuer = TokenIssuer(try Keyring.generate(now: Mint.now))
        let claims = try claims(subject: subject, role: role)
        #expect(throws: TokenError.unissuable) { try issuer.issue(claims) }
    }

    @Test(arguments: [-1.0, 0, 86_401, .infinity, .nan])
    func `a lifetime that would be refused is not issued`(lifetime: Double) throws {
        let issuer = TokenIssuer(try Keyring.generate(now: Mint.now))
        let claims = try claims(lifetime: lifetime)
        #expect(throws: TokenError.wrongLifetime) { try issuer.issue(claims) }
    }

    @Test(arguments: [-5.0, 1e30])
    func `a moment that no token can carry is not issued`(seconds: Double) throws {
        let issuer = TokenIssuer(try Keyring.generate(now: Mint.now))
        let claims = try claims(issuedAt: Date(timeIntervalSince1970: seconds))
        #expect(throws: TokenError.self) { try issuer.issue(claims) }
    }
}
