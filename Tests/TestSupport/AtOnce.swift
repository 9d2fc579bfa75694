internal import Foundation
internal import MariaDB
internal import Synchronization

/// Does something on many threads at the same moment, each as of a host of its own with a connection that is open.
///
/// - Parameter environment: settings of all of them that differ from the defaults.
/// - Returns: the results, in the order of their numbers.
public func atOnce<Result: Sendable>(
    _ count: Int, environment: [String: String] = [:], _ body: @escaping @Sendable (Int, TestService) -> Result
) -> [Result] {
    let results = Mutex<[Int: Result]>([:])
    let (ready, start, threads) = (DispatchGroup(), DispatchSemaphore(value: 0), DispatchGroup())
    for number in 0..<count {
        ready.enter()
        threads.enter()
        Thread.detachNewThread {
            defer { threads.leave() }
            let service = try? TestService(environment: environment)
            _ = try? service?.db
            ready.leave()
            start.wait()
            guard let service else { return }
            let result = body(number, service)
            results.withLock { $0[number] = result }
        }
    }
    ready.wait()
    for _ in 0..<count { start.signal() }
    threads.wait()
    return results.withLock { results in (0..<count).compactMap { results[$0] } }
}
