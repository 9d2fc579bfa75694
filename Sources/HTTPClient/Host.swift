/// A machine's name or address as it may occur in a URL.
public enum Host: Hashable, Sendable {
    /// In lower case; international ones in their ASCII form (RFC 5890, `xn--`).
    case name(String)
    case address(IPAddress, text: String)

    /// Reads a host; an IPv6 address has no brackets.
    ///
    /// - Parameter text: a name of at least two labels of letters, digits and hyphens (RFC 1123 section 2.1), or
    ///   `localhost`; or an address in its usual spelling. At most 253 characters.
    /// - Returns: nil for anything else: what ends in a number and is no address, what is percent-encoded, has a zone or
    ///   a dot at its end.
    public init?(_ text: String) {
        if let address = IPAddress(text) {
            self = .address(address, text: text)
            return
        }
        // Some letters outside of ASCII become ASCII in lower case.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let name = text.lowercased()
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, labels.count > 1 || name == "localhost", labels.allSatisfy(Self.isLabel),
            // Some resolvers take such an end for a number of an IPv4 address.
            let last = labels.last, let first = last.utf8.first, !Self.isDigit(first)
        else { return nil }
        self = .name(name)
    }

    /// As it is written outside of URLs.
    public var text: String {
        switch self {
        case .name(let text), .address(_, let text): text
        }
    }

    /// As it is written in URLs.
    var inURL: String {
        if case .address(.v6, let text) = self { "[\(text)]" } else { text }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        let bytes = label.utf8
        return (1...63).contains(bytes.count) && bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
            && bytes.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || isDigit($0) || $0 == 0x2D }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
