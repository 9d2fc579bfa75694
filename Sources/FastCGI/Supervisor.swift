internal import CFastCGI
internal import Glibc

/// Starts worker processes, and keeps as many alive as there should be. It
/// serves no request itself, so that nothing a request does can end it.
///
/// Signals while it runs: **SIGHUP** brings up a new generation beside the old
/// one, and drains the old one once all of the new report ready; when one of
/// them does not, the new generation is dropped, with no request of it cut, and the old one serves on. A
/// SIGHUP during a reload is remembered once. **SIGTERM** and **SIGINT** drain
/// everything. **SIGUSR1** reopens logs here and in the workers.
///
/// The workers' own signals are those of `WorkerPool`: a worker that is
/// replaced gets SIGTERM, and at a full stop all get SIGINT. Runs on the thread
/// that made the process: its workers stop when that thread ends.
public struct Supervisor {
    public struct Configuration: Sendable {
        /// Bound by the caller; the workers find it at `WorkerDescriptor.listener`.
        public var listener: Int32
        /// The workers find it at `WorkerDescriptor.sharedMemory`; nil for none.
        public var sharedMemory: Int32?
        /// Path of the program that a worker runs: read anew at every start, so that a reload takes a new build.
        public var executable: String
        /// Without the name of the program itself. Everybody on the host can read them.
        public var arguments: [String]
        /// The worker's whole environment, but for what `WorkerProcess.begin` reads.
        public var environment: [String: String]
        /// Workers that serve at a time, 1 to 32: a reload has twice as many.
        public var workers: Int
        /// How long a worker may take to report ready.
        public var readyLimit: Duration = .seconds(10)
        /// How long a worker may take to drain. Its own limit should be below this.
        public var drainLimit: Duration = .seconds(31)
        /// How often `Hooks.isStuck` is asked.
        public var watchInterval: Duration = .milliseconds(250)
        /// How long a worker may stand still (SIGSTOP) before it is killed.
        public var standstillLimit: Duration = .seconds(5)

        public init(
            listener: Int32, sharedMemory: Int32?, executable: String, arguments: [String],
            environment: [String: String], workers: Int
        ) {
            precondition(1...Roster.slots / 2 ~= workers)
            self.listener = listener
            self.sharedMemory = sharedMemory
            self.executable = executable
            self.arguments = arguments
            self.environment = environment
            self.workers = workers
        }
    }

    /// What the supervisor leaves to its caller. All are called on the thread that called `run`.
    public struct Hooks {
        /// Whether a thread of the worker in this slot has passed its deadline: then the worker is killed.
        public var isStuck: (Int) -> Bool = { _ in false }
        /// The worker in this slot is gone.
        public var slotFreed: (Int) -> Void = { _ in }
        public var reopenLogs: () -> Void = {}
        /// A full stop begins: the place to refuse new connections (`ListeningSocket.refuseConnections`).
        public var stopping: () -> Void = {}
        public var log: (SupervisorEvent) -> Void = { _ in }

        public init() {}
    }

    /// How a supervisor ended.
    public enum Ending: Sendable, Equatable {
        /// It was told to stop, and every worker drained in time.
        case stopped
        /// It was told to stop, and workers had to be killed.
        case killed
        /// The first generation did not come up.
        case neverReady
    }

    private let configuration: Configuration
    private let hooks: Hooks

    public init(_ configuration: Configuration, hooks: Hooks) {
        self.configuration = configuration
        self.hooks = hooks
    }

    /// Supervises until told to stop.
    public func run() throws(PoolError) -> Ending {
        let signals = try SignalQueue([SIGHUP, SIGTERM, SIGINT, SIGUSR1, SIGCHLD])
        signal(SIGPIPE, SIG_IGN)
        let supervision = try Supervision(configuration, hooks)
        supervision.begin()
        while true {
            let pipes = supervision.pipes
            let ready = waitForAny(of: [signals.descriptor] + pipes, supervision.timeToNextTask)
            for pipe in pipes where ready.contains(pipe) { supervision.readReport(pipe) }
            while let signal = signals.next() { supervision.handle(signal) }
            supervision.reap()
            if let ending = supervision.doTasks() { return ending }
        }
    }
}
