import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// A phone system that books at `AppointmentDesk`.
struct PhoneBookingDesk {
    let desk: AppointmentDesk
    let key: String

    init() throws {
        desk = try AppointmentDesk()
        key = try desk.clinic.tenant.makeKey().secret
    }

    var organisation: UUID { desk.clinic.tenant.organisation }

    func step(
        _ path: String, _ body: String, method: Web.Method = .post, key: String? = nil, now: Date = AppointmentDesk.now
    ) -> Answer {
        desk.send(method, "/ivr/bookings\(path)", body, token: key ?? self.key, now: now)
    }

    static func wish(_ call: String, _ start: String = AppointmentDesk.nine, doctor: String? = "D-001") -> String {
        let doctor = doctor.map { "\"doctor_id\":\"\($0)\"," } ?? ""
        return """
            {"call_id":"\(call)","clinic_id":"kolkata","visit_type_id":"visit",\(doctor)"starts_at":"\(start)"}
            """
    }

    func hold(
        _ call: String, _ start: String = AppointmentDesk.nine, doctor: String? = "D-001", key: String? = nil,
        now: Date = AppointmentDesk.now
    ) -> Answer {
        step("", Self.wish(call, start, doctor: doctor), key: key, now: now)
    }

    static func caller(_ call: String, _ number: String = "+919999999999", _ name: String = "Asha Rao") -> String {
        #"{"call_id":"\#(call)","phone_number":"\#(number)","name":"\#(name)","age":30,"reason":"Xylophone pain"}"#
    }

    func confirm(
        _ call: String, _ number: String = "+919999999999", _ name: String = "Asha Rao", key: String? = nil,
        now: Date = AppointmentDesk.now
    ) -> Answer {
        step("/confirmation", Self.caller(call, number, name), key: key, now: now)
    }

    func find(_ call: String, key: String? = nil, now: Date = AppointmentDesk.now) -> Answer {
        step("/search", #"{"call_id":"\#(call)"}"#, key: key, now: now)
    }

    func move(_ call: String, _ start: String, key: String? = nil, now: Date = AppointmentDesk.now) -> Answer {
        step("/time", #"{"call_id":"\#(call)","starts_at":"\#(start)"}"#, method: .put, key: key, now: now)
    }

    func cancel(_ call: String, key: String? = nil, now: Date = AppointmentDesk.now) -> Answer {
        step("/cancellation", #"{"call_id":"\#(call)","reason":"Well again"}"#, key: key, now: now)
    }

    func count(_ sql: SQL) throws -> Int { try TestDatabase.root().fetchValue(sql, as: Int.self) ?? -1 }

    func history(_ answer: Answer) throws -> [AppointmentStep.What] {
        let id = try #require(UUID(uuidString: answer.string("appointment.appointment_id")))
        return try AppointmentStore(db: desk.service.db, organisation: organisation).history(of: id).map(\.what)
    }
}

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PhoneBookingTests {
    let phone: PhoneBookingDesk

    init() throws { phone = try PhoneBookingDesk() }

    @Test func `a caller holds a time, and has it booked when they say who they are`() throws {
        let held = phone.hold("call-1")
        #expect(held.status == 200 && held.string("status") == "held", "\(held.text)")
        #expect(held.string("held_until") == (AppointmentDesk.now + 300).formatted(.iso8601))
        #expect(held.string("appointment.local_start") == "2026-11-30T09:00")
        #expect(!phone.desk.free("2026-11-30").contains(AppointmentDesk.nine))
        let booked = phone.confirm("call-1")
        #expect(booked.status == 200 && booked.string("status") == "booked", "\(booked.text)")
        #expect(booked.string("appointment.appointment_id") == held.string("appointment.appointment_id"))
        #expect(try phone.history(booked) == [.held, .booked])
        #expect(phone.find("call-1").text == booked.text)
        let read = phone.desk.send(.get, "/appointments/\(booked.string("appointment.appointment_id"))")
        #expect(read.string("source") == "phone" && read.string("patient_id").hasPrefix("P-"), "\(read.text)")
    }

    @Test func `each step that is repeated gets the same answer, and does nothing`() throws {
        let held = phone.hold("c")
        #expect(phone.hold("c").text == held.text)
        let booked = phone.confirm("c")
        #expect(phone.confirm("c").text == booked.text)
        let moved = phone.move("c", "2026-12-01T05:00:00Z")
        #expect(moved.string("appointment.starts_at") == "2026-12-01T05:00:00Z", "\(moved.text)")
        #expect(phone.move("c", "2026-12-01T05:00:00Z").text == moved.text)
        let cancelled = phone.cancel("c")
        #expect(cancelled.string("status") == "cancelled", "\(cancelled.text)")
        #expect(phone.cancel("c").text == cancelled.text)
        #expect(try phone.history(cancelled) == [.held, .booked, .moved, .cancelled])
    }

    @Test func `a repetition that comes late does not move a visit back`() throws {
        _ = (phone.hold("c"), phone.confirm("c"))
        let id = phone.move("c", "2026-12-01T05:00:00Z").string("appointment.appointment_id")
        let desk = phone.desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-12-01T06:00:00Z"}"#)
        #expect(desk.status == 200, "\(desk.text)")
        #expect(phone.move("c", "2026-12-01T05:00:00Z").string("appointment.starts_at") == "2026-12-01T06:00:00Z")
    }

    @Test func `who is slower is told what else is free, near what they wanted`() throws {
        #expect(phone.hold("c-1").string("status") == "held")
        let other = phone.hold("c-2")
        #expect(other.status == 200 && other.string("status") == "taken", "\(other.text)")
        #expect(other["appointment"] == nil)
        let starts = (0..<3).map { other.string("alternatives[\($0)].starts_at") }
        #expect(starts == ["2026-11-30T04:00:00Z", "2026-11-30T04:30:00Z", "2026-11-30T05:00:00Z"])
        #expect(other["alternatives[3]"] == nil)
        #expect(phone.hold("c-2", starts[0]).string("status") == "held")
        // A time that the clinic does not offer is no error either.
        #expect(phone.hold("c-3", "2026-11-30T03:31:00Z").string("status") == "taken")
    }

    @Test func `without a wish for a doctor, whoever is free`() throws {
        let doctors = (1...2).map { phone.hold("c-\($0)", doctor: nil).string("appointment.doctor_id") }
        #expect(Set(doctors) == ["D-001", "D-2"])
        #expect(phone.hold("c-3", doctor: nil).string("status") == "taken")
    }

    @Test func `a call holds one time: who chooses another gives the first one back`() throws {
        #expect(phone.hold("c").string("status") == "held")
        #expect(phone.hold("c", "2026-11-30T04:00:00Z").string("appointment.starts_at") == "2026-11-30T04:00:00Z")
        #expect(phone.desk.free("2026-11-30").first == AppointmentDesk.nine)
        // One that is taken changes nothing of what is held.
        #expect(phone.hold("d", "2026-11-30T05:00:00Z").string("status") == "held")
        #expect(phone.hold("c", "2026-11-30T05:00:00Z").string("status") == "taken")
        #expect(phone.find("c").string("appointment.starts_at") == "2026-11-30T04:00:00Z")
    }

    @Test func `a hold lapses: the time is free, and the call says so`() throws {
        #expect(phone.hold("c").string("status") == "held")
        let later = AppointmentDesk.now + 300
        #expect(phone.find("c", now: later).string("status") == "released")
        #expect(phone.confirm("c", now: later).string("error.code") == "HOLD_OVER")
        #expect(phone.hold("d", now: later).string("status") == "held")
        #expect(phone.hold("c", now: later).string("status") == "taken")
    }

    @Test func `holds that nobody asks for are swept`() throws {
        let id = phone.hold("c").string("appointment.appointment_id")
        func sweep(at moment: Date) throws -> Int {
            let job = JobContext(
                services: phone.desk.service.services, database: phone.desk.service.database, now: moment)
            return try SweepHolds.sweep(phone.organisation, in: job)
        }
        #expect(try sweep(at: AppointmentDesk.now + 299) == 0)
        #expect(try sweep(at: AppointmentDesk.now + 300) == 1)
        #expect(try sweep(at: AppointmentDesk.now + 300) == 0)
        let uuid = try #require(UUID(uuidString: id))
        let steps = try AppointmentStore(db: phone.desk.service.db, organisation: phone.organisation).history(of: uuid)
        #expect(steps.map(\.what) == [.held, .expired] && steps.last?.by == .service)
        #expect(
            try phone.count("SELECT COUNT(*) FROM doctor_cells WHERE organisation_id = \(phone.organisation)") == 0)
        #expect(phone.find("c").string("status") == "released")
        #expect(phone.hold("c").string("status") == "held")
    }

    @Test func `a call is its first key's, and another organisation's is not there`() throws {
        _ = (phone.hold("c"), phone.confirm("c"))
        let second = try phone.desk.clinic.tenant.makeKey().secret
        #expect(phone.hold("c", "2026-11-30T04:00:00Z", key: second).string("error.code") == "CALL_ID_TAKEN")
        let stranger = try TestTenant(phone.desk.service).makeKey().secret
        for key in [second, stranger] {
            #expect(phone.find("c", key: key).status == 404)
            #expect(phone.confirm("c", key: key).status == 404)
            #expect(phone.move("c", "2026-12-01T05:00:00Z", key: key).status == 404)
            #expect(phone.cancel("c", key: key).status == 404)
        }
        #expect(phone.hold("c", key: stranger).status == 422)
        #expect(phone.find("c").string("status") == "booked")
        #expect(phone.find("never").status == 404)
    }

    @Test func `a call goes on with the key that its own was rotated to`() throws {
        let (id, secret) = try phone.desk.clinic.tenant.makeKey()
        #expect(phone.hold("c", key: secret).string("status") == "held")
        let rotated = phone.desk.send(.post, "/ivr/auth/api-keys/\(id.text)/rotation", "{}")
        let next = rotated.string("data.apiKey")
        #expect(!next.isEmpty, "\(rotated.text)")
        #expect(phone.confirm("c", key: next).string("status") == "booked")
    }

    @Test func `a visit stays within reach of every key of one line, and of no other`() throws {
        func rotate(_ id: String) -> (id: String, secret: String) {
            let made = phone.desk.send(.post, "/ivr/auth/api-keys/\(id)/rotation", "{}")
            return (made.string("data.keyId"), made.string("data.apiKey"))
        }
        let first = try phone.desk.clinic.tenant.makeKey()
        let second = rotate(first.id.text)
        let third = rotate(second.id)
        _ = (phone.hold("c", key: first.secret), phone.confirm("c", key: first.secret))
        #expect(phone.move("c", "2026-12-01T05:00:00Z", key: third.secret).status == 200)
        // A node of the phone system that has not been told of the new key yet.
        #expect(phone.hold("d", "2026-11-30T04:00:00Z", key: third.secret).string("status") == "held")
        #expect(phone.find("d", key: first.secret).status == 200)
        let other = try phone.desk.clinic.tenant.makeKey()
        for key in [other.secret, rotate(other.id.text).secret] { #expect(phone.find("c", key: key).status == 404) }
        #expect(phone.cancel("c", key: third.secret).status == 200)
    }

    @Test func `who has cancelled may book again in the same call`() throws {
        _ = (phone.hold("c"), phone.confirm("c"), phone.cancel("c"))
        let held = phone.hold("c")
        #expect(held.string("status") == "held", "\(held.text)")
        #expect(phone.confirm("c", "+919999999998", "Ravi").string("status") == "booked")
    }

    @Test func `a booking wants the scope for it`() throws {
        let made = phone.desk.send(.post, "/ivr/auth/api-key", #"{"name":"Voice","scopes":["voice","calls"]}"#)
        let secret = made.string("data.apiKey")
        #expect(!secret.isEmpty, "\(made.text)")
        #expect(phone.hold("c", key: secret).status == 403)
        #expect(phone.hold("c", key: phone.desk.doctor).status == 403)
    }

    @Test func `a call that has booked for one does not book for another`() throws {
        _ = (phone.hold("c"), phone.confirm("c"))
        #expect(phone.confirm("c", "+919999999998").string("error.code") == "CALL_DIFFERS")
        #expect(phone.confirm("c", "+919999999999", "Ravi Rao").string("error.code") == "CALL_DIFFERS")
        // The same in another spelling is the same.
        #expect(phone.confirm("c", "+91 99999 99999", "asha  RAO").status == 200)
        #expect(phone.hold("c", "2026-11-30T04:00:00Z").string("error.code") == "INVALID_STATE_TRANSITION")
    }

    @Test func `who calls again is the same patient, and one of another name is not`() throws {
        let calls = ["a", "b", "c"]
        let starts = [AppointmentDesk.nine, "2026-11-30T04:00:00Z", "2026-11-30T04:30:00Z"]
        let names = ["Asha Rao", "Asha Rao", "Ravi Rao"]
        let patients = zip(calls, zip(starts, names)).map { call, wish in
            _ = phone.hold(call, wish.0)
            let id = phone.confirm(call, "+919999999999", wish.1).string("appointment.appointment_id")
            return phone.desk.send(.get, "/appointments/\(id)").string("patient_id")
        }
        #expect(patients[0] == patients[1] && patients[0] != patients[2], "\(patients)")
    }

    @Test func `a caller is not at two places`() throws {
        _ = (phone.hold("a"), phone.confirm("a"))
        #expect(phone.hold("b", doctor: "D-2").string("status") == "held")
        #expect(phone.confirm("b").string("error.code") == "PATIENT_BUSY")
        #expect(phone.find("b").string("status") == "held")
    }

    @Test func `after the clinic's cut-off nothing is changed by phone`() throws {
        _ = (phone.hold("c"), phone.confirm("c"))
        let start = try Date(AppointmentDesk.nine, strategy: .iso8601)
        let late = start - 7_199
        #expect(phone.move("c", "2026-12-01T05:00:00Z", now: late).string("error.code") == "TOO_LATE")
        #expect(phone.cancel("c", now: late).string("error.code") == "TOO_LATE")
        #expect(phone.cancel("c", now: start - 7_200).string("status") == "cancelled")
    }

    @Test func `a move to a time that is taken leaves the visit where it is`() throws {
        _ = (phone.hold("c"), phone.confirm("c"), phone.hold("d", "2026-11-30T04:00:00Z"))
        let refused = phone.move("c", "2026-11-30T04:00:00Z")
        #expect(refused.status == 200 && refused.string("status") == "taken", "\(refused.text)")
        #expect(refused.string("appointment.starts_at") == AppointmentDesk.nine)
        #expect(refused.string("alternatives[0].starts_at") == "2026-11-30T04:30:00Z", "\(refused.text)")
        #expect(phone.find("c").string("status") == "booked")
    }

    @Test(arguments: [
        (#""phone_number":"+919999999999""#, #""phone_number":"anonymous""#, "phone_number"),
        (#""phone_number":"+919999999999""#, #""phone_number":"12""#, "phone_number"),
        (#""phone_number":"+919999999999""#, #""phone_number":"+266696687""#, "phone_number"),
        (#""phone_number":"+919999999999""#, #""phone_number":"0000000000""#, "phone_number"),
        (#""name":"Asha Rao""#, #""name":"  ""#, "name"), (#""age":30"#, #""age":131"#, "age"),
        (#""age":30"#, #""age":-1"#, "age"),
        (#""age":30"#, #""date_of_birth":"2030-01-01""#, "date_of_birth"),
        (#""call_id":"c""#, #""call_id":"a b""#, "call_id"),
    ])
    func `a caller that cannot be is refused with its field`(part: String, other: String, field: String) throws {
        _ = phone.hold("c")
        let answer = phone.step("/confirmation", PhoneBookingDesk.caller("c").replacing(part, with: other))
        #expect(answer.status == 422 && answer.string("error.details.field") == field, "\(answer.text)")
    }

    @Test func `nothing of a call or of who calls is to be read in the tables`() throws {
        _ = (phone.hold("sip-4242424242"), phone.confirm("sip-4242424242"))
        #expect(
            try phone.count(
                """
                SELECT COUNT(*) FROM phone_bookings WHERE organisation_id = \(phone.organisation)
                    AND (call_index LIKE '%42424242%' OR confirm_asked LIKE '%9999%')
                """) == 0)
        #expect(
            try phone.count(
                """
                SELECT COUNT(*) FROM appointments WHERE organisation_id = \(phone.organisation)
                    AND (sealed LIKE '%Xylophone%' OR sealed LIKE '%Asha%')
                """) == 0)
    }
}
