/// Something that the log should have.
public enum SupervisorEvent: Sendable, Equatable {
    /// Why a worker is no more.
    public enum Cause: String, Sendable, CaseIterable {
        /// It died of itself: a trap, a signal from outside, an exit that nobody asked for.
        case crash
        /// It was killed because a request took too long, or because it stood still.
        case stuck
        /// It had served as many requests as it may.
        case recycled
        /// A new generation has taken its place.
        case reload
        /// It was killed because requests in progress took longer than the drain limit.
        case drainLimit = "drain_limit"
        /// It did not come up in time, or came up wrong.
        case notReady = "not_ready"
        /// Another one of its generation did not come up: nothing is wrong with it.
        case dropped
        /// Everything is stopped.
        case stop
    }

    /// A worker process.
    public struct Worker: Sendable, Equatable {
        public let slot: Int
        public let generation: Int
        public let pid: Int32
    }

    case workerStarted(Worker)
    case workerReady(Worker)
    /// `detail` is as `signal 9` or `status 1`.
    case workerEnded(Worker, Cause, detail: String)
    /// A worker could not be started; `errno`.
    case startFailed(Int32)
    /// The next worker is started after this pause, since the last ones did not live long.
    case backingOff(Duration)
    case reloading(generation: Int)
    /// All workers of the generation are ready.
    case generationReady(Int)
    /// The generation did not come up; the one before serves on.
    case generationDropped(Int)
    case stopping

    /// The event's name, in snake case.
    public var name: String {
        switch self {
        case .workerStarted: "worker_started"
        case .workerReady: "worker_ready"
        case .workerEnded: "worker_ended"
        case .startFailed: "start_failed"
        case .backingOff: "backing_off"
        case .reloading: "reloading"
        case .generationReady: "generation_ready"
        case .generationDropped: "generation_dropped"
        case .stopping: "stopping"
        }
    }

    /// What the log should have beside the name.
    public var fields: [(name: String, value: String)] {
        switch self {
        case .workerStarted(let worker), .workerReady(let worker): worker.fields
        case .workerEnded(let worker, let cause, let detail):
            worker.fields + [("cause", cause.rawValue), ("detail", detail)]
        case .startFailed(let error): [("errno", String(error))]
        case .backingOff(let pause): [("ms", String(pause.milliseconds))]
        case .reloading(let generation), .generationReady(let generation), .generationDropped(let generation):
            [("generation", String(generation))]
        case .stopping: []
        }
    }
}

extension SupervisorEvent.Worker {
    fileprivate var fields: [(name: String, value: String)] {
        [("slot", String(slot)), ("generation", String(generation)), ("pid", String(pid))]
    }
}
