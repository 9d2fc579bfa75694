internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// What failed sign-ins cost the next one: nothing at first, then a wait that doubles, then a lock.
///
/// A lock ends by itself, so a stranger who guesses cannot shut an account for
/// good (ASVS 5.0, 6.1.1); an admin can end it sooner.
struct SignInThrottle: Equatable, Sendable {
    /// Failures that cost nothing.
    let free: Int
    /// Failures after which the subject is locked.
    let limit: Int

    /// One login, from wherever.
    static let account = SignInThrottle(free: 5, limit: 10)
    /// One address, for whatever login: an office behind one address has many people.
    static let address = SignInThrottle(free: 20, limit: 60)

    /// How long a lock lasts, and after how long failures are forgotten, in seconds.
    static let window: TimeInterval = 900
    /// The longest wait before the lock, in seconds.
    static let longestWait: TimeInterval = 30

    /// How long until the next attempt is let through, in seconds; 0 for now.
    func wait(after failures: Int, lastFailedAt: Date, now: Date) -> Int {
        guard failures >= free else { return 0 }
        let pause: TimeInterval =
            if failures >= limit {
                Self.window
            } else {
                min(Self.longestWait, TimeInterval(1 << min(failures - free, 16)))
            }
        return max(0, Int((pause - now.timeIntervalSince(lastFailedAt)).rounded(.up)))
    }
}

/// The throttles of one attempt to sign in.
struct SignInGate {
    private let store: SignInThrottleStore
    private let account: [UInt8]
    private let address: [UInt8]
    private let now: Date

    init(login: String, context: AppContext) throws {
        store = SignInThrottleStore(db: try context.db)
        account = Self.subject(of: login, context)
        address = context.services.index.index(
            label: "bi:v1:sign_in.address", normalised: context.request.remoteAddress)
        now = context.now
    }

    /// The blind index under which an account's failures are counted: a login that nobody has leaves no name behind.
    static func subject(of login: String, _ context: AppContext) -> [UInt8] {
        context.services.index.index(label: "bi:v1:sign_in.account", normalised: login)
    }

    /// Counts this attempt as failed until it has succeeded, so that attempts made at once cannot pass together.
    ///
    /// - Throws: `APIError` 429 with `Retry-After`.
    func enter() throws {
        try store.db.retryingTransaction {
            for (subject, throttle) in [(account, SignInThrottle.account), (address, .address)] {
                let wait = try store.countFailure(of: subject, throttle: throttle, now: now)
                guard wait == 0 else {
                    throw APIError(
                        .tooManyRequests, "TOO_MANY_ATTEMPTS", "Too many failed sign-ins. Try again later.",
                        headers: ["retry-after": String(wait)])
                }
            }
        }
    }

    /// The password was right: the account starts anew, and the address is not charged for it.
    func succeed() throws {
        try store.forget(account)
        try store.uncount(address)
    }
}
