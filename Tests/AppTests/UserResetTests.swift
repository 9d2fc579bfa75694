import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Another way in for who has forgotten the password.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct UserResetTests {
    let service: TestService
    let tenant: TestTenant
    let admin: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        admin = try tenant.signIn("admin").token
    }

    private func user(_ role: String) throws -> (id: String, login: String, token: String, refresh: String) {
        let (login, token, refresh) = try tenant.signIn(role)
        let found = try UserStore.find(login: login, service.db)
        return (try #require(found).id.text, login, token, refresh)
    }

    private func reset(_ id: String, by token: String? = nil, headers: [String: String] = [:]) -> Answer {
        service.send(.post, "/api/users/\(id)/invitation", token: token ?? admin, headers: headers)
    }

    private func accept(_ code: String) -> Answer {
        service.send(
            .post, "/api/auth/invitation", #"{"invitation_code":"\#(code)","password":"tangerine orbit 9"}"#)
    }

    private func signIn(
        _ login: String, _ password: String = TestTenant.password, from address: String = TestAddress.random()
    ) -> Int {
        service.send(
            .post, "/api/auth/login", #"{"username":"\#(login)","password":"\#(password)"}"#, from: address
        ).status
    }

    private func disable(_ id: String, _ status: String = "disabled") -> Int {
        service.send(
            .patch, "/api/users/\(id)", #"{"status":"\#(status)"}"#, token: admin, headers: ["If-Match": "*"]
        ).status
    }

    private func recorded(_ id: String) throws -> [String] {
        try TestDatabase.root().fetchValues(
            """
            SELECT fields FROM audit_events WHERE organisation_id = \(tenant.organisation)
                AND resource_id = \(id) AND event = 'user_reset' ORDER BY happened_at
            """)
    }

    @Test func `who has forgotten the password chooses another by a code, and nothing of before goes on`() throws {
        let user = try user("ivr")
        try TestDatabase.root().execute("UPDATE users SET must_change_password = TRUE WHERE login = \(user.login)")
        let answer = reset(user.id)
        #expect(answer.status == 201 && answer.string("user.status") == "invited", "\(answer.text)")
        #expect(service.send(.get, "/api/auth/profile", token: user.token).status == 401)
        #expect(service.send(.post, "/api/auth/refresh", #"{"refresh_token":"\#(user.refresh)"}"#).status == 401)
        #expect(signIn(user.login) == 401)
        let code = answer.string("invitation_code")
        let accepted = accept(code)
        #expect(accepted.status == 200)
        #expect(accept(code).status == 401)
        let profile = service.send(.get, "/api/auth/profile", token: accepted.string("access_token"))
        #expect(profile.string("user.id") == user.id && profile["user.must_change_password"] == false)
        #expect((signIn(user.login), signIn(user.login, "tangerine orbit 9")) == (401, 200))
        #expect(try recorded(user.id) == [#"{"status_before":"active"}"#])
    }

    @Test func `a reset that is sent again is one, and gives the same code`() throws {
        let user = try user("agent")
        let key = ["Idempotency-Key": UUID().uuidString]
        let (first, second) = (reset(user.id, headers: key), reset(user.id, headers: key))
        #expect((first.status, second.status) == (201, 201) && first.text == second.text)
        #expect(accept(first.string("invitation_code")).status == 200)
        #expect(try recorded(user.id).count == 1)
    }

    @Test func `of two codes the last one is good, and none for who is disabled meanwhile`() throws {
        let user = try user("agent")
        let codes = (0..<2).map { _ in reset(user.id).string("invitation_code") }
        #expect(accept(codes[0]).status == 401)
        #expect(disable(user.id) == 200)
        #expect(accept(codes[1]).status == 401)
        #expect(disable(user.id, "active") == 409)
        #expect(accept(reset(user.id).string("invitation_code")).status == 200)
    }

    @Test func `who is disabled comes back with the old password, or with a code`() throws {
        let user = try user("agent")
        #expect((disable(user.id), disable(user.id, "active"), signIn(user.login)) == (200, 200, 200))
        #expect(disable(user.id) == 200)
        #expect(accept(reset(user.id).string("invitation_code")).status == 200)
        #expect(try recorded(user.id) == [#"{"status_before":"disabled"}"#])
    }

    @Test func `who has guessed until the account was locked is let in`() throws {
        let user = try user("agent")
        let address = TestAddress.random()
        var last = 401
        for _ in 0..<12 where last == 401 { last = signIn(user.login, "wrong wrong wrong", from: address) }
        #expect(last == 429)
        #expect(accept(reset(user.id).string("invitation_code")).status == 200)
        #expect(signIn(user.login, "tangerine orbit 9", from: address) == 200)
    }

    @Test func `nobody resets themselves, an admin no super admin, and nobody a patient`() throws {
        let (boss, own, patient) = (try user("super_admin"), try user("admin"), try user("patient"))
        #expect(reset(boss.id).status == 403)
        #expect(reset(own.id, by: own.token).string("error.code") == "OWN_ACCOUNT")
        let refused = reset(patient.id)
        #expect(refused.status == 409 && refused.string("error.code") == "NOT_INVITED", "\(refused.text)")
        for one in [boss, own, patient] {
            #expect(service.send(.get, "/api/auth/profile", token: one.token).status == 200)
        }
        #expect(reset(own.id, by: boss.token).status == 201)
    }

    @Test func `nobody is reset by way of another role: a patient stays one, and nobody else becomes one`() throws {
        let (patient, agent) = (try user("patient"), try user("agent"))
        func change(_ id: String, _ role: String) -> Answer {
            service.send(
                .patch, "/api/users/\(id)", #"{"role":"\#(role)"}"#, token: admin, headers: ["If-Match": "*"])
        }
        for refused in [change(patient.id, "agent"), change(patient.id, "admin"), change(agent.id, "patient")] {
            #expect(refused.status == 409 && refused.string("error.code") == "PATIENT_ROLE", "\(refused.text)")
        }
        #expect(change(patient.id, "patient").status == 200 && change(agent.id, "manager").status == 200)
        #expect(service.send(.get, "/api/auth/profile", token: patient.token).status == 200)
    }

    @Test(arguments: ["admin", "super_admin"])
    func `whoever has the host helps the only admin, by login or by id`(role: String) throws {
        let administration = Administration(service.services, try service.db, now: Date())
        let user = try user(role)
        for name in [user.login.uppercased(), user.id] {
            #expect(accept(try administration.reset(name)).status == 200)
        }
        #expect(signIn(user.login) == 401)
        #expect(signIn(user.login, "tangerine orbit 9") == 200)
        #expect(try recorded(user.id).count == 2)
        let patient = try self.user("patient")
        #expect(throws: AdministrationError.isPatient) { try administration.reset(patient.login) }
        for nobody in [UUID().uuidString, "nobody-\(UUID())"] {
            #expect(throws: AdministrationError.notFound) { try administration.reset(nobody) }
        }
    }
}
