import Foundation
import Secrets

/// Rightly signed tokens whose payload must be refused.
extension RefusedToken {
    private static func payload(_ text: String) -> String { Mint.token(payload: text) }

    private static func claim(_ name: String, _ json: String?) -> String {
        Mint.token(payload: Mint.payload([name: json]))
    }

    private static let good = Mint.payload()

    static let json = [
        RefusedToken("payload empty", .malformed, payload("")),
        RefusedToken("payload not JSON", .malformed, payload("sub=u")),
        RefusedToken("payload an array", .malformed, payload("[" + good + "]")),
        RefusedToken("payload a text", .malformed, payload(#""u""#)),
        RefusedToken("payload cut", .malformed, payload(String(good.dropLast()))),
        RefusedToken("bytes after", .malformed, payload(good + "x")),
        RefusedToken("a second object after", .malformed, payload(good + good)),
        RefusedToken("NUL and bytes after", .malformed, payload(good + "\0garbage")),
        RefusedToken("NUL in a text", .malformed, claim("sub", "\"u\0\"")),
        RefusedToken("NUL escaped", .malformed, claim("sub", #""u\u0000""#)),
        RefusedToken(
            "bad UTF-8", .malformed,
            Mint.token(
                payloadBytes: Array(good.utf8.dropLast()) + Array(",\"x\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8))),
        RefusedToken(
            "overlong UTF-8", .malformed,
            Mint.token(
                payloadBytes: Array(good.utf8.dropLast()) + Array(",\"x\":\"".utf8) + [0xC0, 0xAF] + Array("\"}".utf8))),
        RefusedToken("byte order mark", .malformed, payload("\u{FEFF}" + good)),
        RefusedToken("lone high surrogate", .malformed, claim("sub", #""\ud83d""#)),
        RefusedToken("lone low surrogate", .malformed, claim("sub", #""\ude00""#)),
        RefusedToken("unknown escape", .malformed, claim("sub", #""\x41""#)),
        RefusedToken("raw newline in a text", .malformed, claim("sub", "\"a\nb\"")),
        RefusedToken("claim twice", .malformed, payload(good.dropLast() + #","sub":"admin"}"#)),
        RefusedToken("claim twice, once in disguise", .malformed, payload(good.dropLast() + #","s\u0075b":"admin"}"#)),
        RefusedToken("exp twice", .malformed, payload(good.dropLast() + #","exp":2000080000}"#)),
        RefusedToken("nested object", .malformed, claim("org", #"{"id":"2276e0c1-6a32-470e-b7e7-dcdbb286d76b"}"#)),
        RefusedToken("list of audiences", .malformed, claim("aud", #"["trunkline"]"#)),
        RefusedToken(
            "1,000 deep", .malformed,
            claim("x", String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000))),
        RefusedToken("comma at the end", .malformed, payload(good.dropLast() + ",}")),
        RefusedToken("single quotes", .malformed, claim("sub", "'u'")),
        RefusedToken("comment", .malformed, payload("/**/" + good)),
        RefusedToken("leading zero", .malformed, claim("exp", "02000000300")),
        RefusedToken("leading plus", .malformed, claim("exp", "+2000000300")),
        RefusedToken("hexadecimal", .malformed, claim("exp", "0x77359400")),
        RefusedToken("not a number", .malformed, claim("exp", "NaN")),
        RefusedToken("true and more", .malformed, claim("is_superuser", "truefalse")),
    ]

    static let claims = [
        RefusedToken("exp missing", .incomplete, claim("exp", nil)),
        RefusedToken("exp a text", .incomplete, claim("exp", #""2000000300""#)),
        RefusedToken("exp with a fraction", .incomplete, claim("exp", "2000000300.5")),
        RefusedToken("exp with a fraction of zero", .incomplete, claim("exp", "2000000300.0")),
        RefusedToken("exp with an exponent", .incomplete, claim("exp", "2.0000003e9")),
        RefusedToken("exp true", .incomplete, claim("exp", "true")),
        RefusedToken("exp null", .incomplete, claim("exp", "null")),
        RefusedToken("exp negative", .incomplete, claim("exp", "-1")),
        RefusedToken("exp zero", .incomplete, claim("exp", "0")),
        // libjwt's own JSON reader refuses it, before we look at claims.
        RefusedToken("exp 2^63", .forged, claim("exp", "9223372036854775808")),
        RefusedToken("iat missing", .incomplete, claim("iat", nil)),
        RefusedToken("iat a text", .incomplete, claim("iat", #""1999999400""#)),
        RefusedToken("nbf a text", .incomplete, claim("nbf", #""1999999400""#)),
        RefusedToken("nbf null", .incomplete, claim("nbf", "null")),
        RefusedToken("sub missing", .incomplete, claim("sub", nil)),
        RefusedToken("sub empty", .incomplete, claim("sub", #""""#)),
        RefusedToken("sub a number", .incomplete, claim("sub", "7")),
        RefusedToken("role missing", .incomplete, claim("role", nil)),
        RefusedToken("role null", .incomplete, claim("role", "null")),
        RefusedToken("org missing", .incomplete, claim("org", nil)),
        RefusedToken("org not a UUID", .incomplete, claim("org", #""1""#)),
        RefusedToken("is_superuser missing", .incomplete, claim("is_superuser", nil)),
        RefusedToken("is_superuser a text", .incomplete, claim("is_superuser", #""true""#)),
        RefusedToken("is_superuser a number", .incomplete, claim("is_superuser", "1")),
        RefusedToken("uid missing", .incomplete, claim("uid", nil)),
        RefusedToken("sid missing", .incomplete, claim("sid", nil)),
        RefusedToken("jti missing", .incomplete, claim("jti", nil)),
        RefusedToken("jti not a UUID", .incomplete, claim("jti", #""00000000-0000-4000-8000-00000000000""#)),
        RefusedToken("no claims at all", .incomplete, payload("{}")),
        RefusedToken("somebody else's", .wrongAudience, claim("aud", #""payroll""#)),
    ]

    static let times = [
        RefusedToken("expired 30 s ago", .expired, claim("exp", "1999999970")),
        RefusedToken(
            "expired in 2025, as the document prints it", .expired,
            Mint.token(payload: Mint.payload(["exp": "1750040611", "iat": "1750040000"]))),
        RefusedToken("nbf in 31 s", .notYetValid, claim("nbf", "2000000031")),
        RefusedToken("iat in 31 s", .notYetValid, claim("iat", "2000000031")),
        RefusedToken("iat 2^63 - 1", .notYetValid, claim("iat", "9223372036854775807")),
        RefusedToken("exp 2^63 - 1", .wrongLifetime, claim("exp", "9223372036854775807")),
        RefusedToken("valid for a day and a second", .wrongLifetime, claim("exp", "2000085801")),
        RefusedToken(
            "valid for no time", .wrongLifetime,
            Mint.token(payload: Mint.payload(["exp": "2000000000", "iat": "2000000000"]))),
        RefusedToken(
            "expires before it was issued", .wrongLifetime,
            Mint.token(payload: Mint.payload(["exp": "2000000005", "iat": "2000000010"]))),
    ]
}
