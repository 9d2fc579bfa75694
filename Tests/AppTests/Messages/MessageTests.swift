import Foundation
import HTTPClient
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// What is written to people, kept, sent and shown.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct MessageTests {
    let desk: MessageTenant

    init() throws { desk = try MessageTenant() }

    private func only() throws -> String {
        let answer = desk.get()
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["data.messages[1]"] == nil)
        return answer.string("data.messages[0].messageId")
    }

    // MARK: - E-mail

    @Test func `without settings a mail is kept and shown, nothing leaves, and it counts as sent`() throws {
        let answer = try desk.complete()
        #expect(answer["data.emailSent"] == true && answer["data.emailRecipients"] == ["owner@restaurant.com"])
        let id = try only()
        #expect(try desk.states(id) == ["kept", "kept"])
        #expect(try desk.claimed(.email).isEmpty)
        let shown = desk.get("/\(id)")
        #expect(shown.string("data.recipient") == "owner@restaurant.com")
        #expect(shown.string("data.message.recipient") == "o…@restaurant.com")
        #expect(shown.string("data.message.template") == "call_completed")
        #expect(shown.string("data.subject").hasPrefix("Restaurant Name: a call about "))
        #expect(shown.string("data.text").contains("Caller's number ends in: 4567"))
        #expect(shown.string("data.html").contains("<th align=\"left\""))
        #expect(desk.calls.get("calls/\(answer.string("data.callId"))").text.contains(id.lowercased()))
    }

    @Test func `a mail that was sent stays so when the outbox has forgotten it`() throws {
        let outbox = OutboxStore(db: try desk.service.db, organisation: desk.organisation)
        #expect(try desk.complete("kept")["data.emailSent"] == true)
        #expect(desk.put("email", MessageTenant.email).status == 200)
        #expect(try desk.complete("sent")["data.emailSent"] == false)
        let message = try #require(try desk.claimed(.email).first)
        try TestDatabase.fill("UPDATE outbox SET state = 'sent' WHERE id = \(message.id)")
        try desk.service.db.transaction {
            try EmailSender().note([message.id], .sent, of: desk.organisation, in: desk.job())
        }
        #expect(try desk.complete("sent")["data.emailSent"] == true)
        #expect(try outbox.purge(before: Date() + 60, limit: 100) == 0)
        #expect(try desk.states(message.id.uuidString) == ["sent"])
        for call in ["kept", "sent"] {
            #expect(try desk.complete(call)["data.emailSent"] == true, "\(call)")
        }
    }

    @Test func `with settings it waits for a worker, which makes the mail that the server gets`() throws {
        #expect(desk.put("email", MessageTenant.email).status == 200)
        let started = ContinuousClock.now
        #expect(try desk.complete()["data.emailSent"] == false)
        #expect(ContinuousClock.now - started < .seconds(3))
        let id = try only()
        #expect(try desk.states(id) == ["waiting", "waiting"])
        let message = try #require(try desk.claimed(.email).first)
        guard case .mail(let delivery) = try EmailSender().departure(of: message, in: desk.job()) else {
            Issue.record("no mail")
            return
        }
        #expect(delivery.sender.text == "calls@example.test")
        #expect(delivery.recipients.map(\.text) == ["owner@restaurant.com"])
        let text = String(decoding: delivery.message, as: UTF8.self)
        #expect(text.contains("From: \"Calls\" <calls@example.test>\r\nTo: owner@restaurant.com\r\n"))
        #expect(text.contains("Message-ID: <\(id.lowercased())@example.test>\r\n"))
    }

    @Test func `a mail that leaves nobody now is not waited for, nor by more threads than may`() throws {
        #expect(desk.put("email", MessageTenant.email).status == 200)
        func complete(_ call: String) throws -> Duration {
            let id = try desk.calls.report(["callId": call]).string("data.callId")
            let start = ContinuousClock.now
            let answer = try desk.calls.complete(id)
            #expect(answer["data.emailSent"] == false)
            return .now - start
        }
        let usual = try complete("usual")
        #expect(usual >= .seconds(1))
        let target = try MessageTarget.id(of: .email, desk.organisation, desk.service.db)
        let changes: [SQL] = [
            "is_paused = TRUE", "is_paused = FALSE, open_until = UTC_TIMESTAMP(6) + INTERVAL 1 MINUTE",
        ]
        for (place, change) in changes.enumerated() {
            try TestDatabase.root().execute("UPDATE outbox_targets SET " + change + " WHERE id = \(target)")
            let took = try complete("left-alone-\(place)")
            #expect(took < .milliseconds(900))
        }
        try TestDatabase.root().execute("UPDATE outbox_targets SET open_until = NULL WHERE id = \(target)")
        let other = try desk.service.services.mailing.wait(for: desk.organisation) { try complete("another") }
        let took = try #require(other)
        #expect(took < .milliseconds(900))
    }

    @Test func `what is written into a call adds no header, no recipient and no markup`() throws {
        let name = #"A"><img src=x onerror=alert(1)>"#
        let made = desk.service.send(
            .patch, "/api/restaurants/restaurant_id", try CallTenant.changed("{}", ["name": name]),
            token: desk.manager, headers: ["If-Match": "*"])
        #expect(made.status == 200)
        try desk.complete("1", ["forwardedTo": "<script>x</script> & {caller}"])
        let shown = desk.get("/\(try only())")
        let html = shown.string("data.html")
        #expect(html.contains("&lt;script&gt;x&lt;/script&gt; &amp; {caller}"))
        #expect(!html.contains("<img") && !html.contains("<script"))
        let settings = try JSON.decode(
            EmailSettings.self, from: JSONValue(parsing: Array(MessageTenant.email.utf8)))
        let content = MessageContent(
            recipient: "a@b.test", subject: "S\r\nBcc: c@d.test\r\n\r\nbody", text: "x\r\n.\r\nMAIL FROM:<c@d.test>")
        let server = try settings.server(desk.service.services.configuration)
        let mail = try #require(EmailSender.delivery(content, id: UUID(), at: Date(), settings, server))
        let lines = String(decoding: mail.message, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.contains("Subject: S Bcc: c@d.test body"))
        #expect(!lines.contains { $0.hasPrefix("Bcc") || $0 == "." })
    }

    @Test func `one that is settled is settled in the list too, and told of without anything personal`() throws {
        let hook = desk.service.send(
            .post, "/api/ivr/webhooks/register",
            #"{"callbackUrl":"https://hooks.example.test/x","events":["message.sent","message.failed"]}"#,
            token: desk.manager)
        #expect(hook.status == 201)
        #expect(desk.put("email", MessageTenant.email).status == 200)
        for (index, (outcome, state)) in [(OutboxState.sent, "sent"), (.failed, "failed"), (.unknown, "unknown")]
            .enumerated()
        {
            try desk.complete("\(index)")
            let id = desk.get().string("data.messages[0].messageId")
            let message = try #require(UUID(uuidString: id))
            let db = try desk.service.db
            try TestDatabase.fill("UPDATE outbox SET state = \(outcome) WHERE id = \(id)")
            try db.transaction {
                try EmailSender().note([message], outcome, of: desk.organisation, in: desk.job())
            }
            #expect(desk.get("/\(id)").string("data.message.state") == state)
            #expect(desk.get("?state=\(state)").string("data.messages[0].messageId") == id)
        }
        let path = "/api/ivr/webhooks/\(hook.string("data.webhookId"))/deliveries"
        let told = desk.service.send(.get, path, token: desk.manager)
        let events = [told.string("data.deliveries[0].event"), told.string("data.deliveries[1].event")]
        #expect(Set(events) == ["message.sent", "message.failed"] && told["data.deliveries[2]"] == nil)
        let body = desk.service.send(
            .get, "\(path)/\(told.string("data.deliveries[0].deliveryId"))", token: desk.manager
        ).string("data.body")
        #expect(body.contains("\"messageId\"") && !body.contains("restaurant.com") && !body.contains("1234567"))
    }

    @Test func `what a worker writes down twice, not having heard of its commit, is told of once`() throws {
        let hook = desk.service.send(
            .post, "/api/ivr/webhooks/register",
            #"{"callbackUrl":"https://hooks.example.test/x","events":["message.sent","message.failed"]}"#,
            token: desk.manager)
        let path = "/api/ivr/webhooks/\(hook.string("data.webhookId"))/deliveries"
        #expect(desk.put("email", MessageTenant.email).status == 200)
        let (db, lease) = (try desk.service.db, UUID.random())
        let outbox = OutboxStore(db: db, organisation: desk.organisation)
        for (count, state) in [(1, OutboxState.sent), (2, .failed)] {
            try desk.complete("\(state)")
            let message = try #require(UUID(uuidString: desk.get().string("data.messages[0].messageId")))
            #expect(
                try outbox.claim(
                    MessageTarget.id(of: .email, desk.organisation, db), lease: lease, now: Date() + 1, limit: 1
                ).map(\.id) == [message])
            for _ in 0..<2 {
                try db.transaction {
                    try outbox.settle(message, state, dueAt: nil, lease: lease, now: Date())
                    try EmailSender().note([message], state, of: desk.organisation, in: desk.job())
                }
            }
            let told = desk.service.send(.get, path, token: desk.manager)
            #expect(told["data.deliveries[\(count - 1)]"] != nil && told["data.deliveries[\(count)]"] == nil)
        }
    }

    @Test func `settings that go keep what waits, and settings that change let it go at once`() throws {
        #expect(desk.put("email", MessageTenant.email).status == 200)
        try desk.complete()
        let id = try only()
        try TestDatabase.root().execute(
            """
            UPDATE outbox_targets SET failures = 9, open_until = '2999-01-01'
            WHERE organisation_id = \(desk.organisation) AND channel = 'email'
            """)
        #expect(desk.put("email", MessageTenant.email).status == 200)
        let failures: Int? = try TestDatabase.root().fetchValue(
            "SELECT failures FROM outbox_targets WHERE organisation_id = \(desk.organisation) AND channel = 'email'")
        #expect(failures == 0)
        #expect(desk.delete("settings/email").status == 204 && desk.delete("settings/email").status == 204)
        #expect(try desk.states(id) == ["kept", "kept"])
        #expect(try desk.claimed(.email).isEmpty)
    }

    // MARK: - Lists

    @Test func `the list is filtered, searched by recipient, paged, and put on record without the recipient`() throws {
        for number in 0..<3 { try desk.complete("\(number)") }
        _ = desk.post("/settings/sms/test", #"{"recipient":"(555) 123-9999"}"#)
        #expect(desk.get("?channel=sms")["data.messages[1]"] == nil)
        #expect(desk.get("?channel=sms")["data.messages[0].segments"] == 1)
        #expect(desk.get("?template=call_completed&state=kept&limit=2")["data.messages[2]"] == nil)
        let first = desk.get("?limit=3")
        let rest = desk.get("?limit=3&cursor=\(first.string("data.pagination.next_cursor"))")
        #expect(rest["data.messages[0]"] != nil && rest["data.messages[1]"] == nil)
        for (recipient, count) in [("OWNER@restaurant.com", 3), ("555-123-9999", 1), ("a@b.test", 0)] {
            let found = desk.post("/search", #"{"recipient":"\#(recipient)"}"#)
            #expect(found.status == 200, "\(found.text)")
            #expect((0..<4).filter { found["data.messages[\($0)]"] != nil }.count == count, "\(recipient)")
        }
        #expect(desk.get("?from=2999-01-01")["data.messages[0]"] == nil)
        for query in ["?channel=webhook", "?state=x", "?template=x", "?from=x", "?limit=0", "?cursor=x"] {
            #expect(desk.get(query).status == 422, "\(query)")
        }
        #expect(desk.post("/search", #"{"recipient":"xyz"}"#).status == 422)
        let told = try desk.calls.fields(of: "messages_searched")
        #expect(told.count == 3 && told.allSatisfy { !$0.contains("restaurant") && $0.contains("recipient") })
    }

    @Test func `only managers see them, and only their own organisation's`() throws {
        try desk.complete()
        let id = try only()
        let other = try TestTenant(desk.service)
        let stranger = try other.signIn("manager").token
        #expect(desk.get("/\(id)", token: stranger).status == 404)
        #expect(desk.get("", token: stranger)["data.messages[0]"] == nil)
        for token in [desk.calls.agent, desk.calls.key] {
            for path in ["", "/\(id)", "/settings", "/opt-outs"] {
                #expect(desk.get(path, token: token).status == 403, "\(path)")
            }
            #expect(desk.put("email", MessageTenant.email, token: token).status == 403)
        }
        #expect(desk.get("/x").status == 404)
        #expect(try desk.calls.fields(of: "message_read").isEmpty)
        _ = desk.get("/\(id)")
        #expect(try desk.calls.fields(of: "message_read") == [#"{"channel":"email"}"#])
    }

    @Test func `neither recipient nor text nor secret stands anywhere in the clear`() throws {
        _ = desk.put("email", MessageTenant.email)
        _ = desk.put("sms", MessageTenant.sms)
        _ = desk.post("/opt-outs", #"{"number":"+15551234567"}"#)
        try desk.complete()
        let root = try TestDatabase.root()
        for table in ["messages", "message_settings", "message_opt_outs", "outbox"] as [SQL] {
            let rows: [[UInt8]] = try root.fetchValues(
                "SELECT sealed FROM " + table + " WHERE organisation_id = \(desk.organisation)")
            #expect(!rows.isEmpty)
            for row in rows {
                let text = String(decoding: row, as: UTF8.self)
                #expect(!text.contains("Xylophone") && !text.contains("restaurant") && !text.contains("1234567"))
            }
        }
        for answer in [
            desk.get("/settings"), desk.put("email", MessageTenant.email), desk.put("sms", MessageTenant.sms),
        ] {
            #expect(!answer.text.contains("PasswordXylophone") && !answer.text.contains("SecretXylophone"))
        }
        let fields: [String] = try root.fetchValues(
            "SELECT fields FROM audit_events WHERE organisation_id = \(desk.organisation)")
        #expect(fields.allSatisfy { !$0.contains("Xylophone") && !$0.contains("1234567") && !$0.contains("owner@") })
    }
}
