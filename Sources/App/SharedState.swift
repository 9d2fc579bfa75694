internal import Foundation
public import SharedMemory

/// What the workers of one host share, in the application's words.
public struct SharedState: Sendable {
    // Builds of before and after share them during a reload: what is new goes to the end of its list.

    /// Caches whose entries a change ends on the whole host at once.
    public enum Cache: Int, Sendable {
        /// Who a token or a key belongs to.
        case credentials = 0
        /// How restaurants' calls are handled.
        case handlings
        /// When organisations' desks are at work.
        case calendars
        /// Doctors, payers and products; clinics and who sees patients there.
        case masterData
        /// Who is told of what.
        case webhooks
        /// Who analyses calls.
        case analysers
    }

    /// Numbers that only grow.
    public enum Counter: Int, CaseIterable, Sendable {
        case tokensRefused = 0
        case keysRefused
        case rateLimited
        case lookUpsDropped
        case unmatched
        case workersCrashed
        case workersStuck
        case workersRecycled
        case reloads
        case reloadsFailed
        case handlingsRemembered
        case handlingsLoaded
        case liveMessagesLost
    }

    /// Facts that hold for the whole host.
    public enum Flag: Int, Sendable {
        /// The pool is being stopped.
        case draining = 0
    }

    public let scoreboard: Scoreboard
    /// Where each route of `App.routes` is counted; nil for one that is not.
    let routePlaces: [Int?]
    private let counters: Counters
    private let generations: Generations
    private let limiter: RateLimiter
    private let flags: Flags
    private let leases: Leases

    public init(_ segment: Segment) {
        scoreboard = Scoreboard(segment)
        routePlaces = scoreboard.places(of: Routes.all.indices.map(App.routeName))
        counters = Counters(segment)
        generations = Generations(segment)
        limiter = RateLimiter(segment)
        flags = Flags(segment)
        leases = Leases(segment)
    }

    public func count(_ counter: Counter, by amount: Int = 1) {
        counters.add(UInt64(amount), to: counter.rawValue)
    }

    public subscript(counter: Counter) -> UInt64 { counters[counter.rawValue] }

    public subscript(flag: Flag) -> Bool {
        get { flags[flag.rawValue] }
        nonmutating set { flags[flag.rawValue] = newValue }
    }

    /// The number that entries of a cache must carry to hold.
    public func generation(_ cache: Cache) -> UInt64 { generations.current(cache.rawValue) }

    /// Ends what every worker of the host has cached.
    public func bump(_ cache: Cache) { generations.bump(cache.rawValue) }

    /// Notes that pages of an organisation listen on this host, for so many seconds from now.
    ///
    /// - Returns: false when there is no room to note it.
    func expectListeners(of organisation: UUID, seconds: Int) -> Bool {
        let now = MonotonicClock.now
        return leases.renew(organisation.halves, until: now + UInt64(seconds) * 1_000_000_000, now: now)
    }

    /// The organisations whose pages may listen on this host.
    var listeners: Set<UUID> { Set(leases.current(now: MonotonicClock.now).map(UUID.init(halves:))) }

    /// Whether one more of what strangers are refused is to be written down.
    func mayNoteStranger(perMinute: Int) -> Bool {
        // A key that no caller's id folds to but by chance.
        limiter.take(
            key: 0x5374_7261_6E67_6572, interval: UInt64(60_000_000_000) / UInt64(perMinute), burst: perMinute,
            now: MonotonicClock.now
        ).isAllowed
    }

    /// Takes one request of what a caller may send.
    func take(from caller: UUID, rate: Rate) -> RateDecision {
        let decision = limiter.take(
            key: caller.folded, interval: UInt64(60_000_000_000) / UInt64(rate.perMinute), burst: rate.burst,
            now: MonotonicClock.now)
        if !decision.isAllowed { count(.rateLimited) }
        return RateDecision(
            isAllowed: decision.isAllowed, remaining: decision.remaining,
            retryAfter: decision.retryAfter.secondsRoundedUp, reset: decision.resetAfter.secondsRoundedUp)
    }
}

extension UUID {
    /// Half as many bits: ids are random, so any are as good.
    fileprivate var folded: UInt64 {
        let bytes = uuid
        let parts = [
            bytes.0, bytes.1, bytes.2, bytes.3, bytes.12, bytes.13, bytes.14, bytes.15,
        ]
        return parts.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension UUID {
    fileprivate var halves: Leases.Key {
        let bytes = uuid
        let high = [bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5, bytes.6, bytes.7]
        let low = [bytes.8, bytes.9, bytes.10, bytes.11, bytes.12, bytes.13, bytes.14, bytes.15]
        return Leases.Key(high: high.reduce(0) { $0 << 8 | UInt64($1) }, low: low.reduce(0) { $0 << 8 | UInt64($1) })
    }

    fileprivate init(halves: Leases.Key) {
        func byte(_ half: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: half >> (56 - 8 * index)) }
        let (high, low) = (halves.high, halves.low)
        self.init(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5),
                byte(high, 6), byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4),
                byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}

extension UInt64 {
    /// Nanoseconds as seconds.
    fileprivate var secondsRoundedUp: Int {
        Int((self + 999_999_999) / 1_000_000_000)
    }
}

/// The thread that answers a request, as the scoreboard numbers it.
public struct ThreadPlace: Sendable {
    let slot: Int
    let thread: Int

    /// - Parameters:
    ///   - slot: of the worker process.
    ///   - thread: within it.
    public init(slot: Int, thread: Int) {
        self.slot = slot
        self.thread = thread
    }
}
