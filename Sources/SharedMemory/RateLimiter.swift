/// How often a caller may do a thing, counted for all workers of the host together.
///
/// The generic cell rate algorithm: each caller has one number, the moment by
/// which it would have used up what it took (its theoretical arrival time), and
/// may run ahead of the clock by `burst` intervals. One compare-and-swap per
/// answer, no lock; exactly `burst` are admitted at once, whoever asks.
///
/// Callers live in a table of fixed size. A caller whose number has passed is
/// as good as forgotten, and its cell is taken by the next. When all eight cells
/// that a key may use are in use, the one that would be free first is taken, and
/// the newcomer waits as its predecessor would have: the table being full
/// refuses some, and lets nobody through. Two first requests with the same key
/// that race for cells while others move in beside them can, at worst, be
/// granted one more than `burst`.
public struct RateLimiter: Sendable {
    /// Callers that can be told apart at a time, at most.
    public static let cells = 65_536

    /// The answer to an attempt.
    public struct Decision: Sendable, Equatable {
        public let isAllowed: Bool
        /// Attempts that would be admitted now, one after the other.
        public let remaining: Int
        /// Nanoseconds until the next attempt is admitted; 0 when this one was.
        public let retryAfter: UInt64
        /// Nanoseconds until the whole burst is there again.
        public let resetAfter: UInt64
    }

    private static let neighbourhood = 8

    private let segment: Segment

    public init(_ segment: Segment) { self.segment = segment }

    /// Takes one of what `key` may take.
    ///
    /// - Parameters:
    ///   - key: who, and what it does: a hash that callers cannot choose at will.
    ///   - interval: nanoseconds in which one more is admitted: 60e9 / 100 for 100 a minute.
    ///   - burst: how many are admitted at once, at least 1.
    ///   - now: of `MonotonicClock`.
    public func take(key: UInt64, interval: UInt64, burst: Int, now: UInt64) -> Decision {
        // Zero marks a cell that was never used.
        let key = key == 0 ? 1 : key
        let interval = max(interval, 1)
        let tolerance = interval * UInt64(max(burst, 1))
        let cell = cell(of: key) + 1
        var seen = segment.load(cell)
        while true {
            let arrival = max(seen, now) + interval
            guard arrival - now <= tolerance else {
                return Decision(
                    isAllowed: false, remaining: 0, retryAfter: arrival - now - tolerance, resetAfter: seen - now)
            }
            let found = segment.exchange(seen, for: arrival, at: cell)
            if found == seen {
                return Decision(
                    isAllowed: true, remaining: Int((tolerance - (arrival - now)) / interval), retryAfter: 0,
                    resetAfter: arrival - now)
            }
            seen = found
        }
    }

    /// The cell that holds `key`; the one beside it holds its arrival time.
    private func cell(of key: UInt64) -> Int {
        let neighbourhoods = UInt64(Self.cells / Self.neighbourhood)
        // The caller's hash may have its entropy anywhere.
        let mixed = (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
        let first = Layout.limits.lowerBound + Int((mixed >> 40) % neighbourhoods) * Self.neighbourhood * 2
        let cells = stride(from: first, to: first + Self.neighbourhood * 2, by: 2)
        while true {
            if let known = cells.first(where: { segment.load($0) == key }) { return known }
            guard let oldest = cells.min(by: { segment.load($0 + 1) < segment.load($1 + 1) }) else { return first }
            let owner = segment.load(oldest)
            guard owner != key, segment.exchange(owner, for: key, at: oldest) == owner else { continue }
            // Somebody else may have moved the same key in, further up: then that cell is the one.
            if let other = cells.first(where: { segment.load($0) == key }), other != oldest {
                _ = segment.exchange(key, for: 0, at: oldest)
                return other
            }
            return oldest
        }
    }
}
