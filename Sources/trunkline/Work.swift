internal import App
internal import Foundation
internal import Glibc
internal import MariaDB
internal import Secrets
internal import Synchronization

/// `trunkline work`: background work, until SIGTERM or SIGINT.
enum Work {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let stop = StopSignal()
        let configuration = try invocation.configuration()
        try ProcessHardening.apply()
        // Nobody waits on the line for what is done here, as they do for the pool.
        _ = nice(10)
        if let log = configuration.log { Log.reopen(log) }
        let services = try invocation.services(configuration)
        let account = try configuration.connection(as: .serve)
        let name = "\(ProcessInfo.processInfo.hostName):\(getpid())"
        // What leaves waits for nothing that comes round, and the other way round.
        let sent = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [flag = stop.flag] in
            BackgroundWorker(services: services, database: Database(account), name: name)
                .send(until: { flag.isSet }, resting: { Thread.sleep(forTimeInterval: $0) })
            sent.signal()
        }
        let worker = BackgroundWorker(services: services, database: Database(account), name: name)
        Log.info("background worker started")
        worker.run(until: { stop.hasCome }, resting: { stop.wait(for: $0) })
        sent.wait()
        Log.info("background worker ended")
        return 0
    }
}

/// SIGTERM and SIGINT as something that can be waited for.
private final class StopSignal {
    private let come = DispatchSemaphore(value: 0)
    let flag = StopFlag()
    private let sources: [any DispatchSourceSignal]

    var hasCome: Bool { flag.isSet }

    init() {
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: .global())
        }
        for source in sources {
            source.setEventHandler { [flag, come] in
                flag.set()
                come.signal()
            }
            source.resume()
        }
    }

    /// Waits so many seconds, or until a signal has come.
    func wait(for seconds: TimeInterval) {
        guard !hasCome else { return }
        _ = come.wait(timeout: .now() + seconds)
    }
}

/// What another thread looks at.
private final class StopFlag: Sendable {
    private let value = Atomic(false)

    var isSet: Bool { value.load(ordering: .acquiring) }

    func set() { value.store(true, ordering: .releasing) }
}
