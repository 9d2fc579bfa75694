import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Territories are made, and users and keys are limited to them, by the API alone.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct TerritoryTests {
    let service: TestService
    let tenant: TestTenant
    let admin: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        admin = try tenant.signIn("admin").token
    }

    @Test func `a territory is made, renamed and listed, and made by admins alone`() throws {
        #expect(set("north", "North").string("territory_id") == "north")
        #expect(set("north", "The North").status == 200)
        let agent = try tenant.signIn("agent").token
        let list = service.send(.get, "/api/ivr/territories", token: agent)
        #expect(names(list) == ["main": "Main", "north": "The North"])
        #expect(service.send(.put, "/api/ivr/territories/east", #"{"name":"E"}"#, token: agent).status == 403)
        let stranger = try TestTenant(service).signIn("admin").token
        #expect(names(service.send(.get, "/api/ivr/territories", token: stranger)) == ["main": "Main"])
    }

    @Test(arguments: ["a%20b", "a%2Fb", "%C3%A9", String(repeating: "x", count: 65)])
    func `what can be no id makes neither a territory nor a clinic`(id: String) throws {
        #expect(set(id, "North").status == 404)
        let clinic = service.send(
            .put, "/api/clinics/\(id)", AppointmentDesk.kolkata, token: try tenant.signIn("manager").token,
            headers: ["if-match": "\"0\""])
        #expect(clinic.status == 404)
    }

    @Test(arguments: [#"{}"#, #"{"name":""}"#, #"{"name":"7"}"#, #"{"name":"a\u0000b"}"#])
    func `a territory has a name`(body: String) {
        let answer = service.send(.put, "/api/ivr/territories/north", body, token: admin)
        #expect(answer.status == 422)
        #expect(answer.string("error.details.field") == "name")
    }

    @Test func `who is limited sees the rest no more from the next request on, and again when it is lifted`() throws {
        #expect(set("north", "North").status == 200)
        let reviewer = try tenant.signIn("ivr")
        let doctor = #"{"id":"D-001","name":"Dr. Main","npi":"1558598797"}"#
        #expect(service.send(.post, "/api/doctors", doctor, token: reviewer.token).status == 201)
        let id = try userID(reviewer.login)
        #expect(change(id, #"{"territory_ids":["north"]}"#).status == 200)
        #expect(service.send(.get, "/api/doctors/D-001", token: reviewer.token).status == 404)
        #expect(names(service.send(.get, "/api/ivr/territories", token: reviewer.token)) == ["north": "North"])
        let profile = service.send(.get, "/api/auth/profile", token: reviewer.token)
        #expect(profile["user.territory_ids"] == ["north"])
        // A change of something else leaves it as it is.
        #expect(change(id, #"{"name":"R"}"#)["territory_ids"] == ["north"])
        #expect(change(id, #"{"territory_ids":[]}"#)["territory_ids"] == nil)
        #expect(service.send(.get, "/api/doctors/D-001", token: reviewer.token).status == 200)
    }

    @Test func `a user is invited with territories`() throws {
        #expect(set("north", "North").status == 200)
        let invited = invite(territories: #"["north","main"]"#)
        #expect(invited.status == 201)
        #expect(invited["user.territory_ids"] == ["main", "north"])
        let id = invited.string("user.id")
        #expect(service.send(.get, "/api/users/\(id)", token: admin)["territory_ids"] == ["main", "north"])
        for unknown in [#"["south"]"#, #"["north","north"]"#, #"["a b"]"#] {
            let refused = invite(territories: unknown)
            #expect(refused.status == 422)
            #expect(refused.string("error.details.field").hasPrefix("territory_ids"))
        }
    }

    @Test func `another organisation's territory is none`() throws {
        let other = try TestTenant(service)
        let elsewhere = try other.signIn("admin").token
        let made = service.send(.put, "/api/ivr/territories/theirs", #"{"name":"T"}"#, token: elsewhere)
        #expect(made.status == 200)
        #expect(invite(territories: #"["theirs"]"#).status == 422)
    }

    @Test func `a limited admin gives no more than their own, and has no way into what reaches further`() throws {
        for id in ["north", "south"] { #expect(set(id, id).status == 200) }
        let limited = try tenant.signIn("admin")
        #expect(change(try userID(limited.login), #"{"territory_ids":["north"]}"#).status == 200)
        let token = limited.token
        #expect(service.send(.put, "/api/ivr/territories/east", #"{"name":"East"}"#, token: token).status == 403)
        // What they do not say is their own.
        #expect(invite(territories: nil, token)["user.territory_ids"] == ["north"])
        #expect(invite(territories: #"["north"]"#, token).status == 201)
        #expect(invite(territories: #"["south"]"#, token).status == 422)
        // Nor a key, nor another's account, nor more for themselves.
        #expect(makeKey(#"{"name":"K"}"#, token)["data.territoryIds"] == ["north"])
        #expect(makeKey(#"{"name":"K","territoryIds":["south"]}"#, token).status == 422)
        let wide = makeKey(#"{"name":"K"}"#, admin).string("data.keyId")
        #expect(service.send(.post, "/api/ivr/auth/api-keys/\(wide)/rotation", "{}", token: token).status == 404)
        #expect(service.send(.delete, "/api/ivr/auth/api-keys/\(wide)", token: token).status == 404)
        let keys = service.send(.get, "/api/ivr/auth/api-keys", token: token)
        #expect(keys.string("data.apiKeys[0].name") == "K" && keys["data.apiKeys[1]"] == nil)
        let waiting = invite(territories: nil).string("user.id")
        #expect(service.send(.get, "/api/users/\(waiting)", token: token).status == 404)
        #expect(service.send(.post, "/api/users/\(waiting)/invitation", token: token).status == 404)
        #expect(change(waiting, #"{"status":"disabled"}"#, token).status == 404)
        let users = service.send(.get, "/api/users", token: token)
        #expect(users.text.components(separatedBy: #""territory_ids":["north"]"#).count == 4)
        #expect(!users.text.contains(waiting))
        let own = change(try userID(limited.login), #"{"territory_ids":["north","south"]}"#, token)
        #expect(own.status == 422)
        #expect(change(try userID(limited.login), #"{"name":"Me"}"#, token).status == 200)
    }

    @Test func `nobody changes their own territories`() throws {
        #expect(set("north", "North").status == 200)
        let boss = try tenant.signIn("admin")
        let answer = change(try userID(boss.login), #"{"territory_ids":["north"]}"#, boss.token)
        #expect(answer.string("error.code") == "OWN_ACCOUNT")
    }

    @Test func `two who limit a user at once do not mix their territories`() throws {
        for id in ["north", "south"] { #expect(set(id, id).status == 200) }
        let id = try userID(try tenant.signIn("agent").login)
        let tag = service.send(.get, "/api/users/\(id)", token: admin)[header: "etag"] ?? ""
        let neighbour = try service.neighbour()
        let first = change(id, #"{"territory_ids":["north"]}"#, tag: tag)
        let second = neighbour.send(
            .patch, "/api/users/\(id)", #"{"territory_ids":["south"]}"#, token: admin, headers: ["If-Match": tag])
        #expect((first.status, second.status) == (200, 412))
        #expect(service.send(.get, "/api/users/\(id)", token: admin)["territory_ids"] == ["north"])
    }

    @Test(arguments: [
        "/audit-events", "/messages", "/messages/settings", "/messages/opt-outs", "/outbox", "/outbox/messages",
        "/break-glass", "/ivr/call-analyser",
    ])
    func `what is of all territories is not for who is limited`(path: String) throws {
        #expect(set("north", "North").status == 200)
        let limited = try tenant.signIn("admin")
        #expect(service.send(.get, "/api\(path)", token: limited.token).status == 200)
        #expect(change(try userID(limited.login), #"{"territory_ids":["north"]}"#).status == 200)
        #expect(service.send(.get, "/api\(path)", token: limited.token).status == 403)
    }

    @Test func `who is limited opts nobody out or in, for a number is of all territories; a key goes on`() throws {
        #expect(set("north", "North").status == 200)
        let limited = try tenant.signIn("manager")
        func answer(_ text: String, _ token: String) -> Answer {
            service.send(
                .post, "/api/messages/incoming", #"{"number":"+15551234567","text":"\#(text)"}"#, token: token)
        }
        #expect(answer("STOP", limited.token).string("data.action") == "opted_out")
        #expect(change(try userID(limited.login), #"{"territory_ids":["north"]}"#).status == 200)
        for text in ["START", "STOP"] { #expect(answer(text, limited.token).status == 403) }
        let key = makeKey(#"{"name":"K","scopes":["calls"],"territoryIds":["north"]}"#, admin).string("data.apiKey")
        #expect(answer("START", key).string("data.action") == "opted_in")
    }

    @Test func `an invitation does not open what its account has become`() throws {
        #expect(set("north", "North").status == 200)
        let invited = invite(territories: #"["north"]"#)
        let id = invited.string("user.id")
        #expect(change(id, #"{"territory_ids":[]}"#).status == 200)
        func accept(_ code: String) -> Int {
            service.send(
                .post, "/api/auth/invitation", #"{"invitation_code":"\#(code)","password":"tangerine orbit 9"}"#
            ).status
        }
        #expect(accept(invited.string("invitation_code")) == 401)
        let again = service.send(.post, "/api/users/\(id)/invitation", token: admin)
        #expect(accept(again.string("invitation_code")) == 200)
    }

    @Test func `an answer of before is not shown to who is limited now`() throws {
        #expect(set("north", "North").status == 200)
        let limited = try tenant.signIn("admin")
        func make() -> Answer {
            service.send(
                .post, "/api/ivr/auth/api-key", #"{"name":"K"}"#, token: limited.token,
                headers: ["Idempotency-Key": "once-\(limited.login)"])
        }
        #expect(make().status == 201)
        #expect(change(try userID(limited.login), #"{"territory_ids":["north"]}"#).status == 200)
        #expect(make().status == 422)
    }

    @Test func `limits and territories are on record`() throws {
        #expect(set("north", "North").status == 200)
        #expect(set("north", "Norden").status == 200)
        let id = invite(territories: #"["north"]"#).string("user.id")
        #expect(change(id, #"{"territory_ids":["main"]}"#).status == 200)
        let record = service.send(.get, "/api/audit-events?limit=100", token: admin).text
        for known in [
            "territory_created", "territory_renamed", #""territories":"north""#, #""territories":"main""#,
            #""territories_before":"north""#,
        ] {
            #expect(record.contains(known), "\(known)")
        }
    }

    private func set(_ id: String, _ name: String) -> Answer {
        service.send(.put, "/api/ivr/territories/\(id)", #"{"name":"\#(name)"}"#, token: admin)
    }

    private func names(_ answer: Answer) -> [String: String] {
        var names: [String: String] = [:]
        var place = 0
        while case let id = answer.string("territories[\(place)].territory_id"), !id.isEmpty {
            names[id] = answer.string("territories[\(place)].name")
            place += 1
        }
        return names
    }

    private func userID(_ login: String) throws -> String {
        try #require(try UserStore.find(login: login, service.db)).id.text
    }

    private func change(_ id: String, _ body: String, _ token: String? = nil, tag: String = "*") -> Answer {
        service.send(.patch, "/api/users/\(id)", body, token: token ?? admin, headers: ["If-Match": tag])
    }

    private func invite(territories: String?, _ token: String? = nil) -> Answer {
        let more = territories.map { #","territory_ids":\#($0)"# } ?? ""
        return service.send(
            .post, "/api/users", #"{"login":"new-\#(UUID())","name":"N","role":"agent"\#(more)}"#,
            token: token ?? admin)
    }

    private func makeKey(_ body: String, _ token: String) -> Answer {
        service.send(.post, "/api/ivr/auth/api-key", body, token: token)
    }
}
