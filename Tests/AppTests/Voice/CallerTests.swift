import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// What a phone system says beside the words: who calls, in which language, which keys.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CallerTests {
    let desk: TalkDesk

    init() throws { desk = try TalkDesk() }

    @Test(arguments: ["+266696687", "0000000000", "+10000000000", "Private Number", "sip:anonymous@anonymous.invalid"])
    func `who withholds their number is asked for one, and it is the patient's`(withheld: String) throws {
        let caller = desk.call(number: withheld)
        try caller.say("I'd like a follow-up on Tuesday at nine thirty")
        #expect(try caller.say("Asha Rao").string("session.asked") == "phone")
        #expect(try caller.say("0000000000").string("session.asked") == "phone")
        #expect(try caller.say("617 555 0140").string("next_action") == "confirm")
        let booked = try caller.say("yes")
        #expect(booked.string("session.outcome") == "booked", "\(booked.text)")
        #expect(try desk.visits() == ["booked 2026-12-01T09:30 D-11"])
    }

    @Test(arguments: [
        ("sip:anna@pbx.example", "phone"), ("1001", "phone"), ("sip:1001@pbx.example:5060;transport=tls", "phone"),
        ("sip:" + String(repeating: "a", count: 240) + "@pbx.test", "phone"),
        ("sip:+16175550140@pbx.example;user=phone", "confirm"), ("tel:+1-617-555-0140", "confirm"),
    ])
    func `who calls by an address or from an extension is asked for a number that is not in it`(
        number: String, asked: String
    ) throws {
        let caller = desk.call(number: number)
        try caller.say("I'd like a follow-up on Tuesday at nine thirty")
        let answer = try caller.say("Asha Rao")
        #expect(answer.string("session.asked") == asked, "\(answer.text)")
    }

    @Test(arguments: ["call me", "+0123456789", "1", "sip:", "tel:anna"])
    func `what is no number and nobody's address is refused`(number: String) throws {
        let answer = try desk.call(number: number).say("hello")
        #expect(answer.status == 422 && answer.string("error.details.field") == "caller_number", "\(answer.text)")
    }
}
