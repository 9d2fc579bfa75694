/// What the header of a part says of it.
public struct MultipartPart: Equatable, Sendable {
    /// The field's.
    public let name: String
    /// As the sender wrote it: no more than a hint, and not safe as a path. Nil for a field that is no file.
    public let fileName: String?
    /// Without its parameters, in lower case; nil when it is not said.
    public let contentType: String?

    /// - Throws: `APIError` 400 for a header that cannot be read, or a part that is not of a form.
    init(head: [UInt8]) throws(APIError) {
        var (disposition, type): (ParameterizedHeader?, ParameterizedHeader?)
        for line in head.split(separator: [0x0D, 0x0A]) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                let name = String(validating: line[..<colon], as: UTF8.self), ParameterizedHeader.isToken(name[...]),
                let value = String(validating: line[line.index(after: colon)...], as: UTF8.self)
            else { throw Self.unreadable }
            switch name.lowercased() {
            case "content-disposition":
                guard disposition == nil, let header = ParameterizedHeader(value) else { throw Self.unreadable }
                disposition = header
            case "content-type":
                guard type == nil, let header = ParameterizedHeader(value) else { throw Self.unreadable }
                type = header
            case "content-transfer-encoding":
                // RFC 7578, 4.7: none that would change the bytes.
                guard ["binary", "7bit", "8bit"].contains(ParameterizedHeader(value)?.value.lowercased()) else {
                    throw .malformed("The parts must not be encoded.")
                }
            default: break
            }
        }
        guard let disposition, disposition.value.isEqualIgnoringCase(to: "form-data"),
            let name = disposition["name"], !name.isEmpty
        else { throw Self.unreadable }
        self.name = name
        contentType = type?.value.lowercased()
        // What RFC 7578, 4.2 forbids and some send all the same: it is the better name where there are both.
        if let extended = disposition["filename*"] {
            guard let decoded = Self.decode(extended) else { throw Self.unreadable }
            fileName = decoded
        } else {
            fileName = disposition["filename"]
        }
    }

    private static let unreadable = APIError.malformed("The header of a part cannot be read.")

    /// Reads `UTF-8'en'a%20name` (RFC 8187).
    private static func decode(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return PercentEncoding.decode(parts[2].utf8, isForm: false)
    }
}

/// A header field such as `form-data; name="file"; filename="a.pdf"`.
struct ParameterizedHeader {
    /// What stands before the first semicolon.
    let value: String
    private var parameters: [(name: String, value: String)] = []

    /// - Returns: nil for what breaks the grammar (RFC 9110, 5.6.6), and for a parameter that comes twice.
    init?(_ text: String) {
        var rest = text[...].utf8
        value = String(Substring(rest.prefix { $0 != UInt8(ascii: ";") })).trimmingBlanks
        rest = rest.drop { $0 != UInt8(ascii: ";") }
        while rest.popFirst() != nil {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
            guard !rest.isEmpty else { break }
            let name = Substring(rest.prefix { $0 != UInt8(ascii: "=") })
            rest = rest.dropFirst(name.utf8.count)
            guard Self.isToken(name), rest.popFirst() != nil, let value = Self.readValue(&rest) else { return nil }
            guard self[String(name)] == nil else { return nil }
            parameters.append((name.lowercased(), value))
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
            guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { return nil }
        }
    }

    /// A parameter's value; nil when it is not there.
    subscript(name: String) -> String? {
        parameters.first { $0.name.isEqualIgnoringCase(to: name) }?.value
    }

    /// A token, or text in quotes. A browser does not escape the backslashes of a path: one counts as itself before
    /// anything but a quote or another.
    private static func readValue(_ rest: inout Substring.UTF8View) -> String? {
        guard rest.first == UInt8(ascii: "\"") else {
            let token = Substring(rest.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 && $0 != 0x09 })
            rest = rest.dropFirst(token.utf8.count)
            return isToken(token) ? String(token) : nil
        }
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return String(validating: bytes, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), let next = rest.first, next == byte || next == UInt8(ascii: "\"") {
                rest.removeFirst()
                bytes.append(next)
            } else {
                bytes.append(byte)
            }
        }
        return nil
    }

    /// RFC 9110, 5.6.2; and `'` and `%`, of which extended values are made, are tokens too.
    static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x21...0x7E).contains(byte) && !"\"(),/:;<=>?@[\\]{}".utf8.contains(byte)
            }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let start = utf8.drop { $0 == 0x20 || $0 == 0x09 }
        let kept = start.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { start[...$0] }
        return kept.map { String(Substring($0)) } ?? ""
    }
}
