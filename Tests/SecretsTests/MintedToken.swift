import Foundation
import Secrets

/// Makes tokens of any shape, signed or not, without the library under test.
enum Mint {
    static let now = Date(timeIntervalSince1970: 2_000_000_000)
    static let header = #"{"alg":"HS256","kid":"t1","typ":"JWT"}"#

    /// The members of a good payload and their JSON.
    static let members: [(name: String, json: String)] = [
        ("sub", #""u""#), ("role", #""admin""#), ("org", #""2276e0c1-6a32-470e-b7e7-dcdbb286d76b""#),
        ("is_superuser", "false"), ("exp", "2000000300"), ("iat", "1999999400"),
        ("jti", #""00000000-0000-4000-8000-000000000001""#), ("uid", #""00000000-0000-4000-8000-000000000002""#),
        ("sid", #""00000000-0000-4000-8000-000000000003""#),
    ]

    /// Returns the good payload with members replaced, added, or (nil) left out.
    static func payload(_ changes: KeyValuePairs<String, String?> = [:]) -> String {
        var members = members
        for (name, json) in changes {
            let position = members.firstIndex { $0.name == name }
            switch (position, json) {
            case (let position?, let json?): members[position].json = json
            case (let position?, nil): members.remove(at: position)
            case (nil, let json?): members.append((name, json))
            case (nil, nil): break
            }
        }
        return "{" + members.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    /// Returns a good payload of `length` bytes; 3,000 make a token of 4,096.
    static func payload(length: Int) -> String {
        let short = payload(["x": #""""#])
        return payload(["x": "\"" + String(repeating: "x", count: length - short.utf8.count) + "\""])
    }

    /// Returns a token that is good but for what is given.
    static func token(
        header: String = header, payload: String = payload(), key: [UInt8] = TestKeyring.tokenKey
    ) -> String {
        token(header: header, payloadBytes: Array(payload.utf8), key: key)
    }

    static func token(
        header: String = header, payloadBytes: [UInt8], key: [UInt8] = TestKeyring.tokenKey
    ) -> String {
        let message = base64URL(Array(header.utf8)) + "." + base64URL(payloadBytes)
        return message + "." + base64URL(hmac(Array(message.utf8), key: key))
    }

    /// Returns a token with any text for a signature.
    static func token(header: String, signature: String) -> String {
        base64URL(Array(header.utf8)) + "." + base64URL(Array(payload().utf8)) + "." + signature
    }

    static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// HMAC-SHA256 (RFC 2104).
    static func hmac(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        let short = key.count > 64 ? sha256(key) : key
        let block = short + [UInt8](repeating: 0, count: 64 - short.count)
        return sha256(block.map { $0 ^ 0x5C } + sha256(block.map { $0 ^ 0x36 } + message))
    }
}
