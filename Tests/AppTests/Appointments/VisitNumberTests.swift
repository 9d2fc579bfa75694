import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Whom the texts about a visit go to when a number is corrected, taken away, or somebody else's by now.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VisitNumberTests {
    let desk: AppointmentDesk
    let registration: RegistrationDesk
    let key: String
    static let now = AppointmentDesk.now
    static let (wrong, right) = ("+919999999901", "+919999999902")

    init() throws {
        desk = try AppointmentDesk()
        registration = try RegistrationDesk(for: desk.clinic.tenant, admin: desk.admin)
        key = try desk.clinic.tenant.makeKey().secret
        let sms = desk.send(
            .put, "/messages/settings/sms",
            #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#)
        #expect(sms.status == 200, "\(sms.text)")
    }

    /// A patient of the desk's, with a visit on the Tuesday. Returns the visit's id.
    private func visit(phone: String?) -> String {
        let phone = phone.map { "\"\($0)\"" } ?? "null"
        let made = desk.send(
            .post, "/patients",
            #"{"id":"P-w","name":"Wren Rao","date_of_birth":"1960-01-01","phone":\#(phone)}"#)
        #expect(made.status == 201, "\(made.text)")
        return desk.book(VisitReminderTests.tuesday, patient: "P-w").string("id")
    }

    private func give(_ phone: String) {
        let changed = desk.send(.patch, "/patients/P-w", #"{"phone":\#(phone)}"#, headers: ["if-match": "*"])
        #expect(changed.status == 200, "\(changed.text)")
    }

    /// What waits to be sent to a number about visits and places on waitlists.
    private func waiting(_ number: String) throws -> [String] {
        let index = RecipientIndex(number, by: desk.service.services.index).value
        return try TestDatabase.root().fetchValues(
            """
            SELECT template FROM messages WHERE organisation_id = \(registration.organisation)
                AND recipient_index = \(index) AND state = 'waiting' AND resource_type IN ('appointment', 'waitlist')
            ORDER BY due_at, template
            """)
    }

    private func markSent() throws {
        for table: SQL in ["messages", "outbox"] {
            try TestDatabase.root().execute(
                "UPDATE " + table + " SET state = 'sent' WHERE organisation_id = \(registration.organisation)"
                    + " AND state = 'waiting'")
        }
    }

    private func answer(_ text: String, _ number: String, now: Date = now) -> String {
        desk.send(.post, "/messages/incoming", #"{"number":"\#(number)","text":"\#(text)"}"#, token: key, now: now)
            .string("data.action")
    }

    private static let reminders = [VisitReminders.template, VisitReminders.lateTemplate]

    @Test func `what is to come about the visits of a patient whose number the desk corrects goes there`() throws {
        _ = visit(phone: Self.wrong)
        #expect(try waiting(Self.wrong) == Self.reminders)
        give("\"\(Self.right)\"")
        #expect(try waiting(Self.wrong) == [])
        #expect(try waiting(Self.right) == Self.reminders)
        // Nothing is written twice, whatever else is changed.
        let named = desk.send(.patch, "/patients/P-w", #"{"name":"Wren Roy"}"#, headers: ["if-match": "*"])
        #expect(named.status == 200)
        #expect(try waiting(Self.right) == Self.reminders)
    }

    @Test func `who has no number any more is not written to, and who is given one is reminded`() throws {
        _ = visit(phone: nil)
        give("\"\(Self.wrong)\"")
        #expect(try waiting(Self.wrong) == Self.reminders)
        give("null")
        #expect(try waiting(Self.wrong) == [])
        give("\"\(Self.right)\"")
        #expect(try waiting(Self.right) == Self.reminders)
    }

    @Test func `a number that wants no messages is another one's hindrance no more`() throws {
        #expect(desk.send(.post, "/messages/opt-outs", #"{"number":"\#(Self.wrong)"}"#).status == 201)
        _ = visit(phone: Self.wrong)
        #expect(try waiting(Self.wrong) == [])
        give("\"\(Self.right)\"")
        #expect(try waiting(Self.right) == Self.reminders)
    }

    @Test func `who was reminded by mistake can neither confirm nor cancel once the number is corrected`() throws {
        let visit = visit(phone: Self.wrong)
        try markSent()
        let reminded = try Date(VisitReminderTests.tuesday, strategy: .iso8601) - 7_200
        give("\"\(Self.right)\"")
        #expect(answer("C", Self.wrong, now: reminded) == "none")
        #expect(answer("X", Self.wrong, now: reminded) == "none")
        #expect(desk.send(.get, "/appointments/\(visit)").string("status") == "booked")
    }

    @Test func `nor take a time that was offered`() throws {
        _ = visit(phone: Self.wrong)
        let joined = desk.send(
            .post, "/waitlist",
            #"""
            {"clinic_id":"kolkata","visit_type_id":"visit","patient_id":"P-w","first_day":"2026-11-30",
            "last_day":"2026-11-30"}
            """#)
        #expect(joined.status == 201, "\(joined.text)")
        let job = JobContext(services: desk.service.services, database: desk.service.database, now: Self.now)
        #expect(try OfferFreeTimes.offer(registration.organisation, in: job) == 1)
        try markSent()
        give("\"\(Self.right)\"")
        #expect(answer("Y", Self.wrong) == "none")
    }

    // MARK: - Numbers that go to other people

    /// An account that has proven the number, and its patient.
    private func prove(_ name: String, at moment: Date) throws -> String {
        let answer = try registration.link(["name": name], now: moment)
        let proven = try registration.confirm(answer, now: moment)
        #expect(proven.status == 200, "\(proven.text)")
        return registration.get("patient/account", answer.string("token"), now: moment).string("patients[0].id")
    }

    @Test func `who proves a number that another account's proof has lapsed of gets nothing about its visits`() throws {
        let patient = try prove("Asha Rao", at: Self.now - 400 * 86_400)
        let visit = desk.book(VisitReminderTests.tuesday, patient: patient).string("id")
        #expect(try waiting(RegistrationDesk.phone) == Self.reminders)
        let other = try prove("Noor Khan", at: Self.now)
        #expect(try waiting(RegistrationDesk.phone) == [])
        #expect(desk.send(.get, "/patients/\(patient)").string("phone").isEmpty)
        #expect(desk.send(.get, "/patients/\(other)").string("phone") == RegistrationDesk.phone)
        #expect(desk.send(.get, "/appointments/\(visit)").string("status") == "booked")
        // What is booked from now on is no other.
        let next = desk.book("2026-12-01T05:00:00Z", patient: patient)
        #expect(next.status == 201, "\(next.text)")
        #expect(try waiting(RegistrationDesk.phone) == [])
    }

    @Test func `nor do they change what was written of before`() throws {
        let patient = try prove("Asha Rao", at: Self.now - 400 * 86_400)
        let visit = desk.book(VisitReminderTests.tuesday, patient: patient).string("id")
        try markSent()
        _ = try prove("Noor Khan", at: Self.now)
        let reminded = try Date(VisitReminderTests.tuesday, strategy: .iso8601) - 7_200
        #expect(answer("X", RegistrationDesk.phone, now: reminded) == "none")
        #expect(desk.send(.get, "/appointments/\(visit)").string("status") == "booked")
    }
}
