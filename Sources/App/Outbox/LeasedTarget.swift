internal import Foundation

/// A target that a worker has taken, as the worker remembers it.
struct LeasedTarget {
    /// Messages on their way to one that has not accepted any yet: many that hang leave room for the others.
    private static let firstWindow = 2

    var target: OutboxTarget
    var underWay: Set<UUID> = []
    /// How many may be: twice as many after each that was accepted, few again after a failure.
    private(set) var window = firstWindow
    var lastUse = ContinuousClock.now
    /// Once nothing has been found due.
    var isEmpty = false
    /// It was paused or deleted, or another has it, and nothing is on its way: it is let go of and looked at
    /// anew, by which what waits for one that was deleted is cancelled.
    var isLost = false
    /// The database went away while messages were claimed or looked at: it knows which are claimed.
    var isUnsure = false
    /// When it was last known to be ours, and not paused; nil when that is to be asked.
    var heldAt: ContinuousClock.Instant? = .now

    init(target: OutboxTarget) { self.target = target }

    mutating func widen(after outcomes: [Verdict.Outcome], upTo most: Int) {
        let isDoubtful = outcomes.contains { $0 != .accepted && $0 != .refused }
        window = isDoubtful ? Self.firstWindow : min(window * 2, most)
    }
}
