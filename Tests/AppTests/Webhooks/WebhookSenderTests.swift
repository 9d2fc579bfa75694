import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App
@testable import HTTPClient

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct WebhookSenderTests {
    let service: TestService
    let desk: WebhookTenant
    /// The URL and the secret of one webhook.
    let id: String
    let secret: WebhookSecret

    init() throws {
        service = try TestService()
        desk = try WebhookTenant(service)
        let made = desk.register()
        id = made.string("data.webhookId")
        secret = try #require(WebhookSecret(made.string("data.secret")))
    }

    private var store: WebhookStore {
        get throws { WebhookStore(db: try service.db, organisation: desk.tenant.organisation) }
    }

    private var webhookID: UUID {
        get throws { try #require(UUID(uuidString: id)) }
    }

    private func endpoint() throws -> WebhookEndpoint {
        let webhook = try #require(try store.find(webhookID))
        return try WebhookEndpoint(webhook, service.services)
    }

    private func job(_ now: Date = Date()) -> JobContext {
        JobContext(services: service.services, database: service.database, now: now)
    }

    @Test func `both secrets sign while one takes the place of the other, and then the new one alone`() throws {
        let start = Date()
        func signers(at moment: Date) throws -> [Bool] {
            let texts = try endpoint().secrets(at: moment).map { $0.signature(id: "msg_1", timestamp: 1, payload: [1]) }
            return texts.map { secret.verifies($0, id: "msg_1", timestamp: 1, payload: [1]) }
        }
        #expect(try signers(at: start) == [true])
        let rotated = desk.post("\(id)/secret", now: start)
        #expect(rotated.status == 201)
        let newer = try #require(WebhookSecret(rotated.string("data.secret")))
        #expect(newer.text != secret.text)
        #expect(try signers(at: start + 86_399) == [false, true])
        #expect(try signers(at: start + 86_401) == [false])
        // The old one leaked, say.
        #expect(desk.post("\(id)/secret", #"{"overlapSeconds":0}"#, now: start).status == 201)
        #expect(try signers(at: start) == [false])
        for body in [#"{"overlapSeconds":-1}"#, #"{"overlapSeconds":604801}"#] {
            #expect(desk.post("\(id)/secret", body).status == 422)
        }
    }

    @Test func `who was promised time to change over has it, whoever rotates again`() throws {
        let start = Date()
        func rotate(_ seconds: Int?, at moment: Date) -> TestSupport.Answer {
            desk.post("\(id)/secret", seconds.map { #"{"overlapSeconds":\#($0)}"# } ?? "{}", now: moment)
        }
        #expect(rotate(600, at: start).status == 201)
        for seconds in [nil, 1, 604_800] {
            let second = rotate(seconds, at: start + 599)
            #expect((second.status, second.string("error")) == (409, "WEBHOOK_SECRET_OVERLAP"))
        }
        let signers = try endpoint().secrets(at: start + 599)
        #expect(signers.count == 2 && signers.last?.text == secret.text)
        // Its time is over.
        #expect(rotate(600, at: start + 601).status == 201)
        // All have leaked, say.
        let last = rotate(0, at: start + 700)
        #expect(last.status == 201)
        #expect(try endpoint().secrets(at: start + 700).map(\.text) == [last.string("data.secret")])
        #expect(rotate(nil, at: start + 701).status == 201)
    }

    @Test func `from the next batch on a message is signed by the secret there is then, and goes where it is to go`()
        throws
    {
        let sender = WebhookSender()
        func request(at moment: Date) throws -> OutgoingRequest? {
            #expect([201, 404].contains(desk.post("\(id)/test").status))
            let message: OutboxMessage? = try service.db.fetchOne(
                "SELECT " + OutboxMessage.columns
                    + " FROM outbox WHERE target_id = \(webhookID) ORDER BY created_at LIMIT 1")
            guard case .request(let request) = try sender.departure(of: #require(message), in: job(moment)) else {
                return nil
            }
            return request
        }
        let start = Date()
        let first = try #require(try request(at: start))
        #expect(first.isSigned(by: secret))
        let rotated = desk.post("\(id)/secret", #"{"overlapSeconds":0}"#)
        let newer = try #require(WebhookSecret(rotated.string("data.secret")))
        #expect(desk.patch(id, #"{"callbackUrl":"https://other.example.test/"}"#).status == 200)
        let second = try #require(try request(at: start + 0.1))
        #expect(second.destination.url == "https://other.example.test:443/")
        #expect(second.isSigned(by: newer) && !second.isSigned(by: secret))
        #expect(service.send(.delete, "\(WebhookTenant.base)/\(id)", token: desk.manager).status == 204)
        #expect(try request(at: start + 0.2) == nil)
        let message: OutboxMessage? = try service.db.fetchOne(
            "SELECT " + OutboxMessage.columns + " FROM outbox WHERE target_id = \(webhookID) LIMIT 1")
        guard case .ended(.cancelled) = try sender.departure(of: #require(message), in: job(start + 0.3)) else {
            Issue.record("what is for nobody has not failed")
            return
        }
    }

    @Test func `a request has the body as it was put, and does not print what is secret`() throws {
        let message = UUID()
        let content = WebhookContent(body: #"{"type":"x","timestamp":"y","data":{}}"#)
        let request = try #require(
            WebhookSender.request(of: message, content, to: endpoint(), at: Date(timeIntervalSince1970: 1_700_000_000)))
        #expect(request.body == Array(content.body.utf8))
        #expect(request.isRepeatable)
        #expect(
            request.headers.map { "\($0)" } == [
                "content-type", "user-agent", "webhook-id", "webhook-timestamp", "webhook-signature",
            ])
        #expect(request.destination.url.hasSuffix("/callbacks/PathXylophone"))
        #expect(!"\(request)".contains("Xylophone"))
    }

    @Test func `who answers 410 is paused for good, and told nothing more`() throws {
        let webhook = try webhookID
        let isPaused = try service.db.transaction {
            try WebhookSender().end(webhook, saidOf: Date(), of: desk.tenant.organisation, in: job())
        }
        #expect(isPaused)
        #expect(desk.get(id).string("data.pauseReason") == "gone")
        desk.makeRestaurant()
        #expect(try desk.events(of: id).isEmpty)
        #expect(desk.patch(id, #"{"paused":true}"#).string("data.pauseReason") == "gone")
        #expect(desk.patch(id, #"{"paused":false}"#)["data.pauseReason"] == .null)
        desk.makeRestaurant()
        #expect(try desk.events(of: id).count == 1)
    }

    /// Its first answer comes once it has another URL.
    private final class Gone: Sender {
        let atATime = 8
        private let before: () -> Void
        private var isFirst = true

        init(before: @escaping () -> Void) { self.before = before }

        func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
            if isFirst { before() }
            isFirst = false
            return .settled(Verdict(outcome: .refused, status: 410, endsTarget: true))
        }

        func end(_ target: UUID, saidOf moment: Date, of organisation: UUID, in context: JobContext) throws -> Bool {
            try WebhookSender().end(target, saidOf: moment, of: organisation, in: context)
        }
    }

    @Test func `what an endpoint's old URL answers says nothing of its new one`() throws {
        let changes = #"{"callbackUrl":"https://other.example.test/"}"#
        let sender = Gone { #expect(desk.patch(id, changes).status == 200) }
        let runner = OutboxRunner(
            services: service.services, database: Database(try service.services.configuration.connection(as: .serve)),
            senders: [.webhook: sender], of: desk.tenant.organisation)
        func failed() throws -> Int? {
            try service.db.fetchValue(
                "SELECT COUNT(*) FROM outbox WHERE target_id = \(webhookID) AND state = \(OutboxState.failed)")
        }
        desk.makeRestaurant()
        let isSettled = try eventually {
            _ = try runner.step()
            return try failed() == 1
        }
        #expect(isSettled)
        #expect(desk.get(id)["data.paused"] == false)
        desk.makeRestaurant()
        let isPaused = try eventually {
            _ = try runner.step()
            return desk.get(id).string("data.pauseReason") == "gone"
        }
        #expect(isPaused)
    }

    /// What attempts leave behind at an endpoint's target.
    private func attempts(_ outcomes: [(Verdict.Outcome, Date)], at webhook: String) throws {
        let targets = OutboxTargetStore(db: try service.db, organisation: desk.tenant.organisation)
        let target = try #require(UUID(uuidString: webhook))
        var breaker = try #require(try targets.find(target)).breaker
        for (outcome, moment) in outcomes {
            breaker.note(outcome, at: moment)
            guard breaker.isHopeless(at: moment) else { continue }
            try service.db.transaction {
                _ = try WebhookSender().giveUp(target, of: desk.tenant.organisation, in: job(moment))
            }
        }
        try service.db.transaction { try targets.note(breaker, of: target) }
    }

    @Test func `an endpoint that has accepted nothing for five days is paused, and no other`() throws {
        let (start, hour, day) = (Date() + 60, 3_600.0, 86_400.0)
        let (other, quiet, changed) = (desk.webhook(), desk.webhook(), desk.webhook())
        // The breaker lets one through now and then: nothing has been given up, however much waits.
        let failures = (0..<120).map { (Verdict.Outcome.failed, start + Double($0) * hour) }
        for webhook in [id, other, changed] { try attempts(failures, at: webhook) }
        // One that was cancelled after its first attempt, and nothing to send since.
        try attempts([(.failed, start)], at: quiet)
        try TestDatabase.root().execute("UPDATE webhooks SET updated_at = \(start + day) WHERE id = \(changed)")
        for webhook in [id, other, quiet, changed] { #expect(desk.get(webhook)["data.paused"] == false) }
        try attempts([(.failed, start + 5 * day + hour)], at: id)
        try attempts([(.accepted, start + 5 * day), (.failed, start + 5 * day + hour)], at: other)
        try attempts([(.failed, start + 5 * day + hour)], at: changed)
        #expect(desk.get(id).string("data.pauseReason") == "failing")
        for webhook in [other, quiet, changed] { #expect(desk.get(webhook)["data.paused"] == false) }
        // Who lets it go on has not to wait for the next failure to be the last.
        #expect(desk.patch(id, #"{"paused":false}"#).status == 200)
        try attempts([(.failed, start + 6 * day)], at: id)
        #expect(desk.get(id)["data.paused"] == false)
    }

    /// Fails, and gives up as endpoints are given up.
    private final class Failing: Sender {
        let atATime = 8

        func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
            .settled(Verdict(outcome: .failed, status: 500))
        }

        func giveUp(_ target: UUID, of organisation: UUID, in context: JobContext) throws -> Bool {
            try WebhookSender().giveUp(target, of: organisation, in: context)
        }
    }

    @Test func `it is an attempt that has it paused, and what comes then can be sent again`() throws {
        let root = try TestDatabase.root()
        let (since, age) = (Date() - 6 * 86_400, Date() - 7 * 86_400)
        try root.execute("UPDATE webhooks SET updated_at = \(age) WHERE id = \(id)")
        try root.execute(
            """
            UPDATE outbox_targets SET failures = 10, failing_since = \(since), open_until = \(Date() - 60)
            WHERE organisation_id = \(desk.tenant.organisation) AND id = \(id)
            """)
        let runner = OutboxRunner(
            services: service.services, database: Database(try service.services.configuration.connection(as: .serve)),
            senders: [.webhook: Failing()], of: desk.tenant.organisation)
        for _ in 0..<10 { _ = try runner.step() }
        #expect(desk.get(id)["data.paused"] == false)
        desk.makeRestaurant()
        let isPaused = try eventually {
            _ = try runner.step()
            return desk.get(id).string("data.pauseReason") == "failing"
        }
        #expect(isPaused)
        desk.makeRestaurant()
        #expect(try desk.events(of: id).count == 2)
        #expect(desk.deliveries(of: id).string("data.deliveries[0].state") == "cancelled")
        #expect(desk.patch(id, #"{"paused":false}"#).status == 200)
        let range = #"{"from":"2020-01-01T00:00:00Z","to":"2100-01-01T00:00:00Z"}"#
        #expect(desk.post("\(id)/replay", range)["data.replayed"] == 1)
        desk.makeRestaurant()
        #expect(desk.deliveries(of: id).string("data.deliveries[0].state") == "waiting")
    }

    @Test func `neither URL nor secret stands anywhere in the clear`() throws {
        let root = try TestDatabase.root()
        _ = desk.post("\(id)/secret")
        _ = desk.patch(id, #"{"callbackUrl":"https://b.example.test/OtherXylophone"}"#)
        let sealed: [UInt8]? = try root.fetchValue("SELECT sealed FROM webhooks WHERE id = \(id)")
        let text = String(decoding: sealed ?? [], as: UTF8.self)
        #expect(!text.isEmpty)
        #expect(!text.contains("Xylophone") && !text.contains("whsec_"))
        let told = try root.fetchValue(
            """
            SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(desk.tenant.organisation)
                AND event LIKE 'webhook%' AND (fields LIKE '%Xylophone%' OR fields LIKE '%whsec%')
            """, as: Int.self)
        let noted = try root.fetchValue(
            """
            SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(desk.tenant.organisation)
                AND event LIKE 'webhook%'
            """, as: Int.self)
        #expect((told, noted) == (0, 3))
    }

    @Test func `it can be sealed with another key`() throws {
        let webhook = try #require(try store.find(webhookID))
        let column = SealedRowStore(
            db: try service.db, organisation: desk.tenant.organisation, table: WebhookStore.table, id: "id", parent: nil
        )
        #expect(try column.count([0, 0, 0, 0]) == 1)
        #expect(try webhook.opened(service.services.sealer).url == WebhookTenant.url)
    }
}

extension OutgoingRequest {
    fileprivate func isSigned(by secret: WebhookSecret) -> Bool {
        func value(_ name: String) -> String {
            headers.map(\.text).first { $0.hasPrefix("\(name): ") }.map { String($0.dropFirst(name.count + 2)) } ?? ""
        }
        let signature = secret.signature(
            id: value("webhook-id"), timestamp: Int(value("webhook-timestamp")) ?? 0, payload: body)
        return value("webhook-signature").split(separator: " ").contains { $0 == signature }
    }
}
