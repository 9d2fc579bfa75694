import App
import Foundation
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"), .serialized)
struct DemoTests {
    let service: TestService

    init() throws {
        service = try TestService()
        try Demo.seed(service.services, service.db, now: Date())
    }

    @Test(arguments: [
        ("ivr@healthcare.local", "ivr123", "IVR"), ("doctor@healthcare.local", "doctor123", "doctor"),
        ("admin", "admin123", "super_admin"), ("manager", "manager123", "manager"), ("agent", "agent123", "agent"),
        ("other-admin", "other123", "admin"),
    ])
    func `the documents' accounts sign in`(login: String, password: String, role: String) {
        let answer = service.send(
            .post, "/api/auth/login", #"{"username":"\#(login)","password":"\#(password)"}"#, from: TestAddress.random()
        )
        #expect(answer.status == 200)
        let profile = service.send(.get, "/api/auth/profile", token: answer.string("access_token"))
        #expect(profile.string("user.role") == role)
    }

    @Test(arguments: [
        ("restaurant_id", 200), ("+15551234567", 200), ("restaurant_night", 200), ("restaurant_tuesday", 200),
        ("restaurant_manual", 200), ("restaurant_kolkata", 200), ("restaurant_other", 404),
    ])
    func `the demo key finds its organisation's restaurants`(asked: String, status: Int) {
        let answer = service.send(
            .get, "/api/ivr/restaurant/\(asked)/config", token: "psk_live_demo0000000000000000000000000000")
        #expect(answer.status == status)
    }

    @Test func `the document's patient, doctor, payer and product are there as printed`() throws {
        let signedIn = service.send(
            .post, "/api/auth/login", #"{"username":"ivr@healthcare.local","password":"ivr123"}"#,
            from: TestAddress.random())
        let token = signedIn.string("access_token")
        let patient = service.send(.get, "/api/patients/P-1234", token: token)
        #expect(patient.string("name") == "John Smith")
        #expect(patient.string("date_of_birth") == "1965-03-15")
        #expect(patient.string("medicaid_number") == "123456789")
        #expect(
            patient["coverages[0]"] == [
                "payer_id": "payer-001", "provider": "Blue Cross Blue Shield", "policy_number": "BCBS123456789",
                "group_number": "GRP001", "coverage_type": "Primary",
            ])
        #expect(
            patient["medical_history"] == [
                "conditions": ["Diabetes Type 2", "Hypertension"], "allergies": ["Penicillin"],
                "medications": ["Metformin", "Lisinopril"],
            ])
        let doctor = service.send(.get, "/api/doctors/D-001", token: token)
        #expect(doctor.string("npi") == "1234567890")
        #expect(doctor["npi_checksum_ok"] == false)
        #expect(doctor.string("practice") == "Boston Wound Care Center")
        let product = service.send(.get, "/api/products/prod-001", token: token)
        #expect(product.string("q_code") == "Q4201")
        #expect(product.text.contains(#""size":"4x4","dimensions":"4cm x 4cm","unit_price":250.00,"area_cm2":16.00"#))
        let doctors = service.send(.get, "/api/doctors", token: token)
        #expect((0..<5).filter { doctors["doctors[\($0)].npi_checksum_ok"] == true }.count == 4)
        let found = service.send(.post, "/api/patients/search", #"{"q":"O'Brien"}"#, token: token)
        #expect(found.string("patients[0].id") == "P-1238")
    }

    @Test func `seeding again changes nothing, and every open door is named`() throws {
        try Demo.seed(service.services, service.db, now: Date())
        let doors = try Demo.openDoors(service.services, service.db, now: Date())
        #expect(doors.count == 7)
        #expect(doors.contains("user admin"))
        #expect(doors.contains("API key psk_live_demo..."))
    }

    @Test func `the document's first request is there as printed, and forty more in all states`() throws {
        let answer = service.send(
            .post, "/api/auth/login", #"{"username":"ivr@healthcare.local","password":"ivr123"}"#,
            from: TestAddress.random())
        let token = answer.string("access_token")
        let first = service.send(
            .get, "/api/ivr/requests/660e8400-e29b-41d4-a716-446655440001", token: token)
        #expect(first.string("ivr_number") == "IVR-2024-001")
        #expect(first.string("submitted_date") == "2024-03-15T10:30:00Z")
        #expect(first.string("patient.name") == "John Smith")
        #expect(first.string("doctor.npi") == "1234567890")
        #expect(first.text.contains(#""total_quantity":15,"total_cost":2750.00"#))
        let counters = service.send(.get, "/api/ivr/counters", token: token)
        for status in ["in_review", "approved", "rejected", "awaiting_documents", "escalated", "cancelled"] {
            #expect(!counters.text.contains("\"\(status)\":0"), "\(status)")
        }
        let list = service.send(.get, "/api/ivr/requests?limit=100", token: token)
        #expect(list["requests[40].id"] != nil && list["requests[41].id"] == nil)
    }
}
