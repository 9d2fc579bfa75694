import App
import Foundation
import Synchronization
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct SignInTests {
    let service: TestService
    let tenant: TestTenant

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
    }

    @Test func `a form and JSON sign in alike, under both prefixes`() throws {
        let user = try tenant.signIn("manager")
        let form = "username=\(user.login.replacing("@", with: "%40"))&password=correct+horse+battery"
        let byForm = service.send(
            .post, "/api/v1/auth/login", form, headers: ["Content-Type": "application/x-www-form-urlencoded"])
        let byJSON = login(user.login)
        for answer in [byForm, byJSON] {
            #expect(answer.status == 200)
            #expect(answer.string("token_type") == "bearer")
            #expect(answer["expires_in"] == 900)
            #expect(answer[header: "cache-control"] == "no-store")
            let profile = service.send(.get, "/api/auth/profile", token: answer.string("access_token"))
            #expect(profile.string("user.login") == user.login)
            #expect(profile.string("user.role") == "manager")
        }
    }

    @Test func `unknown, wrong and disabled are answered alike`() throws {
        let user = try tenant.signIn("agent")
        let gone = try tenant.signIn("agent")
        try Administration(service.services, service.db, now: Date()).disable(login: gone.login)
        let answers = [
            login("nobody-\(UUID())"), login(user.login, password: "wrong"), login(gone.login),
        ]
        for answer in answers {
            #expect(answer.status == 401)
            #expect(answer.text == answers[0].text)
        }
    }

    @Test func `an account is slowed, then locked, and an admin unlocks it`() throws {
        let user = try tenant.signIn("agent")
        let admin = try tenant.signIn("admin")
        let address = TestAddress.random()
        var now = Date()
        for _ in 0..<5 { #expect(login(user.login, password: "wrong", from: address, now: now).status == 401) }
        let slowed = login(user.login, from: address, now: now)
        #expect(slowed.status == 429)
        #expect(slowed.string("error.code") == "TOO_MANY_ATTEMPTS")
        #expect(slowed[header: "retry-after"] == "1")
        for _ in 0..<5 {
            now += 31
            #expect(login(user.login, password: "wrong", from: address, now: now).status == 401)
        }
        now += 31
        let locked = login(user.login, from: address, now: now)
        #expect(locked.status == 429)
        #expect(Int(locked[header: "retry-after"] ?? "") ?? 0 > 800)

        let id = try #require(userID(user.login, admin.token))
        #expect(service.send(.delete, "/api/users/\(id)/lock", token: admin.token).status == 204)
        #expect(login(user.login, from: address, now: now).status == 200)
    }

    @Test func `a lock ends by itself`() throws {
        let user = try tenant.signIn("agent")
        let address = TestAddress.random()
        var now = Date()
        for _ in 0..<10 {
            _ = login(user.login, password: "wrong", from: address, now: now)
            now += 31
        }
        #expect(login(user.login, from: address, now: now).status == 429)
        #expect(login(user.login, from: address, now: now + 901).status == 200)
    }

    @Test func `who guesses from elsewhere does not shut the owner out, and is slowed in the end`() throws {
        let user = try tenant.signIn("agent")
        let now = Date()
        for _ in 0..<50 { #expect(login(user.login, password: "wrong", now: now).status == 401) }
        #expect(login(user.login, password: "wrong", now: now).status == 429)
        #expect(login(user.login, now: now + 31).status == 200)
    }

    @Test func `right passwords that come at once are all let in`() throws {
        let user = try tenant.signIn("agent")
        let address = TestAddress.random()
        let statuses = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 12) { _ in
            guard let service = try? TestService() else { return }
            let answer = service.send(
                .post, "/api/auth/login", #"{"username":"\#(user.login)","password":"\#(TestTenant.password)"}"#,
                from: address)
            statuses.withLock { $0.append(answer.status) }
        }
        // Each service is a process of its own here: at most five can be under way before one is slowed.
        #expect(statuses.withLock { $0 }.allSatisfy { [200, 429].contains($0) })
        #expect(login(user.login, from: address, now: Date() + 5).status == 200)
    }

    @Test func `a sign-in that is under way does not outlive a change of the password`() throws {
        let user = try tenant.signIn("agent")
        let opened = Mutex<[String]>([])
        let body = #"{"current_password":"\#(TestTenant.password)","new_password":"a quite new one 7"}"#
        DispatchQueue.concurrentPerform(iterations: 6) { index in
            guard let service = try? TestService() else { return }
            if index == 0 {
                _ = service.send(.post, "/api/auth/change-password", body, token: user.token)
            } else {
                let answer = service.send(
                    .post, "/api/auth/login", #"{"username":"\#(user.login)","password":"\#(TestTenant.password)"}"#,
                    from: TestAddress.random())
                opened.withLock { $0.append(answer.string("access_token")) }
            }
        }
        #expect(opened.withLock { $0 }.allSatisfy { profile($0) == 401 })
        #expect(login(user.login, password: "a quite new one 7").status == 200)
    }

    @Test func `a password that nobody could have is refused, and is no error of ours`() {
        let answer = login("somebody", password: String(repeating: "€", count: 1_024))
        #expect(answer.status == 422)
    }

    @Test func `an address that guesses is stopped, others are not`() throws {
        let now = Date()
        let guesser = TestAddress.random()
        let statuses = (0..<25).map { _ in
            login("nobody-\(UUID())", from: guesser, now: now).status
        }
        #expect(statuses.prefix(20).allSatisfy { $0 == 401 })
        #expect(statuses.suffix(5).allSatisfy { $0 == 429 })
        #expect(login("nobody-\(UUID())", now: now).status == 401)
    }

    @Test func `a refresh token works once, and its second use ends the session`() throws {
        let user = try tenant.signIn("manager")
        let first = refresh(user.refresh)
        #expect(first.status == 200)
        #expect(profile(first.string("access_token")) == 200)
        #expect(refresh(user.refresh).status == 401)
        #expect(profile(first.string("access_token")) == 401)
        #expect(profile(user.token) == 401)
        #expect(refresh(first.string("refresh_token")).status == 401)
    }

    @Test func `of fifty who use one refresh token at once, no two hold live pairs`() throws {
        let user = try tenant.signIn("manager")
        let pairs = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 50) { _ in
            guard let service = try? TestService() else { return }
            let answer = service.send(.post, "/api/auth/refresh", #"{"refresh_token":"\#(user.refresh)"}"#)
            if answer.status == 200 { pairs.withLock { $0.append(answer.string("access_token")) } }
        }
        let won = pairs.withLock { $0 }
        #expect(won.count == 1)
        #expect(won.filter { profile($0) == 200 }.count <= 1)
    }

    @Test func `a session ends when it is not used, and in any case`() throws {
        let service = try TestService(environment: ["TRUNKLINE_TOKEN_LIFETIME": "86400"])
        let start = Date()
        let tenant = try TestTenant(service)
        let idle = try tenant.signIn("agent", now: start)
        let busy = try tenant.signIn("agent", now: start)
        var now = start
        while now < start + 42_000 {
            now += 800
            #expect(status(service, busy.token, at: now) == 200)
        }
        #expect(status(service, idle.token, at: start + 901) == 401)
        #expect(status(service, busy.token, at: start + 43_201) == 401)
    }

    @Test func `after logout the token is refused at once`() throws {
        let user = try tenant.signIn("agent")
        #expect(profile(user.token) == 200)
        #expect(service.send(.post, "/api/auth/logout", token: user.token).status == 204)
        #expect(profile(user.token) == 401)
        #expect(refresh(user.refresh).status == 401)
    }

    @Test func `a password that is changed ends the other sessions and keeps this one`() throws {
        let user = try tenant.signIn("agent")
        let other = login(user.login).string("access_token")
        let body = #"{"current_password":"\#(TestTenant.password)","new_password":"a quite new one 7"}"#
        #expect(service.send(.post, "/api/auth/change-password", body, token: user.token).status == 204)
        #expect(profile(user.token) == 200)
        #expect(profile(other) == 401)
        #expect(login(user.login).status == 401)
        #expect(login(user.login, password: "a quite new one 7").status == 200)
    }

    @Test(arguments: [
        ("short", 422), ("password12345", 422), ("aaaaaaaaaaaaaa", 422), ("abcdefghijkl", 422), ("123456789012", 422),
        ("Trunkline2026", 422), (TestTenant.password, 422), ("tangerine orbit 9", 204),
    ])
    func `a new password is long, uncommon and new`(password: String, status: Int) throws {
        let user = try tenant.signIn("agent")
        let body = #"{"current_password":"\#(TestTenant.password)","new_password":"\#(password)"}"#
        #expect(service.send(.post, "/api/auth/change-password", body, token: user.token).status == status)
    }

    private func login(
        _ login: String, password: String = TestTenant.password, from address: String = TestAddress.random(),
        now: Date = Date()
    ) -> Answer {
        service.send(
            .post, "/api/auth/login", #"{"username":"\#(login)","password":"\#(password)"}"#, from: address, now: now)
    }

    private func refresh(_ token: String) -> Answer {
        service.send(.post, "/api/auth/refresh", #"{"refresh_token":"\#(token)"}"#)
    }

    private func profile(_ token: String) -> Int { status(service, token, at: Date()) }

    private func status(_ service: TestService, _ token: String, at now: Date) -> Int {
        // Another process' worker, which has nothing in memory yet.
        service.send(.get, "/api/auth/profile", token: token, now: now).status
    }

    private func userID(_ login: String, _ token: String) -> String? {
        let answer = service.send(.get, "/api/users?limit=100", token: token)
        return (0..<100).map { "users[\($0)]" }.first { answer.string("\($0).login") == login }.map {
            answer.string("\($0).id")
        }
    }
}
