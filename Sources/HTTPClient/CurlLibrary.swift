internal import CCurl
internal import Glibc

/// libcurl, started.
enum CurlLibrary {
    /// Starts the library when first asked, once, whichever thread asks.
    static let start: Void = {
        // TLS writes to connections that the other side has closed; an error says so, and no signal need.
        signal(SIGPIPE, SIG_IGN)
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK else { fatalError("curl does not start") }
    }()
}

extension Duration {
    /// Whole milliseconds, at least one: none means "for ever" to curl.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
