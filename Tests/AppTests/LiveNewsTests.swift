import Foundation
import MariaDB
import SharedMemory
import TestSupport
import Testing
import Web

@testable import App

/// What background workers have done is told to the pages that listen, on whatever host they work.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct LiveNewsTests {
    let channel: StubServer
    /// The host whose pages listen.
    let service: TestService
    let tenant: TestTenant
    /// Another one, without a pool.
    let elsewhere: TestService

    init() throws {
        channel = StubServer()
        service = try TestService(environment: ["TRUNKLINE_LIVE_SOCKET": channel.socket])
        tenant = try TestTenant(service)
        elsewhere = try TestService()
    }

    @Test func `what a worker on another host has done is told once, to its organisation alone`() throws {
        let stranger = try TestTenant(service)
        for tenant in [tenant, stranger] { try listen(tenant) }
        try running(slot: 3) {
            job.publish(.messages, to: tenant.organisation)
            #expect(eventually { messages("messages", tenant).count == 1 })
            job.publish(.appointments, to: tenant.organisation)
            #expect(eventually { messages("appointments", tenant).count == 1 })
            job.publish(.messages, to: tenant.organisation)
            #expect(eventually { messages("messages", tenant).count == 2 })
            // What is told after the next look shows that it has looked again.
            job.publish(.verification, to: tenant.organisation)
            #expect(eventually { messages("verification", tenant).count == 1 })
            #expect(messages("messages", tenant).count == 2 && messages("appointments", tenant).count == 1)
            #expect(messages("messages", stranger).isEmpty && messages("appointments", stranger).isEmpty)
        }
    }

    @Test func `what requests do in a job's place is told the same way`() throws {
        try listen(tenant)
        try running(slot: 0) {
            try job.working(for: tenant.organisation).publish(.appointments)
            #expect(eventually { messages("appointments", tenant).count == 1 })
        }
    }

    @Test func `of several workers the first tells, and when it is gone the next`() throws {
        try listen(tenant)
        service.services.shared.scoreboard.enter(slot: 1, thread: 0, pid: 1, generation: 1)
        try running(slot: 2) {
            job.publish(.messages, to: tenant.organisation)
            // Long enough for two looks: who is not to look gives no sign of it.
            Thread.sleep(forTimeInterval: 2.5)
            #expect(messages("messages", tenant).isEmpty)
            service.services.shared.scoreboard.clear(slot: 1)
            #expect(eventually { messages("messages", tenant).count == 1 })
        }
    }

    @Test func `what was told long ago is no news to who comes now`() throws {
        job.publish(.messages, to: tenant.organisation)
        try TestDatabase.root().execute(
            """
            UPDATE live_news SET told_at = told_at - INTERVAL 1 MINUTE WHERE organisation_id = \(tenant.organisation)
            """)
        try listen(tenant)
        try running(slot: 0) {
            job.publish(.verification, to: tenant.organisation)
            #expect(eventually { messages("verification", tenant).count == 1 })
            #expect(messages("messages", tenant).isEmpty)
        }
    }

    @Test func `a row says of whom and of what kind, and nothing else`() throws {
        for _ in 0..<3 { job.publish(.voice, to: tenant.organisation) }
        let rows = try LiveNewsStore(db: service.db).list(of: [tenant.organisation])
        #expect(rows.map(\.kind) == ["voice"] && rows.map(\.number) == [3] && rows.allSatisfy(\.isFresh))
    }

    private var job: JobContext {
        JobContext(services: elsewhere.services, database: elsewhere.database, now: Date())
    }

    /// With the threads of one worker of the pool.
    private func running(slot: Int, _ body: () throws -> Void) throws {
        let connection = try service.services.configuration.connection(as: .serve)
        service.services.shared.scoreboard.enter(slot: slot, thread: 0, pid: 1, generation: 1)
        service.services.live.start(watch: ServerWatch(connection))
        service.services.news.start(slot: slot) { Database(connection) }
        defer {
            service.services.news.stop()
            service.services.live.stop()
        }
        try body()
    }

    private func listen(_ tenant: TestTenant) throws {
        #expect(service.send(.get, "/api/live/authorization", token: try tenant.signIn("agent").token).status == 204)
    }

    /// Each once: for the first seconds of a channel's name a message goes to the name before as well.
    private func messages(_ kind: String, _ tenant: TestTenant) -> Set<String> {
        let told = channel.posts.filter {
            $0.head.contains("X-EventSource-Event: \(kind)\r\n")
                && $0.path.hasPrefix("/pub/\(tenant.organisation.uuidString.lowercased()).")
        }
        return Set(told.compactMap { $0.body.firstMatch(of: /"seq":\d+/).map { String($0.output) } })
    }
}
