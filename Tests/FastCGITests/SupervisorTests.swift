import Foundation
import Glibc
import Testing

@testable import FastCGI

@Suite(.serialized)
struct SupervisorTests {
    @Test
    func `a worker that is killed is replaced at once, and the other serves on`() throws {
        let pool = try SupervisedPool().ready()
        // It has lived long enough for its death not to be a failed start.
        #expect(throws: SupervisedPool.Failure.self) { try pool.wait(for: "worker_ended", within: 1.2) }
        let before = try pool.workers()
        let start = ContinuousClock.now
        kill(before[0], SIGKILL)
        #expect(try pool.get("/health") == #"{"status":"ok"}"#)
        try pool.wait(for: "worker_ready", times: 3)
        #expect(ContinuousClock.now - start < .seconds(3))
        try pool.wait(for: "cause=crash detail=signal 9")
        #expect(pool.stop() == 0)
    }

    @Test
    func `workers that die at once are replaced more and more slowly`() throws {
        let pool = try SupervisedPool(["WORKERS": "1"]).ready()
        for pause in [100, 200, 400] {
            #expect(throws: ClientError.noAnswer) { try pool.get("/trap") }
            try pool.wait(for: "backing_off ms=\(pause)")
            try pool.wait(for: "worker_ready", times: pause == 100 ? 2 : pause == 200 ? 3 : 4)
        }
        #expect(try pool.get("/health") == #"{"status":"ok"}"#)
        #expect(pool.stop() == 0)
    }

    @Test
    func `reloads under load fail no request`() throws {
        let pool = try SupervisedPool().ready()
        let load = Load(pool.path, clients: 16)
        for generation in 2...6 {
            load.more(500)
            pool.signal(SIGHUP)
            try pool.wait(for: "generation_ready generation=\(generation)")
            // Both of the old ones are gone, and nobody was cut.
            try pool.wait(for: "cause=reload detail=status 0", times: 2 * (generation - 1))
        }
        load.more(500)
        #expect(load.stop().failures == [])
        #expect(try pool.get("/generation") == "6")
        #expect(pool.stop() == 0)
    }

    @Test
    func `a request in progress goes on while its worker is replaced`() throws {
        let pool = try SupervisedPool(["WORKERS": "1"]).ready()
        let client = try FastCGIClient(pool.path)
        client.send(client.request("/slow/700"))
        pool.signal(SIGHUP)
        try pool.wait(for: "generation_ready generation=2")
        // The old one may have been about to accept when it was told.
        #expect((0..<100).contains { _ in (try? pool.get("/generation")) == "2" })
        #expect(try client.receive().body == "slow")
        #expect(try client.exchange("/generation").body == "2")
        #expect(pool.stop() == 0)
    }

    @Test
    func `reloads that are asked for during one are done once`() throws {
        let pool = try SupervisedPool().ready()
        for _ in 0..<5 { pool.signal(SIGHUP) }
        try pool.wait(for: "generation_ready generation=2")
        for _ in 0..<5 { pool.signal(SIGHUP) }
        #expect(pool.stop() == 0)
        let reloads = try pool.wait(for: "reloading", times: 0)
        #expect(reloads.count <= 4)
    }

    @Test(arguments: ["#!/bin/sh\nexit 1\n", "#!/bin/sh\nexec sleep 60\n", "no program"])
    func `a generation that does not come up is dropped, and the old one serves on`(program: String) throws {
        let pool = try SupervisedPool(["READY_LIMIT": "3000"]).ready()
        let load = Load(pool.path, clients: 4)
        let fixture = try FileManager.default.destinationOfSymbolicLink(atPath: pool.program)
        let broken = pool.path + ".broken"
        defer { try? FileManager.default.removeItem(atPath: broken) }
        try Data(program.utf8).write(to: URL(filePath: broken))
        unsafe chmod(broken, 0o755)
        try SupervisedPool.link(pool.program, to: broken)
        pool.signal(SIGHUP)
        try pool.wait(for: "generation_dropped generation=2")
        load.more(100)
        #expect(try pool.get("/generation") == "1")
        // With a program that works, the next reload does.
        try SupervisedPool.link(pool.program, to: fixture)
        pool.signal(SIGHUP)
        try pool.wait(for: "generation_ready generation=3")
        try pool.wait(for: "cause=reload", times: 2)
        load.more(100)
        #expect(load.stop().failures == [])
        #expect(pool.stop() == 0)
    }

    @Test
    func `of a generation that is dropped those that are up cut no request`() throws {
        let pool = try SupervisedPool(["READY_LIMIT": "1500"]).ready()
        let fixture = try FileManager.default.destinationOfSymbolicLink(atPath: pool.program)
        let half = pool.path + ".half"
        defer { try? FileManager.default.removeItem(atPath: half) }
        // Two that serve have the first two slots: of the next two one comes up.
        try Data("#!/bin/sh\n[ $TRUNKLINE_WORKER_SLOT = 2 ] && exec \(fixture) worker\nexec sleep 60\n".utf8)
            .write(to: URL(filePath: half))
        unsafe chmod(half, 0o755)
        try SupervisedPool.link(pool.program, to: half)
        let load = Load(pool.path, clients: 24, uri: "/slow/300", answer: "slow")
        load.more(24)
        pool.signal(SIGHUP)
        try pool.wait(for: "worker_ready", times: 3)
        try pool.wait(for: "generation_dropped generation=2")
        // Nothing was wrong with the one that was up: it is no crash.
        try pool.wait(for: "cause=dropped detail=status 0")
        #expect(try pool.wait(for: "cause=not_ready", times: 0).count == 1)
        load.more(48)
        #expect(load.stop().failures == [])
        #expect(pool.stop() == 0)
    }

    @Test
    func `a worker takes no request before all of its threads are up`() throws {
        let pool = try SupervisedPool(["FAILS_AFTER": "700"]).ready()
        let load = Load(pool.path, clients: 24, uri: "/slow/300", answer: "slow")
        load.more(24)
        pool.signal(SIGHUP)
        try pool.wait(for: "generation_dropped generation=2")
        load.more(48)
        #expect(load.stop().failures == [])
        #expect(pool.stop() == 0)
    }

    @Test
    func `a first generation that does not come up ends the supervisor`() throws {
        let path = temporarySocket()
        try SupervisedPool.link(path + ".program", to: "/bin/false")
        let pool = try SupervisedPool(path: path)
        try pool.wait(for: "ended neverReady")
        pool.process.waitUntilExit()
        #expect(pool.process.terminationStatus == 1)
    }

    @Test
    func `a stop cuts no request, and leaves no socket`() throws {
        let pool = try SupervisedPool().ready()
        let idle = try FastCGIClient(pool.path)
        try idle.exchange("/health")
        let busy = try (0..<8).map { _ in try FastCGIClient(pool.path) }
        for client in busy { client.send(client.request("/slow/600")) }
        // Until all of them have a thread, or wait for one.
        #expect(try idle.exchange("/slow/50").body == "slow")
        pool.signal(SIGTERM)
        for client in busy { #expect(try client.receive().body == "slow") }
        pool.process.waitUntilExit()
        #expect(pool.process.terminationStatus == 0)
        #expect(throws: ClientError.cannotConnect(ENOENT)) { try FastCGIClient(pool.path) }
    }

    @Test
    func `a worker that takes longer than its drain limit is killed, and that is said`() throws {
        let pool = try SupervisedPool(["DRAIN_LIMIT": "300", "WORKERS": "1"]).ready()
        let client = try FastCGIClient(pool.path)
        client.send(client.request("/loop"))
        try pool.waitUntilBusy()
        pool.signal(SIGTERM)
        pool.process.waitUntilExit()
        try pool.wait(for: "status 92")
        #expect(pool.process.terminationStatus == 1)
    }

    @Test
    func `workers that have served their number are replaced without a failure`() throws {
        let pool = try SupervisedPool(["MAX_REQUESTS": "300"]).ready()
        let load = Load(pool.path, clients: 8)
        try pool.wait(for: "cause=recycled detail=status 0", times: 4)
        load.more(100)
        #expect(load.stop().failures == [])
        #expect(pool.stop() == 0)
    }

    @Test
    func `the only worker is replaced before it goes, however long its last request takes`() throws {
        let pool = try SupervisedPool(["WORKERS": "1", "MAX_REQUESTS": "50"]).ready()
        let client = try FastCGIClient(pool.path)
        client.send(client.request("/slow/1500"))
        try pool.waitUntilBusy()
        let load = Load(pool.path, clients: 2)
        try pool.wait(for: "worker_ready", times: 3)
        load.more(10)
        let result = load.stop()
        #expect(result.failures == [])
        #expect(result.longest < .seconds(1))
        #expect(try client.receive().body == "slow")
        #expect(pool.stop() == 0)
    }

    @Test
    func `a worker with a thread past its deadline is killed and replaced, and the other serves on`() throws {
        let pool = try SupervisedPool(["DEADLINE": "500"]).ready()
        let client = try FastCGIClient(pool.path)
        client.send(client.request("/loop"))
        try pool.waitUntilBusy()
        #expect(try pool.get("/health") == #"{"status":"ok"}"#)
        try pool.wait(for: "cause=stuck detail=signal 9", within: 5)
        try pool.wait(for: "worker_ready", times: 3)
        #expect(throws: ClientError.noAnswer) { try client.receive() }
        #expect(pool.stop() == 0)
    }

    @Test
    func `a worker that stands still is killed and replaced`() throws {
        let pool = try SupervisedPool().ready()
        let worker = try pool.workers()[0]
        kill(worker, SIGSTOP)
        // Until then it may still take a connection along.
        while try !String(contentsOfFile: "/proc/\(worker)/stat", encoding: .utf8).contains(") T ") { sched_yield() }
        for _ in 0..<20 { #expect(try pool.get("/health") == #"{"status":"ok"}"#) }
        try pool.wait(for: "cause=stuck", within: 10)
        try pool.wait(for: "worker_ready", times: 3)
        #expect(pool.stop() == 0)
    }

    @Test
    func `logs are reopened by the supervisor and by every worker`() throws {
        let pool = try SupervisedPool().ready()
        pool.signal(SIGUSR1)
        try pool.wait(for: "reopened", times: 3)
        #expect(try pool.get("/health") == #"{"status":"ok"}"#)
        #expect(pool.stop() == 0)
    }

    @Test
    func `a second supervisor on the same socket is refused, and harms nothing`() throws {
        let pool = try SupervisedPool().ready()
        let second = try SupervisedPool(path: pool.path)
        try second.wait(for: "failed inUse")
        second.process.waitUntilExit()
        #expect(second.process.terminationStatus == 2)
        #expect(try pool.get("/health") == #"{"status":"ok"}"#)
        #expect(pool.stop() == 0)
    }

    @Test
    func `workers end with their supervisor, and another takes over within seconds`() throws {
        let pool = try SupervisedPool().ready()
        let client = try FastCGIClient(pool.path)
        client.send(client.request("/slow/500"))
        try pool.waitUntilBusy()
        pool.signal(SIGKILL)
        // Until it is gone the socket is in use.
        pool.process.waitUntilExit()
        let start = ContinuousClock.now
        let next = try SupervisedPool(path: pool.path).ready()
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(try client.receive().body == "slow")
        #expect(try next.get("/health") == #"{"status":"ok"}"#)
        #expect(next.stop() == 0)
    }

    @Test
    func `a malformed record from a stranger does not reach libfcgi`() throws {
        // Variables of two gigabytes, announced: libfcgi 2.4.2 aborts when it cannot have the memory.
        let poison =
            FastCGIClient.record(.beginRequest, [0, 1, 1, 0, 0, 0, 0, 0])
            + FastCGIClient.record(.params, [0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xF0])
        let open = try SupervisedPool(["WORKERS": "1"]).ready()
        try FastCGIClient(open.path).send(poison)
        try open.wait(for: "cause=crash detail=signal 6")
        #expect(open.stop() == 0)

        let closed = try SupervisedPool(["WORKERS": "1", "PEER": "4711"]).ready()
        for _ in 0..<10 {
            let client = try FastCGIClient(closed.path)
            client.send(poison)
            #expect(client.isClosed(within: 5))
        }
        #expect(closed.stop() == 0)
        #expect(try closed.wait(for: "cause=crash", times: 0).isEmpty)
    }

    @Test
    func `out of descriptors, connections wait, and no thread is lost`() throws {
        let pool = try SupervisedPool(["WORKERS": "1", "DESCRIPTORS": "24"]).ready()
        var clients = try (0..<40).map { _ in try FastCGIClient(pool.path) }
        for client in clients { client.send(client.request("/health")) }
        #expect(try clients[0].receive().status == 200)
        clients = []
        // Four threads still: four requests of 300 ms take not much longer than one.
        let after = try (0..<4).map { _ in try FastCGIClient(pool.path) }
        #expect(try after[0].exchange("/health").status == 200)
        let start = ContinuousClock.now
        for client in after { client.send(client.request("/slow/300")) }
        for client in after { #expect(try client.receive().body == "slow") }
        #expect(ContinuousClock.now - start < .milliseconds(1100))
        #expect(pool.stop() == 0)
    }
}
