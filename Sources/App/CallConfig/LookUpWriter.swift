internal import Foundation
public import MariaDB
internal import Secrets
internal import SharedMemory
internal import Synchronization

/// Takes look-ups from the threads that answer, and writes them in batches on a thread of its own.
///
/// An answer never waits for it. A worker that crashes loses what it has not
/// written, and when the database is away for long the oldest give way: both
/// are counted, and neither is worth a caller's time.
public final class LookUpWriter: Sendable {
    /// Look-ups that a thread may have waiting.
    private static let capacity = 4_000
    /// Rows in one transaction.
    private static let batch = 1_024
    /// How long look-ups are gathered, in milliseconds.
    private static let pause = 250

    /// Where one thread leaves its look-ups: a lock that all threads took for every answer would stop them all.
    private final class Tray: Sendable {
        let waiting = Mutex<[LookUp]>([])
    }

    private let shared: SharedState
    private let sealer: Sealer
    private let live: LivePublisher
    private let trays = (0..<Scoreboard.threads).map { _ in Tray() }
    private let isStopping = Atomic(false)
    private let wake = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    init(shared: SharedState, sealer: Sealer, live: LivePublisher) {
        self.shared = shared
        self.sealer = sealer
        self.live = live
    }

    /// - Parameter place: the thread that answers.
    func note(_ lookUp: LookUp?, at place: ThreadPlace?) {
        guard let lookUp else { return }
        let tray = trays[(place?.thread ?? 0) % trays.count]
        let isKept = tray.waiting.withLock { waiting in
            guard waiting.count < Self.capacity else { return false }
            waiting.append(lookUp)
            return true
        }
        if !isKept { shared.count(.lookUpsDropped) }
    }

    /// Writes until `stop` is called.
    ///
    /// - Parameter open: makes the thread's own database.
    public func start(_ open: @escaping @Sendable () -> Database) {
        Thread.detachNewThread { [self] in
            let database = open()
            var rest: [LookUp] = []
            while true {
                _ = wake.wait(timeout: .now() + .milliseconds(Self.pause))
                let isLast = isStopping.load(ordering: .acquiring)
                rest = write(rest + collect(), to: database)
                if isLast { break }
            }
            done.signal()
        }
    }

    /// Writes what is waiting, then returns; at the latest after five seconds.
    public func stop() {
        isStopping.store(true, ordering: .releasing)
        wake.signal()
        _ = done.wait(timeout: .now() + .seconds(5))
    }

    /// Empties the trays.
    private func collect() -> [LookUp] {
        trays.flatMap { tray in
            tray.waiting.withLock { waiting in
                defer { waiting.removeAll(keepingCapacity: true) }
                return waiting
            }
        }
    }

    /// Writes as far as the database lets it.
    ///
    /// - Returns: what could not be written; the newest of it, when there is too much to keep.
    private func write(_ lookUps: [LookUp], to database: Database) -> [LookUp] {
        var rest = lookUps[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Self.batch))
            do {
                try write(batch, to: database.connection())
            } catch let error as DatabaseError where error.reason.isPassing {
                let kept = rest.suffix(Self.capacity)
                shared.count(.lookUpsDropped, by: rest.count - kept.count)
                return Array(kept)
            } catch {
                // It would be refused as often as it is tried, and nothing after it would ever be written.
                writeSingly(batch, to: database, since: error)
            }
            rest = rest.dropFirst(batch.count)
        }
        return []
    }

    /// One row that the database does not take must not cost the others, which may be other organisations'.
    private func writeSingly(_ batch: [LookUp], to database: Database, since error: any Error) {
        Log.error("look-ups not written together", ["error": "\(error)", "rows": String(batch.count)])
        for lookUp in batch {
            do {
                try write([lookUp], to: database.connection())
            } catch {
                shared.count(.lookUpsDropped)
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
        live.publish(batch)
    }
}
