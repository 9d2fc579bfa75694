internal import CFastCGI
internal import Glibc
internal import Synchronization

/// A fixed number of threads, each answering one request at a time.
///
/// The number of threads is the number of requests in progress, of database
/// connections and of upstream calls: one figure to size the process by. nginx
/// queues what exceeds it.
///
/// Signals while it runs: **SIGTERM** drains, and hands the kept connections to
/// the workers that stay (reload, recycling). **SIGINT** drains when no worker
/// stays (full stop): connections are served until nothing has come for
/// `linger`, then closed; what other workers have handed over meanwhile is taken
/// in. **SIGUSR1** calls `reopenLogs`. SIGHUP is ignored. Requests in progress
/// are finished in any case.
public struct WorkerPool: Sendable {
    public struct Configuration: Sendable {
        /// Descriptor of the listening socket. The pool owns it: a full stop closes it.
        public var listener = WorkerDescriptor.listener
        /// Requests answered at the same time.
        public var threads: Int
        /// The way to and from the other workers; nil when there are none.
        public var handOver: HandOver?
        /// The pipe to the supervisor: gets `WorkerReport`s. Nil when there is no supervisor.
        public var report: Int32?
        /// Whether another worker has a thread that waits. Asked when a request has waited here for one:
        /// kept connections stay with their worker, and all the busy ones may be with this.
        public var hasIdleNeighbour: @Sendable () -> Bool = { false }
        /// Told the index of a thread that has ended, on that thread.
        public var threadEnded: @Sendable (Int) -> Void = { _ in }
        /// Users whose processes may connect; nil for everyone.
        public var peers: Set<UInt32>?
        /// Requests after which the worker asks its supervisor for a replacement, and serves on until that
        /// is up; without a supervisor it drains and ends. Nil for never.
        public var maxRequests: Int?
        /// How long a thread waits for the rest of a request. Short: the web server has all of it before it asks us,
        /// and whoever holds threads by half a request keeps them from everybody.
        public var patience: Duration = .seconds(1)
        /// How long a thread waits for the web server to take an answer: all of it, and no part of it for longer. What
        /// is made meanwhile takes its own time.
        public var sendPatience: Duration = .seconds(5)
        /// How long nothing must have come at a full stop before kept connections are closed.
        public var linger: Duration = .milliseconds(100)
        /// How long requests in progress are waited for when draining.
        public var drainLimit: Duration = .seconds(30)

        public init(threads: Int) { self.threads = threads }
    }

    /// How a pool ended.
    public enum Ending: Int32, Sendable {
        /// It was told to, and drained.
        case drained = 0
        /// It has served `maxRequests`, has no supervisor to ask, and drained.
        case recycled = 90
        /// A handler could not be made.
        case handlerFailed = 91
        /// Requests in progress took longer than `drainLimit`. Their threads are still there: exit.
        case drainLimitPassed = 92

        /// What the process should exit with, for the supervisor to read.
        public var exitCode: Int32 { rawValue }
    }

    private let configuration: Configuration
    private let reopenLogs: @Sendable () -> Void
    private let observe: @Sendable (Int, GatewayHandler.Phase) -> Void
    private let makeHandler: @Sendable (Int) throws -> GatewayHandler

    /// - Parameters:
    ///   - observe: told, on the thread itself, what the thread with this index is at.
    ///   - reopenLogs: called on SIGUSR1, on the thread that called `run`.
    ///   - makeHandler: called once on each thread, with its index from 0, before its first request.
    public init(
        _ configuration: Configuration,
        observe: @escaping @Sendable (Int, GatewayHandler.Phase) -> Void = { _, _ in },
        reopenLogs: @escaping @Sendable () -> Void = {},
        makeHandler: @escaping @Sendable (Int) throws -> GatewayHandler
    ) {
        precondition(configuration.threads > 0)
        self.configuration = configuration
        self.observe = observe
        self.reopenLogs = reopenLogs
        self.makeHandler = makeHandler
    }

    /// Serves until told to stop by a signal, or until it has served `maxRequests`.
    public func run() throws(PoolError) -> Ending {
        // Before FCGX_Init and the threads: see SignalQueue.
        guard RequestSlot.prepareLibrary() else { throw .library }
        let signals = try SignalQueue([SIGTERM, SIGINT, SIGUSR1, SIGHUP])
        let pool = try start()
        while true {
            let ready = waitForAny(of: [signals.descriptor, pool.events], pool.timeLeft ?? .seconds(60))
            while let signal = signals.next() {
                switch signal {
                case SIGTERM: pool.drain(.handingOver)
                case SIGINT: pool.drain(.forGood)
                case SIGUSR1: reopenLogs()
                default: break
                }
            }
            // First: what comes after it is seen the next time round.
            if ready.contains(pool.events) { pool.clearEvents() }
            if let ending = pool.ending() { return ending }
        }
    }

    /// Starts the threads.
    func start() throws(PoolError) -> RunningPool {
        guard RequestSlot.prepareLibrary() else { throw .library }
        let pool = try RunningPool(configuration)
        for index in 0..<configuration.threads {
            try startThread { [makeHandler, observe] in
                pool.serve(index, makeHandler: makeHandler, observe: observe)
            }
        }
        return pool
    }
}
