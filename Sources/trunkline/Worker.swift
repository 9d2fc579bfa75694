internal import App
internal import FastCGI
internal import Foundation
internal import MariaDB
internal import Secrets
internal import SharedMemory
internal import Web

/// `trunkline worker`: one of the pool's processes; started by the supervisor only.
enum Worker {
    static func run(_ invocation: Invocation) throws -> Int32 {
        guard let process = WorkerProcess.begin(environment: invocation.environment) else { throw UsageError() }
        try ProcessHardening.apply()
        let configuration = try invocation.configuration()
        // It goes on in the log of the supervisor, which it has already, when it cannot be opened.
        if let log = configuration.log { Log.rotate(log) }
        let shared = SharedState(try Segment(attaching: WorkerDescriptor.sharedMemory))
        let services = try Services(configuration: configuration, shared: shared)
        let connection = try configuration.connection(as: .serve)
        try check(services.keyring, connection)
        let watch = ServerWatch(connection)
        watch.start()
        services.lookUps.start { Database(connection, watch: watch) }
        services.live.start(watch: watch)
        services.news.start(slot: process.slot) { Database(connection, watch: watch) }

        let pool = WorkerPool(
            try poolConfiguration(process, configuration, shared.scoreboard),
            observe: { thread, phase in note(phase, of: process.slot, thread, on: shared.scoreboard) },
            reopenLogs: { if let log = configuration.log { Log.rotate(log) } },
            makeHandler: { thread in
                shared.scoreboard.enter(
                    slot: process.slot, thread: thread, pid: getpid(), generation: UInt64(process.generation))
                return handler(
                    services, Database(connection, watch: watch), at: ThreadPlace(slot: process.slot, thread: thread))
            })
        let ending = try pool.run()
        services.lookUps.stop()
        services.news.stop()
        services.live.stop()
        watch.stop()
        return ending.exitCode
    }

    /// Refuses to come up with a keyring that is not the database's: after a reload the generation before serves on.
    /// Without a database nobody can tell, and the worker is there to say 503.
    private static func check(_ keyring: Keyring, _ connection: Connection.Configuration) throws {
        guard let db = try? Connection(connection), let problems = try? CheckKeyring(keyring, db).problems() else {
            return
        }
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
    }

    private static func poolConfiguration(
        _ process: WorkerProcess, _ configuration: Configuration, _ scoreboard: Scoreboard
    ) throws -> WorkerPool.Configuration {
        var pool = process.configuration(threads: configuration.threads)
        pool.hasIdleNeighbour = { scoreboard.hasIdleNeighbour(of: process.slot) }
        pool.threadEnded = { scoreboard.leave(slot: process.slot, thread: $0) }
        pool.drainLimit = .seconds(configuration.drainLimit)
        pool.peers = try PeerUsers.identifiers(named: configuration.peers)
        if configuration.maximumRequests > 0 {
            // Workers that came up together must not go together.
            let most = configuration.maximumRequests
            pool.maxRequests = Int.random(in: most - most / 10...most)
        }
        return pool
    }

    /// Answers on one thread, with a database of its own.
    private static func handler(_ services: Services, _ database: Database, at place: ThreadPlace) -> GatewayHandler {
        let app = App()
        let memory = ThreadMemory()
        return GatewayHandler(
            intake: { gateway in
                // Most bodies are JSON, and are not worth a look at all of the request. A form that spells its type in
                // capitals is read whole, and taken from there.
                guard gateway["CONTENT_TYPE"]?.hasPrefix(MediaType.multipart.rawValue) == true,
                    let limit = app.uploadLimit(of: Request(gateway))
                else { return .whole(upTo: 1 << 20) }
                return .streamed(upTo: limit)
            },
            refuse: { gateway, refusal in
                GatewayResponse(app.refuse(refusal.error, Request(gateway)), id: gateway.id)
            },
            respond: { gateway, body in
                let request = Request(gateway)
                let context = AppContext(
                    services: services, database: database, memory: memory, request: request, requestID: gateway.id,
                    now: Date(), place: place, upload: body.map(BodyStream.init))
                return GatewayResponse(app.respond(to: request, in: context), id: context.requestID)
            })
    }

    private static func note(
        _ phase: GatewayHandler.Phase, of slot: Int, _ thread: Int, on scoreboard: Scoreboard
    ) {
        switch phase {
        case .reading: scoreboard.begin(slot: slot, thread: thread, now: MonotonicClock.now)
        case .working: scoreboard.advance(slot: slot, thread: thread, to: .working)
        case .writing: scoreboard.advance(slot: slot, thread: thread, to: .writing)
        case .idle(let answered): scoreboard.end(slot: slot, thread: thread, counts: answered)
        }
    }
}
