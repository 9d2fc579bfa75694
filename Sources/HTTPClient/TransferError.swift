internal import CCurl

/// Why there is no answer.
public enum TransferError: Error, Hashable, Sendable {
    /// All addresses of the name are such as may not be connected to. Nothing was sent, not even a greeting.
    case addressRefused
    /// The name has no address, or nobody could tell.
    case nameNotResolved
    /// Nobody is there, or not in time.
    case notConnected
    /// The other side is not who it should be, or speaks no TLS that we do. Nothing of the request was sent.
    case notTrusted
    /// - Parameter sent: whether the request had begun to go out, so that it may have arrived.
    case timedOut(sent: Bool)
    case connectionLost(sent: Bool)
    /// Something came back that is no answer, or its head was longer than allowed.
    case answerMalformed
    /// - Parameter code: curl's own; see libcurl-errors(3).
    case failed(code: UInt32, sent: Bool)

    /// Whether the receiver may have acted on the request: to send it again may be to have it done twice.
    public var mayHaveArrived: Bool {
        switch self {
        case .addressRefused, .nameNotResolved, .notConnected, .notTrusted: false
        case .timedOut(let sent), .connectionLost(let sent), .failed(_, let sent): sent
        case .answerMalformed: true
        }
    }

    init(_ code: CURLcode, sent: Bool) {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: self = .nameNotResolved
        case CURLE_COULDNT_CONNECT: self = .notConnected
        case CURLE_OPERATION_TIMEDOUT: self = .timedOut(sent: sent)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED:
            self = sent ? .connectionLost(sent: true) : .notTrusted
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE:
            self = .connectionLost(sent: sent)
        // The gate lets nothing out twice that must go out once.
        case CURLE_ABORTED_BY_CALLBACK: self = .connectionLost(sent: sent)
        case CURLE_WEIRD_SERVER_REPLY where sent, CURLE_UNSUPPORTED_PROTOCOL where sent: self = .answerMalformed
        default: self = .failed(code: code.rawValue, sent: sent)
        }
    }
}
