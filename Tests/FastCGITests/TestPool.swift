import Foundation
import Glibc
import Testing

@testable import FastCGI

/// A directory for a test's socket: short, since an address takes 107 bytes.
func temporarySocket() -> String {
    "\(NSTemporaryDirectory())pool-\(UUID().uuidString.prefix(8)).sock"
}

/// A pool in this process, on a socket of its own.
///
/// Its handler answers `/name` with the pool's name, `/length` with the length
/// of the body, and `/wait` once `gate` is opened.
final class TestPool: Sendable {
    let path: String
    let pool: RunningPool
    let gate = DispatchSemaphore(value: 0)
    /// Signalled when a request for `/wait` has arrived.
    let arrived = DispatchSemaphore(value: 0)
    private let socket: ListeningSocket

    init(
        _ name: String = "pool", threads: Int = 2, sharing socket: ListeningSocket? = nil, path: String? = nil,
        bodyLimit: Int = 1 << 20, change: (inout WorkerPool.Configuration) -> Void = { _ in }
    ) throws {
        self.path = path ?? temporarySocket()
        self.socket = try socket ?? ListeningSocket.open(path: self.path)
        var configuration = WorkerPool.Configuration(threads: threads)
        // A full stop closes it, and the socket may be shared.
        configuration.listener = dup(self.socket.descriptor)
        change(&configuration)
        let (gate, arrived) = (gate, arrived)
        pool = try WorkerPool(configuration) { _ in
            GatewayHandler(
                intake: { request in
                    request["REQUEST_URI"]?.hasPrefix("/stream") == true
                        ? .streamed(upTo: bodyLimit) : .whole(upTo: bodyLimit)
                },
                refuse: { GatewayResponse(status: $1.status, body: Array("refused: \($1)".utf8)) },
                respond: { request, body in
                    switch request["REQUEST_URI"] {
                    case "/name": return GatewayResponse(status: 200, body: Array(name.utf8))
                    case "/length": return GatewayResponse(status: 200, body: Array("\(request.body.count)".utf8))
                    case "/long": return GatewayResponse(status: 200, body: Array(repeating: 0x61, count: 300_000))
                    case "/huge": return GatewayResponse(status: 200, body: Array(repeating: 0x61, count: 4_000_000))
                    case "/stream": return Self.count(body, upTo: .max)
                    case "/stream/some": return Self.count(body, upTo: 1000)
                    case "/stream/none": return GatewayResponse(status: 200, body: Array("unread".utf8))
                    case "/made", "/made/broken":
                        return Self.make(breaks: request["REQUEST_URI"] == "/made/broken")
                    case "/wait":
                        arrived.signal()
                        gate.wait()
                        return GatewayResponse(status: 200, body: Array("waited".utf8))
                    default: return GatewayResponse(status: 404)
                    }
                })
        }.start()
    }

    /// Answers with how much of a body there was, and the sum of its bytes.
    private static func count(_ body: BodyReader?, upTo limit: Int) -> GatewayResponse {
        guard let body else { return GatewayResponse(status: 200, body: Array("no body".utf8)) }
        var (count, sum) = (0, 0)
        do {
            while count < limit, case let bytes = try body.read(upTo: 777), !bytes.isEmpty {
                count += bytes.count
                sum += bytes.reduce(0) { $0 + Int($1) }
            }
        } catch {
            return GatewayResponse(status: error.status, body: Array("refused: \(error)".utf8))
        }
        return GatewayResponse(status: 200, body: Array("\(count) \(sum)".utf8))
    }

    /// Answers with a megabyte made in pieces, or with half of it.
    private static func make(breaks: Bool) -> GatewayResponse {
        GatewayResponse(status: 200) { send in
            for number in 0..<100 {
                if breaks, number == 50 { throw HungUp() }
                try send(Array(repeating: UInt8(0x30 + number % 10), count: 10_000))
            }
        }
    }

    /// Waits for the pool to end; it must have been told to, or be about to.
    func end() -> WorkerPool.Ending {
        while true {
            if let ending = pool.ending() { return ending }
            if !waitForAny(of: [pool.events], .seconds(20)).isEmpty { pool.clearEvents() }
        }
    }
}

/// Runs the body beside a pool, which is stopped after it.
func withPool(
    threads: Int = 2, bodyLimit: Int = 1 << 20, change: (inout WorkerPool.Configuration) -> Void = { _ in },
    _ body: (TestPool) throws -> Void
) throws {
    let pool = try TestPool(threads: threads, bodyLimit: bodyLimit, change: change)
    defer {
        pool.pool.drain(.forGood)
        #expect(pool.end() == .drained)
    }
    try body(pool)
}
