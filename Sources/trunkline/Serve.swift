internal import App
internal import FastCGI
internal import Foundation
internal import MariaDB
internal import Secrets
internal import SharedMemory

/// `trunkline serve`: binds the socket once, makes the shared memory, and keeps the workers alive.
enum Serve {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let configuration = try invocation.configuration()
        try ProcessHardening.apply()
        try openLog(configuration)
        try check(invocation, configuration)

        let listener =
            try ListeningSocket.adopt(environment: invocation.environment)
            ?? ListeningSocket.open(path: configuration.socket)
        let segment = try Segment.create()
        let pool = Supervisor.Configuration(
            listener: listener.descriptor, sharedMemory: segment.descriptor,
            executable: Bundle.main.executablePath ?? CommandLine.arguments[0], arguments: ["worker"],
            environment: workerEnvironment(invocation.environment), workers: configuration.workers)
        let hooks = hooks(configuration, SharedState(segment), listener)
        let ending = try Supervisor(limited(pool, configuration), hooks: hooks).run()
        Log.info("pool ended", ["ending": "\(ending)"])
        return ending == .stopped ? 0 : 1
    }

    private static func limited(_ pool: Supervisor.Configuration, _ configuration: Configuration)
        -> Supervisor.Configuration
    {
        var pool = pool
        // The workers' own limit comes first.
        pool.drainLimit = .seconds(configuration.drainLimit + 1)
        return pool
    }

    /// Refuses to serve on a database that could lose what it acknowledged, or belongs to another keyring, and in production while anything
    /// in it opens with a password that everybody knows.
    private static func check(_ invocation: Invocation, _ configuration: Configuration) throws {
        let services = try invocation.services(configuration)
        try services.sealer.selfTest()
        let db = try Patience.connect(try configuration.connection(as: .serve))
        let problems =
            try peerProblems(configuration) + zoneProblems + ServerCheck.problems(on: db)
            + CheckKeyring(services.keyring, db).problems()
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
        let doors = try openDoors(services, db)
        guard doors.isEmpty else { throw ConfigurationError(problems: doors) }
    }

    /// - Throws: `ConfigurationError` when there is a log file and it cannot be opened: nothing would be seen of a service
    ///   that speaks where nobody listens.
    static func openLog(_ configuration: Configuration) throws(ConfigurationError) {
        guard let log = configuration.log, !Log.reopen(log) else { return }
        throw ConfigurationError(problems: [Log.problem(of: log)])
    }

    /// Who may connect to the pool and is no user here: no worker would come up.
    static func peerProblems(_ configuration: Configuration) -> [String] {
        do throws(PeerUserError) {
            _ = try PeerUsers.identifiers(named: configuration.peers)
            return []
        } catch {
            return ["TRUNKLINE_PEERS: there is no user \(error.name)"]
        }
    }

    static var zoneProblems: [String] { App.hasTimeZones ? [] : ["there are no time zones here: install tzdata"] }

    /// What keeps a production from being served: everything in the database that opens with a password, or a key, that
    /// everybody knows. Nothing in the embedded mode.
    static func openDoors(_ services: Services, _ db: Connection) throws -> [String] {
        guard services.configuration.mode == .production else { return [] }
        let doors = try Demo.openDoors(services, db, now: Date())
        return doors.isEmpty ? [] : ["production does not start with demo credentials in the database"] + doors
    }

    /// What a worker is given of our environment, with the settings its libraries need.
    private static func workerEnvironment(_ ours: [String: String]) -> [String: String] {
        let passed = ours.filter { name, _ in
            name.hasPrefix("TRUNKLINE_") || ["PATH", "LANG", "LC_ALL", "TZ"].contains(name)
        }
        let settings = [
            // A crash dump holds registers, and so perhaps what somebody said to a doctor.
            "SWIFT_BACKTRACE": "enable=no",
            "LIBFCGI_OS_CLOSE_POLL_TIMEOUT": "200",
            "LIBFCGI_IS_AF_UNIX_KEEPER_POLL_TIMEOUT": "200",
            "MALLOC_ARENA_MAX": "2",
        ]
        return passed.merging(settings) { _, setting in setting }
    }

    private static func hooks(
        _ configuration: Configuration, _ shared: SharedState, _ listener: ListeningSocket
    ) -> Supervisor.Hooks {
        var hooks = Supervisor.Hooks()
        let limit = UInt64(configuration.deadline) * 1_000_000_000
        hooks.isStuck = { slot in
            !shared.scoreboard.stuck(slot: slot, limit: limit, now: MonotonicClock.now).isEmpty
        }
        hooks.slotFreed = { shared.scoreboard.clear(slot: $0) }
        hooks.reopenLogs = { if let log = configuration.log { Log.rotate(log) } }
        hooks.stopping = {
            shared[.draining] = true
            listener.refuseConnections()
        }
        hooks.log = { event in
            Log.info(event.name, Dictionary(event.fields.map { ($0.name, $0.value) }) { first, _ in first })
            if let counter = event.counter { shared.count(counter) }
        }
        return hooks
    }
}

extension SupervisorEvent {
    /// What the event adds to, on the scoreboard.
    fileprivate var counter: SharedState.Counter? {
        switch self {
        case .workerEnded(_, .crash, _), .workerEnded(_, .drainLimit, _), .workerEnded(_, .notReady, _):
            .workersCrashed
        case .workerEnded(_, .stuck, _): .workersStuck
        case .workerEnded(_, .recycled, _): .workersRecycled
        // The first is the start.
        case .generationReady(let generation) where generation > 1: .reloads
        case .generationDropped: .reloadsFailed
        default: nil
        }
    }
}
