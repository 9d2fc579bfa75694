internal import CFastCGI
internal import Glibc

/// What a supervisor is in the middle of.
final class Supervision {
    typealias Instant = ContinuousClock.Instant

    private let configuration: Supervisor.Configuration
    private let hooks: Supervisor.Hooks
    private let listener: Int32
    private let sharedMemory: Int32?
    private let handOver: HandOver

    private var roster = Roster()
    private var backoff = Backoff()
    /// When workers are to be started in place of those that died.
    private var replacements: [Instant] = []
    /// The generation that serves: 0 before the first is up.
    private var current = 0
    /// The generation that is coming up; nil when none is.
    private var incoming: Int?
    /// The last number given to a generation: a dropped one's is not used again.
    private var newest = 0
    private var isReloadWanted = false
    private var isStopping = false
    private var hasKilled = false
    private var neverReady = false
    private var nextWatch: Instant = .now

    init(_ configuration: Supervisor.Configuration, _ hooks: Supervisor.Hooks) throws(PoolError) {
        self.configuration = configuration
        self.hooks = hooks
        listener = try ChildProcess.raise(configuration.listener)
        sharedMemory = if let memory = configuration.sharedMemory { try ChildProcess.raise(memory) } else { nil }
        let ends = try HandOver.open()
        handOver = HandOver(
            receiver: try ChildProcess.raise(ends.receiver), sender: try ChildProcess.raise(ends.sender))
        close(ends.receiver)
        close(ends.sender)
    }

    deinit {
        for descriptor in [listener, handOver.receiver, handOver.sender] { close(descriptor) }
        if let sharedMemory { close(sharedMemory) }
    }

    /// What the workers report by.
    var pipes: [Int32] { roster.workers.compactMap(\.report) }

    /// Until something has to be done that no descriptor tells of.
    var timeToNextTask: Duration {
        let limits = roster.workers.compactMap { worker in
            switch worker.duty {
            case .starting(let until), .draining(let until): until
            case .serving, .dying: nil
            }
        }
        let next = min((limits + replacements).min() ?? nextWatch, nextWatch)
        return max(next - .now, .zero)
    }

    func begin() { startGeneration() }

    // MARK: What comes from outside

    func handle(_ signal: Int32) {
        switch signal {
        case SIGHUP: isReloadWanted = true
        case SIGUSR1:
            hooks.reopenLogs()
            for worker in roster.workers { kill(worker.pid, SIGUSR1) }
        case SIGTERM, SIGINT: stop()
        default: break
        }
    }

    /// A worker has written to its pipe, or has closed it.
    func readReport(_ pipe: Int32) {
        guard let index = roster.workers.firstIndex(where: { $0.report == pipe }) else { return }
        var byte: UInt8 = 0
        guard unsafe read(pipe, &byte, 1) == 1 else {
            close(pipe)
            roster.workers[index].report = nil
            return
        }
        switch WorkerReport(rawValue: byte) {
        case .ready where roster.workers[index].isStarting:
            roster.workers[index].duty = .serving
            hooks.log(.workerReady(roster.workers[index].name))
            if incoming != nil { promote() }
            relieve()
        case .worn where roster.workers[index].generation == current && roster.workers[index].duty == .serving:
            roster.workers[index].isWorn = true
            startWorker(generation: current)
        default: break
        }
    }

    /// Sees which workers have died.
    func reap() {
        for worker in roster.workers {
            guard let state = ChildState(of: worker.pid),
                let index = roster.workers.firstIndex(where: { $0.pid == worker.pid })
            else { continue }
            switch state {
            case .stopped: roster.workers[index].stoppedSince = .now
            case .continued: roster.workers[index].stoppedSince = nil
            case .exited(let status): bury(index, status, detail: "status \(status)")
            case .killed(let signal): bury(index, nil, detail: "signal \(signal)")
            }
        }
    }

    /// Does what is due by the clock.
    ///
    /// - Returns: how it ended; nil while it goes on.
    func doTasks() -> Supervisor.Ending? {
        let now = Instant.now
        for index in roster.workers.indices { enforceLimits(index, now) }
        if now >= nextWatch {
            nextWatch = now + configuration.watchInterval
            watch(now)
        }
        if isStopping {
            guard roster.workers.isEmpty else { return nil }
            return neverReady ? .neverReady : hasKilled ? .killed : .stopped
        }
        if isReloadWanted, incoming == nil {
            isReloadWanted = false
            startGeneration()
        }
        let due = replacements.count { $0 <= now }
        replacements.removeAll { $0 <= now }
        for _ in 0..<due { startWorker(generation: current) }
        return nil
    }

    // MARK: Generations

    private func startGeneration() {
        newest += 1
        incoming = newest
        if newest > 1 { hooks.log(.reloading(generation: newest)) }
        for _ in 0..<configuration.workers where incoming != nil { startWorker(generation: newest) }
    }

    /// When the incoming generation is up, it serves, and the others go.
    private func promote() {
        guard let incoming, roster.serving(incoming) >= configuration.workers else { return }
        (current, self.incoming) = (incoming, nil)
        hooks.log(.generationReady(current))
        replacements = []
        for index in roster.workers.indices where roster.workers[index].generation < current {
            let isUp = !roster.workers[index].isStarting
            drain(index, SIGTERM, .reload)
            // One that was still coming up has nothing to drain.
            if !isUp { kill(index, .reload) }
        }
    }

    /// Lets a worn worker go when its replacement is up.
    private func relieve() {
        guard roster.serving(current) > configuration.workers,
            let worn = roster.workers.firstIndex(where: { $0.isWorn && $0.duty == .serving })
        else { return }
        drain(worn, SIGTERM, .recycled)
    }

    /// The incoming generation does not come up; without one before it there is nothing to serve on. Those of it that are
    /// up have requests, which they finish.
    private func drop() {
        guard let dropped = incoming else { return }
        incoming = nil
        hooks.log(.generationDropped(dropped))
        for index in roster.workers.indices where roster.workers[index].generation == dropped {
            if roster.workers[index].isStarting {
                kill(index, .dropped)
            } else if current > 0 {
                drain(index, SIGTERM, .dropped)
            }
        }
        if current == 0 {
            neverReady = true
            stop()
        }
    }

    private func stop() {
        guard !isStopping else { return }
        isStopping = true
        hooks.log(.stopping)
        hooks.stopping()
        replacements = []
        for index in roster.workers.indices { drain(index, SIGINT, .stop) }
    }

    // MARK: Workers

    private func startWorker(generation: Int) {
        do throws(PoolError) {
            guard let slot = roster.freeSlot else { throw .system("slot", EAGAIN) }
            let worker = try spawn(slot: slot, generation: generation)
            roster.workers.append(worker)
            hooks.log(.workerStarted(worker.name))
        } catch {
            if case .system(_, let number) = error { hooks.log(.startFailed(number)) }
            generation == incoming ? drop() : replace(after: .zero)
        }
    }

    private func spawn(slot: Int, generation: Int) throws(PoolError) -> Roster.Worker {
        var pipe: [Int32] = [-1, -1]
        guard unsafe pipe2(&pipe, O_CLOEXEC | O_NONBLOCK) == 0 else { throw .system("pipe2", errno) }
        defer { close(pipe[1]) }
        do throws(PoolError) {
            let report = try ChildProcess.raise(pipe[1])
            defer { close(report) }
            var descriptors = [
                (WorkerDescriptor.listener, listener), (WorkerDescriptor.report, report),
                (WorkerDescriptor.handOverReceiver, handOver.receiver),
                (WorkerDescriptor.handOverSender, handOver.sender),
            ]
            if let sharedMemory { descriptors.append((WorkerDescriptor.sharedMemory, sharedMemory)) }
            var environment = configuration.environment
            environment[WorkerProcess.slotVariable] = String(slot)
            environment[WorkerProcess.generationVariable] = String(generation)
            environment[WorkerProcess.supervisorVariable] = String(getpid())
            let child = ChildProcess(
                executable: configuration.executable, arguments: configuration.arguments,
                environment: environment, descriptors: descriptors)
            // A signal that comes before the worker can read it waits for it.
            let pid = try child.start(blocked: [SIGTERM, SIGINT, SIGUSR1, SIGHUP])
            return Roster.Worker(
                pid: pid, slot: slot, generation: generation, started: .now, report: pipe[0],
                duty: .starting(until: .now + configuration.readyLimit))
        } catch {
            close(pipe[0])
            throw error
        }
    }

    private func bury(_ index: Int, _ status: Int32?, detail: String) {
        let worker = roster.workers.remove(at: index)
        if let report = worker.report { close(report) }
        let ending = status.flatMap(WorkerPool.Ending.init)
        var cause = worker.cause ?? (worker.isStarting ? .notReady : ending == .recycled ? .recycled : .crash)
        if ending == .drainLimitPassed { cause = .drainLimit }
        if isStopping, ending != .drained, ending != .recycled { hasKilled = true }
        hooks.log(.workerEnded(worker.name, cause, detail: detail))
        hooks.slotFreed(worker.slot)
        guard !isStopping else { return }
        if worker.generation == incoming {
            drop()
        } else if worker.generation == current, !worker.isWorn {
            replace(after: ending == .recycled ? Backoff.longLife * 2 : .now - worker.started)
        }
    }

    /// Has a worker started, at once when the last one lived long.
    private func replace(after life: Duration) {
        let pause = backoff.pause(after: life)
        if pause > .zero { hooks.log(.backingOff(pause)) }
        replacements.append(.now + pause)
    }

    private func drain(_ index: Int, _ signal: Int32, _ cause: SupervisorEvent.Cause) {
        // Also one that drains for a reload is told of a stop: nobody will be left to take its connections.
        Glibc.kill(roster.workers[index].pid, signal)
        if case .draining = roster.workers[index].duty { return }
        guard roster.workers[index].duty != .dying else { return }
        roster.workers[index].duty = .draining(until: .now + configuration.drainLimit)
        roster.workers[index].cause = cause
    }

    private func kill(_ index: Int, _ cause: SupervisorEvent.Cause) {
        Glibc.kill(roster.workers[index].pid, SIGKILL)
        roster.workers[index].duty = .dying
        roster.workers[index].cause = cause
    }

    private func enforceLimits(_ index: Int, _ now: Instant) {
        switch roster.workers[index].duty {
        case .starting(let until) where until <= now: kill(index, .notReady)
        case .draining(let until) where until <= now: kill(index, .drainLimit)
        default: break
        }
    }

    private func watch(_ now: Instant) {
        for (index, worker) in roster.workers.enumerated() where worker.duty != .dying {
            let standsStill = worker.stoppedSince.map { now - $0 > configuration.standstillLimit } ?? false
            if standsStill || !worker.isStarting && hooks.isStuck(worker.slot) { kill(index, .stuck) }
        }
    }

    private func kill(_ pid: Int32, _ signal: Int32) { Glibc.kill(pid, signal) }
}
