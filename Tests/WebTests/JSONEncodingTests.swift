import Foundation
import Testing
import Web

@Suite struct JSONEncodingTests {
    @Test func `members stand in the order in which they are written`() throws {
        struct Item: Encodable {
            enum Status: String, Encodable { case pending = "pending_review" }

            let zebra = 1
            let apple: String? = nil
            let status = Status.pending
            let id = UUID(uuid: (0x66, 0x0E, 0x84, 0, 0xE2, 0x9B, 0x41, 0xD4, 0xA7, 0x16, 0x44, 0x66, 0x55, 0x44, 0, 1))
            let created = Date(timeIntervalSince1970: 1_740_787_200.9)
            let price = Money(cents: 225_000)
            let tags: [[String?]] = [[], ["a/b", nil]]
            let map = ["b": 1, "a": 2, "C": 3]
            let document: JSONValue = ["y": [1, nil], "x": "\u{1}\n\"\\\u{2028}"]
            let ratio = 0.1
            let whole = 2250.0
            let tiny = Float(1e-7)
        }

        #expect(
            try text(Item()) == #"{"zebra":1,"status":"pending_review","id":"660e8400-e29b-41d4-a716-446655440001","#
                + #""created":"2025-03-01T00:00:00Z","price":2250.00,"tags":[[],["a/b",null]],"map":{"C":3,"a":2,"b":1},"#
                + #""document":{"y":[1,null],"x":"\u0001\n\"\\"# + "\u{2028}"
                + #""},"ratio":0.1,"whole":2250,"tiny":1e-07}"#)
    }

    @Test func `scalars at the root, extremes and empty values are written`() throws {
        #expect(try text("é😀") == "\"é😀\"")
        #expect(try text(Int64.min) == "-9223372036854775808")
        #expect(try text(UInt64.max) == "18446744073709551615")
        #expect(try text(Double.leastNonzeroMagnitude) == "5e-324")
        #expect(try text(1e22) == "1e+22")
        #expect(try text(Int?.none) == "null")
        #expect(try text([Int: Bool]()) == "{}")
        #expect(try text([10: true, 9: false]) == #"{"10":true,"9":false}"#)
        #expect(try text([String]()) == "[]")
        #expect(try text(ByHand { _ in }) == "{}")
        #expect(try text([ByHand { _ in }, ByHand { _ in }]) == "[{},{}]")
    }

    @Test func `nested containers may be filled in turns`() throws {
        let value = ByHand { encoder in
            var outer = encoder.container(keyedBy: Name.self)
            var first = outer.nestedContainer(keyedBy: Name.self, forKey: "first")
            var list = outer.nestedUnkeyedContainer(forKey: "list")
            try outer.encode(1, forKey: "one")
            try first.encode([true], forKey: "a")
            try list.encode("x")
            try first.encodeNil(forKey: "b")
            var inner = list.nestedUnkeyedContainer()
            try list.encode(2)
            try inner.encode(["k": 3])
            try ["s": 4].encode(to: list.superEncoder())
            try 5.encode(to: outer.superEncoder())
            _ = outer.superEncoder(forKey: "nothing")
            #expect(first.codingPath.map(\.stringValue) == ["v", "first"])
            #expect(inner.codingPath.map(\.intValue) == [nil, nil, 1])
            #expect(list.count == 4)
        }
        #expect(
            try text(["v": value]) == #"{"v":{"first":{"a":[true],"b":null},"list":["x",[{"k":3}],2,{"s":4}],"#
                + #""one":1,"super":5,"nothing":{}}}"#)
    }

    @Test func `two containers of one value write into the same object`() throws {
        let value = ByHand { encoder in
            try ["a": 1].encode(to: encoder)
            var container = encoder.container(keyedBy: Name.self)
            try container.encode(2, forKey: "b")
        }
        #expect(try text([value]) == #"[{"a":1,"b":2}]"#)
    }

    @Test func `user info reaches the types`() throws {
        let key = try #require(CodingUserInfoKey(rawValue: "word"))
        let value = ByHand { encoder in
            var container = encoder.singleValueContainer()
            try container.encode(encoder.userInfo[key] as? String)
        }
        #expect(String(decoding: try JSON.encode([value], userInfo: [key: "x"]), as: UTF8.self) == #"["x"]"#)
    }

    @Test(arguments: Misuse.all)
    func `what cannot be written is an error with its path, and no half document`(misuse: Misuse) {
        let error = #expect(throws: EncodingError.self) { _ = try JSON.encode(["v": [ByHand(write: misuse.write)]]) }
        guard case .invalidValue(_, let context) = error else { return }
        #expect(context.codingPath.map(\.stringValue) == ["v", "0"] + misuse.path)
    }

    @Test func `as deep as can be read may be written, and no deeper`() throws {
        let fits = (1..<64).reduce(JSONValue.array([])) { value, _ in .array([value]) }
        #expect(try JSONValue(parsing: try JSON.encode(fits)) == fits)
        #expect(throws: EncodingError.self) { _ = try JSON.encode([fits]) }
        #expect(throws: EncodingError.self) { _ = try JSON.encode(Endless()) }
        #expect(throws: JSONError.self) { _ = try JSON.decode(JSONValue.self, from: .array([fits])) }
    }

    @Test func `a document is a value of no other coder`() {
        #expect(throws: EncodingError.self) { _ = try JSONEncoder().encode([JSONValue.null]) }
        #expect(throws: DecodingError.self) { _ = try JSONDecoder().decode([JSONValue].self, from: Data("[1]".utf8)) }
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSON.encode(value), as: UTF8.self)
    }
}

private struct ByHand: Encodable {
    let write: (any Encoder) throws -> Void

    func encode(to encoder: any Encoder) throws { try write(encoder) }
}

private struct Endless: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(Endless())
    }
}

/// A way to write what cannot be written, and the path at which it is found below the value.
struct Misuse: Sendable {
    let path: [String]
    let write: @Sendable (any Encoder) throws -> Void

    init(_ path: String..., write: @escaping @Sendable (any Encoder) throws -> Void) {
        self.path = path
        self.write = write
    }

    static let all = [
        Misuse("a") { try ["a": Float.infinity].encode(to: $0) },
        Misuse("a") { encoder in
            var container = encoder.container(keyedBy: Name.self)
            try container.encode(1, forKey: "a")
            try container.encode(2, forKey: "a")
        },
        Misuse { encoder in
            var container = encoder.singleValueContainer()
            try container.encode(1)
            try container.encode(2)
        },
        Misuse { encoder in
            var container = encoder.singleValueContainer()
            try container.encode("text")
            try [1].encode(to: encoder)
        },
        Misuse { encoder in
            _ = encoder.container(keyedBy: Name.self)
            try [1].encode(to: encoder)
        },
        Misuse("a") { encoder in
            var container = encoder.container(keyedBy: Name.self)
            try? container.encode(Double.nan, forKey: "a")
        },
        Misuse("a", "1") { encoder in
            var container = encoder.container(keyedBy: Name.self)
            var list = container.nestedUnkeyedContainer(forKey: "a")
            try list.encode(1)
            try list.encode(Double.nan)
        },
        Misuse("a") { encoder in
            var container = encoder.container(keyedBy: Name.self)
            let copy = container
            let value = ByHand { _ in
                var outer = copy
                try outer.encode(1, forKey: "b")
            }
            try container.encode(value, forKey: "a")
        },
    ]
}

private struct Name: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init(intValue: Int) { stringValue = String(intValue) }
    init(stringLiteral value: String) { stringValue = value }
}
