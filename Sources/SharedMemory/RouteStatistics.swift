/// How long answers took, counted in steps.
public struct Histogram: Sendable, Equatable {
    /// The longest time that each bucket but the last takes, in microseconds:
    /// 0.05 ms to 10 s, in steps of 2 or 2.5. The last bucket takes what is longer.
    public static let bounds: [UInt64] = [
        50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
        1_000_000, 2_500_000, 5_000_000, 10_000_000,
    ]

    /// Answers in each bucket; one more than there are bounds.
    public let buckets: [UInt64]

    public init(buckets: [UInt64]) {
        precondition(buckets.count == Self.bounds.count + 1)
        self.buckets = buckets
    }

    public var count: UInt64 { buckets.reduce(0, +) }

    /// The time, in microseconds, within which this share (0 to 1) of the answers came.
    ///
    /// Within a bucket the answers are taken to be spread evenly; of those
    /// above the last bound nothing is known but the bound. Nil when there are none.
    public func quantile(_ share: Double) -> Double? {
        guard count > 0 else { return nil }
        let wanted = min(max(share, 0), 1) * Double(count)
        var below: UInt64 = 0
        for (index, bound) in Self.bounds.enumerated() {
            let here = buckets[index]
            if here > 0, Double(below + here) >= wanted {
                let start = index == 0 ? 0 : Double(Self.bounds[index - 1])
                return start + (Double(bound) - start) * max(0, wanted - Double(below)) / Double(here)
            }
            below += here
        }
        return Self.bounds.last.map { Double($0) }
    }

    static func bucket(of microseconds: UInt64) -> Int {
        bounds.firstIndex { microseconds <= $0 } ?? bounds.count
    }
}

extension Scoreboard {
    /// What a route has been asked for, by all workers of the host since the segment was made.
    public struct RouteRow: Sendable, Equatable {
        /// Its place.
        public let route: Int
        /// Answers with a status of 400 to 499.
        public let refused: UInt64
        /// Answers with a status of 500 and above.
        public let failed: UInt64
        /// All answers' times together, in microseconds.
        public let microseconds: UInt64
        public let histogram: Histogram

        public var count: UInt64 { histogram.count }
    }

    /// Finds each route's place by its name: the same in every build of the program that shares the segment, whatever
    /// routes it has beside.
    ///
    /// - Returns: a place for each name, 0 to 511; nil when none is left: those of routes that there are no more stay taken.
    public func places(of names: [String]) -> [Int?] {
        names.map { name in
            let digest = Self.digest(name)
            return (0..<Self.routes).lazy.map { Int((digest &+ UInt64($0)) % UInt64(Self.routes)) }.first { place in
                let taken = segment.exchange(0, for: digest, at: routeCell(place) + Layout.routeName)
                return taken == 0 || taken == digest
            }
        }
    }

    /// FNV-1a, of 64 bits; never 0.
    private static func digest(_ name: String) -> UInt64 {
        max(1, name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }

    /// Counts an answer.
    public func record(route: Int, status: Int, microseconds: UInt64) {
        let base = routeCell(route)
        if status >= 500 {
            segment.add(1, at: base + 1)
        } else if status >= 400 {
            segment.add(1, at: base)
        }
        segment.add(microseconds, at: base + 2)
        segment.add(1, at: base + 3 + Histogram.bucket(of: microseconds))
    }

    /// The routes that were asked for at least once.
    public func routeSnapshot() -> [RouteRow] {
        (0..<Self.routes).map(statistics).filter { $0.count > 0 }
    }

    /// What one route, 0 to 511, has been asked for.
    public func statistics(of route: Int) -> RouteRow {
        let base = routeCell(route)
        return RouteRow(
            route: route, refused: segment.load(base), failed: segment.load(base + 1),
            microseconds: segment.load(base + 2),
            histogram: Histogram(buckets: (0...Histogram.bounds.count).map { segment.load(base + 3 + $0) }))
    }

    private func routeCell(_ route: Int) -> Int {
        precondition(0..<Self.routes ~= route)
        return Layout.routes.lowerBound + route * Layout.routeLength
    }
}
