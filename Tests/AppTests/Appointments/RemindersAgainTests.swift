import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// Reminders after a time without messages.
extension VisitReminderTests {
    @Test func `who opts in again is reminded as before, once`() throws {
        let visit = try book("c")
        let due = try waiting(visit).map(\.dueAt)
        #expect(due.count == 2)
        #expect(answer("STOP", now: AppointmentDesk.now) == "opted_out")
        #expect(try waiting(visit).isEmpty)
        let late = try book("d", "2026-12-01T05:00:00Z")
        #expect(try waiting(late).isEmpty, "booked while there are no messages")
        for _ in 0..<2 { _ = answer("START", now: AppointmentDesk.now) }
        #expect(try waiting(visit).map(\.dueAt) == due)
        #expect(try waiting(late).map(\.dueAt) == due.map { $0 + 5_400 })
        // Between the two, and by hand.
        let between = due[0] + 60
        let added = phone.desk.send(.post, "/messages/opt-outs", #"{"number":"\#(Self.number)"}"#)
            .string("data.optOutId")
        _ = phone.cancel("d")
        let admin = try phone.desk.clinic.tenant.signIn("admin", now: between).token
        #expect(phone.desk.send(.delete, "/messages/opt-outs/\(added)", token: admin, now: between).status == 204)
        #expect(try waiting(visit).map(\.dueAt) == [due[1]])
        #expect(try waiting(late).isEmpty, "it is cancelled")
    }

    @Test func `what waits already, as the number was never kept from it, stays as it is`() throws {
        let visit = try book("c")
        let ids = try waiting(visit).map(\.id)
        let (id, services) = (UUID(), phone.desk.service.services)
        let sealed = try services.sealer.seal(Self.number, in: OptOutStore.table, row: id)
        try TestDatabase.root().execute(
            """
            INSERT INTO message_opt_outs (organisation_id, id, number_index, number_key, source, created_at, sealed)
            VALUES (\(phone.organisation), \(id),
                \(OptOut.index(Self.number, by: services.index)[0]), \(services.index.activeKeyID), 'person',
                \(AppointmentDesk.now), \(sealed))
            """)
        #expect(answer("START", now: AppointmentDesk.now) == "opted_in")
        #expect(try waiting(visit).map(\.id) == ids)
    }

    private func setProvider(from: String = "+15551230000") {
        let set = phone.desk.send(
            .put, "/messages/settings/sms",
            #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"\#(from)"}"#)
        #expect(set.status == 200, "\(set.text)")
    }

    private func restore(now: Date = AppointmentDesk.now, begun: ContinuousClock.Instant = .now) throws -> Bool {
        let service = phone.desk.service
        return try RestoreReminders.restore(
            phone.organisation,
            in: JobContext(services: service.services, database: service.database, now: now, begun: begun))
    }

    @Test func `with a provider again patients are reminded of the visits that they have`() throws {
        let visit = try book("c")
        let due = try waiting(visit).map(\.dueAt)
        #expect(phone.desk.send(.delete, "/messages/settings/sms").status == 204)
        #expect(try waiting(visit).isEmpty)
        let late = try book("d", "2026-12-01T05:00:00Z")
        _ = (try book("e", "2026-12-01T06:00:00Z"), phone.cancel("e"))
        #expect(try !restore(), "there is nobody to send them")
        #expect(try waiting(visit).isEmpty)
        setProvider()
        #expect(try !restore())
        #expect(try waiting(visit).map(\.dueAt) == due)
        #expect(try waiting(late).map(\.dueAt) == due.map { $0 + 5_400 })
        #expect(try reminders(visit, inState: "kept").map(\.state) == ["cancelled", "cancelled"])
        // Neither another setting nor another round makes more of them.
        let ids = try waiting(visit).map(\.id)
        setProvider(from: "+15551230001")
        #expect(try !restore() && waiting(visit).map(\.id) == ids)
    }

    @Test func `many visits are looked at in parts, and who removes the provider meanwhile ends it`() throws {
        let visits = [
            try book("a"), try book("b", "2026-12-01T04:00:00Z"), try book("c", "2026-12-01T05:00:00Z"),
        ]
        #expect(phone.desk.send(.delete, "/messages/settings/sms").status == 204)
        setProvider()
        let old = ContinuousClock.now - .seconds(10)
        var parts = 1
        while try restore(begun: old), parts < 10 { parts += 1 }
        #expect(parts >= visits.count && parts < 10)
        for visit in visits { #expect(try waiting(visit).count == 2) }
        #expect(phone.desk.send(.delete, "/messages/settings/sms").status == 204)
        setProvider()
        #expect(try restore(begun: old))
        #expect(phone.desk.send(.delete, "/messages/settings/sms").status == 204)
        #expect(try !restore())
        for visit in visits { #expect(try waiting(visit).isEmpty) }
    }
}
