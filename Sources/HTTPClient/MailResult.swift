/// What a mail server has made of a message.
public struct MailResult: Hashable, Sendable {
    public enum Verdict: String, Sendable {
        /// The server will deliver it, to all recipients but those in `refusals`.
        case accepted
        /// The server will never take it.
        case refused
        /// The server has not got it, or does not want it now.
        case tryLater
        /// The server had the whole message and has not said what it does with it: to send it again may be to send it
        /// twice.
        case unknown
    }

    /// How far it went.
    public enum Stage: String, Sendable {
        /// Connecting, greeting, TLS.
        case connection
        case credentials
        case sender
        case recipients
        case message
    }

    public let verdict: Verdict
    public let stage: Stage
    /// The server's last word, such as 250 or 554; nil when it did not come to one. Its text is nobody's to keep: it may
    /// hold addresses.
    public let code: Int?
    /// What the server said to single recipients that it did not take, by their place in the list. 4xx may be tried later.
    public let refusals: [Int: Int]
    /// Why the conversation broke off; nil when the server has ended it.
    public let error: TransferError?

    /// Whether the server has said of this message alone, or of its recipients, that it does not want it now: a full
    /// mailbox, a recipient it has not seen before. It takes others', unless it said that it is closing (421).
    public var isOfMessage: Bool {
        guard verdict == .tryLater, error == nil, let code, code != 421 else { return false }
        return stage == .recipients || stage == .message
    }
}
