/// The fields of a query string or of a form: `application/x-www-form-urlencoded`.
public struct Query: Equatable, Sendable {
    /// Names and values in the order they came, decoded.
    public let fields: [(name: String, value: String)]
    /// Whether every field could be read.
    public let isWhole: Bool

    /// Reads `name=value&name=value`, where `+` is a space. A field whose escapes are not UTF-8 is left out.
    public init(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "&"))
        fields = parts.compactMap { field in
            let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]) else { return nil }
            guard parts.count == 2 else { return (name, "") }
            return Self.decode(parts[1]).map { (name, $0) }
        }
        isWhole = fields.count == parts.count
    }

    /// Fields that came in another form.
    public init(fields: [(name: String, value: String)]) {
        self.fields = fields
        isWhole = true
    }

    /// The value of the first field with this name, compared byte by byte.
    public subscript(name: String) -> String? {
        fields.first { $0.name.isExactly(name) }?.value
    }

    public static func == (lhs: Query, rhs: Query) -> Bool {
        lhs.fields.elementsEqual(rhs.fields) { $0.name.isExactly($1.name) && $0.value.isExactly($1.value) }
    }

    private static func decode(_ text: Substring.UTF8View) -> String? {
        PercentEncoding.decode(text, isForm: true)
    }
}

/// Percent-escapes of RFC 3986.
enum PercentEncoding {
    /// - Parameter isForm: whether `+` is a space, and a NUL a character as in a JSON string.
    /// - Returns: nil when an escape is cut short, or the bytes are not UTF-8 or, in a path, hold a NUL.
    static func decode(_ text: Substring.UTF8View, isForm: Bool = false) -> String? {
        guard text.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return !isForm && text.contains(0) ? nil : String(Substring(text))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where isForm:
                bytes.append(UInt8(ascii: " "))
            default:
                bytes.append(byte)
            }
        }
        guard isForm || !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
