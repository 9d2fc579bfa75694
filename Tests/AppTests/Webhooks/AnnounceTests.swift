import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct AnnounceTests {
    let service: TestService
    let desk: WebhookTenant

    init() throws {
        service = try TestService()
        desk = try WebhookTenant(service)
    }

    @Test func `each part of a restaurant that is different is told of, and nothing of what it is like`() throws {
        let id = desk.webhook(events: ["restaurant.updated", "settings.updated", "agent.updated"])
        let restaurant = desk.makeRestaurant()
        func change(_ body: String) {
            let answer = service.send(
                .patch, "/api/restaurants/\(restaurant)", body, token: desk.manager, headers: ["If-Match": "*"])
            #expect(answer.status == 200, "\(answer.text)")
        }
        change(#"{"name":"NameXylophone"}"#)
        #expect(try desk.events(of: id) == ["restaurant.updated"])
        change(#"{"name":"OtherXylophone","phone":"(555) 016-7788"}"#)
        change(#"{"aiEnabled":false,"forwarding_number":"(555) 016-7799"}"#)
        change(#"{"callHours":{"monday":{"start":"09:00","end":"21:00"}}}"#)
        change(#"{"agent":{"voice_id":"VoiceXylophone"}}"#)
        let gone = service.send(
            .delete, "/api/restaurants/\(restaurant)", token: desk.manager, headers: ["If-Match": "*"])
        #expect(gone.status == 204)
        #expect(
            try desk.events(of: id) == [
                "restaurant.updated", "restaurant.updated", "settings.updated", "settings.updated", "agent.updated",
                "restaurant.updated",
            ])
        let list = desk.deliveries(of: id)
        var bodies = ""
        for index in 0..<6 {
            let delivery = desk.get("\(id)/deliveries/\(list.string("data.deliveries[\(index)].deliveryId"))")
            let body = delivery.string("data.body")
            #expect(
                body.hasPrefix(#"{"type":"\#(delivery.string("data.delivery.event"))","timestamp":""#), "\(body)")
            #expect(body.contains(#","data":{"restaurantId":"\#(restaurant)","change":""#), "\(body)")
            bodies += body
        }
        #expect(["Xylophone", "5550167", "016-77"].allSatisfy { !bodies.contains($0) })
        #expect(bodies.contains(#""fields":["aiEnabled","forwarding_number"]"#))
    }

    @Test(arguments: [
        ("name", #""N""#, "restaurant.updated"), ("phone", #""+15550167788""#, "restaurant.updated"),
        ("timeZone", #""Europe/Paris""#, "settings.updated"), ("aiEnabled", "false", "settings.updated"),
        ("callHours", #"{"monday":{"start":"09:00","end":"21:00"}}"#, "settings.updated"),
        ("forwarding_number", #""+15550163355""#, "settings.updated"),
        ("emailRecipients", #"["xylophone@restaurant.example"]"#, "settings.updated"),
        ("agent", #"{"voice_id":"v"}"#, "agent.updated"),
    ])
    func `whatever can be changed of a restaurant is told of by its name`(
        member: String, value: String, event: String
    ) throws {
        let restaurant = desk.makeRestaurant()
        let id = desk.webhook(events: ["restaurant.updated", "settings.updated", "agent.updated"])
        for _ in 0..<2 {
            let answer = service.send(
                .patch, "/api/restaurants/\(restaurant)", #"{"\#(member)":\#(value)}"#, token: desk.manager,
                headers: ["If-Match": "*"])
            #expect(answer.status == 200, "\(answer.text)")
        }
        #expect(try desk.events(of: id) == [event], "and not when it is the same as before")
        let one = desk.get("\(id)/deliveries/\(desk.deliveries(of: id).string("data.deliveries[0].deliveryId"))")
        #expect(
            one.string("data.body").hasSuffix(
                #""data":{"restaurantId":"\#(restaurant)","change":"changed","fields":["\#(member)"]}}"#))
    }

    /// The order in which they are put in, and so sent where order is asked for.
    @Test func `events of one change have an order`() throws {
        let id = desk.webhook(events: ["agent.updated", "settings.updated", "restaurant.updated"])
        for _ in 0..<8 {
            let restaurant = desk.makeRestaurant()
            let change = service.send(
                .patch, "/api/restaurants/\(restaurant)",
                #"{"name":"N","aiEnabled":false,"agent":{"voice_id":"v"}}"#, token: desk.manager,
                headers: ["If-Match": "*"])
            #expect(change.status == 200)
        }
        let each = ["restaurant.updated", "restaurant.updated", "settings.updated", "agent.updated"]
        let put: [String] = try TestDatabase.root().fetchValues(
            "SELECT kind FROM outbox WHERE target_id = \(id) ORDER BY due_at, id")
        #expect(put == Array(repeating: each, count: 8).flatMap(\.self))
    }

    @Test func `calls are told of by id, figures and words alone`() throws {
        let calls = try CallTenant()
        let made = calls.service.send(
            .post, "\(WebhookTenant.base)/register",
            #"{"callbackUrl":"https://a.test/","events":["call.processed","call.completed"]}"#, token: calls.manager)
        let webhook = made.string("data.webhookId")
        let report = try calls.report()
        let call = report.string("data.callId")
        #expect(try calls.complete(call).status == 200)
        #expect(try calls.complete(call).status == 200, "once more, and nobody is told again")
        let list = calls.service.send(.get, "\(WebhookTenant.base)/\(webhook)/deliveries", token: calls.manager)
        #expect(try desk.events(of: webhook) == ["call.processed", "call.completed"])
        for index in 0..<2 {
            let id = list.string("data.deliveries[\(index)].deliveryId")
            let one = calls.service.send(
                .get, "\(WebhookTenant.base)/\(webhook)/deliveries/\(id)", token: calls.manager)
            let body = try #require(
                try JSONSerialization.jsonObject(
                    with: Data(one.string("data.body").utf8)) as? [String: Any])
            let data = try #require(body["data"] as? [String: Any])
            let isCompleted = one.string("data.delivery.event") == "call.completed"
            let members: Set = ["callId", "restaurantId", "sentimentScore", "sentimentLabel", "reason"]
            #expect(Set(data.keys) == (isCompleted ? members.union(["duration"]) : members))
            #expect(data["callId"] as? String == call)
        }
    }

    @Test func `who asked for other events, and another organisation, is told nothing`() throws {
        let stranger = try WebhookTenant(service)
        let (id, other) = (desk.webhook(events: ["call.completed"]), stranger.webhook())
        desk.makeRestaurant()
        #expect(try desk.events(of: id).isEmpty)
        #expect(try stranger.events(of: other).isEmpty)
    }

    @Test func `what was registered is told of the next event at once, on each thread`() throws {
        let neighbour = try service.neighbour()
        desk.makeRestaurant()
        let id = desk.webhook()
        for (index, thread) in [service, neighbour, service].enumerated() {
            let answer = thread.send(
                .post, "/api/restaurants", #"{"name":"R","timeZone":"UTC"}"#, token: desk.manager)
            #expect(answer.status == 201)
            #expect(try desk.events(of: id).count == index + 1)
        }
    }

    @Test func `what is undone is told to nobody`() throws {
        let id = desk.webhook()
        let restaurant = desk.makeRestaurant()
        let answer = service.send(
            .post, "/api/restaurants", #"{"restaurantId":"\#(restaurant)","name":"R","timeZone":"UTC"}"#,
            token: desk.manager)
        #expect(answer.status == 409)
        struct Undone: Error {}
        let db = try service.db
        #expect(throws: Undone.self) {
            try db.transaction {
                try Webhooks.announce(
                    .restaurantUpdated, of: ("restaurant", "r"), ["restaurantId": "r"],
                    organisation: desk.tenant.organisation, now: Date(), service.services, db)
                throw Undone()
            }
        }
        #expect(try desk.events(of: id).count == 1)
    }

    @Test func `more than fits is an error of ours, and not sent`() throws {
        #expect(throws: APIError.internalError) {
            try Webhooks.content("call.completed", ["id": String(repeating: "x", count: 20_000)], at: Date())
        }
        let content = try Webhooks.content("call.completed", ["id": "1"], at: Date(timeIntervalSince1970: 0))
        #expect(content.body == #"{"type":"call.completed","timestamp":"1970-01-01T00:00:00Z","data":{"id":"1"}}"#)
    }

    @Test func `verification requests are told of by id and words alone`() throws {
        let clinic = try TestClinic(service)
        let register = service.send(
            .post, "\(WebhookTenant.base)/register",
            #"""
            {"callbackUrl":"https://a.test/",
            "events":["verification.created","verification.updated","verification.decided"]}
            """#, token: clinic.admin)
        let webhook = register.string("data.webhookId")
        let request = clinic.submit()
        clinic.post(request, "notes", #"{"text":"x"}"#)
        clinic.post(request, "approve", TestClinic.approval)
        #expect(
            try desk.events(of: webhook)
                == ["verification.created", "verification.updated", "verification.decided"])
        let list = service.send(.get, "\(WebhookTenant.base)/\(webhook)/deliveries", token: clinic.admin)
        for index in 0..<3 {
            let id = list.string("data.deliveries[\(index)].deliveryId")
            let one = service.send(.get, "\(WebhookTenant.base)/\(webhook)/deliveries/\(id)", token: clinic.admin)
            let isFirst = one.string("data.delivery.event") == "verification.created"
            let status = isFirst ? "pending_review" : "approved"
            #expect(
                one.string("data.body").hasSuffix(
                    #""data":{"request_id":"\#(request)","status":"\#(status)","priority":"high","#
                        + #""version":\#(isFirst ? 1 : 2)}}"#), "\(one.text)")
        }
        #expect(list["data.deliveries[3]"] == nil)
    }
}
