/// The worker processes that a supervisor has, and what it knows of each.
struct Roster {
    /// What a worker is to do.
    enum Duty: Equatable {
        /// To come up, until then.
        case starting(until: ContinuousClock.Instant)
        case serving
        /// To finish what it has, until then.
        case draining(until: ContinuousClock.Instant)
        /// To die: SIGKILL is sent.
        case dying
    }

    struct Worker {
        let pid: Int32
        let slot: Int
        let generation: Int
        let started: ContinuousClock.Instant
        /// The pipe that it reports by; nil once it has closed it.
        var report: Int32?
        var duty: Duty
        /// Why it goes, when that is known before it has gone.
        var cause: SupervisorEvent.Cause?
        /// Whether its replacement is on its way: it goes when that is ready.
        var isWorn = false
        /// Since when it stands still (SIGSTOP); nil when it does not.
        var stoppedSince: ContinuousClock.Instant?

        var name: SupervisorEvent.Worker { .init(slot: slot, generation: generation, pid: pid) }

        var isStarting: Bool {
            if case .starting = duty { true } else { false }
        }
    }

    static let slots = 64

    var workers: [Worker] = []

    /// A number that no worker has; nil when all are taken.
    var freeSlot: Int? {
        let taken = Set(workers.map(\.slot))
        return (0..<Self.slots).first { !taken.contains($0) }
    }

    /// How many workers of the generation are up.
    func serving(_ generation: Int) -> Int {
        workers.count { $0.generation == generation && $0.duty == .serving }
    }
}

/// How long to wait before a worker is started in place of one that died.
struct Backoff {
    /// A worker that has lived this long has not died of the way it was started.
    static let longLife = Duration.seconds(1)
    static let longest = Duration.seconds(5)

    private var failures = 0

    /// - Parameter life: how long the worker lived.
    mutating func pause(after life: Duration) -> Duration {
        guard life <= Self.longLife else {
            failures = 0
            return .zero
        }
        failures += 1
        return min(.milliseconds(100) * (1 << min(failures - 1, 10)), Self.longest)
    }
}
