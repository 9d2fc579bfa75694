import Foundation
import Glibc
import Testing

@testable import FastCGI

struct HandOverTests {
    @Test
    func `kept connections of a pool that drains go on in the other`() throws {
        let handOver = try HandOver.open()
        let old = try TestPool("old", change: { $0.handOver = handOver })
        let clients = try (0..<100).map { _ in try FastCGIClient(old.path) }
        for client in clients { #expect(try client.exchange("/name").body == "old") }
        // With these the first pool is full: it has a request on each of its threads.
        let busy = try (0..<2).map { _ in try FastCGIClient(old.path) }
        for client in busy {
            client.send(client.request("/wait"))
            old.arrived.wait()
        }

        let new = try TestPool("new", change: { $0.handOver = handOver })
        old.pool.drain(.handingOver)
        for client in clients { #expect(try client.exchange("/name").body == "new") }
        for _ in busy { old.gate.signal() }
        for client in busy {
            #expect(try client.receive().body == "waited")
            #expect(try client.exchange("/name").body == "new")
        }
        #expect(old.end() == .drained)
        new.pool.drain(.forGood)
        #expect(new.end() == .drained)
    }

    @Test
    func `a request that was sent while its connection changed hands is answered once`() throws {
        let handOver = try HandOver.open()
        let old = try TestPool("old", change: { $0.handOver = handOver })
        let clients = try (0..<50).map { _ in try FastCGIClient(old.path) }
        for client in clients { try client.exchange("/name") }
        // Nobody takes them yet: the requests wait on connections that are on their way.
        old.pool.drain(.handingOver)
        #expect(old.end() == .drained)
        for client in clients { client.send(client.request("/name")) }
        let new = try TestPool("new", change: { $0.handOver = handOver })
        for client in clients { #expect(try client.receive().body == "new") }
        new.pool.drain(.forGood)
        #expect(new.end() == .drained)
    }

    @Test
    func `connections that find no room are served a while, and then closed`() throws {
        // Nobody takes what is on the one way; the pool takes from the other.
        let (full, empty) = (try HandOver.open(), try HandOver.open())
        let filler = dup(full.sender)
        while full.send(filler) {}
        let old = try TestPool(
            "old", threads: 1,
            change: { $0.handOver = HandOver(receiver: empty.receiver, sender: full.sender) })
        let client = try FastCGIClient(old.path)
        try client.exchange("/name")
        client.send(client.request("/wait"))
        old.arrived.wait()
        old.pool.drain(.handingOver)
        old.gate.signal()
        #expect(try client.receive().body == "waited")
        #expect(try client.exchange("/name").body == "old")
        #expect(client.isClosed(within: 5))
        #expect(old.end() == .drained)
    }

    @Test
    func `at a full stop what is asked in time is answered, also on connections that others gave away`() throws {
        let handOver = try HandOver.open()
        let gone = try TestPool("gone", change: { $0.handOver = handOver })
        let given = try FastCGIClient(gone.path)
        try given.exchange("/name")
        gone.pool.drain(.handingOver)
        #expect(gone.end() == .drained)

        let last = try TestPool(
            "last",
            change: { configuration in
                configuration.handOver = handOver
                configuration.linger = .milliseconds(400)
            })
        let kept = try FastCGIClient(last.path)
        try kept.exchange("/name")
        given.send(given.request("/name"))
        last.pool.drain(.forGood)
        #expect(try kept.exchange("/name").body == "last")
        #expect(try given.receive().body == "last")
        #expect(kept.isClosed(within: 5))
        #expect(last.end() == .drained)
    }

    @Test(arguments: [true, false])
    func `a request that had to wait is given to a neighbour that has a thread free`(hasIdle: Bool) throws {
        // On a machine that is busy the giver may be back before the neighbour has had a turn: once is enough.
        let isGiven = try (0..<(hasIdle ? 50 : 3)).contains { _ in
            try answersOfThoseThatWaited(hasIdle: hasIdle).contains("neighbour")
        }
        #expect(isGiven == hasIdle)
    }

    /// Two requests wait for the one thread of a pool, beside a pool with nothing to do.
    private func answersOfThoseThatWaited(hasIdle: Bool) throws -> [String] {
        let handOver = try HandOver.open()
        let full = try TestPool(
            "full", threads: 1,
            change: { configuration in
                configuration.handOver = handOver
                configuration.hasIdleNeighbour = { hasIdle }
            })
        let kept = try (0..<3).map { _ in try FastCGIClient(full.path) }
        for client in kept { #expect(try client.exchange("/name").body == "full") }
        kept[0].send(kept[0].request("/wait"))
        full.arrived.wait()
        for client in kept.dropFirst() { client.send(client.request("/name")) }
        let neighbour = try TestPool("neighbour", change: { $0.handOver = handOver })
        full.gate.signal()
        #expect(try kept[0].receive().body == "waited")
        let answers = try kept.dropFirst().map { try $0.receive().body }
        full.pool.drain(.handingOver)
        #expect(full.end() == .drained)
        neighbour.pool.drain(.forGood)
        #expect(neighbour.end() == .drained)
        return answers
    }

    @Test
    func `a stop that follows a drain ends it`() throws {
        let handOver = try HandOver.open()
        let pool = try TestPool(change: { $0.handOver = handOver })
        let (busy, idle) = (try FastCGIClient(pool.path), try FastCGIClient(pool.path))
        try idle.exchange("/name")
        busy.send(busy.request("/wait"))
        pool.arrived.wait()
        pool.pool.drain(.handingOver)
        pool.pool.drain(.forGood)
        pool.gate.signal()
        #expect(try busy.receive().body == "waited")
        // It was given away, and nobody but the pool itself is left to take it.
        #expect(try idle.exchange("/name").body == "pool")
        #expect(pool.end() == .drained)
    }

    @Test
    func `connections in the backlog of a pool that stops are answered`() throws {
        let pool = try TestPool(threads: 1)
        let busy = try FastCGIClient(pool.path)
        busy.send(busy.request("/wait"))
        pool.arrived.wait()
        let waiting = try (0..<20).map { _ in try FastCGIClient(pool.path) }
        for client in waiting { client.send(client.request("/name")) }
        pool.pool.drain(.forGood)
        pool.gate.signal()
        for client in [busy] + waiting { #expect(try client.receive().status == 200) }
        #expect(pool.end() == .drained)
    }
}
