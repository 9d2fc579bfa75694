/// What every thread of every worker does at this moment, and what each route has cost so far.
///
/// A row has one writer, its thread; anybody reads. A reader may see the start
/// of one request with the route of the one before: it is a picture, not a ledger.
public struct Scoreboard: Sendable {
    /// Workers at most: those that serve, and those that drain beside them.
    public static let slots = 64
    /// Threads of a worker at most.
    public static let threads = 64
    /// Routes at most.
    public static let routes = 512

    /// What a thread is at.
    public enum State: UInt64, Sendable, CaseIterable {
        /// Waits for a request.
        case idle
        case reading
        case working
        case writing
    }

    /// A thread of a worker.
    public struct Row: Sendable, Equatable {
        public let slot: Int
        public let thread: Int
        public let pid: Int32
        public let generation: UInt64
        public let state: State
        /// The route of the request in progress, or of the last one; nil before the first.
        public let route: Int?
        /// When the request in progress began, in nanoseconds of `MonotonicClock`; nil when there is none.
        public let start: UInt64?
        /// Requests ended so far.
        public let requests: UInt64
    }

    private enum Field: Int {
        case pid, generation, state, route, start, requests, idleSince
    }

    let segment: Segment

    public init(_ segment: Segment) { self.segment = segment }

    /// A thread has come up, and waits.
    public func enter(slot: Int, thread: Int, pid: Int32, generation: UInt64) {
        for field in [Field.state, .route, .start, .requests, .idleSince] { set(field, slot, thread, 0) }
        set(.generation, slot, thread, generation)
        set(.pid, slot, thread, UInt64(pid))
    }

    /// A request arrives.
    ///
    /// - Parameter now: of `MonotonicClock`.
    public func begin(slot: Int, thread: Int, now: UInt64) {
        set(.start, slot, thread, now)
        set(.state, slot, thread, State.reading.rawValue)
    }

    /// The request goes on.
    public func advance(slot: Int, thread: Int, to state: State) {
        set(.state, slot, thread, state.rawValue)
    }

    /// The request is for this route, 0 to 511.
    public func route(_ route: Int, slot: Int, thread: Int) {
        set(.route, slot, thread, UInt64(route) + 1)
    }

    /// The request is answered, or there was none after all.
    public func end(slot: Int, thread: Int, counts: Bool = true, now: UInt64 = MonotonicClock.now) {
        set(.idleSince, slot, thread, now)
        set(.state, slot, thread, State.idle.rawValue)
        set(.start, slot, thread, 0)
        if counts { segment.add(1, at: cell(.requests, slot, thread)) }
    }

    /// The thread has ended, and will not be back.
    public func leave(slot: Int, thread: Int) {
        set(.pid, slot, thread, 0)
    }

    /// Whether a thread of another worker than this has waited for a request for a while.
    ///
    /// Every thread waits for a moment between two requests: that is no idleness.
    ///
    /// - Parameter rest: how long a while is, in nanoseconds.
    public func hasIdleNeighbour(
        of slot: Int, rest: UInt64 = 1_000_000, now: UInt64 = MonotonicClock.now
    ) -> Bool {
        for other in 0..<Self.slots where other != slot {
            for thread in 0..<Self.threads {
                // Behind the last thread; or before one that is coming up, which is missed for a moment.
                guard get(.generation, other, thread) != 0 else { break }
                if get(.pid, other, thread) != 0, get(.state, other, thread) == State.idle.rawValue,
                    now > get(.idleSince, other, thread) + rest
                {
                    return true
                }
            }
        }
        return false
    }

    /// Whether no worker of a lower slot is up, and this one is: what one worker of a host does is the first one's.
    public func isFirst(slot: Int) -> Bool {
        let first = (0..<Self.slots).first { slot in
            (0..<Self.threads).contains { get(.pid, slot, $0) != 0 }
        }
        return first == slot
    }

    /// The worker is gone: its rows are free for the next.
    public func clear(slot: Int) {
        for thread in 0..<Self.threads {
            for field in [Field.pid, .generation, .state, .start] { set(field, slot, thread, 0) }
        }
    }

    /// The threads of a worker that have been at one request for longer than `limit` nanoseconds.
    public func stuck(slot: Int, limit: UInt64, now: UInt64) -> [Int] {
        (0..<Self.threads).filter { thread in
            let start = get(.start, slot, thread)
            // A start after `now` belongs to a request that came while we looked.
            return start != 0 && now > start && now - start > limit
        }
    }

    /// The threads that are up.
    public func snapshot() -> [Row] {
        (0..<Self.slots * Self.threads).compactMap { index in
            let (slot, thread) = index.quotientAndRemainder(dividingBy: Self.threads)
            let pid = get(.pid, slot, thread)
            guard pid != 0 else { return nil }
            let (route, start) = (get(.route, slot, thread), get(.start, slot, thread))
            return Row(
                slot: slot, thread: thread, pid: Int32(truncatingIfNeeded: pid),
                generation: get(.generation, slot, thread),
                state: State(rawValue: get(.state, slot, thread)) ?? .idle,
                route: route == 0 ? nil : Int(route) - 1, start: start == 0 ? nil : start,
                requests: get(.requests, slot, thread))
        }
    }

    private func get(_ field: Field, _ slot: Int, _ thread: Int) -> UInt64 {
        segment.load(cell(field, slot, thread))
    }

    private func set(_ field: Field, _ slot: Int, _ thread: Int, _ value: UInt64) {
        segment.store(value, at: cell(field, slot, thread))
    }

    private func cell(_ field: Field, _ slot: Int, _ thread: Int) -> Int {
        precondition(0..<Self.slots ~= slot && 0..<Self.threads ~= thread)
        return Layout.rows.lowerBound + (slot * Self.threads + thread) * Layout.rowLength + field.rawValue
    }
}
