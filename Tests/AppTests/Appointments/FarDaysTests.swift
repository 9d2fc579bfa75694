import Dates
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Days and moments beyond all that anybody plans for. A trap would end the whole worker: here, all the tests.
struct CalendarEndTests {
    static let ends = [("0001-01-01", -1), ("9999-12-31", 1)]

    @Test(arguments: ends)
    func `there is no day beyond the last, and none before the first`(text: String, step: Int) throws {
        let end = try #require(CalendarDate(text))
        for count in [step, step * 5_000_000, step > 0 ? .max : .min] {
            #expect(end.advanced(by: count).text == text)
        }
        #expect(end.advanced(by: -step) != end && end.advanced(by: -step).advanced(by: step) == end)
        #expect(CalendarDate(daysSince1970: step > 0 ? .max : .min) == end)
        #expect(try JSON.decode(CalendarDate.self, from: JSON.encode(end.advanced(by: step))) == end)
    }

    @Test(arguments: ["UTC", "Pacific/Kiritimati", "Etc/GMT+12"])
    func `every moment is on a day`(zone: String) throws {
        let zone = try #require(TimeZones.find(zone))
        for seconds in [253_402_300_799, 253_402_344_000, 1e15, 1e300, .infinity] {
            let day = CalendarDate(Date(timeIntervalSince1970: seconds), in: zone)
            #expect(day.text.hasPrefix("9999-12-31"), "\(seconds)")
            #expect(CalendarDate(Date(timeIntervalSince1970: -seconds), in: zone).year == 1, "\(seconds)")
        }
    }

    @Test(arguments: ends)
    func `business time is counted up to the ends`(text: String, step: Int) throws {
        let calendar = BusinessCalendar(
            zone: .utc, hours: .daily(.init(start: TimeOfDay(minutes: 540), end: TimeOfDay(minutes: 300))), holidays: []
        )
        let end = calendar.zone.moment(of: try #require(CalendarDate(text)), minutes: 720)
        #expect(calendar.time(from: end - 86_400, to: end + 86_400, .hours) >= 0)
        #expect(calendar.moment(40_000_000, after: end, .hours) > end)
        #expect(calendar.businessDay(3, after: calendar.day(of: end)).text.count == 10)
        _ = calendar.isOpen(at: end)
    }
}

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct FarDaysTests {
    let phone: PhoneBookingDesk
    var desk: AppointmentDesk { phone.desk }
    static let days = ["0001-01-01", "1969-12-31", "2300-01-01", "9999-12-31"]
    static let moments = [
        "0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2300-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-12:00",
    ]

    init() throws { phone = try PhoneBookingDesk() }

    @Test(arguments: days)
    func `the desk's lists have no such day`(day: String) {
        let lists = ["free-times?visit_type=visit&", "appointments?", "working-hours?"]
        for path in lists {
            for range in ["from=\(day)", "to=\(day)", "from=\(day)&to=\(day)"] {
                let answer = desk.send(.get, "/clinics/kolkata/\(path)\(range)")
                #expect(answer.status == 422, "\(path)\(range): \(answer.text)")
                #expect(answer.text.contains("1970 to 2299"))
            }
        }
    }

    @Test(arguments: [
        "/clinics/kolkata/appointments?doctor=%FF", "/clinics/kolkata/appointments?%FF=D-001",
        "/clinics/kolkata/free-times?visit_type=visit&doctor=%zz", "/clinics/kolkata/working-hours?from=%FF",
        "/ivr/figures?from=%FF", "/users?q=%FF", "/outbox/messages?state=%FF", "/ivr/export/calls?reason=%FF",
        "/ivr/export/requests?status=%FF",
    ])
    func `a query of which a part cannot be read is refused, and not answered without it`(path: String) {
        let answer = desk.send(.get, path)
        #expect(answer.status == 400, "\(answer.text)")
    }

    @Test func `the last and the first day that are planned for are served`() {
        for day in ["1970-01-01", "2299-12-31"] {
            for path in ["free-times?visit_type=visit&from=", "appointments?from=", "working-hours?from="] {
                #expect(desk.send(.get, "/clinics/kolkata/\(path)\(day)").status == 200)
            }
        }
    }

    @Test(arguments: moments)
    func `a caller cannot book then`(start: String) {
        #expect(phone.hold("far", start).status == 422)
        #expect(phone.hold("far", start, doctor: nil).status == 422)
        _ = (phone.hold("near"), phone.confirm("near"))
        let moved = phone.move("near", start)
        #expect(moved.status == 422 && moved.text.contains("starts_at"), "\(moved.text)")
        #expect(phone.find("near").string("appointment.starts_at") == AppointmentDesk.nine)
        #expect(desk.book(start).status == 422)
        let id = phone.find("near").string("appointment.appointment_id")
        #expect(desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"\#(start)"}"#).status == 422)
    }

    @Test func `the last moment that is planned for is answered with others, as any that is not free`() {
        let answer = phone.hold("far", "2299-12-31T23:59:59Z")
        #expect(answer.status == 200 && answer.string("status") == "taken", "\(answer.text)")
    }

    @Test func `nor can a patient`() throws {
        let registration = try RegistrationDesk(for: desk.clinic.tenant, admin: desk.admin)
        let account = try registration.register(now: AppointmentDesk.now)
        _ = try registration.confirm(account, path: "patient/phone/confirm", now: AppointmentDesk.now)
        func send(_ method: Web.Method, _ path: String, _ body: String? = nil) -> Answer {
            registration.service.send(
                method, "/api/patient/\(path)", body, token: account.string("token"), now: AppointmentDesk.now)
        }
        for day in Self.days {
            let list = send(.get, "clinics/kolkata/free-times?visit_type=visit&from=\(day)")
            #expect([400, 422].contains(list.status), "\(list.text)")
        }
        #expect(send(.get, "appointments?from=%FF").status == 400)
        for start in Self.moments {
            let wish = #"{"clinic_id":"kolkata","visit_type_id":"visit","doctor_id":"D-001","starts_at":"\#(start)"}"#
            let booked = send(.post, "appointments", wish)
            #expect([400, 422].contains(booked.status), "\(booked.text)")
        }
    }

    @Test(arguments: days)
    func `nobody waits for such a day, and nobody works then`(day: String) {
        for (first, last) in [(day, day), ("2026-11-30", day)] {
            let wish = #"""
                {"clinic_id":"kolkata","visit_type_id":"visit","patient_id":"P-1234","first_day":"\#(first)",
                "last_day":"\#(last)"}
                """#
            #expect(desk.send(.post, "/waitlist", wish).status == 422)
        }
        let hours = desk.send(
            .put, "/clinics/kolkata/doctors/D-001/hours",
            #"{"weekly":{},"exceptions":[{"date":"\#(day)","hours":[]}]}"#)
        #expect(hours.status == 422 && hours.text.contains("exceptions[0].date"), "\(hours.text)")
    }

    @Test func `one who waits for the last day of all is passed over, and holds up nobody`() throws {
        let (organisation, last) = (phone.organisation, try #require(CalendarDate("9999-12-31")))
        try WaitlistStore(db: desk.service.db, organisation: organisation).insert(
            UUID(), "kolkata", "visit", doctor: nil, patient: "P-1234", last.advanced(by: -3), last,
            now: AppointmentDesk.now)
        let context = JobContext(
            services: desk.service.services, database: desk.service.database, now: AppointmentDesk.now)
        #expect(try OfferFreeTimes.offer(organisation, in: context) == 0)
    }

    @Test(arguments: [
        "/ivr/requests?from=0001-01-01&to=9999-12-31", "/ivr/calls?from=0001-01-01&to=9999-12-31",
        "/messages?from=0001-01-01&to=9999-12-31", "/ivr/figures?from=9999-01-01&to=9999-12-31",
        "/ivr/figures?to=0001-01-05", "/ivr/export/calls?from=0001-01-01&to=9999-12-31",
        "/audit-events?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z",
        "/outbox/messages?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z",
        "/audit-events?to=9999-12-31T23:59:59-12:00", "/audit-events?from=0000-01-01T00:00:00%2B12:00",
        "/outbox/messages?to=9999-12-31T23:59:59-12:00",
    ])
    func `a filter may go to the ends of the calendar`(path: String) {
        let answer = desk.send(.get, path)
        #expect([200, 422].contains(answer.status), "\(answer.text)")
        #expect(answer.status == (path.contains("12:00") ? 422 : 200), "\(answer.text)")
    }
}
