import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// A patient cannot be in two places: what they are offered, and what is kept for them meanwhile.
extension ConversationTests {
    @Test func `a patient is not offered a time at which they have another visit`() throws {
        desk.book("2026-12-03T15:00:00Z", doctor: "D-12")
        let (caller, _) = try patient("when is my appointment")
        let offered = try caller.say("book a first visit on December 3 at 10 am")
        #expect(
            offered.string("response_text").contains("You have another visit then. I could offer"), "\(offered.text)")
        for place in 0..<3 { #expect(offered.string("options[\(place)].value") != "2026-12-03T10:00") }
        #expect(try desk.holds() == 0)
        // For somebody else it is free.
        let other = try desk.call().say("book a first visit on December 3 at 10 am")
        #expect(other.string("session.asked") == "name", "\(other.text)")
    }

    @Test func `a visit may be moved over its own time`() throws {
        desk.book("2026-12-03T15:00:00Z", doctor: "D-12")
        let (_, asked) = try patient("move my appointment to December 3 at 10 am with Dr. Wilson")
        #expect(asked.string("session.asked") == "confirm" && asked.text.contains("Wilson"), "\(asked.text)")
    }

    @Test func `a hold that came to nothing is given back`() throws {
        let (caller, _) = try patient("when is my appointment")
        let asked = try caller.say("book a first visit on December 3 at 10 am")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        desk.book("2026-12-03T15:00:00Z", doctor: "D-12")
        let answer = try caller.say("yes")
        #expect(answer.string("response_text").contains("You have another visit then."), "\(answer.text)")
        #expect(try desk.holds() == 0)
    }

    @Test(arguments: [
        ("11:30 am", "do you have anything later", "2027-01-12T09:00"),
        ("9 am", "do you have anything earlier", "2027-01-08T11:30"),
    ])
    func `what is later or earlier than a time weeks ahead is near it`(time: String, said: String, option: String)
        throws
    {
        let far = TalkDesk.harbor.replacing("\"horizon_days\":30", with: "\"horizon_days\":90")
        let set = desk.send(.put, "/clinics/harbor", far, headers: ["if-match": "\"1\""])
        #expect(set.status == 200, "\(set.text)")
        // A Monday, on which nobody sees patients but in the morning.
        let caller = desk.call()
        try caller.say("book a first visit on January 11 at \(time)")
        let asked = try caller.say("Asha Rao")
        #expect(asked.string("next_action") == "confirm", "\(asked.text)")
        let answer = try caller.say(said)
        #expect(!answer.string("response_text").contains("nothing"), "\(answer.text)")
        #expect((0..<3).contains { answer.string("options[\($0)].value") == option }, "\(answer.text)")
    }

    @Test func `who has not proven who they are is offered another time, and not told why`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at ten", "my name is Asha Rao", "yes"] { try caller.say(said) }
        #expect(try desk.visits() == ["booked 2026-12-01T10:00 D-11"])
        let asked = try caller.say("book a first visit on Tuesday at ten")
        #expect(asked.string("next_action") == "confirm", "\(asked.text)")
        let offered = try caller.say("yes")
        #expect(offered.string("session.asked") == "choice", "\(offered.text)")
        #expect(offered.string("response_text").contains("that time can't be had any more"), "\(offered.text)")
        for place in 0..<3 { #expect(offered.string("options[\(place)].value") != "2026-12-01T10:00") }
        #expect(try desk.visits().count == 1)
        #expect(try desk.holds() == 0)
        #expect(try caller.say("the first one").string("next_action") == "confirm")
        #expect(try caller.say("yes").string("session.outcome") == "booked")
        #expect(try desk.visits().count == 2)
    }

    @Test func `what was cancelled before it hides no visit`() throws {
        for (day, hours) in [("01", [14, 15, 16, 18, 19, 20, 21]), ("02", [14, 15, 16, 17])] {
            for hour in hours { for half in ["00", "30"] { desk.book("2026-12-\(day)T\(hour):\(half):00Z") } }
        }
        try TestDatabase.root().execute(
            "UPDATE appointments SET status = 'cancelled' WHERE organisation_id = \(desk.organisation)")
        desk.book("2026-12-03T15:00:00Z")
        let (_, told) = try patient("when is my appointment")
        #expect(told.string("response_text").contains("December 3"), "\(told.text)")
    }

    @Test(arguments: [
        ("en", "a follow-up on Tuesday at ten for my grandson"),
        ("en", "my niece needs a follow-up on Tuesday at ten"),
        ("es", "una revisión el martes a las diez para mi nieta"),
        ("es", "mi hija necesita una revisión el martes a las diez"),
        ("fr", "une visite de suivi mardi à dix heures pour ma grand-mère"),
        ("fr", "ma fille a besoin d'une visite de suivi mardi à dix heures"),
        ("de", "eine Kontrolle am Dienstag um zehn für meine Oma"),
        ("de", "meine Tochter braucht eine Kontrolle am Dienstag um zehn"),
        ("pt", "um retorno na terça às dez para a minha irmã"),
        ("pt", "minha filha precisa de um retorno na terça às dez"),
        ("it", "un controllo martedì alle dieci per mia nonna"),
        ("hi", "मेरे भाई के लिए मंगलवार को दस बजे फॉलो अप"),
    ])
    func `whoever it is for is asked for by name`(language: String, wish: String) throws {
        let questions = [
            "en": "the patient's full name", "es": "del paciente", "fr": "du patient", "de": "der Person",
            "pt": "do paciente", "it": "del paziente", "hi": "मरीज़ का पूरा नाम",
        ]
        let caller = desk.call()
        try caller.say("", language: language)
        let asked = try caller.say(wish)
        #expect(asked.string("session.asked") == "name", "\(asked.text)")
        #expect(asked.string("response_text").contains(questions[language] ?? "-"), "\(wish): \(asked.text)")
        let confirm = try caller.say("Asha Rao")
        #expect(confirm.string("response_text").contains("Asha Rao"), "\(confirm.text)")
    }

    @Test(arguments: [
        ("es", "para mi hija Lucía Gómez", "Lucía Gómez"), ("pt", "para a minha filha Ana Souza", "Ana Souza"),
        ("de", "für meinen Bruder Jonas Becker", "Jonas Becker"), ("it", "per mia figlia Anna Conti", "Anna Conti"),
    ])
    func `a relative is no part of the name`(language: String, said: String, name: String) throws {
        let wishes = [
            "es": "una revisión el martes a las diez", "de": "eine Kontrolle am Dienstag um zehn",
            "pt": "um retorno na terça às dez", "it": "un controllo martedì alle dieci",
        ]
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(wishes[language] ?? "")
        let confirm = try caller.say(said)
        #expect(confirm.string("session.asked") == "confirm", "\(confirm.text)")
        #expect(confirm.string("response_text").contains(name), "\(confirm.text)")
    }
}
