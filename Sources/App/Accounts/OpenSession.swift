internal import Foundation
internal import Secrets
internal import Web

/// `POST /session`: signs a person in at a browser. `username`, `password`; answers with the session, and its cookie.
///
/// Errors as `POST /auth/login`; `CROSS_SITE` (403) for a form on another site.
enum OpenSession {
    struct Input: RequestBody {
        let credentials: SignIn.Input

        static let schema = SignIn.Input.schema

        init(from decoder: any Decoder) throws {
            credentials = try SignIn.Input(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<SessionView>> {
        guard !context.request.isCrossSite else { throw APIError.crossSite }
        let (user, session) = try SignIn.enter(input.credentials, in: context) { ($0, $1) }
        let claims = AccessClaims(of: user, session: session.id, from: context.now, until: session.expiresAt)
        let cookie = SessionCookie.setting(
            try context.services.issuer.issue(claims), seconds: Int(session.expiresAt.timeIntervalSince(context.now)))
        return .ok(
            Success(try SessionView(of: user, session, in: context)),
            headers: ["set-cookie": cookie, "cache-control": "no-store"])
    }
}
