import TestSupport
import Testing
import Web

@testable import App

/// People who regret what was just done, point at what was just read out, or ask what only the desk knows.
extension ConversationTests {
    /// A patient whose identity is established, as somebody who speaks the language.
    private func patient(_ wish: String, in language: String = "en") throws -> (TalkDesk.Caller, Answer) {
        let caller = desk.call()
        try caller.say("", language: language)
        for said in [wish, "Grace Bennett", "04181952"] { try caller.say(said) }
        return (caller, try caller.say("1234"))
    }

    @Test(arguments: [
        ("en", "cancel my appointment", "yes", "no wait, keep it", "yes"),
        ("es", "quiero cancelar mi cita", "sí", "no no, déjela por favor", "sí"),
        ("hi", "मेरा अपॉइंटमेंट रद्द कर दो", "हाँ", "नहीं, रहने दो", "हाँ"),
        ("fr", "je voudrais annuler mon rendez-vous", "oui", "non, gardez-le", "oui"),
        ("de", "ich möchte meinen Termin absagen", "ja", "nein, doch nicht absagen", "ja"),
        ("pt", "quero cancelar minha consulta", "sim", "não, mudei de ideia", "sim"),
        ("it", "vorrei annullare la mia visita", "sì", "no no, lo tenga", "sì"),
    ])
    func `who regrets what was cancelled gets it back`(
        language: String, wish: String, yes: String, regret: String, again: String
    ) throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, asked) = try patient(wish, in: language)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        #expect(try caller.say(yes).string("session.asked") == "anything_else")
        let offered = try caller.say(regret)
        #expect(offered.string("session.goal") == "book", "\(offered.text)")
        #expect(offered.string("session.asked") == "confirm", "\(offered.text)")
        try caller.say(again)
        #expect(try desk.visits().sorted() == ["booked 2026-12-02T11:00 D-11", "cancelled 2026-12-02T11:00 D-11"])
    }

    @Test func `a time that somebody else has taken meanwhile is not given back`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient("cancel my appointment")
        try caller.say("yes")
        let other = #"{"id":"P-2002","name":"Nora Quinn","date_of_birth":"1980-01-01","territory_id":"demo"}"#
        #expect(desk.send(.post, "/patients", other).status == 201)
        desk.book("2026-12-02T16:00:00Z", patient: "P-2002")
        let answer = try caller.say("no wait, keep it")
        #expect(answer.string("response_text").contains("can't be had any more"), "\(answer.text)")
        #expect(answer.string("session.asked") == "choice", "\(answer.text)")
    }

    @Test func `what else is kept is no regret`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient("cancel my appointment")
        try caller.say("yes")
        try caller.say("what are your hours")
        try caller.say("book a follow-up on Friday at ten")
        try caller.say("yes")
        #expect(try caller.say("no, keep it").string("session.goal") != "book")
    }

    @Test(arguments: [
        ("en", "when are my appointments", "cancel the second one"),
        ("es", "cuándo son mis citas", "cancele la segunda"),
        ("fr", "quand sont mes rendez-vous", "annulez le deuxième"),
        ("de", "wann sind meine Termine", "bitte den zweiten absagen"),
        ("pt", "quando são minhas consultas", "cancele a segunda"),
        ("it", "quando sono le mie visite", "annulli la seconda"),
    ])
    func `one of the visits that were read out is named by its place`(
        language: String, wish: String, second: String
    ) throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-03T16:00:00Z", type: "first-visit")
        let (caller, _) = try patient(wish, in: language)
        let answer = try caller.say(second)
        #expect(answer.string("session.asked") == "confirm", "\(answer.text)")
        #expect(answer.string("response_text").contains("First visit"), "\(answer.text)")
    }

    @Test(arguments: [
        ("en", "do you take Blue Cross?", "yes please"), ("en", "is there parking?", "yes"),
        ("en", "what should I bring to my appointment", "sure"), ("en", "I need my test results", "yes"),
        ("es", "aceptan mi seguro", "sí"), ("hi", "पार्किंग है क्या", "हाँ"),
        ("fr", "est-ce que vous prenez la carte vitale", "oui"), ("de", "kann man bei Ihnen parken", "ja"),
        ("pt", "vocês aceitam convênio", "sim"), ("it", "avete parcheggio", "sì"),
    ])
    func `what only the desk knows is put through to it`(language: String, question: String, yes: String) throws {
        let caller = desk.call()
        let asked = try caller.say(question)
        #expect(asked.string("session.asked") == "person", "\(asked.text)")
        #expect(asked.string("next_action") == "confirm", "\(asked.text)")
        #expect(asked.string("session.language") == language, "\(asked.text)")
        #expect(try caller.say(yes).string("next_action") == "transfer")
    }

    @Test func `a question for the desk does not end what is going on, nor go on for ever`() throws {
        let caller = desk.call()
        let both = try caller.say("I'd like to book a follow-up on Wednesday, and do you take Medicare?")
        #expect(both.string("response_text").hasPrefix("That's something the desk can tell you."), "\(both.text)")
        #expect(both.string("session.asked") == "choice", "\(both.text)")
        let aside = try caller.say("is there parking?")
        #expect(aside.string("session.asked") == "choice", "\(aside.text)")
        #expect(try caller.say("can I get a refill").string("next_action") == "transfer")
    }

    @Test func `a no to being put through leaves the call where it was`() throws {
        let caller = desk.call()
        try caller.say("is there parking?")
        #expect(try caller.say("no thanks").string("session.asked") == "anything_else")
        #expect(try caller.say("book a follow-up").string("session.asked") == "date_and_time")
    }
}
