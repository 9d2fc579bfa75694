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
        let (view, cookie) = try SignIn.enter(input.credentials, in: context) { user, session in
            (try SessionView(of: user, session, in: context), try makeCookie(of: session, for: user, in: context))
        }
        return .ok(Success(view), headers: ["set-cookie": cookie, "cache-control": "no-store"])
    }

    private static func makeCookie(of session: Session, for user: User, in context: AppContext) throws -> String {
        let seconds = min(session.expiresAt.timeIntervalSince(context.now), TokenVerifier.maximumLifetime)
        let claims = AccessClaims(of: user, session: session.id, from: context.now, until: context.now + seconds)
        return SessionCookie.setting(try context.services.issuer.issue(claims), seconds: Int(seconds))
    }
}
