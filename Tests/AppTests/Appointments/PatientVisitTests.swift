import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// A patient who has registered and proven the phone, before a clinic in Kolkata.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PatientVisitTests {
    let phone: PhoneBookingDesk
    let registration: RegistrationDesk
    let token: String
    static let now = AppointmentDesk.now
    static let ten = "2026-11-30T04:30:00Z"
    var desk: AppointmentDesk { phone.desk }

    init() throws {
        phone = try PhoneBookingDesk()
        registration = try RegistrationDesk(for: phone.desk.clinic.tenant, admin: phone.desk.admin)
        let account = try registration.register(now: Self.now)
        token = account.string("token")
        let proven = try registration.confirm(account, path: "patient/phone/confirm", now: Self.now)
        #expect(proven.status == 200, "\(proven.text)")
    }

    private func send(
        _ method: Web.Method, _ path: String, _ body: String? = nil, token: String? = nil,
        headers: [String: String] = [:], now: Date = now
    ) -> Answer {
        registration.service.send(
            method, "/api/patient/\(path)", body, token: token ?? self.token, headers: headers, now: now)
    }

    private func book(
        _ start: String = AppointmentDesk.nine, _ more: String = "", token: String? = nil,
        headers: [String: String] = [:], now: Date = now
    ) -> Answer {
        send(
            .post, "appointments",
            #"{"clinic_id":"kolkata","visit_type_id":"visit","doctor_id":"D-001","starts_at":"\#(start)"\#(more)}"#,
            token: token, headers: headers, now: now)
    }

    private func move(_ visit: String, _ start: String, token: String? = nil, now: Date = now) -> Answer {
        send(.put, "appointments/\(visit)/time", #"{"starts_at":"\#(start)"}"#, token: token, now: now)
    }

    private func cancel(_ visit: String, token: String? = nil, now: Date = now) -> Answer {
        send(.post, "appointments/\(visit)/cancellation", "{}", token: token, now: now)
    }

    private func history(_ visit: String) throws -> [AppointmentStep] {
        let id = try #require(UUID(uuidString: visit))
        return try AppointmentStore(db: desk.service.db, organisation: phone.organisation).history(of: id)
    }

    /// Somebody else's account, without a proven number.
    private func stranger() throws -> String {
        try registration.register(["phone_number": "+919888888888", "name": "Ravi Iyer"], now: Self.now)
            .string("token")
    }

    @Test func `a time is taken as a browser writes it, and with another offset`() {
        let visit = book("2026-11-30T03:30:00.000Z")
        #expect(visit.status == 201 && visit.string("starts_at") == AppointmentDesk.nine, "\(visit.text)")
        // Whoever lost the answer asks again, in whatever spelling.
        #expect(move(visit.string("id"), "2026-11-30T09:00:00+05:30").status == 200)
        let moved = move(visit.string("id"), "2026-11-30T10:00:00+05:30")
        #expect(moved.status == 200 && moved.string("starts_at") == Self.ten, "\(moved.text)")
        for from in ["2026-11-30T04:30:00.000Z", "2026-11-30T10:00:00%2B05:30"] {
            let list = send(.get, "appointments?from=\(from)")
            #expect(list.string("appointments[0].id") == visit.string("id"), "\(list.text)")
        }
        #expect(send(.get, "appointments?from=2026-11-30T04:30:01.5Z")["appointments"] == [])
        #expect([400, 422].contains(send(.get, "appointments?from=2026-11-30").status))
    }

    @Test func `of more visits than are listed the oldest are missing, and not those to come`() throws {
        let visits = [AppointmentDesk.nine, Self.ten, "2026-12-01T03:30:00Z", "2026-12-01T04:30:00Z"]
            .map { book($0).string("id").uppercased() }
        let patient = send(.get, "account").string("patients[0].id")
        let store = AppointmentStore(db: try desk.service.db, organisation: phone.organisation)
        let later = try Date(Self.ten, strategy: .iso8601) + 60
        func listed(_ limit: Int, from start: Date = Self.now) throws -> [String] {
            try store.list(ofPatients: [patient], from: start, now: later, limit: limit).map(\.id.uuidString)
        }
        #expect(try listed(4) == visits)
        #expect(try listed(3) == Array(visits.suffix(3)))
        #expect(try listed(2) == Array(visits.suffix(2)))
        #expect(try listed(1) == [visits[2]], "the soonest of those to come")
        #expect(try listed(4, from: later) == Array(visits.suffix(2)))
    }

    @Test func `a patient finds a clinic and a time, books, moves and cancels, and it is they who did it`() throws {
        let clinics = send(.get, "clinics")
        #expect(clinics.string("clinics[0].id") == "kolkata", "\(clinics.text)")
        #expect(clinics.string("clinics[0].time_zone") == "Asia/Kolkata")
        #expect(clinics.string("clinics[0].doctors[0].name").hasPrefix("Dr. "))
        let path = "clinics/kolkata/free-times?visit_type=visit&doctor=D-001&from=2026-11-30&to=2026-11-30"
        #expect(send(.get, path).string("doctors[0].starts[0]") == AppointmentDesk.nine)
        let booked = book()
        #expect(booked.status == 201 && booked.string("source") == "web", "\(booked.text)")
        let visit = booked.string("id")
        let list = send(.get, "appointments")
        #expect(list.string("appointments[0].id") == visit)
        #expect(list.string("clinics[0].doctors[0].id") == "D-001", "\(list.text)")
        #expect(move(visit, Self.ten).string("starts_at") == Self.ten)
        #expect(desk.free("2026-11-30").first == AppointmentDesk.nine)
        #expect(cancel(visit).string("status") == "cancelled")
        #expect(cancel(visit).status == 200)
        let steps = try history(visit)
        #expect(steps.map(\.what) == [.booked, .moved, .cancelled])
        #expect(Set(steps.map(\.by.kind)) == ["patient"])
        #expect(move(visit, AppointmentDesk.nine).string("error") == "invalid_state_transition")
    }

    @Test func `a time that is taken is refused with others, in both ways to it`() throws {
        #expect(desk.book().status == 201)
        let refused = book()
        #expect(refused.status == 409 && refused.string("error") == "slot_taken", "\(refused.text)")
        #expect(refused.string("alternatives[0].starts_at") == "2026-11-30T04:00:00Z")
        #expect(refused.string("alternatives[0].local_start") == "2026-11-30T09:30")
        let visit = book(Self.ten).string("id")
        let unmoved = move(visit, AppointmentDesk.nine)
        #expect(unmoved.status == 409 && unmoved.string("alternatives[0].doctor_id") == "D-001", "\(unmoved.text)")
        #expect(send(.get, "appointments").string("appointments[0].starts_at") == Self.ten)
        // Nobody is at two places.
        let other = send(
            .post, "appointments",
            #"{"clinic_id":"kolkata","visit_type_id":"visit","doctor_id":"D-2","starts_at":"\#(Self.ten)"}"#)
        #expect(other.string("error") == "patient_busy", "\(other.text)")
    }

    @Test(arguments: [true, false])
    func `with the number of the account its patients and what they are to be sent go to the new one`(leaves: Bool)
        throws
    {
        if leaves {
            let sms = desk.send(
                .put, "/messages/settings/sms",
                #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#)
            #expect(sms.status == 200, "\(sms.text)")
        }
        let (old, new) = (RegistrationDesk.phone, "+919777777777")
        let visit = book("2026-12-01T03:30:00Z").string("id")
        let before = try texts(about: visit, to: old)
        #expect(before.count == 2 && before.allSatisfy { $0.hasPrefix(leaves ? "waiting" : "kept") })
        let asked = send(.post, "phone", #"{"phone_number":"\#(new)","password":"\#(RegistrationDesk.password)"}"#)
        #expect(asked.status == 202, "\(asked.text)")
        let proven = registration.confirm(
            asked.string("verification.id"), try registration.code(new), token: token, path: "patient/phone/confirm",
            now: Self.now)
        #expect(proven.status == 200, "\(proven.text)")
        #expect(try texts(about: visit, to: old).allSatisfy { $0.hasPrefix("cancelled") })
        #expect(try texts(about: visit, to: new) == before)
        let patient = send(.get, "account").string("patients[0].id")
        #expect(desk.send(.get, "/patients/\(patient)").string("phone") == new)
        // What is booked from now on is written to the new number alone.
        let next = book(Self.ten).string("id")
        #expect(try texts(about: next, to: old).isEmpty)
    }

    /// What a number is sent about a visit: its state, when, and which.
    private func texts(about visit: String, to number: String) throws -> [String] {
        let index = RecipientIndex(number, by: desk.service.services.index).value
        return try TestDatabase.root().fetchValues(
            """
            SELECT CONCAT_WS(' ', state, due_at, template, expires_at, time_zone) FROM messages
            WHERE organisation_id = \(phone.organisation) AND recipient_index = \(index) AND resource_id = \(visit)
            ORDER BY due_at
            """)
    }

    @Test func `patients are held to the notice and the horizon`() throws {
        #expect(book("2027-01-04T03:30:00Z").string("error") == "slot_taken")
        let late = try Date(AppointmentDesk.nine, strategy: .iso8601) - 59 * 60
        let token = registration.signIn(RegistrationDesk.phone, RegistrationDesk.password, now: late - 60)
            .string("access_token")
        #expect(book(token: token, now: late).string("error") == "slot_taken")
        #expect(book(token: token, now: late - 60).status == 201)
    }

    @Test func `an account keeps no more of the clinic's time than a family needs`() throws {
        let times = desk.free("2026-12-01") + desk.free("2026-12-08")
        try #require(times.count > PatientDesk.most)
        for time in times.prefix(PatientDesk.most) { #expect(book(time).status == 201) }
        let refused = book(times[PatientDesk.most])
        #expect(refused.status == 409 && refused.string("error") == "too_many_visits", "\(refused.text)")
        let visits = send(.get, "appointments")
        #expect(cancel(visits.string("appointments[0].id")).status == 200)
        // Of several at once only as many are booked as there is room for.
        let token = token
        let statuses = atOnce(5) { number, service in
            service.send(
                .post, "/api/patient/appointments",
                #"{"clinic_id":"kolkata","visit_type_id":"visit","doctor_id":"D-001","starts_at":"\#(times[20 + number])"}"#,
                token: token, now: Self.now
            ).status
        }
        #expect(statuses.filter { $0 == 201 }.count == 1, "\(statuses)")
    }

    @Test func `after the clinic's cut-off a patient changes nothing, and the desk still may`() throws {
        let visit = book().string("id")
        let late = try Date(AppointmentDesk.nine, strategy: .iso8601) - 119 * 60
        let again = registration.signIn(RegistrationDesk.phone, RegistrationDesk.password, now: late - 60)
        let token = again.string("access_token")
        #expect(move(visit, Self.ten, token: token, now: late).string("error") == "too_late")
        #expect(cancel(visit, token: token, now: late).string("error") == "too_late")
        #expect(try history(visit).map(\.what) == [.booked])
        // The cut-off is two hours, to the second.
        #expect(cancel(visit, token: token, now: late - 60).status == 200)
    }

    @Test func `a visit that is somebody else's is not there`() throws {
        let visit = book().string("id")
        let other = try stranger()
        #expect(move(visit, Self.ten, token: other).status == 404)
        #expect(cancel(visit, token: other).status == 404)
        #expect(send(.get, "appointments/\(visit)/calendar-file", token: other).status == 404)
        #expect(send(.get, "appointments/\(visit)/calendar-file").status == 200)
        // Nor is a patient of the desk's, for a booking in their name.
        #expect(book(Self.ten, #","patient_id":"P-1234""#).status == 404)
        let staff = desk.book(Self.ten).string("id")
        #expect(cancel(staff).status == 404)
        #expect(cancel(UUID().uuidString).status == 404 && cancel("x").status == 404)
        #expect(try history(visit).count == 1)
    }

    @Test func `what another organisation has is not there`() throws {
        let visit = book().string("id")
        let elsewhere = try PatientVisitTests()
        #expect(elsewhere.cancel(visit).status == 404)
        #expect(elsewhere.move(visit, Self.ten).status == 404)
        let made = elsewhere.desk.send(
            .put, "/clinics/elsewhere", AppointmentDesk.kolkata, headers: ["if-match": "\"0\""])
        #expect(made.status == 200)
        #expect(send(.get, "clinics/elsewhere/free-times?visit_type=visit").status == 404)
        let wish = #"{"clinic_id":"elsewhere","visit_type_id":"visit","doctor_id":"D-001","starts_at":"\#(Self.ten)"}"#
        let refused = send(.post, "appointments", wish)
        #expect(refused.status == 400 && !refused.string("fields.clinic_id").isEmpty, "\(refused.text)")
    }

    @Test func `a form that is sent twice books once`() throws {
        let key = ["idempotency-key": UUID().uuidString]
        let first = book(headers: key)
        let second = book(headers: key)
        #expect(first.status == 201 && second.status == 201 && first.text == second.text)
        #expect(try registration.count("appointments") == 1)
        #expect(move(first.string("id"), Self.ten).status == 200)
        #expect(try history(first.string("id")).map(\.what) == [.booked, .moved])
    }

    @Test func `who has not proven a number books for themselves alone`() throws {
        let other = try stranger()
        let booked = book(token: other)
        #expect(booked.status == 201, "\(booked.text)")
        #expect(registration.shown(other, now: Self.now) == ["Ravi Iyer"])
        // What is booked by phone from the number that they only claim stays hidden from them.
        #expect(phone.hold("a", Self.ten).string("status") == "held")
        #expect(phone.confirm("a", "+919888888888", "Ravi Iyer").string("status") == "booked")
        let list = send(.get, "appointments", token: other)
        #expect(list.string("appointments[0].id") == booked.string("id"))
        #expect(list.string("appointments[1].id").isEmpty, "\(list.text)")
    }

    @Test func `a family's visits are told apart, and the desk's staff do not come in here`() throws {
        #expect(phone.hold("a").string("status") == "held")
        #expect(phone.confirm("a", RegistrationDesk.phone, "Kiran Rao").string("status") == "booked")
        #expect(Set(registration.shown(token, now: Self.now)) == ["Asha Rao", "Kiran Rao"])
        let account = send(.get, "account")
        let child = try #require(
            (0..<2).first { account.string("patients[\($0)].name") == "Kiran Rao" }
        )
        .description
        let id = account.string("patients[\(child)].id")
        let booked = book(Self.ten, #","patient_id":"\#(id)""#)
        #expect(booked.status == 201 && booked.string("patient_id") == id, "\(booked.text)")
        #expect(desk.send(.get, "/patient/clinics").status == 403)
    }

    @Test func `a clinic that is closed takes nobody, and its visits can still be cancelled`() throws {
        let visit = book().string("id")
        let closed = AppointmentDesk.kolkata.replacing(#"{"name""#, with: #"{"is_active":false,"name""#)
        #expect(desk.send(.put, "/clinics/kolkata", closed, headers: ["if-match": "\"1\""]).status == 200)
        #expect(send(.get, "clinics").text == #"{"clinics":[]}"#)
        #expect(send(.get, "clinics/kolkata/free-times?visit_type=visit").status == 404)
        #expect(book(Self.ten).status == 400)
        #expect(send(.get, "appointments").string("clinics[0].name") == "MedQ Kolkata")
        #expect(cancel(visit).status == 200)
    }
}
