internal import Foundation
internal import Web

/// Refuses a caller's requests beyond a steady rate, over all workers of the host.
///
/// Keyed by the verified user or key, never by what a stranger sends; nginx
/// limits by address before us. Tells the caller where it stands in
/// `X-RateLimit-*` and in `RateLimit` and `RateLimit-Policy`
/// (draft-ietf-httpapi-ratelimit-headers).
struct RateLimit: Middleware {
    func respond(to request: Request, in context: AppContext, next: Next<AppContext>) throws -> Response {
        guard let caller = context.caller else { return next(request, context) }
        let rate = context.services.configuration.rate(of: caller)
        let decision = context.services.shared.take(
            from: Self.bucket(of: caller, for: context.match?.access, isByOpenPage: request.isByOpenPage), rate: rate)
        let headers = Self.headers(decision, rate)
        guard decision.isAllowed else {
            let error = APIError.tooManyRequests(retryAfter: decision.retryAfter)
            throw APIError(error.status, error.code, error.message, headers: error.headers.merging(headers))
        }
        var response = next(request, context)
        for field in headers.fields {
            response.headers.append(field.name, field.value)
        }
        return response
    }

    static let fields = [
        Parameter("X-RateLimit-Limit", .integer(1...Int.max), "Requests at once.", isRequired: true),
        Parameter("X-RateLimit-Remaining", .integer(0...Int.max), "Requests that are left.", isRequired: true),
        Parameter("X-RateLimit-Reset", .integer(0...Int.max), "Seconds until all are there again.", isRequired: true),
        Parameter("RateLimit", .string(1...80), "The same as draft-ietf-httpapi-ratelimit-headers has it."),
        Parameter("RateLimit-Policy", .string(1...80), "The limit as that draft has it."),
    ]

    /// Whoever floods with a stolen token must not keep the owner from signing out: that is counted by session. Nor must
    /// what pages ask by themselves while something is down keep anybody from anything: that is counted apart, of all the
    /// user's sessions together, for there may be any number of them.
    private static func bucket(of caller: Caller, for access: Access?, isByOpenPage: Bool) -> UUID {
        guard case .user(let person) = caller else { return caller.id }
        if isByOpenPage { return person.id.other }
        return access == .ownAccount ? person.session : person.id
    }

    private static func headers(_ decision: RateDecision, _ rate: Rate) -> Headers {
        var headers: Headers = [:]
        headers.append("x-ratelimit-limit", String(rate.burst))
        headers.append("x-ratelimit-remaining", String(decision.remaining))
        headers.append("x-ratelimit-reset", String(decision.reset))
        headers.append("ratelimit-policy", rate.policy)
        headers.append("ratelimit", #""default";r=\#(decision.remaining);t=\#(decision.reset)"#)
        return headers
    }
}

extension UUID {
    /// Another id that belongs to this one.
    fileprivate var other: UUID {
        var bytes = uuid
        bytes.15 ^= 0xFF
        return UUID(uuid: bytes)
    }
}

/// A token bucket: how many requests at once, and how many more a minute.
public struct Rate: Equatable, Sendable {
    public let burst: Int
    public let perMinute: Int
    /// The value of `RateLimit-Policy`: the burst, and in how many seconds an empty bucket fills.
    let policy: String

    /// - Precondition: both are greater than zero.
    public init(burst: Int, perMinute: Int) {
        self.burst = burst
        self.perMinute = perMinute
        policy = #""default";q=\#(burst);w=\#((burst * 60 + perMinute - 1) / perMinute)"#
    }
}

/// What became of one request against its rate.
struct RateDecision {
    let isAllowed: Bool
    /// Requests that would still be let through at this moment.
    let remaining: Int
    /// Seconds until the next one is let through; 0 when it is now.
    let retryAfter: Int
    /// Seconds until the bucket is full again.
    let reset: Int
}
