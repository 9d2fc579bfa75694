import Foundation
import Glibc
import Testing

@testable import FastCGI

struct WorkerPoolTests {
    @Test
    func `a kept connection carries one request after the other`() throws {
        try withPool { pool in
            let client = try FastCGIClient(pool.path)
            for length in [0, 1, 8191, 8192, 70_000] {
                let reply = try client.exchange("/length", body: Array(repeating: 0x62, count: length))
                #expect(reply.status == 200)
                #expect(reply.body == "\(length)")
            }
            #expect(try client.exchange("/long").body.utf8.count == 300_000)
        }
    }

    @Test(arguments: [0, 8_000, 8_100, 8_150, 8_192, 20_000])
    func `a request of any length leaves nothing behind for the next`(length: Int) throws {
        // libfcgi reads 8,192 bytes at a time: the end of the request may be left in the socket, and
        // then looks like another request, for which the only thread would wait.
        try withPool(threads: 1) { pool in
            let (client, other) = (try FastCGIClient(pool.path), try FastCGIClient(pool.path, patience: 2))
            for padding in 0..<12 {
                let value = String(repeating: "v", count: length + padding * 8)
                #expect(try client.exchange("/name", variables: [("HTTP_LONG", value)]).body == "pool")
                #expect(try other.exchange("/name").body == "pool")
            }
        }
    }

    @Test
    func `a connection that is not to be kept is closed after the answer`() throws {
        try withPool { pool in
            let client = try FastCGIClient(pool.path)
            client.send(client.request("/name", keeps: false))
            #expect(try client.receive().body == "pool")
            #expect(client.isClosed(within: 5))
        }
    }

    @Test
    func `four hundred connections are answered by eight threads`() throws {
        try withPool(threads: 8) { pool in
            let clients = try (0..<400).map { _ in try FastCGIClient(pool.path) }
            for round in 0..<3 {
                for client in clients { client.send(client.request("/length", body: [UInt8(round)])) }
                for client in clients { #expect(try client.receive().body == "1") }
            }
        }
    }

    @Test
    func `idle connections and silent ones take no thread`() throws {
        try withPool(threads: 1) { pool in
            let kept = try (0..<20).map { _ in try FastCGIClient(pool.path) }
            for client in kept { try client.exchange("/name") }
            let silent = try (0..<20).map { _ in try FastCGIClient(pool.path) }
            let start = ContinuousClock.now
            #expect(try FastCGIClient(pool.path).exchange("/name").body == "pool")
            #expect(ContinuousClock.now - start < .seconds(2))
            for client in kept + silent { #expect(try client.exchange("/name").body == "pool") }
        }
    }

    @Test
    func `half a record holds a thread no longer than the pool has patience`() throws {
        try withPool(threads: 2, change: { $0.patience = .milliseconds(300) }) { pool in
            let halves = try (0..<2).map { _ in try FastCGIClient(pool.path) }
            for client in halves { client.send(Array(client.request("/name").prefix(21))) }
            #expect(try FastCGIClient(pool.path, patience: 5).exchange("/name").body == "pool")
            for client in halves {
                // libfcgi takes the end of the variables between two of them for their end.
                let status = try? client.receive().status
                #expect(status == nil || status == 400)
                #expect(client.isClosed(within: 5))
            }
        }
    }

    @Test
    func `a peer that hangs up is let go`() throws {
        try withPool(threads: 1) { pool in
            for _ in 0..<50 {
                let client = try FastCGIClient(pool.path)
                try client.exchange("/name")
            }
            #expect(try FastCGIClient(pool.path).exchange("/name").body == "pool")
        }
    }

    @Test
    func `a stranger is not even read`() throws {
        try withPool(change: { $0.peers = [geteuid() + 1] }) { pool in
            let client = try FastCGIClient(pool.path)
            client.send(client.request("/name"))
            #expect(throws: ClientError.noAnswer) { try client.receive() }
        }
        try withPool(change: { $0.peers = [geteuid()] }) { pool in
            let reply = try FastCGIClient(pool.path).exchange("/name")
            #expect(reply.body == "pool")
        }
    }

    @Test
    func `a pool that has served its number ends, and so does one without handlers`() throws {
        let pool = try TestPool(threads: 2, change: { $0.maxRequests = 5 })
        let client = try FastCGIClient(pool.path)
        for _ in 0..<5 { #expect(try client.exchange("/name").body == "pool") }
        #expect(pool.end() == .recycled)

        let socket = try ListeningSocket.open(path: temporarySocket())
        var configuration = WorkerPool.Configuration(threads: 2)
        configuration.listener = dup(socket.descriptor)
        let broken = try WorkerPool(configuration) { _ in throw ClientError.noAnswer }.start()
        while broken.ending() == nil { broken.clearEvents() }
        #expect(broken.ending() == .handlerFailed)
    }

    @Test
    func `the drain limit is kept, and said`() throws {
        let pool = try TestPool(threads: 1, change: { $0.drainLimit = .milliseconds(200) })
        let client = try FastCGIClient(pool.path)
        client.send(client.request("/wait"))
        pool.arrived.wait()
        pool.pool.drain(.forGood)
        while waitForAny(of: [pool.pool.events], pool.pool.timeLeft ?? .zero) != [] { pool.pool.clearEvents() }
        #expect(pool.pool.ending() == .drainLimitPassed)
        pool.gate.signal()
        #expect(try client.receive().body == "waited")
        #expect(pool.end() == .drainLimitPassed)
    }
}
