import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What a caller books who has proven who they are: it is in their account, and its phone is told.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerifiedBookingTests {
    let desk: TalkDesk
    /// The account's; the call comes from another.
    static let number = "+16175550177"

    init() throws { desk = try TalkDesk() }

    /// An account that shows the patient and has the number.
    private func account(verifiedAt: Date?) throws {
        let login = try desk.clinic.tenant.signIn("patient", now: TalkDesk.now).login
        let db = try desk.service.db
        let user = try #require(try UserStore.find(login: login, db)).id
        let number = try #require(PhoneNumber(e164: Self.number))
        try AccountPhoneStore(db: db, organisation: desk.organisation)
            .set(number, of: user, verifiedAt: verifiedAt, desk.service.services)
        try AccountPatientStore(db: db, organisation: desk.organisation)
            .put("P-2001", .linked, of: user, now: TalkDesk.now)
    }

    private func book() throws {
        let caller = desk.call()
        for said in ["this is Grace Bennett, when is my next appointment", "04/18/1952", "1234"] {
            try caller.say(said)
        }
        try caller.say("I need a first visit on Tuesday at ten")
        try caller.say("yes")
        #expect(try desk.visits().count == 1)
    }

    private func told() throws -> Int {
        try desk.count(
            """
            SELECT COUNT(*) FROM messages WHERE organisation_id = \(desk.organisation) AND template = 'booking_synced'
                AND recipient_index = \(RecipientIndex(Self.number, by: desk.service.services.index).value)
            """)
    }

    @Test func `the phone that the account has proven is told, wherever the call comes from`() throws {
        try account(verifiedAt: TalkDesk.now - 60)
        try book()
        #expect(try told() == 1)
    }

    @Test func `a number that is only claimed, or was proven long ago, is told nothing`() throws {
        try account(verifiedAt: nil)
        try book()
        #expect(try told() == 0)
    }

    @Test func `who has no account is told nothing`() throws {
        try book()
        #expect(try desk.count("SELECT COUNT(*) FROM messages WHERE organisation_id = \(desk.organisation)") == 0)
    }
}
