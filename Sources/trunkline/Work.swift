internal import App
internal import FastCGI
internal import Foundation
internal import Glibc
internal import MariaDB
internal import Secrets
internal import Synchronization

/// `trunkline work`: background work, until SIGTERM or SIGINT. SIGHUP loads the keyring anew, SIGUSR1 reopens the log.
enum Work {
    /// How long after a keyring that was not loaded it is tried again, in seconds.
    private static let pause: TimeInterval = 10

    static func run(_ invocation: Invocation) throws -> Int32 {
        let configuration = try invocation.configuration()
        let calls = try Calls { if let log = configuration.log { Log.rotate(log) } }
        try ProcessHardening.apply()
        // Nobody waits on the line for what is done here, as they do for the pool.
        _ = nice(10)
        try Serve.openLog(configuration)
        let account = try configuration.connection(as: .serve)
        guard let db = try connect(account, until: calls) else { return 0 }
        var services = try checkedServices(invocation, configuration, db)
        Log.info("background worker started")
        while true {
            work(services, account, until: calls)
            guard calls.takeReload() else { break }
            do {
                services = try checkedServices(invocation, configuration, Connection(account))
                Log.info("keyring loaded anew")
            } catch {
                // As a generation of the pool that does not come up: the one before goes on, until this one is.
                Log.error("keyring not loaded anew", ["error": "\(error)", "again_in": "\(Int(pause))"])
                calls.callForReload(in: pause)
            }
        }
        Log.info("background worker ended")
        return 0
    }

    private static func work(_ services: Services, _ account: Connection.Configuration, until calls: Calls) {
        let name = "\(ProcessInfo.processInfo.hostName):\(getpid())"
        // What leaves waits for nothing that comes round, and the other way round.
        let sent = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            BackgroundWorker(services: services, database: Database(account), name: name)
                .send(until: { calls.haveCome }, resting: { Thread.sleep(forTimeInterval: $0) })
            sent.signal()
        }
        BackgroundWorker(services: services, database: Database(account), name: name)
            .run(until: { calls.haveCome }, resting: { calls.wait(for: $0) })
        sent.wait()
    }

    /// - Throws: `ConfigurationError` with a keyring that is not the database's.
    private static func checkedServices(
        _ invocation: Invocation, _ configuration: Configuration, _ db: Connection
    ) throws -> Services {
        let services = try invocation.services(configuration)
        let problems = try CheckKeyring(services.keyring, db).problems()
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
        return services
    }

    /// Waits for a database that is away for as long as it is; nil when that was until the end.
    private static func connect(_ account: Connection.Configuration, until calls: Calls) throws -> Connection? {
        while !calls.haveCome || calls.takeReload() {
            do throws(DatabaseError) {
                return try Connection(account)
            } catch {
                guard error.reason.isPassing else { throw error }
                Log.warning("background work", ["error": "\(error)"])
            }
            calls.wait(for: 2)
        }
        return nil
    }
}

/// SIGTERM, SIGINT and SIGHUP as something that can be waited for. Made before any thread is started.
private final class Calls: Sendable {
    private enum Call: Int {
        case none, reload, stop
    }

    private let signals: SignalQueue
    private let call = Latest()
    /// When a reload that was not to be had is tried again.
    private let again = Mutex<ContinuousClock.Instant?>(nil)
    private let reopenLog: @Sendable () -> Void

    /// - Parameter reopenLog: called on SIGUSR1, on the thread that looks next.
    init(reopenLog: @escaping @Sendable () -> Void) throws {
        signals = try SignalQueue([SIGTERM, SIGINT, SIGHUP, SIGUSR1])
        self.reopenLog = reopenLog
    }

    /// Whether the work is to end, for good or to begin again.
    var haveCome: Bool {
        while let number = signals.next() { note(number) }
        let isDue = again.withLock { again in
            guard let due = again, due <= .now else { return false }
            again = nil
            return true
        }
        if isDue { note(SIGHUP) }
        return call.value.load(ordering: .acquiring) != Call.none.rawValue
    }

    /// Whether it is to begin again; that is then done with.
    func takeReload() -> Bool {
        call.value.compareExchange(
            expected: Call.reload.rawValue, desired: Call.none.rawValue, ordering: .acquiringAndReleasing
        ).exchanged
    }

    /// Has it begin again so many seconds from now, as SIGHUP does.
    func callForReload(in seconds: TimeInterval) {
        again.withLock { $0 = ContinuousClock.now + .seconds(seconds) }
    }

    /// Waits so many seconds, or until a signal has come.
    func wait(for seconds: TimeInterval) {
        guard !haveCome else { return }
        if let number = signals.next(within: .seconds(seconds)) { note(number) }
    }

    private func note(_ number: Int32) {
        switch number {
        case SIGUSR1: reopenLog()
        // A stop that has come stays one.
        case SIGHUP: call.value.max(Call.reload.rawValue, ordering: .acquiringAndReleasing)
        default: call.value.store(Call.stop.rawValue, ordering: .releasing)
        }
    }
}

/// Whichever thread takes the signal, the others see it here.
private final class Latest: Sendable {
    let value = Atomic(0)
}
