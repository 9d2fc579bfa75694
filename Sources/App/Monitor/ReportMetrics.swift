internal import Foundation
internal import SharedMemory
internal import Web

/// `GET /metrics`: the figures of all workers of the host, in Prometheus' text format 0.0.4.
///
/// For this host, or with the metrics token; a route is named by its pattern, never by what was asked.
enum ReportMetrics {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    static func handle(in context: AppContext) -> Response {
        let shared = context.services.shared
        var text = MetricsText()
        let answered = writeRoutes(shared, to: &text)
        text.family("trunkline_requests_total", "counter", "Requests answered by a route.")
        text.sample("trunkline_requests_total", [], Double(answered))
        writeThreads(shared.scoreboard.snapshot(), to: &text)
        for counter in SharedState.Counter.allCases {
            let name = "trunkline_\(counter.metricName)_total"
            text.family(name, "counter", counter.help)
            text.sample(name, [], Double(shared[counter]))
        }
        // Without a database these are left out, and the others are not.
        if let workers = try? HeartbeatStore(db: context.db).alive() {
            text.family("trunkline_background_workers", "gauge", "Background workers at work, on whatever host.")
            text.sample("trunkline_background_workers", [], Double(workers))
        }
        if let figures = try? OutboxFigures.read(in: context) { figures.write(to: &text) }
        return Response(
            .ok, headers: ["content-type": mediaType], body: Array(text.text.utf8))
    }

    /// - Returns: how many requests the routes have answered. They are counted beside the workers, which come and go.
    private static func writeRoutes(_ shared: SharedState, to text: inout MetricsText) -> UInt64 {
        let rows = zip(App.routeLabels, shared.routePlaces).compactMap { labels, place in
            place.map { (labels: labels, shared.scoreboard.statistics(of: $0)) }
        }.filter { $0.1.count > 0 }
        let name = "trunkline_request_duration_seconds"
        text.family(name, "histogram", "Time to answer, by route.")
        for (labels, row) in rows {
            var sum: UInt64 = 0
            for (index, count) in row.histogram.buckets.enumerated() {
                sum += count
                let bound =
                    index < Histogram.bounds.count ? MetricsText.number(Double(Histogram.bounds[index]) / 1e6) : "+Inf"
                text.sample(name + "_bucket", labels + [("le", bound)], Double(sum))
            }
            text.sample(name + "_sum", labels, Double(row.microseconds) / 1e6)
            text.sample(name + "_count", labels, Double(row.count))
        }
        let errors = "trunkline_request_errors_total"
        text.family(errors, "counter", "Answers of 4xx and 5xx, by route.")
        for (labels, row) in rows {
            text.sample(errors, labels + [("class", "4xx")], Double(row.refused))
            text.sample(errors, labels + [("class", "5xx")], Double(row.failed))
        }
        return rows.reduce(0) { $0 + $1.1.count }
    }

    private static func writeThreads(_ rows: [Scoreboard.Row], to text: inout MetricsText) {
        text.family("trunkline_threads", "gauge", "Threads by what they are at.")
        for state in Scoreboard.State.allCases {
            let count = rows.count { $0.state == state }
            text.sample("trunkline_threads", [("state", "\(state)")], Double(count))
        }
        text.family("trunkline_workers", "gauge", "Worker processes by generation.")
        for (generation, rows) in Dictionary(grouping: rows, by: \.generation).sorted(by: { $0.key < $1.key }) {
            text.sample("trunkline_workers", [("generation", String(generation))], Double(Set(rows.map(\.pid)).count))
        }
    }
}

/// Text in Prometheus' exposition format.
struct MetricsText {
    private(set) var text = ""

    mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    mutating func sample(_ name: String, _ labels: [(name: String, value: String)], _ value: Double) {
        let list = labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",")
        text += labels.isEmpty ? name : "\(name){\(list)}"
        text += " \(Self.number(value))\n"
    }

    /// A number without a fraction it does not have.
    static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}

extension SharedState.Counter {
    fileprivate var metricName: String {
        switch self {
        case .tokensRefused: "tokens_refused"
        case .keysRefused: "keys_refused"
        case .rateLimited: "rate_limited"
        case .lookUpsDropped: "look_ups_dropped"
        case .unmatched: "unmatched_requests"
        case .workersCrashed: "workers_crashed"
        case .workersStuck: "workers_stuck"
        case .workersRecycled: "workers_recycled"
        case .reloads: "reloads"
        case .reloadsFailed: "reloads_failed"
        case .handlingsRemembered: "config_cache_hits"
        case .handlingsLoaded: "config_cache_misses"
        case .liveMessagesLost: "live_messages_lost"
        }
    }

    fileprivate var help: String {
        switch self {
        case .tokensRefused: "Bearer tokens that were not good."
        case .keysRefused: "API keys that were not good."
        case .rateLimited: "Requests over their caller's rate."
        case .lookUpsDropped: "Look-ups that were answered and not written down."
        case .unmatched: "Requests for which there is no route."
        case .workersCrashed: "Workers that died."
        case .workersStuck: "Workers given up because a request took too long."
        case .workersRecycled: "Workers replaced after their number of requests."
        case .reloads: "Generations brought up by a reload."
        case .reloadsFailed: "Generations that did not come up."
        case .handlingsRemembered: "Look-ups answered from memory."
        case .handlingsLoaded: "Look-ups for which the database was asked."
        case .liveMessagesLost: "Messages that did not reach the live channel."
        }
    }
}
