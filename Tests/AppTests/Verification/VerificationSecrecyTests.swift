import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// That nothing personal of a request stands anywhere in the clear, and that keys can be changed.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationSecrecyTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    /// What each text of a request is planted as: words that are nowhere else.
    private static let planted = [
        "Zbigniewa", "Quellmalz", "ZQ-774411", "ZQ774411", "L89.154", "L89154", "PlanXylophone", "NotesXylophone",
        "CoverXylophone", "RejectXylophone", "AskXylophone", "EscalateXylophone", "ResolveXylophone",
        "CancelXylophone", "ReopenXylophone", "DeskXylophone", "SharedXylophone", "MessageXylophone",
        "AgainXylophone", "ProductXylophone", "InsurerXylophone", "DimXylophone", "FileXylophone", "1937-11-23",
        "5550163344",
    ]

    /// A request that every word there is has been written about. Returns its id.
    private func plant() throws -> String {
        let key = ["Idempotency-Key": UUID().uuidString]
        func send(_ path: String, _ body: String, token: String? = nil) -> Answer {
            let answer = clinic.service.send(
                .post, "/api/\(path)", body, token: token ?? clinic.admin,
                headers: ["Idempotency-Key": UUID().uuidString])
            #expect(answer.status < 300, "\(path) \(answer.text)")
            return answer
        }
        _ = send(
            "patients",
            #"""
            {"id":"P-plant","name":"Zbigniewa Quellmalz","date_of_birth":"1937-11-23","phone":"555 016 3344",
            "coverages":[{"provider":"InsurerXylophone","policy_number":"ZQ-774411"}]}
            """#)
        let body = #"""
            {"patient_id":"P-plant","doctor_id":"D-001","insurance_provider":"InsurerXylophone",
            "policy_number":"ZQ-774411","diagnosis_code":"L89.154","secondary_diagnosis_codes":["L89.154"],
            "treatment_plan":"PlanXylophone","notes":"NotesXylophone","priority":"high","selected_products":[
            {"product_name":"ProductXylophone","q_code":"Q4201","sizes":[
            {"size":"2x2","dimensions":"DimXylophone","unit_price":1,"quantity":1}]}]}
            """#
        let id = send("ivr/requests", body).string("id")
        for (path, body) in [
            ("escalation", #"{"reason":"EscalateXylophone"}"#),
            ("escalation/resolution", #"{"notes":"ResolveXylophone"}"#),
            ("approve", TestClinic.approval.replacing("Approved for", with: "CoverXylophone")),
            ("reopening", #"{"reason":"ReopenXylophone"}"#),
            ("request-documents", TestClinic.ask().replacing("Please provide them", with: "AskXylophone")),
            ("reject", TestClinic.rejection.replacing("Additional", with: "RejectXylophone")),
            ("resubmission", #"{"notes":"AgainXylophone"}"#), ("notes", #"{"text":"DeskXylophone"}"#),
            ("notes", #"{"text":"SharedXylophone","shared":true}"#), ("messages", #"{"text":"MessageXylophone"}"#),
        ] {
            _ = send("ivr/requests/\(id)/\(path)", body)
        }
        let other = send("ivr/requests", body).string("id")
        var form = DocumentTenant.Form()
        form.add("type", "insurance_card")
        form.add(file: SampleFiles.pdf, name: "FileXylophone.pdf", type: "application/pdf")
        let uploaded = clinic.service.upload(
            "/api/ivr/requests/\(other)/documents", form.bytes, type: DocumentTenant.Form.type, token: clinic.reviewer,
            headers: key)
        #expect(uploaded.status == 201, "\(uploaded.text)")
        _ = send("ivr/requests/\(other)/cancellation", #"{"reason":"CancelXylophone"}"#)
        for text in ["Quellmalz", "ZQ-774411", "5550163344", "zbi"] {
            #expect(!clinic.search(#"{"q":"\#(text)"}"#).ids().isEmpty)
        }
        _ = clinic.service.send(
            .post, "/api/ivr/export/requests", #"{"q":"Quellmalz"}"#, token: clinic.reviewer)
        return id
    }

    @Test func `nothing personal is in any column of any table in the clear`() throws {
        let id = try plant()
        let tables = try TestDatabase.tables()
        #expect(tables.contains("verification_requests"))
        for table in tables {
            for word in Self.planted {
                #expect(try TestDatabase.count(of: word, in: table) == 0, "\(word) in \(table)")
            }
        }
        // And it can be found where it is plain.
        #expect(try TestDatabase.count(of: "P-plant", in: "verification_requests") > 0)
        #expect(try TestDatabase.count(of: "P-plant", in: "audit_events") > 0)
        #expect(clinic.get(id).string("treatment_plan") == "PlanXylophone")
    }

    @Test func `after a change of the seal key all is sealed anew, opens, and is what it was`() throws {
        let id = try plant()
        let paths = ["", "history", "notes", "messages", "documents", "checklist", "duplicates"]
        // All but how long it has been there.
        let before = paths.map { clinic.get(id, $0).text }
        let list = clinic.list("sort=submitted").text
        let rotated = try Keyring(contentsOf: clinic.service.services.configuration.keyring)
            .rotating(.seal, now: Date())
        let path = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID())").path
        try rotated.write(to: path)
        let renewed = try TestService(environment: ["TRUNKLINE_KEYRING": path, "TRUNKLINE_USER_RATE": "1000000000"])
        let context = JobContext(services: renewed.services, database: renewed.database, now: Date())
        let remaining = try ResealFields.remaining(of: clinic.tenant.organisation, in: context)
        #expect(remaining > 20)
        while try ResealFields.reseal(clinic.tenant.organisation, in: context) {}
        #expect(try ResealFields.remaining(of: clinic.tenant.organisation, in: context) == 0)
        // Without the old key.
        let alone = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID())").path
        try rotated.retiring(.seal, id: 1).write(to: alone)
        let after = try TestService(environment: ["TRUNKLINE_KEYRING": alone, "TRUNKLINE_USER_RATE": "1000000000"])
        for (path, text) in zip(paths, before) {
            let shown = after.send(
                .get, "/api/ivr/requests/\(id)" + (path.isEmpty ? "" : "/\(path)"), token: clinic.reviewer)
            #expect(shown.status == 200 && shown.text == text, "\(path)")
        }
        #expect(after.send(.get, "/api/ivr/requests?sort=submitted", token: clinic.reviewer).text == list)
        let moved = try #require(UUID(uuidString: id))
        let row = try #require(try clinic.store.find(moved, visibleTo: .all))
        #expect(throws: SealError.self) { try row.content(clinic.service.services.sealer) }
        // The jobs of other tests have the old keyring, and cannot open them.
        try clinic.forget()
    }

    @Test func `an envelope moved to another row does not open`() throws {
        let (one, other) = (clinic.submit(), clinic.submit())
        try TestDatabase.root().execute(
            """
            UPDATE verification_requests AS target JOIN verification_requests AS source
                ON source.organisation_id = target.organisation_id
            SET target.sealed = source.sealed
            WHERE target.organisation_id = \(clinic.tenant.organisation) AND target.id = \(one)
                AND source.id = \(other)
            """)
        let moved = try #require(UUID(uuidString: one))
        let row = try #require(try clinic.store.find(moved, visibleTo: .all))
        #expect(throws: SealError.forged) { try row.content(clinic.service.services.sealer) }
        #expect(clinic.get(other).status == 200)
        try clinic.forget()
    }
}

extension TestClinic {
    /// Takes away what jobs of other tests would fall over.
    func forget() throws {
        let root = try TestDatabase.root()
        for table in [
            "verification_requests", "verification_history", "verification_decisions", "verification_notes",
            "verification_messages", "verification_escalations", "document_asks", "document_items",
            "document_chunks", "documents", "idempotency_keys", "patient_indexes", "patients",
        ] as [SQL] {
            let sql: SQL = "DELETE FROM "
            try root.execute(sql + table + " WHERE organisation_id = \(tenant.organisation)")
        }
    }
}
