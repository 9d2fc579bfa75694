import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What is true when a message leaves, and what the desk has done at night.
extension VisitReminderTests {
    private func contents(_ visit: UUID) throws -> [String: String] {
        try Dictionary(reminders(visit, inState: "sending").map { ($0.template, text($0)) }, uniquingKeysWith: { $1 })
    }

    @Test func `a reminder that leaves when it is too late to cancel offers no X`() throws {
        cutOff(60)
        let visit = try book("c")
        #expect(try waiting(visit).last?.template == VisitReminders.template)
        // The worker was away.
        let departures = try departures(visit, now: date(Self.tuesday) - 2_400)
        guard case .request? = departures[VisitReminders.template] else {
            Issue.record("it does not leave")
            return
        }
        let text = try #require(try contents(visit)[VisitReminders.lateTemplate])
        #expect(text.hasSuffix("To change it, call us.") && !text.contains("X"), "\(text)")
    }

    @Test func `a reminder leaves with the number that the clinic has by then`() throws {
        let visit = try book("c")
        let changed = AppointmentDesk.kolkata.replacing(
            #""name":"MedQ Kolkata","#, with: #""name":"MedQ Park Street","phone":"+913340001234","#)
        #expect(phone.desk.send(.put, "/clinics/kolkata", changed, headers: ["if-match": "\"1\""]).status == 200)
        let last = try #require(try waiting(visit).last)
        #expect(text(last).hasPrefix("MedQ Kolkata:"))
        _ = try departures(visit, now: last.dueAt)
        #expect(text(last).hasPrefix("MedQ Park Street (+913340001234):"), "\(text(last))")
    }

    @Test func `who would come before the quiet hours are over is told at night`() throws {
        quiet(from: "21:00", until: "10:00")
        let visits = [try book("c"), try book("d", "2026-12-01T06:00:00Z", Self.number, "Ravi Rao")]
        // Ten at night, and the visits are at nine and at half past eleven.
        let night = try date("2026-11-30T16:30:00Z")
        let admin = try phone.desk.clinic.tenant.signIn("admin", now: night).token
        for visit in visits {
            let done = phone.desk.send(
                .post, "/appointments/\(visit.text)/cancellation", "{}", token: admin, now: night)
            #expect(done.status == 200, "\(done.text)")
        }
        let told = try visits.map { try #require(try waiting($0).first) }
        #expect(told.allSatisfy { $0.template == VisitReminders.cancelledTemplate })
        #expect(try told.map(\.dueAt) == [night, date("2026-12-01T04:30:00Z")])
        guard case .request? = try departures(visits[0], now: night)[VisitReminders.cancelledTemplate] else {
            Issue.record("it waits for the morning")
            return
        }
    }

    @Test func `who is moved to another day at night is told before they come`() throws {
        quiet(from: "21:00", until: "10:00")
        let visit = try book("c")
        let night = try date("2026-11-30T16:30:00Z")
        let admin = try phone.desk.clinic.tenant.signIn("admin", now: night).token
        let moved = phone.desk.send(
            .put, "/appointments/\(visit.text)/time", #"{"starts_at":"2026-12-08T03:30:00Z"}"#, token: admin, now: night
        )
        #expect(moved.status == 200, "\(moved.text)")
        let told = try waiting(visit).first { $0.template == VisitReminders.movedTemplate }
        #expect(told?.dueAt == night)
    }
}
