internal import App
internal import FastCGI
internal import Foundation
internal import Glibc
internal import MariaDB
internal import Secrets
internal import Synchronization

/// `trunkline work`: background work, until SIGTERM or SIGINT. SIGUSR1 reopens the log.
enum Work {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let configuration = try invocation.configuration()
        let stop = try StopSignal { if let log = configuration.log { Log.reopen(log) } }
        try ProcessHardening.apply()
        // Nobody waits on the line for what is done here, as they do for the pool.
        _ = nice(10)
        if let log = configuration.log { Log.reopen(log) }
        let services = try invocation.services(configuration)
        let account = try configuration.connection(as: .serve)
        guard let db = try connect(account, until: stop) else { return 0 }
        let problems = try CheckKeyring(services.keyring, db).problems()
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
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

    /// Waits for a database that is away for as long as it is; nil when that was until the end.
    private static func connect(
        _ account: Connection.Configuration, until stop: StopSignal
    ) throws -> Connection? {
        while !stop.hasCome {
            do throws(DatabaseError) {
                return try Connection(account)
            } catch {
                guard error.reason.isPassing else { throw error }
                Log.warning("background work", ["error": "\(error)"])
            }
            stop.wait(for: 2)
        }
        return nil
    }
}

/// SIGTERM and SIGINT as something that can be waited for. Made before any thread is started.
private struct StopSignal: Sendable {
    private let signals: SignalQueue
    private let flag = StopFlag()
    private let reopenLog: @Sendable () -> Void

    /// - Parameter reopenLog: called on SIGUSR1, on the thread that looks next.
    init(reopenLog: @escaping @Sendable () -> Void) throws {
        signals = try SignalQueue([SIGTERM, SIGINT, SIGUSR1])
        self.reopenLog = reopenLog
    }

    var hasCome: Bool {
        while let number = signals.next() { note(number) }
        return flag.isSet
    }

    /// Waits so many seconds, or until a signal has come.
    func wait(for seconds: TimeInterval) {
        guard !hasCome else { return }
        if let number = signals.next(within: .seconds(seconds)) { note(number) }
    }

    private func note(_ number: Int32) {
        if number == SIGUSR1 { reopenLog() } else { flag.set() }
    }
}

/// Whichever thread takes the signal, the others see it here.
private final class StopFlag: Sendable {
    private let value = Atomic(false)

    var isSet: Bool { value.load(ordering: .acquiring) }

    func set() { value.store(true, ordering: .releasing) }
}
