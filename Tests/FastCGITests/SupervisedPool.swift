import Foundation
import Glibc
import Synchronization
import Testing

/// A supervisor with its workers, as processes: `PoolFixture serve`.
final class SupervisedPool {
    enum Failure: Error {
        /// The line did not come in time; what came before it.
        case silent(waitingFor: String, output: [String])
    }

    let path: String
    let process = Process()
    /// What the pool's program is reached by: a link that a test may point elsewhere.
    let program: String
    private let output = Pipe()
    private var lines: [String] = []
    private var rest = ""

    /// - Parameter settings: of `PoolFixture`, without their prefix.
    init(_ settings: [String: String] = [:], path: String = temporarySocket()) throws {
        self.path = path
        program = path + ".program"
        let fixture = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "PoolFixture").path
        if !FileManager.default.fileExists(atPath: program) { try Self.link(program, to: fixture) }
        process.executableURL = URL(filePath: fixture)
        process.arguments = ["serve"]
        process.standardOutput = output
        process.environment = ["POOL_SOCKET": path, "POOL_PROGRAM": program]
            .merging(settings.map { ("POOL_\($0.key)", $0.value) }, uniquingKeysWith: { $1 })
        try process.run()
    }

    deinit {
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(atPath: program)
        try? FileManager.default.removeItem(atPath: path + ".lock")
    }

    static func link(_ path: String, to program: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: program)
    }

    /// Waits until the pool has said this, anywhere in a line, so many times in all.
    @discardableResult
    func wait(for text: String, times: Int = 1, within seconds: Double = 20) throws -> [String] {
        let end = ContinuousClock.now + .seconds(seconds)
        while true {
            let found = lines.filter { $0.contains(text) }
            if found.count >= times { return found }
            guard .now < end, readMore(end - .now) else {
                throw Failure.silent(waitingFor: text, output: lines)
            }
        }
    }

    /// Waits until the first generation serves.
    func ready() throws -> SupervisedPool {
        try wait(for: "generation_ready generation=1")
        return self
    }

    /// The pids of the workers that have reported ready so far.
    func workers() throws -> [Int32] {
        try wait(for: "worker_ready", times: 0).compactMap { line in
            line.split(separator: "pid=").last.flatMap { Int32($0) }
        }
    }

    /// Waits until the request that was sent before has a thread: nothing waits in the backlog.
    func waitUntilBusy() throws {
        try wait(for: "busy")
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Stops the pool.
    ///
    /// - Returns: what its supervisor exited with.
    func stop() -> Int32 {
        signal(SIGTERM)
        process.waitUntilExit()
        return process.terminationStatus
    }

    func get(_ uri: String) throws -> String { try FastCGIClient(path).exchange(uri).body }

    private func readMore(_ limit: Duration) -> Bool {
        let descriptor = output.fileHandleForReading.fileDescriptor
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let (seconds, attoseconds) = limit.components
        guard unsafe poll(&entry, 1, Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000)) == 1 else {
            return false
        }
        let data = output.fileHandleForReading.availableData
        guard !data.isEmpty else { return false }
        let pieces = (rest + String(decoding: data, as: UTF8.self)).components(separatedBy: "\n")
        lines += pieces.dropLast()
        rest = pieces.last ?? ""
        return true
    }
}

/// Clients that ask one request after the other on kept connections, as nginx does with POSTs.
final class Load: Sendable {
    private struct Count {
        var answered = 0
        var failures: [String] = []
        var longest = Duration.zero
    }

    private let count = Mutex(Count())
    private let isOver = Atomic<Bool>(false)
    private let group = DispatchGroup()

    /// - Parameter answer: what each request is to be answered with.
    init(_ path: String, clients: Int, uri: String = "/length", answer: String = "3") {
        for _ in 0..<clients {
            group.enter()
            Thread.detachNewThread { [self] in
                run(path, uri, answer)
                group.leave()
            }
        }
    }

    /// Waits until so many more requests are answered.
    func more(_ number: Int) {
        let wanted = answered + number
        while answered < wanted { sched_yield() }
    }

    var answered: Int { count.withLock { $0.answered } }

    /// Ends the load.
    ///
    /// - Returns: what went wrong, and the longest that an answer took.
    func stop() -> (failures: [String], longest: Duration) {
        isOver.store(true, ordering: .relaxed)
        group.wait()
        return count.withLock { ($0.failures, $0.longest) }
    }

    private func run(_ path: String, _ uri: String, _ answer: String) {
        var client: FastCGIClient?
        while !isOver.load(ordering: .relaxed) {
            let start = ContinuousClock.now
            do {
                // A connection that was closed while idle would be replaced by nginx as well.
                if client?.isClosed(within: 0) == true { client = nil }
                let connection = try client ?? FastCGIClient(path)
                client = connection
                let reply = try connection.exchange(uri, body: [1, 2, 3])
                count.withLock { count in
                    count.answered += 1
                    if reply.body != answer || !reply.isComplete { count.failures.append("\(reply)") }
                    count.longest = max(count.longest, .now - start)
                }
            } catch {
                client = nil
                count.withLock { $0.failures.append("\(error)") }
                if count.withLock({ $0.failures.count > 100 }) { return }
            }
        }
    }
}
