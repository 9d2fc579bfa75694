internal import Foundation
internal import SharedMemory
internal import Web

/// How the service of one host is, for people: shares and times, and no number that would tell one organisation how
/// much another calls.
struct ServiceFigures: ResponseBody, Equatable, Sendable {
    struct Workers: Encodable, Equatable, Sendable {
        let up: Int
        /// As many as there should be.
        let of: Int
    }

    struct Threads: Encodable, Equatable, Sendable {
        let busy: Int
        let of: Int
    }

    enum Database: String, Encodable, Sendable, CaseIterable {
        case ok, away
    }

    let workers: Workers
    let threads: Threads
    /// Workers that died or were given up, since the service was started.
    let crashes: Int
    /// Milliseconds within which half of the last minute's answers to phone systems came; left out when there were none.
    let p50: Double?
    /// The same for 99 of 100.
    let p99: Double?
    /// Of the last minute's answers to phone systems, how many were a 5xx: 0 to 1.
    let errorShare: Double?
    /// Of the last minute's look-ups, how many were answered from memory: 0 to 1.
    let cacheHitShare: Double?
    let database: Database

    static let schema: Schema = {
        let count = Schema.integer(0...Int.max)
        return .object([
            "workers": .required(.object(["up": .required(count), "of": .required(count)])),
            "threads": .required(.object(["busy": .required(count), "of": .required(count)])),
            "crashes": .required(count), "p50": .optional(milliseconds), "p99": .optional(milliseconds),
            "errorShare": .optional(.number(0...1)), "cacheHitShare": .optional(.number(0...1)),
            "database": .required(.oneOf(Database.allCases.map(\.rawValue))),
        ])
        .named("ServiceFigures").noted("The host's last minute, of requests that phone systems wait for.")
    }()

    private static let milliseconds = Schema.number(0...Double.infinity).noted("Milliseconds.")

    /// What people must hear of at once.
    func isOtherwise(than other: ServiceFigures) -> Bool {
        workers != other.workers || crashes != other.crashes || database != other.database
    }
}

/// Makes figures of the last minute from numbers that only grow.
struct FiguresSampler {
    private struct Sample {
        let at: UInt64
        let histogram: [UInt64]
        let failed: UInt64
        let remembered: UInt64
        let loaded: UInt64
    }

    private static let second: UInt64 = 1_000_000_000
    /// The routes that phone systems wait for.
    private static let routes = Routes.all.indices.filter { index in
        if case .machine = Routes.all[index].access { true } else { false }
    }

    /// One a second, the oldest about a minute old.
    private var samples: [Sample] = []

    /// - Parameters:
    ///   - workers: how many there should be.
    ///   - now: of `MonotonicClock`.
    mutating func figures(
        of shared: SharedState, workers: Int, database: ServiceFigures.Database, now: UInt64
    ) -> ServiceFigures {
        let sample = Self.sample(shared, now: now)
        let oldest = samples.first ?? sample
        if samples.last.map({ now - $0.at >= Self.second }) ?? true { samples.append(sample) }
        samples.removeAll { now - $0.at > 60 * Self.second }
        let rows = shared.scoreboard.snapshot()
        let histogram = Histogram(buckets: zip(sample.histogram, oldest.histogram).map { $0 - $1 })
        return ServiceFigures(
            workers: .init(up: Set(rows.map(\.pid)).count, of: workers),
            threads: .init(busy: rows.count { $0.state != .idle }, of: rows.count),
            crashes: Int(shared[.workersCrashed] + shared[.workersStuck]),
            p50: histogram.milliseconds(0.5), p99: histogram.milliseconds(0.99),
            errorShare: Self.share(of: sample.failed - oldest.failed, in: histogram.count),
            cacheHitShare: Self.share(
                of: sample.remembered - oldest.remembered,
                in: sample.remembered + sample.loaded - oldest.remembered - oldest.loaded),
            database: database)
    }

    private static func sample(_ shared: SharedState, now: UInt64) -> Sample {
        let rows = routes.compactMap { shared.routePlaces[$0] }.map(shared.scoreboard.statistics)
        var histogram = [UInt64](repeating: 0, count: Histogram.bounds.count + 1)
        for row in rows {
            for (bucket, count) in row.histogram.buckets.enumerated() { histogram[bucket] += count }
        }
        return Sample(
            at: now, histogram: histogram, failed: rows.reduce(0) { $0 + $1.failed },
            remembered: shared[.handlingsRemembered], loaded: shared[.handlingsLoaded])
    }

    private static func share(of part: UInt64, in whole: UInt64) -> Double? {
        whole == 0 ? nil : (min(1, Double(part) / Double(whole)) * 10_000).rounded() / 10_000
    }
}

extension Histogram {
    fileprivate func milliseconds(_ share: Double) -> Double? {
        quantile(share).map { ($0 / 10).rounded() / 100 }
    }
}
