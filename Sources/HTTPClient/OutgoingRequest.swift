/// A `POST` to a URL that somebody has entered.
public struct OutgoingRequest: Sendable {
    public let destination: Destination
    public let headers: [HeaderLine]
    public let body: [UInt8]
    public let limits: TransferLimits
    /// Whether the receiver knows a request that it has had before. If so, curl may keep connections, and sends once more
    /// what was lost with one that the receiver had just closed. If not, each request has a connection of its own and
    /// goes out once at most.
    public let isRepeatable: Bool
    /// Names of headers of the answer that are wanted, in lower case.
    public let wantedHeaders: Set<String>

    public init(
        to destination: Destination, headers: [HeaderLine], body: [UInt8], limits: TransferLimits, isRepeatable: Bool,
        wantedHeaders: Set<String> = ["retry-after"]
    ) {
        self.destination = destination
        self.headers = headers
        self.body = body
        self.limits = limits
        self.isRepeatable = isRepeatable
        self.wantedHeaders = wantedHeaders
    }
}

/// A line of a request's head. It cannot hold the end of a line, and so no second one.
public struct HeaderLine: Sendable {
    let text: String

    /// - Parameters:
    ///   - name: a token of RFC 9110 section 5.6.2.
    ///   - value: printable ASCII, spaces within it allowed; not empty.
    /// - Returns: nil for anything else.
    public init?(_ name: String, _ value: String) {
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte),
            let first = value.utf8.first, let last = value.utf8.last, first != 0x20, last != 0x20,
            value.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return nil }
        text = "\(name): \(value)"
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"\"(),/:;<=>?@[\\]{}".utf8.contains(byte)
    }
}

extension HeaderLine: CustomStringConvertible, CustomReflectable {
    /// The name alone: the value may be a secret.
    public var description: String { String(text.prefix { $0 != ":" }) }

    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// How long a transfer may take and how much it may bring.
public struct TransferLimits: Hashable, Sendable {
    /// From the start until the connection can be used: the name looked up, connected, TLS agreed.
    public let connect: Duration
    /// From the start to the end of the answer.
    public let whole: Duration
    /// Of an answer's body, in bytes; the rest of it is not read.
    public let longestBody: Int

    /// The longest head of an answer that is read, in bytes, interim answers' included.
    public static let longestHead = 65_536

    public init(connect: Duration, whole: Duration, longestBody: Int = 65_536) {
        self.connect = connect
        self.whole = whole
        self.longestBody = longestBody
    }
}

/// What a receiver answered.
public struct Answer: Sendable {
    /// Such as 204. A redirect is an answer like others and not followed.
    public let status: Int
    /// Those that were wanted, by their names in lower case; of equal ones the last.
    public let headers: [String: String]
    /// As far as it was read.
    public let body: [UInt8]
    /// False when the answer was too long, or broke off after its head.
    public let isWhole: Bool
    public let times: TransferTimes
}

/// When what happened, counted from a transfer's start.
public struct TransferTimes: Sendable {
    /// The connection could be used; zero when it was a kept one.
    public let connected: Duration
    /// The answer began.
    public let answered: Duration
    public let ended: Duration
}
