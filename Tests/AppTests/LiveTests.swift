import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

/// What pages are told, and who may listen.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct LiveTests {
    let channel: StubServer
    let service: TestService
    let tenant: TestTenant
    let manager: String
    let key: String

    init() throws {
        channel = StubServer()
        service = try TestService(environment: ["TRUNKLINE_LIVE_SOCKET": channel.socket])
        tenant = try TestTenant(service)
        manager = try tenant.signIn("manager").token
        key = try tenant.makeKey().secret
    }

    @Test func `a listener is led to the channel of its organisation, for five minutes`() throws {
        let stranger = try TestTenant(service)
        let start = Date(timeIntervalSince1970: 300 * 5_000_000)
        func name(_ tenant: TestTenant, at moment: Date) throws -> String? {
            let token = try tenant.signIn("agent", now: moment).token
            return service.send(.get, "/api/live/authorization?channel=x", token: token, now: moment)[
                header: "x-live-channel"]
        }
        let id = tenant.organisation.uuidString.lowercased()
        #expect(try name(tenant, at: start) == "\(id).5000000")
        #expect(try name(tenant, at: start + 299) == "\(id).5000000")
        #expect(try name(tenant, at: start + 300) == "\(id).5000001")
        #expect(try name(stranger, at: start)?.hasPrefix(id) == false)
    }

    @Test(arguments: [("agent", 204), ("doctor", 403), ("patient", 403)])
    func `staff listen`(role: String, status: Int) throws {
        #expect(service.send(.get, "/api/live/authorization", token: try tenant.signIn(role).token).status == status)
        #expect(service.send(.get, "/api/live/authorization").status == 401)
        #expect(service.send(.get, "/api/live/authorization", token: key).status == 403)
    }

    @Test func `look-ups are told after they are written, to their organisation alone`() throws {
        try listen(tenant)
        let stranger = try TestTenant(service)
        try listen(stranger)
        start()
        defer { stop() }
        #expect(eventually { messages("tick", tenant).count > 0 })
        let found = lookUp("+15550100009")
        #expect(found.status == 404)
        #expect(eventually { messages("look_ups", tenant).count == 1 })
        let message = try #require(messages("look_ups", tenant).first)
        #expect(message.body.contains(#""count":1"#))
        #expect(!message.body.contains("5550100009"))
        #expect(messages("look_ups", stranger).isEmpty)
        #expect(channel.posts.allSatisfy { !$0.head.contains("5550100009") && !$0.path.contains("5550100009") })
        let id = try #require(message.body.firstMatch(of: /"id":"([0-9a-f-]{36})"/)).1
        #expect(service.send(.get, "/api/look-ups", token: manager).text.contains(id))
    }

    @Test func `a change of a restaurant is told without what it is`() throws {
        try listen(tenant)
        start()
        defer { stop() }
        #expect(eventually { messages("tick", tenant).count > 0 })
        let body = #"{"restaurantId":"r","name":"Secret Name","timeZone":"UTC"}"#
        #expect(service.send(.post, "/api/restaurants", body, token: manager).status == 201)
        #expect(eventually { messages("restaurants", tenant).count == 1 })
        #expect(channel.posts.allSatisfy { !$0.body.contains("Secret") })
    }

    @Test func `a change that changes nothing is no news`() throws {
        let made = service.send(
            .post, "/api/ivr/webhooks/register",
            #"{"callbackUrl":"https://hooks.example.test/x","events":["restaurant.updated"]}"#, token: manager)
        let path = "/api/ivr/webhooks/\(made.string("data.webhookId"))"
        try listen(tenant)
        start()
        defer { stop() }
        #expect(eventually { messages("tick", tenant).count > 0 })
        let before = messages("webhooks", tenant).count
        let same = service.send(
            .patch, path, #"{"paused":false}"#, token: manager, headers: ["If-Match": "\"1\""])
        #expect(same.status == 200, "\(same.text)")
        _ = lookUp("nothing")
        #expect(eventually { messages("look_ups", tenant).count == 1 })
        #expect(messages("webhooks", tenant).count == before)
    }

    @Test func `messages of a source are numbered without a gap`() throws {
        try listen(tenant)
        start()
        defer { stop() }
        for _ in 0..<3 {
            _ = lookUp("nothing")
            let before = channel.posts.count
            #expect(eventually { channel.posts.count > before })
        }
        let numbers = said.compactMap { $0.body.firstMatch(of: /"seq":(\d+)/).flatMap { Int($0.1) } }
        #expect(numbers == Array(1...numbers.count))
        #expect(Set(channel.posts.compactMap { $0.body.firstMatch(of: /"source":"(\w+)"/)?.1 }).count == 1)
    }

    @Test func `nobody listens, nobody is told`() throws {
        try listen(tenant)
        let silent = try TestTenant(service)
        let key = try silent.makeKey().secret
        start()
        #expect(service.send(.get, "/api/ivr/restaurant/nothing/config", token: key).status == 404)
        _ = lookUp("nothing")
        #expect(eventually { messages("look_ups", tenant).count > 0 })
        stop()
        #expect(channel.posts.allSatisfy { !$0.path.contains(silent.organisation.uuidString.lowercased()) })
    }

    @Test func `a channel that is away costs no request anything, and is counted`() throws {
        channel.close()
        try listen(tenant)
        start()
        defer { stop() }
        #expect(eventually { service.services.shared[.liveMessagesLost] > 0 })
        let begun = ContinuousClock.now
        #expect(lookUp("nothing").status == 404)
        #expect(ContinuousClock.now - begun < .seconds(5))
    }

    @Test func `the page begins with the last minute and the newest look-ups`() throws {
        start()
        let now = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down) + 0.5)
        for offset in [61.0, 59.9, 30, 1.2, 1.1, 0.1] { _ = lookUp("nothing", now: now - offset) }
        stop()
        let answer = service.send(.get, "/api/monitor", token: manager, now: now)
        #expect(answer.status == 200)
        guard case .array(let perSecond)? = answer["data.lookUps.perSecond"] else {
            Issue.record("no counts")
            return
        }
        let counts = perSecond.enumerated().filter { $0.element != 0 }.map(\.offset)
        // Whole seconds only: what came in the one that is not over, or before the first, is not counted.
        #expect(perSecond.count == 60)
        #expect(counts == [0, 30, 59])
        #expect(perSecond[59] == 2)
        guard case .array(let recent)? = answer["data.lookUps.recent"] else { return }
        #expect(recent.count == 6)
        #expect(answer["data.service.workers.of"] == 2)
        #expect(answer.string("data.service.database") == "ok")
        #expect(service.send(.get, "/api/monitor", token: try tenant.signIn("doctor").token).status == 403)
        #expect(!answer.text.contains("asked"))
    }

    @Test func `the pages read anew when somebody is granted emergency access`() throws {
        try listen(tenant)
        start()
        defer { stop() }
        #expect(eventually { messages("tick", tenant).count > 0 })
        let admin = try tenant.signIn("admin").token
        let made = service.send(
            .post, "/api/patients", #"{"id":"P-1","name":"John Smith","date_of_birth":"1965-03-15"}"#, token: admin)
        #expect(made.status == 201)
        let before = messages("verification", tenant).count
        let grant = #"{"patient_id":"P-1","reason":"The patient is in theatre."}"#
        #expect(service.send(.post, "/api/break-glass", grant, token: manager).status == 201)
        #expect(eventually { messages("verification", tenant).count == before + 1 })
        #expect(!messages("verification", tenant).contains { $0.body.contains("P-1") })
    }

    private func listen(_ tenant: TestTenant) throws {
        #expect(service.send(.get, "/api/live/authorization", token: try tenant.signIn("agent").token).status == 204)
    }

    private func start() {
        guard let connection = try? service.services.configuration.connection(as: .serve) else { return }
        service.services.lookUps.start { Database(connection) }
        service.services.live.start(watch: ServerWatch(connection))
    }

    private func stop() {
        service.services.lookUps.stop()
        service.services.live.stop()
    }

    private func lookUp(_ asked: String, now: Date = Date()) -> Answer {
        service.send(.get, "/api/ivr/restaurant/\(asked)/config", token: key, now: now)
    }

    private func messages(_ kind: String, _ tenant: TestTenant) -> [StubServer.Post] {
        said.filter {
            $0.head.contains("X-EventSource-Event: \(kind)\r\n")
                && $0.path.hasPrefix("/pub/\(tenant.organisation.uuidString.lowercased()).")
        }
    }

    /// Each message once: for the first seconds of a channel's name it goes to the name before as well.
    private var said: [StubServer.Post] {
        var known: Set<String> = []
        return channel.posts.filter { post in
            guard let organisation = post.path.firstMatch(of: /[0-9a-f-]{36}/),
                let number = post.body.firstMatch(of: /"seq":\d+/)
            else { return true }
            return known.insert("\(organisation.output) \(number.output)").inserted
        }
    }
}
