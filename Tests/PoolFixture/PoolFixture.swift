internal import FastCGI
internal import Foundation
internal import Glibc
internal import SharedMemory

/// A pool as small as one can be, put together the way the product's is: for
/// tests of what takes processes to show.
///
/// `PoolFixture serve` supervises; it is told by the environment what to be.
/// It says what happens on standard output, an event a line.
@main
struct PoolFixture {
    static func main() {
        let environment = ProcessInfo.processInfo.environment
        let settings = Settings(environment)
        switch CommandLine.arguments.dropFirst().first {
        case "serve": exit(serve(settings))
        case "worker": exit(work(settings, environment))
        default: exit(64)
        }
    }

    private static func serve(_ settings: Settings) -> Int32 {
        do {
            let socket = try ListeningSocket.open(path: settings.socket)
            let segment = try Segment.create()
            let scoreboard = Scoreboard(segment)
            var configuration = Supervisor.Configuration(
                listener: socket.descriptor, sharedMemory: segment.descriptor, executable: settings.program,
                arguments: ["worker"], environment: settings.forWorkers, workers: settings.workers)
            configuration.readyLimit = .milliseconds(settings.readyLimit)
            configuration.drainLimit = .milliseconds(settings.drainLimit + 1000)
            configuration.standstillLimit = .seconds(1)
            var hooks = Supervisor.Hooks()
            hooks.isStuck = { slot in
                let limit = UInt64(settings.deadline) * 1_000_000
                return !scoreboard.stuck(slot: slot, limit: limit, now: MonotonicClock.now).isEmpty
            }
            hooks.slotFreed = { scoreboard.clear(slot: $0) }
            hooks.reopenLogs = { say("reopened") }
            hooks.stopping = { socket.refuseConnections() }
            hooks.log = { event in
                say(([event.name] + event.fields.map { "\($0.name)=\($0.value)" }).joined(separator: " "))
            }
            let ending = try Supervisor(configuration, hooks: hooks).run()
            say("ended \(ending)")
            return ending == .stopped ? 0 : 1
        } catch {
            say("failed \(error)")
            return 2
        }
    }

    private static func work(_ settings: Settings, _ environment: [String: String]) -> Int32 {
        guard let process = WorkerProcess.begin(environment: environment) else { return 64 }
        if let descriptors = settings.descriptors {
            var limit = rlimit(rlim_cur: descriptors, rlim_max: descriptors)
            unsafe setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
        }
        do {
            let scoreboard = Scoreboard(try Segment(attaching: WorkerDescriptor.sharedMemory))
            var configuration = process.configuration(threads: settings.threads)
            configuration.peers = settings.peers
            configuration.maxRequests = settings.maxRequests
            configuration.patience = .seconds(1)
            configuration.drainLimit = .milliseconds(settings.drainLimit)
            configuration.hasIdleNeighbour = { scoreboard.hasIdleNeighbour(of: process.slot) }
            configuration.threadEnded = { scoreboard.leave(slot: process.slot, thread: $0) }
            let pool = WorkerPool(
                configuration,
                observe: { thread, phase in
                    let slot = process.slot
                    switch phase {
                    case .reading: scoreboard.begin(slot: slot, thread: thread, now: MonotonicClock.now)
                    case .working: scoreboard.advance(slot: slot, thread: thread, to: .working)
                    case .writing: scoreboard.advance(slot: slot, thread: thread, to: .writing)
                    case .idle(let answered): scoreboard.end(slot: slot, thread: thread, counts: answered)
                    }
                },
                reopenLogs: { say("reopened worker=\(process.slot)") },
                makeHandler: { thread in
                    if let delay = settings.failsAfter, process.generation > 1, thread == settings.threads - 1 {
                        pause(delay)
                        throw CancellationError()
                    }
                    scoreboard.enter(
                        slot: process.slot, thread: thread, pid: getpid(), generation: UInt64(process.generation))
                    return GatewayHandler { request, _ in answer(request, by: process) }
                })
            return try pool.run().exitCode
        } catch {
            say("failed \(error)")
            return 2
        }
    }

    /// `/health`, `/pid`, `/generation`, `/length`; `/slow/300` takes 300 ms, `/loop` for ever, `/trap` dies.
    private static func answer(_ request: GatewayRequest, by process: WorkerProcess) -> GatewayResponse {
        let path = (request["REQUEST_URI"] ?? "").split(separator: "/")
        let text: String
        switch path.last ?? "" {
        case "health": text = #"{"status":"ok"}"#
        case "pid": text = "\(getpid())"
        case "generation": text = "\(process.generation)"
        case "length": text = "\(request.body.count)"
        case "loop":
            say("busy")
            while true { pause(1000) }
        case "trap": abort()
        case let milliseconds where path.first == "slow":
            say("busy")
            pause(Int32(milliseconds) ?? 0)
            text = "slow"
        default: return GatewayResponse(status: 404)
        }
        return GatewayResponse(
            status: 200, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
    }

    /// Stands in for a handler that waits for a database.
    private static func pause(_ milliseconds: Int32) {
        poll(nil, 0, milliseconds)
    }

    /// One write a line: several processes share the output.
    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}

/// What the environment says the pool should be. Times are in milliseconds.
struct Settings {
    let socket: String
    let program: String
    let workers: Int
    let threads: Int
    let deadline: Int
    let readyLimit: Int
    let drainLimit: Int
    let maxRequests: Int?
    let peers: Set<UInt32>?
    /// Files that a worker may have open.
    let descriptors: UInt?
    /// How long the last thread of a worker of a later generation takes to come up, in vain.
    let failsAfter: Int32?
    let forWorkers: [String: String]

    init(_ environment: [String: String]) {
        func number(_ name: String) -> Int? { environment["POOL_\(name)"].flatMap(Int.init) }
        socket = environment["POOL_SOCKET"] ?? ""
        program = environment["POOL_PROGRAM"] ?? "/proc/self/exe"
        workers = number("WORKERS") ?? 2
        threads = number("THREADS") ?? 4
        deadline = number("DEADLINE") ?? 60_000
        readyLimit = number("READY_LIMIT") ?? 10_000
        drainLimit = number("DRAIN_LIMIT") ?? 20_000
        maxRequests = number("MAX_REQUESTS")
        peers = number("PEER").map { [UInt32($0)] }
        descriptors = number("DESCRIPTORS").map { UInt($0) }
        failsAfter = number("FAILS_AFTER").map { Int32($0) }
        forWorkers = environment.filter { $0.key.hasPrefix("POOL_") }.merging(
            [
                "SWIFT_BACKTRACE": "enable=no", "LIBFCGI_OS_CLOSE_POLL_TIMEOUT": "200",
                "LIBFCGI_IS_AF_UNIX_KEEPER_POLL_TIMEOUT": "200", "MALLOC_ARENA_MAX": "2",
            ], uniquingKeysWith: { $1 })
    }
}
