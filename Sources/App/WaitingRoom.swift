internal import Foundation
internal import Synchronization

/// Threads of a process that wait for somebody outside: so few that the others go on answering, however slow he is. One
/// organisation has half of the places, so that another's that is quick is waited for as well.
final class WaitingRoom: Sendable {
    private let most: Int
    private let waiting = Mutex<[UUID: Int]>([:])

    /// - Parameter threads: of the process. A quarter of them may wait.
    init(threads: Int) { most = max(1, threads / 4) }

    /// Does what may take long.
    ///
    /// - Returns: nil, and nothing is done, where as many wait as may.
    func wait<Result>(for organisation: UUID, _ work: () throws -> Result) rethrows -> Result? {
        let isIn = waiting.withLock { waiting in
            let own = waiting[organisation] ?? 0
            guard waiting.values.reduce(0, +) < most, own < (most + 1) / 2 else { return false }
            waiting[organisation] = own + 1
            return true
        }
        guard isIn else { return nil }
        defer {
            waiting.withLock { waiting in
                let left = (waiting[organisation] ?? 1) - 1
                waiting[organisation] = left == 0 ? nil : left
            }
        }
        return try work()
    }
}
