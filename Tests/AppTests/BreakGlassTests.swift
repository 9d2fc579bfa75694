import Foundation
import MariaDB
import Synchronization
import TestSupport
import Testing
import Web

@testable import App

/// Emergency access.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct BreakGlassTests {
    let service: TestService
    let tenant: TestTenant
    let root: Connection
    static let reason = "The patient is in theatre now, 4711."

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        root = try TestDatabase.root()
        for id in ["P-1", "P-2"] {
            try root.execute(
                """
                INSERT INTO patients (organisation_id, id, sealed_id, territory_id, sealed, created_at, updated_at)
                VALUES (\(tenant.organisation), \(id), \(UUID()), 'main', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                """)
        }
    }

    @Test(arguments: ["super_admin", "admin", "manager", "agent", "ivr", "doctor"])
    func `any of the staff gets one patient for half an hour`(role: String) throws {
        let user = try tenant.signIn(role)
        let now = Date()
        let answer = breakGlass("P-1", by: user.token, now: now)
        #expect(answer.status == 201)
        #expect(answer.string("patient_id") == "P-1")
        #expect(answer.string("reason") == Self.reason)
        let id = try #require(UUID(uuidString: answer.string("user_id")))
        let store = BreakGlassStore(db: try service.db, organisation: tenant.organisation)
        #expect(try store.patients(grantedTo: id, at: now + 1) == ["P-1"])
        #expect(try store.patients(grantedTo: id, at: now + 1_799) == ["P-1"])
        #expect(try store.patients(grantedTo: id, at: now + 1_801) == [])
        #expect(try store.patients(grantedTo: UUID(), at: now + 1) == [])
        let other = BreakGlassStore(db: try service.db, organisation: UUID())
        #expect(try other.patients(grantedTo: id, at: now + 1) == [])
    }

    @Test func `a patient or a machine gets nothing`() throws {
        #expect(breakGlass("P-1", by: try tenant.signIn("patient").token).status == 403)
        #expect(breakGlass("P-1", by: try tenant.makeKey().secret).status == 403)
    }

    @Test(arguments: [
        (#"{"reason":"The patient is in theatre."}"#, "patient_id"),
        (#"{"patient_id":"P-1"}"#, "reason"), (#"{"patient_id":"P-1","reason":null}"#, "reason"),
        (#"{"patient_id":"P-1","reason":"too short"}"#, "reason"),
        (#"{"patient_id":"P-1","reason":"a             b"}"#, "reason"),
        (#"{"patient_id":"P-1","reason":"\#(String(repeating: "x", count: 1_001))"}"#, "reason"),
        (#"{"patient_id":"P 1","reason":"The patient is in theatre."}"#, "patient_id"),
        (#"{"patient_id":"P-9","reason":"The patient is in theatre."}"#, "patient_id"),
    ])
    func `what is wrong is named, and nothing is granted`(body: String, field: String) throws {
        let answer = service.send(.post, "/api/break-glass", body, token: try tenant.signIn("ivr").token)
        #expect(answer.status == 422)
        #expect(answer.text.contains("\"\(field)\""))
        #expect(try grants() == 0)
    }

    @Test func `another organisation's patient is none of ours`() throws {
        let other = try TestTenant(service)
        #expect(breakGlass("P-1", by: try other.signIn("ivr").token).status == 422)
    }

    @Test func `a fourth within the hour is refused, and on record; an hour later there is another`() throws {
        let user = try tenant.signIn("ivr").token
        let now = Date()
        for minute in [0.0, 1, 2] { #expect(breakGlass("P-1", by: user, now: now + minute * 60).status == 201) }
        let refused = breakGlass("P-2", by: user, now: now + 180)
        #expect(refused.status == 429)
        #expect(refused[header: "retry-after"] != nil)
        #expect(breakGlass("P-1", by: try tenant.signIn("ivr").token, now: now + 180).status == 201)
        #expect(try events("break_glass_granted", "refused") == 1)
        #expect(try events("break_glass_granted", "success") == 4)
    }

    @Test func `of ten at once three are granted`() throws {
        let user = try tenant.signIn("ivr").token
        let granted = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 10) { _ in
            guard let service = try? TestService() else { return }
            let answer = service.send(
                .post, "/api/break-glass", #"{"patient_id":"P-1","reason":"\#(Self.reason)"}"#, token: user)
            if answer.status == 201 { granted.withLock { $0 += 1 } }
        }
        #expect(granted.withLock { $0 } == 3)
        #expect(try grants() == 3)
    }

    @Test func `every other admin is told, an admin looks at it, and not who was granted it`() throws {
        let (first, second) = (try tenant.signIn("admin").token, try tenant.signIn("super_admin").token)
        #expect(breakGlass("P-1", by: first).status == 201)
        let told = try root.fetchValue(
            """
            SELECT COUNT(*) FROM notifications
            WHERE organisation_id = \(tenant.organisation) AND kind = 'break_glass' AND request_id IS NULL
            """, as: Int.self)
        #expect(told == 1)
        #expect(service.send(.get, "/api/notifications", token: first)["unread"] == 0)
        #expect(service.send(.get, "/api/notifications", token: second)["unread"] == 1)
        let list = service.send(.get, "/api/break-glass", token: second)
        #expect(list.string("grants[0].reason") == Self.reason)
        #expect(list["grants[0].reviewed_at"] == nil)
        let id = list.string("grants[0].id")
        #expect(service.send(.put, "/api/break-glass/\(id)/review", token: first).string("error.code") == "OWN_GRANT")
        let stranger = try TestTenant(service).signIn("admin").token
        #expect(service.send(.put, "/api/break-glass/\(id)/review", token: stranger).status == 404)
        let agent = try tenant.signIn("agent").token
        #expect(service.send(.put, "/api/break-glass/\(id)/review", token: agent).status == 403)
        #expect(service.send(.get, "/api/break-glass", token: agent).status == 403)
        let reviewed = service.send(.put, "/api/break-glass/\(id)/review", token: second)
        #expect(reviewed.status == 200)
        #expect(!reviewed.string("reviewed_by").isEmpty)
        let again = service.send(.put, "/api/break-glass/\(id)/review", token: second)
        #expect(again.status == 409)
        #expect(try events("break_glass_listed", "success") == 1)
        #expect(try events("break_glass_reviewed", "success") == 1)
        #expect(try tenant.verify().faults == [])
    }

    @Test func `the reason stands nowhere in the clear`() throws {
        #expect(breakGlass("P-1", by: try tenant.signIn("ivr").token).status == 201)
        for table: SQL in ["break_glass_grants", "audit_events", "notifications"] {
            let columns: SQL =
                table.text == "break_glass_grants" ? "sealed" : table.text == "audit_events" ? "fields" : "kind"
            let found = try root.fetchValue(
                "SELECT COUNT(*) FROM " + table + " WHERE " + columns + " LIKE '%theatre now, 4711%'", as: Int.self)
            #expect(found == 0)
        }
    }

    @Test(arguments: ["manager", "agent", "doctor", "ivr"])
    func `who has emergency access reads the record of that patient, as long as it lasts`(role: String) throws {
        for id in ["P-3", "P-4"] {
            let made = service.send(
                .post, "/api/patients", #"{"id":"\#(id)","name":"John Smith","date_of_birth":"1965-03-15"}"#,
                token: try tenant.signIn("admin").token)
            #expect(made.status == 201)
        }
        let user = try tenant.signIn(role)
        try root.execute(
            """
            INSERT INTO territories (organisation_id, id, name, created_at)
            VALUES (\(tenant.organisation), 'north', 'North', UTC_TIMESTAMP(6))
            """)
        try root.execute(
            """
            INSERT INTO user_territories (organisation_id, user_id, territory_id)
            SELECT organisation_id, id, 'north' FROM users
            WHERE organisation_id = \(tenant.organisation) AND login = \(user.login)
            """)
        let now = Date()
        let read = { (id: String, at: Date) in service.send(.get, "/api/patients/\(id)", token: user.token, now: at) }
        let without = role == "ivr" ? 404 : 403
        #expect(read("P-3", now).status == without)
        #expect(breakGlass("P-3", by: user.token, now: now).status == 201)
        let shown = read("P-3", now + 1)
        #expect((shown.status, shown.string("name")) == (200, "John Smith"))
        #expect(read("P-4", now + 1).status == 404)
        #expect(
            service.send(
                .patch, "/api/patients/P-3", #"{"name":"Jane"}"#, token: user.token,
                headers: ["If-Match": shown[header: "etag"] ?? ""], now: now + 1
            ).status == without)
        let other = try TestTenant(service).signIn(role).token
        #expect(service.send(.get, "/api/patients/P-3", token: other, now: now + 1).status == without)
        // The token does not last as long as the grant.
        let old: Date = Date() - 1
        try root.execute(
            "UPDATE break_glass_grants SET expires_at = \(old) WHERE organisation_id = \(tenant.organisation)")
        #expect(read("P-3", Date()).status == without)
        let fields = try root.fetchValue(
            """
            SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(tenant.organisation) AND event = 'patient_read'
                AND resource_id = 'P-3' AND fields LIKE '%break_glass%yes%'
            """, as: Int.self)
        #expect(fields == 1)
        #expect(try events("patient_read", "success") == 1)
    }

    private func breakGlass(_ patient: String, by token: String, now: Date = Date()) -> Answer {
        service.send(
            .post, "/api/break-glass", #"{"patient_id":"\#(patient)","reason":"\#(Self.reason)"}"#, token: token,
            now: now)
    }

    private func grants() throws -> Int {
        try root.fetchValue(
            "SELECT COUNT(*) FROM break_glass_grants WHERE organisation_id = \(tenant.organisation)") ?? 0
    }

    private func events(_ event: String, _ outcome: String) throws -> Int {
        try root.fetchValue(
            """
            SELECT COUNT(*) FROM audit_events
            WHERE organisation_id = \(tenant.organisation) AND event = \(event) AND outcome = \(outcome)
            """) ?? 0
    }
}
