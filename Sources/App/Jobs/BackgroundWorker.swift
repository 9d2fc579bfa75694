public import Foundation
public import MariaDB

/// Does what is not done while a caller waits. Any number run, on any host.
public struct BackgroundWorker {
    /// How often a worker says that it is there, and looks for work, in seconds.
    static let pulse: TimeInterval = 2

    private let services: Services
    private let database: Database
    private let name: String
    private let jobs: [any ScheduledJob]

    /// - Parameter name: of host and process; no two workers have the same.
    public init(services: Services, database: Database, name: String) {
        self.init(services: services, database: database, name: name, jobs: JobTypes.all)
    }

    /// - Parameter jobs: what it does of what comes round.
    init(services: Services, database: Database, name: String, jobs: [any ScheduledJob]) {
        self.services = services
        self.database = database
        self.name = name
        self.jobs = jobs
    }

    /// Works until `isStopping` says so; it is asked between two pieces of work.
    ///
    /// - Parameter rest: waits so many seconds, or until the worker is to stop.
    public func run(until isStopping: () -> Bool, resting rest: (TimeInterval) -> Void) {
        var isRegistered = false
        while !isStopping() {
            do {
                if !isRegistered {
                    try register()
                    isRegistered = true
                }
                try HeartbeatStore(db: database.connection()).beat(name)
                while !isStopping(), try workOnce() {}
            } catch {
                Log.warning("background work", ["error": "\(error)"])
            }
            rest(Self.pulse)
        }
        try? HeartbeatStore(db: database.connection()).leave(name)
    }

    /// Sends what is in the outbox, until `isStopping` says so; on a thread of its own.
    public func send(until isStopping: () -> Bool, resting rest: (TimeInterval) -> Void) {
        OutboxRunner(services: services, database: database, senders: Senders.all())
            .run(until: isStopping, resting: rest)
    }

    /// Does everything that is due, and returns.
    public func runOnce() {
        var isDone = false
        run(until: { isDone }, resting: { _ in isDone = true })
    }

    private func register() throws {
        for job in jobs {
            try JobStore(db: database.connection()).register(job.name)
        }
    }

    /// Does a part of the job that is due for longest. One that has more to do is due again, behind those that are due by
    /// then: what takes hours keeps nothing waiting that comes round every few seconds, and no stop either.
    ///
    /// - Returns: whether there was one.
    func workOnce() throws -> Bool {
        let store = JobStore(db: try database.connection())
        // A job of another version of the service is left to a worker of that version.
        guard let taken = try store.take(of: jobs), let job = jobs.first(where: { $0.name == taken })
        else { return false }
        let hasMore = try job.run(in: JobContext(services: services, database: database, now: Date()))
        try store.finish(job.name, nextIn: hasMore ? 0 : job.interval)
        try HeartbeatStore(db: database.connection()).beat(name)
        return true
    }
}
