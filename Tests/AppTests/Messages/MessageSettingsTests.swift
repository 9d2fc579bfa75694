import Dates
import Foundation
import HTTPClient
import MariaDB
import Secrets
import TestSupport
import Testing
import Understanding
import Web

@testable import App

/// By what messages leave, and to whom they do not.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct MessageSettingsTests {
    let desk: MessageTenant

    init() throws { desk = try MessageTenant() }

    @Test func `a mail server is of the public internet, on a port of mail servers, with TLS`() throws {
        for (member, value, field) in [
            ("host", "127.0.0.1" as Any, "host"), ("host", "localhost", "host"), ("host", "10.0.0.1", "host"),
            ("host", "169.254.169.254", "host"), ("host", "[::1]", "host"), ("host", "a b", "host"),
            ("port", 22, "port"), ("port", 0, "port"), ("port", 443, "port"), ("security", "none", "security"),
            ("security", "ssl", "security"), ("fromAddress", "x", "fromAddress"),
            ("fromName", "a\r\nBcc: x@y.test", "fromName"), ("user", "a\nb", "user"),
        ] {
            let answer = desk.put("email", try MessageTenant.changed(MessageTenant.email, member, value))
            #expect(answer.status == 422 && answer.string("errors[0].field") == field, "\(value) \(answer.text)")
        }
        #expect(desk.get("/settings")["data.email"] == nil || desk.get("/settings").text.contains("\"email\":null"))
        let embedded = try MessageTenant(environment: ["TRUNKLINE_MODE": "embedded"])
        let local = #"{"host":"127.0.0.1","port":2500,"security":"none","fromAddress":"a@b.test"}"#
        #expect(embedded.put("email", local).status == 200)
        #expect(embedded.put("email", local.replacing("127.0.0.1", with: "10.0.0.1")).status == 422)
    }

    @Test func `a password is kept for the same server and user, and told to no other`() throws {
        let same = try MessageTenant.changed(MessageTenant.email, "password", nil)
        #expect(desk.put("email", same).status == 422)
        #expect(desk.put("email", MessageTenant.email)["data.hasPassword"] == true)
        #expect(desk.put("email", same)["data.hasPassword"] == true)
        for (member, value) in [("host", "other.example.test" as Any), ("port", 465), ("user", "other")] {
            let answer = desk.put("email", try MessageTenant.changed(same, member, value))
            #expect(answer.status == 422 && answer.string("errors[0].field") == "password")
        }
        #expect(desk.put("sms", MessageTenant.sms).status == 200)
        let secretless = try MessageTenant.changed(MessageTenant.sms, "secret", nil)
        #expect(desk.put("sms", secretless).status == 200)
        #expect(desk.put("sms", try MessageTenant.changed(secretless, "account", "AC2")).status == 422)
        for url in [
            "http://api.example.test", "https://127.0.0.1", "https://x.test:8443", "ftp://x.test", "https://x.test/",
        ] {
            #expect(
                desk.put("sms", try MessageTenant.changed(MessageTenant.sms, "baseUrl", url)).status == 422, "\(url)")
        }
        for sender in ["", "12345678901", "a name", "+0155512300", "abcdefghijkl"] {
            #expect(
                desk.put("sms", try MessageTenant.changed(MessageTenant.sms, "from", sender)).status == 422, "\(sender)"
            )
        }
        #expect(try desk.calls.fields(of: "message_settings_changed").count == 4)
    }

    @Test func `new settings close the breaker, and end nobody's pause`() throws {
        for (kind, channel, settings) in [
            ("email", OutboxChannel.email, MessageTenant.email), ("sms", .sms, MessageTenant.sms),
        ] {
            #expect(desk.put(kind, settings).status == 200)
            let db = try desk.service.db
            let id = try MessageTarget.id(of: channel, desk.organisation, db)
            let targets = OutboxTargetStore(db: db, organisation: desk.organisation)
            try TestDatabase.root().execute(
                """
                UPDATE outbox_targets SET is_paused = TRUE, failures = 7, failing_since = UTC_TIMESTAMP(6),
                    open_until = UTC_TIMESTAMP(6) + INTERVAL 5 MINUTE
                WHERE organisation_id = \(desk.organisation) AND id = \(id)
                """)
            #expect(desk.put(kind, settings).status == 200)
            let held = try #require(try targets.find(id))
            #expect(held.isPaused && held.breaker == CircuitBreaker(failures: 0), "\(kind)")
            #expect(desk.delete("settings/\(kind)").status == 204)
            #expect(try targets.find(id)?.isPaused == true, "\(kind)")
        }
    }

    @Test func `what waits for another attempt is due at once with new settings, what is for later is not`() throws {
        #expect(desk.put("sms", MessageTenant.sms).status == 200)
        let (tried, later) = (try sms(), try sms())
        let root = try TestDatabase.root()
        try root.execute(
            "UPDATE outbox SET attempts = 4, due_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR WHERE id = \(tried)")
        try root.execute("UPDATE outbox SET due_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR WHERE id = \(later)")
        #expect(desk.put("sms", MessageTenant.sms).status == 200)
        #expect(try desk.claimed(.sms).map(\.id) == [tried])
    }

    @Test func `a test goes by the template of its language, once for a key`() throws {
        let body = #"{"recipient":"a@b.test","language":"hi"}"#
        let first = desk.service.send(
            .post, "/api/messages/settings/email/test", body, token: desk.manager, headers: ["Idempotency-Key": "k"])
        #expect(first.status == 201, "\(first.text)")
        let again = desk.service.send(
            .post, "/api/messages/settings/email/test", body, token: desk.manager, headers: ["Idempotency-Key": "k"])
        #expect(again.text == first.text)
        let shown = desk.get("/\(first.string("data.messageId"))")
        #expect(shown.string("data.subject") == "मेल सेटिंग की जाँच")
        #expect(desk.post("/settings/email/test", #"{"recipient":"x"}"#).status == 422)
        #expect(desk.post("/settings/sms/test", #"{"recipient":"12"}"#).status == 422)
    }

    // MARK: - Text messages

    private func sms(
        _ template: String = "call_completed", to number: String = "+15551234567", now: Date = Date(),
        notAfter end: Date? = nil
    ) throws -> UUID {
        let context = AppContext(
            services: desk.service.services, database: desk.service.database, memory: ThreadMemory(),
            request: Request(.get, "/"), requestID: "test", now: now)
        var known = context
        known.caller = .machine(.init(id: UUID(), organisation: desk.organisation, scopes: []))
        let phone = try #require(PhoneNumber(e164: number))
        return try desk.service.db.transaction {
            try #require(
                try TextMessages(to: phone, about: ("call", "1"), language: .english, in: known).send(
                    template, ["restaurant": "R", "summary": "“S” €", "code": "123456", "minutes": "5"], notAfter: end))
        }
    }

    @Test func `a text message is cut into its segments and waits for its provider`() throws {
        _ = desk.put("sms", MessageTenant.sms)
        let id = try sms()
        let shown = desk.get("/\(id.uuidString)")
        // Quotes become plain ones: that is one segment of the default alphabet.
        #expect(shown.string("data.text") == "R: a call about , . \"S\" €")
        #expect(shown["data.message.segments"] == 1)
        let message = try #require(try desk.claimed(.sms).first)
        guard case .request(let request) = try SMSSender().departure(of: message, in: desk.job()) else {
            Issue.record("no request")
            return
        }
        #expect(request.destination.url == "https://api.twilio.com:443/2010-04-01/Accounts/AC1/Messages.json")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "To=%2B15551234567&From=%2B15551230000&Body=R%3A%20a%20call%20about%20%2C%20.%20%22S%22%20%E2%82%AC")
        #expect(!request.isRepeatable)
    }

    @Test func `what a provider answers decides, and what may have arrived is not sent again`() throws {
        for (status, expected) in [
            (201, Verdict.Outcome.accepted), (400, .refused), (404, .refused), (401, .failed), (403, .failed),
            (429, .failed), (301, .unknown), (500, .unknown), (502, .unknown), (503, .unknown),
        ] {
            #expect(SMSSender.outcome(of: status) == expected, "\(status)")
        }
        #expect(
            MessageLife.next(after: Verdict(outcome: .unknown), attempts: 1, channel: .sms, jitter: 0)
                == .state(.unknown))
    }

    @Test func `who has opted out gets nothing, what waited is suppressed, and START ends it`() throws {
        _ = desk.put("sms", MessageTenant.sms)
        let waiting = try sms()
        let stop = desk.post("/incoming", #"{"number":"(555) 123-4567","text":" Stop. "}"#, token: desk.calls.key)
        #expect(stop.string("data.action") == "opted_out", "\(stop.text)")
        #expect(try desk.states(waiting.uuidString) == ["suppressed", "cancelled"])
        let after = try sms()
        #expect(try desk.states(after.uuidString) == ["suppressed"])
        let other = try sms(to: "+15551234568")
        #expect(try desk.states(other.uuidString) == ["waiting", "waiting"])
        let list = desk.get("/opt-outs")
        #expect(list["data.count"] == 1 && list.string("data.optOuts[0].number") == "+15551234567")
        #expect(list.string("data.optOuts[0].source") == "keyword")
        #expect(desk.post("/opt-outs", #"{"number":"+15551234567"}"#).status == 201)
        #expect(desk.get("/opt-outs")["data.count"] == 1)
        #expect(
            desk.post("/incoming", #"{"number":"+15551234567","text":"start"}"#).string("data.action") == "opted_in")
        #expect(desk.post("/incoming", #"{"number":"+15551234567","text":"thanks"}"#).string("data.action") == "none")
        #expect(desk.get("/opt-outs")["data.count"] == 0)
        #expect(try desk.states(try sms().uuidString) == ["waiting", "waiting"])
        let added = desk.post("/opt-outs", #"{"number":"555 123 4567"}"#).string("data.optOutId")
        let stranger = try TestTenant(desk.service).signIn("manager").token
        #expect(desk.delete("opt-outs/\(added)", token: stranger).status == 404)
        #expect(desk.delete("opt-outs/\(added)").status == 204 && desk.delete("opt-outs/\(added)").status == 404)
        #expect(desk.post("/opt-outs", #"{"number":"x"}"#).status == 422)
    }

    @Test func `a number is found among those that have opted out, however many there are`() throws {
        for digit in 1...3 { #expect(desk.post("/opt-outs", #"{"number":"+1555123400\#(digit)"}"#).status == 201) }
        let found = desk.post("/opt-outs/search", #"{"number":"(555) 123-4002"}"#)
        #expect(found.status == 200 && found["data.count"] == 1)
        #expect(found.string("data.optOuts[0].number") == "+15551234002")
        #expect(desk.delete("opt-outs/\(found.string("data.optOuts[0].optOutId"))").status == 204)
        #expect(desk.post("/opt-outs/search", #"{"number":"(555) 123-4002"}"#)["data.count"] == 0)
        #expect(desk.post("/opt-outs/search", #"{"number":"x"}"#).status == 422)
        let stranger = try TestTenant(desk.service).signIn("manager").token
        #expect(desk.post("/opt-outs/search", #"{"number":"+15551234001"}"#, token: stranger)["data.count"] == 0)
        let told = try desk.calls.fields(of: "opt_outs_listed")
        #expect(told.count == 2 && told.allSatisfy { $0.contains("number") && !$0.contains("1234002") })
    }

    /// So many more of a message that waits, in both tables.
    private func multiply(_ id: UUID, by count: Int) throws {
        try TestDatabase.fill(
            """
            INSERT INTO messages (organisation_id, id, channel, template, language, state, created_at, due_at,
                recipient_index, recipient_key, sealed)
            SELECT organisation_id, UUID(), channel, template, language, state, created_at, due_at, recipient_index,
                recipient_key, sealed
            FROM messages, seq_1_to_5000 WHERE id = \(id) AND seq <= \(count)
            """)
        try TestDatabase.fill(
            """
            INSERT INTO outbox (organisation_id, id, target_id, channel, kind, priority, state, created_at, due_at, sealed)
            SELECT more.organisation_id, more.id, target_id, one.channel, kind, priority, one.state, one.created_at,
                one.due_at, one.sealed
            FROM outbox AS one JOIN messages AS more ON more.organisation_id = one.organisation_id AND more.id <> one.id
            WHERE one.id = \(id)
            """)
    }

    private func count(_ table: SQL, _ state: String) throws -> Int? {
        try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM " + table + " WHERE organisation_id = \(desk.organisation) AND state = \(state)")
    }

    @Test func `a provider is taken away at once, and all that waits is kept, however much it is`() throws {
        #expect(desk.put("sms", MessageTenant.sms).status == 200)
        let db = try desk.service.db
        let target = try MessageTarget.id(of: .sms, desk.organisation, db)
        let more = 2 * WaitingMessages.page + 200
        try multiply(try sms(), by: more)
        #expect(try !KeepUnsent.keep(for: target, of: desk.organisation, in: desk.job()))
        #expect(try count("outbox", "waiting") == more + 1, "they have a provider")

        let claimed = try desk.claimed(.sms)
        #expect(desk.delete("settings/sms").status == 204)
        #expect(try count("outbox", "kept") == WaitingMessages.page)
        #expect(try count("messages", "kept") == WaitingMessages.page)
        // A worker that comes upon one of the others sends nothing.
        guard case .ended(.kept) = try SMSSender().departure(of: #require(claimed.first), in: desk.job()) else {
            Issue.record("sent, or refused")
            return
        }
        try TestDatabase.fill(
            "UPDATE outbox SET state = 'waiting' WHERE organisation_id = \(desk.organisation) AND state = 'sending'")
        // Nor does somebody's pause hold it up.
        try OutboxTargetStore(db: db, organisation: desk.organisation).pause(target, true)
        while try KeepUnsent.keep(for: target, of: desk.organisation, in: desk.job()) {}
        for table: SQL in ["outbox", "messages"] {
            #expect(try count(table, "waiting") == 0, "\(table.text)")
            #expect(try count(table, "kept") == more + 1, "\(table.text)")
        }
        #expect(JobTypes.all.contains { $0.name == "keep_unsent" })
    }

    @Test func `a mail that meets no server any more is kept, and is no failure`() throws {
        #expect(desk.put("email", MessageTenant.email).status == 200)
        try desk.complete()
        let message = try #require(try desk.claimed(.email).first)
        #expect(desk.delete("settings/email").status == 204)
        guard case .ended(.kept) = try EmailSender().departure(of: message, in: desk.job()) else {
            Issue.record("sent, or refused")
            return
        }
    }

    @Test func `an opt-out stops all that waits for its number, however much it is`() throws {
        #expect(desk.put("sms", MessageTenant.sms).status == 200)
        let more = WaitingMessages.page + 100
        try multiply(try sms(), by: more)
        #expect(desk.post("/opt-outs", #"{"number":"+15551234567"}"#).status == 201)
        #expect(try count("outbox", "cancelled") == more + 1)
        #expect(try count("messages", "suppressed") == more + 1)
    }

    @Test func `an opt-out while a message is on its way to be sent still counts`() throws {
        _ = desk.put("sms", MessageTenant.sms)
        _ = try sms()
        let message = try #require(try desk.claimed(.sms).first)
        #expect(desk.post("/opt-outs", #"{"number":"+15551234567"}"#).status == 201)
        guard case .settled(let verdict) = try SMSSender().departure(of: message, in: desk.job()) else {
            Issue.record("sent")
            return
        }
        #expect(verdict.outcome == .refused)
    }

    @Test func `a code is not sent after it is over, nor again`() throws {
        _ = desk.put("sms", MessageTenant.sms)
        let now = Date()
        _ = try sms("one_time_code", notAfter: now + OneTimeCode.lifetime)
        let message = try #require(try desk.claimed(.sms).first)
        guard case .request = try SMSSender().departure(of: message, in: desk.job(now + 599)),
            case .ended(.failed) = try SMSSender().departure(of: message, in: desk.job(now + 601))
        else {
            Issue.record("not while it is good, or after")
            return
        }
    }

    @Test func `what would be over in the morning does not wait for it`() throws {
        _ = desk.put("sms", MessageTenant.sms)
        // Half past eight and half past ten in New York.
        let evening = try #require(ISO8601DateFormatter().date(from: "2026-11-21T01:30:00Z"))
        _ = try sms(now: evening, notAfter: evening + 36_000)
        _ = desk.put("quiet-hours", #"{"from":"21:00","to":"08:00","timeZone":"America/New_York"}"#)
        let message = try #require(try desk.claimed(.sms).first)
        guard case .ended(.failed) = try SMSSender().departure(of: message, in: desk.job(evening + 7_200)) else {
            Issue.record("it waits, or leaves at night")
            return
        }
    }

    @Test func `what is over is ended by a worker without an attempt, and shown and told of as failed`() throws {
        _ = desk.put("sms", MessageTenant.sms)
        let id = try sms("one_time_code", now: Date() - 700, notAfter: Date() - 100)
        let runner = OutboxRunner(
            services: desk.service.services,
            database: Database(try desk.service.services.configuration.connection(as: .serve)),
            senders: [.sms: SMSSender()], of: desk.organisation)
        let isOver = try eventually(within: 60) {
            _ = try runner.step()
            return try desk.states(id.uuidString) == ["failed", "failed"]
        }
        #expect(isOver)
        let shown = desk.get("/\(id.uuidString)")
        #expect(shown["data.attempts[0]"] == nil && !shown.string("data.message.settledAt").isEmpty, "\(shown.text)")
    }

    @Test func `in quiet hours it waits for their end, an urgent one does not, and a retry does`() throws {
        _ = desk.put("sms", MessageTenant.sms)
        let hours = #"{"from":"21:00","to":"08:00","timeZone":"America/New_York"}"#
        #expect(desk.put("quiet-hours", hours).status == 200)
        // 22:30 in New York.
        let night = try #require(ISO8601DateFormatter().date(from: "2026-11-21T03:30:00Z"))
        let late = desk.get("/\(try sms(now: night).uuidString)")
        #expect(late.string("data.message.dueAt") == "2026-11-21T13:00:00Z")
        let urgent = desk.get("/\(try sms("one_time_code", now: night).uuidString)")
        #expect(urgent.string("data.message.dueAt") == "2026-11-21T03:30:00Z")
        for message in try desk.claimed(.sms) {
            switch try SMSSender().departure(of: message, in: desk.job(night)) {
            case .postponed(let end): #expect(message.kind == "call_completed" && end == night + 34_200)
            case .request: #expect(message.kind == "one_time_code")
            default: Issue.record("settled")
            }
        }
        for body in [
            #"{"from":"21:00","to":"21:00","timeZone":"UTC"}"#, #"{"from":"24:00","to":"08:00","timeZone":"UTC"}"#,
            #"{"from":"21:00","to":"08:00","timeZone":"EST"}"#,
        ] {
            #expect(desk.put("quiet-hours", body).status == 422, "\(body)")
        }
        #expect(desk.get("/settings").string("data.quietHours.from") == "21:00")
        #expect(desk.delete("settings/quiet-hours").status == 204)
        #expect(throws: MessageProblem.noTemplate) { try sms("x") }
    }

    @Test func `recipients and opt-outs are indexed anew with another key`() throws {
        try desk.complete()
        _ = desk.post("/opt-outs", #"{"number":"+15551234567"}"#)
        let root = try TestDatabase.root()
        let zero = [UInt8](repeating: 0, count: 16)
        try root.execute(
            """
            UPDATE messages SET recipient_index = \(zero), recipient_key = 0 WHERE organisation_id = \(desk.organisation)
            """)
        try root.execute(
            """
            UPDATE message_opt_outs SET number_index = \(zero), number_key = 0
            WHERE organisation_id = \(desk.organisation)
            """)
        #expect(desk.post("/search", #"{"recipient":"owner@restaurant.com"}"#)["data.messages[0]"] == nil)
        #expect(try !ReindexMessages.reindex(desk.organisation, in: desk.job()))
        #expect(desk.post("/search", #"{"recipient":"owner@restaurant.com"}"#)["data.messages[0]"] != nil)
        #expect(try desk.states(try sms().uuidString) == ["suppressed"])
    }
}

/// Texts and hours, without a database.
struct MessageTemplateTests {
    @Test func `every template has every language, with the same places`() {
        func places(_ text: String) -> Set<String> { Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) }) }
        for (name, template) in MessageTemplates.emails {
            #expect(Set(template.keys) == Set(MessageLanguage.allCases), "\(name)")
            let all = template.values.map { email in
                [places(email.subject), places(email.opening), places(email.lines.map(\.value).joined())]
            }
            #expect(Set(all).count == 1, "\(name)")
        }
        for (name, template) in MessageTemplates.texts {
            #expect(Set(template.keys) == Set(MessageLanguage.allCases), "\(name)")
            #expect(Set(template.values.map { places($0.text) }).count == 1, "\(name)")
            #expect(Set(template.values.map(\.isUrgent)).count == 1, "\(name)")
        }
    }

    @Test(arguments: ["en", "es", "hi"])
    func `every template has a name on the pages that show it`(language: String) throws {
        let file = URL(filePath: #filePath)
            .appending(path: "../../../../public/assets/i18n/templates/\(language).json").standardized
        let texts = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        for name in Set(MessageTemplates.emails.keys).union(MessageTemplates.texts.keys) {
            #expect(texts["template.\(name)"] != nil, "\(name)")
        }
    }

    @Test func `every reason and mood has a word in every language`() {
        for word in CallReason.allCases.map(\.rawValue) {
            for language in [MessageLanguage.spanish, .hindi] {
                #expect(MessageTemplates.translated(["reason": word], to: language)["reason"] != word, "\(word)")
            }
        }
        for word in SentimentLabel.allCases.map(\.rawValue) {
            #expect(MessageTemplates.translated(["sentiment": word], to: .hindi)["sentiment"] != word)
        }
    }

    @Test func `a value is no template, and a place without one is empty`() {
        #expect(MessageTemplate.fill("{a} {b} {c", ["a": "{b}", "b": "x"]) == "{b} x {c")
        #expect(MessageTemplate.escaped("<a href='x'>&\"\u{202E}\u{0}") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot; ")
    }

    @Test(arguments: [
        ("21:00", "08:00", "2026-11-21T20:59:00Z", nil),
        ("21:00", "08:00", "2026-11-21T21:00:00Z", "2026-11-22T08:00:00Z"),
        ("21:00", "08:00", "2026-11-22T07:59:59Z", "2026-11-22T08:00:00Z"),
        ("21:00", "08:00", "2026-11-22T08:00:00Z", nil),
        ("01:00", "06:00", "2026-11-22T03:00:00Z", "2026-11-22T06:00:00Z"),
        ("01:00", "06:00", "2026-11-22T00:30:00Z", nil),
    ])
    func `quiet hours end when they end`(from: String, to: String, moment: String, end: String?) throws {
        let format = ISO8601DateFormatter()
        let hours = QuietHours(from: try #require(TimeOfDay(from)), to: try #require(TimeOfDay(to)), timeZone: "UTC")
        #expect(hours.end(at: try #require(format.date(from: moment))) == end.flatMap(format.date(from:)))
    }

    @Test func `words that stop are known in any case and spelling, and only alone`() {
        for text in [
            "STOP", "stop", " Stop. ", "unsubscribe", "Opt-Out", "OPT OUT", "opt  out!", "STOP ALL", "Stop-all", "ALTO",
            "S.T.O.P", "बंद", "रोकें।",
        ] {
            #expect(OptOutKeyword(text) == .stop, "\(text)")
        }
        for text in ["start", "UNSTOP"] { #expect(OptOutKeyword(text) == .start) }
        for text in ["", "please stop", "stopping", "no", "don't stop", "stop it", "...", "opt"] {
            #expect(OptOutKeyword(text) == nil, "\(text)")
        }
    }
}
