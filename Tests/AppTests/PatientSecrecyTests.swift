import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// Who may see a patient, what is on record of it, and that nothing of it is anywhere in the clear.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PatientSecrecyTests {
    let service: TestService
    let tenant: TestTenant
    let reviewer: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        reviewer = try tenant.signIn("ivr").token
    }

    @Test func `another organisation's patient is 404, in no list and found by no search`() throws {
        #expect(create(PatientTests.sample).status == 201)
        let others = try TestTenant(service)
        for role in ["ivr", "admin", "super_admin"] {
            let stranger = try others.signIn(role).token
            #expect(get("P-1234", stranger).status == 404)
            #expect(change("P-1234", stranger).status == 404)
            #expect(service.send(.get, "/api/patients", token: stranger)["patients"] == [])
            #expect(find("John Smith", stranger) == [])
        }
        let stranger = try others.signIn("ivr").token
        #expect(create(PatientTests.sample, stranger).status == 201)
        #expect(find("John Smith", stranger) == ["P-1234"])
    }

    @Test(arguments: [
        ("ivr", true), ("admin", true), ("super_admin", true), ("manager", false), ("agent", false), ("doctor", false),
    ])
    func `reviewers see patients, and nobody else`(role: String, may: Bool) throws {
        #expect(create(PatientTests.sample).status == 201)
        let token = try tenant.signIn(role).token
        #expect(get("P-1234", token).status == (may ? 200 : 403))
        #expect(change("P-1234", token).status == (may ? 200 : 403))
        #expect(service.send(.get, "/api/patients", token: token).status == (may ? 200 : 403))
        #expect(service.send(.post, "/api/patients/search", #"{"q":"a"}"#, token: token).status == (may ? 200 : 403))
        #expect(create(PatientTests.named("Ann"), token).status == (may ? 201 : 403))
    }

    @Test func `a key may read and search, and not write`() throws {
        #expect(create(PatientTests.sample).status == 201)
        let key = try tenant.makeKey().secret
        #expect(get("P-1234", key).status == 200)
        #expect(find("Smith", key) == ["P-1234"])
        #expect(create(PatientTests.named("Ann"), key).status == 403)
        #expect(change("P-1234", key).status == 403)
        #expect(service.send(.get, "/api/patients").status == 401)
    }

    @Test func `who is limited to territories sees and writes theirs only`() throws {
        let territories = TerritoryStore(db: try service.db, organisation: tenant.organisation)
        for id in ["north", "south"] { try territories.insert(id: id, name: id, now: Date()) }
        let north = try limited(to: ["north"])
        #expect(
            create(#"{"id":"P-n","name":"Ann North","date_of_birth":"1950-05-05"}"#, north).string("territory_id")
                == "north")
        #expect(
            create(PatientTests.named("Ann South", id: "P-s").replacing("{", with: #"{"territory_id":"south","#)).status
                == 201)

        #expect(get("P-n", north).status == 200)
        #expect(get("P-s", north).status == 404)
        #expect(change("P-s", north).status == 404)
        #expect(service.send(.get, "/api/patients", token: north).string("patients[0].id") == "P-n")
        #expect(service.send(.get, "/api/patients", token: north)["patients[1]"] == nil)
        #expect(find("Ann", north) == ["P-n"])
        #expect(find("Ann", reviewer).sorted() == ["P-n", "P-s"])
        for id in ["south", "main", "nowhere"] {
            let away = create(PatientTests.named("Ann").replacing("{", with: #"{"territory_id":"\#(id)","#), north)
            #expect(away.status == 422)
            #expect(away.string("error.details.field") == "territory_id")
            let moved = service.send(
                .patch, "/api/patients/P-n", #"{"territory_id":"\#(id)"}"#, token: north, headers: ["If-Match": "*"])
            #expect(moved.string("error.details.field") == "territory_id")
        }
        let both = try limited(to: ["north", "south"])
        #expect(find("Ann", both).sorted() == ["P-n", "P-s"])
    }

    @Test func `what is done and read is on record, without a word of what was seen or sought`() throws {
        #expect(create(PatientTests.sample).status == 201)
        #expect(get("P-1234", reviewer).status == 200)
        #expect(service.send(.get, "/api/patients", token: reviewer).status == 200)
        #expect(find("John Smith", reviewer) == ["P-1234"])
        #expect(
            service.send(
                .patch, "/api/patients/P-1234", #"{"name":"Jack Smith","phone":null}"#, token: reviewer,
                headers: ["If-Match": "*"]
            ).status == 200)
        let events = try TestDatabase.root().fetchAll(
            """
            SELECT event, resource_id, fields FROM audit_events
            WHERE organisation_id = \(tenant.organisation) AND event LIKE 'patient%' ORDER BY happened_at, seq
            """, as: Event.self)
        #expect(
            events.map(\.event) == [
                "patient_created", "patient_read", "patient_listed", "patient_searched", "patient_changed",
            ])
        #expect(events.map(\.resource) == ["P-1234", "P-1234", "", "", "P-1234"])
        #expect(events.last?.fields == #"{"changed":"name,phone"}"#)
        let index = service.services.index
        let hash = index.index(label: "bi:v1:patient.name.full", normalised: "john smith")
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(events[3].fields.contains(#""name":"\#(hash)""#))
        #expect(events[3].fields.contains(#""count":"1""#))
    }

    @Test func `nothing personal is in any column in the clear`() throws {
        let planted = [
            "Zebulon", "Quagmire", "zebulon", "quagmire", "1931-07-08", "5550147733", "zq@example.test",
            "Hidden Hollow", "ZQ-998877", "ZQ998877", "771122334", "2AA2AA2AA22", "Scurvy", "Leprosy",
        ]
        let body = """
            {"id":"P-plant","name":"Zebulon Quagmire","date_of_birth":"1931-07-08","phone":"555 014 7733",\
            "email":"zq@example.test","address":"1 Hidden Hollow","medicaid_number":"771122334","mbi":"2AA2AA2AA22",\
            "coverages":[{"provider":"Blue Cross","policy_number":"ZQ-998877"}],\
            "medical_history":{"conditions":["Scurvy"],"allergies":["Leprosy"]}}
            """
        let created = service.send(
            .post, "/api/patients", body, token: reviewer, headers: ["Idempotency-Key": UUID().uuidString])
        #expect(created.status == 201)
        #expect(find("Quagmire", reviewer) == ["P-plant"])
        #expect(
            service.send(
                .patch, "/api/patients/P-plant", #"{"address":"2 Hidden Hollow"}"#, token: reviewer,
                headers: ["If-Match": "*"]
            ).status == 200)
        for word in planted {
            #expect(try Self.rows(with: word, in: tenant.organisation) == 0, "\(word)")
        }
        #expect(try Self.rows(with: "P-plant", in: tenant.organisation) > 0)
    }

    /// How many rows have `word` in the clear, in any column.
    private static func rows(with word: String, in organisation: UUID) throws -> Int {
        try TestDatabase.root().fetchValue(
            """
            SELECT (SELECT COUNT(*) FROM patients
                    WHERE INSTR(CONCAT_WS('|', BINARY id, BINARY territory_id, sealed), BINARY \(word)))
                + (SELECT COUNT(*) FROM patient_indexes
                    WHERE INSTR(CONCAT_WS('|', BINARY patient_id, value), BINARY \(word)))
                + (SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(organisation)
                    AND INSTR(CONCAT_WS('|', BINARY event, BINARY resource_id, BINARY fields), BINARY \(word)))
                + (SELECT COUNT(*) FROM idempotency_keys WHERE INSTR(sealed, BINARY \(word)))
            """) ?? 0
    }

    @Test func `envelopes moved between patients do not open`() throws {
        #expect(create(PatientTests.sample).status == 201)
        #expect(create(PatientTests.named("Ann", id: "P-other")).status == 201)
        try TestDatabase.root().execute(
            """
            UPDATE patients AS target JOIN patients AS source ON source.organisation_id = target.organisation_id
            SET target.sealed = source.sealed
            WHERE target.organisation_id = \(tenant.organisation) AND target.id = 'P-other' AND source.id = 'P-1234'
            """)
        let store = PatientStore(db: try service.db, organisation: tenant.organisation)
        let moved = try #require(try store.find(id: "P-other", within: nil))
        #expect(throws: SealError.forged) { try moved.opened(by: service.services.sealer) }
    }

    // MARK: - Keys

    @Test func `the indexes are the published ones`() throws {
        let zeros = Data(repeating: 9, count: 32).base64EncodedString()
        let key = Data((0x20...0x3F).map { UInt8($0) }).base64EncodedString()
        let lines = ["token t1", "seal 1", "audit 1"].map { "\($0) active 2033-05-18T03:33:20Z \(zeros)\n" }
        let path = try Self.write(lines.joined() + "index 1 active 2033-05-18T03:33:20Z \(key)\n")
        let index = BlindIndex(try Keyring(contentsOf: path))
        let details = PatientDetails(
            name: "John Smith", phone: PhoneNumber(e164: "+15551234567"),
            coverages: [Coverage(provider: "Blue Cross", policyNumber: "bcbs-123456789")])
        let hex = Dictionary(
            PatientIndex.all(of: details, by: index).map { row in
                (row.kind, row.value.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
            }, uniquingKeysWith: { first, _ in first })
        #expect(hex[.phone] == "e34442e3aafef951993696aff60e0c87")
        #expect(hex[.policyNumber] == "4d85f21c42081b28c36ebc490ec57231")
        #expect(hex[.name] == "4468b1e17951339dfc2faf2b45573435")
        #expect(hex[.lastName] == "1669d015da66a817f1b210a7ab2998a5")
    }

    @Test
    func
        `after a rotation of the index key patients are found, and found by the new key alone once they are indexed anew`()
        throws
    {
        #expect(create(PatientTests.sample).status == 201)
        let old = try Keyring(contentsOf: service.services.configuration.keyring)
        let rotated = try old.rotating(.index, now: Date())
        let during = try TestService(environment: ["TRUNKLINE_KEYRING": Self.write(rotated)])
        let after = try TestService(
            environment: ["TRUNKLINE_KEYRING": Self.write(rotated.retiring(.index, id: 1))])
        #expect(find("John Smith", reviewer, in: during) == ["P-1234"])
        #expect(find("John Smith", reviewer, in: after) == [])
        #expect(
            during.send(
                .post, "/api/patients", PatientTests.named("Ann Smith", id: "P-new"), token: reviewer
            ).status == 201)
        #expect(find("Smith", reviewer, in: during) == ["P-new", "P-1234"])

        let context = JobContext(services: during.services, database: during.database, now: Date())
        func isLeft() throws -> Bool { try IndexedRows.remain(before: 2, of: tenant.organisation, context.db) }
        #expect(try isLeft())
        #expect(try !ReindexPatients.reindex(tenant.organisation, in: context))
        #expect(try !isLeft())
        // A host where the key is not active yet leaves it so.
        let behind = JobContext(services: service.services, database: service.database, now: Date())
        #expect(try !ReindexPatients.reindex(tenant.organisation, in: behind))
        #expect(try !isLeft())
        for text in ["John Smith", "Smith", "smi", "5551234567", "BCBS123456789"] {
            #expect(find(text, reviewer, in: after).contains("P-1234"), "\(text)")
        }
        let rows = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM patient_indexes
            WHERE organisation_id = \(tenant.organisation) AND patient_id = 'P-1234'
            """, as: Int.self)
        // Name, last name, two beginnings, phone, policy number, date of birth, MBI and Medicaid number: each once.
        #expect(rows == 9)
        #expect(JobTypes.all.contains { $0.name == "reindex_patients" })
    }

    @Test func `whom the release before has indexed is indexed anew by the rules of this one`() throws {
        #expect(create(PatientTests.named("Maria Garcia Lopez", id: "P-before")).status == 201)
        // As workers of before write: they know of no rules, and of fewer terms.
        try TestDatabase.root().execute(
            """
            DELETE FROM patient_indexes
            WHERE organisation_id = \(tenant.organisation) AND patient_id = 'P-before' AND kind = 'name_prefix'
            """)
        try TestDatabase.root().execute(
            """
            UPDATE patient_indexes SET rules = DEFAULT
            WHERE organisation_id = \(tenant.organisation) AND patient_id = 'P-before'
            """)
        #expect(find("garcia", reviewer, in: service) == [])
        let context = JobContext(services: service.services, database: service.database, now: Date())
        #expect(try !ReindexPatients.reindex(tenant.organisation, in: context))
        #expect(find("garcia", reviewer, in: service) == ["P-before"])
        let store = PatientStore(db: try context.db, organisation: tenant.organisation)
        #expect(try store.findIndexed(before: service.services.index.activeKeyID, limit: 10).isEmpty)
    }

    @Test func `after a rotation of the seal key patients are sealed anew, and stay what they were`() throws {
        #expect(create(PatientTests.sample).status == 201)
        let rotated = try Keyring(contentsOf: service.services.configuration.keyring).rotating(.seal, now: Date())
        let renewed = try TestService(environment: ["TRUNKLINE_KEYRING": Self.write(rotated)])
        let context = JobContext(services: renewed.services, database: renewed.database, now: Date())
        #expect(try ResealFields.remaining(of: tenant.organisation, in: context) > 0)
        #expect(try !ResealFields.reseal(tenant.organisation, in: context))
        #expect(try ResealFields.remaining(of: tenant.organisation, in: context) == 0)
        let shown = renewed.send(.get, "/api/patients/P-1234", token: reviewer)
        #expect(shown.string("name") == "John Smith")
        #expect(shown[header: "etag"] == "\"1\"")
        // The jobs of other tests have the old keyring, and cannot open them.
        try TestDatabase.root().execute("DELETE FROM patient_indexes WHERE organisation_id = \(tenant.organisation)")
        try TestDatabase.root().execute("DELETE FROM patients WHERE organisation_id = \(tenant.organisation)")
    }

    // MARK: - Helpers

    private struct Event: RowDecodable {
        let event: String
        let resource: String
        let fields: String

        init(row: borrowing Row) throws(DatabaseError) {
            event = try row.column("event")
            resource = try row.column("resource_id")
            fields = try row.column("fields")
        }
    }

    private static func write(_ keyring: Keyring) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID())").path
        try keyring.write(to: path)
        return path
    }

    private static func write(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID())").path
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        return path
    }

    /// A reviewer's token.
    private func limited(to territories: [String]) throws -> String {
        let user = try tenant.signIn("ivr")
        let id = try #require(try UserStore.find(login: user.login, service.db)).id
        try TerritoryStore(db: service.db, organisation: tenant.organisation).limit(id, to: territories)
        return user.token
    }

    private func create(_ body: String, _ token: String? = nil) -> Answer {
        service.send(.post, "/api/patients", body, token: token ?? reviewer)
    }

    private func get(_ id: String, _ token: String) -> Answer {
        service.send(.get, "/api/patients/\(id)", token: token)
    }

    private func change(_ id: String, _ token: String) -> Answer {
        service.send(.patch, "/api/patients/\(id)", #"{"email":null}"#, token: token, headers: ["If-Match": "*"])
    }

    /// The ids that a search finds.
    private func find(_ text: String, _ token: String, in service: TestService? = nil) -> [String] {
        let answer = (service ?? self.service).send(
            .post, "/api/patients/search", PatientTests.q(text), token: token)
        #expect(answer.status == 200)
        var ids: [String] = []
        while case let id = answer.string("patients[\(ids.count)].id"), !id.isEmpty { ids.append(id) }
        return ids
    }
}
