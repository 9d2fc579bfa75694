import Foundation
import TestSupport
import Testing
import Web

@testable import App
@testable import MariaDB

/// F30: the database takes no events any more. What cannot be put on record is not done, and not shown.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"), .serialized)
struct AuditFailureTests {
    /// As it should be.
    let service: TestService
    /// With an account that may do everything but add events.
    let muted: TestService
    let tenant: TestTenant
    let root: Connection

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        root = try TestDatabase.root()
        try root.executeUnchecked("CREATE USER IF NOT EXISTS trunkline_muted@localhost IDENTIFIED BY 'test'")
        for table in try TestDatabase.tables() {
            let rights = table == "audit_events" ? "SELECT" : "SELECT, INSERT, UPDATE, DELETE"
            try root.executeUnchecked("GRANT \(rights) ON trunkline_test.`\(table)` TO trunkline_muted@localhost")
        }
        muted = try TestService(environment: ["TRUNKLINE_DB_USER": "trunkline_muted"])
    }

    @Test(arguments: ["/api/audit-events", "/api/break-glass"])
    func `a read of health data that cannot be put on record is 503, never 200`(path: String) throws {
        let admin = try tenant.signIn("admin").token
        #expect(service.send(.get, path, token: admin).status == 200)
        let answer = muted.send(.get, path, token: admin)
        #expect(answer.status == 503)
        #expect(answer.string("error.code") == "SERVICE_UNAVAILABLE")
        #expect(answer[header: "retry-after"] != nil)
        #expect(!answer.text.contains("events\""))
    }

    @Test func `numbers that were looked up are not opened either`() throws {
        let manager = try tenant.signIn("manager").token
        let key = try tenant.makeKey().secret
        _ = service.send(.get, "/api/ivr/restaurant/+15550001111/config", token: key)
        let configuration = try service.services.configuration.connection(as: .serve)
        service.services.lookUps.start { Database(configuration) }
        service.services.lookUps.stop()
        #expect(service.send(.get, "/api/look-ups", token: manager).string("data.lookUps[0].asked") == "+15550001111")
        let answer = muted.send(.get, "/api/look-ups", token: manager)
        #expect(answer.status == 503)
        #expect(!answer.text.contains("5550001111"))
    }

    @Test func `a write that cannot be put on record is undone, and 503`() throws {
        let manager = try tenant.signIn("manager").token
        let admin = try tenant.signIn("admin").token
        let created = muted.send(.post, "/api/restaurants", CallConfigTests.sample, token: manager)
        #expect(created.status == 503)
        #expect(created[header: "retry-after"] != nil)
        #expect(service.send(.get, "/api/restaurants/restaurant_id", token: manager).status == 404)
        let key = muted.send(.post, "/api/ivr/auth/api-key", #"{"name":"a"}"#, token: admin)
        #expect(key.status == 503)
        #expect(service.send(.get, "/api/ivr/auth/api-keys", token: admin)["data.apiKeys[0]"] == nil)
        #expect(muted.send(.post, "/api/auth/logout", token: admin).status == 503)
        #expect(service.send(.get, "/api/auth/profile", token: admin).status == 200)
        #expect(try tenant.verify().faults == [])
    }

    @Test func `nobody signs in unseen, and a refusal stays a refusal`() throws {
        let agent = try tenant.signIn("agent")
        let body = #"{"username":"\#(agent.login)","password":"\#(TestTenant.password)"}"#
        #expect(muted.send(.post, "/api/auth/login", body, from: TestAddress.random()).status == 503)
        #expect(muted.send(.get, "/api/users", token: agent.token).status == 403)
        #expect(muted.send(.get, "/api/users", token: "psk_live_x").status == 401)
    }

    @Test func `calls are answered all the same`() throws {
        let manager = try tenant.signIn("manager").token
        #expect(service.send(.post, "/api/restaurants", CallConfigTests.sample, token: manager).status == 201)
        let key = try tenant.makeKey().secret
        #expect(muted.send(.get, "/api/ivr/restaurant/restaurant_id/config", token: key).status == 200)
        // Its use is put on record as soon as that is possible again.
        #expect(service.send(.get, "/api/ivr/restaurant/restaurant_id/config", token: key).status == 200)
        let used = try root.fetchValue(
            "SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(tenant.organisation) AND event = 'key_used'",
            as: Int.self)
        #expect(used == 1)
    }
}
