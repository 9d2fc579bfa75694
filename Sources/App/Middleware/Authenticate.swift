internal import Foundation
internal import Secrets
internal import Web

/// Establishes who sent the request: from `Authorization: Bearer` with an access token or an API key, or from the cookie
/// of a person signed in at a browser.
///
/// A request with neither goes through, without a caller: whether it may is the
/// route's `access` to say. A route open to everyone does not look.
struct Authenticate: Middleware {
    func respond(to request: Request, in context: AppContext, next: Next<AppContext>) throws -> Response {
        guard needsCaller(context.match?.access), let caller = try caller(in: context) else {
            return next(request, context)
        }
        var context = context
        context.caller = caller
        return next(request, context)
    }

    private func needsCaller(_ access: Access?) -> Bool {
        switch access {
        case .anyone, .operators, nil: false
        case .ownAccount, .roles, .organisation, .machine: true
        }
    }

    private func caller(in context: AppContext) throws -> Caller? {
        if let token = context.request.bearerToken {
            return APIKey.isAPIKey(token)
                ? try machine(holding: token, in: context) : try person(bearing: token, in: context)
        }
        guard let token = SessionCookie.token(in: context.request) else { return nil }
        // A browser sends the cookie with whatever a page does; only our own pages may change anything by it.
        guard context.request.method == .get || context.request.isSameOrigin else { throw APIError.crossSite }
        return try person(bearing: token, in: context)
    }

    private func machine(holding secret: String, in context: AppContext) throws -> Caller {
        let digest = APIKey.digest(of: secret)
        let known = try credential(.key(digest), in: context) {
            try KeyCredential.load(digest, in: context)
        }
        guard let known, known.isValid(at: context.now) else {
            context.services.shared.count(.keysRefused)
            throw APIError.invalidToken
        }
        return known.caller
    }

    private func person(bearing token: String, in context: AppContext) throws -> Caller {
        let claims: AccessClaims
        do throws(TokenError) {
            claims = try context.services.tokens.verify(token, at: context.now)
        } catch {
            context.services.shared.count(.tokensRefused)
            throw error
        }
        let known = try credential(.session(claims.sessionID), in: context) {
            try SessionCredential.load(claims, in: context)
        }
        guard let known, known.caller.organisation == claims.organisation, known.isValid(at: context.now) else {
            context.services.shared.count(.tokensRefused)
            throw APIError.invalidToken
        }
        return known.caller
    }

    /// Returns what is remembered of a credential, or what `load` says, which is then remembered.
    private func credential(
        _ key: CredentialKey, in context: AppContext, load: () throws -> Credential?
    ) throws -> Credential? {
        let generation = context.services.shared.generation(.credentials)
        if let known = context.memory.credentials.known(key, generation: generation, now: context.now),
            !needsTouch(known, in: context)
        {
            return known
        }
        let credential = try load()
        context.memory.credentials.remember(credential, for: key, generation: generation, now: context.now)
        return credential
    }

    /// Whether the request has to be noted as its session's last.
    private func needsTouch(_ credential: Credential?, in context: AppContext) -> Bool {
        guard let touchAt = credential?.touchAt else { return false }
        return context.now > touchAt && !context.request.isBackground
    }
}
