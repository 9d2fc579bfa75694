import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"), .serialized)
struct PhoneRaceTests {
    let phone: PhoneBookingDesk

    init() throws { phone = try PhoneBookingDesk() }

    @Test func `of two hundred callers who want one time one has it, and the others are told what else is free`() throws
    {
        let key = phone.key
        let outcomes = atOnce(200) { number, service in
            let begin = ContinuousClock.now
            let answer = service.send(
                .post, "/api/ivr/bookings", PhoneBookingDesk.wish("call-\(number)"), token: key,
                now: AppointmentDesk.now)
            let told = (0..<3).filter { !answer.string("alternatives[\($0)].starts_at").isEmpty }.count
            return (answer.status, answer.string("status"), told, ContinuousClock.now - begin)
        }
        #expect(outcomes.count == 200 && outcomes.allSatisfy { $0.0 == 200 }, "\(outcomes.map(\.0))")
        #expect(outcomes.filter { $0.1 == "held" }.count == 1)
        #expect(outcomes.filter { $0.1 == "taken" && $0.2 == 3 }.count == 199)
        let slowest = outcomes.map(\.3).sorted()[197]
        // The figure of a release binary is 500 ms; this is a debug build with two hundred threads on the machine.
        #expect(slowest < .seconds(20), "\(slowest)")
        FileHandle.standardError.write(Data("p99 of 200 holds at once: \(slowest)\n".utf8))
        #expect(
            try phone.count(
                """
                SELECT COUNT(DISTINCT appointment_id) FROM doctor_cells WHERE organisation_id = \(phone.organisation)
                """) == 1)
    }

    @Test func `a step that is sent twice at once is done once`() throws {
        let key = phone.key
        let holds = atOnce(8) { _, service in
            service.send(
                .post, "/api/ivr/bookings", PhoneBookingDesk.wish("c"), token: key, now: AppointmentDesk.now
            ).text
        }
        #expect(Set(holds).count == 1 && holds.allSatisfy { $0.contains(#""status":"held""#) }, "\(holds)")
        let bookings = atOnce(8) { _, service in
            service.send(
                .post, "/api/ivr/bookings/confirmation", PhoneBookingDesk.caller("c"), token: key,
                now: AppointmentDesk.now
            ).text
        }
        #expect(Set(bookings).count == 1 && bookings.allSatisfy { $0.contains(#""status":"booked""#) }, "\(bookings)")
        #expect(
            try phone.count(
                "SELECT COUNT(*) FROM appointment_history WHERE organisation_id = \(phone.organisation)") == 2)
    }

    @Test func `callers of many times at once all have theirs`() throws {
        let key = phone.key
        let outcomes = atOnce(16) { number, service in
            let start = String(format: "2026-12-01T%02d:%@:00Z", (7 + number) / 2, number % 2 == 0 ? "30" : "00")
            let call = "call-\(number)"
            let held = service.send(
                .post, "/api/ivr/bookings", PhoneBookingDesk.wish(call, start), token: key, now: AppointmentDesk.now)
            let booked = service.send(
                .post, "/api/ivr/bookings/confirmation",
                PhoneBookingDesk.caller(call, "+9199999999\(10 + number)", "Caller \(number)"), token: key,
                now: AppointmentDesk.now)
            return held.string("status") + " " + booked.string("status")
        }
        #expect(outcomes.filter { $0 == "held booked" }.count == 16, "\(outcomes)")
    }
}
