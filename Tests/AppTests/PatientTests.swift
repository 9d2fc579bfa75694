import Foundation
import MariaDB
import Secrets
import Synchronization
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PatientTests {
    let service: TestService
    let tenant: TestTenant
    let reviewer: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        reviewer = try tenant.signIn("ivr").token
    }

    static let sample = """
        {"id":"P-1234","name":"John Smith","date_of_birth":"1965-03-15","phone":"(555) 123-4567",\
        "email":"john@example.test","address":"1 Main Street, Boston","medicaid_number":"123456789",\
        "mbi":"1eg4-te5-mk73","coverages":[{"provider":"Blue Cross Blue Shield","policy_number":"BCBS123456789",\
        "group_number":"GRP001","coverage_type":"Primary"}],"medical_history":{"conditions":["Diabetes Type 2",\
        "Hypertension"],"allergies":["Penicillin"],"medications":["Metformin","Lisinopril"]}}
        """

    @Test func `a patient is what was sent, in the one spelling of each value`() {
        let answer = create(Self.sample)
        #expect(answer.status == 201)
        #expect(answer[header: "location"] == "/api/patients/P-1234")
        #expect(answer[header: "etag"] == "\"1\"")
        let shown = get("P-1234")
        #expect(shown.text == answer.text)
        #expect(shown.string("phone") == "+15551234567")
        #expect(shown.string("mbi") == "1EG4TE5MK73")
        #expect(shown.string("territory_id") == "main")
        #expect(shown.string("coverages[0].policy_number") == "BCBS123456789")
        #expect(shown.string("medical_history.medications[1]") == "Lisinopril")
    }

    @Test func `a list tells less than a patient`() {
        #expect(create(Self.sample).status == 201)
        let list = service.send(.get, "/api/patients", token: reviewer)
        #expect(list.string("patients[0].name") == "John Smith")
        #expect(list.string("patients[0].provider") == "Blue Cross Blue Shield")
        for hidden in ["BCBS123456789", "1EG4TE5MK73", "Penicillin", "Main Street", "123456789"] {
            #expect(!list.text.contains(hidden))
        }
    }

    @Test func `pages of a list have every patient once, newest first`() {
        let start = Date()
        for number in 1...7 {
            // Two of one moment each.
            let moment = start + Double(number / 2)
            #expect(create(Self.named("Ann \(number)", id: "P-\(number)"), now: moment).status == 201)
        }
        var seen: [String] = []
        var cursor = ""
        repeat {
            let page = service.send(.get, "/api/patients?limit=2\(cursor)", token: reviewer)
            seen += (0..<2).map { page.string("patients[\($0)].id") }.filter { !$0.isEmpty }
            let next = page.string("pagination.next_cursor")
            cursor = next.isEmpty ? "" : "&cursor=\(next)"
        } while !cursor.isEmpty
        #expect(seen == ["P-7", "P-6", "P-5", "P-4", "P-3", "P-2", "P-1"])
    }

    @Test(arguments: [
        "", "!", "x", Self.cursor("1", "2", "3"), Self.cursor("a", "P-1"), Self.cursor("99999999999999999999", "P-1"),
    ])
    func `a cursor that is not ours is 422`(cursor: String) {
        let answer = service.send(.get, "/api/patients?cursor=\(cursor)", token: reviewer)
        #expect(answer.status == 422)
        #expect(answer.string("error.details.field") == "cursor")
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0"])
    func `a cursor out of all time ends the list, and breaks nothing`(microseconds: String) {
        let path = "/api/patients?cursor=\(Self.cursor(microseconds, "P-1"))"
        #expect([200, 422].contains(service.send(.get, path, token: reviewer).status))
    }

    private static func cursor(_ parts: String...) -> String {
        Data(parts.joined(separator: "\u{1F}").utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    @Test func `an id that is taken is 409, and of many at once one is made`() throws {
        #expect(create(Self.sample).status == 201)
        let second = create(Self.sample)
        #expect(second.status == 409)
        #expect(second.string("error.code") == "PATIENT_TAKEN")
        let statuses = Mutex<[Int]>([])
        let (reviewer, body) = (reviewer, Self.named("Ann Race", id: "P-race"))
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            guard let service = try? TestService() else { return }
            let status = service.send(.post, "/api/patients", body, token: reviewer).status
            statuses.withLock { $0.append(status) }
        }
        #expect(statuses.withLock { $0.sorted() } == [201] + Array(repeating: 409, count: 7))
        #expect(search(#"{"q":"Ann Race"}"#) == ["P-race"])
    }

    @Test func `a creation that comes again with its key makes nothing more`() {
        let body = Self.named("Ann Twice")
        let key = ["Idempotency-Key": UUID().uuidString]
        let first = service.send(.post, "/api/patients", body, token: reviewer, headers: key)
        let second = service.send(.post, "/api/patients", body, token: reviewer, headers: key)
        #expect((first.status, second.status) == (201, 201))
        #expect(first.text == second.text)
        #expect(search(#"{"q":"Ann Twice"}"#) == [first.string("id")])
    }

    // MARK: - Changes

    @Test func `a change sets what is sent, takes away what is null, and leaves the rest`() {
        #expect(create(Self.sample).status == 201)
        let changed = change(
            "P-1234", #"{"name":"John A. Smith","phone":null,"medical_history":{"allergies":[]}}"#, tag: "\"1\"")
        #expect(changed.status == 200)
        #expect(changed[header: "etag"] == "\"2\"")
        #expect(changed.string("name") == "John A. Smith")
        #expect(changed["phone"] == nil)
        #expect(changed["medical_history.allergies"] == [])
        #expect(changed.string("medical_history.conditions[0]") == "Diabetes Type 2")
        #expect(changed.string("email") == "john@example.test")
        #expect(get("P-1234").text == changed.text)
        #expect(change("P-1234", "{}", tag: nil).status == 428)
        #expect(change("P-1234", #"{"name":"Ann"}"#, tag: "\"1\"").status == 412)
    }

    @Test func `who was renamed is found by the new name and not by the old`() {
        #expect(create(Self.sample).status == 201)
        #expect(
            change("P-1234", #"{"name":"Jack Miller","phone":"555-999-0000","coverages":[]}"#, tag: "*").status == 200)
        for gone in ["John Smith", "Smith", "smi", "(555) 123-4567", "BCBS123456789"] {
            #expect(search(Self.q(gone)) == [], "\(gone)")
        }
        for there in ["Jack Miller", "Miller", "mil", "jac", "+15559990000"] {
            #expect(search(Self.q(there)) == ["P-1234"], "\(there)")
        }
    }

    @Test func `of two changes at once one is made, and the other is 412`() throws {
        for round in 0..<5 {
            let id = "P-race-\(round)"
            #expect(create(Self.named("Ann Race", id: id)).status == 201)
            let statuses = Mutex<[Int]>([])
            let reviewer = reviewer
            DispatchQueue.concurrentPerform(iterations: 2) { index in
                guard let service = try? TestService() else { return }
                let answer = service.send(
                    .patch, "/api/patients/\(id)", #"{"name":"Ann Race\#(index == 0 ? "a" : "b")"}"#, token: reviewer,
                    headers: ["If-Match": "\"1\""])
                statuses.withLock { $0.append(answer.status) }
            }
            #expect(statuses.withLock { $0.sorted() } == [200, 412])
            let name = get(id).string("name")
            #expect(search(Self.q(name)).contains(id))
        }
    }

    // MARK: - Search

    @Test(arguments: [
        "John Smith", "john smith", "  JOHN   SMITH ", "Smith, John", "Smith", "smi", "joh", "Ｊohn Smith", "Jóhn Smíth",
        "5551234567", "+1 555 123 4567", "(555) 123-4567", "bcbs 123-456-789", "BCBS123456789", "J Smith", "J. Smith",
        "P-1234", "p-1234", " P-1234 ",
    ])
    func `a patient is found by name, phone and policy number in any spelling`(text: String) {
        #expect(create(Self.sample).status == 201)
        #expect(create(Self.named("Ann Other", id: "P-other")).status == 201)
        #expect(search(Self.q(text)) == ["P-1234"])
    }

    @Test(arguments: [
        "Smitt", "sm", "ohn", "John Smithe", "555123456", "BCBS12345678", "%", "_", "' OR 1=1 --", "P-123", "K Smith",
    ])
    func `what is no whole value finds nobody`(text: String) {
        #expect(create(Self.sample).status == 201)
        #expect(search(Self.q(text)) == [])
    }

    @Test(arguments: [
        ("María de la Cruz", ["maria de la cruz", "Cruz", "de la Cruz", "cru", "mar"]),
        ("Sean O\u{2019}Brien", ["Sean O'Brien", "O'Brien", "obr", "OBrien", "sean obrien", "obrie"]),
        ("María Garcia Lopez", ["Garcia", "garc", "Garcia Lopez", "maria garcia", "Maria Lopez", "lopez, maria"]),
        ("John A. Smith", ["John Smith", "Smith, John", "john a smith", "j a smith"]),
        ("Martin King Jr.", ["King", "kin", "Martin King Jr."]), ("Wu", ["wu"]), ("李 小龍", ["小龍", "李 小龍"]),
        ("Anna Smith-Jones", ["Smith-Jones", "smi", "Jones", "jon", "Smith Jones", "anna jones"]),
    ])
    func `names of all kinds are found by their parts`(name: String, texts: [String]) {
        #expect(create(Self.named(name, id: "P-1")).status == 201)
        for text in texts {
            #expect(search(Self.q(text)) == ["P-1"], "\(text)")
        }
    }

    @Test func `everything that is given must be true of who is found`() {
        #expect(create(Self.sample).status == 201)
        #expect(create(Self.named("John Smith", id: "P-namesake", born: "1970-01-01")).status == 201)
        #expect(search(#"{"name":"John Smith"}"#) == ["P-namesake", "P-1234"])
        #expect(search(#"{"name":"John Smith","date_of_birth":"1965-03-15"}"#) == ["P-1234"])
        #expect(search(#"{"date_of_birth":"1970-01-01"}"#) == ["P-namesake"])
        #expect(search(#"{"phone":"555 123 4567"}"#) == ["P-1234"])
        #expect(search(#"{"policy_number":"bcbs-123456789"}"#) == ["P-1234"])
        #expect(search(#"{"mbi":"1EG4TE5MK73"}"#) == ["P-1234"])
        #expect(search(#"{"medicaid_number":"123-456-789"}"#) == ["P-1234"])
        #expect(search(#"{"phone":"not a number"}"#) == [])
        #expect(search(#"{"name":"John Smith","phone":"not a number"}"#) == [])
        #expect(search(#"{"q":"Smith","date_of_birth":"1971-01-01"}"#) == [])
    }

    @Test(arguments: [
        ("gonz", ["P-1"]), ("gonza", ["P-1"]), ("maria", ["P-1", "P-3"]), ("maria g", ["P-1"]),
        ("mari", ["P-1", "P-3"]),
        ("g maria", ["P-1"]), ("gonzp", []), ("van der b", ["P-2"]), ("noor van", ["P-2"]), ("Berg", ["P-2"]),
        ("mari mari", []),
    ])
    func `a name is found while it is typed`(typed: String, ids: [String]) {
        for (id, name) in [("P-1", "Maria Gonzalez"), ("P-2", "Noor van der Berg"), ("P-3", "Maria Lopez")] {
            #expect(create(Self.named(name, id: id)).status == 201)
        }
        #expect(search(Self.q(typed)).sorted() == ids)
        #expect(search(#"{"name":\#(Self.json(typed)),"date_of_birth":"1950-05-05"}"#).sorted() == ids)
    }

    @Test(arguments: [
        ("James", ["P-1", "P-2", "P-3"]), ("Smith", ["P-2", "P-4"]), ("smit", ["P-2", "P-4"]),
        ("james smith", ["P-2"]), ("P-5", ["P-5"]),
    ])
    func `who is called so hides nobody else who may be meant`(typed: String, ids: [String]) {
        for (id, name) in [
            ("P-1", "Ruth James"), ("P-2", "James Smith"), ("P-3", "Jamesina Roy"), ("P-4", "Ann Smithson"),
            ("P-5", "Nobody Else"),
        ] {
            #expect(create(Self.named(name, id: id)).status == 201)
        }
        #expect(search(Self.q(typed)).sorted() == ids)
    }

    @Test func `a patient of any id is found by it, within what else is asked`() {
        #expect(create(Self.named("Ann Other", id: "mrn.77")).status == 201)
        #expect(search(Self.q("mrn.77")) == ["mrn.77"])
        #expect(search(#"{"q":"mrn.77","date_of_birth":"1999-01-01"}"#) == [])
        #expect(search(Self.q("mrn.7")) == [] && search(Self.q("mrn 77")) == [])
    }

    @Test func `a search shows a hundred, the newest, and says that there are more`() {
        let start = Date()
        for number in 0...100 {
            #expect(create(Self.named("Ann Many", id: "P-\(number)"), now: start + Double(number)).status == 201)
        }
        let answer = service.send(.post, "/api/patients/search", #"{"q":"Many"}"#, token: reviewer)
        #expect(answer["has_more"] == true)
        #expect(answer.string("patients[0].id") == "P-100")
        #expect(answer.string("patients[99].id") == "P-1")
        #expect(answer["patients[100]"] == nil)
    }

    @Test(arguments: [
        (#"{}"#, "q"), (#"{"q":""}"#, "q"), (#"{"q":null}"#, "q"), (#"{"q":5}"#, "q"), (#"{"q":" "}"#, "q"),
        (#"{"q":"a\u200bb"}"#, "q"), (#"{"name":""}"#, "name"), (#"{"name":["a"]}"#, "name"),
        (#"{"name":"\u202eJohn"}"#, "name"), (#"{"phone":5551234567}"#, "phone"), (#"{"phone":""}"#, "phone"),
        (#"{"policy_number":"a"}"#, "policy_number"), (#"{"policy_number":"ＢＣ１２３"}"#, "policy_number"),
        (#"{"date_of_birth":"1965-02-29"}"#, "date_of_birth"), (#"{"date_of_birth":19650315}"#, "date_of_birth"),
        (#"{"mbi":"0EG4TE5MK73"}"#, "mbi"), (#"{"medicaid_number":"1"}"#, "medicaid_number"),
    ])
    func `a search that cannot be is refused with the member's name`(body: String, field: String) {
        let answer = service.send(.post, "/api/patients/search", body, token: reviewer)
        #expect(answer.status == 422)
        #expect(answer.string("error.details.field") == field)
    }

    @Test func `a search goes by the index of its kind and value`() throws {
        let plan = try TestDatabase.root().fetchAll(
            """
            EXPLAIN SELECT patient_id FROM patient_indexes FORCE INDEX (PRIMARY) WHERE organisation_id = \(tenant.organisation)
                AND ((kind = 'name' AND value IN (\([UInt8](repeating: 1, count: 16))))
                    OR (kind = 'last_name' AND value IN (\([UInt8](repeating: 2, count: 16)))))
            """, as: PlanRow.self)
        #expect(plan.map(\.key) == ["PRIMARY"])
        #expect(plan.allSatisfy { $0.type == "range" })
    }

    private struct PlanRow: RowDecodable {
        let key: String?
        let type: String?

        init(row: borrowing Row) throws(DatabaseError) {
            type = try row.column("type")
            key = try row.column("key")
        }
    }

    // MARK: - Helpers

    static func q(_ text: String) -> String { #"{"q":\#(json(text))}"# }

    static func json(_ text: String) -> String {
        (try? String(decoding: JSON.encode(text), as: UTF8.self)) ?? ""
    }

    static func named(_ name: String, id: String? = nil, born: String = "1950-05-05") -> String {
        let id = id.map { #""id":"\#($0)","# } ?? ""
        return #"{\#(id)"name":\#(json(name)),"date_of_birth":"\#(born)"}"#
    }

    func create(_ body: String, now: Date = Date()) -> Answer {
        service.send(.post, "/api/patients", body, token: reviewer, now: now)
    }

    func get(_ id: String) -> Answer { service.send(.get, "/api/patients/\(id)", token: reviewer) }

    func change(_ id: String, _ body: String, tag: String?) -> Answer {
        service.send(
            .patch, "/api/patients/\(id)", body, token: reviewer, headers: tag.map { ["If-Match": $0] } ?? [:])
    }

    /// The ids that a search finds.
    func search(_ body: String) -> [String] {
        let answer = service.send(.post, "/api/patients/search", body, token: reviewer)
        #expect(answer.status == 200)
        var ids: [String] = []
        while case let id = answer.string("patients[\(ids.count)].id"), !id.isEmpty { ids.append(id) }
        return ids
    }
}
