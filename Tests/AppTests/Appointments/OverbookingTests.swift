import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Visits that share their time with another one, on purpose.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct OverbookingTests {
    let desk: AppointmentDesk

    init() throws { desk = try AppointmentDesk() }

    private func over(
        _ start: String = AppointmentDesk.nine, patient: String = "P-2", type: String = "visit",
        reason: String = "Fever, and has come by"
    ) -> Answer {
        let wish = AppointmentDesk.wish(start, patient: patient, type: type)
        return desk.send(.post, "/appointments", wish.dropLast() + #","overbooking_reason":"\#(reason)"}"#)
    }

    private func cancel(_ id: String) {
        #expect(desk.send(.post, "/appointments/\(id)/cancellation", "{}").status == 200)
    }

    /// Cells and lanes that are taken, and by how many.
    private func lanes() throws -> String {
        try TestDatabase.root().fetchValue(
            """
            SELECT CONCAT(COALESCE(SUM(lane = 0), 0), '+', COALESCE(SUM(lane = 1), 0)) FROM doctor_cells
            WHERE organisation_id = \(desk.clinic.tenant.organisation)
            """, as: String.self) ?? "0+0"
    }

    @Test func `the desk books over a visit where it says why, and no third one`() throws {
        let first = desk.book()
        #expect(first["is_overbooked"] == nil)
        #expect(desk.book(patient: "P-2").string("error.code") == "SLOT_TAKEN")
        let second = over()
        #expect(second.status == 201, "\(second.text)")
        #expect(second["is_overbooked"] == true)
        #expect(try lanes() == "6+6")
        #expect(desk.send(.get, "/appointments/\(first.string("id"))")["is_overbooked"] == true)
        let made = desk.send(
            .post, "/patients", #"{"id":"P-3","name":"Third Person","date_of_birth":"1990-01-01"}"#)
        #expect(made.status == 201)
        #expect(over(patient: "P-3").string("error.code") == "SLOT_TAKEN")
        #expect(try lanes() == "6+6")
        let history = desk.send(.get, "/appointments/\(second.string("id"))/history")
        #expect(history.string("overbooking_reason") == "Fever, and has come by")
        #expect(try TestDatabase.count(of: "Fever", in: "appointments") == 0)
    }

    @Test func `nobody is at two places, whatever the reason`() throws {
        #expect(desk.book(doctor: "D-2").status == 201)
        #expect(over(patient: "P-1234").string("error.code") == "PATIENT_BUSY")
        #expect(try lanes() == "6+0")
    }

    @Test(arguments: ["", " ", "null"])
    func `without a reason nothing is booked over`(reason: String) throws {
        #expect(desk.book().status == 201)
        let wish = AppointmentDesk.wish(patient: "P-2")
        let value = reason == "null" ? reason : "\"\(reason)\""
        let answer = desk.send(.post, "/appointments", wish.dropLast() + ",\"overbooking_reason\":\(value)}")
        #expect(answer.status == (reason == "null" ? 409 : 422), "\(answer.text)")
    }

    @Test func `a time that is free is booked as ever`() throws {
        let booked = over()
        #expect(booked.status == 201 && booked["is_overbooked"] == nil, "\(booked.text)")
        #expect(try lanes() == "6+0")
        #expect(desk.send(.get, "/appointments/\(booked.string("id"))/history")["overbooking_reason"] == nil)
    }

    @Test func `whichever of two is cancelled, the time stays the other's`() throws {
        for isFirst in [true, false] {
            let ids = [desk.book().string("id"), over().string("id")]
            cancel(isFirst ? ids[0] : ids[1])
            #expect(try lanes() == "6+0")
            // It is alone again, and said to be.
            let left = desk.send(.get, "/appointments/\(isFirst ? ids[1] : ids[0])")
            #expect(left["is_overbooked"] == nil, "\(left.text)")
            #expect(desk.book(patient: isFirst ? "P-1234" : "P-2").string("error.code") == "SLOT_TAKEN")
            #expect(!desk.free("2026-11-30").contains(AppointmentDesk.nine))
            cancel(isFirst ? ids[1] : ids[0])
            #expect(try lanes() == "0+0")
            #expect(desk.free("2026-11-30").count == 6)
        }
    }

    @Test func `visits that overlap in part share that part`() throws {
        // From nine to ten, and ten minutes more; then from half past nine.
        let long = desk.book(type: "long").string("id")
        let second = over("2026-11-30T04:00:00Z")
        #expect(second["is_overbooked"] == true, "\(second.text)")
        #expect(try lanes() == "14+6")
        cancel(long)
        #expect(try lanes() == "6+0")
        #expect(desk.free("2026-11-30").first == AppointmentDesk.nine)
        #expect(!desk.free("2026-11-30").contains("2026-11-30T04:00:00Z"))
    }

    @Test func `a visit is moved over another one, and away again`() throws {
        let first = desk.book().string("id")
        let second = desk.book("2026-11-30T04:00:00Z", patient: "P-2").string("id")
        let path = "/appointments/\(second)/time"
        let nine = AppointmentDesk.nine
        #expect(desk.send(.put, path, #"{"starts_at":"\#(nine)"}"#).string("error.code") == "SLOT_TAKEN")
        let over = desk.send(.put, path, #"{"starts_at":"\#(nine)","overbooking_reason":"Twins"}"#)
        #expect(over.status == 200 && over["is_overbooked"] == true, "\(over.text)")
        #expect(try lanes() == "6+6")
        let away = desk.send(.put, path, #"{"starts_at":"2026-11-30T05:00:00Z"}"#)
        #expect(away.status == 200 && away["is_overbooked"] == nil, "\(away.text)")
        #expect(desk.send(.get, "/appointments/\(second)/history")["overbooking_reason"] == nil)
        #expect(try lanes() == "12+0")
        cancel(first)
        #expect(try lanes() == "6+0")
    }

    @Test func `of many at once who book over a visit one does, and the time is never left to a stranger`() throws {
        let first = desk.book().string("id")
        for number in 0..<10 {
            let body = #"{"id":"P-m\#(number)","name":"Many \#(number)","date_of_birth":"1990-01-01"}"#
            #expect(desk.send(.post, "/patients", body).status == 201)
        }
        let token = desk.admin
        let statuses = atOnce(20) { number, service in
            if number == 10 {
                return service.send(
                    .post, "/api/appointments/\(first)/cancellation", "{}", token: token, now: AppointmentDesk.now
                ).status
            }
            let wish = AppointmentDesk.wish(patient: "P-m\(number % 10)")
            return service.send(
                .post, "/api/appointments", wish.dropLast() + #","overbooking_reason":"All come"}"#, token: token,
                now: AppointmentDesk.now
            ).status
        }
        #expect(statuses.allSatisfy { [200, 201, 409].contains($0) }, "\(statuses)")
        // At most two visits have the time, and whoever has it alone has the first lane.
        let shown = try lanes()
        #expect(["6+0", "6+6"].contains(shown), "\(shown) \(statuses)")
        let kept = statuses.filter { $0 == 201 }.count + (statuses[10] == 200 ? 0 : 1)
        #expect(shown == (kept == 2 ? "6+6" : "6+0"), "\(statuses)")
    }

    @Test func `times that are taken are listed to the desk that asks for them`() throws {
        #expect(desk.book().status == 201 && over().status == 201)
        let own = desk.send(.get, "/clinics/kolkata/free-times?visit_type=visit&from=2026-11-30&to=2026-11-30")
        let all = desk.send(
            .get, "/clinics/kolkata/free-times?visit_type=visit&from=2026-11-30&to=2026-11-30&taken=included")
        #expect(!own.text.contains(#""doctor_id":"D-001","starts":["2026-11-30T03:30:00Z""#), "\(own.text)")
        #expect(all.text.contains(#""doctor_id":"D-001","starts":["2026-11-30T03:30:00Z""#), "\(all.text)")
        #expect(desk.send(.get, "/clinics/kolkata/free-times?visit_type=visit&taken=maybe").status == 422)
    }

    @Test func `a time that is held for a caller may be shared, and is the visit's alone once that is over`() throws {
        let phone = try PhoneBookingDesk()
        #expect(phone.hold("c").string("status") == "held")
        let wish = AppointmentDesk.wish(patient: "P-2")
        let over = phone.desk.send(.post, "/appointments", wish.dropLast() + #","overbooking_reason":"Fever"}"#)
        #expect(over.status == 201 && over["is_overbooked"] == true, "\(over.text)")
        let job = JobContext(
            services: phone.desk.service.services, database: phone.desk.service.database, now: AppointmentDesk.now + 301
        )
        #expect(try SweepHolds.sweep(phone.organisation, in: job) == 1)
        let alone = phone.desk.send(.get, "/appointments/\(over.string("id"))")
        #expect(alone["is_overbooked"] == nil, "\(alone.text)")
        #expect(phone.desk.book(patient: "P-1234").string("error.code") == "SLOT_TAKEN")
    }
}
