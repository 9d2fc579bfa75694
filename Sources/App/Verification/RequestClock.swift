internal import Foundation
internal import MariaDB

/// How long there is to decide, and how far people have been told.
struct RequestClock: Equatable {
    /// Nil while the clock stands.
    var dueAt: Date?
    var atRiskAt: Date?
    /// While it stands for documents: the seconds that were left, in ``unit``; negative when overdue.
    var left: Int?
    /// Of the promise as it was when the clock was stopped; nil for those stopped by a release that did not note it.
    var unit: ServiceLevel.Unit?
    var mark: ClockMark = .onTrack

    /// What a queue shows of it.
    enum State: String, CaseIterable {
        case onTrack = "on_track"
        case atRisk = "at_risk"
        case breached
        case paused
        case stopped
    }

    func state(at now: Date) -> State {
        guard let dueAt, let atRiskAt else { return left == nil ? .stopped : .paused }
        if now >= dueAt { return .breached }
        return now >= atRiskAt ? .atRisk : .onTrack
    }

    /// When there is something to tell next; nil when there is nothing.
    var eventAt: Date? {
        switch mark {
        case .onTrack: atRiskAt
        case .atRisk: dueAt
        case .breached: nil
        }
    }

    /// What the queue is sorted by: clocks that stand for documents come behind those that run, the others last.
    var order: Date { dueAt ?? (left == nil ? Self.never : Self.later) }

    /// The first of January 9000 and 9999: the database compares them as it does any other.
    private static let later = Date(timeIntervalSince1970: 221_845_392_000)
    private static let never = Date(timeIntervalSince1970: 253_370_764_800)

    mutating func follow(_ instruction: RequestLife.Instruction, _ due: DueDates, _ priority: Priority, now: Date) {
        switch instruction {
        case .pauseClock:
            guard let dueAt else { return }
            (left, unit) = (due.left(until: dueAt, from: now, priority), due.levels[priority].unit)
            (self.dueAt, atRiskAt) = (nil, nil)
        case .resumeClock:
            guard let left else { return }
            let next = due.due(after: left, from: now, priority, in: unit)
            (dueAt, atRiskAt, self.left, unit) = (next.due, next.atRisk, nil, nil)
        // Whoever was told stays told.
        case .stopClock:
            (dueAt, atRiskAt, left, unit) = (nil, nil, nil, nil)
        case .restartClock:
            self = RequestClock(due, priority, from: now)
        case .notify:
            return
        }
    }
}

extension RequestClock {
    /// A clock that starts.
    init(_ due: DueDates, _ priority: Priority, from start: Date) {
        let end = due.due(for: priority, from: start)
        self.init(dueAt: end.due, atRiskAt: end.atRisk, left: nil, mark: .onTrack)
    }
}

/// How far people have been told of a clock.
enum ClockMark: String, ValueConvertible {
    case onTrack = "on_track"
    case atRisk = "at_risk"
    case breached
}
