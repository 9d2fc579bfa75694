internal import Foundation
internal import MariaDB

/// How the outbox is, of all organisations together, for `/metrics`.
struct OutboxFigures {
    private let figures: [OutboxFigure]
    private let attempts: [AttemptCount]
    private let now: Date

    static let states: [OutboxState] = [.waiting, .sending, .failed, .unknown]
    /// In seconds.
    private static let window: TimeInterval = 60

    static func read(in context: AppContext) throws -> OutboxFigures {
        let db = try context.db
        return OutboxFigures(
            figures: try OutboxStore.figures(now: context.now, db),
            attempts: try OutboxAttemptStore.counts(
                of: OrganisationStore(db: db).list().map(\.id), since: context.now - window, db),
            now: context.now)
    }

    func write(to text: inout MetricsText) {
        text.family("trunkline_outbox_messages", "gauge", "Messages by state, up to a million.")
        for state in Self.states {
            let count = figures.first { $0.state == state }?.count ?? 0
            text.sample("trunkline_outbox_messages", [("state", state.rawValue)], Double(count))
        }
        let waiting = figures.first { $0.state == .waiting }
        text.family("trunkline_outbox_due", "gauge", "Messages that wait and are due, up to a million.")
        text.sample("trunkline_outbox_due", [], Double(waiting?.due ?? 0))
        text.family(
            "trunkline_outbox_oldest_due_seconds", "gauge", "For how long the one that is due for longest has been.")
        let late = waiting?.oldest.map { max(0, now.timeIntervalSince($0)) } ?? 0
        text.sample("trunkline_outbox_oldest_due_seconds", [], late)
        text.family(
            "trunkline_outbox_attempts_last_minute", "gauge", "Attempts of the last minute, by what became of them.")
        for outcome in Verdict.Outcome.allCases {
            let count = attempts.first { $0.outcome == outcome }?.count ?? 0
            text.sample("trunkline_outbox_attempts_last_minute", [("outcome", outcome.rawValue)], Double(count))
        }
    }
}

/// Of one state.
struct OutboxFigure: RowDecodable {
    let state: OutboxState
    let count: Int
    let due: Int
    let oldest: Date?

    init(row: borrowing Row) throws(DatabaseError) {
        state = try row.column("state")
        count = try row.column("count")
        due = try row.column("due")
        oldest = try row.column("oldest")
    }
}

/// Of one outcome.
struct AttemptCount: RowDecodable {
    let outcome: Verdict.Outcome
    let count: Int

    init(row: borrowing Row) throws(DatabaseError) {
        outcome = try row.column("outcome")
        count = try row.column("count")
    }
}
