import Testing
import Web

@Suite struct JSONValueTests {
    @Test(arguments: [
        ("null", "null"),
        (" true\r\n\t", "true"),
        ("[ ]", "[]"),
        ("{ }", "{}"),
        (#"{"z":1,"a":{"y":[1,"2",null,false],"b":-0.0}}"#, #"{"z":1,"a":{"y":[1,"2",null,false],"b":-0.0}}"#),
        ("[2250.00,1E+2,-0,0e999999999999,1e-400]", "[2250.00,1E+2,-0,0e999999999999,1e-400]"),
        (#""\"\\\/\b\f\n\r\t\u0000\u001F\u007f""#, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7F}\""),
        (#""\u00e9\uD83D\uDE00\u20AC""#, "\"é😀€\""),
        (#"{"\u0061\n":"b"}"#, #"{"a\n":"b"}"#),
        ("\"\u{2028}\u{2029}\u{FEFF}\u{10FFFF}\u{FFFF}\"", "\"\u{2028}\u{2029}\u{FEFF}\u{10FFFF}\u{FFFF}\""),
    ])
    func `a document is written compactly, in its order, with minimal escapes`(input: String, output: String) throws {
        let value = try JSONValue(parsing: Array(input.utf8))
        #expect(String(decoding: value.bytes, as: UTF8.self) == output)
        #expect(try JSONValue(parsing: value.bytes) == value)
    }

    @Test func `literals make the value that reading makes`() throws {
        let value: JSONValue = ["b": [1, "x", nil, true], "a": [:]]
        #expect(try JSONValue(parsing: Array(#"{"b":[1,"x",null,true],"a":{}}"#.utf8)) == value)
        #expect(value["b"]?[1] == "x")
        #expect(value["b"]?[4] == nil)
        #expect(value["c"] == nil)
        #expect(value[0] == nil)
    }

    @Test func `a member is replaced where it stands, appended or removed`() {
        var object: JSONObject = ["a": 1, "b": 2, "c": 3]
        object["b"] = "two"
        object["d"] = 4
        object["a"] = nil
        object["none"] = nil
        #expect(object.names == ["b", "c", "d"])
        #expect(object == ["b": "two", "c": 3, "d": 4])
        #expect(object != ["c": 3, "b": "two", "d": 4])
    }

    @Test func `names and strings are equal byte by byte`() {
        let composed: JSONObject = ["\u{E9}": 1]
        #expect(composed["e\u{301}"] == nil)
        #expect(composed != ["e\u{301}": 1])
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(JSONValue.array(["\u{E9}"]) == ["\u{E9}"])
    }

    @Test(
        arguments: [
            ("0", 0, 0), ("-0", 0, 0), ("1", 1, 100), ("-1", -1, -100), ("1.0", 1, 100), ("1e3", 1_000, 100_000),
            ("10E-1", 1, 100), ("1.5", nil, 150), ("0.05", nil, 5), ("0.050", nil, 5), ("0.005", nil, nil),
            ("2250.00", 2250, 225_000), ("1e-2", nil, 1), ("1e-3", nil, nil), ("0.0000e9999999999999999999", 0, 0),
            ("9223372036854775807", .max, nil), ("-9223372036854775808", .min, nil), ("9223372036854775808", nil, nil),
            ("92233720368547758.07", nil, .max), ("-92233720368547758.08", nil, .min),
            ("92233720368547758.08", nil, nil),
            ("1e18", 1_000_000_000_000_000_000, nil), ("1e19", nil, nil), ("1e300", nil, nil), ("1e-300", nil, nil),
        ] as [(String, Int64?, Int64?)])
    func `integers and cents are exact or nil`(text: String, integer: Int64?, cents: Int64?) throws {
        let number = try #require(JSONNumber(text))
        #expect(number.text == text)
        #expect(number.integer == integer)
        #expect(number.cents == cents)
        #expect(number.double == Double(text))
    }

    @Test(arguments: ["", " 1", "1 ", "01", "+1", "1.", "NaN", "1e999", "\"1\"", "[1]", "1,2", "0x1"])
    func `what is no JSON number does not become one`(text: String) {
        #expect(JSONNumber(text) == nil)
    }
}
