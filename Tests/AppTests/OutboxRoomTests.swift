import Foundation
import HTTPClient
import MariaDB
import Secrets
import Synchronization
import TestSupport
import Testing

@testable import App

/// Places of a worker, and who has them.
extension OutboxRunnerTests {
    private func target(_ name: String, _ channel: OutboxChannel = .webhook) throws -> UUID {
        let id = UUID.random()
        try OutboxTargetStore(db: service.db, organisation: tenant.organisation)
            .insert(id, channel, named: name, isOrdered: false)
        return id
    }

    private func put(_ count: Int, to target: UUID, _ channel: OutboxChannel = .webhook) throws {
        for number in 0..<count {
            try Outbox.put(
                Outgoing(channel: channel, target: target, kind: "test", content: ["number": number]),
                organisation: tenant.organisation, now: Date(), service.services, service.db)
        }
    }

    private func runner(_ sender: Mute) throws -> OutboxRunner {
        OutboxRunner(
            services: service.services, database: Database(try service.services.configuration.connection(as: .serve)),
            senders: [.webhook: sender, .sms: sender], of: tenant.organisation)
    }

    @Test func `many that hang leave room for who does not`() throws {
        let nobody = try Nobody()
        for name in 0..<10 { try put(40, to: target("mute\(name)")) }
        let well = try target("well")
        let mute = Mute(url: "http://127.0.0.1:\(nobody.port)/", well: well)
        let runner = try runner(mute)
        for _ in 0..<20 { _ = try runner.step() }
        // All of them are waited for, and now somebody comes who answers.
        try put(40, to: well)
        for _ in 0..<60 where mute.answered.withLock({ $0 < 40 }) { _ = try runner.step() }
        #expect(mute.answered.withLock { $0 } == 40)
        #expect(mute.hanging.withLock { $0 } == 20)
    }

    @Test func `many that hang after they have accepted leave room as well`() throws {
        let nobody = try Nobody()
        let well = try target("well")
        for name in 0..<12 { try put(90, to: target("hollow\(name)")) }
        let mute = Mute(url: "http://127.0.0.1:\(nobody.port)/", well: well, accepting: 40)
        let runner = try runner(mute)
        for _ in 0..<100 where mute.hanging.withLock({ $0 < 150 }) { _ = try runner.step() }
        for _ in 0..<20 { _ = try runner.step() }
        #expect(mute.hanging.withLock { $0 > 100 }, "they had places")
        try put(40, to: well)
        for _ in 0..<60 where mute.answered.withLock({ $0 < 40 }) { _ = try runner.step() }
        #expect(mute.answered.withLock { $0 } == 40)
    }

    @Test func `endpoints take no places of text messages`() throws {
        let nobody = try Nobody()
        let phones = try target("phones", .sms)
        for name in 0..<270 { try put(2, to: target("mute\(name)")) }
        let mute = Mute(url: "http://127.0.0.1:\(nobody.port)/", well: phones)
        let runner = try runner(mute)
        for _ in 0..<30 where mute.hanging.withLock({ $0 < 256 }) { _ = try runner.step() }
        #expect(mute.hanging.withLock { $0 } == 256)
        try put(5, to: phones, .sms)
        for _ in 0..<20 where mute.answered.withLock({ $0 < 5 }) { _ = try runner.step() }
        #expect(mute.answered.withLock { $0 } == 5)
    }
}

/// Sends to one target at once and to all others, beyond what they accept at first, by a request that nobody answers.
private final class Mute: Sender {
    let answered = Mutex(0)
    let hanging = Mutex(0)
    let atATime = 32
    private let accepted = Mutex<[UUID: Int]>([:])
    private let url: String
    private let well: UUID
    private let most: Int

    init(url: String, well: UUID, accepting most: Int = 0) {
        self.url = url
        self.well = well
        self.most = most
    }

    func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
        if message.target == well {
            answered.withLock { $0 += 1 }
            return .settled(Verdict(outcome: .accepted))
        }
        let count = accepted.withLock {
            $0[message.target, default: 0] += 1
            return $0[message.target, default: 0]
        }
        if count <= most { return .settled(Verdict(outcome: .accepted)) }
        hanging.withLock { $0 += 1 }
        return .request(
            OutgoingRequest(
                to: try Destination(url, policy: .strangersAndThisHost), headers: [], body: [],
                limits: TransferLimits(connect: .seconds(5), whole: .seconds(60), longestBody: 1), isRepeatable: true))
    }
}

/// Somebody who takes connections, and says nothing.
private final class Nobody {
    let port: Int
    private let process = Process()
    private let input = Pipe()

    init() throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            """
            import socket, sys
            listener = socket.create_server(("127.0.0.1", 0), backlog=512)
            print(listener.getsockname()[1], flush=True)
            sys.stdin.read()
            """,
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    deinit { process.terminate() }
}
