import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Words in the place of the letters that reminders and offers ask for.
extension VisitReminderTests {
    private var optOuts: SQL {
        "SELECT COUNT(*) FROM message_opt_outs WHERE organisation_id = \(phone.organisation)"
    }

    @Test(arguments: [
        ("CANCEL", "cancelled"), ("Cancel.", "cancelled"), ("please cancel", "cancelled"), ("Cancelar", "cancelled"),
        ("¡cancele!", "cancelled"), ("रद्द करें", "cancelled"), ("रद्द", "cancelled"), ("Yes", "confirmed"),
        ("YES!", "confirmed"), ("Sí", "confirmed"), ("si", "confirmed"), ("Confirm", "confirmed"),
        ("Confirmo.", "confirmed"), ("haan", "confirmed"), ("हाँ", "confirmed"), ("पुष्टि", "confirmed"),
        ("ok", "confirmed"),
    ])
    func `a word for the letter answers a reminder, and opts nobody out`(said: String, action: String) throws {
        let visit = try book("c")
        try markSent(visit)
        let reminded = try date(Self.tuesday) - 100_000
        #expect(answer(said, now: reminded) == action)
        #expect(phone.find("c").string("status") == action)
        #expect(try phone.count(optOuts) == 0)
        let told = try waiting(visit)
        guard action == "cancelled" else { return #expect(told.isEmpty) }
        #expect(told.map(\.template) == [VisitReminders.cancelledByWordTemplate] && told[0].dueAt == reminded)
        #expect(text(told[0]).hasSuffix("on 2026-12-01 at 09:00 is cancelled. To get no more messages, reply STOP."))
    }

    @Test func `a cancellation that is delivered twice opts nobody out`() throws {
        let visit = try book("c")
        try markSent(visit)
        let reminded = try date(Self.tuesday) - 100_000
        for said in ["CANCEL", "cancel", "X"] { #expect(answer(said, now: reminded + 1) == "cancelled") }
        #expect(try phone.count(optOuts) == 0)
        #expect(try waiting(visit).map(\.template) == [VisitReminders.cancelledByWordTemplate])
        #expect(answer("CANCEL", "+919999999998", now: reminded + 1) == "opted_out", "it is another's number")
    }

    @Test func `CANCEL after the cut-off is answered as X is, and STOP is no answer`() throws {
        cutOff(1_440)
        let visit = try book("c")
        try markSent(visit)
        let reminded = try date(Self.tuesday) - 7_200
        #expect(answer("CANCEL", now: reminded) == "too_late")
        #expect(try waiting(visit).map(\.template) == [VisitReminders.tooLateTemplate])
        #expect(try phone.count(optOuts) == 0 && phone.find("c").string("status") == "booked")
        #expect(answer("STOP", now: reminded) == "opted_out")
        #expect(phone.find("c").string("status") == "booked")
    }

    @Test func `where nothing is to be answered CANCEL opts out and YES opts in`() throws {
        try book("c")
        #expect(answer("cancel", now: AppointmentDesk.now) == "opted_out", "nobody was reminded yet")
        #expect(answer("yes", now: AppointmentDesk.now) == "opted_in")
        for said in ["yes", "gracias"] { #expect(answer(said, now: AppointmentDesk.now) == "none") }
        #expect(phone.find("c").string("status") == "booked")
    }

    @Test func `who has opted out and says YES to a reminder of before gets messages again, and comes`() throws {
        let visit = try book("c")
        try markSent(visit)
        let reminded = try date(Self.tuesday) - 7_200
        #expect(answer("STOP", now: reminded) == "opted_out")
        #expect(answer("YES", now: reminded) == "confirmed")
        #expect(try phone.count(optOuts) == 0)
    }
}

extension WaitlistTests {
    private func reply(_ text: String, now: Date = AppointmentDesk.now) -> String {
        desk.send(
            .post, "/messages/incoming", #"{"number":"+919999999901","text":"\#(text)"}"#, token: phone.key, now: now
        ).string("data.action")
    }

    @Test(arguments: ["YES", "yes please", "Sí.", "si", "हाँ", "haan", "Confirm"])
    func `a word for the letter takes what is offered`(said: String) throws {
        join("P-a")
        free()
        #expect(try offer() == 1)
        #expect(reply(said) == "booked")
        #expect(status("P-a") == "booked")
        #expect(reply(said) == "none")
    }

    @Test func `YES takes what is held before it confirms a visit`() throws {
        let soon = desk.book("2026-12-01T03:30:00Z", patient: "P-a", doctor: "D-2")
        #expect(soon.status == 201, "\(soon.text)")
        join("P-a")
        free()
        #expect(try offer() == 1)
        try TestDatabase.fill(
            """
            UPDATE messages SET due_at = \(AppointmentDesk.now - 60)
            WHERE organisation_id = \(phone.organisation) AND resource_id = \(soon.string("id").lowercased())
            """)
        #expect(reply("yes") == "booked")
        #expect(reply("yes") == "confirmed")
        #expect(desk.send(.get, "/appointments/\(soon.string("id"))").string("status") == "confirmed")
    }

    @Test func `CANCEL is no answer to an offer`() throws {
        join("P-a")
        free()
        #expect(try offer() == 1)
        #expect(reply("cancel") == "opted_out")
        #expect(status("P-a") == "offered")
    }
}
