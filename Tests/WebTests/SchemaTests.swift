import Testing
import Web

@Suite struct SchemaTests {
    let schema = Schema.object([
        "name": .required(.string(2...4, .line)),
        "kind": .required(.oneOf(["a", "b"])),
        "price": .optional(.money(0...1_000_00)),
        "isOpen": .optional(.boolean),
        "sizes": .optional(.array(of: .object(["count": .required(.integer(1...9))]), 1...3)),
        "tags": .optional(.array(of: .string(1...9, .identifier), 0...5, unique: true)),
        "note": .optional(.string(0...10).nullable),
    ])

    @Test(arguments: [
        (#"{}"#, ["name: Is required", "kind: Is required"]),
        (#"{"name":"ab","kind":"a"}"#, []),
        (#"{"name":"ab","kind":"a","extra":[1,{}]}"#, []),
        (#"{"name":"a","kind":"a"}"#, ["name: Must have 2 to 4 characters"]),
        (#"{"name":"äöü😀","kind":"a"}"#, []),
        (#"{"name":"a\nb","kind":"a"}"#, ["name: Must be one line of text"]),
        (#"{"name":"   ","kind":"a"}"#, ["name: Must be one line of text"]),
        (#"{"name":null,"kind":"a"}"#, ["name: Must be a string"]),
        ("{\"name\":\"\u{2003}\u{A0}\",\"kind\":\"a\"}", ["name: Must be one line of text"]),
        (#"{"name":"\n\n\n\n\n","kind":"a"}"#, ["name: Must have 2 to 4 characters"]),
        (#"{"name":"ab","kind":"c"}"#, ["kind: Must be one of a, b"]),
        (#"{"name":"ab","kind":"a","price":1000.00}"#, []),
        (#"{"name":"ab","kind":"a","price":1000.01}"#, ["price: Must be between 0 and 1000"]),
        (
            #"{"name":"ab","kind":"a","price":0.001}"#, ["price: Must be an amount with at most two decimals"]
        ),
        (#"{"name":"ab","kind":"a","isOpen":"true"}"#, ["isOpen: Must be true or false"]),
        (#"{"name":"ab","kind":"a","isOpen":1}"#, ["isOpen: Must be true or false"]),
        (#"{"name":"ab","kind":"a","sizes":[]}"#, ["sizes: Must have 1 to 3 elements"]),
        (
            #"{"name":"ab","kind":"a","sizes":[{"count":1},{},{"count":10}]}"#,
            ["sizes[1].count: Is required", "sizes[2].count: Must be between 1 and 9"]
        ),
        (#"{"name":"ab","kind":"a","sizes":{"count":1}}"#, ["sizes: Must be an array"]),
        (#"{"name":"ab","kind":"a","tags":["x","y","x"]}"#, ["tags[2]: Must not be repeated"]),
        (
            #"{"name":"ab","kind":"a","tags":["y","\u0078","\u0079"]}"#, ["tags[2]: Must not be repeated"]
        ),
        (
            #"{"name":"ab","kind":"a","tags":["a/b"]}"#,
            ["tags[0]: Must consist of letters, digits, '.', '_' and '-'"]
        ),
        (#"{"name":"ab","kind":"a","note":null}"#, []),
    ])
    func `what breaks a rule is named, with its place`(body: String, problems: [String]) throws {
        let value = try JSONValue(parsing: Array(body.utf8))
        #expect(schema.problems(in: value).map { "\($0.field): \($0.issue)" } == problems)
    }

    @Test func `words and what must not be repeated are compared byte by byte`() throws {
        let schema = Schema.object([
            "unit": .optional(.oneOf(["K"])),
            "list": .optional(.array(of: .string(1...9), 0...9, unique: true)),
        ])
        let body = "{\"unit\":\"\u{212A}\",\"list\":[\"\u{E9}\",\"e\u{301}\"]}"
        let problems = schema.problems(in: try JSONValue(parsing: Array(body.utf8)))
        #expect(problems.map { "\($0.field): \($0.issue)" } == ["unit: Must be one of K"])
    }

    @Test func `problems are counted, and no caller gets more than fifty`() throws {
        let many = Schema.object(["list": .required(.array(of: .boolean, 0...1000))])
        let body = #"{"list":["# + Array(repeating: "0", count: 1000).joined(separator: ",") + "]}"
        #expect(many.problems(in: try JSONValue(parsing: Array(body.utf8))).count == 50)
    }
}
