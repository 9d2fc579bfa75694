import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CallConfigTests {
    let service: TestService
    let tenant: TestTenant
    let manager: String
    let key: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        manager = try tenant.signIn("manager").token
        key = try tenant.makeKey().secret
    }

    static let sample = """
        {"restaurantId":"restaurant_id","name":"Restaurant Name","phone":"+15551234567","timeZone":"America/New_York",\
        "callHours":{"monday":{"start":"09:00","end":"21:00"},"tuesday":{"start":"09:00","end":"21:00"},\
        "wednesday":{"start":"09:00","end":"21:00"},"thursday":{"start":"09:00","end":"21:00"},\
        "friday":{"start":"09:00","end":"21:00"},"saturday":{"start":"09:00","end":"21:00"},\
        "sunday":{"start":"18:00","end":"02:00"}},"agent":{"elevenlabs_agent_id":"elevenlabs_agent_id",\
        "voice_id":"tnSpp4vdxKPjI9w0GnoV","tools":["end_call","get_address","forward_call"]},\
        "forwarding_number":"(555) 123-4567"}
        """

    @Test func `a look-up is the document's sample byte for byte`() throws {
        #expect(create(Self.sample).status == 201)
        // A Wednesday, noon in New York.
        let noon = try Date("2026-07-15T16:00:00Z", strategy: .iso8601)
        let expected = """
            {"success":true,"data":{"restaurantId":"restaurant_id","name":"Restaurant Name","aiEnabled":true,\
            "callHoursStart":"09:00","callHoursEnd":"21:00","currentlyInCallHours":true,\
            "agent":{"elevenlabs_agent_id":"elevenlabs_agent_id","voice_id":"tnSpp4vdxKPjI9w0GnoV",\
            "tools":["end_call","get_address","forward_call"]},"forwarding_number":"(555) 123-4567"}}
            """
        #expect(lookUp("restaurant_id", now: noon).text == expected)
    }

    @Test(arguments: [
        "+15551234567", "%2B15551234567", "(555)%20123-4567", "15551234567", "555-123-4567", "5551234567",
        "%201%20555%20123%204567", "+1.555.123.4567", "01115551234567", "restaurant_id",
    ])
    func `any common spelling of the number finds the restaurant`(spelling: String) {
        #expect(create(Self.sample).status == 201)
        #expect(lookUp(spelling).string("data.restaurantId") == "restaurant_id")
    }

    @Test(arguments: ["+15551234568", "555", "restaurant", "restaurant_id2", "%F0%9F%98%80", "+", "' OR 1=1 --"])
    func `what is not there is 404, never a default`(asked: String) {
        #expect(create(Self.sample).status == 201)
        let answer = lookUp(asked.replacing(" ", with: "%20"))
        #expect(answer.status == 404)
        #expect(answer.string("error") == "RESTAURANT_NOT_FOUND")
    }

    @Test func `another organisation's restaurant is 404, by id and by number`() throws {
        #expect(create(Self.sample).status == 201)
        let others = try TestTenant(service)
        let strange = try others.makeKey().secret
        let boss = try others.signIn("super_admin").token
        for asked in ["restaurant_id", "+15551234567"] {
            #expect(lookUp(asked, token: strange).status == 404)
            #expect(lookUp(asked, token: boss).status == 404)
        }
        let path = "/api/restaurants/restaurant_id"
        #expect(service.send(.get, path, token: boss).status == 404)
        #expect(service.send(.delete, path, token: boss, headers: ["If-Match": "*"]).status == 404)
        let theft = service.send(.patch, path, #"{"name":"x"}"#, token: boss, headers: ["If-Match": "*"])
        #expect(theft.status == 404)
        #expect(create(Self.sample, token: boss).status == 201)
    }

    @Test func `the same id or number twice in one organisation is 409`() throws {
        #expect(create(Self.sample).status == 201)
        let sameID = create(#"{"restaurantId":"restaurant_id","name":"B","timeZone":"UTC"}"#)
        let sameNumber = create(#"{"restaurantId":"b","name":"B","timeZone":"UTC","phone":"555 123 4567"}"#)
        #expect((sameID.status, sameID.string("errors[0].field")) == (409, "restaurantId"))
        #expect((sameNumber.status, sameNumber.string("errors[0].field")) == (409, "phone"))
    }

    @Test func `a change is seen by the next look-up, and null takes a value away`() throws {
        #expect(create(Self.sample).status == 201)
        let tag = service.send(.get, "/api/restaurants/restaurant_id", token: manager)[header: "etag"] ?? ""
        let changed = change(#"{"aiEnabled":false,"forwarding_number":null,"agent":{"tools":[]}}"#, tag: tag)
        #expect(changed.status == 200)
        let config = lookUp("restaurant_id")
        #expect(config["data.aiEnabled"] == false)
        #expect(config["data.forwarding_number"] == .null)
        #expect(config.string("data.agent.voice_id") == "tnSpp4vdxKPjI9w0GnoV")
        #expect(change(#"{"aiEnabled":true}"#, tag: tag).status == 412)
        #expect(change(#"{"aiEnabled":true}"#, tag: nil).status == 428)
    }

    @Test func `a restaurant that is deleted is gone`() throws {
        #expect(create(Self.sample).status == 201)
        let path = "/api/restaurants/restaurant_id"
        #expect(service.send(.delete, path, token: manager).status == 428)
        #expect(service.send(.delete, path, token: manager, headers: ["If-Match": "*"]).status == 204)
        #expect(lookUp("restaurant_id").status == 404)
        #expect(service.send(.delete, path, token: manager, headers: ["If-Match": "*"]).status == 404)
    }

    @Test(arguments: [
        (#"{"timeZone":"UTC"}"#, "name"),
        (#"{"name":"A"}"#, "timeZone"),
        (#"{"name":"A","timeZone":"Mars/Olympus"}"#, "timeZone"),
        (#"{"name":"A","timeZone":"EST"}"#, "timeZone"),
        (#"{"name":"A","timeZone":"../../etc/passwd"}"#, "timeZone"),
        (#"{"name":"A","timeZone":"UTC","phone":"call me"}"#, "phone"),
        (#"{"name":"A","timeZone":"UTC","phone":"12"}"#, "phone"),
        (#"{"name":"A","timeZone":"UTC","forwarding_number":"+0123456789"}"#, "forwarding_number"),
        (
            #"{"name":"A","timeZone":"UTC","emailRecipients":["a@b.example","A@B.example"]}"#, "emailRecipients[1]"
        ),
        (#"{"name":"A","timeZone":"UTC","restaurantId":"a/b"}"#, "restaurantId"),
        (#"{"name":"A","timeZone":"UTC","restaurantId":".."}"#, "restaurantId"),
        (
            #"{"name":"A","timeZone":"UTC","callHours":{"monday":{"start":"24:00","end":"24:00"}}}"#,
            "callHours.monday.start"
        ),
        (
            #"{"name":"A","timeZone":"UTC","callHours":{"monday":{"start":"9:00","end":"10:00"}}}"#,
            "callHours.monday.start"
        ),
        (
            #"{"name":"A","timeZone":"UTC","callHours":{"monday":{"start":"09:00","end":"24:01"}}}"#,
            "callHours.monday.end"
        ),
        (#"{"name":"A","timeZone":"UTC","agent":{"tools":["rm -rf"]}}"#, "agent.tools[0]"),
    ])
    func `a restaurant that breaks a rule is refused by field`(body: String, field: String) {
        let answer = create(body)
        #expect(answer.status == 422)
        #expect(answer.string("errors[0].field") == field)
    }

    @Test func `restaurants are listed by name, page by page`() throws {
        for name in ["Delta", "alpha", "Bravo", "Charlie"] {
            #expect(create(#"{"name":"\#(name)","timeZone":"UTC"}"#).status == 201)
        }
        let first = service.send(.get, "/v1/restaurants?limit=3", token: manager)
        let cursor = first.string("data.pagination.next_cursor")
        let second = service.send(.get, "/v1/restaurants?limit=3&cursor=\(cursor)", token: manager)
        let names =
            (0..<3).map { first.string("data.restaurants[\($0)].name") }
            + [second.string("data.restaurants[0].name")]
        #expect(names == ["Bravo", "Charlie", "Delta", "alpha"])
        #expect(second["data.pagination.next_cursor"] == .null)
    }

    @Test func `each look-up leaves a row, and what was asked in vain is sealed`() throws {
        #expect(create(Self.sample).status == 201)
        #expect(lookUp("restaurant_id").status == 200)
        #expect(lookUp("+15550009999").status == 404)
        let connection = try service.services.configuration.connection(as: .serve)
        service.services.lookUps.start { Database(connection) }
        service.services.lookUps.stop()
        let list = service.send(.get, "/api/look-ups", token: manager)
        let asked = (0..<2).map { list.string("data.lookUps[\($0)].asked") }.sorted()
        #expect(asked == ["", "+15550009999"])
        #expect(list.text.contains(#""restaurantId":"restaurant_id""#))
        let agent = service.send(.get, "/api/look-ups", token: try tenant.signIn("agent").token)
        #expect(!agent.text.contains("0009999"))
        let stored = try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM look_ups WHERE asked LIKE '%0009999%'", as: Int.self)
        #expect(stored == 0)
    }

    @Test func `a look-up that cannot be kept whole costs no other's row`() throws {
        let endless = String(repeating: "e\u{301}\u{301}", count: 200)
        let escaped = endless.utf8.map { "%" + String($0, radix: 16) }.joined()
        #expect(lookUp(escaped).status == 404)
        #expect(lookUp("nothing").status == 404)
        let connection = try service.services.configuration.connection(as: .serve)
        service.services.lookUps.start { Database(connection) }
        service.services.lookUps.stop()
        let list = service.send(.get, "/api/look-ups", token: manager)
        #expect(list["data.lookUps[1]"] != nil)
        #expect(list.text.contains(#""asked":"nothing""#))
    }

    @Test(arguments: [
        ("agent", 200, 403), ("ivr", 200, 403), ("doctor", 403, 403), ("patient", 403, 403), ("admin", 200, 201),
    ])
    func `staff see restaurants, managers change them`(role: String, list: Int, create: Int) throws {
        let token = try tenant.signIn(role).token
        #expect(service.send(.get, "/api/restaurants", token: token).status == list)
        #expect(self.create(#"{"name":"A","timeZone":"UTC"}"#, token: token).status == create)
        #expect(self.create(#"{"name":"A","timeZone":"UTC"}"#, token: key).status == 403)
    }

    @Test func `a key is slowed down, and only that key`() throws {
        let service = try TestService(environment: ["TRUNKLINE_KEY_BURST": "5", "TRUNKLINE_KEY_RATE": "60"])
        let tenant = try TestTenant(service)
        let key = try tenant.makeKey().secret
        let other = try tenant.makeKey().secret
        let answers = (0..<6).map { _ in service.send(.get, "/api/ivr/restaurant/x/config", token: key) }
        #expect(answers.dropLast().allSatisfy { $0.status == 404 })
        #expect(answers[0][header: "x-ratelimit-limit"] == "5")
        #expect(answers[0][header: "x-ratelimit-remaining"] == "4")
        #expect(answers[5].status == 429)
        #expect(answers[5][header: "retry-after"] == "1")
        #expect(answers[5].string("error") == "RATE_LIMITED")
        #expect(service.send(.get, "/api/ivr/restaurant/x/config", token: other).status == 404)
    }

    private func create(_ body: String, token: String? = nil) -> Answer {
        service.send(.post, "/api/restaurants", body, token: token ?? manager)
    }

    private func change(_ body: String, tag: String?) -> Answer {
        service.send(
            .patch, "/api/restaurants/restaurant_id", body, token: manager,
            headers: tag.map { ["If-Match": $0] } ?? [:])
    }

    private func lookUp(_ asked: String, token: String? = nil, now: Date = Date()) -> Answer {
        service.send(.get, "/api/ivr/restaurant/\(asked)/config", token: token ?? key, now: now)
    }
}
