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
        _ = try eventually(within: 30) { try runner.goesOn(until: mute.answered, is: 40) }
        #expect(mute.answered.withLock { $0 } == 40)
        #expect(mute.hanging.withLock { $0 } == 20)
    }

    @Test func `many that hang after they have accepted leave room as well`() throws {
        let nobody = try Nobody()
        let well = try target("well")
        for name in 0..<12 { try put(90, to: target("hollow\(name)")) }
        let mute = Mute(url: "http://127.0.0.1:\(nobody.port)/", well: well, accepting: 40)
        let runner = try runner(mute)
        _ = try eventually(within: 30) { try runner.goesOn(until: mute.hanging, is: 150) }
        for _ in 0..<20 { _ = try runner.step() }
        #expect(mute.hanging.withLock { $0 > 100 }, "they had places")
        try put(40, to: well)
        _ = try eventually(within: 30) { try runner.goesOn(until: mute.answered, is: 40) }
        #expect(mute.answered.withLock { $0 } == 40)
    }

    @Test func `a stop gives back what no server has got, and nothing new is begun after it`() throws {
        let nobody = try Nobody()
        let mails = try target("mails", .email)
        try put(20, to: mails, .email)
        let sender = Slow(port: nobody.port)
        let runner = OutboxRunner(
            services: service.services, database: Database(try service.services.configuration.connection(as: .serve)),
            senders: [.email: sender], of: tenant.organisation, farewell: .milliseconds(300))
        let start = ContinuousClock.now
        runner.run(until: { sender.begun.withLock { $0 } > 0 }, resting: { Thread.sleep(forTimeInterval: $0) })
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(sender.begun.withLock { $0 } == 2)
        let waiting: Int? = try service.db.fetchValue(
            """
            SELECT COUNT(*) FROM outbox WHERE organisation_id = \(tenant.organisation) AND target_id = \(mails)
                AND state = 'waiting' AND attempts = 0 AND lease IS NULL AND finished_at IS NULL
                AND due_at <= UTC_TIMESTAMP(6)
            """)
        #expect(waiting == 20)
        // It is the stop that ended them, and not their server.
        let targets = OutboxTargetStore(db: try service.db, organisation: tenant.organisation)
        #expect(try targets.find(mails)?.breaker == CircuitBreaker(failures: 0))
        let target = try #require(try targets.take(mails, lease: .random()))
        let outbox = OutboxStore(db: try service.db, organisation: tenant.organisation)
        #expect(try outbox.recover(target, lease: .random(), now: Date()) == [])
    }

    @Test func `endpoints take no places of text messages`() throws {
        let nobody = try Nobody()
        let phones = try target("phones", .sms)
        for name in 0..<270 { try put(2, to: target("mute\(name)")) }
        let mute = Mute(url: "http://127.0.0.1:\(nobody.port)/", well: phones)
        let runner = try runner(mute)
        _ = try eventually(within: 30) { try runner.goesOn(until: mute.hanging, is: 256) }
        #expect(mute.hanging.withLock { $0 } == 256)
        try put(5, to: phones, .sms)
        _ = try eventually(within: 30) { try runner.goesOn(until: mute.answered, is: 5) }
        #expect(mute.answered.withLock { $0 } == 5)
    }
}

extension OutboxRunner {
    /// One step, and whether something has been counted so often.
    fileprivate func goesOn(until count: borrowing Mutex<Int>, is number: Int) throws -> Bool {
        _ = try step()
        return count.withLock { $0 } >= number
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

/// Hands mails to a server that takes its time.
private final class Slow: Sender {
    let atATime = 8
    let begun = Mutex(0)
    private let port: Int

    init(port: Int) { self.port = port }

    func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
        begun.withLock { $0 += 1 }
        let server = try MailServer(
            host: #require(Host("localhost")), port: UInt16(port), security: .plain, credentials: nil,
            hello: #require(Host("app.example.com")))
        let address = try #require(MailAddress("a@example.com"))
        return .mail(
            try #require(
                MailDelivery(
                    to: server, sender: address, recipients: [address], message: Array("Subject: x\r\n\r\nx\r\n".utf8),
                    limits: TransferLimits(connect: .seconds(20), whole: .seconds(60)))))
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
