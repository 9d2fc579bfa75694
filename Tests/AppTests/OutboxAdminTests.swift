import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// What managers see and do of the outbox.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct OutboxAdminTests {
    let service: TestService
    let desk: WebhookTenant
    let webhook: String

    init() throws {
        service = try TestService()
        desk = try WebhookTenant(service)
        webhook = desk.webhook()
    }

    private static let base = "/api/v1/outbox"

    private func get(_ path: String = "", token: String? = nil) -> Answer {
        service.send(.get, Self.base + path, token: token ?? desk.manager)
    }

    private func post(_ path: String, _ body: String = "{}", token: String? = nil) -> Answer {
        service.send(.post, Self.base + path, body, token: token ?? desk.manager)
    }

    /// A message to the webhook, made to be in a state.
    private func message(_ state: OutboxState = .waiting) throws -> String {
        let id = desk.post("\(webhook)/test").string("data.deliveryId")
        try TestDatabase.fill(
            """
            UPDATE outbox SET state = \(state), attempts = 3
            WHERE organisation_id = \(desk.tenant.organisation) AND id = \(id)
            """)
        return id
    }

    private func events() throws -> [String] {
        try TestDatabase.root().fetchValues(
            """
            SELECT event FROM audit_events WHERE organisation_id = \(desk.tenant.organisation)
                AND event LIKE 'outbox%' ORDER BY happened_at, lane, seq
            """)
    }

    @Test func `it says how many messages are where, and how it goes with each target`() throws {
        for state in [OutboxState.waiting, .waiting, .failed, .unknown, .sent] { _ = try message(state) }
        let answer = get()
        #expect(answer.status == 200, "\(answer.text)")
        var counts: [String: JSONValue] = [:]
        for index in 0..<10 where answer["counts[\(index)]"] != nil {
            #expect(answer.string("counts[\(index)].channel") == "webhook")
            counts[answer.string("counts[\(index)].state")] = answer["counts[\(index)].count"]
        }
        #expect(counts == ["waiting": 2, "failed": 1, "unknown": 1, "sent": 1])
        #expect(answer.string("targets[0].id") == webhook)
        #expect(answer.string("targets[0].breaker") == "closed")
        #expect(answer["targets[0].waiting"] == 2)
        #expect(answer["targets[0].failed"] == 1)
        #expect((0..<60).contains { answer["oldest_waiting_seconds"] == .number(.init($0)) })
        #expect(answer.string("targets[0].next_due_at").hasPrefix("20"))
    }

    @Test func `what is put in for later has not waited until then`() throws {
        func put(_ dueIn: Double) throws {
            try TestDatabase.fill(
                "UPDATE outbox SET created_at = \(Date() - 86_400), due_at = \(Date() + dueIn) WHERE id = \(try message())"
            )
        }
        #expect(get()["oldest_waiting_seconds"] == .null)
        try put(3_600)
        #expect(get()["oldest_waiting_seconds"] == .null)
        try put(-600)
        #expect((600..<660).contains { get()["oldest_waiting_seconds"] == .number(.init($0)) })
    }

    @Test func `a breaker that is open says until when, then that it lets one through`() throws {
        func set(_ seconds: Double) throws {
            try TestDatabase.root().execute(
                "UPDATE outbox_targets SET failures = 7, open_until = \(Date() + seconds) WHERE id = \(webhook)")
        }
        try set(60)
        #expect(get().string("targets[0].breaker") == "open")
        #expect(get().string("targets[0].open_until").hasPrefix("20"))
        try set(-60)
        #expect(get().string("targets[0].breaker") == "testing")
        #expect(get().string("targets[0].open_until").isEmpty)
    }

    @Test func `messages are filtered, and read page by page`() throws {
        for state in [OutboxState.waiting, .failed, .failed, .failed] { _ = try message(state) }
        func count(_ query: String) -> Int {
            let answer = get("/messages?\(query)")
            #expect(answer.status == 200, "\(answer.text)")
            return (0..<100).prefix { answer["messages[\($0)]"] != nil }.count
        }
        #expect(count("") == 4)
        #expect(count("state=failed") == 3)
        #expect(count("channel=webhook&kind=webhook.test") == 4)
        #expect(count("channel=email") == 0)
        #expect(count("kind=other") == 0)
        #expect(count("target=\(webhook)") == 4)
        #expect(count("target=\(UUID())") == 0)
        #expect(count("to=2020-01-01T00:00:00Z") == 0)
        #expect(count("from=2020-01-01T00:00:00Z") == 4)
        let first = get("/messages?limit=3")
        let rest = get("/messages?limit=3&cursor=\(first.string("pagination.next_cursor"))")
        #expect(rest["messages[0]"] != nil && rest["messages[1]"] == nil)
        for query in ["state=x", "channel=fax", "target=1", "kind=", "from=today", "limit=0", "cursor=%21"] {
            #expect(get("/messages?\(query)").status == 422, "\(query)")
        }
    }

    @Test func `neither what is said nor to whom is shown`() throws {
        let id = try message()
        for path in ["", "/messages", "/messages/\(id)"] {
            #expect(!get(path).text.contains("Xylophone"))
            #expect(!get(path).text.contains("hooks.example.test"))
        }
    }

    @Test func `one that was given up is sent again under the same id, once`() throws {
        let id = try message(.failed)
        let answer = post("/messages/\(id)/retry")
        #expect(answer.status == 202, "\(answer.text)")
        #expect(answer.string("message.id") == id)
        #expect(answer.string("message.state") == "waiting")
        #expect(answer["message.attempts"] == 0)
        #expect(post("/messages/\(id)/retry").string("error.code") == "OUTBOX_STATE")
        #expect(try events() == ["outbox_message_retried"])
    }

    @Test(arguments: [OutboxState.waiting, .sending, .sent, .kept, .unknown, .cancelled])
    func `only what was given up is tried again`(_ state: OutboxState) throws {
        let id = try message(state)
        #expect(post("/messages/\(id)/retry").status == 409)
        #expect(get("/messages/\(id)").string("message.state") == state.rawValue)
        #expect(try events().isEmpty)
    }

    @Test func `one of unknown outcome is settled as sent, or sent again`() throws {
        let (arrived, lost) = (try message(.unknown), try message(.unknown))
        #expect(post("/messages/\(arrived)/settlement", #"{"outcome":"sent"}"#).string("message.state") == "sent")
        #expect(post("/messages/\(lost)/settlement", #"{"outcome":"again"}"#).string("message.state") == "waiting")
        #expect(post("/messages/\(lost)/settlement", #"{"outcome":"sent"}"#).status == 409)
        #expect(post("/messages/\(arrived)/settlement", #"{"outcome":"failed"}"#).status == 422)
        #expect(try events() == ["outbox_message_settled", "outbox_message_settled"])
    }

    @Test func `one that waits is cancelled, one that is being sent is not`() throws {
        let (waiting, sending) = (try message(), try message(.sending))
        #expect(post("/messages/\(waiting)/cancellation").string("message.state") == "cancelled")
        #expect(post("/messages/\(sending)/cancellation").string("error.code") == "OUTBOX_STATE")
        #expect(get("/messages/\(sending)").string("message.state") == "sending")
    }

    @Test func `one that was given up is put away, and its receiver goes on being left alone`() throws {
        let failed = try message(.failed)
        try TestDatabase.root().execute("UPDATE outbox_targets SET open_until = '2100-01-01' WHERE id = \(webhook)")
        #expect(post("/messages/\(failed)/cancellation").string("message.state") == "cancelled")
        #expect(get().string("targets[0].open_until").hasPrefix("2100"))
        #expect(get()["targets[0].failed"] == 0)
        for state in [OutboxState.sent, .kept, .unknown, .cancelled] {
            #expect(post("/messages/\(try message(state))/cancellation").status == 409, "\(state)")
        }
        #expect(try events() == ["outbox_message_cancelled"])
    }

    @Test func `all that was given up for a target is put away`() throws {
        let failed = try (0..<2).map { _ in try message(.failed) }
        for state in [OutboxState.waiting, .sent, .unknown] { _ = try message(state) }
        let answer = post("/targets/\(webhook)/cancellation")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["cancelled"] == 2)
        for id in failed { #expect(get("/messages/\(id)").string("message.state") == "cancelled") }
        #expect(get()["targets[0].failed"] == 0 && get()["targets[0].waiting"] == 1)
        #expect(post("/targets/\(webhook)/cancellation")["cancelled"] == 0)
        #expect(try events() == ["outbox_target_cancelled", "outbox_target_cancelled"])
    }

    @Test func `a mail that was given up and put away is shown as cancelled`() throws {
        let mails = try MessageTenant()
        #expect(mails.put("email", MessageTenant.email).status == 200)
        func fail(_ call: String) throws -> String {
            try mails.complete(call)
            let id = mails.get().string("data.messages[0].messageId")
            try TestDatabase.fill("UPDATE outbox SET state = 'failed' WHERE id = \(id)")
            try TestDatabase.fill("UPDATE messages SET state = 'failed' WHERE id = \(id)")
            return id
        }
        let one = try fail("1")
        let path = "\(Self.base)/messages/\(one)/cancellation"
        #expect(mails.service.send(.post, path, "{}", token: mails.manager).status == 200)
        let rest = try ["2", "3"].map(fail)
        let target = try MessageTarget.id(of: .email, mails.organisation, mails.service.db)
        let all = mails.service.send(
            .post, "\(Self.base)/targets/\(target)/cancellation", "{}", token: mails.manager)
        #expect(all["cancelled"] == 2)
        for id in [one] + rest { #expect(try mails.states(id) == ["cancelled", "cancelled"]) }
    }

    @Test func `all that was given up for a target is sent again`() throws {
        for state in [OutboxState.failed, .failed, .sent, .unknown] { _ = try message(state) }
        let answer = post("/targets/\(webhook)/retry")
        #expect(answer.status == 202)
        #expect(answer["retried"] == 2)
        #expect(get()["targets[0].waiting"] == 2)
        #expect(try events() == ["outbox_target_retried"])
    }

    @Test func `what is noted of the oldest is of those that are sent again`() throws {
        let failed = try (0..<3).map { _ in try message(.failed) }
        let store = OutboxStore(db: try service.db, organisation: desk.tenant.organisation)
        let filter = OutboxFilter(states: [.failed])
        let noted = try store.lockOldest(filter, limit: 2)
        #expect(try store.replay(filter, limit: 2) == 2)
        #expect(noted.map(\.text) == Array(failed.prefix(2)))
        for (id, state) in zip(failed, ["waiting", "waiting", "failed"]) {
            #expect(get("/messages/\(id)").string("message.state") == state)
        }
    }

    @Test func `a target is paused with its webhook, and goes on with it`() throws {
        func set(_ paused: Bool) -> Answer {
            service.send(.patch, "\(Self.base)/targets/\(webhook)", #"{"paused":\#(paused)}"#, token: desk.manager)
        }
        #expect(set(true)["paused"] == true)
        #expect(desk.get(webhook)["data.paused"] == true)
        let targets = OutboxTargetStore(db: try service.db, organisation: desk.tenant.organisation)
        let id = try #require(UUID(uuidString: webhook))
        #expect(try targets.take(id, lease: .random()) == nil)
        #expect(set(false)["paused"] == false)
        #expect(desk.get(webhook)["data.paused"] == false)
        #expect(try targets.take(id, lease: .random()) != nil)
        #expect(try events() == ["outbox_target_paused", "outbox_target_resumed"])
    }

    @Test func `another organisation's is not there, and agents may not look`() throws {
        let id = try message(.failed)
        let other = try WebhookTenant(service).manager
        for path in [
            "/messages/\(id)/retry", "/messages/\(id)/cancellation", "/targets/\(webhook)/retry",
            "/targets/\(webhook)/cancellation",
        ] {
            #expect(post(path, token: other).status == 404, "\(path)")
        }
        #expect(post("/messages/\(id)/settlement", #"{"outcome":"sent"}"#, token: other).status == 404)
        #expect(get("/messages/\(id)", token: other).status == 404)
        #expect(
            service.send(.patch, "\(Self.base)/targets/\(webhook)", #"{"paused":true}"#, token: other).status == 404)
        #expect(get("/messages", token: other)["messages[0]"] == nil)
        #expect(get("", token: other)["targets[0]"] == nil)
        let staff = try desk.tenant.signIn("agent").token
        #expect(get("", token: staff).status == 403)
        #expect(post("/messages/\(id)/retry", token: staff).status == 403)
        #expect(get("/messages/\(id)").string("message.state") == "failed")
    }

    @Test func `what was settled long ago is deleted with its attempts, and nothing else`() throws {
        let states: [OutboxState] = [.sent, .cancelled, .failed, .unknown, .waiting]
        let old = try states.map(message)
        let new = try message(.sent)
        // Years before any other test's: the job is done to all organisations'.
        let now = Date(timeIntervalSince1970: 946_684_800)
        let long = now - 91 * 86_400
        for id in old {
            try TestDatabase.fill("UPDATE outbox SET created_at = \(long) WHERE id = \(id)")
        }
        let reminder = try message(.sent)
        try TestDatabase.fill(
            "UPDATE outbox SET created_at = \(long), finished_at = \(now - 3_600) WHERE id = \(reminder)")
        let message = try #require(UUID(uuidString: old[0]))
        try OutboxAttemptStore(db: service.db, organisation: desk.tenant.organisation).insert(
            [
                .init(
                    id: .random(), message: message, number: 1, startedAt: long, took: 0,
                    verdict: Verdict(outcome: .accepted))
            ],
            service.services.sealer)
        let context = JobContext(
            services: service.services,
            database: Database(try service.services.configuration.connection(as: .serve)), now: now)
        while try PurgeOutbox().run(in: context) {}
        for (id, state) in zip(old, states) {
            let isThere = get("/messages/\(id)").status == 200
            #expect(isThere == !OutboxState.settled.contains(state), "\(state)")
        }
        #expect(get("/messages/\(new)").status == 200)
        #expect(get("/messages/\(reminder)").status == 200)
        #expect(
            try OutboxAttemptStore(db: service.db, organisation: desk.tenant.organisation).list(of: message).isEmpty)
    }
}
