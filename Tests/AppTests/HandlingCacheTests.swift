import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

/// Look-ups and key checks from memory: never older than they may be.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct HandlingCacheTests {
    let service: TestService
    let tenant: TestTenant
    let manager: String
    let key: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        manager = try tenant.signIn("manager").token
        key = try tenant.makeKey().secret
        let created = service.send(
            .post, "/api/restaurants", #"{"restaurantId":"r","name":"Before","phone":"+15550100001","timeZone":"UTC"}"#,
            token: manager)
        try #require(created.status == 201)
    }

    @Test func `a second look-up asks the database for nothing`() throws {
        let now = Date()
        #expect(name("r", now: now) == "Before")
        try TestDatabase.root().execute(
            "UPDATE restaurants SET name = 'Behind' WHERE organisation_id = \(tenant.organisation) AND id = 'r'")
        #expect(name("r", now: now + 3.9) == "Before")
        #expect((service.services.shared[.handlingsRemembered], service.services.shared[.handlingsLoaded]) == (1, 1))
        #expect(name("r", now: now + 4) == "Behind")
    }

    @Test func `a change holds at once, in every thread of the host`() throws {
        let neighbour = try service.neighbour()
        for spelling in ["r", "+15550100001", "(555)%20010-0001"] {
            #expect(name(spelling) == "Before")
            #expect(name(spelling, of: neighbour) == "Before")
        }
        change(#"{"name":"After"}"#, version: 1)
        for spelling in ["r", "+15550100001", "(555)%20010-0001"] {
            #expect(name(spelling) == "After")
            #expect(name(spelling, of: neighbour) == "After")
        }
        change(#"{"phone":"+15550100002"}"#, version: 2)
        #expect(lookUp("+15550100001", of: neighbour).status == 404)
        #expect(name("+15550100002", of: neighbour) == "After")
        let deleted = service.send(.delete, "/api/restaurants/r", token: manager, headers: ["If-Match": "\"3\""])
        #expect(deleted.status == 204)
        #expect(lookUp("r").status == 404)
        #expect(lookUp("r", of: neighbour).status == 404)
    }

    @Test func `a change made on another host holds within five seconds`() throws {
        let elsewhere = try TestService()
        let now = Date()
        #expect(name("r", of: elsewhere, now: now) == "Before")
        change(#"{"name":"After"}"#, version: 1)
        #expect(name("r", of: elsewhere, now: now + 5) == "After")
    }

    @Test func `what is missing is looked for again`() throws {
        #expect(lookUp("late").status == 404)
        try TestDatabase.root().execute(
            "UPDATE restaurants SET id = 'late' WHERE organisation_id = \(tenant.organisation) AND id = 'r'")
        #expect(lookUp("late").status == 200)
    }

    @Test func `one organisation's look-up is not another's answer`() throws {
        #expect(name("r") == "Before")
        let stranger = try TestTenant(service)
        let answer = service.send(
            .get, "/api/ivr/restaurant/r/config", token: try stranger.makeKey().secret)
        #expect(answer.status == 404)
        #expect(!answer.text.contains("Before"))
    }

    @Test func `a restaurant opens and closes on the minute, remembered or not`() throws {
        change(
            #"{"callHours":{"monday":{"start":"09:00","end":"17:00"}}}"#, version: 1)
        let close = try Date("2026-07-13T16:59:58Z", strategy: .iso8601)
        #expect(lookUp("r", now: close)["data.currentlyInCallHours"] == true)
        #expect(lookUp("r", now: close + 2)["data.currentlyInCallHours"] == false)
        #expect(service.services.shared[.handlingsRemembered] == 1)
    }

    @Test func `without a cache every look-up asks the database`() throws {
        let plain = try TestService(environment: ["TRUNKLINE_CACHE": "off"])
        #expect(name("r", of: plain) == "Before")
        try TestDatabase.root().execute(
            "UPDATE restaurants SET name = 'Behind' WHERE organisation_id = \(tenant.organisation) AND id = 'r'")
        #expect(name("r", of: plain) == "Behind")
    }

    @Test func `a key that is revoked is refused at once on its host, and within five seconds on others`() throws {
        let (elsewhere, neighbour, now) = (try TestService(), try service.neighbour(), Date())
        let made = try tenant.makeKey()
        for host in [service, neighbour, elsewhere] {
            #expect(lookUp("r", of: host, token: made.secret, now: now).status == 200)
        }
        let admin = try tenant.signIn("admin").token
        let revoked = service.send(.delete, "/api/ivr/auth/api-keys/\(made.id.uuidString.lowercased())", token: admin)
        #expect(revoked.status == 204)
        for host in [service, neighbour] {
            #expect(lookUp("r", of: host, token: made.secret, now: now).status == 401)
        }
        #expect(lookUp("r", of: elsewhere, token: made.secret, now: now + 5).status == 401)
    }

    private func change(_ body: String, version: Int) {
        let answer = service.send(
            .patch, "/api/restaurants/r", body, token: manager, headers: ["If-Match": "\"\(version)\""])
        #expect(answer.status == 200)
    }

    private func lookUp(
        _ asked: String, of host: TestService? = nil, token: String? = nil, now: Date = Date()
    ) -> Answer {
        (host ?? service).send(.get, "/api/ivr/restaurant/\(asked)/config", token: token ?? key, now: now)
    }

    private func name(_ asked: String, of host: TestService? = nil, now: Date = Date()) -> String {
        lookUp(asked, of: host, now: now).string("data.name")
    }
}
