import Foundation
import Synchronization

/// Runs `body` on `count` threads, all let go at the same moment, and returns what they returned.
func onThreads<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    let race = Race<Result>(count: count)
    for number in 0..<count {
        Thread {
            race.awaitStart()
            race.finish(with: body(number))
        }.start()
    }
    return race.results()
}

private final class Race<Result: Sendable>: Sendable {
    private let count: Int
    private let condition = NSCondition()
    private let state = Mutex<(started: Int, results: [Result])>((0, []))

    init(count: Int) {
        self.count = count
    }

    func awaitStart() {
        condition.lock()
        state.withLock { $0.started += 1 }
        condition.broadcast()
        while state.withLock({ $0.started }) < count { condition.wait() }
        condition.unlock()
    }

    func finish(with result: Result) {
        condition.lock()
        state.withLock { $0.results.append(result) }
        condition.broadcast()
        condition.unlock()
    }

    func results() -> [Result] {
        condition.lock()
        defer { condition.unlock() }
        while state.withLock({ $0.results.count }) < count { condition.wait() }
        return state.withLock { $0.results }
    }
}
