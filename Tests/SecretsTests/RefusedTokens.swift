import Foundation
import Secrets
import Testing

/// A token that must be refused, and why.
struct RefusedToken: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let error: TokenError
    let token: String

    init(_ name: String, _ error: TokenError, _ token: String) {
        testDescription = name
        self.error = error
        self.token = token
    }

    static let all = form + headers + signatures + json + claims + times

    private static let good = Mint.token()
    private static let parts = good.split(separator: ".").map(String.init)

    /// Not three parts of base64url, or too long.
    private static let form = [
        RefusedToken("none", .malformed, ""),
        RefusedToken("two dots", .malformed, ".."),
        RefusedToken("one part", .malformed, parts[0]),
        RefusedToken("two parts", .malformed, parts[0] + "." + parts[1]),
        RefusedToken("four parts", .malformed, good + "." + parts[2]),
        RefusedToken("an empty fourth part", .malformed, good + "."),
        RefusedToken("= added", .malformed, good + "="),
        RefusedToken("newline inside", .malformed, parts[0] + ".\n" + parts[1] + "." + parts[2]),
        RefusedToken("space before", .malformed, " " + good),
        RefusedToken("NUL and garbage after", .malformed, good + "\0garbage"),
        RefusedToken("junk inside the signature", .malformed, parts[0] + "." + parts[1] + ".!" + parts[2]),
        RefusedToken(
            "the alphabet of plain base64", .malformed, parts[0] + "." + parts[1] + ".++++" + parts[2].dropFirst(4)),
        RefusedToken("one character too many", .malformed, good + "AA"),
        RefusedToken("letters beyond ASCII", .malformed, parts[0] + "." + parts[1] + ".é" + parts[2].dropFirst(1)),
        RefusedToken(
            "spare bits of the signature set", .malformed,
            good.dropLast() + good.utf8.suffix(1).map { String(UnicodeScalar($0 + 1)) }.joined()),
        RefusedToken("a claim of 100 kB", .malformed, Mint.token(payload: Mint.payload(length: 100_000))),
        RefusedToken("a claim of 1 MB", .malformed, Mint.token(payload: Mint.payload(length: 1_000_000))),
        RefusedToken("one step over 4,096 bytes", .malformed, Mint.token(payload: Mint.payload(length: 3_001))),
    ]

    private static func header(_ json: String) -> String { Mint.token(header: json) }

    private static let headers = [
        RefusedToken(
            "alg none, no signature", .wrongAlgorithm, Mint.token(header: #"{"alg":"none","typ":"JWT"}"#, signature: "")
        ),
        RefusedToken(
            "alg none with our kid", .wrongAlgorithm, Mint.token(header: #"{"alg":"none","kid":"t1"}"#, signature: "")),
        RefusedToken("alg nOnE", .wrongAlgorithm, Mint.token(header: #"{"alg":"nOnE","kid":"t1"}"#, signature: "")),
        RefusedToken(
            "alg none, garbage signature", .wrongAlgorithm,
            Mint.token(header: #"{"alg":"none","kid":"t1"}"#, signature: "AAAA")),
        RefusedToken("alg missing", .wrongAlgorithm, header(#"{"kid":"t1","typ":"JWT"}"#)),
        RefusedToken("alg a number", .wrongAlgorithm, header(#"{"alg":256,"kid":"t1"}"#)),
        RefusedToken("alg hs256", .wrongAlgorithm, header(#"{"alg":"hs256","kid":"t1"}"#)),
        RefusedToken(
            "HS512, rightly signed", .wrongAlgorithm,
            Mint.token(
                header: #"{"alg":"HS512","kid":"t1","typ":"JWT"}"#,
                signature: "buUK74uy2IHHtF1pJ6Vdn00-M7e8nGuvkXsZ-x0sCzF-KtTieSgf_tE76xuqdGXrIfJKh7gasAfZ3pHZvaaLuQ")),
        RefusedToken(
            "HS384, rightly signed", .wrongAlgorithm,
            Mint.token(
                header: #"{"alg":"HS384","kid":"t1","typ":"JWT"}"#,
                signature: "brFRLkZDIbm6A1A2eHTy__z4GqrbHwY56pRJ-QFY6_IyCHNbKNy_JF3UKSGGOtiV")),
        RefusedToken("RS256", .wrongAlgorithm, header(#"{"alg":"RS256","kid":"t1"}"#)),
        RefusedToken(
            "ES256, a signature of zeros", .wrongAlgorithm,
            Mint.token(header: #"{"alg":"ES256","kid":"t1"}"#, signature: String(repeating: "A", count: 86))),
        RefusedToken("EdDSA", .wrongAlgorithm, header(#"{"alg":"EdDSA","kid":"t1"}"#)),
        RefusedToken("alg twice", .malformed, header(#"{"alg":"none","alg":"HS256","kid":"t1"}"#)),
        RefusedToken(
            "alg twice, once in disguise", .malformed, header(#"{"alg":"HS256","\u0061lg":"none","kid":"t1"}"#)),
        RefusedToken("kid unknown", .unknownKey, header(#"{"alg":"HS256","kid":"t9"}"#)),
        RefusedToken("kid missing", .unknownKey, header(#"{"alg":"HS256","typ":"JWT"}"#)),
        RefusedToken("kid empty", .unknownKey, header(#"{"alg":"HS256","kid":""}"#)),
        RefusedToken("kid a number", .unknownKey, header(#"{"alg":"HS256","kid":1}"#)),
        RefusedToken("kid a path", .unknownKey, header(#"{"alg":"HS256","kid":"../../../dev/null"}"#)),
        RefusedToken(
            "kid of another purpose's key", .unknownKey,
            Mint.token(header: #"{"alg":"HS256","kid":"1"}"#, key: TestKeyring.sealKey)),
        RefusedToken("kid in other case", .unknownKey, header(#"{"alg":"HS256","kid":"T1"}"#)),
        RefusedToken("typ JWE", .unsupportedHeader, header(#"{"alg":"HS256","kid":"t1","typ":"JWE"}"#)),
        RefusedToken("typ at+jwt", .unsupportedHeader, header(#"{"alg":"HS256","kid":"t1","typ":"at+jwt"}"#)),
        RefusedToken("typ null", .unsupportedHeader, header(#"{"alg":"HS256","kid":"t1","typ":null}"#)),
        RefusedToken("crit a text", .unsupportedHeader, header(#"{"alg":"HS256","kid":"t1","crit":"x"}"#)),
        RefusedToken("crit a list", .malformed, header(#"{"alg":"HS256","kid":"t1","crit":["x"],"x":1}"#)),
        RefusedToken("jwk", .malformed, header(#"{"alg":"HS256","kid":"t1","jwk":{"kty":"oct","k":"AA"}}"#)),
        RefusedToken("header not JSON", .malformed, header("HS256")),
        RefusedToken("header an array", .malformed, header(#"["alg","HS256"]"#)),
        RefusedToken("header cut", .malformed, header(#"{"alg":"HS256","kid":"t1""#)),
    ]

    private static let signatures = [
        RefusedToken("signed with another key", .forged, Mint.token(key: TestKeyring.tokenKey.reversed())),
        RefusedToken("signed with no key", .forged, Mint.token(key: [])),
        RefusedToken("signed with a key of one byte", .forged, Mint.token(key: [1])),
        RefusedToken("signed with the seal key", .forged, Mint.token(key: TestKeyring.sealKey)),
        RefusedToken(
            "signed with an RSA public key", .forged, Mint.token(key: Array("-----BEGIN PUBLIC KEY-----\nMIIB".utf8))),
        RefusedToken(
            "signed with an EC public key", .forged, Mint.token(key: Array("-----BEGIN PUBLIC KEY-----\nMFkw".utf8))),
        RefusedToken("signature empty", .forged, parts[0] + "." + parts[1] + "."),
        RefusedToken("signature garbage", .forged, parts[0] + "." + parts[1] + ".AAAA"),
        RefusedToken("signature cut", .forged, parts[0] + "." + parts[1] + "." + parts[2].prefix(40)),
        RefusedToken("signature doubled", .forged, good + "A" + parts[2]),
        RefusedToken(
            "signature of zeros", .forged, parts[0] + "." + parts[1] + "." + String(repeating: "A", count: 43)),
        RefusedToken("signature with a bit flipped", .forged, parts[0] + "." + parts[1] + "." + flipped(parts[2])),
        RefusedToken(
            "signature in other case", .forged,
            parts[0] + "." + parts[1] + "." + String(parts[2].prefix(40).map(otherCase)) + parts[2].suffix(3)),
        RefusedToken(
            "payload changed", .forged,
            parts[0] + "." + Mint.base64URL(Array(Mint.payload(["sub": #""admin""#]).utf8)) + "." + parts[2]),
        RefusedToken(
            "header changed", .forged,
            Mint.base64URL(Array(#"{"alg":"HS256","kid":"t1"}"#.utf8)) + "." + parts[1] + "." + parts[2]),
    ]

    private static func flipped(_ text: String) -> String { (text.first == "A" ? "B" : "A") + text.dropFirst() }

    private static func otherCase(_ letter: Character) -> Character {
        Character(letter.isLowercase ? letter.uppercased() : letter.lowercased())
    }
}
