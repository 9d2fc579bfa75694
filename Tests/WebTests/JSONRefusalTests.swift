import Testing
import Web

/// A document that is refused, why, and where.
struct Refusal: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let issue: JSONError.Issue
    let path: String
    let testDescription: String

    init(_ text: String, _ issue: JSONError.Issue, at path: String = "") {
        self.init(Array(text.utf8), issue, at: path, text)
    }

    init(_ bytes: [UInt8], _ issue: JSONError.Issue, at path: String = "", _ description: String) {
        self.bytes = bytes
        self.issue = issue
        self.path = path
        testDescription = String(description.prefix(60))
    }
}

@Suite struct JSONRefusalTests {
    @Test(arguments: grammar + strings + numbers + members + depth)
    func `a document that is not strictly JSON is refused with the place`(refusal: Refusal) {
        let error = #expect(throws: JSONError.self) { _ = try JSONValue(parsing: refusal.bytes) }
        #expect(error?.issue == refusal.issue)
        #expect(error?.path == refusal.path)
        #expect(error?.isMalformed == true)
    }

    static let grammar = [
        Refusal("", .syntax),
        Refusal(" \n", .syntax),
        Refusal("\u{FEFF}{}", .syntax),
        Refusal("{}\u{FEFF}", .trailingBytes),
        Refusal("{} {}", .trailingBytes),
        Refusal("1 2", .trailingBytes),
        Refusal("null,", .trailingBytes),
        Refusal(Array("{}".utf8) + [0], .trailingBytes, "a zero byte at the end"),
        Refusal("nul", .syntax),
        Refusal("True", .syntax),
        Refusal("undefined", .syntax),
        Refusal("{\"a\":1,}", .syntax),
        Refusal("{,}", .syntax),
        Refusal("{a:1}", .syntax),
        Refusal("{'a':1}", .syntax),
        Refusal("{\"a\" 1}", .syntax, at: "a"),
        Refusal("{\"a\":}", .syntax, at: "a"),
        Refusal("{\"a\":1 \"b\":2}", .syntax),
        Refusal("{\"a\":1", .syntax),
        Refusal("{\"a\":[1,{\"b\":nope}]}", .syntax, at: "a[1].b"),
        Refusal("[1,]", .syntax, at: "[1]"),
        Refusal("[1 2]", .syntax),
        Refusal("[", .syntax, at: "[0]"),
        Refusal("[[],[1,[}]]", .syntax, at: "[1][1][0]"),
        Refusal("]", .syntax),
        Refusal("{\"a\":1} // note", .trailingBytes),
        Refusal("{\"a\":/* note */1}", .syntax, at: "a"),
        Refusal("[1,\u{A0}2]", .syntax, at: "[1]"),
        Refusal("[1,\u{0C}2]", .syntax, at: "[1]"),
    ]

    static let strings = [
        Refusal("\"abc", .syntax),
        Refusal("[\"a\nb\"]", .syntax, at: "[0]"),
        Refusal("[\"a\tb\"]", .syntax, at: "[0]"),
        Refusal("[\"\u{0}\"]", .syntax, at: "[0]"),
        Refusal(#"["\x41"]"#, .syntax, at: "[0]"),
        Refusal(#"["\'"]"#, .syntax, at: "[0]"),
        Refusal(#"["\U0041"]"#, .syntax, at: "[0]"),
        Refusal(#"["\u12"]"#, .syntax, at: "[0]"),
        Refusal(#"["\u12G4"]"#, .syntax, at: "[0]"),
        Refusal(#"["\"#, .syntax, at: "[0]"),
        Refusal(#"{"a":"\ud800"}"#, .loneSurrogate, at: "a"),
        Refusal(#"{"a":"\uD800x"}"#, .loneSurrogate, at: "a"),
        Refusal(#"{"a":"\udc00"}"#, .loneSurrogate, at: "a"),
        Refusal(#"{"a":"\ud800\ud800"}"#, .loneSurrogate, at: "a"),
        Refusal(#"{"a":"\ud800\u0041"}"#, .loneSurrogate, at: "a"),
        Refusal(#"{"\udfff":1}"#, .loneSurrogate),
        bytes(0xFF), bytes(0x80), bytes(0xC3), bytes(0xC0, 0x80), bytes(0xE2, 0x82),
        bytes(0xED, 0xA0, 0x80), bytes(0xF4, 0x90, 0x80, 0x80), bytes(0xF8, 0x88, 0x80, 0x80, 0x80),
        Refusal(Array("{\"".utf8) + [0xFF] + Array("\":1}".utf8), .notUTF8, "a name that is not UTF-8"),
        Refusal([0x22, 0x00, 0x61, 0x00, 0x22, 0x00], .syntax, "UTF-16"),
    ]

    static let numbers = [
        Refusal("[01]", .syntax, at: "[0]"),
        Refusal("-01", .syntax),
        Refusal("00", .syntax),
        Refusal("+1", .syntax),
        Refusal("-", .syntax),
        Refusal(".5", .syntax),
        Refusal("5.", .syntax),
        Refusal("1.e3", .syntax),
        Refusal("1e", .syntax),
        Refusal("1e+", .syntax),
        Refusal("0x10", .trailingBytes),
        Refusal("1_000", .trailingBytes),
        Refusal("NaN", .syntax),
        Refusal("Infinity", .syntax),
        Refusal("{\"a\":-Infinity}", .syntax, at: "a"),
        Refusal("{\"a\":[1e309]}", .notFinite, at: "a[0]"),
        Refusal("-1e400", .notFinite),
        Refusal("1e99999999999999999999999", .notFinite),
        Refusal("1" + String(repeating: "0", count: 309), .notFinite),
    ]

    static let members = [
        Refusal(#"{"a":1,"a":1}"#, .duplicateMember, at: "a"),
        Refusal(#"{"a":1,"\u0061":2}"#, .duplicateMember, at: "a"),
        Refusal(#"{"a\/b":1,"a/b":2}"#, .duplicateMember, at: "a/b"),
        Refusal(#"{"":1,"":2}"#, .duplicateMember),
        Refusal(#"{"\u0061":1,"a":2}"#, .duplicateMember, at: "a"),
        Refusal("{\"\u{E9}\":1,\"\\u00e9\":2}", .duplicateMember, at: "\u{E9}"),
        Refusal(#"{"x":[{"y":{"b":1,"c":[{"b":1}],"b":2}}]}"#, .duplicateMember, at: "x[0].y.b"),
        Refusal(object(names: (0..<40).map { "m\($0)" } + ["m3"]), .duplicateMember, at: "m3"),
        Refusal(object(names: (0..<16).map { "m\($0)" } + ["m15"]), .duplicateMember, at: "m15"),
        Refusal(object(names: (0..<17).map { "m\($0)" } + ["\\u006d16"]), .duplicateMember, at: "m16"),
    ]

    static let depth = [
        Refusal(
            String(repeating: "[", count: 65) + String(repeating: "]", count: 65), .tooDeep,
            at: String(repeating: "[0]", count: 64)),
        Refusal(
            String(repeating: "{\"a\":", count: 100_000), .tooDeep,
            at: Array(repeating: "a", count: 64).joined(separator: ".")),
        Refusal(String(repeating: "[", count: 100_000), .tooDeep, at: String(repeating: "[0]", count: 64)),
    ]

    @Test func `64 levels are read`() throws {
        let document = Array((String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).utf8)
        #expect(try JSON.encode(try JSONValue(parsing: document)) == document)
    }

    @Test(arguments: [
        #"{"a":{"a":[{"a":1},{"a":2}]},"A":1,"aa":2}"#,
        // Canonically equivalent, and still other names (RFC 8259, 8.3).
        "{\"\u{E9}\":1,\"e\u{301}\":2,\"K\":3,\"\u{212A}\":4}",
        object(names: (0..<40).map { "m\($0)" } + ["\u{E9}", "e\u{301}"]),
    ])
    func `the same name in different objects is no duplicate, nor is another spelling`(document: String) throws {
        let value = try JSONValue(parsing: Array(document.utf8))
        #expect(value.bytes == Array(document.utf8))
    }

    @Test func `a path cuts the names it shows, and a message shows nothing of the document`() {
        let document = "{\"\(String(repeating: "n", count: 1_000))\":tru}"
        let error = #expect(throws: JSONError.self) { _ = try JSONValue(parsing: Array(document.utf8)) }
        #expect(error?.path == String(repeating: "n", count: 64))
        #expect(error?.message == "Is not well-formed JSON.")
    }

    private static func bytes(_ bytes: UInt8...) -> Refusal {
        Refusal(Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8), .notUTF8, at: "a", "\(bytes)")
    }

    private static func object(names: [String]) -> String {
        "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    }
}
