import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Whose a booking by phone is.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PhoneAccountTests {
    let phone: PhoneBookingDesk
    static let number = "+919999999999"

    init() throws { phone = try PhoneBookingDesk() }

    /// An account that claims the number. Returns its user and token.
    func account(verifiedAt: Date?) throws -> (user: UUID, token: String) {
        let (login, token, _) = try phone.desk.clinic.tenant.signIn("patient", now: AppointmentDesk.now)
        let db = try phone.desk.service.db
        let found = try UserStore.find(login: login, db)
        let user = try #require(found).id
        let number = try #require(PhoneNumber(e164: Self.number))
        try AccountPhoneStore(db: db, organisation: phone.organisation)
            .set(number, of: user, verifiedAt: verifiedAt, phone.desk.service.services)
        return (user, token)
    }

    func texts() throws -> [String] {
        try TestDatabase.root().fetchValues(
            "SELECT template FROM messages WHERE organisation_id = \(phone.organisation) AND channel = 'sms'"
                + " AND resource_type = 'user' ORDER BY template")
    }

    func patients(_ user: UUID) throws -> [String] {
        try AccountPatientStore(db: phone.desk.service.db, organisation: phone.organisation).patients(of: user)
    }

    func book(_ call: String, _ start: String = AppointmentDesk.nine, name: String = "Asha Rao") throws -> Answer {
        #expect(phone.hold(call, start).string("status") == "held")
        let booked = phone.confirm(call, Self.number, name)
        #expect(booked.string("status") == "booked", "\(booked.text)")
        return booked
    }

    func patient(_ booked: Answer) -> String {
        phone.desk.send(.get, "/appointments/\(booked.string("appointment.appointment_id"))").string("patient_id")
    }

    @Test func `a booking is the account's that has proven the number, and its owner is told`() throws {
        let (user, _) = try account(verifiedAt: AppointmentDesk.now - 60)
        let booked = try book("c")
        #expect(booked.string("account") == "linked")
        #expect(try patients(user) == [patient(booked)])
        #expect(try texts() == ["booking_synced"])
    }

    @Test func `an account that has only claimed the number gets nothing`() throws {
        let (user, _) = try account(verifiedAt: nil)
        let booked = try book("c")
        #expect(booked.string("account") == "created")
        #expect(try patients(user).isEmpty)
        #expect(try texts() == ["patient_welcome"])
    }

    @Test func `a caller who calls again has one account and is welcomed once`() throws {
        let first = try book("a")
        let second = try book("b", "2026-11-30T04:00:00Z")
        #expect(patient(first) == patient(second))
        #expect(second.string("account") == "created")
        #expect(try texts() == ["patient_welcome"])
    }

    @Test func `what is told of a booking is there if, and only if, the booking is`() throws {
        let (user, _) = try account(verifiedAt: AppointmentDesk.now - 60)
        _ = try book("a")
        #expect(phone.hold("b", doctor: "D-2").string("status") == "held")
        // The message is written before the patient's time is found taken, and goes with everything else.
        #expect(phone.confirm("b", Self.number).string("error.code") == "PATIENT_BUSY")
        #expect(try texts() == ["booking_synced"])
        #expect(
            try phone.count("SELECT COUNT(*) FROM outbox WHERE resource_id = \(user.text) AND resource_type = 'user'")
                == 1)
        // Another patient of the same name would be one too many; another of the family is made with their visit only.
        #expect(try patients(user).count == 1)
    }

    @Test func `a calendar reads an account's visits by an address that nobody guesses`() throws {
        let (_, token) = try account(verifiedAt: AppointmentDesk.now - 60)
        func make() -> String {
            phone.desk.send(.post, "/calendar-feed", token: token).string("path")
        }
        let old = make()
        #expect(phone.desk.service.send(.get, old, now: AppointmentDesk.now).status == 200)
        let path = make()
        #expect(path != old && phone.desk.service.send(.get, old, now: AppointmentDesk.now).status == 404)
        let id = try book("c").string("appointment.appointment_id")
        _ = try book("d", "2026-11-30T04:00:00Z")
        _ = phone.cancel("d")
        let feed = phone.desk.service.send(.get, path, now: AppointmentDesk.now)
        #expect(feed.status == 200 && feed[header: "content-type"] == "text/calendar", "\(feed.text)")
        #expect(feed.text.contains("UID:\(id)\r\n") && feed.text.contains("DTSTART:20261130T033000Z\r\n"))
        #expect(feed.text.components(separatedBy: "BEGIN:VEVENT").count == 3)
        #expect(feed.text.contains("STATUS:CANCELLED\r\n"))
        #expect(!feed.text.contains("Asha") && !feed.text.contains("D-001") && !feed.text.contains("Xylophone"))
        // Whoever lost the answer asks for it again, and gets the address that there is.
        let key = ["Idempotency-Key": UUID().uuidString]
        let made = phone.desk.send(.post, "/calendar-feed", token: token, headers: key)
        let again = phone.desk.send(.post, "/calendar-feed", token: token, headers: key)
        #expect(made.status == 200 && again.text == made.text && again[header: "idempotency-replayed"] == "true")
        let shown = phone.desk.service.send(.get, again.string("path"), now: AppointmentDesk.now)
        #expect(shown.status == 200, "\(shown.text)")
        #expect(phone.desk.send(.delete, "/calendar-feed", token: token).status == 204)
        #expect(phone.desk.send(.delete, "/calendar-feed", token: token).status == 404)
        #expect(phone.desk.service.send(.get, path, now: AppointmentDesk.now).status == 404)
        #expect(phone.desk.send(.post, "/calendar-feed").status == 403)
    }
}
