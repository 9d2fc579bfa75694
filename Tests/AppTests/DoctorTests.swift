import Foundation
import MariaDB
import Synchronization
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct DoctorTests {
    let service: TestService
    let tenant: TestTenant
    let reviewer: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        reviewer = try tenant.signIn("ivr").token
    }

    static let sample = """
        {"id":"D-001","name":"Dr. Sarah Wilson","npi":"1234567893","practice":"Boston Wound Care Center",\
        "phone":"(555) 123-4567"}
        """

    @Test func `a doctor is what was sent`() {
        let answer = create(Self.sample)
        #expect(answer.status == 201)
        #expect(answer[header: "location"] == "/api/doctors/D-001")
        let shown = send(.get, "/api/doctors/D-001")
        #expect(shown.text == answer.text)
        #expect(shown.string("phone") == "+15551234567")
        #expect(shown["npi_checksum_ok"] == true)
        #expect(shown["is_active"] == true)
        #expect(create(Self.sample).string("error.code") == "DOCTOR_TAKEN")
        #expect(create(Self.sample).status == 409)
    }

    @Test func `an NPI that was stored with a wrong check digit is flagged, and may stay when others change`() throws {
        let doctor = Doctor(
            id: "D-bad", territory: Territory.main, name: "Dr. Bad", npi: "1234567890", practice: "", phone: nil,
            isActive: true, version: 1, createdAt: Date(), updatedAt: Date())
        try DoctorStore(db: service.db, organisation: tenant.organisation).insert(doctor)
        #expect(send(.get, "/api/doctors/D-bad")["npi_checksum_ok"] == false)
        #expect(change("D-bad", #"{"practice":"Somewhere"}"#)["npi_checksum_ok"] == false)
        #expect(change("D-bad", #"{"npi":"1234567890"}"#).string("error.details.field") == "npi")
        #expect(change("D-bad", #"{"npi":"1234567893"}"#)["npi_checksum_ok"] == true)
    }

    /// A member, and the values it must not have.
    static let wrong: [(member: String, values: [String])] = [
        ("id", ["null", "5", #""""#, #""a b""#, #""..""#, #""Ｄ-1""#, quoted(65)]),
        ("territory_id", ["null", "5", #""""#, #""elsewhere""#, quoted(65)]),
        ("name", ["null", "5", #""""#, #"" ""#, #""12""#, #""a\u200bb""#, #""\u202ea""#, #""a\nb""#, quoted(121)]),
        (
            "npi",
            [
                "null", "1234567893", #""""#, #""1234567890""#, #""0000000006""#, #""123456789""#, #""12345678930""#,
                #""1234567893 ""#, #""１２３４５６７８９３""#, #""abcdefghij""#,
            ]
        ),
        ("practice", ["5", #""""#, #""12""#, #""a\u200bb""#, quoted(201)]),
        ("phone", ["5551234567", #""""#, #""abc""#, #""12""#, #""５５５1234567""#, quoted(41)]),
        ("is_active", ["null", "1", #""true""#]),
    ]

    private static func quoted(_ count: Int) -> String { "\"" + String(repeating: "a", count: count) + "\"" }

    @Test(arguments: wrong.indices)
    func `a wrong value is refused with the name of its member`(index: Int) {
        let (member, values) = Self.wrong[index]
        #expect(create(Self.sample).status == 201)
        for value in values {
            let rest = [("name", #""Ann""#), ("npi", #""1234567893""#)].filter { $0.0 != member }
            let body = "{" + (rest + [(member, value)]).map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
            let created = create(body)
            #expect(created.status == 422, "\(body)")
            #expect(created.string("error.details.field") == member, "\(body)")
            guard member != "id" else { continue }
            let changed = change("D-001", "{\"\(member)\":\(value)}")
            #expect(changed.status == 422, "\(value)")
            #expect(changed.string("error.details.field") == member, "\(value)")
        }
        let missing = create("{}")
        #expect(missing.string("error.errors[0].field") == "name")
        #expect(missing.string("error.errors[1].field") == "npi")
    }

    @Test func `a list is by name in any case, and found by the beginning of a word or an NPI`() {
        for (name, npi) in [
            ("Dr. Sarah Wilson", "1234567893"), ("dr. adam wise", "1558598797"), ("Dr. Łucja Žižek", "1245319599"),
            ("Dr. Percent 100%", "1003000126"), ("Dr. _under_", "1679576722"), ("Dr. pipe|d", "1497758544"),
        ] {
            #expect(create(#"{"name":"\#(name)","npi":"\#(npi)"}"#).status == 201)
        }
        #expect(
            names("") == [
                "Dr. _under_", "dr. adam wise", "Dr. Łucja Žižek", "Dr. Percent 100%", "Dr. pipe|d", "Dr. Sarah Wilson",
            ])
        #expect(names("?q=wi") == ["dr. adam wise", "Dr. Sarah Wilson"])
        #expect(names("?q=WILS") == ["Dr. Sarah Wilson"])
        #expect(names("?q=ilson") == [])
        #expect(names("?q=zizek") == ["Dr. Łucja Žižek"])
        #expect(names("?q=1558598797") == ["dr. adam wise"])
        #expect(names("?q=155859879") == [])
        #expect(names("?q=100%25") == ["Dr. Percent 100%"])
        #expect(names("?q=%25") == [])
        #expect(names("?q=_under") == ["Dr. _under_"])
        #expect(names("?q=_") == ["Dr. _under_"])
        #expect(names("?q=pipe%7Cd") == ["Dr. pipe|d"])
        #expect(names("?q=%27%20OR%201=1%20--") == [])
    }

    @Test func `a list tells those in use from those that are not, and has pages`() {
        for (number, npi) in ["1234567893", "1558598797", "1245319599", "1003000126"].enumerated() {
            #expect(create(#"{"id":"D-\#(number)","name":"Dr. Same","npi":"\#(npi)"}"#).status == 201)
        }
        #expect(change("D-1", #"{"is_active":false}"#).status == 200)
        #expect(ids("?active=false") == ["D-1"])
        #expect(ids("?active=true") == ["D-0", "D-2", "D-3"])
        let first = send(.get, "/api/doctors?limit=3")
        let cursor = first.string("pagination.next_cursor")
        #expect(!cursor.isEmpty)
        #expect(ids("?limit=3&cursor=\(cursor)") == ["D-3"])
    }

    @Test(arguments: [
        "active=yes", "active=", "q=", "q=%20", "q=a%E2%80%8Bb", "q=\(String(repeating: "a", count: 121))", "limit=0",
        "cursor=x",
    ])
    func `a query that is wrong is 422`(query: String) {
        let answer = send(.get, "/api/doctors?\(query)")
        #expect(answer.status == 422)
        #expect(answer.string("error.details.field") == query.prefix { $0 != "=" })
    }

    @Test func `another organisation's and another territory's doctors are not there`() throws {
        #expect(create(Self.sample).status == 201)
        let stranger = try TestTenant(service).signIn("super_admin").token
        #expect(send(.get, "/api/doctors/D-001", stranger).status == 404)
        #expect(send(.get, "/api/doctors", stranger)["doctors"] == [])
        #expect(change("D-001", "{}", stranger).status == 404)

        let territories = TerritoryStore(db: try service.db, organisation: tenant.organisation)
        try territories.insert(id: "north", name: "North", now: Date())
        let user = try tenant.signIn("ivr")
        let id = try #require(try UserStore.find(login: user.login, service.db)).id
        try territories.limit(id, to: ["north"])
        #expect(send(.get, "/api/doctors/D-001", user.token).status == 404)
        #expect(send(.get, "/api/doctors", user.token)["doctors"] == [])
        #expect(change("D-001", "{}", user.token).status == 404)
        let own = send(.post, "/api/doctors", #"{"name":"Dr. North","npi":"1558598797"}"#, user.token)
        #expect(own.string("territory_id") == "north")
        #expect(send(.get, "/api/doctors", user.token)["doctors[1]"] == nil)
    }

    @Test func `a doctor sees themselves, and what may be ordered`() throws {
        #expect(create(Self.sample).status == 201)
        #expect(create(#"{"id":"D-002","name":"Dr. Other","npi":"1558598797"}"#).status == 201)
        let doctor = try doctor("D-001")
        #expect(send(.get, "/api/doctors/D-001", doctor).status == 200)
        #expect(send(.get, "/api/doctors/D-002", doctor).status == 404)
        #expect(send(.get, "/api/doctors", doctor).status == 403)
        #expect(change("D-001", "{}", doctor).status == 403)
        #expect(send(.post, "/api/doctors", Self.sample, doctor).status == 403)
        #expect(send(.get, "/api/payers", doctor).status == 200)
        #expect(send(.get, "/api/products", doctor).status == 200)
        #expect(send(.get, "/api/patients", doctor).status == 403)
    }

    @Test(arguments: ["manager", "agent"])
    func `others see nobody`(role: String) throws {
        let token = try tenant.signIn(role).token
        for path in ["/api/doctors", "/api/doctors/D-001", "/api/payers", "/api/products"] {
            #expect(send(.get, path, token).status == 403)
        }
    }

    @Test func `of two changes at once one is made, and the other is 412`() throws {
        #expect(create(Self.sample).status == 201)
        let statuses = Mutex<[Int]>([])
        let reviewer = reviewer
        DispatchQueue.concurrentPerform(iterations: 2) { index in
            guard let service = try? TestService() else { return }
            let answer = service.send(
                .patch, "/api/doctors/D-001", #"{"practice":"Practice \#(index)"}"#, token: reviewer,
                headers: ["If-Match": "\"1\""])
            statuses.withLock { $0.append(answer.status) }
        }
        #expect(statuses.withLock { $0.sorted() } == [200, 412])
        let events = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM audit_events
            WHERE organisation_id = \(tenant.organisation) AND event = 'doctor_changed'
                AND fields = '{"changed":"practice"}'
            """, as: Int.self)
        #expect(events == 1)
        let late = service.send(.patch, "/api/doctors/D-001", "{}", token: reviewer)
        #expect(late.status == 428)
    }

    // MARK: - Helpers

    private func send(_ method: Web.Method, _ path: String, _ token: String? = nil) -> Answer {
        service.send(method, path, token: token ?? reviewer)
    }

    private func send(_ method: Web.Method, _ path: String, _ body: String, _ token: String) -> Answer {
        service.send(method, path, body, token: token)
    }

    private func create(_ body: String) -> Answer { service.send(.post, "/api/doctors", body, token: reviewer) }

    private func change(_ id: String, _ body: String, _ token: String? = nil) -> Answer {
        service.send(
            .patch, "/api/doctors/\(id)", body, token: token ?? reviewer, headers: ["If-Match": "*"])
    }

    private func names(_ query: String) -> [String] { all("name", query) }
    private func ids(_ query: String) -> [String] { all("id", query) }

    private func all(_ member: String, _ query: String) -> [String] {
        let answer = send(.get, "/api/doctors\(query)")
        var values: [String] = []
        while case let value = answer.string("doctors[\(values.count)].\(member)"), !value.isEmpty {
            values.append(value)
        }
        return values
    }

    /// The token of a user who is this doctor.
    private func doctor(_ id: String) throws -> String {
        let admin = try tenant.signIn("admin").token
        let invited = service.send(
            .post, "/api/users", #"{"login":"d-\#(UUID())","name":"A doctor","role":"doctor","doctor_id":"\#(id)"}"#,
            token: admin)
        return service.send(
            .post, "/api/auth/invitation",
            #"{"invitation_code":"\#(invited.string("invitation_code"))","password":"\#(TestTenant.password)"}"#
        ).string("access_token")
    }
}
