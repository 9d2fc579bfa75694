import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// What takes one of several times, and what only has a number in it.
extension ConversationTests {
    private func offered(_ wish: String, _ day: String, _ language: String) throws -> TalkDesk.Caller {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(wish)
        #expect(try caller.say(day).string("session.asked") == "choice")
        return caller
    }

    @Test(arguments: [
        "that's too soon", "can I bring two kids", "what was the second one", "give me a second",
        "I have to ask my wife first", "first I need to know how long it takes", "that's great thanks to you too",
        "is the second one in the morning", "I have three kids at home",
    ])
    func `a number in a sentence takes no time`(said: String) throws {
        let caller = try offered("I'd like to book a follow-up", "Wednesday", "en")
        let answer = try caller.say(said)
        #expect(["choice", "date_and_time"].contains(answer.string("session.asked")), "\(said): \(answer.text)")
    }

    @Test(arguments: [
        ("en", "I'll take the second one please"), ("en", "can I have the second"), ("en", "number two"), ("en", "too"),
        ("en", "the second one is good for me since I work late"), ("en", "let's go with the 2nd"),
        ("es", "la segunda por favor"), ("fr", "je prends la deuxième"), ("de", "ich nehme den zweiten"),
        ("pt", "pode ser a segunda"), ("it", "prendo il secondo"), ("hi", "दूसरा वाला ठीक है"),
    ])
    func `one of the times is taken`(language: String, said: String) throws {
        let wishes = [
            "en": ("I'd like to book a follow-up", "Wednesday"), "es": ("quiero una cita de seguimiento", "miércoles"),
            "fr": ("je voudrais un rendez-vous de suivi", "mercredi"),
            "it": ("vorrei una visita di controllo", "mercoledì"),
            "de": ("ich möchte einen Termin zur Nachkontrolle", "am Mittwoch"),
            "pt": ("quero marcar uma consulta de retorno", "quarta-feira"),
            "hi": ("मुझे फॉलो अप के लिए अपॉइंटमेंट चाहिए", "बुधवार"),
        ]
        let (wish, day) = try #require(wishes[language])
        let caller = try offered(wish, day, language)
        #expect(try caller.say(said).string("session.asked") == "name", "\(said)")
    }

    @Test func `who wants it earlier is offered the days before`() throws {
        let caller = try offered("I'd like to book a follow-up", "Wednesday", "en")
        let earlier = try caller.say("do you have anything sooner")
        #expect(earlier.string("options[0].value").hasPrefix("2026-12-01"), "\(earlier.text)")
        #expect(!earlier.text.contains("isn't free"))
        var last = earlier
        for _ in 0..<6 where !last.text.contains("nothing earlier") { last = try caller.say("earlier") }
        #expect(last.string("response_text").hasPrefix("There is nothing earlier."), "\(last.text)")
        #expect(last.string("session.asked") == "choice")
    }

    @Test func `a day that is ruled out is not offered`() throws {
        let caller = try offered("I'd like to book a follow-up", "Wednesday", "en")
        let answer = try caller.say("anything but Monday")
        #expect(!answer.text.contains("Monday"), "\(answer.text)")
    }

    @Test(arguments: [
        ("en", "I'd like to book a follow-up", "first thing in the morning"),
        ("de", "ich möchte einen Termin zur Nachkontrolle", "das erste was frei ist"),
        ("fr", "je voudrais un rendez-vous de suivi", "le premier disponible"),
        ("es", "quiero una cita de seguimiento", "la primera que tenga"),
        ("pt", "quero marcar uma consulta de retorno", "o primeiro que tiver"),
        ("it", "vorrei una visita di controllo", "il primo che avete"),
    ])
    func `the first that there is is no first of a month`(language: String, wish: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(wish)
        let answer = try caller.say(said)
        #expect(answer.string("options[0].value").hasPrefix("2026-11-30"), "\(said): \(answer.text)")
    }

    @Test func `before lunch is of its day`() throws {
        let caller = desk.call()
        try caller.say("", language: "it")
        try caller.say("vorrei una visita di controllo")
        let answer = try caller.say("mercoledì prima di pranzo")
        #expect(answer.string("options[0].value").hasPrefix("2026-12-02"), "\(answer.text)")
    }

    @Test(arguments: [
        ("es", "¿Ya aprobaron mi seguro?"), ("fr", "Mon assurance a-t-elle été approuvée ?"),
        ("de", "Mein Versicherungsantrag, ist der schon genehmigt?"), ("pt", "O meu convênio já foi aprovado?"),
        ("it", "La mia assicurazione è stata approvata?"), ("hi", "क्या मेरा बीमा मंज़ूर हो गया?"),
    ])
    func `an insurer's answer is asked in every language`(language: String, said: String) throws {
        let answer = try desk.call().say(said)
        #expect(answer.string("session.goal") == "verification_status", "\(answer.text)")
    }

    @Test func `a name is heard beside the date of birth`() throws {
        let caller = desk.call()
        try caller.say("I'd like to book a follow-up on Wednesday at ten")
        let asked = try caller.say("Grace Bennett, April 18 1952")
        #expect(asked.string("session.asked") == "confirm" && asked.text.contains("Grace Bennett"), "\(asked.text)")
    }

    @Test func `digits that were written as words are digits`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let caller = desk.call()
        for said in ["when is my appointment", "Grace Bennett", "April 18 1952"] { try caller.say(said) }
        #expect(try caller.say("won too three for").string("session.asked") == "anything_else")
    }

    @Test(arguments: [
        "ten is bad for me", "isn't the first one a bit early", "I don't like the first one", "repeat the first one",
    ])
    func `a time that is refused, or asked about, is not taken`(said: String) throws {
        let caller = try offered("I'd like to book a follow-up", "Wednesday", "en")
        #expect(try caller.say(said).string("session.asked") == "choice", "\(said)")
    }

    @Test(arguments: ["sooner", "that's too late", "can we make it later", "do I have to", "change the time"])
    func `who is asked for a name and says something else has none`(said: String) throws {
        let caller = desk.call()
        try caller.say("I'd like to book a follow-up on Wednesday at eleven")
        #expect(try caller.say(said).string("session.asked") != "confirm", "\(said)")
    }
}
