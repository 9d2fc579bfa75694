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
    private func target(_ name: String) throws -> UUID {
        let id = UUID.random()
        try OutboxTargetStore(db: service.db, organisation: tenant.organisation)
            .insert(id, .webhook, named: name, isOrdered: false)
        return id
    }

    private func put(_ count: Int, to target: UUID) throws {
        for number in 0..<count {
            try Outbox.put(
                Outgoing(channel: .webhook, target: target, kind: "test", content: ["number": number]),
                organisation: tenant.organisation, now: Date(), service.services, service.db)
        }
    }

    @Test func `many that hang leave room for who does not`() throws {
        let nobody = try Nobody()
        for name in 0..<10 { try put(40, to: target("mute\(name)")) }
        let well = try target("well")
        let mute = Mute(url: "http://127.0.0.1:\(nobody.port)/", well: well)
        let runner = OutboxRunner(
            services: service.services, database: Database(try service.services.configuration.connection(as: .serve)),
            senders: [.webhook: mute], of: tenant.organisation)
        for _ in 0..<20 { _ = try runner.step() }
        // All of them are waited for, and now somebody comes who answers.
        try put(40, to: well)
        for _ in 0..<60 where mute.answered.withLock({ $0 < 40 }) { _ = try runner.step() }
        #expect(mute.answered.withLock { $0 } == 40)
        #expect(mute.hanging.withLock { $0 } == 20)
    }
}

/// Sends to one target at once and to all others by a request that nobody answers.
private final class Mute: Sender {
    let answered = Mutex(0)
    let hanging = Mutex(0)
    let atATime = 32
    private let url: String
    private let well: UUID

    init(url: String, well: UUID) {
        self.url = url
        self.well = well
    }

    func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
        if message.target == well {
            answered.withLock { $0 += 1 }
            return .settled(Verdict(outcome: .accepted))
        }
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
