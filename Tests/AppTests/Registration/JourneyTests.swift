import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// The document's three journeys, from the call to the visit on the web.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct JourneyTests {
    let phone: PhoneBookingDesk
    /// The host at which the organisation's patients register.
    let web: TestService
    let registration: RegistrationDesk
    static let number = RegistrationDesk.phone
    static let now = AppointmentDesk.now

    init() throws {
        phone = try PhoneBookingDesk()
        registration = try RegistrationDesk(for: phone.desk.clinic.tenant, admin: phone.desk.admin)
        web = registration.service
    }

    private func book(_ call: String, _ start: String = AppointmentDesk.nine) -> String {
        #expect(phone.hold(call, start).string("status") == "held")
        let booked = phone.confirm(call, Self.number, "Asha Rao")
        #expect(booked.string("status") == "booked", "\(booked.text)")
        return booked.string("appointment.appointment_id")
    }

    /// The visits that an account shows.
    private func visits(_ token: String) -> [String] {
        let answer = registration.get("patient/appointments", token, now: Self.now)
        #expect(answer.status == 200, "\(answer.text)")
        return (0..<5).map { answer.string("appointments[\($0)].id") }.filter { !$0.isEmpty }
    }

    @Test func `by phone first, then on the web with the password of the message`() throws {
        let visit = book("a")
        let password = try registration.activation()
        let token = registration.signIn(Self.number, password, now: Self.now).string("access_token")
        #expect(registration.get("patient/appointments", token, now: Self.now).status == 403)
        let changed = web.changePassword(token, password)
        #expect(changed == 204)
        #expect(visits(token) == [visit])
    }

    @Test func `on the web first, then by phone`() throws {
        let account = try registration.register(now: Self.now)
        let token = account.string("token")
        #expect(try registration.confirm(account, path: "patient/phone/confirm", now: Self.now).status == 200)
        #expect(visits(token) == [])
        let visit = book("a")
        #expect(visits(token) == [visit])
        #expect(try registration.texts().count { $0.template == "booking_synced" } == 1)
    }

    @Test func `by phone without an account, then linked, and strangers see nothing on the way`() throws {
        registration.set(autocreate: false, now: Self.now)
        let visit = book("a")
        #expect(try registration.register(now: Self.now).string("error") == "ivr_account_exists")
        let link = try registration.link(now: Self.now)
        let token = link.string("token")
        #expect(visits(token) == [])
        #expect(try registration.confirm(link, now: Self.now).status == 200)
        #expect(visits(token) == [visit])
        let next = book("b", "2026-11-30T04:00:00Z")
        #expect(visits(token) == [visit, next])
        let told = try registration.texts().map(\.template)
        #expect(told.count { $0 == "account_linked" } == 1 && told.count { $0 == "booking_synced" } == 1, "\(told)")
    }
}

extension TestService {
    /// Changes a first password.
    fileprivate func changePassword(_ token: String, _ password: String) -> Int {
        send(
            .post, "/api/auth/change-password",
            #"{"current_password":"\#(password)","new_password":"\#(RegistrationDesk.password)"}"#, token: token,
            now: JourneyTests.now
        ).status
    }
}
