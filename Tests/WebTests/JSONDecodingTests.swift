import Foundation
import Testing
import Web

@Suite struct JSONDecodingTests {
    struct Order: Decodable, Equatable {
        struct Product: Decodable, Equatable {
            struct Size: Decodable, Equatable {
                let price: Money
                let quantity: UInt8

                enum CodingKeys: String, CodingKey {
                    case price = "unit_price"
                    case quantity
                }
            }

            let sizes: [Size]
        }

        enum Priority: String, Decodable { case low, high }

        let id: UUID
        let products: [Product]
        let priority: Priority
        let note: String?
        let isUrgent: Bool
        let placed: Date?
    }

    static let id = "660e8400-e29b-41d4-a716-446655440001"
    static let order = """
        {"placed":null,"isUrgent":true,"unknown":{"a":[1]},"priority":"high","products":[{"sizes":[]},{"sizes":[
        {"quantity":255,"unit_price":150.00},{"unit_price":0.5,"quantity":1.0}]}],"id":"\(id)"}
        """

    @Test func `members are found in any order and unknown ones passed over`() throws {
        let order = try JSON.decode(Order.self, from: Array(Self.order.utf8))
        let sizes = [
            Order.Product.Size(price: Money(cents: 15_000), quantity: 255),
            Order.Product.Size(price: Money(cents: 50), quantity: 1),
        ]
        #expect(order.products.map(\.sizes) == [[], sizes])
        #expect(order.id.uuidString.lowercased() == Self.id)
        #expect(order.note == nil)
        #expect(try JSON.decode(Order.self, from: try JSONValue(parsing: Array(Self.order.utf8))) == order)
    }

    @Test(
        arguments: [
            ("150.00", "\"150\"", "products[1].sizes[0].unit_price", .wrongType(expected: .amount)),
            ("\"unit_price\":0.5,", "", "products[1].sizes[1].unit_price", .missing),
            ("255", "256", "products[1].sizes[0].quantity", .outOfRange),
            ("255", "-1", "products[1].sizes[0].quantity", .outOfRange),
            ("255", "1e999", "products[1].sizes[0].quantity", .notFinite),
            ("255", "2.5", "products[1].sizes[0].quantity", .wrongType(expected: .integer)),
            ("255", "true", "products[1].sizes[0].quantity", .wrongType(expected: .integer)),
            ("255", "null", "products[1].sizes[0].quantity", .wrongType(expected: .integer)),
            ("true,\"unknown\"", "1,\"unknown\"", "isUrgent", .wrongType(expected: .boolean)),
            ("\"isUrgent\":true,", "", "isUrgent", .missing),
            ("\"high\"", "\"secret word\"", "priority", .notAllowed),
            ("\"high\"", "7", "priority", .wrongType(expected: .string)),
            (id, "not an id", "id", .notAllowed),
            ("\"placed\":null", "\"placed\":\"yesterday\"", "placed", .wrongType(expected: .dateTime)),
            ("\"placed\":null", "\"placed\":0", "placed", .wrongType(expected: .string)),
            ("{\"sizes\":[]}", "[]", "products[0]", .wrongType(expected: .object)),
            ("{\"sizes\":[]}", "{\"sizes\":{}}", "products[0].sizes", .wrongType(expected: .array)),
            ("{\"sizes\":[]}", "{\"sizes\":[{}]}", "products[0].sizes[0].unit_price", .missing),
            (order, "[]", "", .wrongType(expected: .object)),
        ] as [(String, String, String, JSONError.Issue)])
    func `a wrong value is refused with its path`(old: String, new: String, path: String, issue: JSONError.Issue) {
        let document = Self.order.replacing(old, with: new, maxReplacements: 1)
        let error = #expect(throws: JSONError.self) {
            _ = try JSON.decode(Order.self, from: Array(document.utf8))
        }
        #expect(error == JSONError(path: path, issue: issue))
        #expect(error?.message.contains("secret") == false)
    }

    @Test func `integers are held to their type's range, however they are spelt`() throws {
        #expect(try decode("18446744073709551615", as: UInt64.self) == .max)
        #expect(try decode("-9223372036854775808", as: Int64.self) == .min)
        #expect(try decode("-1.28e2", as: Int8.self) == -128)
        #expect(try decode("1e3", as: Int.self) == 1000)
        for (text, issue) in [
            ("18446744073709551616", JSONError.Issue.outOfRange), ("0.5", .wrongType(expected: .integer)),
        ] {
            let error = #expect(throws: JSONError.self) { _ = try decode(text, as: UInt64.self) }
            #expect(error?.issue == issue)
        }
        #expect(try decode("0.1", as: Double.self) == 0.1)
        #expect(try decode("16777217", as: Float.self) == 16_777_216)
        #expect(throws: JSONError(path: "", issue: .outOfRange)) { _ = try decode("1e39", as: Float.self) }
    }

    @Test func `dictionaries, optionals, enumerations and whole values are read`() throws {
        #expect(try decode(#"{"b":1,"\u0061":2}"#, as: [String: Int].self) == ["a": 2, "b": 1])
        #expect(try decode("[1,null]", as: [Int?].self) == [1, nil])
        #expect(try decode("null", as: Int?.self) == nil)
        let value = try decode(#"{"x":{"b":2250.00,"a":[null]}}"#, as: [String: JSONValue].self)["x"]
        #expect(value.map { String(decoding: $0.bytes, as: UTF8.self) } == #"{"b":2250.00,"a":[null]}"#)
    }

    @Test func `containers within containers, user info and the superclass are read`() throws {
        let document = #"{"super":{"id":1},"outer":{"b":[[1,2],{"name":"x"}],"a":true},"last":9}"#
        let key = try #require(CodingUserInfoKey(rawValue: "suffix"))
        let value = try JSON.decode(ByHand.self, from: Array(document.utf8), userInfo: [key: "!"])
        #expect(value.text == "1 true [1, 2] x 9!")
        let wrong = document.replacing("\"x\"", with: "5")
        let error = #expect(throws: JSONError.self) { _ = try JSON.decode(ByHand.self, from: Array(wrong.utf8)) }
        #expect(error == JSONError(path: "outer.b[1].name", issue: .wrongType(expected: .string)))
        let short = document.replacing(",{\"name\":\"x\"}", with: "")
        #expect(throws: JSONError(path: "outer.b[1]", issue: .missing)) {
            _ = try JSON.decode(ByHand.self, from: Array(short.utf8))
        }
    }

    @Test func `a member is not taken from an object within`() throws {
        struct Outer: Decodable {
            enum Key: String, CodingKey { case inner, name, id }

            let id: Int

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Key.self)
                _ = try container.nestedContainer(keyedBy: Key.self, forKey: .inner).decode(String.self, forKey: .name)
                id = try container.decode(Int.self, forKey: .id)
            }
        }
        #expect(try decode(#"{"inner":{"name":"x","id":1},"id":2}"#, as: Outer.self).id == 2)
    }

    @Test func `a type's own rule is told in its own sentence`() {
        let error = #expect(throws: JSONError.self) {
            _ = try decode(#"{"a":[3,101]}"#, as: [String: [Percentage]].self)
        }
        #expect(error == JSONError(path: "a[1]", issue: .rule("Must be between 0 and 100.")))
        #expect(error?.message == "Must be between 0 and 100.")
        #expect(error?.isMalformed == false)
    }

    @Test func `trying one form after the other stays fast in a long array`() throws {
        struct Either: Decodable {
            let isText: Bool

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                isText = (try? container.decode(Int.self)) == nil
            }
        }
        // With a path for each failed attempt this would take minutes.
        let document = "[" + Array(repeating: "\"\"", count: 200_000).joined(separator: ",") + "]"
        #expect(try JSON.decode([Either].self, from: Array(document.utf8)).allSatisfy(\.isText))
    }

    private func decode<Value: Decodable>(_ text: String, as type: Value.Type) throws -> Value {
        try JSON.decode(type, from: Array(text.utf8))
    }
}

private struct Percentage: Decodable {
    init(from decoder: any Decoder) throws {
        let number = try decoder.singleValueContainer().decode(Int.self)
        guard (0...100).contains(number) else {
            throw JSONError(codingPath: decoder.codingPath, issue: .rule("Must be between 0 and 100."))
        }
    }
}

private struct ByHand: Decodable {
    enum Key: String, CodingKey { case outer, a, b, id, name, last }

    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let outer = try container.nestedContainer(keyedBy: Key.self, forKey: .outer)
        var list = try outer.nestedUnkeyedContainer(forKey: .b)
        var numbers = try list.nestedUnkeyedContainer()
        var found: [Int] = []
        while !numbers.isAtEnd { found.append(try numbers.decode(Int.self)) }
        let name = try list.nestedContainer(keyedBy: Key.self).decode(String.self, forKey: .name)
        let flag = try outer.decode(Bool.self, forKey: .a)
        let id = try container.superDecoder().container(keyedBy: Key.self).decode(Int.self, forKey: .id)
        let last = try container.decode(Int.self, forKey: .last)
        let suffix = CodingUserInfoKey(rawValue: "suffix").flatMap { decoder.userInfo[$0] as? String } ?? ""
        text = "\(id) \(flag) \(found) \(name) \(last)\(suffix)"
    }
}
