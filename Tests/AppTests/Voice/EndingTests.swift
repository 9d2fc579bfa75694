import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// How calls end, and how they do not: whoever says no to something has not hung up yet.
extension ConversationTests {
    @Test(arguments: [
        ("en", "where are you located", "I don't understand"), ("en", "where are you located", "I'm not done yet"),
        ("en", "where are you located", "there's no bus there"), ("en", "where are you located", "don't hang up"),
        ("es", "¿dónde están?", "no tengo coche"), ("es", "¿dónde están?", "no cuelgue"),
        ("fr", "où êtes-vous ?", "je n'ai pas de voiture"), ("fr", "où êtes-vous ?", "ne raccrochez pas"),
        ("de", "wo sind Sie?", "das stimmt nicht"), ("de", "wo sind Sie?", "nicht auflegen"),
        ("pt", "onde vocês ficam?", "não tenho carro"), ("pt", "onde vocês ficam?", "não desligue"),
        ("it", "dove siete?", "non è giusto"), ("it", "dove siete?", "non riattacchi"),
        ("hi", "क्लिनिक कहाँ है", "मेरे पास गाड़ी नहीं है"),
    ])
    func `a sentence with a no in it ends no call`(language: String, question: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(question)
        let answer = try caller.say(said)
        #expect(answer.string("next_action") != "hangup", "\(said): \(answer.text)")
    }

    @Test(arguments: [
        ("en", "where are you located", "no"), ("en", "where are you located", "no thank you, that's all for today"),
        ("en", "where are you located", "nope, I think that covers everything, thanks for your help"),
        ("es", "¿dónde están?", "no, eso es todo, muchas gracias"), ("es", "¿dónde están?", "volveré a llamar"),
        ("fr", "où êtes-vous ?", "non merci, au revoir"),
        ("de", "wo sind Sie?", "nein danke, das war's"), ("pt", "onde vocês ficam?", "não, é só isso, obrigada"),
        ("it", "dove siete?", "no grazie, basta così"), ("hi", "क्लिनिक कहाँ है", "नहीं, बस इतना ही"),
    ])
    func `a no to anything else ends the call`(language: String, question: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(question)
        #expect(try caller.say(said).string("next_action") == "hangup", "\(said)")
    }

    @Test(arguments: [
        ("en", "cancel my appointment", "I don't want it anymore"), ("en", "cancel my appointment", "cancel it"),
        ("en", "cancel my appointment", "don't keep it"), ("es", "quiero cancelar mi cita", "ya no puedo ir"),
        ("fr", "je voudrais annuler mon rendez-vous", "je ne peux plus venir"),
        ("de", "ich möchte meinen Termin absagen", "ich kann nicht kommen"),
    ])
    func `who says why, or says it again, has it cancelled`(language: String, wish: String, said: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, asked) = try patient(wish, in: language)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        #expect(try caller.say(said).string("session.outcome") == "cancelled")
        #expect(try desk.visits().map { $0.prefix(9) } == ["cancelled"])
    }

    @Test(arguments: [
        ("en", "cancel my appointment", "no cancel it"), ("es", "quiero cancelar mi cita", "no, cancélela"),
        ("fr", "je voudrais annuler mon rendez-vous", "non annulez-le"),
        ("de", "ich möchte meinen Termin absagen", "nein absagen"),
    ])
    func `a no that cancels is asked about once more`(language: String, wish: String, said: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient(wish, in: language)
        #expect(try caller.say(said).string("session.asked") == "confirm")
        #expect(try desk.visits().map { $0.prefix(6) } == ["booked"])
    }

    @Test func `a visit is cancelled though another one is wanted beside it`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient("cancel my appointment")
        let next = try caller.say("yes but book me another one next week")
        #expect(next.string("session.goal") == "book", "\(next.text)")
        #expect(next.string("response_text").contains("cancelled"), "\(next.text)")
        #expect(try desk.visits().map { $0.prefix(9) } == ["cancelled"])
    }

    @Test func `who has proven who they are proves it again for somebody else`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient("when is my appointment")
        let other = try caller.say("and cancel my husband's appointment his name is Walter Novak")
        #expect(other.string("session.asked") == "date_of_birth", "\(other.text)")
        #expect(!other.text.contains("2026-12-02"))
        // And back again: what is booked for oneself is not the husband's.
        try caller.say("no, leave it")
        let own = try caller.say("book a follow-up for me on Thursday at ten")
        #expect(own.string("session.asked") == "name", "\(own.text)")
    }

    @Test func `the visit that was told is the one that is changed`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-03T16:00:00Z", type: "first-visit")
        let (caller, told) = try patient("what time is my appointment on Thursday")
        #expect(told.string("response_text").contains("First visit"), "\(told.text)")
        #expect(try caller.say("who is it with").string("response_text").hasPrefix("That is with"))
        let asked = try caller.say("ok cancel it")
        #expect(asked.string("session.asked") == "confirm" && asked.text.contains("Thursday"), "\(asked.text)")
    }

    @Test func `a visit that is named by its kind books none`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-03T16:00:00Z", type: "first-visit")
        let (caller, _) = try patient("cancel my appointment")
        let asked = try caller.say("first visit")
        #expect(asked.string("session.goal") == "cancel" && asked.text.contains("Thursday"), "\(asked.text)")
        #expect(asked.string("session.asked") == "confirm")
    }

    @Test func `those that stay are told from those that go`() throws {
        for day in ["01", "03", "04"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("cancel my appointment")
        let asked = try caller.say("I want to keep the first one and cancel the other two")
        #expect(asked.string("session.asked") == "confirm" && asked.text.contains("Thursday"), "\(asked.text)")
        try caller.say("yes")
        try caller.say("yes")
        let visits = try desk.visits().map { $0.prefix(20) }.sorted()
        #expect(visits == ["booked 2026-12-01T10", "cancelled 2026-12-03", "cancelled 2026-12-04"])
    }

    @Test(arguments: ["hmm no leave it", "I don't want to change it", "keep the one I have"])
    func `who would rather not move a visit keeps it`(said: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, asked) = try patient("move my appointment")
        #expect(asked.string("session.asked") == "date_and_time", "\(asked.text)")
        #expect(try caller.say(said).string("session.asked") == "anything_else")
        #expect(try desk.visits().map { $0.prefix(6) } == ["booked"])
    }

    @Test func `at the same time next week is on the same weekday`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient("move my appointment")
        let asked = try caller.say("same time the week of december 7")
        #expect(asked.text.contains("2026-12-09T11:00"), "\(asked.text)")
    }

    @Test(arguments: [
        ("en", "cancel my appointment", "I do want it"), ("en", "cancel my appointment", "who said cancel it"),
        ("en", "cancel my appointment", "I don't want you to cancel it"),
        ("en", "cancel my appointment", "should I cancel it"),
        ("en", "cancel my appointment", "don't you dare cancel it"), ("es", "quiero cancelar mi cita", "sí la quiero"),
        ("fr", "je voudrais annuler mon rendez-vous", "je ne veux pas l'annuler"),
        ("de", "ich möchte meinen Termin absagen", "ich will ihn doch"),
        ("it", "vorrei annullare la mia visita", "sì la voglio"),
        ("en", "move my appointment to Friday at ten", "keep it as it is"),
        ("en", "move my appointment to Friday at ten", "why would you change it"),
    ])
    func `nothing is changed that was not plainly agreed to`(language: String, wish: String, said: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, asked) = try patient(wish, in: language)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        let answer = try caller.say(said)
        #expect(["confirm", "anything_else"].contains(answer.string("session.asked")), "\(said): \(answer.text)")
        #expect(try desk.visits().map { $0.prefix(17) } == ["booked 2026-12-02"])
    }

    @Test(arguments: [
        "cancel Luis Herrera's appointment", "I want to cancel an appointment for Luis Herrera", "cancel hers",
        "cancel it for my husband", "when is the appointment of Luis Herrera", "my son needs to cancel",
        "I'm actually Luis Herrera, when is my appointment", "this is Luis Herrera now, cancel my appointment",
    ])
    func `nobody is told of a visit, or has one cancelled, who is named as somebody else`(said: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, told) = try patient("when is my appointment")
        #expect(told.string("session.asked") == "anything_else", "\(told.text)")
        let answer = try caller.say(said)
        #expect(["name", "date_of_birth"].contains(answer.string("session.asked")), "\(said): \(answer.text)")
        #expect(!answer.string("response_text").contains("December"))
    }

    @Test func `the visit of who was verified last is not mine`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let caller = desk.call()
        for said in ["cancel my mother's appointment", "Grace Bennett", "April 18 1952", "1234", "no"] {
            try caller.say(said)
        }
        let own = try caller.say("and when is my appointment")
        #expect(own.string("session.asked") == "name", "\(own.text)")
    }
}
