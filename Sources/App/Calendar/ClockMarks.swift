internal import Foundation

extension RequestClock {
    /// Goes on to how far people are to be told by now.
    ///
    /// - Returns: what to tell them; nil when they know. Of a clock that has come to its end unseen, nobody is told
    ///   any more that it will.
    mutating func tick(now: Date) -> ClockMark? {
        let reached: ClockMark
        switch state(at: now) {
        case .breached: reached = .breached
        case .atRisk: reached = .atRisk
        case .onTrack, .paused, .stopped: return nil
        }
        guard reached.rank > mark.rank else { return nil }
        mark = reached
        return reached
    }
}

extension ClockMark {
    fileprivate var rank: Int {
        switch self {
        case .onTrack: 0
        case .atRisk: 1
        case .breached: 2
        }
    }
}
