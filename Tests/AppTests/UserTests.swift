import App
import Foundation
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct UserTests {
    let service: TestService
    let tenant: TestTenant
    let admin: (login: String, token: String, refresh: String)

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        admin = try tenant.signIn("admin")
    }

    @Test func `an invited user accepts once, and is what the admin said`() throws {
        let login = "new-\(UUID())"
        let invited = invite(login, role: "IVR Company")
        #expect(invited.status == 201)
        #expect(invited.string("user.status") == "invited")
        #expect(invited.string("user.role") == "IVR")
        let accept = #"{"invitation_code":"\#(invited.string("invitation_code"))","password":"tangerine orbit 9"}"#
        let accepted = service.send(.post, "/api/auth/invitation", accept)
        #expect(accepted.status == 200)
        #expect(service.send(.post, "/api/auth/invitation", accept).status == 401)
        let profile = service.send(.get, "/api/auth/profile", token: accepted.string("access_token"))
        #expect(profile.string("user.login") == login.lowercased())
    }

    @Test func `an invitation runs out, and another replaces it`() throws {
        let invited = invite("late-\(UUID())", role: "agent")
        let code = invited.string("invitation_code")
        let accept = #"{"invitation_code":"\#(code)","password":"tangerine orbit 9"}"#
        let late = service.send(.post, "/api/auth/invitation", accept, now: Date() + 259_201)
        #expect(late.string("error.code") == "INVALID_INVITATION")
        let id = invited.string("user.id")
        let another = service.send(.post, "/api/users/\(id)/invitation", token: admin.token)
        #expect(another.status == 201)
        #expect(service.send(.post, "/api/auth/invitation", accept).status == 401)
    }

    @Test func `a login is taken for everybody, whatever its case`() throws {
        let login = "Taken-\(UUID())"
        #expect(invite(login, role: "agent").status == 201)
        let other = try TestTenant(service).signIn("admin")
        let answer = service.send(
            .post, "/api/users", #"{"login":"\#(login.uppercased())","name":"x","role":"agent"}"#, token: other.token)
        #expect(answer.status == 409)
        #expect(answer.string("error.code") == "LOGIN_TAKEN")
    }

    @Test func `a disabled user is refused at once, and may come back`() throws {
        let user = try tenant.signIn("agent")
        let id = try #require(userID(of: user.login))
        #expect(service.send(.get, "/api/auth/profile", token: user.token).status == 200)
        #expect(change(id, #"{"status":"disabled"}"#).status == 200)
        #expect(service.send(.get, "/api/auth/profile", token: user.token).status == 401)
        #expect(service.send(.post, "/api/auth/refresh", #"{"refresh_token":"\#(user.refresh)"}"#).status == 401)
        #expect(change(id, #"{"status":"active"}"#).status == 200)
        #expect(service.send(.get, "/api/auth/profile", token: user.token).status == 401)
    }

    @Test func `a role that changes holds from the next request on`() throws {
        let user = try tenant.signIn("agent")
        let id = try #require(userID(of: user.login))
        #expect(service.send(.get, "/api/users", token: user.token).status == 403)
        #expect(change(id, #"{"role":"admin"}"#).status == 200)
        #expect(service.send(.get, "/api/users", token: user.token).status == 200)
    }

    @Test func `nobody lifts themselves, or another, above an admin`() throws {
        let boss = try tenant.signIn("super_admin")
        let bossID = try #require(userID(of: boss.login))
        let ownID = try #require(userID(of: admin.login))
        #expect(invite("x-\(UUID())", role: "super_admin").status == 403)
        #expect(change(bossID, #"{"status":"disabled"}"#).status == 403)
        #expect(change(ownID, #"{"role":"agent"}"#).string("error.code") == "OWN_ACCOUNT")
        #expect(change(ownID, #"{"name":"New Name"}"#).string("name") == "New Name")
    }

    @Test func `an admin has no way into a super admin's account`() throws {
        let boss = try tenant.signIn("super_admin")
        let invited = service.send(
            .post, "/api/users", #"{"login":"root-\#(UUID())","name":"R","role":"super_admin"}"#, token: boss.token)
        let id = invited.string("user.id")
        #expect(service.send(.post, "/api/users/\(id)/invitation", token: admin.token).status == 403)
        #expect(service.send(.delete, "/api/users/\(id)/lock", token: admin.token).status == 403)
        #expect(service.send(.post, "/api/users/\(id)/invitation", token: boss.token).status == 201)
    }

    @Test func `who was disabled before accepting can be invited again`() throws {
        let id = invite("twice-\(UUID())", role: "agent").string("user.id")
        #expect(change(id, #"{"status":"disabled"}"#).status == 200)
        let again = service.send(.post, "/api/users/\(id)/invitation", token: admin.token)
        #expect(again.status == 201 && again.string("user.status") == "invited")
        let accept = #"{"invitation_code":"\#(again.string("invitation_code"))","password":"tangerine orbit 9"}"#
        #expect(service.send(.post, "/api/auth/invitation", accept).status == 200)
    }

    @Test func `a change needs the version it was made from`() throws {
        let id = try #require(userID(of: tenant.signIn("agent").login))
        let path = "/api/users/\(id)"
        let body = #"{"name":"A"}"#
        #expect(service.send(.patch, path, body, token: admin.token).status == 428)
        let stale = service.send(.patch, path, body, token: admin.token, headers: ["If-Match": "\"99\""])
        #expect(stale.status == 412)
        let tag = service.send(.get, path, token: admin.token)[header: "etag"] ?? ""
        let first = service.send(.patch, path, body, token: admin.token, headers: ["If-Match": tag])
        let second = service.send(.patch, path, body, token: admin.token, headers: ["If-Match": tag])
        #expect((first.status, second.status) == (200, 200))
        #expect(second[header: "etag"] == first[header: "etag"])
        let other = service.send(.patch, path, #"{"name":"B"}"#, token: admin.token, headers: ["If-Match": tag])
        #expect(other.status == 412)
    }

    @Test func `users are listed by pages, each once, and only one's own`() throws {
        let others = try TestTenant(service)
        let stranger = try others.signIn("admin")
        let logins = Set(try (0..<5).map { _ in try tenant.signIn("agent").login } + [admin.login])
        var seen: [String] = []
        var cursor = ""
        repeat {
            let page = service.send(.get, "/api/users?limit=2\(cursor)", token: admin.token)
            #expect(page.status == 200)
            seen += (0..<2).map { page.string("users[\($0)].login") }.filter { !$0.isEmpty }
            let next = page.string("pagination.next_cursor")
            cursor = next.isEmpty ? "" : "&cursor=\(next)"
        } while !cursor.isEmpty
        #expect(seen.count == logins.count)
        #expect(Set(seen) == logins)
        let id = try #require(userID(of: admin.login))
        #expect(service.send(.get, "/api/users/\(id)", token: stranger.token).status == 404)
        let theft = service.send(
            .patch, "/api/users/\(id)", #"{"name":"x"}"#, token: stranger.token, headers: ["If-Match": "*"])
        #expect(theft.status == 404)
    }

    @Test(arguments: ["0", "101", "x", "-1"])
    func `a page has one to a hundred rows`(limit: String) {
        let answer = service.send(.get, "/api/users?limit=\(limit)", token: admin.token)
        #expect(answer.status == 422)
        #expect(answer.string("error.details.field") == "limit")
    }

    @Test(arguments: ["zzz", "////", "YWJj"])
    func `a cursor that is not ours is refused`(cursor: String) {
        #expect(service.send(.get, "/api/users?cursor=\(cursor)", token: admin.token).status == 422)
    }

    @Test(arguments: ["manager", "agent", "ivr", "doctor", "patient"])
    func `only admins see and change users`(role: String) throws {
        let user = try tenant.signIn(role)
        #expect(service.send(.get, "/api/users", token: user.token).status == 403)
        #expect(service.send(.post, "/api/users", "{}", token: user.token).status == 403)
        #expect(service.send(.get, "/api/users").status == 401)
    }

    private func invite(_ login: String, role: String) -> Answer {
        service.send(
            .post, "/api/users", #"{"login":"\#(login)","name":"Some One","role":"\#(role)"}"#, token: admin.token)
    }

    private func change(_ id: String, _ body: String) -> Answer {
        service.send(.patch, "/api/users/\(id)", body, token: admin.token, headers: ["If-Match": "*"])
    }

    private func userID(of login: String) -> String? {
        let answer = service.send(.get, "/api/users?limit=100", token: admin.token)
        return (0..<100).map { "users[\($0)]" }.first { answer.string("\($0).login") == login }.map {
            answer.string("\($0).id")
        }
    }
}
