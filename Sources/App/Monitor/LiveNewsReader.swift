internal import Foundation
public import MariaDB
internal import SharedMemory
internal import Synchronization

/// Tells the pages that listen on this host what background workers have done, on whatever host: from a thread of its
/// own, of one worker of the pool.
///
/// It looks once a second, and only while somebody listens. Which worker it is needs no word between them: the first
/// that is up. When it ends the next goes on, and tells what is fresh once more: a page that reads anew in vain is
/// better than one that does not.
public final class LiveNewsReader: Sendable {
    /// Between two looks, in milliseconds.
    private static let pause = 1_000
    /// Organisations that are asked for at a time.
    private static let batch = 100

    private let shared: SharedState
    private let live: LivePublisher
    private let isStopping = Atomic(false)
    private let wake = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    private struct Place: Hashable {
        let organisation: UUID
        let kind: String
    }

    init(shared: SharedState, live: LivePublisher) {
        self.shared = shared
        self.live = live
    }

    /// Looks until `stop` is called.
    ///
    /// - Parameters:
    ///   - slot: of this worker.
    ///   - open: makes the thread's own database.
    public func start(slot: Int, _ open: @escaping @Sendable () -> Database) {
        Thread.detachNewThread { [self] in
            let database = open()
            var known: [Place: Int] = [:]
            while !isStopping.load(ordering: .acquiring) {
                let audience = shared.scoreboard.isFirst(slot: slot) ? shared.listeners : []
                // A database that is away is asked again: what was known is still known then.
                known = audience.isEmpty ? [:] : (try? tell(Array(audience), since: known, database)) ?? known
                _ = wake.wait(timeout: .now() + .milliseconds(Self.pause))
            }
            done.signal()
        }
    }

    /// Looks no more; at the latest after two seconds.
    public func stop() {
        isStopping.store(true, ordering: .releasing)
        wake.signal()
        _ = done.wait(timeout: .now() + .seconds(2))
    }

    /// - Returns: what is known now.
    private func tell(_ audience: [UUID], since known: [Place: Int], _ database: Database) throws -> [Place: Int] {
        var now: [Place: Int] = [:]
        var rest = audience[...]
        while !rest.isEmpty {
            for entry in try LiveNewsStore(db: database.connection()).list(of: Array(rest.prefix(Self.batch))) {
                let place = Place(organisation: entry.organisation, kind: entry.kind)
                now[place] = entry.number
                let isNews = known[place].map { $0 != entry.number } ?? entry.isFresh
                // A kind of a later release is told by its workers.
                guard isNews, let kind = LiveMessage.Kind(rawValue: entry.kind) else { continue }
                live.publish(kind, to: entry.organisation)
            }
            rest = rest.dropFirst(Self.batch)
        }
        return now
    }
}
