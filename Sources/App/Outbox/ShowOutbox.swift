internal import Foundation
internal import MariaDB
internal import Web

/// `GET /outbox`: how many messages are where, for how long one has been due, and how it goes with each target.
enum ShowOutbox {
    /// That far each count goes: what is sent is kept for long.
    static let most = 10_000

    struct Count: ResponseBody {
        let channel: String
        let state: OutboxState
        let count: Int

        static let schema = Schema.object([
            "channel": .required(.oneOf(OutboxChannel.allCases.map(\.rawValue))),
            "state": .required(.oneOf(OutboxState.allCases.map(\.rawValue))),
            "count": .required(Schema.integer(0...Int.max).noted("Of each target at most 10,000 are counted.")),
        ])
    }

    struct Output: ResponseBody {
        let counts: [Count]
        @OrNull var oldestWaitingSeconds: Int?
        let targets: [OutboxTargetView]

        static let schema = Schema.object([
            "counts": .required(
                Schema.array(of: Count.schema, 0...OutboxChannel.allCases.count * OutboxState.allCases.count).noted(
                    "By channel and state; those of which there are none are left out.")),
            "oldest_waiting_seconds": .required(
                Schema.integer(0...Int.max).nullable.noted(
                    "For how long the one that is due for longest has been; null when none is due.")),
            "targets": .required(.array(of: OutboxTargetView.schema, 0...OutboxTargetStore.most)),
        ])

        enum CodingKeys: String, CodingKey {
            case counts
            case oldestWaitingSeconds = "oldest_waiting_seconds"
            case targets
        }
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let (db, organisation) = (try context.db, try context.organisation)
        let store = OutboxStore(db: db, organisation: organisation)
        var sums: [OutboxChannel: [OutboxState: Int]] = [:]
        let targets = try OutboxTargetStore(db: db, organisation: organisation).list().map { target in
            let view = try OutboxTargetView(target, in: store, now: context.now)
            for (state, count) in view.counts { sums[target.channel, default: [:]][state, default: 0] += count }
            return view
        }
        let counts = OutboxChannel.allCases.flatMap { channel in
            OutboxState.allCases.compactMap { state in
                sums[channel]?[state].map { Count(channel: channel.rawValue, state: state, count: $0) }
            }
        }
        // What is put in for later, such as a reminder, waits for nobody until then.
        let late = targets.compactMap(\.nextDueAt).min().map { Int(context.now.timeIntervalSince($0).rounded(.down)) }
        return .ok(
            Output(
                counts: counts.filter { $0.count > 0 }, oldestWaitingSeconds: late.flatMap { $0 < 0 ? nil : $0 },
                targets: targets))
    }
}

/// A target, and how it goes with it.
struct OutboxTargetView: ResponseBody {
    /// What is let through.
    enum Breaker: String, Encodable, CaseIterable {
        case closed
        /// Nothing, for a while.
        case open
        /// One, to see.
        case testing
    }

    let id: UUID
    let channel: String
    let name: String
    let isPaused: Bool
    let breaker: Breaker
    @OrNull var openUntil: Date?
    let failures: Int
    @OrNull var nextDueAt: Date?
    let waiting: Int
    let sending: Int
    let failed: Int
    let unknown: Int
    let counts: [OutboxState: Int]

    init(_ target: StoredTarget, in store: OutboxStore, now: Date) throws {
        id = target.id
        channel = target.channel.rawValue
        name = target.name
        isPaused = target.isPaused
        let isOpen = target.breaker.openUntil.map { $0 > now } ?? false
        breaker = isOpen ? .open : target.breaker.isTesting ? .testing : .closed
        openUntil = isOpen ? target.breaker.openUntil : nil
        failures = target.breaker.failures
        nextDueAt = try store.nextDue(target.id)
        counts = Dictionary(
            uniqueKeysWithValues: try store.counts(of: target.id, upTo: ShowOutbox.most).map { ($0.state, $0.count) })
        waiting = counts[.waiting] ?? 0
        sending = counts[.sending] ?? 0
        failed = counts[.failed] ?? 0
        unknown = counts[.unknown] ?? 0
    }

    private static let count = Schema.integer(0...ShowOutbox.most).noted("At most 10,000 are counted.")

    static let schema = Schema.object([
        "id": .required(.uuid), "channel": .required(.oneOf(OutboxChannel.allCases.map(\.rawValue))),
        "name": .required(Schema.string(1...64).noted("The webhook's id, or the provider.")),
        "paused": .required(.boolean),
        "breaker": .required(
            Schema.oneOf(Breaker.allCases.map(\.rawValue)).noted(
                "`open`: after failures in a row nothing is sent until `open_until`; `testing`: then one message.")),
        "open_until": .required(Schema.dateTime.nullable), "failures": .required(.integer(0...Int.max)),
        "next_due_at": .required(Schema.dateTime.nullable), "waiting": .required(count), "sending": .required(count),
        "failed": .required(count), "unknown": .required(count),
    ])
    .named("OutboxTarget")

    enum CodingKeys: String, CodingKey {
        case id, channel, name
        case isPaused = "paused"
        case breaker
        case openUntil = "open_until"
        case failures
        case nextDueAt = "next_due_at"
        case waiting, sending, failed, unknown
    }
}
