internal import Foundation
internal import Web

/// The cookie by which a browser shows who is signed in.
///
/// It holds an access token that lasts as long as its session may: what ends a session ends the cookie's worth at the
/// next request. No script can read it, no other site can have it sent, and `__Host-` ties it to this host and to TLS
/// (draft-ietf-httpbis-rfc6265bis, 4.1.3.2).
enum SessionCookie {
    static let name = "__Host-trunkline"

    /// The `Set-Cookie` header that gives it to a browser.
    static func setting(_ token: String, seconds: Int) -> String {
        "\(name)=\(token); Path=/; Max-Age=\(seconds); Secure; HttpOnly; SameSite=Strict"
    }

    /// The `Set-Cookie` header that takes it away.
    static let clearing = "\(name)=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict"

    /// The token in a request's `Cookie` header (RFC 6265, 4.2.1); nil when there is none.
    static func token(in request: Request) -> String? {
        guard let header = request.headers["cookie"] else { return nil }
        for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
            let pair = pair.drop { $0 == UInt8(ascii: " ") }
            guard pair.starts(with: name.utf8), pair.dropFirst(name.utf8.count).first == UInt8(ascii: "=") else {
                continue
            }
            return String(Substring(pair.dropFirst(name.utf8.count + 1)))
        }
        return nil
    }
}

extension Request {
    /// Whether a page of this very site sent the request, going by what browsers say and scripts cannot forge.
    ///
    /// `Sec-Fetch-Site` (W3C Fetch Metadata) says it; a browser without it sends `Origin` with whatever changes things.
    var isSameOrigin: Bool {
        if let site = headers["sec-fetch-site"] { return site == "same-origin" }
        guard let origin = headers["origin"], let host = headers["host"] else { return false }
        return origin == "https://\(host)"
    }

    /// Whether another site had the browser send the request. A program sends neither header.
    var isCrossSite: Bool {
        (headers["sec-fetch-site"] != nil || headers["origin"] != nil) && !isSameOrigin
    }

    /// Whether the page sent it by itself, and nobody at the keyboard: it does not keep a session alive.
    var isBackground: Bool { method == .get && headers["x-background"] == "1" }

    /// The same, by a session in a browser: what else it is good for, to be counted apart and to be told in the trail from
    /// what somebody looks at, is not for a program that says so.
    var isByOpenPage: Bool { isBackground && bearerToken == nil && SessionCookie.token(in: self) != nil }
}

extension APIError {
    static let crossSite = APIError(.forbidden, "CROSS_SITE", "A session in a browser is for this site's own pages.")
}
