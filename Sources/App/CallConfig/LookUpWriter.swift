internal import Foundation
public import MariaDB
internal import Secrets
internal import Synchronization

/// Takes look-ups from the threads that answer, and writes them in batches on a thread of its own.
///
/// An answer never waits for it. A worker that crashes loses what it has not
/// written, and when the database is away for long the oldest give way: both
/// are counted, and neither is worth a caller's time.
public final class LookUpWriter: Sendable {
    /// Look-ups kept while they wait to be written.
    private static let capacity = 10_000
    /// Rows in one transaction.
    private static let batch = 1_024
    /// How long look-ups are gathered, in milliseconds.
    private static let pause = 250

    private struct State {
        var waiting: [LookUp] = []
        var isStopping = false
    }

    private let shared: SharedState
    private let sealer: Sealer
    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    init(shared: SharedState, sealer: Sealer) {
        self.shared = shared
        self.sealer = sealer
    }

    func note(_ lookUp: LookUp?) {
        guard let lookUp else { return }
        let isDropped = state.withLock { state in
            let isFull = state.waiting.count >= Self.capacity
            if !isFull { state.waiting.append(lookUp) }
            return isFull
        }
        if isDropped { shared.count(.lookUpsDropped) }
    }

    /// Writes until `stop` is called.
    ///
    /// - Parameter open: makes the thread's own database.
    public func start(_ open: @escaping @Sendable () -> Database) {
        Thread.detachNewThread { [self] in
            let database = open()
            while true {
                _ = wake.wait(timeout: .now() + .milliseconds(Self.pause))
                let isStopping = state.withLock { $0.isStopping }
                write(to: database)
                if isStopping { break }
            }
            done.signal()
        }
    }

    /// Writes what is waiting, then returns; at the latest after five seconds.
    public func stop() {
        state.withLock { $0.isStopping = true }
        wake.signal()
        _ = done.wait(timeout: .now() + .seconds(5))
    }

    /// Writes everything that is waiting, as far as the database lets it.
    func write(to database: Database) {
        while true {
            let batch = state.withLock { Array($0.waiting.prefix(Self.batch)) }
            guard !batch.isEmpty else { return }
            do {
                try write(batch, to: database.connection())
                state.withLock { $0.waiting.removeFirst(batch.count) }
            } catch let error as DatabaseError where error.reason == .other || error.reason == .foreignKey {
                // These rows will not get better.
                state.withLock { $0.waiting.removeFirst(batch.count) }
                shared.count(.lookUpsDropped, by: batch.count)
                Log.error("look-ups not written", ["error": "\(error)", "rows": String(batch.count)])
            } catch {
                return
            }
        }
    }

    private func write(_ batch: [LookUp], to db: Connection) throws {
        let rows = batch.map { lookUp in
            (
                lookUp: lookUp,
                asked: lookUp.asked.map { sealer.seal(Array($0.utf8), in: LookUpStore.place(of: lookUp.id)) }
            )
        }
        try db.retryingTransaction {
            try LookUpStore.insert(rows, db)
        }
    }
}
