/// Keys of 128 bits, each good until some moment: what the workers of one host tell one another.
///
/// A table of fixed size. A key whose time has passed is as good as forgotten, and its row is taken by the next. A
/// process that dies while it takes a row leaves the row free.
public struct Leases: Sendable {
    /// Keys at a time, at most.
    public static let count = 4_096

    /// A key, in two halves.
    public struct Key: Hashable, Sendable {
        public let high: UInt64
        public let low: UInt64

        public init(high: UInt64, low: UInt64) {
            self.high = high
            self.low = low
        }
    }

    private enum Field: Int {
        case end, high, low
    }

    private let segment: Segment

    public init(_ segment: Segment) { self.segment = segment }

    /// Marks the end of a row that somebody is filling in; the rest is when it comes free should he not live to do it.
    private static let claim: UInt64 = 1 << 63
    /// How long filling in may take, in nanoseconds.
    private static let patience: UInt64 = 1_000_000_000

    /// Makes `key` good until `end`.
    ///
    /// - Parameters:
    ///   - end: of `MonotonicClock`, later than `now`.
    ///   - now: of `MonotonicClock`.
    /// - Returns: false when the table is full.
    public func renew(_ key: Key, until end: UInt64, now: UInt64) -> Bool {
        for row in 0..<Self.count {
            let old = get(.end, row)
            guard old & Self.claim == 0, old > now, self.key(of: row) == key else { continue }
            if segment.exchange(old, for: end, at: cell(.end, row)) == old { return true }
        }
        let mine = Self.claim | (now + Self.patience)
        for row in 0..<Self.count {
            let old = get(.end, row)
            guard old & ~Self.claim <= now, segment.exchange(old, for: mine, at: cell(.end, row)) == old else {
                continue
            }
            set(.high, row, key.high)
            set(.low, row, key.low)
            if segment.exchange(mine, for: end, at: cell(.end, row)) == mine { return true }
        }
        return false
    }

    /// The keys that are good; one may come twice, when two made it good at the same moment.
    public func current(now: UInt64) -> [Key] {
        (0..<Self.count).compactMap { row in
            let end = get(.end, row)
            guard end & Self.claim == 0, end > now else { return nil }
            let key = key(of: row)
            // Taken by another meanwhile: then the halves may be of two.
            return get(.end, row) == end ? key : nil
        }
    }

    private func key(of row: Int) -> Key { Key(high: get(.high, row), low: get(.low, row)) }

    private func get(_ field: Field, _ row: Int) -> UInt64 { segment.load(cell(field, row)) }

    private func set(_ field: Field, _ row: Int, _ value: UInt64) { segment.store(value, at: cell(field, row)) }

    private func cell(_ field: Field, _ row: Int) -> Int {
        Layout.leases.lowerBound + row * Layout.leaseLength + field.rawValue
    }
}
