import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What binds whoever books by phone or on the web, and whose a new patient is.
extension PhoneAccountTests {
    @Test func `a phone system that signs in as a user is bound by a visit's notice, and the desk is not`() throws {
        let soon = try Date(AppointmentDesk.nine, strategy: .iso8601) - 600
        let (system, desk) = (
            try phone.desk.clinic.tenant.signIn("ivr", now: soon).token,
            try phone.desk.clinic.tenant.signIn("admin", now: soon).token
        )
        #expect(phone.hold("c", key: system, now: soon).string("status") == "taken")
        #expect(phone.hold("c", "2027-11-30T03:30:00Z", key: system, now: soon).string("status") == "taken")
        let booked = phone.desk.send(.post, "/appointments", AppointmentDesk.wish(), token: desk, now: soon)
        #expect(booked.status == 201, "\(booked.text)")
    }

    @Test func `at a clinic that is out of use nobody but the desk moves a visit`() throws {
        let booked = try book("c")
        let closed = AppointmentDesk.kolkata.replacing(#""holidays":[]"#, with: #""holidays":[],"is_active":false"#)
        #expect(phone.desk.send(.put, "/clinics/kolkata", closed, headers: ["if-match": "\"1\""]).status == 200)
        let moved = phone.move("c", "2026-12-01T03:30:00Z")
        #expect(moved.string("status") == "taken" && moved["alternatives"] == .array([]), "\(moved.text)")
        let id = booked.string("appointment.appointment_id")
        let done = phone.desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-12-01T03:30:00Z"}"#)
        #expect(done.status == 200, "\(done.text)")
    }

    @Test func `who is new is of the territory of the clinic they come to`() throws {
        #expect(phone.desk.send(.put, "/ivr/territories/north", #"{"name":"North"}"#).status == 200)
        let north = AppointmentDesk.kolkata.replacing(
            #""name":"MedQ Kolkata""#, with: #""territory_id":"north","name":"MedQ Kolkata""#)
        #expect(phone.desk.send(.put, "/clinics/kolkata", north, headers: ["if-match": "\"1\""]).status == 200)
        let patient = patient(try book("c"))
        #expect(phone.desk.send(.get, "/patients/\(patient)").string("territory_id") == "north")
    }
}
