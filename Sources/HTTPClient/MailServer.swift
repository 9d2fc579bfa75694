/// A mail server that takes our messages for delivery (RFC 6409).
public struct MailServer: Sendable {
    public enum Security: Sendable {
        /// TLS from the first byte on (RFC 8314).
        case tls
        /// TLS is asked for before anything else is said, and nothing is said without it.
        case startTLS
        /// Without TLS; only this host may be spoken to so.
        case plain
    }

    public struct Credentials: Sendable {
        let user: String
        let password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    let host: Host
    let port: UInt16
    let security: Security
    let credentials: Credentials?
    let hello: Host
    let policy: AddressPolicy

    /// - Parameters:
    ///   - port: 587 with STARTTLS and 465 with TLS, as a rule.
    ///   - credentials: sent once TLS is agreed, by the mechanisms PLAIN or LOGIN.
    ///   - hello: by which name we introduce ourselves.
    /// - Throws: why the policy allows no such server.
    public init(
        host: Host, port: UInt16, security: Security, credentials: Credentials?, hello: Host,
        policy: AddressPolicy = .operators
    ) throws(DestinationError) {
        try policy.check(host, port: port, isPlain: security == .plain)
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
        self.hello = hello
        self.policy = policy
    }

    var url: String { "\(security == .tls ? "smtps" : "smtp")://\(host.inURL):\(port)/\(hello.text)" }
}

extension MailServer.Credentials: CustomStringConvertible, CustomReflectable {
    /// Nothing.
    public var description: String { "credentials" }

    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A message on its way to a mail server.
public struct MailDelivery: Sendable {
    public let server: MailServer
    /// Where failures are reported to.
    public let sender: MailAddress
    public let recipients: [MailAddress]
    /// Head and body, as a server may get it.
    public let message: [UInt8]
    public let limits: TransferLimits

    /// The most recipients that a server must take at once (RFC 5321 section 4.5.3.1.8).
    public static let mostRecipients = 100

    /// - Parameters:
    ///   - message: lines of at most 998 bytes of ASCII without NUL, each ended by CR LF, the last one too. A line end
    ///     that only some servers take for one would let a text smuggle commands past the others.
    ///   - limits: `connect` is until the server knows who we are.
    /// - Returns: nil when the message is not such, or for no or too many recipients.
    public init?(
        to server: MailServer, sender: MailAddress, recipients: [MailAddress], message: [UInt8], limits: TransferLimits
    ) {
        guard (1...Self.mostRecipients).contains(recipients.count), Self.isSound(message) else { return nil }
        self.server = server
        self.sender = sender
        self.recipients = recipients
        self.message = message
        self.limits = limits
    }

    private static func isSound(_ message: [UInt8]) -> Bool {
        var length = 0
        var last: UInt8 = 0
        for byte in message {
            // CR and LF come together, in this order.
            guard (last == 0x0D) == (byte == 0x0A), (1..<0x80).contains(byte) else { return false }
            length = byte == 0x0A || byte == 0x0D ? 0 : length + 1
            guard length <= 998 else { return false }
            last = byte
        }
        return last == 0x0A
    }
}
