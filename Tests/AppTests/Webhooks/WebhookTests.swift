import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct WebhookTests {
    let service: TestService
    let desk: WebhookTenant

    init() throws {
        service = try TestService()
        desk = try WebhookTenant(service)
    }

    @Test(arguments: ["/api", "/api/v1", "/v1"])
    func `the document's sample is answered as it is printed, and with the secret`(prefix: String) throws {
        let answer = service.send(
            .post, "\(prefix)/ivr/webhooks/register",
            #"""
            {
              "callbackUrl": "https://your-ivr-system.com/callbacks/pulsara",
              "events": ["restaurant.updated", "settings.updated", "agent.updated"]
            }
            """#, token: try desk.tenant.makeKey().secret)
        #expect(answer.status == 201)
        #expect(answer[header: "cache-control"] == "no-store")
        let (id, secret) = (answer.string("data.webhookId"), answer.string("data.secret"))
        #expect(secret.wholeMatch(of: /whsec_[A-Za-z0-9+\/]{43}=/) != nil)
        #expect(
            answer.text
                == #"{"success":true,"message":"Webhook registered successfully","data":{"webhookId":"\#(id)","#
                + #""callbackUrl":"https://your-ivr-system.com/callbacks/pulsara","events":["restaurant.updated","#
                + #""settings.updated","agent.updated"],"secret":"\#(secret)"}}"#)
    }

    @Test func `a webhook is listed and shown, its secret never again`() throws {
        let made = desk.register()
        let (id, secret) = (made.string("data.webhookId"), made.string("data.secret"))
        #expect(made[header: "location"] == "/api/ivr/webhooks/\(id)")
        let (list, one) = (desk.get(""), desk.get(id))
        #expect(list.string("data.webhooks[0].webhookId") == id)
        #expect(one.string("data.callbackUrl") == WebhookTenant.url)
        #expect(one["data.paused"] == false)
        #expect(!list.text.contains(secret) && !one.text.contains(secret))
    }

    @Test(arguments: [
        "http://example.test/", "ftp://example.test/", "https://user:word@example.test/", "https://user@example.test/",
        "https://example.test/#part", "https://example.test:8443/", "https://127.0.0.1/", "https://[::1]/",
        "https://localhost/", "https://10.1.2.3/", "https://192.168.0.1/", "https://172.16.0.1/",
        "https://169.254.169.254/latest/meta-data", "https://[fe80::1]/", "https://[fd00::1]/", "https://224.0.0.1/",
        "https://0.0.0.0/", "https://[::ffff:10.0.0.1]/", "https://0x7f.1/", "https://2130706433/", "https://", "",
        "example.test", "https://exa mple.test/", "https://example.test/\u{E9}", "javascript:alert(1)",
        "https://example.test/" + String(repeating: "a", count: 480),
    ])
    func `a URL that may not be sent to is refused`(url: String) {
        let answer = desk.register(url)
        #expect(answer.status == 422, "\(url)")
        #expect(answer.string("error") == "VALIDATION_ERROR")
        #expect(answer.string("errors[0].field") == "callbackUrl")
        #expect(url.utf8.count < 10 || !answer.text.contains(url))
    }

    @Test func `a URL of 500 characters is taken`() {
        let start = "https://example.test/"
        #expect(desk.register(start + String(repeating: "a", count: 500 - start.count)).status == 201)
    }

    @Test func `in the embedded mode this host may be sent to, without TLS too, and no other`() throws {
        let embedded = try WebhookTenant(TestService(environment: ["TRUNKLINE_MODE": "embedded"]))
        #expect(embedded.register("http://127.0.0.1:8080/hook").status == 201)
        #expect(embedded.register("http://localhost:8080/hook").status == 201)
        for url in ["http://example.test/", "http://10.0.0.1/", "https://169.254.169.254/"] {
            #expect(embedded.register(url).status == 422, "\(url)")
        }
        #expect(desk.register("http://127.0.0.1:8080/hook").status == 422)
    }

    @Test(arguments: [
        #"{}"#, #"{"callbackUrl":"https://a.test/"}"#, #"{"events":["agent.updated"]}"#,
        #"{"callbackUrl":"https://a.test/","events":[]}"#, #"{"callbackUrl":"https://a.test/","events":["all"]}"#,
        #"{"callbackUrl":"https://a.test/","events":["webhook.test"]}"#,
        #"{"callbackUrl":"https://a.test/","events":["agent.updated","agent.updated"]}"#,
        #"{"callbackUrl":5,"events":["agent.updated"]}"#, #"{"callbackUrl":null,"events":["agent.updated"]}"#,
        #"{"callbackUrl":"https://a.test/","events":"agent.updated"}"#,
        #"{"callbackUrl":"https://a.test/","events":["agent.updated"],"ordered":"yes"}"#,
    ])
    func `a registration with anything wrong is refused`(body: String) {
        let answer = desk.post("register", body)
        #expect(answer.status == 422)
        #expect(answer["success"] == false)
    }

    @Test func `an organisation has twenty webhooks, and no more`() {
        for _ in 0..<20 { #expect(desk.register().status == 201) }
        let answer = desk.register()
        #expect((answer.status, answer.string("error")) == (409, "TOO_MANY_WEBHOOKS"))
        let first = desk.get("").string("data.webhooks[0].webhookId")
        #expect(service.send(.delete, "\(WebhookTenant.base)/\(first)", token: desk.manager).status == 204)
        #expect(desk.register().status == 201)
    }

    @Test func `a registration that comes again with its key registers nothing again`() {
        let key = ["Idempotency-Key": UUID().uuidString]
        let (first, second) = (desk.register(headers: key), desk.register(headers: key))
        #expect(first.status == 201)
        #expect(first.text == second.text)
        #expect(desk.get("")["data.webhooks[1]"] == nil)
    }

    @Test func `keys without the scope, and people who are no managers, are refused`() throws {
        let admin = try desk.tenant.signIn("admin").token
        let key = service.send(
            .post, "/api/ivr/auth/api-key", #"{"name":"Calls","scopes":["calls","call_config"]}"#, token: admin)
        let id = desk.webhook()
        for token in [key.string("data.apiKey"), try desk.tenant.signIn("agent").token] {
            #expect(desk.register(token: token).status == 403)
            #expect(desk.get("", token: token).status == 403)
            #expect(desk.get("\(id)/deliveries", token: token).status == 403)
            #expect(desk.patch(id, "{}", token: token).status == 403)
            #expect(desk.post("\(id)/secret", token: token).status == 403)
        }
        #expect(service.send(.post, "\(WebhookTenant.base)/register", "{}").status == 401)
    }

    @Test func `a machine does not see what was sent and answered`() throws {
        let key = try desk.tenant.makeKey().secret
        let id = desk.webhook()
        let delivery = desk.post("\(id)/test", token: key).string("data.deliveryId")
        #expect(desk.get("\(id)/deliveries", token: key).status == 200)
        #expect(desk.get("\(id)/deliveries/\(delivery)", token: key).status == 403)
        #expect(desk.get("\(id)/deliveries/\(delivery)").status == 200)
    }

    @Test func `what waited for an endpoint goes to its new URL at once, unless somebody has paused it`() throws {
        let id = desk.webhook()
        desk.makeRestaurant()
        let root = try TestDatabase.root()
        func fail() throws {
            try root.execute(
                """
                UPDATE outbox SET attempts = 9, due_at = UTC_TIMESTAMP(6) + INTERVAL 23 HOUR
                WHERE organisation_id = \(desk.tenant.organisation) AND target_id = \(id)
                """)
            try root.execute(
                """
                UPDATE outbox_targets SET failures = 20, failing_since = UTC_TIMESTAMP(6) - INTERVAL 2 DAY,
                    open_until = UTC_TIMESTAMP(6) + INTERVAL 5 MINUTE
                WHERE organisation_id = \(desk.tenant.organisation) AND id = \(id)
                """)
        }
        func due() throws -> Int? {
            try root.fetchValue(
                """
                SELECT COUNT(*) FROM outbox WHERE organisation_id = \(desk.tenant.organisation) AND target_id = \(id)
                    AND state = 'waiting' AND due_at <= UTC_TIMESTAMP(6)
                """)
        }
        func isOpen() throws -> Int? {
            try root.fetchValue(
                """
                SELECT COUNT(*) FROM outbox_targets WHERE organisation_id = \(desk.tenant.organisation) AND id = \(id)
                    AND failures = 0 AND failing_since IS NULL AND open_until IS NULL
                """)
        }
        try fail()
        // The same URL again, or other events, mend nothing.
        let same = #"{"callbackUrl":"\#(WebhookTenant.url)","events":["restaurant.updated","agent.updated"]}"#
        #expect(desk.patch(id, same).status == 200)
        #expect(try due() == 0)
        #expect(try isOpen() == 0)
        #expect(desk.patch(id, #"{"callbackUrl":"https://hooks.example.test/mended"}"#).status == 200)
        #expect(try due() == 1)
        #expect(try isOpen() == 1)

        #expect(desk.patch(id, #"{"paused":true}"#).status == 200)
        try fail()
        #expect(desk.patch(id, #"{"callbackUrl":"https://hooks.example.test/again"}"#).status == 200)
        #expect(try due() == 1)
        #expect(try isOpen() == 1)
        let paused: Bool? = try root.fetchValue("SELECT is_paused FROM outbox_targets WHERE id = \(id)")
        #expect(paused == true)
        #expect(desk.get(id)["data.paused"] == true)
    }

    @Test func `another organisation's webhook is not there`() throws {
        let id = desk.webhook()
        let delivery = desk.post("\(id)/test").string("data.deliveryId")
        let stranger = try WebhookTenant(service)
        let own = stranger.webhook()
        for path in [id, "\(id)/deliveries", "\(id)/deliveries/\(delivery)", "\(own)/deliveries/\(delivery)"] {
            #expect(stranger.get(path).status == 404, "\(path)")
        }
        let range = #"{"from":"2020-01-01T00:00:00Z","to":"2100-01-01T00:00:00Z"}"#
        for (path, body) in [
            ("\(id)/secret", "{}"), ("\(id)/test", "{}"), ("\(id)/replay", range),
            ("\(id)/deliveries/\(delivery)/replay", "{}"), ("\(own)/deliveries/\(delivery)/replay", "{}"),
        ] {
            #expect(stranger.post(path, body).status == 404, "\(path)")
        }
        #expect(stranger.patch(id, #"{"paused":true}"#).status == 404)
        #expect(service.send(.delete, "\(WebhookTenant.base)/\(id)", token: stranger.manager).status == 404)
        #expect(desk.get(id)["data.paused"] == false)
        for path in ["none", UUID().uuidString, "\(id)/deliveries/none", "\(id)/deliveries/\(UUID())"] {
            #expect(desk.get(path).status == 404, "\(path)")
        }
    }

    @Test func `URL and events are changed, in the version that was seen only`() throws {
        let id = desk.webhook()
        let tag = try #require(desk.get(id)[header: "etag"])
        let changed = desk.patch(id, #"{"callbackUrl":"https://b.test/","events":["agent.updated"]}"#, tag: tag)
        #expect(changed.status == 200)
        #expect(changed.string("data.callbackUrl") == "https://b.test/")
        #expect(changed.string("data.events[0]") == "agent.updated")
        #expect(desk.patch(id, #"{"paused":true}"#, tag: tag).status == 412)
        #expect(desk.patch(id, #"{"callbackUrl":"https://10.0.0.1/"}"#).status == 422)
        #expect(service.send(.patch, "\(WebhookTenant.base)/\(id)", "{}", token: desk.manager).status == 428)
        #expect(desk.get(id).string("data.callbackUrl") == "https://b.test/")
    }

    @Test func `what is as it is asked to be is no change, in whatever order`() throws {
        let id = desk.register(events: ["agent.updated", "restaurant.updated"]).string("data.webhookId")
        let tag = try #require(desk.get(id)[header: "etag"])
        let same = desk.patch(id, #"{"events":["restaurant.updated","agent.updated"],"paused":false}"#)
        #expect(same.status == 200 && same[header: "etag"] == tag, "\(same.text)")
    }

    @Test func `what comes while it is paused waits, and its target is paused with it`() throws {
        let id = desk.webhook()
        func isPaused() throws -> Bool? {
            try TestDatabase.root().fetchValue("SELECT is_paused FROM outbox_targets WHERE id = \(id)")
        }
        #expect(try isPaused() == false)
        let paused = desk.patch(id, #"{"paused":true}"#)
        #expect(paused.string("data.pauseReason") == "user")
        #expect(try isPaused() == true)
        desk.makeRestaurant()
        #expect(try desk.events(of: id) == ["restaurant.updated"])
        #expect(desk.post("\(id)/test").string("error") == "WEBHOOK_PAUSED")
        #expect(desk.patch(id, #"{"paused":false}"#)["data.paused"] == false)
        #expect(try isPaused() == false)
    }

    @Test func `a deleted webhook is told nothing more, and what waited for it is not sent`() throws {
        let id = desk.webhook()
        desk.makeRestaurant()
        #expect(service.send(.delete, "\(WebhookTenant.base)/\(id)", token: desk.manager).status == 204)
        desk.makeRestaurant()
        let root = try TestDatabase.root()
        let states: [String] = try root.fetchValues("SELECT state FROM outbox WHERE target_id = \(id)")
        #expect(states == ["cancelled"])
        #expect(try root.fetchValue("SELECT COUNT(*) FROM outbox_targets WHERE id = \(id)", as: Int.self) == 0)
        #expect(service.send(.delete, "\(WebhookTenant.base)/\(id)", token: desk.manager).status == 404)
    }
}
