internal import Foundation
internal import Secrets
internal import Web

/// Establishes who sent the request, from `Authorization: Bearer` with an access token or an API key.
///
/// A request with neither goes through, without a caller: whether it may is the
/// route's `access` to say. A route open to everyone does not look.
struct Authenticate: Middleware {
    func respond(to request: Request, in context: AppContext, next: Next<AppContext>) throws -> Response {
        guard needsCaller(context.match?.access), let token = request.bearerToken else {
            return next(request, context)
        }
        var context = context
        context.caller = try caller(bearing: token, in: context)
        return next(request, context)
    }

    private func needsCaller(_ access: Access?) -> Bool {
        switch access {
        case .anyone, .operators, nil: false
        case .ownAccount, .roles, .machine: true
        }
    }

    private func caller(bearing token: String, in context: AppContext) throws -> Caller {
        if APIKey.isAPIKey(token) {
            return try machine(holding: token, in: context)
        }
        let claims: AccessClaims
        do throws(TokenError) {
            claims = try context.services.tokens.verify(token, at: context.now)
        } catch {
            context.services.shared.count(.tokensRefused)
            throw error
        }
        return try person(claiming: claims, in: context)
    }

    private func machine(holding secret: String, in context: AppContext) throws -> Caller {
        let digest = APIKey.digest(of: secret)
        let known = try context.memory.credentials.value(
            of: .key(digest), generation: context.services.shared.generation(.credentials), now: context.now
        ) {
            try APIKeyStore(db: context.db).credential(digest: digest, now: context.now)
        }
        guard let credential = known, credential.isValid(at: context.now) else {
            context.services.shared.count(.keysRefused)
            throw APIError.invalidToken
        }
        return credential.caller
    }

    private func person(claiming claims: AccessClaims, in context: AppContext) throws -> Caller {
        let known = try context.memory.credentials.value(
            of: .session(claims.sessionID), generation: context.services.shared.generation(.credentials),
            now: context.now
        ) {
            try SessionCredential.load(claims, in: context)
        }
        guard let credential = known, credential.caller.organisation == claims.organisation,
            credential.isValid(at: context.now)
        else {
            context.services.shared.count(.tokensRefused)
            throw APIError.invalidToken
        }
        return credential.caller
    }
}
