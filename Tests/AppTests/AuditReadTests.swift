import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What is read and refused, and what becomes of it when it cannot be put on record.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct AuditReadTests {
    let service: TestService
    let tenant: TestTenant
    let root: Connection

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        root = try TestDatabase.root()
    }

    @Test func `events are listed newest first, page by page, and the list is an event itself`() throws {
        let admin = try tenant.signIn("admin").token
        for _ in 0..<3 { _ = try tenant.signIn("agent") }
        var seen: [String] = []
        var cursor = ""
        repeat {
            let page = service.send(.get, "/api/audit-events?limit=4\(cursor)", token: admin)
            #expect(page.status == 200)
            for index in 0..<4 where page["events[\(index)]"] != nil {
                let event = page.string("events[\(index)].event")
                if event != "audit_events_read" { seen.append(event) }
            }
            let next = page.string("pagination.next_cursor")
            cursor = next.isEmpty ? "" : "&cursor=\(next)"
        } while !cursor.isEmpty
        let each = ["sign_in", "invitation_accepted", "user_invited"]
        #expect(seen == each + each + each + each + ["organisation_created"])
        let own = service.send(.get, "/api/audit-events?event=audit_events_read&limit=1", token: admin)
        #expect(own.string("events[0].event") == "audit_events_read")
        #expect(own.string("events[0].fields.limit") == "")
        #expect(own["events[0].fields.count"] != nil)
    }

    @Test func `who saw a patient is found, alone and among others, in some time`() throws {
        let clinic = try TestClinic.make()
        let id = clinic.submit()
        let other = clinic.submit(try TestClinic.sample { $0["patient_id"] = "P-2" })
        for path in ["/api/patients/P-1234", "/api/patients/P-2"] {
            #expect(clinic.service.send(.get, path, token: clinic.reviewer).status == 200)
        }
        #expect(clinic.list("patient_id=P-2").ids() == [other] && clinic.list().ids().count == 2)
        #expect(clinic.get(other).status == 200)
        #expect(clinic.post(id, "approve", TestClinic.approval).status == 200)
        let from = (Date() - 3_600).ISO8601Format()
        func events(_ query: String) -> [String] {
            let page = clinic.service.send(.get, "/api/audit-events?\(query)", token: clinic.admin)
            #expect(page.status == 200, "\(page.text)")
            return page.texts("events", "event")
        }
        let seen = events("patient_id=P-1234&from=\(from)&limit=100")
        #expect(seen.prefix(4) == ["request_approve", "request_listed", "patient_read", "request_created"])
        #expect(seen.last == "patient_created")
        #expect(events("patient_id=P-123&from=\(from)") == [])
        let others = events("patient_id=P-2&from=\(from)&event=request_listed")
        #expect(others.count == 2)
        for query in ["patient_id=P-1234", "patient_id=P-1234&from=2020-01-01T00:00:00Z"] {
            let answer = clinic.service.send(.get, "/api/audit-events?\(query)", token: clinic.admin)
            #expect((answer.status, answer.string("error.details.field")) == (422, "from"))
        }
    }

    @Test func `what a page asks by itself is told from what somebody looks at`() throws {
        let clinic = try TestClinic.make()
        let id = clinic.submit()
        let login = try clinic.tenant.signIn("ivr").login
        let signedIn = clinic.service.send(
            .post, "/api/session", #"{"username":"\#(login)","password":"\#(TestTenant.password)"}"#,
            headers: BrowserSessionTests.own, from: TestAddress.random())
        let cookie = ["Cookie": BrowserSessionTests.cookie(signedIn)]
        let background = ["X-Background": "1"]
        // A program looks whenever it asks, whatever it says.
        for (token, headers, isMarked) in [
            (nil, cookie, false), (nil, cookie.merging(background) { $1 }, true),
            (clinic.reviewer, background, false), (clinic.reviewer, cookie.merging(background) { $1 }, false),
        ] as [(String?, [String: String], Bool)] {
            let answer = clinic.service.send(.get, "/api/ivr/requests/\(id)", token: token, headers: headers)
            #expect(answer.status == 200)
            let fields = try clinic.fields(of: "request_read")
            #expect(fields.contains("background") == isMarked, "\(fields)")
        }
    }

    @Test func `events are found by what was done, whether it was, by whom, to what and when`() throws {
        let admin = try tenant.signIn("admin")
        let agent = try tenant.signIn("agent")
        let id = service.send(.get, "/api/auth/profile", token: agent.token).string("user.id")
        _ = service.send(.get, "/api/users", token: agent.token)
        func events(_ query: String) -> [String] {
            let page = service.send(.get, "/api/audit-events?\(query)", token: admin.token)
            #expect(page.status == 200)
            return (0..<50).map { page.string("events[\($0)].event") }.filter { !$0.isEmpty }
        }
        #expect(events("actor_id=\(id)") == ["access", "sign_in", "invitation_accepted"])
        #expect(events("actor_id=\(id)&outcome=refused") == ["access"])
        #expect(events("event=user_invited&resource_id=\(id)") == ["user_invited"])
        #expect(events("resource_type=organisation") == ["organisation_created"])
        #expect(events("to=2020-01-01T00:00:00Z") == [])
        #expect(events("from=2020-01-01T00:00:00Z&event=sign_in&resource_type=session").count == 2)
        let other = try TestTenant(service).signIn("admin").token
        let foreign = service.send(.get, "/api/audit-events?actor_id=\(id)", token: other)
        #expect(foreign["events[0]"] == nil)
    }

    @Test(arguments: [
        "event=a%20b", "outcome=maybe", "actor_id=7", "resource_type=", "resource_id=a%00", "from=yesterday", "to=2025",
        "limit=0", "cursor=x",
    ])
    func `a field of the query that is wrong is named`(query: String) throws {
        let admin = try tenant.signIn("admin").token
        let answer = service.send(.get, "/api/audit-events?\(query)", token: admin)
        #expect(answer.status == 422)
        #expect(answer.text.contains("\"\(query.prefix { $0 != "=" })\""))
    }

    @Test(arguments: ["manager", "agent", "ivr", "doctor"])
    func `only admins see events`(role: String) throws {
        #expect(service.send(.get, "/api/audit-events", token: try tenant.signIn(role).token).status == 403)
    }

    @Test(
        arguments: [
            " AND actor_id = '7c0e8400-e29b-41d4-a716-446655440001'",
            " AND resource_type = 'patient' AND resource_id = 'P-1'",
            "",
        ] as [SQL])
    func `events are found by an index that has them in order`(condition: SQL) throws {
        let plan = try root.fetchAll(
            "EXPLAIN SELECT lane, seq FROM audit_events WHERE organisation_id = \(tenant.organisation)" + condition
                + " ORDER BY happened_at DESC, lane DESC, seq DESC LIMIT 51", as: Plan.self)
        #expect(plan.map(\.key).allSatisfy { $0.hasPrefix("audit_events_by_") }, "\(plan)")
        #expect(!plan.contains { $0.extra.contains("filesort") }, "\(plan)")
    }

    @Test func `who is refused by role, or seeks in vain among health data, is on record with the status`() throws {
        let agent = try tenant.signIn("agent").token
        let admin = try tenant.signIn("admin").token
        #expect(service.send(.get, "/api/users", token: agent).status == 403)
        #expect(service.send(.put, "/api/break-glass/\(UUID())/review", token: admin).status == 404)
        #expect(service.send(.put, "/api/break-glass/John%20Smith/review", token: admin).status == 404)
        // Nothing of anybody's health is there.
        #expect(service.send(.get, "/api/users/\(UUID())", token: admin).status == 404)
        let refusals = try root.fetchAll(
            """
            SELECT fields FROM audit_events WHERE organisation_id = \(tenant.organisation) AND event = 'access'
                AND outcome = 'refused' ORDER BY happened_at
            """, as: Fields.self
        ).map(\.text)
        #expect(refusals.count == 3)
        #expect(refusals[0].contains(#""status":"403""#) && refusals[0].contains("GET /users"))
        #expect(refusals[1].contains(#""status":"404""#) && refusals[1].contains("grant"))
        #expect(!refusals[2].contains("Smith"))
    }

    @Test func `tokens that are not good are on record, and a flood of them does not fill the disk`() throws {
        let before = try strangers()
        for _ in 0..<200 {
            #expect(service.send(.get, "/api/users", token: "psk_live_\(UUID())").status == 401)
        }
        let written = try strangers() - before
        // Other tests have rates of their own, as each is a host of its own.
        #expect(written >= NoteRefusal.strangersPerMinute)
        #expect(written < 190)
        #expect(service.send(.get, "/api/users").status == 401)
    }

    @Test func `use of a key is on record once a minute, not when it is no good any more`() throws {
        let key = try tenant.makeKey()
        let now = Date()
        for seconds in [0.0, 1, 30, 59, 61, 70, 130] {
            let other = try service.neighbour()
            _ = other.send(.get, "/api/ivr/restaurant/x/config", token: key.secret, now: now + seconds)
        }
        #expect(try count("key_used") == 3)
        try Administration(service.services, service.db, now: now).revokeKey(key.id, organisation: tenant.organisation)
        let later = try service.neighbour()
        #expect(later.send(.get, "/api/ivr/restaurant/x/config", token: key.secret, now: now + 300).status == 401)
        #expect(try count("key_used") == 3)
        #expect(try tenant.verify().faults == [])
    }

    @Test func `nobody waits for who puts the use of a key on record`() throws {
        let key = try tenant.makeKey()
        let path = "/api/ivr/restaurant/x/config"
        let writer = try TestDatabase.root()
        try writer.transaction {
            try writer.execute("SELECT id FROM api_keys WHERE id = \(key.id) FOR UPDATE")
            let began = ContinuousClock.now
            #expect(service.send(.get, path, token: key.secret).status == 404)
            // A lock is waited for three seconds.
            #expect(ContinuousClock.now - began < .seconds(2))
            #expect(try count("key_used") == 0)
        }
        #expect(try service.neighbour().send(.get, path, token: key.secret).status == 404)
        #expect(try count("key_used") == 1)
    }

    private func count(_ event: String) throws -> Int {
        try root.fetchValue(
            "SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(tenant.organisation) AND event = \(event)")
            ?? 0
    }

    private func strangers() throws -> Int {
        try root.fetchValue(
            """
            SELECT COUNT(*) FROM audit_events
            WHERE organisation_id = \(AuditStore.noOrganisation) AND actor_type = 'anonymous' AND event = 'access'
            """) ?? 0
    }
}

private struct Fields: RowDecodable {
    let text: String

    init(row: borrowing Row) throws(DatabaseError) {
        text = try row.column("fields")
    }
}

private struct Plan: RowDecodable {
    let key: String
    let extra: String

    init(row: borrowing Row) throws(DatabaseError) {
        key = try row.column("key")
        extra = try row.column("Extra")
    }
}
