internal import Foundation
internal import Synchronization

/// Lets a few threads in at once, a few more wait, and turns the rest away.
package final class Turnstile: Sendable {
    private let concurrent: Int
    private let waiting: Int
    private let condition = NSCondition()
    // Guarded by `condition`; atomic only so that the compiler knows it too.
    private let inside = Atomic(0)
    private let queued = Atomic(0)

    package init(concurrent: Int, waiting: Int) {
        self.concurrent = concurrent
        self.waiting = waiting
    }

    /// How many threads wait for their turn at this moment.
    package var queue: Int { queued.load(ordering: .relaxed) }

    /// Runs `work` when its turn comes.
    ///
    /// - Throws: `PasswordError.busy` at once when the queue is full.
    package func pass<Result>(_ work: () -> Result) throws(PasswordError) -> Result {
        try enter()
        defer { leave() }
        return work()
    }

    /// The same, for work that fails in its own way.
    ///
    /// - Throws: `PasswordError.busy`, and what `work` throws.
    package func pass<Result>(failing work: () throws -> Result) throws -> Result {
        try enter()
        defer { leave() }
        return try work()
    }

    private func enter() throws(PasswordError) {
        condition.lock()
        defer { condition.unlock() }
        if inside.load(ordering: .relaxed) >= concurrent {
            guard queue < waiting else { throw .busy }
            queued.add(1, ordering: .relaxed)
            while inside.load(ordering: .relaxed) >= concurrent { condition.wait() }
            queued.subtract(1, ordering: .relaxed)
        }
        inside.add(1, ordering: .relaxed)
    }

    private func leave() {
        condition.lock()
        inside.subtract(1, ordering: .relaxed)
        condition.signal()
        condition.unlock()
    }
}
