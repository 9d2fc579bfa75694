import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// A clinic in Kolkata that D-001 sees patients at, on weekdays from nine to five.
struct AppointmentDesk {
    let clinic: TestClinic
    let admin: String
    let doctor: String
    var service: TestService { clinic.service }
    /// The moment of all requests: a Sunday.
    static let now = Date(timeIntervalSince1970: 1_795_910_400)

    init() throws {
        clinic = try TestClinic(TestService())
        admin = try clinic.tenant.signIn("admin", now: Self.now).token
        doctor = try clinic.tenant.signIn("doctor", doctor: "D-001", now: Self.now).token
        let made = send(.put, "/clinics/kolkata", Self.kolkata, headers: ["if-match": "\"0\""])
        #expect(made.status == 200, "\(made.text)")
        for doctor in ["D-001", "D-2"] {
            let hours = send(.put, "/clinics/kolkata/doctors/\(doctor)/hours", Self.hours)
            #expect(hours.status == 200, "\(hours.text)")
        }
    }

    static let kolkata = #"""
        {"name":"MedQ Kolkata","time_zone":"Asia/Kolkata","hours":{"monday":{"start":"09:00","end":"17:00"},
        "tuesday":{"start":"09:00","end":"17:00"}},"holidays":[],"visit_types":[
        {"id":"visit","name":"Visit","length_minutes":30,"notice_minutes":60,"horizon_days":30},
        {"id":"long","name":"Long visit","length_minutes":60,"buffer_after_minutes":10,"step_minutes":15}]}
        """#
    static let hours = #"""
        {"weekly":{"monday":[{"start":"09:00","end":"12:00"}],"tuesday":[{"start":"09:00","end":"17:00"}]},
        "exceptions":[]}
        """#

    func send(
        _ method: Web.Method, _ path: String, _ body: String? = nil, token: String? = nil,
        headers: [String: String] = [:],
        now: Date = now
    ) -> Answer {
        service.send(method, "/api\(path)", body, token: token ?? admin, headers: headers, now: now)
    }

    /// The sample's clock: what begins at nine in Kolkata on the Monday after.
    static let nine = "2026-11-30T03:30:00Z"

    func book(
        _ start: String = nine, patient: String = "P-1234", doctor: String = "D-001", type: String = "visit"
    ) -> Answer {
        send(.post, "/appointments", Self.wish(start, patient: patient, doctor: doctor, type: type))
    }

    static func wish(
        _ start: String = nine, patient: String = "P-1234", doctor: String = "D-001", type: String = "visit"
    ) -> String {
        """
        {"clinic_id":"kolkata","visit_type_id":"\(type)","doctor_id":"\(doctor)","patient_id":"\(patient)",
        "starts_at":"\(start)","reason":"A wound that does not close"}
        """
    }

    func free(_ day: String, type: String = "visit", doctor: String = "D-001") -> [String] {
        let answer = send(
            .get, "/clinics/kolkata/free-times?visit_type=\(type)&doctor=\(doctor)&from=\(day)&to=\(day)")
        #expect(answer.status == 200, "\(answer.text)")
        let json = try? JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any]
        let doctors = json?["doctors"] as? [[String: Any]]
        return doctors?.first?["starts"] as? [String] ?? []
    }
}

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct AppointmentTests {
    let desk: AppointmentDesk

    init() throws { desk = try AppointmentDesk() }

    @Test func `a visit is booked at a time that is free, and the time is gone`() throws {
        #expect(desk.free("2026-11-30").count == 6)
        let booked = desk.book()
        #expect(booked.status == 201, "\(booked.text)")
        #expect(booked.string("local_start") == "2026-11-30T09:00")
        #expect(booked.string("ends_at") == "2026-11-30T04:00:00Z")
        #expect(booked.string("status") == "booked")
        #expect(desk.free("2026-11-30").first == "2026-11-30T04:00:00Z")
        #expect(desk.free("2026-11-30", doctor: "D-2").count == 6)
        let read = desk.send(.get, "/appointments/\(booked.string("id"))")
        #expect(read.status == 200 && read.string("patient_id") == "P-1234")
    }

    @Test func `what is seen and done of a visit or a place on a waitlist is on record under its patient`() throws {
        let id = desk.book().string("id")
        for path in ["", "/history", "/calendar-file"] {
            #expect(desk.send(.get, "/appointments/\(id)\(path)").status == 200, "\(path)")
        }
        let moved = desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-12-01T05:00:00Z"}"#)
        #expect(moved.status == 200, "\(moved.text)")
        #expect(desk.send(.post, "/appointments/\(id)/cancellation", #"{"reason":"Ill"}"#).status == 200)
        for path in ["/clinics/kolkata/appointments?from=2026-11-30&to=2026-12-01", "/patients/P-1234/appointments"] {
            #expect(desk.send(.get, path).status == 200, "\(path)")
        }
        let waiting = desk.send(
            .post, "/waitlist",
            #"""
            {"clinic_id":"kolkata","visit_type_id":"visit","patient_id":"P-2","first_day":"2026-11-30",
            "last_day":"2026-12-01"}
            """#)
        #expect(waiting.status == 201, "\(waiting.text)")
        #expect(desk.send(.get, "/clinics/kolkata/waitlist").status == 200)
        #expect(desk.send(.delete, "/waitlist/\(waiting.string("id"))").status == 204)
        let kinds = ["appointment", "waitlist_entry", "clinic"]
        let ofNobody = try desk.clinic.tenant.eventsOfNobody(on: kinds)
        #expect(ofNobody.filter { !$0.hasPrefix("clinic_") && !$0.hasPrefix("doctor_") } == [])
    }

    @Test func `a time that is taken is refused, in whole and in part`() throws {
        #expect(desk.book(type: "long").status == 201)
        #expect(desk.book(patient: "P-2").string("error.code") == "SLOT_TAKEN")
        // 09:45 begins within the hour, and 10:00 in its buffer.
        for start in ["2026-11-30T04:15:00Z", "2026-11-30T04:30:00Z"] {
            let answer = desk.book(start, patient: "P-2", type: "long")
            #expect(answer.status == 409, "\(answer.text)")
        }
        #expect(desk.book("2026-11-30T04:45:00Z", patient: "P-2", type: "long").status == 201)
    }

    @Test func `nobody is at two places`() throws {
        #expect(desk.book().status == 201)
        #expect(desk.book(doctor: "D-2").string("error.code") == "PATIENT_BUSY")
        // Nothing is kept of what was refused: the other doctor's time is free.
        #expect(desk.free("2026-11-30", doctor: "D-2").count == 6)
    }

    @Test(arguments: [
        "2026-11-30T03:35:00Z", "2026-11-30T06:30:00Z", "2026-12-02T03:30:00Z", "2026-11-23T03:30:00Z",
        "2026-11-30T03:30:01Z", "2028-12-04T03:30:00Z",
    ])
    func `a time that the clinic does not offer is not free`(start: String) throws {
        #expect(desk.book(start).string("error.code") == "SLOT_TAKEN")
    }

    @Test func `the desk takes who comes at once, and plans farther ahead than patients may`() throws {
        #expect(desk.free("2027-01-04").count == 6)
        #expect(desk.book("2027-01-04T03:30:00Z").status == 201)
        let soon = try Date(AppointmentDesk.nine, strategy: .iso8601) - 60
        let admin = try desk.clinic.tenant.signIn("admin", now: soon).token
        let booked = desk.send(.post, "/appointments", AppointmentDesk.wish(), token: admin, now: soon)
        #expect(booked.status == 201, "\(booked.text)")
    }

    @Test func `the desk books a time that has begun, until the next one begins`() throws {
        let nine = try Date(AppointmentDesk.nine, strategy: .iso8601)
        func token(_ now: Date) throws -> String { try desk.clinic.tenant.signIn("admin", now: now).token }
        func book(_ patient: String, now: Date) throws -> Answer {
            desk.send(.post, "/appointments", AppointmentDesk.wish(patient: patient), token: try token(now), now: now)
        }
        let list = desk.send(
            .get, "/clinics/kolkata/free-times?visit_type=visit&doctor=D-001&to=2026-11-30",
            token: try token(nine + 300), now: nine + 300)
        #expect(list.string("doctors[0].starts[0]") == AppointmentDesk.nine, "\(list.text)")
        #expect(try book("P-1234", now: nine + 1_801).string("error.code") == "SLOT_TAKEN")
        let booked = try book("P-1234", now: nine + 1_740)
        #expect(booked.status == 201, "\(booked.text)")
        // Nobody else books what has begun.
        let key = try desk.clinic.tenant.makeKey().secret
        let held = desk.send(
            .post, "/ivr/bookings", PhoneBookingDesk.wish("c", doctor: "D-2"), token: key, now: nine + 300)
        #expect(held.string("status") == "taken", "\(held.text)")
    }

    @Test(arguments: [
        ("clinic_id", "nowhere"), ("visit_type_id", "nothing"), ("doctor_id", "D-9"), ("patient_id", "P-9"),
    ])
    func `what is not there is named`(field: String, id: String) throws {
        let names = ["clinic_id": "kolkata", "visit_type_id": "visit", "doctor_id": "D-001", "patient_id": "P-1234"]
        let body = AppointmentDesk.wish().replacing("\"\(field)\":\"\(names[field]!)\"", with: "\"\(field)\":\"\(id)\"")
        let answer = desk.send(.post, "/appointments", body)
        #expect(answer.status == 422 && answer.string("error.details.field") == field, "\(answer.text)")
    }

    @Test func `of fifty who want one time, one has it`() throws {
        let token = desk.admin
        let statuses = atOnce(50) { number, service in
            // Alternately the same half hour, and an hour that overlaps it.
            let body = AppointmentDesk.wish(
                patient: number.isMultiple(of: 2) ? "P-1234" : "P-2", type: number.isMultiple(of: 3) ? "long" : "visit")
            return service.send(.post, "/api/appointments", body, token: token, now: AppointmentDesk.now).status
        }
        #expect(statuses.filter { $0 == 201 }.count == 1, "\(statuses)")
        #expect(statuses.filter { $0 == 409 }.count == 49, "\(statuses)")
        let cells = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(DISTINCT appointment_id) FROM doctor_cells
            WHERE organisation_id = \(desk.clinic.tenant.organisation)
            """, as: Int.self)
        #expect(cells == 1)
    }

    @Test func `a move keeps the visit, and gives the old time back`() throws {
        let id = desk.book().string("id")
        let moved = desk.send(
            .put, "/appointments/\(id)/time", #"{"starts_at":"2026-12-01T05:00:00Z","doctor_id":"D-2"}"#,
            headers: ["if-match": "\"1\""])
        #expect(moved.status == 200, "\(moved.text)")
        #expect(moved.string("id") == id && moved.string("doctor_id") == "D-2")
        #expect(moved.text.contains(#""sequence":1"#) && moved.string("local_start") == "2026-12-01T10:30")
        #expect(desk.free("2026-11-30").count == 6)
        #expect(!desk.free("2026-12-01", doctor: "D-2").contains("2026-12-01T05:00:00Z"))
        let late = desk.send(
            .put, "/appointments/\(id)/time", #"{"starts_at":"2026-12-01T06:00:00Z"}"#, headers: ["if-match": "\"1\""])
        #expect(late.status == 412)
    }

    @Test func `a move by less than its length is no obstacle to itself, and one to a taken time changes nothing`()
        throws
    {
        let id = desk.book(type: "long").string("id")
        let nudged = desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-11-30T03:45:00Z"}"#)
        #expect(nudged.status == 200, "\(nudged.text)")
        #expect(desk.book("2026-12-01T03:30:00Z", patient: "P-2").status == 201)
        let refused = desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-12-01T03:30:00Z"}"#)
        #expect(refused.string("error.code") == "SLOT_TAKEN")
        let read = desk.send(.get, "/appointments/\(id)")
        #expect(read.string("starts_at") == "2026-11-30T03:45:00Z")
        #expect(desk.book("2026-11-30T04:00:00Z", patient: "P-2").status == 409)
    }

    @Test func `a cancelled visit's time can be booked again, again and again`() throws {
        for _ in 0..<3 {
            let id = desk.book().string("id")
            let cancelled = desk.send(.post, "/appointments/\(id)/cancellation", #"{"reason":"Ill"}"#)
            #expect(cancelled.status == 200 && cancelled.string("status") == "cancelled", "\(cancelled.text)")
        }
    }

    @Test(arguments: [
        ("/time", Web.Method.put, #"{"starts_at":"2026-11-30T04:00:00Z"}"#, #"{"starts_at":"2026-11-30T04:30:00Z"}"#),
        ("/cancellation", .post, #"{"reason":"Ill"}"#, ""),
        ("/attendance", .post, #"{"status":"confirmed"}"#, #"{"status":"noshow"}"#),
    ])
    func `a change that is asked for again is done once, whatever version is named`(
        path: String, method: Web.Method, body: String, other: String
    ) throws {
        let made = desk.send(
            .post, "/patients",
            #"{"id":"P-t","name":"Tess Told","date_of_birth":"1990-01-01","phone":"+919999999911"}"#)
        #expect(made.status == 201)
        let booked = desk.book(patient: "P-t")
        let visit = "/appointments/\(booked.string("id"))"
        func change(_ body: String, _ headers: [String: String]) -> Answer {
            desk.send(method, visit + path, body, headers: headers)
        }
        let tag = try #require(booked[header: "etag"])
        let first = change(body, ["if-match": tag])
        #expect(first.status == 200, "\(first.text)")
        let (events, texts) = (try count("appointment_history"), try count("messages"))
        for headers in [["if-match": tag], ["if-match": "*"], [:]] {
            let again = change(body, headers)
            #expect(again.status == 200 && again.text == first.text, "\(again.text)")
            #expect(again[header: "etag"] == first[header: "etag"])
        }
        #expect(try count("appointment_history") == events && count("messages") == texts)
        // What is another change is none that was made.
        if !other.isEmpty { #expect(change(other, ["if-match": tag]).status == 412) }
    }

    private func count(_ table: SQL) throws -> Int {
        try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM " + table + " WHERE organisation_id = \(desk.clinic.tenant.organisation)",
            as: Int.self) ?? -1
    }

    @Test func `who came is noted, step by step`() throws {
        let id = desk.book().string("id")
        let day = try Date(AppointmentDesk.nine, strategy: .iso8601) - 600
        let admin = try desk.clinic.tenant.signIn("admin", now: day).token
        func attend(_ status: String) -> Int {
            desk.send(
                .post, "/appointments/\(id)/attendance", "{\"status\":\"\(status)\"}", token: admin, now: day
            ).status
        }
        #expect(attend("fulfilled") == 409)
        #expect(attend("confirmed") == 200)
        #expect(attend("arrived") == 200)
        #expect(attend("noshow") == 409 && attend("confirmed") == 409)
        #expect(attend("booked") == 200 && attend("fulfilled") == 409)
        #expect(attend("arrived") == 200)
        #expect(attend("fulfilled") == 200)
        #expect(attend("arrived") == 409)
        let store = AppointmentStore(db: try desk.service.db, organisation: desk.clinic.tenant.organisation)
        let uuid = try #require(UUID(uuidString: id))
        let steps = try store.history(of: uuid).map(\.what)
        #expect(steps == [.booked, .confirmed, .arrived, .booked, .arrived, .fulfilled])
    }

    @Test func `a hold that is over keeps nobody from the time`() throws {
        let start = try Date(AppointmentDesk.nine, strategy: .iso8601)
        let organisation = desk.clinic.tenant.organisation
        let id = desk.book().string("id")
        let uuid = try #require(UUID(uuidString: id))
        try TestDatabase.root().execute(
            """
            UPDATE appointments SET status = 'held', held_until = \(AppointmentDesk.now + 300)
            WHERE organisation_id = \(organisation) AND id = \(uuid)
            """)
        #expect(desk.book(patient: "P-2").status == 409)
        let later = AppointmentDesk.now + 301
        let body = AppointmentDesk.wish(patient: "P-2")
        let booked = desk.send(.post, "/appointments", body, now: later)
        #expect(booked.status == 201, "\(booked.text)")
        let store = AppointmentStore(db: try desk.service.db, organisation: organisation)
        let found = try store.find(id: uuid)
        let lapsed = try #require(found)
        #expect(lapsed.status == .cancelled && lapsed.startsAt == start)
    }

    @Test func `the desk sees a clinic's days, a doctor their own, and another organisation nothing`() throws {
        let id = desk.book().string("id")
        #expect(desk.book(patient: "P-2", doctor: "D-2").status == 201)
        let path = "/clinics/kolkata/appointments?from=2026-11-30"
        #expect(desk.send(.get, path).text.components(separatedBy: "local_start").count == 3)
        let own = desk.send(.get, path, token: desk.doctor)
        #expect(own.text.contains(id) && own.text.components(separatedBy: "local_start").count == 2)
        let other = try TestTenant(desk.service).signIn("admin", now: AppointmentDesk.now).token
        #expect(desk.send(.get, path, token: other).status == 404)
        #expect(desk.send(.get, "/appointments/\(id)", token: other).status == 404)
        #expect(desk.send(.post, "/appointments/\(id)/cancellation", "{}", token: other).status == 404)
        #expect(desk.send(.post, "/appointments", AppointmentDesk.wish(), token: other).status == 422)
        #expect(desk.send(.post, "/appointments", AppointmentDesk.wish(), token: desk.doctor).status == 403)
    }

    @Test func `nothing of why a patient comes is to be read in the tables`() throws {
        #expect(desk.book().status == 201)
        let sealed = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM appointments
            WHERE organisation_id = \(desk.clinic.tenant.organisation) AND sealed LIKE '%wound%'
            """, as: Int.self)
        #expect(sealed == 0)
    }

    @Test func `a clinic is set whole, and what is left out is no longer offered`() throws {
        let bare = #"{"name":"Kolkata","time_zone":"Asia/Kolkata","hours":{},"visit_types":[]}"#
        #expect(desk.send(.put, "/clinics/kolkata", bare).status == 428)
        #expect(desk.send(.put, "/clinics/kolkata", bare, headers: ["if-match": "\"7\""]).status == 412)
        let set = desk.send(.put, "/clinics/kolkata", bare, headers: ["if-match": "\"1\""])
        #expect(set.status == 200, "\(set.text)")
        #expect(desk.book().string("error.details.field") == "visit_type_id")
        let list = desk.send(.get, "/clinics")
        #expect(list.text.contains(#""name":"Kolkata""#), "\(list.text)")
    }

    @Test(arguments: [
        (#""length_minutes":30"#, #""length_minutes":31"#, "visit_types[0].length_minutes"),
        (#""id":"long""#, #""id":"visit""#, "visit_types[1].id"),
        (#""time_zone":"Asia/Kolkata""#, #""time_zone":"IST""#, "time_zone"),
        (
            #""holidays":[]"#,
            #""holidays":[{"date":"2026-12-25","name":"a"},{"date":"2026-12-25","name":"b"}]"#, "holidays[1].date"
        ),
    ])
    func `a clinic that cannot be is refused with its field`(part: String, other: String, field: String) throws {
        let answer = desk.send(
            .put, "/clinics/kolkata", AppointmentDesk.kolkata.replacing(part, with: other),
            headers: ["if-match": "\"1\""])
        #expect(answer.status == 422 && answer.string("error.details.field") == field, "\(answer.text)")
    }

    @Test(arguments: [
        #"{"weekly":{"monday":[{"start":"09:00","end":"09:00"}]},"exceptions":[]}"#,
        #"{"weekly":{"monday":[{"start":"09:01","end":"10:00"}]},"exceptions":[]}"#,
        #"{"weekly":{},"exceptions":[{"date":"2026-12-24","hours":[]},{"date":"2026-12-24","hours":[]}]}"#,
    ])
    func `hours that cannot be are refused`(body: String) throws {
        #expect(desk.send(.put, "/clinics/kolkata/doctors/D-001/hours", body).status == 422)
    }

    @Test func `a day off is a day off`() throws {
        let body = AppointmentDesk.hours.replacing(
            #""exceptions":[]"#, with: #""exceptions":[{"date":"2026-11-30","hours":[]}]"#)
        #expect(desk.send(.put, "/clinics/kolkata/doctors/D-001/hours", body).status == 200)
        #expect(desk.free("2026-11-30").isEmpty)
        #expect(desk.book().status == 409)
        let shown = desk.send(.get, "/clinics/kolkata/doctors/D-001/hours")
        #expect(shown.text.contains(#"{"date":"2026-11-30","hours":[]}"#), "\(shown.text)")
    }

    @Test func `what a week of hours has beside its days says nothing, whatever it is`() throws {
        let set = desk.send(
            .put, "/clinics/kolkata/doctors/D-001/hours",
            #"""
            {"weekly":{"monday":[{"start":"09:00","end":"12:00"}],"Tuesday":{"start":"09:00"},"":"closed"},
            "exceptions":[]}
            """#)
        #expect(set.status == 200, "\(set.text)")
        #expect(set["weekly"] == ["monday": [["start": "09:00", "end": "12:00"]]])
    }

    @Test func `the desk's calendar has the doctors' hours as far as they are the clinic's, and days off`() throws {
        let set = desk.send(
            .put, "/clinics/kolkata/doctors/D-001/hours",
            #"""
            {"weekly":{"monday":[{"start":"08:00","end":"12:00"},{"start":"16:00","end":"18:00"}]},
            "exceptions":[{"date":"2026-12-01","hours":[]}]}
            """#)
        #expect(set.status == 200)
        let answer = desk.send(.get, "/clinics/kolkata/working-hours?from=2026-11-30&to=2026-12-01")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["doctors[1].id"] == "D-001" || answer["doctors[0].id"] == "D-2")
        let own = desk.send(.get, "/clinics/kolkata/working-hours?from=2026-11-30&to=2026-12-01", token: desk.doctor)
        #expect(own["doctors[1].id"] == nil)
        // The clinic opens at nine and closes at five.
        #expect(
            own["doctors[0].hours"] == [
                [
                    "starts_at": "2026-11-30T03:30:00Z", "ends_at": "2026-11-30T06:30:00Z",
                    "counted_from": "2026-11-30T02:30:00Z",
                ],
                [
                    "starts_at": "2026-11-30T10:30:00Z", "ends_at": "2026-11-30T11:30:00Z",
                    "counted_from": "2026-11-30T10:30:00Z",
                ],
            ])
        #expect(own["doctors[0].exceptions"] == ["2026-12-01"])
    }

    @Test func `a visit of a type that is no longer offered is moved to a time of the list`() throws {
        let id = desk.book().string("id")
        let bare = AppointmentDesk.kolkata.replacing(
            #"{"id":"visit","name":"Visit","length_minutes":30,"notice_minutes":60,"horizon_days":30},"#, with: "")
        let set = desk.send(.put, "/clinics/kolkata", bare, headers: ["if-match": "\"1\""])
        #expect(set.status == 200, "\(set.text)")
        #expect(desk.book("2026-11-30T04:00:00Z").string("error.details.field") == "visit_type_id")
        let free = desk.free("2026-11-30")
        #expect(free.count == 5, "\(free)")
        let start = try #require(free.first)
        let moved = desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"\#(start)"}"#)
        #expect(moved.status == 200, "\(moved.text)")
        let none = desk.send(.get, "/clinics/kolkata/free-times?visit_type=nothing")
        #expect(none.status == 422, "\(none.text)")
    }

    @Test func `hours past midnight are shown, offered and booked on the day after`() throws {
        let late = AppointmentDesk.kolkata.replacing(
            #""monday":{"start":"09:00","end":"17:00"}"#, with: #""monday":{"start":"18:00","end":"02:00"}"#)
        #expect(desk.send(.put, "/clinics/kolkata", late, headers: ["if-match": "\"1\""]).status == 200)
        let hours = #"""
            {"weekly":{"monday":[{"start":"18:00","end":"24:00"}],"tuesday":[{"start":"00:00","end":"02:00"}]},
            "exceptions":[]}
            """#
        #expect(desk.send(.put, "/clinics/kolkata/doctors/D-001/hours", hours).status == 200)
        // Half past midnight on the Tuesday, in Kolkata.
        let start = "2026-11-30T19:00:00Z"
        #expect(desk.free("2026-12-01").contains(start))
        let booked = desk.book(start)
        #expect(booked.status == 201 && booked.string("local_start") == "2026-12-01T00:30", "\(booked.text)")
        #expect(desk.book("2026-11-30T17:45:00Z", patient: "P-2", type: "long").status == 201)
        let week = desk.send(.get, "/clinics/kolkata/working-hours?from=2026-12-01&to=2026-12-01", token: desk.doctor)
        #expect(week.string("doctors[0].hours[0].starts_at") == "2026-11-30T18:30:00Z", "\(week.text)")
        #expect(week.string("doctors[0].hours[0].ends_at") == "2026-11-30T20:30:00Z")
    }

    @Test func `a visit says who booked it, when it was moved and why it was cancelled`() throws {
        let id = desk.book().string("id")
        #expect(
            desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-11-30T04:00:00Z"}"#).status == 200)
        #expect(
            desk.send(.post, "/appointments/\(id)/cancellation", #"{"reason":"Has recovered"}"#).status == 200)
        let answer = desk.send(.get, "/appointments/\(id)/history")
        #expect(answer.string("reason") == "A wound that does not close")
        #expect(answer.string("cancellation_reason") == "Has recovered")
        #expect(["booked", "moved", "cancelled"].indices.allSatisfy { answer["history[\($0)].by"] == "staff" })
        #expect(answer.string("history[0].starts_at") == AppointmentDesk.nine)
        #expect(answer.string("history[1].what") == "moved" && answer.string("history[2].what") == "cancelled")
        #expect(answer["history[0].name"] != nil)
        let list = desk.send(.get, "/clinics/kolkata/appointments?from=2026-11-30&to=2026-11-30")
        #expect(list["patients"] == [["id": "P-1234", "name": "John Smith"]])
        #expect(list["appointments[0].version"] == 3)
        let other = try desk.clinic.tenant.signIn("doctor", doctor: "D-2", now: AppointmentDesk.now).token
        #expect(desk.send(.get, "/appointments/\(id)/history", token: other).status == 404)
    }

    @Test func `nobody has come before the day of the visit, and who was said to is expected again`() throws {
        let id = desk.book().string("id")
        // Midnight in Kolkata.
        let midnight = try Date("2026-11-29T18:30:00Z", strategy: .iso8601)
        let admin = try desk.clinic.tenant.signIn("admin", now: midnight - 60).token
        func send(_ path: String, _ body: String, now: Date) -> Answer {
            desk.send(.post, "/appointments/\(id)\(path)", body, token: admin, now: now)
        }
        let early = send("/attendance", #"{"status":"arrived"}"#, now: midnight - 1)
        #expect(early.status == 409 && early.string("error.code") == "INVALID_STATE_TRANSITION", "\(early.text)")
        #expect(send("/attendance", #"{"status":"arrived"}"#, now: midnight).string("status") == "arrived")
        #expect(send("/cancellation", "{}", now: midnight).status == 409)
        #expect(send("/attendance", #"{"status":"booked"}"#, now: midnight).string("status") == "booked")
        #expect(send("/cancellation", "{}", now: midnight).status == 200)
    }

    @Test func `nobody stays away from a visit that has not begun, and who comes late has come`() throws {
        let id = desk.book().string("id")
        let later = try Date(AppointmentDesk.nine, strategy: .iso8601) + 600
        let admin = try desk.clinic.tenant.signIn("admin", now: later).token
        func attend(_ status: String, now: Date = AppointmentDesk.now) -> Answer {
            desk.send(
                .post, "/appointments/\(id)/attendance", #"{"status":"\#(status)"}"#,
                token: now == later ? admin : nil, now: now)
        }
        #expect(attend("noshow").string("error.code") == "INVALID_STATE_TRANSITION")
        #expect(attend("noshow", now: later).string("status") == "noshow")
        #expect(attend("fulfilled", now: later).status == 409)
        #expect(attend("arrived", now: later).string("status") == "arrived")
        let cells = try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM doctor_cells WHERE organisation_id = \(desk.clinic.tenant.organisation)", as: Int.self
        )
        #expect(cells == 6)
    }

    @Test func `a patient is told what the desk has done with their visit`() throws {
        let made = desk.send(
            .post, "/patients",
            #"{"id":"P-t","name":"Tess Told","date_of_birth":"1990-01-01","phone":"+919999999911"}"#)
        #expect(made.status == 201)
        let id = desk.book(patient: "P-t").string("id")
        func templates() throws -> [String] {
            try TestDatabase.root().fetchValues(
                """
                SELECT template FROM messages WHERE organisation_id = \(desk.clinic.tenant.organisation)
                    AND template NOT LIKE 'visit_reminder%' ORDER BY template
                """)
        }
        #expect(try templates().isEmpty)
        let moved = desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-11-30T04:00:00Z"}"#)
        #expect(moved.status == 200)
        #expect(try templates() == ["visit_moved"])
        #expect(desk.send(.post, "/appointments/\(id)/cancellation", "{}").status == 200)
        #expect(try templates() == ["visit_cancelled", "visit_moved"])
    }
}
