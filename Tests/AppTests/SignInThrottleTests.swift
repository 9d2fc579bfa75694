import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// Who guesses, from where, and whom that holds up.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct SignInThrottleTests {
    let service: TestService
    let tenant: TestTenant

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
    }

    private func login(
        _ login: String, password: String = TestTenant.password, from address: String = TestAddress.random(),
        now: Date = Date()
    ) -> Answer {
        service.send(
            .post, "/api/auth/login", #"{"username":"\#(login)","password":"\#(password)"}"#, from: address, now: now)
    }

    /// Has strangers guess until the next one from anywhere has to wait.
    private func guess(_ login: String, now: Date) {
        for _ in 0..<60 where self.login(login, password: "wrong", now: now).status != 429 {}
        #expect(self.login(login, password: "wrong", now: now).status == 429)
    }

    @Test func `strangers who never stop guessing hold up nobody where the account was signed in to before`() throws {
        let user = try tenant.signIn("agent")
        let home = TestAddress.random()
        let start = Date()
        #expect(login(user.login, from: home, now: start).status == 200)
        guess(user.login, now: start)
        for minute in 1...5 {
            // They take every turn there is.
            let now = start + Double(minute) * 60
            #expect(login(user.login, password: "wrong", now: now).status == 401)
            #expect(login(user.login, now: now).status == 429, "from elsewhere the owner waits like everybody")
            #expect(login(user.login, from: home, now: now).status == 200)
        }
    }

    @Test func `where the account was signed in to before guessing is locked all the same`() throws {
        let user = try tenant.signIn("agent")
        let home = TestAddress.random()
        var now = Date()
        #expect(login(user.login, from: home, now: now).status == 200)
        for _ in 0..<10 {
            #expect(login(user.login, password: "wrong", from: home, now: now).status == 401)
            now += 31
        }
        let locked = login(user.login, from: home, now: now)
        #expect(locked.status == 429)
        #expect(Int(locked[header: "retry-after"] ?? "") ?? 0 > 800)
    }

    @Test func `what failed where the account was signed in to counts for it elsewhere too`() throws {
        let user = try tenant.signIn("agent")
        let home = TestAddress.random()
        let now = Date()
        #expect(login(user.login, from: home, now: now).status == 200)
        for _ in 0..<5 { _ = login(user.login, password: "wrong", from: home, now: now) }
        for _ in 0..<45 { #expect(login(user.login, password: "wrong", now: now).status == 401) }
        #expect(login(user.login, now: now).status == 429)
    }

    @Test func `a place is known for ninety days, and to one account`() throws {
        let user = try tenant.signIn("agent")
        let other = try tenant.signIn("agent")
        let (home, start) = (TestAddress.random(), Date())
        #expect(login(user.login, from: home, now: start).status == 200)
        guess(other.login, now: start)
        #expect(login(other.login, from: home, now: start).status == 429)
        for (days, status) in [(89.0, 200), (180.0, 429)] {
            let now = start + days * 86_400
            guess(user.login, now: now)
            #expect(login(user.login, from: home, now: now).status == status)
        }
    }

    @Test func `a place is still known when an admin has unlocked the account, and when counts are purged`() throws {
        struct Undo: Error {}
        let user = try tenant.signIn("agent")
        let admin = try tenant.signIn("admin")
        let (home, now) = (TestAddress.random(), Date())
        #expect(login(user.login, from: home, now: now).status == 200)
        let profile = service.send(.get, "/api/auth/profile", token: user.token)
        let path = "/api/users/\(profile.string("user.id"))/lock"
        #expect(service.send(.delete, path, token: admin.token).status == 204)
        guess(user.login, now: now)
        #expect(login(user.login, from: home, now: now).status == 200)

        let account = service.services.index.index(label: "bi:v1:sign_in.account", normalised: user.login)
        let db = try service.db
        let store = SignInThrottleStore(db: db)
        func count() throws -> Int? {
            try db.fetchValue("SELECT COUNT(*) FROM sign_in_throttles WHERE account = \(account)")
        }
        // Undone: other tests' counts are in the same table.
        #expect(throws: Undo.self) {
            try db.retryingTransaction {
                #expect(try count() ?? 0 > 10)
                while try store.purge(lastFailedBefore: now + 60, signedInBefore: now - 60, limit: 1_000) {}
                #expect(try count() == 1)
                while try store.purge(lastFailedBefore: now + 60, signedInBefore: now + 60, limit: 1_000) {}
                #expect(try count() == 0)
                throw Undo()
            }
        }
    }

    @Test func `counts are purged some at a time, however many there are`() throws {
        struct Undo: Error {}
        // Years before any other test's, so that these are all that is old enough; and undone, for a job may purge too.
        let year2000 = Date(timeIntervalSince1970: 946_684_800)
        let db = try service.db
        func left() throws -> Int? {
            try db.fetchValue("SELECT COUNT(*) FROM sign_in_throttles WHERE last_failed_at = \(year2000)")
        }
        func purge() throws -> Bool {
            try SignInThrottleStore(db: db)
                .purge(lastFailedBefore: year2000 + 1, signedInBefore: year2000 + 1, limit: 10)
        }
        #expect(throws: Undo.self) {
            try db.retryingTransaction {
                for number in 0..<50 {
                    let signedIn: Date? = number < 25 ? nil : year2000
                    try db.execute(
                        """
                        INSERT INTO sign_in_throttles (subject, failures, last_failed_at, signed_in_at)
                        VALUES (\(Array(UUID().uuidString.utf8.prefix(16))), 1, \(year2000), \(signedIn))
                        """)
                }
                #expect(try left() == 50)
                #expect(try purge())
                #expect(try left() == 30)
                #expect(try purge())
                #expect(try !purge())
                #expect(try left() == 0)
                throw Undo()
            }
        }
    }

    @Test func `sessions that ended a week ago are deleted, and no younger ones`() throws {
        // Years before any other test's: the job is done to all organisations'.
        let year1999 = Date(timeIntervalSince1970: 915_148_800)
        for later in [0.0, 60] { _ = try tenant.signIn("agent", now: year1999 + later) }
        let end = year1999 + service.services.configuration.sessions.absolute
        func purge(at moment: Date) throws -> Int? {
            let context = JobContext(services: service.services, database: service.database, now: moment)
            while try PurgeSignIns().run(in: context) {}
            return try service.db.fetchValue(
                "SELECT COUNT(*) FROM sessions WHERE organisation_id = \(tenant.organisation)")
        }
        #expect(try purge(at: end + 604_800) == 2)
        #expect(try purge(at: end + 604_830) == 1)
    }

    @Test func `an IPv6 network of 64 bits is one address`() throws {
        let now = Date()
        let network = TestAddress.random().replacing(/:[0-9a-f]+:[0-9a-f]+::1$/, with: "")
        func address(_ number: Int) -> String { "\(network):\(String(number, radix: 16)):7:8:9" }
        let user = try tenant.signIn("agent")
        for number in 1...5 {
            #expect(login(user.login, password: "wrong", from: address(number), now: now).status == 401)
        }
        #expect(login(user.login, from: address(6), now: now).status == 429)
        let statuses = (7..<40).map { login("nobody-\(UUID())", from: address($0), now: now).status }
        #expect(statuses.contains(401) && statuses.suffix(10).allSatisfy { $0 == 429 })
        #expect(login(user.login, now: now).status == 200, "from elsewhere")
    }

    @Test(arguments: [
        ("198.51.100.7", "198.51.100.7"), ("::ffff:198.51.100.7", "198.51.100.7"), ("::FFFF:c633:6407", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", ClientNetwork.of("2001:db8:1:2::")), ("", ""), ("unix:", "unix:"),
    ])
    func `what counts of an address`(address: String, network: String) {
        #expect(ClientNetwork.of(address) == network)
    }

    @Test func `networks that differ are not one`() {
        let addresses = ["2001:db8:1:2::1", "2001:db8:1:3::1", "::1", "::ffff:198.51.100.7", "::ffff:198.51.100.8"]
        #expect(Set(addresses.map(ClientNetwork.of)).count == addresses.count)
    }
}
