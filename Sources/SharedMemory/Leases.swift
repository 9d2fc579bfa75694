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

    /// Makes `key` good until `end`.
    ///
    /// - Parameters:
    ///   - end: of `MonotonicClock`, later than `now`.
    ///   - now: of `MonotonicClock`.
    /// - Returns: false when the table is full.
    public func renew(_ key: Key, until end: UInt64, now: UInt64) -> Bool {
        for row in 0..<Self.count where get(.end, row) > now && self.key(of: row) == key {
            set(.end, row, end)
            return true
        }
        for row in 0..<Self.count {
            let old = get(.end, row)
            guard old <= now else { continue }
            // Another number that has passed: of several who want the row, one finds the old one there.
            guard segment.exchange(old, for: old + 1 <= now ? old + 1 : 0, at: cell(.end, row)) == old else { continue }
            set(.high, row, key.high)
            set(.low, row, key.low)
            set(.end, row, end)
            return true
        }
        return false
    }

    /// The keys that are good; one may come twice, when two made it good at the same moment.
    public func current(now: UInt64) -> [Key] {
        (0..<Self.count).compactMap { row in
            let end = get(.end, row)
            guard end > now else { return nil }
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
