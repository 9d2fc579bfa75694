import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// How callers are put through to people, and what becomes of those whom nobody answers.
extension ConversationTests {
    @Test func `a person is told whom they get, at the clinic's number`() throws {
        let caller = desk.call()
        let stranger = try caller.say("let me talk to someone")
        #expect(stranger.string("transfer.number") == "+12125550120")
        #expect(stranger["transfer.patient_id"] == .null)
        #expect(
            stranger.string("transfer.summary")
                == "Has not said what the call is about; asked for a person. Not verified.")
        desk.book("2026-12-02T16:00:00Z")
        let (known, _) = try patient("cancel my appointment")
        let handed = try known.say("I want to speak to a person")
        #expect(handed.string("transfer.patient_id") == "P-2001", "\(handed.text)")
        #expect(handed.string("transfer.summary").hasSuffix("asked for a person. Verified: patient P-2001."))
    }

    @Test(arguments: [
        ("when are you open", "Has asked when the clinic is open; "),
        ("where are you", "Has asked where the clinic is; "),
        ("how much is a first visit", "Has asked what a visit costs (First visit); "),
        ("do you take Blue Shield", "Calls about something else, and asks what only the desk knows; "),
    ])
    func `what was asked before is not asked again`(said: String, told: String) throws {
        let caller = desk.call()
        try caller.say(said)
        let handed = try caller.say("let me speak to a person")
        #expect(handed.string("transfer.summary").hasPrefix(told), "\(handed.text)")
    }

    @Test func `who has booked says so to nobody twice`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Wednesday at ten", "my name is Asha Rao", "yes"] { try caller.say(said) }
        let handed = try caller.say("put me through to a person")
        #expect(handed.string("transfer.summary").hasPrefix("Has booked a visit"), "\(handed.text)")
    }

    @Test func `a time that is kept is given back to who can book it for them`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Wednesday at ten", "my name is Asha Rao"] { try caller.say(said) }
        #expect(try desk.holds() == 1)
        let handed = try caller.say("can I talk to someone")
        #expect(handed.string("next_action") == "transfer")
        #expect(handed.string("transfer.summary").contains("10:00"), "\(handed.text)")
        #expect(try desk.holds() == 0)
    }

    @Test func `who is not put through is told so, and not connected for ever`() throws {
        let caller = desk.call()
        try caller.say("let me talk to someone")
        for _ in 0..<2 { #expect(try caller.say("").string("next_action") == "transfer") }
        let last = try caller.say("hello?")
        #expect(last.string("next_action") == "hangup" && last.string("session.outcome") == "unreached", "\(last.text)")
        #expect(last.string("response_text").contains("nobody can be reached"))
        #expect(try caller.say("hello?").string("next_action") == "hangup")
    }

    @Test(arguments: ["busy", "no-answer", "failed", "canceled"])
    func `a phone system says that nobody answered`(status: String) throws {
        let caller = desk.call()
        try caller.say("", language: "de")
        try caller.say("ich möchte mit einem Menschen sprechen")
        let last = try caller.say("", transferred: status)
        #expect(last.string("next_action") == "hangup" && last.string("session.outcome") == "unreached")
        #expect(last.string("response_text").hasPrefix("Leider ist gerade niemand"), "\(last.text)")
        let list = desk.send(.get, "/ivr/conversations?status=ended")
        #expect(list.string("conversations[0].outcome") == "unreached", "\(list.text)")
    }

    @Test func `who was put through is gone`() throws {
        let caller = desk.call()
        try caller.say("let me talk to someone")
        let last = try caller.say("", transferred: "completed")
        #expect(last.string("next_action") == "hangup" && last.string("session.outcome") == "transferred")
    }

    @Test func `what came of a transfer is one of some words or empty`() throws {
        let caller = desk.call()
        let greeted = try caller.say("", transferred: "")
        #expect(greeted.status == 200 && greeted.string("next_action") == "continue", "\(greeted.text)")
        let refused = try caller.say("", transferred: "gone")
        #expect(refused.status == 422 && refused.string("error.details.field") == "transfer_status", "\(refused.text)")
    }

    @Test func `an emergency is heard after the call was handed over`() throws {
        let caller = desk.call()
        try caller.say("let me talk to someone")
        let help = try caller.say("my husband has chest pain")
        #expect(help.string("transfer.reason") == "emergency", "\(help.text)")
        let again = try caller.say("please help, chest pain", transferred: "no-answer")
        #expect(again.string("next_action") == "hangup")
        #expect(again.string("response_text").contains("emergency number"), "\(again.text)")
    }

    // MARK: - Keys

    @Test func `key 0 gets a person whatever is asked`() throws {
        for asked in ["name", "date_of_birth", "policy_digits"] {
            let caller = desk.call()
            var answer = try caller.say("when is my appointment")
            for said in ["Grace Bennett", "04181952"] where answer.string("session.asked") != asked {
                answer = try caller.say(said)
            }
            #expect(answer.string("session.asked") == asked, "\(answer.text)")
            #expect(try caller.say("", keys: "0").string("transfer.reason") == "asked", "\(asked)")
        }
    }

    @Test func `a digit is no yes and no no where digits are asked for`() throws {
        let caller = desk.call()
        for said in ["when is my appointment", "Grace Bennett", "04181952"] { try caller.say(said) }
        for key in ["1", "2"] {
            let answer = try caller.say("", keys: key)
            #expect(answer.string("session.asked") == "policy_digits", "\(answer.text)")
        }
        #expect(try caller.say("", keys: "1234")["session.is_verified"] == true)
    }

    @Test(arguments: [
        ("en", "when is my appointment", "04031980"), ("de", "wann ist mein Termin", "03041980"),
        ("es", "¿cuándo es mi cita?", "03041980"), ("hi", "मेरा अपॉइंटमेंट कब है", "03041980"),
        ("fr", "quand est mon rendez-vous", "03041980"), ("pt", "quando é a minha consulta", "03041980"),
        ("it", "quando è il mio appuntamento", "03041980"), ("de", "wann ist mein Termin", "19800403"),
    ])
    func `a date of birth is keyed in the order of the language`(language: String, wish: String, keys: String) throws {
        let body = #"""
            {"id":"P-2002","name":"Luis Herrera","date_of_birth":"1980-04-03","territory_id":"demo",
            "coverages":[{"provider":"Commonwealth Health Plan","policy_number":"HRB-5505678"}]}
            """#
        #expect(desk.send(.post, "/patients", body).status == 201)
        let caller = desk.call()
        try caller.say("", language: language)
        for said in [wish, "Luis Herrera"] { try caller.say(said) }
        try caller.say("", keys: keys)
        #expect(try caller.say("", keys: "5678")["session.is_verified"] == true)
    }

    @Test(arguments: [
        ("en", "when is my appointment", "no", "protect"), ("es", "¿cuándo es mi cita?", "no", "proteger"),
        ("de", "wann ist mein Termin", "nein", "schützen"), ("fr", "quand est mon rendez-vous", "non", "protéger"),
    ])
    func `a no to the date of birth is answered with why it is asked, before anybody is put through`(
        language: String, wish: String, no: String, why: String
    ) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        for said in [wish, "Grace Bennett"] { try caller.say(said) }
        let told = try caller.say(no)
        #expect(told.string("next_action") == "verify_identity", "\(told.text)")
        #expect(told.string("response_text").contains(why), "\(told.text)")
        #expect(try caller.say(no).string("transfer.reason") == "not_verified")
    }

    @Test func `who keys a date that does not fit is told in which order it is keyed`() throws {
        let caller = desk.call()
        try caller.say("", language: "de")
        for said in ["wann ist mein Termin", "Grace Bennett"] { try caller.say(said) }
        try caller.say("", keys: "01021950")
        try caller.say("", keys: "1234")
        let asked = try caller.say("Grace Bennett")
        #expect(asked.string("response_text").contains("zuerst den Tag"), "\(asked.text)")
    }

    // MARK: - What a recogniser may have heard

    @Test func `a name that the recogniser had second is tried as well`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let caller = desk.call()
        try caller.say("when is my appointment")
        try caller.say("Gray Spinet", others: ["Grey Spin It", "Grace Bennett"])
        try caller.say("April eighth 1952", others: ["April eighteenth 1952"])
        let told = try caller.say("1234")
        #expect(told["session.is_verified"] == true, "\(told.text)")
    }

    @Test func `an emergency that the recogniser had second is one`() throws {
        let answer = try desk.call().say("I have chess pain", others: ["I have chest pain"])
        #expect(answer.string("transfer.reason") == "emergency", "\(answer.text)")
    }

    // MARK: - Time

    @Test func `after a quarter of an hour a caller says anew who they are`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, told) = try patient("when is my appointment")
        #expect(told["session.is_verified"] == true)
        let later = try caller.say("when is my appointment", now: TalkDesk.now + 901)
        #expect(later["session.is_verified"] == false && later.string("session.asked") == "name", "\(later.text)")
        #expect(!later.text.contains("2026-12-02"))
    }

    @Test func `what was about to be done for one is not done by a yes of another`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, asked) = try patient("cancel my appointment")
        #expect(asked.string("session.asked") == "confirm")
        try caller.say("yes", now: TalkDesk.now + 901)
        #expect(try desk.visits().map { $0.prefix(6) } == ["booked"])
    }

    @Test func `what was read out to one is not said again to another`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, told) = try patient("when is my appointment")
        #expect(told.string("response_text").contains("December 2"), "\(told.text)")
        let again = try caller.say("", keys: "*", now: TalkDesk.now + 901)
        #expect(again.status == 200 && !again.string("response_text").contains("December 2"), "\(again.text)")
        #expect(!again.string("response_text").isEmpty)
    }

    @Test func `where one wanted to move a visit to is no wish of another`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, asked) = try patient("move my appointment to Thursday at ten")
        #expect(asked.string("next_action") == "confirm", "\(asked.text)")
        let other = try caller.say("I'd like to book a first visit", now: TalkDesk.now + 901)
        #expect(other.string("session.asked") == "date_and_time", "\(other.text)")
        #expect(try desk.holds() == 0)
    }

    @Test func `whom a visit is for is asked before the yes of another books it`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Wednesday at ten")
        #expect(try caller.say("my name is Asha Rao").string("next_action") == "confirm")
        let asked = try caller.say("yes", now: TalkDesk.now + 901)
        #expect(asked.string("session.asked") == "name", "\(asked.text)")
        let named = try caller.say("my name is Luis Herrera", now: TalkDesk.now + 910)
        #expect(named.string("response_text").contains("for Luis Herrera"), "\(named.text)")
        let booked = try caller.say("yes", now: TalkDesk.now + 920)
        #expect(booked.string("session.outcome") == "booked", "\(booked.text)")
        #expect(try desk.visits() == ["booked 2026-12-02T10:00 D-11"])
    }

    @Test func `before it opens a clinic says when it opens`() throws {
        // Monday, six in the morning in New York.
        let answer = try desk.call().say("when do you open", now: TalkDesk.now + 18 * 3_600)
        #expect(answer.string("response_text").contains("8 AM"), "\(answer.text)")
        let open = try desk.call().say("when do you open", now: TalkDesk.now + 22 * 3_600)
        #expect(open.string("response_text").contains("until 6 PM"), "\(open.text)")
    }
}
