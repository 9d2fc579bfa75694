internal import App
internal import FastCGI
internal import Foundation
internal import Glibc
internal import MariaDB
internal import Secrets
internal import Synchronization

/// `trunkline work`: background work, until SIGTERM or SIGINT.
enum Work {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let stop = try StopSignal()
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
        Thread.detachNewThread {
            BackgroundWorker(services: services, database: Database(account), name: name)
                .send(until: { stop.hasCome }, resting: { Thread.sleep(forTimeInterval: $0) })
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

/// SIGTERM and SIGINT as something that can be waited for. Made before any thread is started.
private struct StopSignal: Sendable {
    private let signals: SignalQueue
    private let flag = StopFlag()

    init() throws { signals = try SignalQueue([SIGTERM, SIGINT]) }

    var hasCome: Bool {
        if signals.next() != nil { flag.set() }
        return flag.isSet
    }

    /// Waits so many seconds, or until a signal has come.
    func wait(for seconds: TimeInterval) {
        guard !hasCome else { return }
        if signals.next(within: .seconds(seconds)) != nil { flag.set() }
    }
}

/// Whichever thread takes the signal, the others see it here.
private final class StopFlag: Sendable {
    private let value = Atomic(false)

    var isSet: Bool { value.load(ordering: .acquiring) }

    func set() { value.store(true, ordering: .releasing) }
}
