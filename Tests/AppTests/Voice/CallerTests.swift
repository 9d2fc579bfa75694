import Dialogue
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

    /// One turn of a call with whatever members.
    private func turn(_ text: String, call: String, _ members: [String: Any]) throws -> Answer {
        let body = ["call_id": call, "user_input": text, "territory_id": "demo"].merging(members) { $1 }
        let json = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        return desk.send(.post, "/ivr/interact", json, token: desk.key)
    }

    @Test func `an empty member is one that is left out`() throws {
        let first = try turn("", call: "empty", ["turn_id": "", "dtmf": "", "language": "", "caller_number": ""])
        #expect(first.status == 200 && first.string("session.language") == "en", "\(first.text)")
        let second = try turn("I'd like a follow-up", call: "empty", ["turn_id": "", "dtmf": "\"\""])
        #expect(second.string("session.goal") == "book" && second["session.turn"] == 2, "\(second.text)")
        // Exotel sends the word.
        let third = try turn(
            "as soon as possible", call: "empty",
            ["dtmf": "null", "transfer_status": "null", "caller_number": "null"])
        #expect(third.status == 200 && third["session.turn"] == 3, "\(third.text)")
    }

    @Test(arguments: [
        ("en-US", "en"), ("pt-BR", "pt"), ("es-419", "es"), ("HI", "hi"), ("de_DE", "de"), ("zh-Hans-CN", "en"),
        ("tlh", "en"), ("fr", "fr"),
    ])
    func `a language may come with its region, and one that is not spoken is left out`(tag: String, code: String) throws
    {
        let answer = try turn("", call: "tag-\(tag)", ["language": tag])
        #expect(answer.string("session.language") == code, "\(answer.text)")
    }

    @Test func `another language changes the call's, the same one again undoes no change`() throws {
        func language(_ text: String, _ tag: String?) throws -> String {
            try turn(text, call: "change", tag.map { ["language": $0] } ?? [:]).string("session.language")
        }
        #expect(try language("", nil) == "en")
        #expect(try language("", "es-MX") == "es")
        #expect(try language("can we speak English please", "es-MX") == "en")
        #expect(try language("I'd like a follow-up", "es-US") == "en")
        #expect(try language("on Tuesday at nine thirty", nil) == "en")
        #expect(try language("", "zh") == "en")
        #expect(try language("", "es") == "en")
        #expect(try language("", "fr") == "fr")
    }

    @Test func `what an earlier release has kept does not say which language came last`() throws {
        let content = IVRConversation.Content(call: "c", state: State(language: "es"))
        var kept = try JSONValue(parsing: JSON.encode(content))
        if case .object(var members) = kept {
            members["namedLanguage"] = nil
            kept = .object(members)
        }
        var earlier = try JSON.decode(IVRConversation.Content.self, from: kept)
        earlier.take("en")
        #expect(earlier.state.language == "es")
        earlier.take("fr")
        #expect(earlier.state.language == "fr")
    }

    @Test(arguments: ["2", "\"2\""])
    func `keys may come in quotation marks`(keys: String) throws {
        let call = "keys-\(keys.count)"
        _ = try turn("I'd like a follow-up as soon as possible", call: call, [:])
        let answer = try turn("", call: call, ["dtmf": keys])
        #expect(answer.string("session.asked") == "name", "\(answer.text)")
    }

    @Test func `of many alternatives the first ten are looked at`() throws {
        let noise = Array(repeating: "purple monkey dishwasher", count: 9)
        func goal(_ others: [String]) throws -> String {
            try turn("purple monkey", call: "many-\(others.count)", ["alternatives": others]).string("session.goal")
        }
        #expect(try goal(noise + ["I'd like a follow-up"] + noise + noise) == "book")
        #expect(try goal(noise + noise + ["I'd like a follow-up"]) == "")
    }

    @Test(arguments: [
        ("language", "e"), ("language", "English please"), ("language", "en-"), ("language", "-US"), ("dtmf", "a"),
        ("dtmf", "\"5"), ("dtmf", "5\""), ("dtmf", "\"\"5"), ("dtmf", String(repeating: "5", count: 35)),
        ("turn_id", "a b"), ("turn_id", String(repeating: "a", count: 129)),
    ])
    func `what is malformed is refused`(field: String, value: String) throws {
        let answer = try turn("hello", call: "bad", [field: value])
        #expect(answer.status == 422 && answer.string("error.details.field") == field, "\(answer.text)")
    }

    @Test(arguments: ["call me", "+0123456789", "1", "sip:", "tel:anna", "5551234", "155512345678"])
    func `who calls from what is no number is asked for one`(number: String) throws {
        let caller = desk.call(number: number)
        try caller.say("I'd like a follow-up on Tuesday at nine thirty")
        let answer = try caller.say("Asha Rao")
        #expect(answer.status == 200 && answer.string("session.asked") == "phone", "\(answer.text)")
    }

    @Test(arguments: ["4915112345678", "00442071234567"])
    func `who calls from abroad through a trunk without plus signs is asked for no number`(number: String) throws {
        let caller = desk.call(number: number)
        try caller.say("I'd like a follow-up on Tuesday at nine thirty")
        #expect(try caller.say("Asha Rao").string("session.asked") == "confirm")
    }

    @Test(arguments: [String(repeating: "a ", count: 2_049), String(repeating: "अ", count: 1_366)])
    func `an alternative that is too long is left out`(long: String) throws {
        let answer = try turn(
            "purple monkey", call: "long-\(long.utf8.count)", ["alternatives": [long, "I'd like a follow-up"]])
        #expect(answer.status == 200 && answer.string("session.goal") == "book", "\(answer.text)")
    }
}
