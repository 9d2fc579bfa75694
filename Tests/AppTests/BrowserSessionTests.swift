import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

/// People signed in at a browser: a cookie in place of a token.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct BrowserSessionTests {
    let service: TestService
    let tenant: TestTenant

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
    }

    static let own = ["Sec-Fetch-Site": "same-origin"]

    @Test func `a sign-in sets a cookie that no script and no other site gets at`() throws {
        let user = try tenant.signIn("manager")
        let answer = open(user.login)
        #expect(answer.status == 200)
        #expect(answer.string("data.login") == user.login)
        #expect(answer.string("data.role") == "manager")
        #expect(answer.string("data.organisation.name") == "Test")
        #expect(answer["data.mustChangePassword"] == false)
        #expect(answer[header: "cache-control"] == "no-store")
        let cookie = try #require(answer[header: "set-cookie"])
        #expect(cookie.hasPrefix("__Host-trunkline="))
        for attribute in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict", "; Max-Age=43200"] {
            #expect(cookie.contains(attribute))
        }
        #expect(!answer.text.contains("token"))
    }

    @Test func `the cookie opens what the person may use, and a token stays good beside it`() throws {
        let (_, cookie) = try signedIn("agent")
        #expect(get("/api/session", cookie).status == 200)
        #expect(get("/api/restaurants", cookie).status == 200)
        #expect(get("/api/users", cookie).status == 403)
        #expect(get("/api/session", "other=1; \(cookie); last=2").status == 200)
        #expect(get("/api/session", "__Host-trunklines=\(cookie.dropFirst(17))").status == 401)
        #expect(get("/api/session", "__Host-trunkline=").status == 401)
    }

    @Test func `a bearer token is what counts where there are both`() throws {
        let (_, cookie) = try signedIn("agent")
        let answer = service.send(.get, "/api/session", token: "nonsense", headers: ["Cookie": cookie])
        #expect(answer.status == 401)
    }

    @Test(arguments: [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"], [:],
        ["Origin": "https://evil.example", "Host": "trunkline.example"],
        ["Origin": "null", "Host": "trunkline.example"],
        ["Origin": "http://trunkline.example", "Host": "trunkline.example"],
        ["Sec-Fetch-Site": "cross-site", "Origin": "https://trunkline.example", "Host": "trunkline.example"],
    ])
    func `another site changes nothing by a cookie`(headers: [String: String]) throws {
        let (_, cookie) = try signedIn("manager")
        let answer = service.send(
            .post, "/api/restaurants", #"{"name":"A","timeZone":"UTC"}"#,
            headers: headers.merging(["Cookie": cookie]) { $1 })
        #expect(answer.status == 403)
        #expect(answer.string("error") == "CROSS_SITE")
    }

    @Test(arguments: [own, ["Origin": "https://trunkline.example", "Host": "trunkline.example"]])
    func `our own pages do`(headers: [String: String]) throws {
        let (_, cookie) = try signedIn("manager")
        let answer = service.send(
            .post, "/api/restaurants", #"{"name":"A","timeZone":"UTC"}"#,
            headers: headers.merging(["Cookie": cookie]) { $1 })
        #expect(answer.status == 201)
    }

    @Test func `another site cannot sign anybody in`() throws {
        let user = try tenant.signIn("agent")
        let answer = open(user.login, headers: ["Sec-Fetch-Site": "cross-site"])
        #expect(answer.status == 403)
        #expect(answer[header: "set-cookie"] == nil)
        #expect(open(user.login, password: "wrong").status == 401)
    }

    @Test func `signing out ends the cookie's worth at once`() throws {
        let (_, cookie) = try signedIn("agent")
        let refused = service.send(.delete, "/api/session", headers: ["Cookie": cookie])
        #expect(refused.status == 403)
        #expect(get("/api/session", cookie).status == 200)
        let answer = service.send(.delete, "/api/session", headers: Self.own.merging(["Cookie": cookie]) { $1 })
        #expect(answer.status == 204)
        #expect(answer[header: "set-cookie"]?.hasPrefix("__Host-trunkline=; Path=/; Max-Age=0;") == true)
        #expect(get("/api/session", cookie).status == 401)
    }

    @Test func `a session that a page alone keeps asking for ends, and one in use does not`() throws {
        let start = Date()
        let (watched, used) = (try signedIn("agent", now: start).cookie, try signedIn("agent", now: start).cookie)
        for minute in 1...20 {
            let now = start + TimeInterval(60 * minute + 1)
            let background = ["X-Background": "1"]
            let status = service.send(
                .get, "/api/session", headers: background.merging(["Cookie": watched]) { $1 }, now: now
            ).status
            #expect(status == (minute < 15 ? 200 : 401), "after \(minute) minutes")
            // The page asks in between, and its thread remembers the answer: the person counts all the same.
            _ = service.send(
                .get, "/api/session", headers: background.merging(["Cookie": used]) { $1 }, now: now - 1)
            #expect(get("/api/session", used, now: now).status == 200)
        }
    }

    @Test func `a page is told when its session ends if nobody does anything more`() throws {
        let start = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
        let (_, cookie) = try signedIn("agent", now: start)
        let ends = { (background: Bool, seconds: TimeInterval) throws -> TimeInterval in
            let headers = background ? ["X-Background": "1"] : [:]
            let answer = service.send(
                .get, "/api/session", headers: headers.merging(["Cookie": cookie]) { $1 }, now: start + seconds)
            return try Date(answer.string("data.endsAt"), strategy: .iso8601).timeIntervalSince(start)
        }
        #expect(try ends(true, 600) == 900)
        #expect(try ends(false, 600) == 1500)
        #expect(try ends(true, 1200) == 1500)
        for seconds in stride(from: 1200.0, through: 42_600, by: 600) { _ = try ends(false, seconds) }
        // In any case after twelve hours.
        #expect(try ends(false, 42_700) == 43_200)
    }

    @Test func `a page is told the zone of the organisation's days`() throws {
        let (_, cookie) = try signedIn("agent")
        #expect(get("/api/session", cookie).string("data.timeZone") == "UTC")
        let set = service.send(
            .put, "/api/calendar", CalendarTests.body(zone: "Asia/Kolkata"), token: try tenant.signIn("admin").token,
            headers: ["If-Match": "*"])
        #expect(set.status == 200)
        #expect(get("/api/session", cookie).string("data.timeZone") == "Asia/Kolkata")
    }

    @Test func `what a page asks by itself uses up nothing that its owner needs`() throws {
        let service = try TestService(environment: ["TRUNKLINE_USER_BURST": "3", "TRUNKLINE_USER_RATE": "1"])
        let user = try TestTenant(service).signIn("agent")
        let signedIn = service.send(
            .post, "/api/session", #"{"username":"\#(user.login)","password":"\#(TestTenant.password)"}"#,
            headers: Self.own, from: TestAddress.random())
        let headers = Self.own.merging(["Cookie": Self.cookie(signedIn)]) { $1 }
        let background = headers.merging(["X-Background": "1"]) { $1 }
        let statuses = ["/api/session", "/api/live/authorization", "/api/monitor", "/api/session"].map {
            service.send(.get, $0, headers: background).status
        }
        #expect(statuses == [200, 204, 200, 429])
        #expect(service.send(.get, "/api/restaurants", headers: headers).status == 200)
        #expect(service.send(.delete, "/api/session", headers: background).status == 204)
    }

    @Test func `what pages ask by themselves is counted of all a user's sessions, and what a program asks as its own`()
        throws
    {
        let service = try TestService(environment: ["TRUNKLINE_USER_BURST": "3", "TRUNKLINE_USER_RATE": "1"])
        let user = try TestTenant(service).signIn("agent")
        let pages = (0..<2).map { _ in
            let signedIn = service.send(
                .post, "/api/session", #"{"username":"\#(user.login)","password":"\#(TestTenant.password)"}"#,
                headers: Self.own, from: TestAddress.random())
            return ["Cookie": Self.cookie(signedIn), "X-Background": "1"]
        }
        let statuses = [0, 1, 0, 1].map { service.send(.get, "/api/restaurants", headers: pages[$0]).status }
        #expect(statuses == [200, 200, 200, 429])
        let own = (0..<4).map { _ in
            service.send(.get, "/api/restaurants", token: user.token, headers: ["X-Background": "1"]).status
        }
        #expect(own == [200, 200, 200, 429])
        let page = ["Cookie": pages[0]["Cookie"] ?? ""]
        #expect(service.send(.get, "/api/restaurants", headers: page).status == 429)
    }

    @Test func `the longest session there may be holds in a browser to its end`() throws {
        let service = try TestService(
            environment: ["TRUNKLINE_SESSION_LIMIT": "86400", "TRUNKLINE_IDLE_LIMIT": "86400"])
        let user = try TestTenant(service).signIn("agent")
        let start = Date()
        let answer = service.send(
            .post, "/api/session", #"{"username":"\#(user.login)","password":"\#(TestTenant.password)"}"#,
            headers: Self.own, from: TestAddress.random(), now: start)
        #expect(answer.status == 200)
        #expect(answer[header: "set-cookie"]?.contains("; Max-Age=86400;") == true)
        for (seconds, status) in [(0.0, 200), (86_395, 200), (86_405, 401)] {
            let later = service.send(
                .get, "/api/session", headers: ["Cookie": Self.cookie(answer)], now: start + seconds)
            #expect(later.status == status, "after \(seconds) s")
        }
    }

    @Test func `who has to change the password can do that and no more`() throws {
        let user = try tenant.signIn("agent")
        try service.db.execute("UPDATE users SET must_change_password = TRUE WHERE login = \(user.login)")
        let answer = open(user.login)
        #expect(answer["data.mustChangePassword"] == true)
        let cookie = Self.cookie(answer)
        #expect(get("/api/restaurants", cookie).string("error") == "PASSWORD_CHANGE_REQUIRED")
        let changed = service.send(
            .post, "/api/auth/change-password",
            #"{"current_password":"\#(TestTenant.password)","new_password":"a much better passphrase"}"#,
            headers: Self.own.merging(["Cookie": cookie]) { $1 })
        #expect(changed.status == 204)
        #expect(get("/api/restaurants", cookie).status == 200)
    }

    private func open(
        _ login: String, password: String = TestTenant.password, headers: [String: String] = own, now: Date = Date()
    ) -> Answer {
        service.send(
            .post, "/api/session", #"{"username":"\#(login)","password":"\#(password)"}"#, headers: headers,
            from: TestAddress.random(), now: now)
    }

    private func signedIn(_ role: String, now: Date = Date()) throws -> (login: String, cookie: String) {
        let user = try tenant.signIn(role, now: now)
        return (user.login, Self.cookie(open(user.login, now: now)))
    }

    static func cookie(_ answer: Answer) -> String {
        String((answer[header: "set-cookie"] ?? "").prefix { $0 != ";" })
    }

    private func get(_ path: String, _ cookie: String, now: Date = Date()) -> Answer {
        service.send(.get, path, headers: ["Cookie": cookie], now: now)
    }
}
