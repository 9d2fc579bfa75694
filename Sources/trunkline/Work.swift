internal import App
internal import Foundation
internal import MariaDB
internal import Secrets

/// `trunkline work`: background work, until SIGTERM or SIGINT.
enum Work {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let stop = StopSignal()
        let configuration = try invocation.configuration()
        try ProcessHardening.apply()
        if let log = configuration.log { Log.reopen(log) }
        let services = try invocation.services(configuration)
        let worker = BackgroundWorker(
            services: services, database: Database(try configuration.connection(as: .serve)),
            name: "\(ProcessInfo.processInfo.hostName):\(getpid())")
        Log.info("background worker started")
        worker.run(until: { stop.hasCome }, resting: { stop.wait(for: $0) })
        Log.info("background worker ended")
        return 0
    }
}

/// SIGTERM and SIGINT as something that can be waited for.
private final class StopSignal {
    private let come = DispatchSemaphore(value: 0)
    private let sources: [any DispatchSourceSignal]
    private(set) var hasCome = false

    init() {
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: .global())
        }
        for source in sources {
            source.setEventHandler { [come] in come.signal() }
            source.resume()
        }
    }

    /// Waits so many seconds, or until a signal has come.
    func wait(for seconds: TimeInterval) {
        guard !hasCome else { return }
        hasCome = come.wait(timeout: .now() + seconds) == .success
    }
}
