import Foundation
import MariaDB
import Synchronization
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct IdempotencyTests {
    let service: TestService
    let tenant: TestTenant
    let manager: String
    static let place = #"{"name":"Once","phone":"+15550104477","timeZone":"UTC"}"#

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        manager = try tenant.signIn("manager").token
    }

    @Test func `a request that comes again is answered byte for byte as before, and done once`() throws {
        let first = create(key: "k-1")
        #expect((first.status, first[header: "idempotency-replayed"]) == (201, nil))
        for (path, key) in [
            ("/api/restaurants", "k-1"), ("/api/restaurants/", "k-1"), ("/api/v1/restaurants", "\"k-1\""),
        ] {
            let again = create(key: key, at: path)
            #expect((again.status, again.response.body) == (201, first.response.body))
            #expect(again[header: "idempotency-replayed"] == "true")
            for name in ["location", "etag", "content-type"] {
                #expect(again[header: name] == first[header: name] && first[header: name] != nil)
            }
        }
        #expect(try count("restaurants") == 1)
        #expect(try effects() == 1)
        // Without a key, or with another, the number is taken.
        #expect(service.send(.post, "/api/restaurants", Self.place, token: manager).status == 409)
        #expect(create(key: "k-2").string("error") == "RESTAURANT_TAKEN")
    }

    @Test func `the same key with another body is refused, and the first answer stands`() throws {
        let first = create(key: "k")
        let other = create(#"{"name":"Other","timeZone":"UTC"}"#, key: "k")
        #expect((other.status, other.string("error")) == (422, "IDEMPOTENCY_KEY_REUSED"))
        #expect(other.string("details.field") == "Idempotency-Key" || other.text.contains("Idempotency-Key"))
        #expect(try count("restaurants") == 1)
        #expect(create(key: "k").response.body == first.response.body)
    }

    @Test(arguments: [
        "", "\"", "\"\"", "\"open", "\"a\"b", "\"a\\x\"", "tab\there", "caf\u{E9}", String(repeating: "k", count: 256),
    ])
    func `a key that is none is refused before anything is done`(key: String) throws {
        let answer = create(key: key)
        #expect((answer.status, answer.string("error")) == (400, "INVALID_IDEMPOTENCY_KEY"))
        #expect(try count("restaurants") == 0)
    }

    @Test(arguments: ["k", String(repeating: "k", count: 255), "two words", "\"a \\\"quoted\\\" \\\\ one\""])
    func `a key may be any printable text`(key: String) throws {
        #expect(create(key: key).status == 201)
        #expect(create(key: key)[header: "idempotency-replayed"] == "true")
    }

    @Test func `a key is its caller's alone, and its path's`() throws {
        #expect(create(key: "k").status == 201)
        let colleague = try tenant.signIn("manager").token
        #expect(create(key: "k", token: colleague).string("error") == "RESTAURANT_TAKEN")
        let stranger = try TestTenant(service)
        let theirs = create(key: "k", token: try stranger.signIn("manager").token)
        #expect((theirs.status, theirs[header: "idempotency-replayed"]) == (201, nil))
        let admin = try tenant.signIn("admin").token
        let first = makeKey(key: "k", token: admin)
        let user = service.send(
            .post, "/api/users", #"{"login":"\#(UUID())@example.test","name":"A","role":"agent"}"#, token: admin,
            headers: ["Idempotency-Key": "k"])
        #expect((first.status, user.status, user[header: "idempotency-replayed"]) == (201, 201, nil))
    }

    @Test func `what is refused leaves the key free`() throws {
        let taken = create(key: "before")
        #expect(create(key: "k").status == 409)
        let deleted = service.send(
            .delete, try #require(taken[header: "location"]), token: manager, headers: ["If-Match": "*"])
        #expect(deleted.status == 204)
        let answer = create(key: "k")
        #expect((answer.status, answer[header: "idempotency-replayed"]) == (201, nil))
    }

    @Test func `a secret that was shown once is shown again to whoever repeats the request, and lies nowhere`() throws {
        let admin = try tenant.signIn("admin").token
        let first = makeKey(key: "k", token: admin)
        let secret = first.string("data.apiKey")
        #expect(makeKey(key: "k", token: admin).string("data.apiKey") == secret)
        let path = "/api/ivr/auth/api-keys/\(first.string("data.keyId"))/rotation"
        let rotated = service.send(.post, path, "{}", token: admin, headers: ["Idempotency-Key": "r"])
        let again = service.send(.post, path, "{}", token: admin, headers: ["Idempotency-Key": "r"])
        #expect((rotated.status, again.status, again.text) == (201, 201, rotated.text))
        let leaks = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM idempotency_keys WHERE organisation_id = \(tenant.organisation)
            AND (INSTR(sealed, \(secret)) OR INSTR(sealed, 'psk_live'))
            """, as: Int.self)
        #expect(leaks == 0)
    }

    @Test func `after a day a key is free again, and its row is deleted`() throws {
        #expect(create(key: "k").status == 201)
        try age(by: 86_390)
        #expect(create(key: "k")[header: "idempotency-replayed"] == "true")
        try age(by: 20)
        #expect(create(key: "k").string("error") == "RESTAURANT_TAKEN")
        #expect(try count("idempotency_keys") == 1)
        // Taken anew, in the same row.
        let other = #"{"name":"Another","timeZone":"UTC"}"#
        #expect(create(other, key: "k").status == 201)
        #expect(create(other, key: "k")[header: "idempotency-replayed"] == "true")
        try age(by: 86_410)
        #expect(create(#"{"name":"Young","timeZone":"UTC"}"#, key: "young").status == 201)
        // Years before any other test's: the job is done to all organisations'.
        let years = 20 * 365 * 86_400
        try age(by: years)
        let context = JobContext(
            services: service.services, database: service.database, now: Date() - TimeInterval(years))
        while try PurgeIdempotencyKeys().run(in: context) {}
        #expect(try count("idempotency_keys") == 1)
    }

    @Test func `a key that another request still has is refused after the time that a lock may take`() throws {
        #expect(create(key: "k").status == 201)
        let root = try TestDatabase.root()
        let start = ContinuousClock.now
        let digest = try root.fetchValue(
            "SELECT digest FROM idempotency_keys WHERE organisation_id = \(tenant.organisation)", as: [UInt8].self)
        try root.transaction {
            // This row and nothing beside it, where other tests have theirs.
            _ = try root.fetchValue(
                """
                SELECT digest FROM idempotency_keys
                WHERE organisation_id = \(tenant.organisation) AND digest = \(digest) FOR UPDATE
                """, as: [UInt8].self)
            let answer = create(key: "k")
            #expect((answer.status, answer.string("error")) == (409, "IDEMPOTENCY_IN_PROGRESS"))
            #expect(answer[header: "retry-after"] != nil)
        }
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(create(key: "k")[header: "idempotency-replayed"] == "true")
    }

    @Test func `a worker that dies in the middle leaves nothing, and who waited does the work`() throws {
        let answers = Mutex<[Int: Int]>([:])
        let threads = DispatchGroup()
        let token = manager
        let body = #"{"restaurantId":"r","name":"Once","timeZone":"UTC"}"#
        @Sendable func sendAside(_ number: Int) {
            threads.enter()
            Thread.detachNewThread {
                defer { threads.leave() }
                guard let service = try? TestService() else { return }
                // Who waits waits until the other is dead, however long that takes beside other tests.
                _ = try? service.db.execute("SET SESSION innodb_lock_wait_timeout = 4, max_statement_time = 4.5")
                let answer = service.send(
                    .post, "/api/restaurants", body, token: token, headers: ["Idempotency-Key": "k"])
                answers.withLock { $0[number] = answer.status }
            }
        }
        let holder = try TestDatabase.root()
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            // The winner waits for the id that somebody else is about to take.
            try holder.transaction {
                try holder.execute(
                    """
                    INSERT INTO restaurants (organisation_id, id, name, time_zone, ai_enabled, call_hours, tools,
                        created_at, updated_at)
                    VALUES (\(tenant.organisation), 'r', 'x', 'UTC', 1, ',,,,,,', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    """)
                sendAside(0)
                let holding = try #require(try holder.fetchValue("SELECT CONNECTION_ID()", as: Int.self))
                let winner = try #require(try connection(waitingFor: holding))
                sendAside(1)
                _ = try #require(try connection(waitingFor: winner))
                try TestDatabase.root().execute("KILL \(winner)")
                #expect(eventually { answers.withLock { $0[0] } == 503 })
                throw Stop()
            }
        }
        threads.wait()
        #expect(answers.withLock { $0 } == [0: 503, 1: 201])
        #expect(create(body, key: "k")[header: "idempotency-replayed"] == "true")
        #expect(try (count("restaurants"), effects()) == (1, 1))
    }

    @Test(arguments: [true, false])
    func `of fifty that come at once one does the work, and all get its answer`(isFirstRefused: Bool) throws {
        // Where the first round is refused, all of its fifty roll back, one after the other.
        if isFirstRefused {
            #expect(service.send(.post, "/api/restaurants", Self.place, token: manager).status == 201)
            let refused = flood(key: "k")
            #expect(refused.allSatisfy { $0.status == 409 })
            let codes = Set(refused.map(\.error))
            #expect(codes.isSubset(of: ["RESTAURANT_TAKEN", "IDEMPOTENCY_IN_PROGRESS"]) && codes.count > 0)
            try TestDatabase.root().execute(
                "DELETE FROM restaurants WHERE organisation_id = \(tenant.organisation)")
        }
        let answers = flood(key: "k")
        #expect(answers.count == 50)
        #expect(answers.allSatisfy { $0.status == 201 })
        #expect(Set(answers.map(\.body)).count == 1)
        #expect(answers.count { !$0.isReplayed } == 1)
        #expect(try count("restaurants") == 1)
        #expect(try effects() == (isFirstRefused ? 2 : 1))
    }

    @Test func `machines that repeat a verification request make one each, however often and at once they do`() throws {
        let clinic = try TestClinic(service)
        let keys = [try clinic.tenant.makeKey().secret, try clinic.tenant.makeKey().secret]
        let answers = atOnce(30) { number, service in
            let answer = service.send(
                .post, "/api/v1/ivr/requests", TestClinic.sample, token: keys[number % 2],
                headers: ["Idempotency-Key": "call-4711"])
            return Told(status: answer.status, body: answer.response.body, error: "", isReplayed: false)
        }
        #expect(answers.count == 30 && answers.allSatisfy { $0.status == 201 })
        #expect(Set(answers.map(\.body)).count == 2)
        let requests = try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM verification_requests WHERE organisation_id = \(clinic.tenant.organisation)",
            as: Int.self)
        #expect(requests == 2)
    }

    @Test func `every route that makes something may be asked twice`() {
        // Whoever is not signed in has no keys of their own: a stranger could ask for the answer. The phone number is
        // what makes a registration one.
        for route in App.routes where route.method == .post && route.access != .anyone {
            let makes = route.answers.contains { $0.status == .created }
            let takes = route.operation.takes.contains { $0.name == "Idempotency-Key" }
            #expect(!makes || takes, "\(route.path)")
        }
    }

    /// What one of many was answered.
    private struct Told: Sendable {
        let status: Int
        let body: [UInt8]
        let error: String
        let isReplayed: Bool
    }

    /// What fifty threads, each as of a host of its own, are answered at the same moment.
    private func flood(key: String) -> [Told] {
        let token = manager
        return atOnce(50) { _, service in
            let answer = service.send(
                .post, "/api/restaurants", Self.place, token: token, headers: ["Idempotency-Key": key])
            return Told(
                status: answer.status, body: answer.response.body, error: answer.string("error"),
                isReplayed: answer[header: "idempotency-replayed"] != nil)
        }
    }

    /// The connection that waits for a lock of another, as soon as there is one.
    private func connection(waitingFor holder: Int) throws -> Int? {
        let root = try TestDatabase.root()
        for _ in 0..<50 {
            // The server shows the same picture again to whoever asks within a tenth of a second.
            Thread.sleep(forTimeInterval: 0.15)
            let found = try root.fetchValue(
                """
                SELECT waiter.trx_mysql_thread_id FROM information_schema.innodb_lock_waits
                JOIN information_schema.innodb_trx AS waiter ON waiter.trx_id = requesting_trx_id
                JOIN information_schema.innodb_trx AS holder ON holder.trx_id = blocking_trx_id
                WHERE holder.trx_mysql_thread_id = \(holder)
                """, as: Int.self)
            if let found { return found }
        }
        return nil
    }

    /// Lets the organisation's keys be older by so many seconds.
    private func age(by seconds: Int) throws {
        try TestDatabase.root().execute(
            """
            UPDATE idempotency_keys SET created_at = created_at - INTERVAL \(seconds) SECOND
            WHERE organisation_id = \(tenant.organisation)
            """)
    }

    private func create(
        _ body: String = Self.place, key: String, at path: String = "/api/restaurants", token: String? = nil
    ) -> Answer {
        service.send(.post, path, body, token: token ?? manager, headers: ["Idempotency-Key": key])
    }

    private func makeKey(key: String, token: String) -> Answer {
        service.send(
            .post, "/api/ivr/auth/api-key", #"{"name":"Twilio"}"#, token: token, headers: ["Idempotency-Key": key])
    }

    private func count(_ table: String) throws -> Int? {
        let root = try TestDatabase.root()
        return table == "restaurants"
            ? try root.fetchValue(
                "SELECT COUNT(*) FROM restaurants WHERE organisation_id = \(tenant.organisation)", as: Int.self)
            : try root.fetchValue(
                "SELECT COUNT(*) FROM idempotency_keys WHERE organisation_id = \(tenant.organisation)", as: Int.self)
    }

    /// How often the making of a restaurant is on record.
    private func effects() throws -> Int? {
        try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM audit_events
            WHERE organisation_id = \(tenant.organisation) AND event = 'restaurant_created'
            """, as: Int.self)
    }
}
