import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VisitReminderTests {
    let phone: PhoneBookingDesk
    static let number = "+919999999999"
    /// What begins at nine in Kolkata on the Tuesday, more than 48 hours after now.
    static let tuesday = "2026-12-01T03:30:00Z"

    init() throws {
        phone = try PhoneBookingDesk()
        let sms = phone.desk.send(
            .put, "/messages/settings/sms",
            #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#)
        #expect(sms.status == 200, "\(sms.text)")
    }

    /// Books by phone. Returns the visit's id.
    @discardableResult
    func book(_ call: String, _ start: String = tuesday, _ number: String = number, _ name: String = "Asha Rao")
        throws -> UUID
    {
        #expect(phone.hold(call, start).string("status") == "held")
        let booked = phone.confirm(call, number, name)
        #expect(booked.string("status") == "booked", "\(booked.text)")
        return try #require(UUID(uuidString: booked.string("appointment.appointment_id")))
    }

    struct Reminder: RowDecodable {
        let template: String
        let state: String
        let dueAt: Date
        let id: UUID

        init(row: borrowing Row) throws(DatabaseError) {
            template = try row.column("template")
            state = try row.column("state")
            dueAt = try row.column("due_at")
            id = try row.column("id")
        }
    }

    /// Those about a visit that are to be sent, by when.
    func waiting(_ visit: UUID) throws -> [Reminder] { try reminders(visit).filter { $0.state == "waiting" } }

    /// - Parameter state: in the outbox; the same as is shown when left out.
    func reminders(_ visit: UUID, inState state: String? = nil) throws -> [Reminder] {
        try TestDatabase.root().fetchAll(
            """
            SELECT m.template, m.state, m.due_at, m.id FROM messages m
            JOIN outbox o ON o.organisation_id = m.organisation_id AND o.id = m.id
                AND o.state = COALESCE(\(state), m.state)
            WHERE m.organisation_id = \(phone.organisation) AND m.resource_type = 'appointment'
                AND m.resource_id = \(visit.text) ORDER BY m.due_at
            """)
    }

    func text(_ reminder: Reminder) -> String {
        phone.desk.send(.get, "/messages/\(reminder.id.text)").string("data.text")
    }

    /// As if a worker had sent them.
    func markSent(_ visit: UUID) throws { try mark(visit, "sent") }

    private func mark(_ visit: UUID, _ state: String) throws {
        for table: SQL in ["messages", "outbox"] {
            try TestDatabase.root().execute(
                "UPDATE " + table + " SET state = \(state) WHERE organisation_id = \(phone.organisation)"
                    + " AND resource_id = \(visit.text)")
        }
    }

    func answer(_ text: String, _ number: String = number, now: Date) -> String {
        phone.desk.send(
            .post, "/messages/incoming", #"{"number":"\#(number)","text":"\#(text)"}"#, token: phone.key, now: now
        ).string("data.action")
    }

    func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test func `a booking has two reminders wait, which say where and when, and nothing else`() throws {
        // Half past nine on the Sunday, in Kolkata, is less than 48 hours before.
        let visit = try book("c", "2026-12-01T06:00:00Z")
        let due = try waiting(visit)
        let start = try date("2026-12-01T06:00:00Z")
        #expect(due.map(\.dueAt) == [start - 172_800, start - 7_200].filter { $0 > AppointmentDesk.now })
        #expect(due.map(\.template) == [VisitReminders.template, VisitReminders.lateTemplate])
        let visitIs = "MedQ Kolkata: your visit is on 2026-12-01 at 11:30. Reply C to confirm"
        #expect(due.map(text) == [visitIs + " or X to cancel.", visitIs + ". To change it, call us."])
    }

    /// Gives the clinic another cut-off.
    func cutOff(_ minutes: Int) {
        let changed = AppointmentDesk.kolkata.replacing(
            #""holidays":[]"#, with: #""holidays":[],"cutoff_minutes":\#(minutes)"#)
        let answer = phone.desk.send(.put, "/clinics/kolkata", changed, headers: ["if-match": "\"1\""])
        #expect(answer.status == 200, "\(answer.text)")
    }

    func quiet(from: String, until end: String, in zone: String = "Asia/Kolkata") {
        let set = phone.desk.send(
            .put, "/messages/settings/quiet-hours", #"{"from":"\#(from)","to":"\#(end)","timeZone":"\#(zone)"}"#)
        #expect(set.status == 200, "\(set.text)")
    }

    /// The visit's messages as a worker would take them at a moment, by template.
    func departures(_ visit: UUID, now: Date) throws -> [String: Departure] {
        let (service, organisation) = (phone.desk.service, phone.organisation)
        let db = try service.db
        let taken = try OutboxStore(db: db, organisation: organisation).claim(
            MessageTarget.id(of: .sms, organisation, db), lease: UUID(), now: now, limit: 100)
        let job = JobContext(services: service.services, database: service.database, now: now)
        let own = Set(try reminders(visit, inState: "sending").map(\.id))
        return try Dictionary(
            taken.filter { own.contains($0.id) }.map { ($0.kind, try SMSSender().departure(of: $0, in: job)) },
            uniquingKeysWith: { $1 })
    }

    @Test func `what a reminder offers can be had for half an hour, and who answers too late is told`() throws {
        cutOff(60)
        let visit = try book("c")
        let due = try #require(try waiting(visit).last)
        #expect(due.template == VisitReminders.template)
        try markSent(visit)
        #expect(answer("X", now: due.dueAt + VisitReminders.answering) == "cancelled")
        let next = try book("d")
        try markSent(next)
        #expect(answer("X", now: due.dueAt + 3_601) == "too_late")
        let told = try #require(try waiting(next).first)
        #expect(told.template == VisitReminders.tooLateTemplate && told.dueAt == due.dueAt + 3_601)
        #expect(text(told).contains("too late to cancel your visit on 2026-12-01 at 09:00"))
        #expect(phone.find("d").string("status") == "booked")
    }

    @Test func `a reminder offers no X that would be refused half an hour after it leaves`() throws {
        cutOff(100)
        #expect(try waiting(book("c")).last?.template == VisitReminders.lateTemplate)
        _ = phone.cancel("c")
        let second = AppointmentDesk.kolkata.replacing(
            #""holidays":[]"#, with: #""holidays":[],"cutoff_minutes":60"#)
        #expect(phone.desk.send(.put, "/clinics/kolkata", second, headers: ["if-match": "\"2\""]).status == 200)
        // The one of seven leaves at a quarter to eight: until eight nobody answers.
        quiet(from: "00:00", until: "07:45")
        let last = try #require(try waiting(book("d")).last)
        #expect(try last.template == VisitReminders.lateTemplate && last.dueAt == date("2026-12-01T02:15:00Z"))
    }

    @Test func `quiet hours go by the clock of the clinic, when a message is made and when it leaves`() throws {
        quiet(from: "00:00", until: "08:30", in: "America/New_York")
        let visit = try book("c")
        let last = try #require(try waiting(visit).last)
        #expect(try last.dueAt == date("2026-12-01T03:00:00Z"))
        quiet(from: "00:00", until: "08:40", in: "America/New_York")
        guard case .postponed(let end) = try departures(visit, now: last.dueAt)[last.template] else {
            Issue.record("it leaves in the clinic's quiet hours")
            return
        }
        #expect(try end == date("2026-12-01T03:10:00Z"))
    }

    @Test func `a reminder that has been on its way for too long, or whose visit is gone, does not leave`() throws {
        let visit = try book("c")
        let start = try date(Self.tuesday)
        let late = try #require(try waiting(visit).last)
        guard case .request? = try departures(visit, now: late.dueAt)[late.template] else {
            Issue.record("it does not leave when it is due")
            return
        }
        try release(visit)
        guard case .ended(.failed)? = try departures(visit, now: start - 899)[late.template] else {
            Issue.record("it leaves when nobody need be reminded")
            return
        }
        // It was on its way when the visit was moved: nobody could take it back.
        _ = phone.move("c", "2026-12-01T05:00:00Z", now: AppointmentDesk.now + 60)
        try release(visit)
        let old = try departures(visit, now: start - 7_000)
        guard case .ended(.cancelled)? = old[late.template] else {
            Issue.record("it says a time that is not the visit's")
            return
        }
    }

    @Test func `a reminder that was given up and is tried again by hand says nothing that is true no more`() throws {
        let visit = try book("c")
        try mark(visit, "failed")
        _ = phone.cancel("c")
        try mark(visit, "waiting")
        let departures = try departures(visit, now: date(Self.tuesday) - 7_000)
        #expect(departures.count == 2)
        for (template, departure) in departures {
            guard case .ended(.cancelled) = departure else {
                Issue.record("\(template) leaves for a visit that is cancelled")
                continue
            }
        }
    }

    /// As if the worker that had taken them were gone.
    private func release(_ visit: UUID) throws {
        try TestDatabase.fill(
            """
            UPDATE outbox SET state = 'waiting', lease = NULL
            WHERE organisation_id = \(phone.organisation) AND resource_id = \(visit.text) AND state = 'sending'
            """)
    }

    @Test func `reminders go with the visit: moved with it, and cancelled with it`() throws {
        let visit = try book("c")
        let first = try waiting(visit).map(\.dueAt)
        _ = phone.move("c", "2026-12-01T05:00:00Z")
        #expect(try waiting(visit).map(\.dueAt) == first.map { $0 + 5_400 })
        #expect(try reminders(visit).filter { $0.state == "cancelled" }.count == first.count)
        _ = phone.cancel("c")
        #expect(try waiting(visit).isEmpty)
    }

    @Test func `who has come, and who books shortly before, is not reminded`() throws {
        let visit = try book("c")
        let early = try date(Self.tuesday) - 10_800
        let admin = try phone.desk.clinic.tenant.signIn("admin", now: early).token
        func attend(_ status: String) {
            let said = phone.desk.send(
                .post, "/appointments/\(visit.text)/attendance", #"{"status":"\#(status)"}"#, token: admin, now: early)
            #expect(said.status == 200, "\(said.text)")
        }
        attend("arrived")
        #expect(try waiting(visit).isEmpty)
        // It was said by mistake.
        attend("booked")
        #expect(try waiting(visit).map(\.template) == [VisitReminders.lateTemplate])
        let soon = try date(Self.tuesday) - 5_400
        #expect(phone.hold("d", "2026-12-01T04:00:00Z", now: soon).string("status") == "held")
        let booked = phone.confirm("d", "+919999999998", "Ravi", now: soon)
        let id = try #require(UUID(uuidString: booked.string("appointment.appointment_id")))
        #expect(try reminders(id).isEmpty)
    }

    @Test func `a refused move leaves the reminders as they are`() throws {
        let visit = try book("c")
        let first = try waiting(visit).map(\.id)
        _ = phone.hold("d", "2026-12-01T05:00:00Z")
        #expect(phone.move("c", "2026-12-01T05:00:00Z").string("status") == "taken")
        #expect(try waiting(visit).map(\.id) == first)
    }

    @Test func `in quiet hours a reminder waits, and is not sent when that is too late`() throws {
        // From midnight to half past eight in Kolkata: the one of seven is sent at half past eight.
        quiet(from: "00:00", until: "08:30")
        #expect(try waiting(book("c")).last?.dueAt == date("2026-12-01T03:00:00Z"))
        quiet(from: "00:00", until: "09:30")
        _ = phone.cancel("c")
        let visit = try book("d")
        let monday = try date("2026-11-30T04:00:00Z")
        #expect(try waiting(visit).allSatisfy { $0.dueAt <= monday })
    }

    @Test func `C confirms and X cancels what a number was reminded of, before the cut-off`() throws {
        let visit = try book("c")
        let reminded = try date(Self.tuesday) - 7_200
        #expect(answer("C", now: AppointmentDesk.now) == "none", "nobody was reminded yet")
        try markSent(visit)
        #expect(answer("c.", now: reminded) == "confirmed")
        #expect(phone.find("c").string("status") == "confirmed")
        #expect(answer("C", now: reminded) == "confirmed")
        #expect(answer("X", "+919999999998", now: reminded) == "none")
        #expect(answer("X", now: reminded + 1) == "too_late")
        #expect(answer("X", now: reminded) == "cancelled")
        #expect(phone.find("c").string("status") == "cancelled")
        #expect(answer("X", now: reminded) == "cancelled", "it is delivered once more")
    }

    @Test func `a key that is limited to territories changes no visit elsewhere`() throws {
        let visit = try book("c")
        try markSent(visit)
        let made = phone.desk.send(.put, "/ivr/territories/north", #"{"name":"North"}"#)
        #expect(made.status == 200, "\(made.text)")
        let key = phone.desk.send(
            .post, "/ivr/auth/api-key", #"{"name":"North","scopes":["calls"],"territoryIds":["north"]}"#
        ).string("data.apiKey")
        let now = try date(Self.tuesday) - 7_200
        let answer = phone.desk.send(
            .post, "/messages/incoming", #"{"number":"\#(Self.number)","text":"X"}"#, token: key, now: now)
        #expect(answer.status == 200 && answer.string("data.action") != "cancelled", "\(answer.text)")
        let read = phone.desk.send(.get, "/appointments/\(visit.text)")
        #expect(["booked", "confirmed"].contains(read.string("status")), "\(read.text)")
    }

    @Test func `of several visits none is changed by one letter`() throws {
        let visits = [try book("a"), try book("b", "2026-12-01T04:00:00Z", Self.number, "Ravi Rao")]
        for visit in visits { try markSent(visit) }
        let reminded = try date(Self.tuesday) - 3_600
        #expect(answer("X", now: reminded) == "several")
        let told = try visits.flatMap(waiting)
        #expect(told.map(\.template) == [VisitReminders.severalTemplate], "who has answered is told")
        #expect(answer("C", now: reminded) == "several")
        #expect(phone.find("a").string("status") == "booked" && phone.find("b").string("status") == "booked")
    }

    @Test(arguments: ["X", "C"])
    func `a letter to a reminder of before a move changes nothing, and who has answered is told`(letter: String) throws
    {
        let visit = try book("c")
        try markSent(visit)
        let (monday, later) = (try date(Self.tuesday) - 86_400, "2026-12-08T03:30:00Z")
        #expect(phone.move("c", later, now: monday).string("appointment.starts_at") == later)
        #expect(answer(letter, now: monday + 60) == "moved")
        #expect(phone.find("c").string("status") == "booked")
        let told = try #require(try waiting(visit).first)
        #expect(told.template == VisitReminders.hasMovedTemplate && told.dueAt == monday + 60)
        #expect(text(told).contains("It is on 2026-12-08 at 09:00"), "\(text(told))")
        // A reminder of the new time is answered as any.
        try markSent(visit)
        #expect(try answer(letter, now: date(later) - 86_400) == (letter == "X" ? "cancelled" : "confirmed"))
    }

    @Test func `a reminder after the cut-off offers no X`() throws {
        let changed = AppointmentDesk.kolkata.replacing(
            #""holidays":[]"#, with: #""holidays":[],"phone":"+913340001234","cutoff_minutes":1440"#)
        #expect(phone.desk.send(.put, "/clinics/kolkata", changed, headers: ["if-match": "\"1\""]).status == 200)
        let last = try #require(try waiting(book("c")).last)
        #expect(last.template == VisitReminders.lateTemplate)
        #expect(text(last).hasPrefix("MedQ Kolkata (+913340001234): ") && !text(last).contains("X"))
    }

    @Test func `a booking, its account and its messages are there together`() throws {
        func rows(_ table: SQL) throws -> Int {
            try phone.count("SELECT COUNT(*) FROM " + table + " WHERE organisation_id = \(phone.organisation)")
        }
        try book("c")
        let (messages, outbox) = (try rows("messages"), try rows("outbox"))
        #expect(messages == outbox && messages > 0)
        #expect(try phone.count(welcomes) == 1)
        #expect(phone.confirm("c", Self.number).string("account") == "created")
        #expect(try phone.count(welcomes) == 1)
    }

    private var welcomes: SQL {
        """
        SELECT COUNT(*) FROM outbox WHERE organisation_id = \(phone.organisation) AND kind = 'patient_welcome'
        """
    }
}
