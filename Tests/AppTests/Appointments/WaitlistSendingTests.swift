import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What is offered, and by whom it leaves.
extension WaitlistTests {
    private func setProvider() {
        let set = desk.send(
            .put, "/messages/settings/sms",
            #"{"provider":"twilio","account":"AC1","secret":"SecretXylophone","from":"+15551230000"}"#)
        #expect(set.status == 200, "\(set.text)")
    }

    @Test func `nothing is offered while no text leaves, and nobody loses their place by that`() throws {
        setProvider()
        join("P-a")
        free()
        let db = try desk.service.db
        let targets = OutboxTargetStore(db: db, organisation: phone.organisation)
        let provider = try MessageTarget.id(of: .sms, phone.organisation, db)
        try targets.pause(provider, true)
        #expect(try offer() == 0)
        #expect(status("P-a") == "waiting" && desk.free("2026-11-30") == [Self.monday[0]])
        try targets.pause(provider, false)
        // Left alone for failing.
        try TestDatabase.root().execute(
            "UPDATE outbox_targets SET failures = 7, open_until = \(Date() + 600) WHERE id = \(provider)")
        #expect(try offer() == 0)
        #expect(status("P-a") == "waiting")
        try targets.pause(provider, false)
        #expect(try offer() == 1)
        #expect(status("P-a") == "offered")
    }

    @Test func `where nothing leaves at all what was paused before holds nobody up`() throws {
        setProvider()
        let db = try desk.service.db
        try OutboxTargetStore(db: db, organisation: phone.organisation)
            .pause(MessageTarget.id(of: .sms, phone.organisation, db), true)
        #expect(desk.send(.delete, "/messages/settings/sms").status == 204)
        join("P-a")
        free()
        #expect(try offer() == 1)
    }

    @Test func `an offer leaves while its own time is held, and not for another`() throws {
        setProvider()
        join("P-a")
        free()
        #expect(try offer() == 1)
        let first = try #require(try offers().first)
        #expect(try isTrue(first))
        let id = desk.send(.get, "/clinics/kolkata/waitlist").string("entries[0].appointment_id")
        let cancelled = desk.send(.post, "/appointments/\(id)/cancellation", "{}")
        #expect(cancelled.status == 200, "\(cancelled.text)")
        #expect(try !isTrue(first), "it is held no more")
        #expect(try offer(at: AppointmentDesk.now + 60) == 1)
        let both = try offers()
        #expect(status("P-a") == "offered" && both.count == 2)
        #expect(try !isTrue(first))
        let second = try #require(both.last)
        #expect(try isTrue(second))
    }

    /// The messages, first things first.
    private func offers() throws -> [UUID] {
        try desk.service.db.fetchValues(
            """
            SELECT id FROM messages WHERE organisation_id = \(phone.organisation) AND template = 'waitlist_offer'
            ORDER BY created_at
            """)
    }

    private func isTrue(_ id: UUID) throws -> Bool {
        let db = try desk.service.db
        let message = try #require(try SentMessageStore(db: db, organisation: phone.organisation).find(id))
        return try OfferFreeTimes.isTrue(message, db, phone.organisation)
    }
}
