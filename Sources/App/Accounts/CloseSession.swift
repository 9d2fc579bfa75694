internal import Web

/// `DELETE /session`: signs out at a browser; the cookie goes.
enum CloseSession {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        try SignOut.end(in: context)
        return .noContent(headers: ["set-cookie": SessionCookie.clearing])
    }
}
