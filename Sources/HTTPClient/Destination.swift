/// A URL that may be sent to, as far as its text tells, and whom it may turn out to name.
///
/// It is put together anew from what was read of it, so that nobody who reads it later reads something else.
public struct Destination: Hashable, Sendable {
    /// The longest URL that is read, in bytes.
    public static let longest = 2_048

    public let host: Host
    public let port: UInt16
    /// Without TLS.
    public let isPlain: Bool
    /// Whom the host may be; looked at again when its address is known.
    public let policy: AddressPolicy
    /// Path and query, from the first `/` on.
    private let target: String

    /// Reads a URL.
    ///
    /// - Parameter text: `https://host[:port][/path][?query]` in ASCII; `http` where the policy allows this host and the
    ///   host is `localhost` or an address of this host.
    /// - Throws: what is wrong with it.
    public init(_ text: String, policy: AddressPolicy) throws(DestinationError) {
        guard text.utf8.count <= Self.longest else { throw .tooLong }
        guard text.utf8.allSatisfy(Self.isAllowed) else { throw .malformed }
        guard let mark = text.firstRange(of: "://") else { throw .malformed }
        isPlain = try Self.isPlain(scheme: text[..<mark.lowerBound].lowercased(), policy)
        let rest = text[mark.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let (host, port) = try Self.authority(rest[..<end])
        guard !rest[end...].contains("#") else { throw .malformed }
        self.host = host
        self.port = port ?? (isPlain ? 80 : 443)
        self.policy = policy
        target = rest[end...].hasPrefix("/") ? String(rest[end...]) : "/" + rest[end...]
        try policy.check(host, port: self.port, isPlain: isPlain)
    }

    /// All of it. May be a secret: some receivers know a sender by the path.
    public var url: String { "\(origin)\(target)" }

    /// Scheme, host and port, which are no secret.
    public var origin: String { "\(isPlain ? "http" : "https")://\(host.inURL):\(port)" }

    private static func isPlain(scheme: String, _ policy: AddressPolicy) throws(DestinationError) -> Bool {
        switch scheme {
        case "https": return false
        case "http" where policy.allowsThisHost: return true
        case "http": throw .notEncrypted
        default: throw .unknownScheme
        }
    }

    private static func authority(_ text: Substring) throws(DestinationError) -> (Host, UInt16?) {
        guard !text.contains("@") else { throw .userInformation }
        let bracket = text.hasPrefix("[") ? text.firstIndex(of: "]") : nil
        let colon = text[(bracket ?? text.startIndex)...].firstIndex(of: ":")
        let name = text[..<(colon ?? text.endIndex)]
        var port: UInt16?
        if let colon {
            let digits = text[text.index(after: colon)...]
            guard let number = UInt16(digits), number > 0, String(number) == digits else { throw .forbiddenPort }
            port = number
        }
        if text.hasPrefix("[") {
            guard name.hasSuffix("]"), let host = Host(String(name.dropFirst().dropLast())),
                case .address(.v6, _) = host
            else { throw .malformedHost }
            return (host, port)
        }
        guard let host = Host(String(name)) else { throw .malformedHost }
        return (host, port)
    }

    /// Printable ASCII that means nothing different to one reader than to another (RFC 3986 section 2).
    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"\"<>\\^`{|}".utf8.contains(byte)
    }
}

extension Destination: CustomStringConvertible, CustomReflectable {
    /// The origin alone, so that a path that is a secret does not get into a log.
    public var description: String { origin }

    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a URL is not sent to.
public enum DestinationError: Error, Equatable, Sendable {
    /// No URL, or with a character that none has, or with a fragment.
    case malformed
    case tooLong
    /// Neither `https` nor `http`.
    case unknownScheme
    /// `http` to somebody else's machine.
    case notEncrypted
    /// With a user or a password in it.
    case userInformation
    /// The host is neither a name nor an address in its usual spelling.
    case malformedHost
    /// The host is an address that may not be connected to.
    case forbiddenAddress
    case forbiddenPort
}
