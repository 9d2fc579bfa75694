import Foundation
import Secrets
import Testing

@Suite struct TokenVerifierTests {
    let verifier: TokenVerifier

    init() throws {
        verifier = TokenVerifier(try TestKeyring.load())
    }

    @Test func `a token tells who bears it`() throws {
        let claims = try verifier.verify(Mint.token(), at: Mint.now)
        #expect(
            claims
                == AccessClaims(
                    subject: "u", role: "admin", organisation: try uuid("2276e0c1-6a32-470e-b7e7-dcdbb286d76b"),
                    isSuperuser: false, userID: try uuid("00000000-0000-4000-8000-000000000002"),
                    sessionID: try uuid("00000000-0000-4000-8000-000000000003"),
                    tokenID: try uuid("00000000-0000-4000-8000-000000000001"),
                    issuedAt: Date(timeIntervalSince1970: 1_999_999_400),
                    expiresAt: Date(timeIntervalSince1970: 2_000_000_300)))
    }

    @Test(arguments: RefusedToken.all)
    func `a token is refused for its own reason`(_ token: RefusedToken) {
        #expect(throws: token.error) { try verifier.verify(token.token, at: Mint.now) }
    }

    @Test func `the table of refused tokens is whole`() {
        #expect(RefusedToken.all.count == 133)
        let rows = Dictionary(grouping: RefusedToken.all, by: \.token).values.filter { $0.count > 1 }
        #expect(rows.isEmpty, "each row is another token")
    }

    @Test(arguments: [
        ("no typ", Mint.token(header: #"{"alg":"HS256","kid":"t1"}"#)),
        ("space in the JSON", Mint.token(header: " {\"alg\" : \"HS256\" ,\n\t\"kid\":\"t1\"}\r\n")),
        (
            "jku, which is not looked at",
            Mint.token(header: #"{"alg":"HS256","kid":"t1","jku":"https://example.org/"}"#)
        ),
        ("unknown claim", Mint.token(payload: Mint.payload(["x": "1.5e3"]))),
        ("ids in upper case", Mint.token(payload: Mint.payload(["org": #""2276E0C1-6A32-470E-B7E7-DCDBB286D76B""#]))),
        ("expired 29 s ago", Mint.token(payload: Mint.payload(["exp": "1999999971"]))),
        ("nbf in 30 s", Mint.token(payload: Mint.payload(["nbf": "2000000030"]))),
        ("iat in 30 s", Mint.token(payload: Mint.payload(["iat": "2000000030"]))),
        ("valid for a day", Mint.token(payload: Mint.payload(["exp": "2000085800"]))),
        ("4,096 bytes", Mint.token(payload: Mint.payload(length: 3_000))),
    ])
    func `a token is accepted`(_: String, token: String) throws {
        _ = try verifier.verify(token, at: Mint.now)
    }

    @Test(arguments: [
        (#""Zoë Müller 山田 😀""#, "Zoë Müller 山田 😀"),
        (#""\u005a\ud83d\ude00\"\\\/\b\f\n\r\t""#, "Z😀\"\\/\u{8}\u{C}\n\r\t"),
    ])
    func `a subject may have any letters`(json: String, subject: String) throws {
        let token = Mint.token(payload: Mint.payload(["sub": json]))
        #expect(try verifier.verify(token, at: Mint.now).subject == subject)
    }

    @Test func `no token with one character changed or the end cut off is accepted`() {
        let token = Array(Mint.token())
        for position in token.indices {
            for other in ["A", "z", "-", ".", "="] as [Character] where other != token[position] {
                var changed = token
                changed[position] = other
                #expect(throws: TokenError.self) { try verifier.verify(String(changed), at: Mint.now) }
            }
            #expect(throws: TokenError.self) { try verifier.verify(String(token[..<position]), at: Mint.now) }
        }
    }

    private func uuid(_ text: String) throws -> UUID {
        try #require(UUID(uuidString: text))
    }
}
