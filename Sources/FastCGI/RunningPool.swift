internal import CFastCGI
internal import Glibc
internal import Synchronization

/// The threads of a pool and what they have in common.
final class RunningPool: Sendable {
    private struct Progress {
        /// Threads whose handler is not made yet.
        var preparing: Int
        /// Threads that have not ended.
        var running: Int
        var hasFailed = false
        var isRecycling = false
        var drainEnd: ContinuousClock.Instant?
    }

    /// Becomes readable when something has changed that `ending` is about.
    let events: Int32
    /// Becomes readable, for good, when all handlers are made, or nothing will come of them.
    private let gate: Int32

    private let configuration: WorkerPool.Configuration
    private let lobby: Lobby
    private let progress: Mutex<Progress>
    private let served = Atomic<Int>(0)
    /// Threads that have a connection.
    private let busy = Atomic<Int>(0)

    init(_ configuration: WorkerPool.Configuration) throws(PoolError) {
        self.configuration = configuration
        progress = Mutex(Progress(preparing: configuration.threads, running: configuration.threads))
        events = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        gate = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard events >= 0, gate >= 0 else { throw .system("eventfd", errno) }
        lobby = try Lobby(
            Lobby.Configuration(
                listener: configuration.listener, handOver: configuration.handOver, peers: configuration.peers,
                patience: configuration.patience, sendPatience: configuration.sendPatience,
                linger: configuration.linger))
    }

    deinit {
        close(events)
        close(gate)
    }

    /// Takes no more connections, and sees to those that are here. Threads end as they finish.
    func drain(_ closing: Lobby.Closing) {
        progress.withLock { progress in
            if progress.drainEnd == nil { progress.drainEnd = .now + configuration.drainLimit }
        }
        lobby.close(closing)
        eventfd_write(gate, 1)
    }

    /// How the pool ended; nil while it goes on.
    func ending() -> WorkerPool.Ending? {
        let (progress, mustDrain) = progress.withLock { progress in
            let mustDrain = (progress.isRecycling || progress.hasFailed) && progress.drainEnd == nil
            return (progress, mustDrain)
        }
        if mustDrain { drain(.handingOver) }
        if progress.running == 0 {
            return progress.hasFailed ? .handlerFailed : progress.isRecycling ? .recycled : .drained
        }
        if let end = progress.drainEnd, end <= .now { return .drainLimitPassed }
        return nil
    }

    /// Until the drain limit; nil when the pool is not draining.
    var timeLeft: Duration? {
        progress.withLock { $0.drainEnd.map { $0 - .now } }
    }

    func clearEvents() {
        var count: eventfd_t = 0
        unsafe eventfd_read(events, &count)
    }

    /// What a thread does from beginning to end.
    func serve(
        _ index: Int, makeHandler: (Int) throws -> GatewayHandler, observe: (Int, GatewayHandler.Phase) -> Void
    ) {
        defer {
            configuration.threadEnded(index)
            change { $0.running -= 1 }
        }
        // The error is the application's: it knows what may be said of it.
        guard let handler = try? makeHandler(index) else { return change { $0.hasFailed = true } }
        reportReady()
        // A worker that does not come up is killed: it must not have taken anybody's request.
        while waitForAny(of: [gate], .seconds(60)).isEmpty {}
        let slot = RequestSlot(patience: configuration.sendPatience)
        var hasGiven = false
        while let visitor = lobby.next(
            isAlone: busy.load(ordering: .relaxed) == configuration.threads - 1, hasGiven: hasGiven)
        {
            busy.add(1, ordering: .relaxed)
            defer { busy.subtract(1, ordering: .relaxed) }
            hasGiven = visitor.hasWaited && configuration.hasIdleNeighbour() && lobby.give(visitor)
            if hasGiven { continue }
            observe(index, .reading)
            guard slot.take(from: visitor.connection) else {
                observe(index, .idle(answered: false))
                continue
            }
            let response: GatewayResponse
            var rest: BodyReader?
            switch slot.read(intake: handler.intake) {
            case .request(let request, let body):
                observe(index, .working)
                rest = body
                response = handler.respond(request, body)
            case .refused(let request, let refusal):
                observe(index, .working)
                response = handler.refuse(request, refusal)
            }
            observe(index, .writing)
            let isRead = rest?.finish() ?? true
            let keeps = slot.finish(with: response, keeps: isRead && lobby.keepsConnections)
            if keeps { lobby.park(visitor) }
            observe(index, .idle(answered: true))
            count()
        }
    }

    private func reportReady() {
        let isLast = progress.withLock { progress in
            progress.preparing -= 1
            return progress.preparing == 0
        }
        guard isLast else { return }
        report(.ready)
        eventfd_write(gate, 1)
    }

    private func count() {
        guard let limit = configuration.maxRequests else { return }
        guard served.add(1, ordering: .relaxed).newValue == limit else { return }
        if configuration.report == nil {
            change { $0.isRecycling = true }
        } else {
            report(.worn)
        }
    }

    private func report(_ report: WorkerReport) {
        guard let pipe = configuration.report else { return }
        var byte = report.rawValue
        unsafe write(pipe, &byte, 1)
    }

    private func change(_ body: (inout Progress) -> Void) {
        progress.withLock { body(&$0) }
        eventfd_write(events, 1)
    }
}
