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
            "SELECT event, outcome FROM audit_events WHERE organisation_id = \(tenant.organisation) ORDER BY happened_at, seq",
            as: Event.self)
        #expect(
            events.map(\.text) == [
                "organisation_created success", "user_invited success", "invitation_accepted success",
                "sign_in success", "api_key_created success", "sign_in refused", "user_invited success",
                "invitation_accepted success", "sign_in success", "access refused", "sign_out success",
            ])
        #expect(try tenant.verify().events == [tenant.organisation: 11])
    }

    @Test func `the account that serves adds events, and cannot change, delete or truncate them`() throws {
        _ = try tenant.signIn("agent")
        let db = try service.db
        for statement: SQL in [
            "UPDATE audit_events SET outcome = 'refused'", "DELETE FROM audit_events", "TRUNCATE audit_events",
            "DROP TABLE audit_events",
            "DELETE FROM audit_lanes", "TRUNCATE audit_lanes", "CREATE TABLE anything (id INT)",
            "ALTER TABLE users ADD COLUMN x INT",
        ] {
            #expect(throws: DatabaseError.self, "\(statement.text)") { try db.execute(statement) }
        }
        #expect(try tenant.verify().events == [tenant.organisation: 4])
    }

    @Test func `events that come at once are all there`() throws {
        let users = try (0..<8).map { _ in try tenant.signIn("agent") }
        let failures = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: users.count) { index in
            guard let service = try? TestService() else { return }
            let answer = service.send(.post, "/api/auth/logout", token: users[index].token)
            if answer.status != 204 { failures.withLock { $0 += 1 } }
        }
        #expect(failures.withLock { $0 } == 0)
        #expect(try tenant.verify().events == [tenant.organisation: 1 + 8 * 4])
    }
}

extension TestTenant {
    /// Verifies this organisation's part of the trail; the part that holds, when another was asked for.
    func verify(_ service: TestService? = nil) throws -> VerifyAudit.Report {
        let service = service ?? self.service
        let account = try service.services.configuration.connection(as: .serve)
        let report = try VerifyAudit(service.services, organisation: organisation) { try Connection(account) }.run()
        return report
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
