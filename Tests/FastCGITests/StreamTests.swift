import Foundation
import Glibc
import Testing

@testable import FastCGI

struct StreamTests {
    static let body: [UInt8] = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    static let sum = body.reduce(0) { $0 + Int($1) }

    @Test
    func `a body that the handler reads itself comes whole, and the connection carries the next request`() throws {
        try withPool(threads: 1) { pool in
            let client = try FastCGIClient(pool.path)
            for length in [0, 1, 776, 777, 778, 8_192, 100_000] {
                let body = Array(Self.body.prefix(length))
                let expected = length == 0 ? "no body" : "\(length) \(body.reduce(0) { $0 + Int($1) })"
                #expect(try client.exchange("/stream", body: body).body == expected)
                #expect(try client.exchange("/length", body: [1, 2]).body == "2")
            }
        }
    }

    @Test(arguments: ["/stream/some", "/stream/none"])
    func `what the handler leaves of a body is no part of the next request`(path: String) throws {
        try withPool(threads: 1) { pool in
            let client = try FastCGIClient(pool.path)
            for _ in 0..<3 {
                #expect(try client.exchange(path, body: Self.body).status == 200)
                #expect(try client.exchange("/length", body: [1, 2, 3]).body == "3")
            }
        }
    }

    @Test(arguments: ["/stream", "/stream/none"])
    func `a body that breaks off is an error to the handler, and the end of the connection`(path: String) throws {
        try withPool(change: { $0.patience = .milliseconds(200) }) { pool in
            for cut in [1, 50_000, 99_999] {
                let client = try FastCGIClient(pool.path)
                client.send(client.request(path, body: Self.body).dropLast(cut))
                let reply = try client.receive()
                #expect(reply.body == (path == "/stream" ? "refused: bodyIncomplete" : "unread"))
                #expect(client.isClosed(within: 5))
            }
        }
    }

    @Test(arguments: [(99_999, "malformed"), (100_001, "bodyIncomplete")])
    func `a body is as long as was announced or it is refused`(announced: Int, refusal: String) throws {
        try withPool { pool in
            let client = try FastCGIClient(pool.path)
            client.send(client.request("/stream", length: "\(announced)", body: Self.body))
            #expect(try client.receive().body == "refused: \(refusal)")
            #expect(client.isClosed(within: 5))
        }
    }

    @Test
    func `a body to be streamed has a limit too, and is refused before the handler is asked`() throws {
        try withPool(bodyLimit: 1_000) { pool in
            let client = try FastCGIClient(pool.path)
            client.send(client.request("/stream", body: Array(repeating: 0, count: 1_001)))
            #expect(try client.receive().body == "refused: bodyTooLong")
            #expect(client.isClosed(within: 5))
        }
    }

    @Test
    func `an answer that is made while it is sent comes whole`() throws {
        try withPool(threads: 1) { pool in
            let client = try FastCGIClient(pool.path)
            for _ in 0..<2 {
                let reply = try client.exchange("/made")
                #expect(reply.isComplete)
                #expect(reply.body.utf8.count == 1_000_000)
                #expect(reply.body.hasSuffix("999"))
            }
        }
    }

    @Test
    func `an answer that is not made to its end never looks complete`() throws {
        try withPool(threads: 1) { pool in
            let client = try FastCGIClient(pool.path)
            let reply = try client.exchange("/made/broken")
            #expect(!reply.isComplete)
            #expect(reply.body.utf8.count <= 500_000)
            #expect(client.isClosed(within: 5))
            #expect(try FastCGIClient(pool.path).exchange("/name").body == "pool")
        }
    }

    @Test(arguments: ["/huge", "/made"])
    func `a reader that takes an answer drop by drop is cut off when patience ends`(path: String) throws {
        try withPool(threads: 1, change: { $0.sendPatience = .milliseconds(300) }) { pool in
            let slow = try FastCGIClient(pool.path)
            slow.send(slow.request(path))
            let other = try FastCGIClient(pool.path, patience: 1)
            other.send(other.request("/name"))
            var taken = 0
            var buffer = [UInt8](repeating: 0, count: 40_000)
            let begun = ContinuousClock.now
            // Each makes room for a part more, so that no single wait is a long one.
            while other.isSilent, ContinuousClock.now - begun < .seconds(10) {
                taken += unsafe max(0, recv(slow.descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT)))
                usleep(100_000)
            }
            #expect(taken > 0 && ContinuousClock.now - begun < .seconds(3))
            #expect(try other.receive().body == "pool")
            // What was sent till then, and the end of the connection.
            while case let count = unsafe recv(slow.descriptor, &buffer, buffer.count, 0), count > 0 { taken += count }
            #expect(slow.isClosed(within: 1) && taken < 900_000, "\(taken)")
        }
    }

    @Test
    func `a reader that goes away ends the making`() throws {
        try withPool(threads: 1) { pool in
            do {
                let client = try FastCGIClient(pool.path)
                client.send(client.request("/made"))
            }
            #expect(try FastCGIClient(pool.path).exchange("/name").body == "pool")
        }
    }
}
