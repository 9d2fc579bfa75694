import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationTests {
    let service: TestService
    let clinic: TestClinic

    init() throws {
        service = try TestService()
        clinic = try TestClinic(service)
    }

    @Test func `a request is created, listed and shown in the document's shapes, with the right sum`() throws {
        let noon = try Date("2026-03-15T10:30:00Z", strategy: .iso8601)
        let created = service.send(
            .post, "/api/v1/ivr/requests", TestClinic.sample, token: try clinic.tenant.signIn("ivr", now: noon).token,
            now: noon)
        #expect(created.status == 201)
        #expect(created.string("ivr_number") == "IVR-2026-001")
        #expect(created.string("status") == "pending_review")
        #expect(created.string("message") == "IVR request created successfully")
        let id = created.string("id")
        #expect(created[header: "location"] == "/api/ivr/requests/\(id)")

        let later = noon + 3 * 86_400 + 60
        let reviewer = try clinic.tenant.signIn("ivr", now: later).token
        let list = service.send(.get, "/api/ivr/requests", token: reviewer, now: later)
        #expect(list.status == 200)
        #expect(
            list.text.hasPrefix(
                """
                {"requests":[{"id":"\(id)","ivr_number":"IVR-2026-001","patient_name":"John Smith",\
                "doctor_name":"Dr. Sarah Wilson","insurance":"Blue Cross Blue Shield","status":"pending_review",\
                "priority":"high","days_pending":3,"submitted_date":"2026-03-15","patient_id":"P-1234",\
                "doctor_id":"D-001","products":[{"id":"prod-001","product_name":"Rampart Wound Matrix",\
                "q_code":"Q4201","total_quantity":15,"total_cost":2750.00,"sizes":[{"size":"2x2",\
                "dimensions":"2cm x 2cm","unit_price":150.00,"quantity":10,"total":1500.00},{"size":"4x4",\
                "dimensions":"4cm x 4cm","unit_price":250.00,"quantity":5,"total":1250.00}],"billing_units":120}]
                """), "\(list.text)")

        let detail = service.send(.get, "/api/ivr/requests/\(id.uppercased())", token: reviewer, now: later)
        #expect(detail[header: "etag"] == "\"1\"")
        #expect(
            detail.text.hasPrefix(
                """
                {"id":"\(id)","ivr_number":"IVR-2026-001","patient":{"name":"John Smith","date_of_birth":"1965-03-15",\
                "medicaid_number":"123456789","insurance":{"provider":"Blue Cross Blue Shield",\
                "policy_number":"BCBS123456789","group_number":"GRP001","coverage_type":"Primary"},\
                "medical_history":{"conditions":["Diabetes Type 2","Hypertension"],"allergies":["Penicillin"],\
                "medications":["Metformin","Lisinopril"]}},"doctor":{"name":"Dr. Sarah Wilson","npi":"1234567893",\
                "practice":"Boston Wound Care Center","phone":"(555) 123-4567"},"products":[
                """), "\(detail.text)")
        #expect(detail.string("submitted_date") == "2026-03-15T10:30:00Z")
        #expect(detail.string("last_updated") == "2026-03-15T10:30:00Z")
    }

    @Test func `approve, reject and request-documents answer as printed`() {
        let approved = clinic.post(clinic.submit(), "approve", TestClinic.approval)
        #expect(approved.status == 200)
        #expect(
            approved.text.contains(
                """
                "coverage_details":{"coverage_percentage":80,"deductible_amount":500.00,"copay_amount":25.00,\
                "out_of_pocket_max":2000.00,"coverage_notes":"Approved for wound care treatment with 80% coverage"},\
                "message":"IVR request approved successfully"}
                """), "\(approved.text)")
        let rejected = clinic.post(clinic.submit(), "reject", TestClinic.rejection)
        #expect(
            rejected.text.contains(
                """
                "rejection_details":{"reason":"insufficient_documentation",\
                "notes":"Additional medical documentation required for approval"},"message":"IVR request rejected"}
                """), "\(rejected.text)")
        let asked = clinic.post(clinic.submit(), "request-documents", TestClinic.ask())
        #expect(
            asked.text.contains(
                """
                "document_request":{"types":["medical_records"],"deadline":"\(TestClinic.soon)",\
                "notes":"Please provide them"},"message":"Document request sent successfully"}
                """), "\(asked.text)")
        #expect(asked.string("status") == "awaiting_documents")
    }

    @Test func `the document's error sample, word for word`() {
        let body = TestClinic.approval.replacing("80,", with: "150,")
        let answer = clinic.post(clinic.submit(), "approve", body)
        #expect(answer.status == 422)
        #expect(
            answer.text.hasPrefix(
                """
                {"error":{"code":"VALIDATION_ERROR","message":"Invalid request data","details":\
                {"field":"coverage_percentage","issue":"Must be between 0 and 100"}
                """), "\(answer.text)")
    }

    @Test func `what is decided stays decided, and says from where to where it cannot go`() {
        let id = clinic.submit()
        #expect(clinic.post(id, "approve", TestClinic.approval).status == 200)
        let again = clinic.post(id, "approve", TestClinic.approval)
        #expect(again.status == 409)
        #expect(again.string("error.code") == "INVALID_STATE_TRANSITION")
        #expect(again.string("error.details.issue") == "approved -> approved is not allowed")
        #expect(clinic.post(id, "reject", TestClinic.rejection).status == 409)
        // Opened again, it is decided anew, and the first decision stays.
        #expect(clinic.post(id, "reopening", #"{"reason":"x"}"#).status == 403)
        #expect(clinic.post(id, "reopening", #"{"reason":"The payer erred"}"#, token: clinic.admin).status == 200)
        #expect(clinic.post(id, "reject", TestClinic.rejection).status == 200)
        let history = service.send(.get, "/api/ivr/requests/\(id)/history", token: clinic.reviewer)
        #expect(history.string("history[0].event") == "create")
        #expect(history.string("history[1].event") == "approve")
        #expect(history.string("history[2].reason") == "The payer erred")
        #expect(history.string("history[3].to") == "rejected")
        let resubmitted = clinic.post(id, "resubmission")
        #expect(resubmitted.status == 201)
        let next = service.send(.get, "/api/ivr/requests/\(resubmitted.string("id"))", token: clinic.reviewer)
        #expect(next.string("previous_request_id") == id)
    }

    @Test func `changes may name the version they mean`() {
        let id = clinic.submit()
        let stale = service.send(
            .post, "/api/ivr/requests/\(id)/approve", TestClinic.approval, token: clinic.reviewer,
            headers: ["If-Match": "\"9\""])
        #expect(stale.status == 412)
        let good = service.send(
            .post, "/api/ivr/requests/\(id)/approve", TestClinic.approval, token: clinic.reviewer,
            headers: ["If-Match": "\"1\""])
        #expect(good.status == 200)
        #expect(good[header: "etag"] == "\"2\"")
    }

    @Test func `fifty decide at once, and one has decided`() throws {
        let id = clinic.submit()
        let token = clinic.reviewer
        let statuses = atOnce(50) { number, service in
            service.send(
                .post, "/api/ivr/requests/\(id)/\(number % 2 == 0 ? "approve" : "reject")",
                number % 2 == 0 ? TestClinic.approval : TestClinic.rejection, token: token
            ).status
        }
        #expect(statuses.count { $0 == 200 } == 1)
        #expect(statuses.count { $0 == 409 } == 49, "\(statuses)")
    }

    @Test func `fifty create at once, and their numbers have no gap`() throws {
        let token = clinic.reviewer
        let numbers = atOnce(50) { _, service in
            service.send(.post, "/api/ivr/requests", TestClinic.sample, token: token).string("ivr_number")
        }
        let counted = numbers.compactMap { Int($0.suffix(3)) }.sorted()
        #expect(counted == Array(1...50))
    }
}
