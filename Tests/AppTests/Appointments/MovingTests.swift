import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// A visit's own time keeps it from no other: not where times are listed, and not where others are offered.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct MovingTests {
    let phone: PhoneBookingDesk
    var desk: AppointmentDesk { phone.desk }
    static let path = "/clinics/kolkata/free-times?visit_type=long&doctor=D-001&from=2026-11-30&to=2026-11-30"

    init() throws { phone = try PhoneBookingDesk() }

    private func starts(_ answer: Answer) -> [String] {
        #expect(answer.status == 200, "\(answer.text)")
        return (0..<20).map { answer.string("doctors[0].starts[\($0)]") }.filter { !$0.isEmpty }
            .map { String($0.dropFirst(11).prefix(5)) }
    }

    @Test func `the desk sees where a visit can be moved to, also by less than its length`() throws {
        let id = desk.book("2026-11-30T04:00:00Z", type: "long").string("id")
        #expect(desk.book("2026-11-30T05:30:00Z", patient: "P-2", type: "long").status == 201)
        #expect(starts(desk.send(.get, Self.path)) == [])
        #expect(starts(desk.send(.get, Self.path + "&moving=\(id)")) == ["03:30", "03:45", "04:15"])
        let moved = desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-11-30T04:15:00Z"}"#)
        #expect(moved.status == 200, "\(moved.text)")
        #expect(starts(desk.send(.get, Self.path + "&moving=\(id)")) == ["03:30", "03:45", "04:00"])
        let other = desk.send(.get, Self.path.replacing("D-001", with: "D-2") + "&moving=\(id)")
        #expect(starts(other).contains("04:15"), "another doctor's is another time")
    }

    @Test func `the desk's times are taken in any spelling, and within a second nothing begins`() {
        let booked = desk.book("2026-11-30T09:00:00.000+05:30")
        #expect(booked.status == 201 && booked.string("starts_at") == AppointmentDesk.nine, "\(booked.text)")
        let path = "/appointments/\(booked.string("id"))/time"
        let moved = desk.send(.put, path, #"{"starts_at":"2026-11-30T05:00:00.000Z"}"#)
        #expect(moved.status == 200 && moved.string("starts_at") == "2026-11-30T05:00:00Z", "\(moved.text)")
        #expect(desk.send(.put, path, #"{"starts_at":"2026-11-30T04:00:00.5Z"}"#).status == 409)
        #expect(desk.book("2026-11-30T04:00:00.5Z", patient: "P-2").status == 409)
        #expect(phone.hold("within", "2026-11-30T04:00:00.5Z").string("status") == "taken")
    }

    @Test func `what is not the caller's, or not at the clinic, is not there`() throws {
        let id = desk.book(type: "long").string("id")
        #expect(desk.send(.get, Self.path + "&moving=\(UUID().uuidString)").status == 404)
        #expect(desk.send(.get, Self.path + "&moving=x").string("error.details.field") == "moving")
        let other = try AppointmentDesk()
        #expect(other.send(.get, Self.path + "&moving=\(id)").status == 404)
        let else_ = AppointmentDesk.kolkata.replacing("MedQ Kolkata", with: "Elsewhere")
        #expect(desk.send(.put, "/clinics/elsewhere", else_, headers: ["if-match": "\"0\""]).status == 200)
        #expect(desk.send(.get, Self.path.replacing("kolkata", with: "elsewhere") + "&moving=\(id)").status == 404)
        // A doctor sees their own alone.
        #expect(desk.send(.get, Self.path + "&moving=\(id)", token: desk.doctor).status == 200)
        let theirs = desk.book(patient: "P-2", doctor: "D-2", type: "long").string("id")
        #expect(desk.send(.get, Self.path + "&moving=\(theirs)", token: desk.doctor).status == 404)
    }

    @Test func `a patient sees the same of a visit of theirs`() throws {
        let registration = try RegistrationDesk(for: desk.clinic.tenant, admin: desk.admin)
        let account = try registration.register(now: AppointmentDesk.now)
        let proven = try registration.confirm(account, path: "patient/phone/confirm", now: AppointmentDesk.now)
        #expect(proven.status == 200, "\(proven.text)")
        let own = account.string("token")
        let stranger = try registration.register(
            ["phone_number": "+919888888888", "name": "Ravi Iyer"], now: AppointmentDesk.now
        ).string("token")
        func send(_ method: Web.Method, _ path: String, _ body: String? = nil, _ token: String) -> Answer {
            registration.service.send(method, "/api/patient" + path, body, token: token, now: AppointmentDesk.now)
        }
        let booked = send(
            .post, "/appointments",
            #"{"clinic_id":"kolkata","visit_type_id":"long","doctor_id":"D-001","starts_at":"2026-11-30T04:00:00Z"}"#,
            own)
        #expect(booked.status == 201, "\(booked.text)")
        let id = booked.string("id")
        #expect(!starts(send(.get, Self.path, nil, own)).contains("04:15"))
        let free = starts(send(.get, Self.path + "&moving=\(id)", nil, own))
        #expect(free.contains("04:15") && !free.contains("04:00"), "\(free)")
        #expect(send(.get, Self.path + "&moving=\(id)", nil, stranger).status == 404)
        // Nor is it in the way of what is offered in the place of a time that is taken.
        #expect(desk.book("2026-11-30T05:15:00Z", patient: "P-2", type: "long").status == 201)
        let refused = send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-11-30T05:15:00Z"}"#, own)
        #expect(refused.status == 409, "\(refused.text)")
        #expect(refused.string("alternatives[0].local_start") == "2026-11-30T09:00", "\(refused.text)")
    }

    @Test func `nor is it in the way of what a caller is offered`() throws {
        let held = phone.step(
            "", PhoneBookingDesk.wish("c").replacing(#""visit_type_id":"visit""#, with: #""visit_type_id":"long""#))
        #expect(held.string("status") == "held", "\(held.text)")
        #expect(phone.confirm("c").string("status") == "booked")
        #expect(desk.book("2026-11-30T05:00:00Z", patient: "P-2", type: "long").status == 201)
        let taken = phone.move("c", "2026-11-30T05:00:00Z")
        #expect(taken.string("status") == "taken", "\(taken.text)")
        #expect(taken.string("alternatives[0].starts_at") == "2026-11-30T03:45:00Z", "\(taken.text)")
    }
}

extension ConversationTests {
    @Test func `a visit is moved by less than its length by voice`() throws {
        let longer = TalkDesk.harbor.replacing(
            #""Follow-up","length_minutes":30"#, with: #""Follow-up","length_minutes":60,"step_minutes":15"#)
        #expect(desk.send(.put, "/clinics/harbor", longer, headers: ["if-match": "\"1\""]).status == 200)
        desk.book("2026-12-01T15:00:00Z")
        let caller = desk.call()
        for said in ["move my appointment", "Grace Bennett", "april 18th 1952", "1234"] { try caller.say(said) }
        let asked = try caller.say("Tuesday at 10:15 am")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        #expect(try caller.say("yes").string("session.outcome") == "moved")
        #expect(try desk.visits() == ["booked 2026-12-01T10:15 D-11"])
    }
}
