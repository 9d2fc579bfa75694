import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct WaitlistTests {
    let phone: PhoneBookingDesk
    var desk: AppointmentDesk { phone.desk }

    /// The whole Monday of D-001 is booked, and two wait for it.
    init() throws {
        phone = try PhoneBookingDesk()
        for (number, start) in Self.monday.enumerated() {
            let answer = desk.book(start, patient: number.isMultiple(of: 2) ? "P-1234" : "P-2")
            #expect(answer.status == 201, "\(answer.text)")
        }
        for (id, number) in [("P-a", "+919999999901"), ("P-b", "+919999999902")] {
            let made = desk.send(
                .post, "/patients",
                #"{"id":"\#(id)","name":"Waits \#(id)","date_of_birth":"1990-01-01","phone":"\#(number)"}"#)
            #expect(made.status == 201, "\(made.text)")
        }
    }

    static let monday = ["03:30", "04:00", "04:30", "05:00", "05:30", "06:00"].map { "2026-11-30T\($0):00Z" }

    @discardableResult
    func join(_ patient: String, at now: Date = AppointmentDesk.now, last: String = "2026-11-30") -> Answer {
        desk.send(
            .post, "/waitlist",
            #"""
            {"clinic_id":"kolkata","visit_type_id":"visit","doctor_id":"D-001","patient_id":"\#(patient)",
            "first_day":"2026-11-30","last_day":"\#(last)"}
            """#, now: now)
    }

    func offer(at now: Date = AppointmentDesk.now) throws -> Int {
        try OfferFreeTimes.offer(
            phone.organisation,
            in: JobContext(services: desk.service.services, database: desk.service.database, now: now))
    }

    func status(_ patient: String) -> String {
        let list = desk.send(.get, "/clinics/kolkata/waitlist")
        return (0..<500).first { list.string("entries[\($0)].patient_id") == patient }
            .map { list.string("entries[\($0)].status") } ?? ""
    }

    func answer(_ number: String, now: Date = AppointmentDesk.now) -> String {
        desk.send(.post, "/messages/incoming", #"{"number":"\#(number)","text":"y"}"#, token: phone.key, now: now)
            .string("data.action")
    }

    /// Cancels one of the Monday's visits, the first if not another.
    func free(_ place: Int = 0) {
        let list = desk.send(.get, "/clinics/kolkata/appointments?from=2026-11-30&doctor=D-001")
        let id = list.string("appointments[\(place)].id")
        #expect(desk.send(.post, "/appointments/\(id)/cancellation", "{}").status == 200, "\(list.text)")
    }

    @Test func `a freed time is held for the first who waits, who takes it by a letter`() throws {
        #expect(join("P-a").status == 201)
        _ = join("P-b", at: AppointmentDesk.now + 1)
        #expect(try offer() == 0)
        free()
        #expect(try offer() == 1)
        #expect(status("P-a") == "offered" && status("P-b") == "waiting")
        #expect(desk.free("2026-11-30").isEmpty)
        #expect(answer("+919999999902") == "none")
        #expect(answer("+919999999901") == "booked")
        #expect(answer("+919999999901") == "none")
        #expect(status("P-a") == "booked")
        let list = desk.send(.get, "/clinics/kolkata/appointments?from=2026-11-30&doctor=D-001")
        #expect(list.text.contains(#""patient_id":"P-a""#), "\(list.text)")
        #expect(try offer() == 0)
    }

    @Test func `who does not answer has it held for some minutes, and then the next has`() throws {
        join("P-a")
        join("P-b", at: AppointmentDesk.now + 1)
        free()
        #expect(try offer() == 1)
        let later = AppointmentDesk.now + WaitlistEntry.patience
        #expect(try offer(at: later - 1) == 0)
        #expect(answer("+919999999901", now: later) == "too_late", "also before the job has come round")
        #expect(try offer(at: later) == 1)
        #expect(status("P-a") == "waiting" && status("P-b") == "offered")
        #expect(answer("+919999999901", now: later) == "too_late")
        #expect(answer("+919999999902", now: later) == "booked")
        #expect(try offer(at: later + WaitlistEntry.patience) == 0)
    }

    @Test func `who waits for the same already waits once`() throws {
        let first = join("P-a")
        let again = join("P-a", at: AppointmentDesk.now + 1)
        #expect(again.status == 200 && again.text == first.text, "\(again.text)")
        #expect(join("P-b").status == 201 && join("P-a", last: "2026-12-01").status == 201)
        let body = #"""
            {"clinic_id":"kolkata","visit_type_id":"visit","patient_id":"P-a","first_day":"2026-12-01",
            "last_day":"2026-12-02"}
            """#
        let token = desk.admin
        let statuses = atOnce(6) { _, service in
            service.send(.post, "/api/waitlist", body, token: token, now: AppointmentDesk.now).status
        }
        #expect(statuses.sorted() == [200, 200, 200, 200, 200, 201], "\(statuses)")
        #expect(desk.send(.delete, "/waitlist/\(first.string("id"))").status == 204)
        let anew = join("P-a")
        #expect(anew.status == 201 && anew.string("id") != first.string("id"), "\(anew.text)")
    }

    /// Another of the family of P-a's, at the same number.
    private func makeRelative() {
        let made = desk.send(
            .post, "/patients",
            #"{"id":"P-c","name":"Waits too","date_of_birth":"2015-01-01","phone":"+919999999901"}"#)
        #expect(made.status == 201, "\(made.text)")
    }

    @Test func `a number is asked about one time after the other, so that a letter answers one`() throws {
        makeRelative()
        join("P-a")
        join("P-c", at: AppointmentDesk.now + 1)
        for place in 0..<2 { free(place) }
        #expect(try offer() == 1)
        #expect(status("P-a") == "offered" && status("P-c") == "waiting")
        #expect(answer("+919999999901") == "booked")
        #expect(try offer() == 1)
        #expect(status("P-c") == "offered" && answer("+919999999901") == "booked")
        #expect(status("P-a") == "booked" && status("P-c") == "booked")
    }

    @Test func `who waits for it to lapse keeps no relative from being asked`() throws {
        makeRelative()
        join("P-a")
        join("P-c", at: AppointmentDesk.now + 1)
        free()
        #expect(try offer() == 1)
        #expect(try offer(at: AppointmentDesk.now + WaitlistEntry.patience) == 1)
        #expect(status("P-a") == "waiting" && status("P-c") == "offered")
    }

    @Test func `a number that has come by two offers is told, and nothing is booked`() throws {
        let sms = desk.send(
            .put, "/messages/settings/sms",
            #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#)
        #expect(sms.status == 200, "\(sms.text)")
        join("P-a")
        join("P-b", at: AppointmentDesk.now + 1)
        for place in 0..<2 { free(place) }
        #expect(try offer() == 2)
        let changed = desk.send(
            .patch, "/patients/P-b", #"{"phone":"+919999999901"}"#, headers: ["if-match": "*"])
        #expect(changed.status == 200, "\(changed.text)")
        try markWaiting("sent")
        #expect(answer("+919999999901") == "several")
        #expect(try phone.count(messages("waitlist_several")) == 1)
        #expect(status("P-a") == "offered" && status("P-b") == "offered")
    }

    /// Of the offers that wait, and no others.
    private func markWaiting(_ state: String) throws {
        for (table, template): (SQL, SQL) in [("messages", "template"), ("outbox", "kind")] {
            try TestDatabase.root().execute(
                "UPDATE " + table + " SET state = \(state) WHERE organisation_id = \(phone.organisation) AND "
                    + template + " = 'waitlist_offer' AND state = 'waiting'")
        }
    }

    @Test func `who has another visit then is told, and the time is held on`() throws {
        join("P-a")
        free()
        #expect(try offer() == 1)
        #expect(desk.book(Self.monday[0], patient: "P-a", doctor: "D-2").status == 201)
        #expect(answer("+919999999901") == "busy")
        #expect(try phone.count(messages("waitlist_busy")) == 1)
        #expect(status("P-a") == "offered" && desk.free("2026-11-30").isEmpty)
    }

    @Test func `nobody is offered a time at which they have another visit`() throws {
        #expect(desk.book(Self.monday[0], patient: "P-a", doctor: "D-2").status == 201)
        join("P-a")
        _ = join("P-b", at: AppointmentDesk.now + 1)
        free()
        #expect(try offer() == 1)
        #expect(status("P-a") == "waiting" && status("P-b") == "offered")
        let list = desk.send(.get, "/clinics/kolkata/appointments?from=2026-11-30&doctor=D-001")
        let next = try #require(
            (0..<9).first { list.string("appointments[\($0)].starts_at") == Self.monday[1] })
        let id = list.string("appointments[\(next)].id")
        #expect(desk.send(.post, "/appointments/\(id)/cancellation", "{}").status == 200)
        #expect(try offer() == 1)
        #expect(status("P-a") == "offered")
    }

    @Test func `who waits at a clinic that is out of use waits no longer than their days`() throws {
        join("P-a")
        let closed = AppointmentDesk.kolkata.replacing(#""holidays":[]"#, with: #""holidays":[],"is_active":false"#)
        #expect(desk.send(.put, "/clinics/kolkata", closed, headers: ["if-match": "\"1\""]).status == 200)
        #expect(try offer() == 0)
        #expect(status("P-a") == "waiting")
        #expect(try offer(at: AppointmentDesk.now + 3 * 86_400) == 0)
        #expect(status("P-a") == "over")
    }

    @Test func `who waits comes before who did`() throws {
        let gone = join("P-b").string("id")
        join("P-a", at: AppointmentDesk.now - 1)
        #expect(desk.send(.delete, "/waitlist/\(gone)").status == 204)
        let list = desk.send(.get, "/clinics/kolkata/waitlist")
        #expect(list.string("entries[0].patient_id") == "P-a" && list.string("entries[1].patient_id") == "P-b")
    }

    @Test func `what is held for who was asked is not moved`() throws {
        join("P-a")
        free()
        #expect(try offer() == 1)
        let id = desk.send(.get, "/clinics/kolkata/waitlist").string("entries[0].appointment_id")
        let moved = desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-12-01T03:30:00Z"}"#)
        #expect(moved.status == 409, "\(moved.text)")
        #expect(answer("+919999999901") == "booked")
    }

    @Test func `nor is a time had of a doctor who is out of use by then`() throws {
        join("P-a")
        free()
        #expect(try offer() == 1)
        let changed = desk.send(.patch, "/doctors/D-001", #"{"is_active":false}"#, headers: ["if-match": "*"])
        #expect(changed.status == 200, "\(changed.text)")
        #expect(answer("+919999999901") == "too_late")
        #expect(try phone.count(messages("waitlist_offer_over")) == 1)
    }

    @Test func `who leaves gives back what is held for them`() throws {
        let id = join("P-a").string("id")
        free()
        #expect(try offer() == 1)
        #expect(desk.send(.delete, "/waitlist/\(id)").status == 204)
        #expect(desk.free("2026-11-30") == [Self.monday[0]])
        #expect(answer("+919999999901") == "too_late")
        let other = try TestTenant(desk.service).signIn("admin", now: AppointmentDesk.now).token
        #expect(desk.send(.delete, "/waitlist/\(id)", token: other).status == 404)
        #expect(desk.send(.get, "/clinics/kolkata/waitlist", token: other).status == 404)
    }

    @Test func `in quiet hours nobody is asked, and nothing is held`() throws {
        join("P-a")
        free()
        let set = desk.send(
            .put, "/messages/settings/quiet-hours", #"{"from":"00:00","to":"23:59","timeZone":"UTC"}"#)
        #expect(set.status == 200, "\(set.text)")
        #expect(try offer() == 0)
        #expect(status("P-a") == "waiting" && desk.free("2026-11-30") == [Self.monday[0]])
    }

    @Test func `who cannot be asked keeps nobody else from it, and nothing is held for them`() throws {
        let made = desk.send(
            .post, "/patients", #"{"id":"P-none","name":"Has no phone","date_of_birth":"1990-01-01"}"#)
        #expect(made.status == 201, "\(made.text)")
        #expect(desk.send(.post, "/messages/opt-outs", #"{"number":"+919999999901"}"#).status == 201)
        join("P-none")
        join("P-a", at: AppointmentDesk.now + 1)
        free()
        #expect(try offer() == 0)
        #expect(status("P-none") == "waiting" && status("P-a") == "waiting")
        #expect(desk.free("2026-11-30") == [Self.monday[0]])
        #expect(try holds() == 0)
        join("P-b", at: AppointmentDesk.now + 2)
        #expect(try offer() == 1)
        #expect(status("P-b") == "offered" && status("P-a") == "waiting")
        #expect(try phone.count(messages("waitlist_offer")) == 1, "none to who wants none")
    }

    @Test func `however many wait, the last has their turn`() throws {
        // More than a page of those who cannot be asked.
        #expect(desk.send(.post, "/patients", #"{"id":"P-x","name":"X","date_of_birth":"1990-01-01"}"#).status == 201)
        try TestDatabase.fill(
            """
            INSERT INTO waitlist_entries (organisation_id, id, clinic_id, visit_type_id, doctor_id, patient_id,
                first_day, last_day, status, created_at, updated_at)
            SELECT \(phone.organisation), UUID(), 'kolkata', 'visit', 'D-001', 'P-x', '2026-11-30', '2026-11-30',
                'waiting', \(AppointmentDesk.now - 60), \(AppointmentDesk.now) FROM seq_1_to_450
            """)
        join("P-b")
        free()
        #expect(try offer() == 1)
        #expect(status("P-b") == "offered")
    }

    @Test func `an offer leaves while there is time to answer it, and a late answer is told`() throws {
        let sms = desk.send(
            .put, "/messages/settings/sms",
            #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#)
        #expect(sms.status == 200, "\(sms.text)")
        let id = join("P-a").string("id")
        free()
        #expect(try offer() == 1)
        let latest = AppointmentDesk.now + WaitlistEntry.patience - WaitlistEntry.answering
        guard case .request = try departure(at: latest), case .ended(.failed) = try departure(at: latest + 1) else {
            Issue.record("it leaves when it is over, or not when it is not")
            return
        }
        try mark("sent")
        #expect(answer("+919999999901", now: AppointmentDesk.now + WaitlistEntry.patience) == "too_late")
        #expect(try phone.count(messages("waitlist_offer_over")) == 1)
        try mark("waiting")
        #expect(desk.send(.delete, "/waitlist/\(id)").status == 204)
        guard case .ended(.cancelled) = try departure(at: AppointmentDesk.now + 1) else {
            Issue.record("it offers what is held for nobody")
            return
        }
    }

    /// What a worker that takes the offer does with it.
    private func departure(at now: Date) throws -> Departure {
        let db = try desk.service.db
        try mark("waiting")
        let taken = try OutboxStore(db: db, organisation: phone.organisation).claim(
            MessageTarget.id(of: .sms, phone.organisation, db), lease: UUID(), now: now, limit: 100)
        let job = JobContext(services: desk.service.services, database: desk.service.database, now: now)
        return try SMSSender().departure(
            of: #require(taken.first { $0.kind == OfferFreeTimes.template }), in: job)
    }

    private func mark(_ state: String) throws {
        for (table, template): (SQL, SQL) in [("messages", "template"), ("outbox", "kind")] {
            try TestDatabase.root().execute(
                "UPDATE " + table + " SET state = \(state) WHERE organisation_id = \(phone.organisation) AND "
                    + template + " = 'waitlist_offer'")
        }
    }

    private func messages(_ template: String) -> SQL {
        """
        SELECT COUNT(*) FROM messages WHERE organisation_id = \(phone.organisation) AND template = \(template)
        """
    }

    private func holds() throws -> Int {
        try phone.count(
            """
            SELECT COUNT(*) FROM appointments WHERE organisation_id = \(phone.organisation) AND patient_id IS NULL
            """)
    }

    @Test func `the desk's list has no holds of nobody's that are over, and is whole or refused`() throws {
        join("P-a")
        free()
        #expect(try offer() == 1)
        let later = AppointmentDesk.now + WaitlistEntry.patience
        func list() -> Answer { desk.send(.get, "/clinics/kolkata/appointments?from=2026-11-30&doctor=D-001") }
        #expect(list().text.contains(#""status":"held""#))
        let context = JobContext(services: desk.service.services, database: desk.service.database, now: later)
        #expect(try SweepHolds.sweep(phone.organisation, in: context) == 1)
        #expect(try holds() == 1 && !list().text.contains(#""status":"held""#))
        let listed = (0..<10).filter { !list().string("appointments[\($0)].id").isEmpty }
        #expect(listed.count == 6, "five that are booked, and the one that its patient's desk has cancelled")
    }

    @Test func `nobody waits for what cannot be`() throws {
        #expect(join("P-9").string("error.details.field") == "patient_id")
        #expect(join("P-a", last: "2026-11-29").string("error.details.field") == "last_day")
        #expect(join("P-a", last: "2027-11-29").string("error.details.field") == "last_day")
        _ = join("P-a", last: "2026-11-30")
        #expect(try offer(at: AppointmentDesk.now + 3 * 86_400) == 0)
        #expect(status("P-a") == "over")
    }
}
