/// A JSON document as a value; objects keep the order of their members.
///
/// Strings are equal when their bytes are. It is `Codable` through ``JSON`` only: there it is taken over and given
/// out as it stands.
public indirect enum JSONValue: Equatable, Sendable {
    case null
    case boolean(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.isExactly(right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    /// Reads a whole document (RFC 8259, UTF-8 without byte order mark).
    ///
    /// Refused beyond the grammar: a member that occurs twice, more than ``JSON/depthLimit`` levels, half a
    /// surrogate pair, a number beyond `Double`.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        self = JSONDocument(try JSONParser.parse(bytes), userInfo: [:]).value(at: 0)
    }

    /// The document, compact.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// The value of an object's member; nil also when this is no object.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[name]
    }

    /// An array's element; nil also when this is no array or a shorter one.
    public subscript(place: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(place) else { return nil }
        return elements[place]
    }

    func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: number.text.utf8)
        case .string(let text): bytes.append(json: text)
        case .array(let elements):
            bytes.append(JSONByte.openArray)
            for (place, element) in elements.enumerated() {
                if place > 0 { bytes.append(JSONByte.comma) }
                element.write(to: &bytes)
            }
            bytes.append(JSONByte.closeArray)
        case .object(let object):
            bytes.append(JSONByte.openObject)
            for (place, member) in object.members.enumerated() {
                if place > 0 { bytes.append(JSONByte.comma) }
                bytes.append(json: member.name)
                bytes.append(JSONByte.colon)
                member.value.write(to: &bytes)
            }
            bytes.append(JSONByte.closeObject)
        }
    }

    /// How many levels of arrays and objects stand inside each other.
    var depth: Int {
        switch self {
        case .null, .boolean, .number, .string: 0
        case .array(let elements): 1 + (elements.map(\.depth).max() ?? 0)
        case .object(let object): 1 + (object.members.map(\.value.depth).max() ?? 0)
        }
    }
}

extension JSONValue: Codable {
    /// - Throws: `DecodingError` from any decoder but that of ``JSON``.
    public init(from decoder: any Decoder) throws {
        guard let reader = decoder as? JSONReader else {
            throw DecodingError.typeMismatch(
                JSONValue.self, .init(codingPath: decoder.codingPath, debugDescription: "Is read by JSON.decode only."))
        }
        self = reader.document.value(at: reader.place)
    }

    /// - Throws: `EncodingError` into any encoder but that of ``JSON``.
    public func encode(to encoder: any Encoder) throws {
        guard let writer = encoder as? JSONWriter else {
            throw EncodingError.invalidValue(
                self, .init(codingPath: encoder.codingPath, debugDescription: "Is written by JSON.encode only."))
        }
        try writer.part.write(self, at: writer.slot)
    }
}
