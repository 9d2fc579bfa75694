import App
import Foundation
import MariaDB
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
        #expect((0..<9).filter { doctors["doctors[\($0)].npi_checksum_ok"] == true }.count == 8)
        let found = service.send(.post, "/api/patients/search", #"{"q":"O'Brien"}"#, token: token)
        #expect(found.string("patients[0].id") == "P-1238")
    }

    @Test func `seeding again changes nothing, and every open door is named`() throws {
        let before = try counts()
        // Tomorrow's demo has other days, and finds the clinics with their visits there.
        for later in [0, 86_400.0] { try Demo.seed(service.services, service.db, now: Date() + later) }
        #expect(try counts() == before)
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

    @Test func `two clinics on two sides of the world have visits in every state`() throws {
        let token = try signIn("agent", "agent123")
        for (clinic, zone) in [("new-york", "America/New_York"), ("bengaluru", "Asia/Kolkata")] {
            let (first, last) = (day(-10), day(20))
            let list = service.send(
                .get, "/api/clinics/\(clinic)/appointments?from=\(first)&to=\(last)", token: token)
            #expect(list.string("time_zone") == zone)
            for status in ["booked", "confirmed", "cancelled", "fulfilled", "noshow"] {
                #expect(list.text.contains(#""status":"\#(status)""#), "\(clinic): \(status)")
            }
            let hours = service.send(
                .get, "/api/clinics/\(clinic)/working-hours?from=\(first)&to=\(last)", token: token)
            #expect(hours["doctors[1].hours[0].starts_at"] != nil)
            #expect(hours.text.contains(#""exceptions":[""#))
        }
    }

    @Test func `a caller has booked by phone only, and was written to once`() throws {
        let token = try signIn("admin", "admin123")
        let found = service.send(.post, "/api/patients/search", #"{"q":"+919999999999"}"#, token: token)
        #expect(found.string("patients[0].name") == "Asha Rao")
        #expect(found["patients[1].id"] == nil)
        let visits = service.send(
            .get, "/api/clinics/bengaluru/appointments?from=\(day(-1))&to=\(day(20))", token: token)
        #expect(visits.text.contains(#""source":"phone""#))
        let sent = service.send(
            .post, "/api/messages/search", #"{"recipient":"+919999999999"}"#, token: token)
        #expect(sent.text.components(separatedBy: #""patient_welcome""#).count == 2, "\(sent.text)")
    }

    private func signIn(_ login: String, _ password: String) throws -> String {
        service.send(
            .post, "/api/auth/login", #"{"username":"\#(login)","password":"\#(password)"}"#,
            from: TestAddress.random()
        ).string("access_token")
    }

    private func day(_ distance: Double) -> String {
        String((Date() + distance * 86_400).ISO8601Format().prefix(10))
    }

    /// How many rows there are of what the demo books and writes.
    private func counts() throws -> [Int] {
        let root = try TestDatabase.root()
        let organisation = "2276e0c1-6a32-470e-b7e7-dcdbb286d76b"
        return [
            try root.fetchValue(
                "SELECT COUNT(*) FROM appointments WHERE organisation_id = \(organisation)", as: Int.self),
            try root.fetchValue(
                "SELECT COUNT(*) FROM appointment_history WHERE organisation_id = \(organisation)", as: Int.self),
            try root.fetchValue(
                "SELECT COUNT(*) FROM messages WHERE organisation_id = \(organisation)", as: Int.self),
            try root.fetchValue("SELECT COUNT(*) FROM patients WHERE organisation_id = \(organisation)", as: Int.self),
            try root.fetchValue("SELECT COUNT(*) FROM users WHERE organisation_id = \(organisation)", as: Int.self),
        ].map { $0 ?? -1 }
    }
}
