internal import CCurl

/// Sends requests to HTTP services, one at a time, over connections that it keeps.
///
/// Belongs to one thread, like a database connection: it is not `Sendable`. It follows no redirect, believes no proxy of
/// the environment, and checks the certificates of `https`.
@safe
public struct HTTPClient: ~Copyable {
    private let handle: UnsafeMutableRawPointer
    private let timeout: Duration
    private let unixSocket: String?
    private let longestBody: Int

    /// - Parameters:
    ///   - timeout: how long a request may take from its start to the last byte of its answer. It has no default:
    ///     whoever waits for somebody else's service decides for how long.
    ///   - unixSocket: path of the socket to connect to, whatever host a URL names; nil for the network.
    ///   - longestBody: of an answer, in bytes.
    public init(timeout: Duration, unixSocket: String? = nil, longestBody: Int = 1 << 20) {
        CurlLibrary.start
        guard let handle = unsafe curl_easy_init() else { fatalError("curl has no memory") }
        unsafe self.handle = handle
        self.timeout = timeout
        self.unixSocket = unixSocket
        self.longestBody = longestBody
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
    }

    /// Sends a request and waits for the whole answer, whatever its status.
    ///
    /// - Parameters:
    ///   - url: `http` or `https`.
    ///   - headers: lines such as `Content-Type: application/json`; nothing of them may come from a stranger.
    /// - Throws: `HTTPClientError` when no whole answer came; the other side may have acted on the request all the same.
    public func post(
        _ body: [UInt8], to url: String, headers: [String] = []
    ) throws(HTTPClientError) -> HTTPResponse {
        let received = Received(limit: longestBody)
        // curl holds the list until the transfer is over.
        var list: UnsafeMutablePointer<curl_slist>?
        defer { unsafe curl_slist_free_all(list) }
        for line in headers + ["Expect:"] {
            unsafe list = curl_slist_append(list, line)
        }
        unsafe curl_easy_reset(handle)
        let settings = unsafe [
            ccurl_set_text(handle, CURLOPT_URL, url),
            ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
            ccurl_set_text(handle, CURLOPT_PROXY, ""),
            ccurl_set_text(handle, CURLOPT_UNIX_SOCKET_PATH, unixSocket),
            ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, timeout.milliseconds),
            // Without it curl measures time by a signal, which is the process's and not the thread's.
            ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1),
            ccurl_set_address(handle, CURLOPT_HTTPHEADER, list),
            unsafe body.withUnsafeBytes { unsafe ccurl_set_body(handle, $0.baseAddress, $0.count) },
            ccurl_set_receiver(handle, CURLOPT_WRITEFUNCTION, Received.take),
            ccurl_set_address(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(received).toOpaque()),
        ]
        for result in settings {
            if let error = HTTPClientError(result) { throw error }
        }
        let result = unsafe curl_easy_perform(handle)
        // curl has its address only.
        withExtendedLifetime(received) {}
        if let error = HTTPClientError(result) { throw error }
        return HTTPResponse(status: unsafe ccurl_status(handle), body: received.body)
    }
}

/// What a service answered.
public struct HTTPResponse: Equatable, Sendable {
    /// Such as 201.
    public let status: Int
    /// As it came, at most as long as the client allows.
    public let body: [UInt8]
}

/// Why there is no answer.
public enum HTTPClientError: Error, Equatable, Sendable {
    case timedOut
    /// Nobody is there; the request has not been sent.
    case unreachable
    case bodyTooLong
    /// - Parameter code: curl's own; see libcurl-errors(3).
    case failed(code: UInt32)

    init?(_ code: CURLcode) {
        switch code {
        case CURLE_OK: return nil
        case CURLE_OPERATION_TIMEDOUT: self = .timedOut
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: self = .unreachable
        case CURLE_WRITE_ERROR: self = .bodyTooLong
        default: self = .failed(code: code.rawValue)
        }
    }
}

/// The body of an answer as far as it has come; a class, so that curl can be given its address.
private final class Received {
    private let limit: Int
    private(set) var body: [UInt8] = []

    init(limit: Int) { self.limit = limit }

    /// Called by curl with each piece; to answer anything but `count` ends the transfer.
    static let take: @convention(c) (UnsafePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        start, _, count, context in
        guard let start = unsafe start, let context = unsafe context else { return 0 }
        let received = unsafe Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
        guard received.body.count + count <= received.limit else { return 0 }
        unsafe received.body.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
        return count
    }
}
