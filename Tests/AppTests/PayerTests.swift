import Foundation
import MariaDB
import Synchronization
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PayerTests {
    let service: TestService
    let tenant: TestTenant
    let reviewer: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        reviewer = try tenant.signIn("ivr").token
    }

    static let sample = #"{"id":"payer-001","name":"Blue Cross Blue Shield","phone":"(555) 123-4567"}"#

    @Test func `a payer is what was sent`() throws {
        let answer = create(Self.sample)
        #expect(answer.status == 201)
        #expect(answer[header: "location"] == "/api/payers/payer-001")
        #expect(get("payer-001").text == answer.text)
        #expect(get("payer-001", try tenant.makeKey().secret).text == answer.text)
        let unnamed = create(#"{"name":"Medicare"}"#)
        #expect(unnamed.string("id").hasPrefix("payer-"))
    }

    @Test(arguments: [
        "Blue Cross Blue Shield", "BLUE CROSS BLUE SHIELD", "  Blue  Cross Blue\u{A0}Shield ", "Blué Cross Blue Shield",
        "Ｂlue Cross Blue Shield",
    ])
    func `a name that another payer has in any spelling is 409`(name: String) {
        #expect(create(Self.sample).status == 201)
        let second = create(#"{"name":\#(PatientTests.json(name))}"#)
        #expect(second.status == 409)
        #expect(second.string("error.code") == "PAYER_TAKEN")
        #expect(second.string("error.details.field") == "name")
        #expect(create(#"{"id":"other","name":"Other"}"#).status == 201)
        let renamed = change("other", #"{"name":\#(PatientTests.json(name))}"#)
        #expect(renamed.status == 409)
        #expect(get("other").string("name") == "Other")
        // Its own name is nobody else's.
        #expect(change("payer-001", #"{"name":\#(PatientTests.json(name))}"#).status == 200)
    }

    @Test func `an id that is taken is 409, and of one name at once one payer is made`() throws {
        #expect(create(Self.sample).status == 201)
        let second = create(#"{"id":"payer-001","name":"Other"}"#)
        #expect(second.status == 409)
        #expect(second.string("error.details.field") == "id")
        let statuses = Mutex<[Int]>([])
        let reviewer = reviewer
        DispatchQueue.concurrentPerform(iterations: 6) { index in
            guard let service = try? TestService() else { return }
            let name = index % 2 == 0 ? "Race Payer" : "race  payer"
            let answer = service.send(.post, "/api/payers", #"{"name":"\#(name)"}"#, token: reviewer)
            statuses.withLock { $0.append(answer.status) }
        }
        #expect(statuses.withLock { $0.sorted() } == [201, 409, 409, 409, 409, 409])
    }

    @Test func `a payer is found by its name in any spelling`() throws {
        #expect(create(Self.sample).status == 201)
        let store = PayerStore(db: try service.db, organisation: tenant.organisation)
        #expect(try store.find(name: " blue  CROSS blue shield")?.id == "payer-001")
        #expect(try store.find(name: "Blue Cross") == nil)
        let list = service.send(.get, "/api/payers?q=shield&active=true", token: reviewer)
        #expect(list.string("payers[0].id") == "payer-001")
        #expect(service.send(.get, "/api/payers?q=hield", token: reviewer)["payers"] == [])
    }

    @Test(arguments: [
        ("id", ["null", "5", #""""#, #""a b""#]),
        ("name", ["null", "5", #""""#, #""12""#, #""a\u200bb""#, #""\#(String(repeating: "a", count: 121))""#]),
        ("phone", ["5", #""""#, #""abc""#]), ("is_active", ["null", "0", #""false""#]),
    ])
    func `a wrong value is refused with the name of its member`(member: String, values: [String]) {
        #expect(create(Self.sample).status == 201)
        for value in values {
            let name = member == "name" ? "" : #""name":"Ann","#
            let created = create("{\(name)\"\(member)\":\(value)}")
            #expect(created.status == 422, "\(value)")
            #expect(created.string("error.details.field") == member, "\(value)")
            guard member != "id" else { continue }
            let changed = change("payer-001", "{\"\(member)\":\(value)}")
            #expect(changed.status == 422, "\(value)")
            #expect(changed.string("error.details.field") == member, "\(value)")
        }
        #expect(create("{}").string("error.details.field") == "name")
    }

    @Test func `another organisation's payer is not there, and its name is free`() throws {
        #expect(create(Self.sample).status == 201)
        let stranger = try TestTenant(service).signIn("admin").token
        #expect(get("payer-001", stranger).status == 404)
        #expect(service.send(.get, "/api/payers", token: stranger)["payers"] == [])
        #expect(service.send(.post, "/api/payers", Self.sample, token: stranger).status == 201)
        let patient = """
            {"name":"Ann","date_of_birth":"1950-05-05","coverages":[{"provider":"Blue Cross","policy_number":"BC-1",\
            "payer_id":"payer-001"}]}
            """
        #expect(service.send(.post, "/api/patients", patient, token: reviewer).status == 201)
        let third = try TestTenant(service).signIn("ivr").token
        let refused = service.send(.post, "/api/patients", patient, token: third)
        #expect(refused.string("error.details.field") == "coverages[0].payer_id")
    }

    @Test func `a change asks for the version it was made on`() {
        #expect(create(Self.sample).status == 201)
        let path = "/api/payers/payer-001"
        #expect(service.send(.patch, path, "{}", token: reviewer).status == 428)
        let changed = service.send(
            .patch, path, #"{"phone":null,"is_active":false}"#, token: reviewer, headers: ["If-Match": "\"1\""])
        #expect(changed.status == 200)
        #expect(changed["phone"] == nil)
        #expect(changed["is_active"] == false)
        let late = service.send(
            .patch, path, #"{"is_active":true}"#, token: reviewer, headers: ["If-Match": "\"1\""])
        #expect(late.status == 412)
    }

    private func create(_ body: String) -> Answer { service.send(.post, "/api/payers", body, token: reviewer) }

    private func get(_ id: String, _ token: String? = nil) -> Answer {
        service.send(.get, "/api/payers/\(id)", token: token ?? reviewer)
    }

    private func change(_ id: String, _ body: String) -> Answer {
        service.send(.patch, "/api/payers/\(id)", body, token: reviewer, headers: ["If-Match": "*"])
    }
}
