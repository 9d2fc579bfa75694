/// JSON by RFC 8259 in UTF-8, strict in what it reads and steady in what it writes.
///
/// - Members are written in the order in which `encode(to:)` writes them, those of a dictionary sorted by name, all
///   without white space. `/` is not escaped, U+2028 and U+2029 stay as they are.
/// - `Date` is RFC 3339: written in UTC with `Z` and whole seconds (rounded down), read with any offset and an
///   optional fraction. `UUID` is lower case, and read in either. ``Money`` has two decimals.
/// - A whole number may be read into an integer however it is spelt (`1.0`, `1e3`).
/// - `encodeIfPresent` leaves a nil member out, an explicit nil writes `null`.
/// - `URL`, `Data` and `Decimal` have no form of their own here; keep their text.
public enum JSON {
    /// How many arrays and objects may stand inside each other, both ways.
    public static let depthLimit = 64

    /// The document of a value.
    ///
    /// - Throws: `EncodingError` (with the path and the value's type, never the value) for a number that is not finite, a date outside the years 0 to 9999, a member that is
    ///   written twice, too deep a value; and what `encode(to:)` throws. An error that `encode(to:)` swallows counts.
    public static func encode(
        _ value: some Encodable, userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws -> [UInt8] {
        let part = JSONPart(codingPath: [], userInfo: userInfo)
        try part.write(value, at: part.writer.slot)
        return try part.finish()
    }

    /// The value that a document holds. Members that the type does not know are ignored.
    ///
    /// - Throws: `JSONError` also for what an `init(from:)` throws that is no `JSONError` itself. What an `init(from:)`
    ///   catches of its containers' errors has no stable type.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws(JSONError) -> Value {
        try JSONDocument(try JSONParser.parse(bytes), userInfo: userInfo).decode(type)
    }

    /// The value that a part of a document holds; the paths of errors begin at that part.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from value: JSONValue, userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws(JSONError) -> Value {
        try decode(type, from: value.bytes, userInfo: userInfo)
    }
}
