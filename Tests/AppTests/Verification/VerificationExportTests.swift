import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// What is exported of the list.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationExportTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    private func export(_ query: String = "", token: String? = nil) -> Answer {
        clinic.service.send(
            .get, "/api/ivr/export/requests" + (query.isEmpty ? "" : "?\(query)"), token: token ?? clinic.reviewer)
    }

    /// Rows of cells (RFC 4180), without the first.
    private func rows(_ answer: Answer) throws -> [[String]] {
        var (rows, row, cell, isQuoted): ([[String]], [String], [UInt8], Bool) = ([], [], [], false)
        var bytes = answer.response.body[...]
        while let byte = bytes.popFirst() {
            switch (byte, isQuoted) {
            case (0x22, true) where bytes.first == 0x22: cell.append(bytes.removeFirst())
            case (0x22, _): isQuoted.toggle()
            case (0x2C, false):
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case (0x0D, false) where bytes.first == 0x0A:
                bytes.removeFirst()
                rows.append(row + [String(decoding: cell, as: UTF8.self)])
                (row, cell) = ([], [])
            default: cell.append(byte)
            }
        }
        #expect(row.isEmpty && cell.isEmpty && !isQuoted)
        #expect(Set(rows.map(\.count)) == [15])
        return Array(rows.dropFirst())
    }

    @Test func `an export has exactly what the list of the same filter has, in its order`() throws {
        for number in 0..<40 {
            try clinic.insert(
                RequestStatus.allCases[number % 7], priority: Priority.allCases[number % 4],
                doctor: number % 3 == 0 ? "D-2" : "D-001", at: Date() - TimeInterval(number / 3 * 3_600),
                due: number % 2 == 0 ? Date() - 60 : nil)
        }
        for query in [
            "", "sort=due", "status=approved,in_review&sort=due", "priority=high&sort=submitted", "doctor_id=D-2",
            "overdue=true", "assignee=none&sort=priority", "status=cancelled&doctor_id=D-2", "patient_id=P-9",
            "q=IVR-2026-007",
        ] {
            let listed = clinic.list(query.isEmpty ? "limit=100" : "\(query)&limit=100")
            let exported = try rows(export(query))
            #expect(exported.map { $0[0] } == listed.texts("requests", "ivr_number"), "\(query)")
        }
        #expect(try rows(export("doctor_id=D-2")).count == 14)
        let found = clinic.service.send(
            .post, "/api/ivr/export/requests", #"{"q":"John Smith","doctor_id":"D-2"}"#, token: clinic.reviewer)
        #expect(try rows(found).count == 14)
        #expect(try rows(export(token: clinic.doctor)).count == 26)
        #expect(try rows(export(token: clinic.limited("ivr", to: ["south"]))).isEmpty)
    }

    @Test func `more than a batch of one moment is exported, each once`() throws {
        let moment = Date()
        for number in 0..<1_100 {
            try clinic.insert(number % 2 == 0 ? .approved : .cancelled, at: moment)
        }
        for query in ["", "sort=due", "sort=due&status=approved,cancelled,pending_review", "sort=priority"] {
            let numbers = try rows(export(query)).map { $0[0] }
            #expect(numbers.count == 1_100 && Set(numbers).count == 1_100, "\(query)")
        }
    }

    @Test(arguments: [
        ("a", "a"), ("", ""), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\"'\t=1\""), ("a;=1", "\"a;=1\""), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("＝1", "'＝1"),
        ("＋1", "'＋1"), ("－1", "'－1"),
        ("＠a", "'＠a"), (" =1", "' =1"), ("\u{A0}=1", "'\u{A0}=1"), (" a", " a"), ("a=1", "a=1"), ("a,b", "\"a,b\""),
        ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("e\u{301}", "e\u{301}"),
        ("=\u{301}1", "'=\u{301}1"),
    ])
    func `a cell is no formula, and what separates cells is quoted`(text: String, cell: String) {
        #expect(Array(CSV.cell(text).utf8) == Array(cell.utf8))
    }

    @Test func `formulas in names are made harmless in the file`() throws {
        for (id, name) in [
            ("X-1", "=HYPERLINK(a)"), ("X-2", "+Ann"), ("X-3", "@Ann"), ("X-4", "＝Ann"), ("X-5", "-A,\\\"b"),
        ] {
            let made = clinic.service.send(
                .post, "/api/patients", #"{"id":"\#(id)","name":"\#(name)","date_of_birth":"1990-01-31"}"#,
                token: clinic.admin)
            #expect(made.status == 201, "\(made.text)")
            try clinic.insert(patient: id, insurance: "=cmd|' /C calc'!A0")
        }
        let exported = try rows(export("sort=submitted"))
        #expect(exported.map { $0[8] } == ["'=HYPERLINK(a)", "'+Ann", "'@Ann", "'＝Ann", "'-A,\"b"])
        #expect(exported.allSatisfy { $0[11] == "'=cmd|' /C calc'!A0" })
        for cell in exported.joined() { #expect(!"=+-@\t\r".contains(cell.first ?? "a"), "\(cell)") }
    }

    @Test func `an export is on record with its filter, its count and the digest of its bytes`() throws {
        for _ in 0..<3 { try clinic.insert(.approved) }
        let answer = export("status=approved&doctor_id=D-001&sort=due")
        let digest = sha256(answer.response.body)
        #expect(answer[header: "repr-digest"] == "sha-256=:\(Data(digest).base64EncodedString()):")
        #expect(answer[header: "content-disposition"] == #"attachment; filename="requests.csv""#)
        let fields = try clinic.fields(of: "request_exported")
        for part in [
            #""sha256":"\#(digest.hex)""#, #""count":"3""#, #""status":"approved""#, #""doctor_id":"D-001""#,
            #""sort":"due""#,
        ] {
            #expect(fields.contains(part), "\(fields)")
        }
        let found = clinic.service.send(
            .post, "/api/ivr/export/requests", #"{"q":"John Smith"}"#, token: clinic.reviewer)
        let searched = try clinic.fields(of: "request_exported")
        #expect(searched.contains(sha256(found.response.body).hex) && !searched.contains("Smith"))
        let hash = clinic.service.services.index.index(label: "bi:v1:patient.name.full", normalised: "john smith").hex
        #expect(searched.contains(hash))
    }

    @Test func `more than ten thousand are refused, and none are left out`() throws {
        let id = try clinic.insert(.approved)
        try TestDatabase.fill(
            """
            INSERT INTO verification_requests (organisation_id, id, number_year, number, patient_id, doctor_id,
                payer_id, territory_id, status, priority, submitted_at, updated_at, closed_at, total_cents, likeness,
                due_order, version, sealed)
            SELECT organisation_id, UUID(), 2025, seq, patient_id, doctor_id, payer_id, territory_id, status, priority,
                submitted_at - INTERVAL seq SECOND, updated_at, closed_at, total_cents, likeness, due_order, 1, ''
            FROM verification_requests, seq_1_to_10000
            WHERE organisation_id = \(clinic.tenant.organisation) AND id = \(id)
            """)
        let counters = clinic.service.send(.get, "/api/ivr/counters", token: clinic.reviewer)
        #expect(counters["counters.by_status.approved"] == 10_000 && counters["counted_up_to"] == 10_000)
        let answer = export()
        #expect(answer.status == 422)
        #expect(answer.string("error.code") == "EXPORT_TOO_LARGE")
        #expect(try !clinic.events().contains("request_exported"))
    }
}
