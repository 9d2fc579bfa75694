import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// A doctor who has been taken out of use is booked by nobody any more, by whatever way.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct FormerDoctorTests {
    let phone: PhoneBookingDesk
    var desk: AppointmentDesk { phone.desk }

    init() throws { phone = try PhoneBookingDesk() }

    private func use(_ doctor: String, _ isUsed: Bool) {
        let changed = desk.send(
            .patch, "/doctors/\(doctor)", #"{"is_active":\#(isUsed)}"#, headers: ["if-match": "*"])
        #expect(changed.status == 200, "\(changed.text)")
    }

    @Test func `nor offered, to callers who name no doctor and to those who do`() throws {
        // Whoever is busiest is asked last: this is the other one.
        #expect(desk.book(doctor: "D-2").status == 201)
        use("D-001", false)
        let taken = phone.hold("a", doctor: nil)
        #expect(taken.string("status") == "taken", "\(taken.text)")
        for place in 0..<3 { #expect(taken.string("alternatives[\(place)].doctor_id") == "D-2") }
        let held = phone.hold("b", "2026-11-30T04:00:00Z", doctor: nil)
        #expect(held.string("appointment.doctor_id") == "D-2", "\(held.text)")
        #expect(phone.hold("c", "2026-11-30T05:00:00Z").status == 422)
        #expect(desk.free("2026-11-30").isEmpty && !desk.free("2026-11-30", doctor: "D-2").isEmpty)
        use("D-001", true)
        #expect(phone.hold("d", "2026-11-30T05:00:00Z").string("status") == "held")
    }

    @Test func `a visit of theirs is moved to nobody but another`() throws {
        let visit = desk.book().string("id")
        use("D-001", false)
        func move(_ body: String) -> Answer { desk.send(.put, "/appointments/\(visit)/time", body) }
        let refused = move(#"{"starts_at":"2026-11-30T05:00:00Z"}"#)
        #expect(refused.status == 409 && refused.string("error.code") == "SLOT_TAKEN", "\(refused.text)")
        let moved = move(#"{"starts_at":"2026-11-30T05:00:00Z","doctor_id":"D-2"}"#)
        #expect(moved.status == 200 && moved.string("doctor_id") == "D-2", "\(moved.text)")
    }

    @Test func `what is held of them is no longer to be had`() throws {
        #expect(phone.hold("a").string("status") == "held")
        use("D-001", false)
        let refused = phone.confirm("a")
        #expect(refused.status == 409 && refused.string("error.code") == "HOLD_OVER", "\(refused.text)")
    }

    @Test func `who waits for anybody is not offered their time`() throws {
        let made = desk.send(
            .post, "/patients",
            #"{"id":"P-a","name":"Waits","date_of_birth":"1990-01-01","phone":"+919999999901"}"#)
        #expect(made.status == 201, "\(made.text)")
        for doctor in ["D-001", "D-2"] { use(doctor, false) }
        let joined = desk.send(
            .post, "/waitlist",
            #"""
            {"clinic_id":"kolkata","visit_type_id":"visit","patient_id":"P-a","first_day":"2026-11-30",
            "last_day":"2026-11-30"}
            """#)
        #expect(joined.status == 201, "\(joined.text)")
        let job = JobContext(services: desk.service.services, database: desk.service.database, now: AppointmentDesk.now)
        #expect(try OfferFreeTimes.offer(phone.organisation, in: job) == 0)
        use("D-2", true)
        #expect(try OfferFreeTimes.offer(phone.organisation, in: job) == 1)
    }

    @Test func `their hours are kept, and shown to the desk`() throws {
        use("D-001", false)
        let hours = desk.send(.get, "/clinics/kolkata/doctors/D-001/hours")
        #expect(hours.text.contains(#""monday":[{"#), "\(hours.text)")
        let week = desk.send(.get, "/clinics/kolkata/working-hours?from=2026-11-30")
        #expect(week.text.contains(#""id":"D-001""#), "\(week.text)")
    }
}
