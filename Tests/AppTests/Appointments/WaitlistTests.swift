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
        return (0..<5).first { list.string("entries[\($0)].patient_id") == patient }
            .map { list.string("entries[\($0)].status") } ?? ""
    }

    func answer(_ number: String, now: Date = AppointmentDesk.now) -> String {
        desk.send(.post, "/messages/incoming", #"{"number":"\#(number)","text":"y"}"#, token: phone.key, now: now)
            .string("data.action")
    }

    /// Cancels the first of the Monday's visits.
    func free() {
        let list = desk.send(.get, "/clinics/kolkata/appointments?from=2026-11-30&doctor=D-001")
        let id = list.string("appointments[0].id")
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
        try TestDatabase.root().execute(
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
