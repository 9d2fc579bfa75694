import App
import Foundation
import MariaDB
import Synchronization
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct AuditTests {
    let service: TestService
    let tenant: TestTenant

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
    }

    @Test func `what was done is in the trail, and the trail holds`() throws {
        let user = try tenant.signIn("admin")
        _ = service.send(.post, "/api/ivr/auth/api-key", #"{"name":"a"}"#, token: user.token)
        _ = service.send(.post, "/api/auth/login", #"{"username":"\#(user.login)","password":"wrong"}"#)
        _ = service.send(.get, "/api/restaurants", token: try tenant.signIn("doctor").token)
        _ = service.send(.post, "/api/auth/logout", token: user.token)
        let events = try TestDatabase.root().fetchAll(
            "SELECT event, outcome FROM audit_events WHERE organisation_id = \(tenant.organisation) ORDER BY seq",
            as: Event.self)
        #expect(
            events.map(\.text) == [
                "organisation_created success", "user_invited success", "invitation_accepted success",
                "sign_in success", "api_key_created success", "sign_in refused", "user_invited success",
                "invitation_accepted success", "sign_in success", "access refused", "sign_out success",
            ])
        #expect(try finding() == .intact(events: 11))
    }

    @Test(
        arguments: [
            "UPDATE audit_events SET outcome = 'refused' WHERE seq = 3 AND organisation_id = ",
            "UPDATE audit_events SET happened_at = happened_at + INTERVAL 1 SECOND WHERE seq = 3 AND organisation_id = ",
            "UPDATE audit_events SET actor_id = NULL WHERE seq = 3 AND organisation_id = ",
            "UPDATE audit_events SET fields = '{\"a\":\"b\"}' WHERE seq = 3 AND organisation_id = ",
            "UPDATE audit_events SET mac = REVERSE(mac) WHERE seq = 3 AND organisation_id = ",
            "DELETE FROM audit_events WHERE seq = 3 AND organisation_id = ",
        ] as [SQL])
    func `an event that is changed or missing is found where it is`(tampering: SQL) throws {
        for _ in 0..<3 { _ = try tenant.signIn("agent") }
        try TestDatabase.root().execute(tampering + "\(tenant.organisation)")
        guard case .broken(sequence: 3, _) = try finding() else {
            Issue.record("not found: \(try finding())")
            return
        }
    }

    @Test func `a tail that is cut off, and two events that changed places, are found`() throws {
        for _ in 0..<3 { _ = try tenant.signIn("agent") }
        let root = try TestDatabase.root()
        let organisation = tenant.organisation
        try root.execute("DELETE FROM audit_events WHERE organisation_id = \(organisation) AND seq = 10")
        #expect(try finding() == .broken(sequence: 10, reason: "the end of the chain is missing"))
        for (from, to) in [(2, 1000), (3, 2), (1000, 3)] {
            try root.execute(
                "UPDATE audit_events SET seq = \(to) WHERE organisation_id = \(organisation) AND seq = \(from)")
        }
        guard case .broken(sequence: 2, _) = try finding() else {
            Issue.record("not found: \(try finding())")
            return
        }
    }

    @Test func `the account that serves adds events, and cannot change, delete or truncate them`() throws {
        _ = try tenant.signIn("agent")
        let db = try service.db
        for statement: SQL in [
            "UPDATE audit_events SET outcome = 'refused'", "DELETE FROM audit_events", "TRUNCATE audit_events",
            "DROP TABLE audit_events", "CREATE TABLE anything (id INT)", "ALTER TABLE users ADD COLUMN x INT",
        ] {
            #expect(throws: DatabaseError.self, "\(statement.text)") { try db.execute(statement) }
        }
        #expect(try finding() == .intact(events: 4))
    }

    @Test func `events that come at once make one chain`() throws {
        let users = try (0..<8).map { _ in try tenant.signIn("agent") }
        let failures = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: users.count) { index in
            guard let service = try? TestService() else { return }
            let answer = service.send(.post, "/api/auth/logout", token: users[index].token)
            if answer.status != 204 { failures.withLock { $0 += 1 } }
        }
        #expect(failures.withLock { $0 } == 0)
        #expect(try finding() == .intact(events: 1 + 8 * 4))
    }

    private func finding() throws -> VerifyAudit.Finding? {
        try VerifyAudit.all(service.services, service.db).first { $0.organisation == tenant.organisation }?.1
    }
}

private struct Event: RowDecodable {
    let text: String

    init(row: borrowing Row) throws(DatabaseError) {
        let event: String = try row.column("event")
        let outcome: String = try row.column("outcome")
        text = "\(event) \(outcome)"
    }
}
