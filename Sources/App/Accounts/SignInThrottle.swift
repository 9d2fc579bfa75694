internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// What failed sign-ins cost the next one: nothing at first, then a wait that doubles, then a lock.
///
/// A lock ends by itself, and an admin can end it sooner. It holds for an account as seen from one address, and for an
/// address: a stranger who guesses from elsewhere slows an account down and does not shut its owner out (ASVS 5.0,
/// 6.1.1). Where the account has been signed in to before, not even that: strangers who keep on guessing would have every
/// turn there is.
struct SignInThrottle: Equatable, Sendable {
    /// Failures that cost nothing.
    let free: Int
    /// Failures after which the subject is locked; nil for never.
    let limit: Int?

    /// One login, from one address.
    static let accountFromAddress = SignInThrottle(free: 5, limit: 10)
    /// One login, from wherever.
    static let account = SignInThrottle(free: 50, limit: nil)
    /// The same, seen from where the account has been signed in to: counted, and not held.
    static let knownPlace = SignInThrottle(free: .max, limit: nil)
    /// One address, for whatever login: an office behind one address has many people.
    static let address = SignInThrottle(free: 20, limit: 60)

    /// How long a lock lasts, and after how long failures are forgotten, in seconds.
    static let window: TimeInterval = 900
    /// For how long is remembered from where an account was signed in to, in seconds: 90 days.
    static let memory: TimeInterval = 7_776_000
    /// The longest wait without a lock, in seconds.
    static let longestWait: TimeInterval = 30

    /// How long until the next attempt is let through, in seconds; 0 for now.
    func wait(after failures: Int, lastFailedAt: Date, now: Date) -> Int {
        guard failures >= free else { return 0 }
        let pause: TimeInterval =
            if let limit, failures >= limit {
                Self.window
            } else {
                min(Self.longestWait, TimeInterval(1 << min(failures - free, 16)))
            }
        // A moment that was stored may have been rounded to after now.
        return max(0, Int((pause - max(0, now.timeIntervalSince(lastFailedAt))).rounded(.up)))
    }
}

/// The throttles of one attempt to sign in.
struct SignInGate {
    private let store: SignInThrottleStore
    private let account: [UInt8]
    private let accountFromAddress: [UInt8]
    private let address: [UInt8]
    private let now: Date

    init(login: String, context: AppContext) throws {
        let address = ClientNetwork.of(context.request.remoteAddress)
        store = SignInThrottleStore(db: try context.db)
        account = Self.subject(of: login, context.services.index)
        accountFromAddress = context.services.index.index(
            label: "bi:v1:sign_in.account_address", normalised: "\(address) \(login)")
        self.address = context.services.index.index(label: "bi:v1:sign_in.address", normalised: address)
        now = context.now
    }

    /// The blind index under which an account's failures are counted: a login that nobody has leaves no name behind.
    static func subject(of login: String, _ index: BlindIndex) -> [UInt8] {
        index.index(label: "bi:v1:sign_in.account", normalised: login)
    }

    /// Counts this attempt as failed until it has succeeded, so that attempts made at once cannot pass together.
    ///
    /// - Throws: `APIError` 429 with `Retry-After`.
    func enter() throws {
        try store.db.retryingTransaction {
            let isKnown = try store.hasSignedIn(accountFromAddress, since: now - SignInThrottle.memory)
            let subjects: [([UInt8], SignInThrottle)] = [
                (accountFromAddress, .accountFromAddress), (account, isKnown ? .knownPlace : .account),
                (address, .address),
            ]
            for (subject, throttle) in subjects {
                let wait = try store.countFailure(
                    of: subject, account: subject == address ? nil : account, throttle: throttle, now: now)
                guard wait == 0 else {
                    throw APIError(
                        .tooManyRequests, "TOO_MANY_ATTEMPTS", "Too many failed sign-ins. Try again later.",
                        headers: ["retry-after": String(wait)])
                }
            }
        }
    }

    /// The password was right: its owner starts anew from here, is known here, and nobody is charged for it.
    func succeed() throws {
        try store.db.retryingTransaction {
            try store.noteSignIn(accountFromAddress, account: account, now: now)
            try store.uncount(account)
            try store.uncount(address)
        }
    }

    /// Nothing was found out about the password, so nothing is counted.
    func leave() {
        try? store.db.retryingTransaction {
            for subject in [accountFromAddress, account, address] {
                try store.uncount(subject)
            }
        }
    }
}
