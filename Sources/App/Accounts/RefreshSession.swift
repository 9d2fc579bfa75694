internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /auth/refresh`: a refresh token for a new pair. It works once.
///
/// A token that comes a second time means that two hold it, and one of them
/// stole it: the whole session ends (RFC 9700, 4.14.2).
///
/// Errors: `INVALID_TOKEN` (401).
enum RefreshSession {
    static func handle(_ input: RefreshInput, in context: AppContext) throws -> Reply<TokenPair> {
        let digest = OpaqueToken.digest(of: input.refreshToken)
        guard let holder = try RefreshTokenStore.holder(of: digest, context.db) else { throw APIError.invalidToken }
        switch try context.db.retryingTransaction({ try refresh(digest, of: holder, in: context) }) {
        case .refreshed(let pair):
            return .ok(pair, headers: ["cache-control": "no-store"])
        case .ended:
            context.services.shared.bump(.credentials)
            throw APIError.invalidToken
        case .over:
            throw APIError.invalidToken
        }
    }

    private enum Outcome {
        case refreshed(TokenPair)
        /// The token was not good, and its session has been ended for it.
        case ended
        /// The session was over before: nothing is written, however often a spent token comes.
        case over
    }

    private static func refresh(
        _ digest: [UInt8], of holder: RefreshTokenStore.Holder, in context: AppContext
    ) throws -> Outcome {
        let db = try context.db
        let sessions = SessionStore(db: db, organisation: holder.organisation)
        guard let session = try sessions.find(holder.session), session.revokedAt == nil,
            let user = try UserStore(db: db, organisation: holder.organisation).find(session.user)
        else { return .over }
        let isFirstUse = try RefreshTokenStore(db: db, organisation: holder.organisation)
            .consume(digest, now: context.now)
        let limits = context.services.configuration.sessions
        guard isFirstUse, user.status == .active, session.isOpen(at: context.now, limits: limits, role: user.role)
        else {
            try sessions.revoke(session.id, now: context.now)
            try AuditStore.append(
                AuditEvent(
                    isFirstUse ? "refresh" : "refresh_token_reused", .refused, on: "session", session.id.text,
                    by: .user(user.id)),
                organisation: holder.organisation, in: context)
            return .ended
        }
        try sessions.touch(session.id, at: context.now)
        return .refreshed(try TokenPair.issue(to: user, session: session.id, in: context))
    }
}
