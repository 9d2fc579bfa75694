import TestSupport
import Testing
import Web

@testable import App

/// Answers of few words, as people give them.
extension ConversationTests {
    @Test(arguments: [
        ("en", "cancel my appointment", "I'd rather keep it"),
        ("es", "quiero cancelar mi cita", "prefiero mantenerla"),
        ("es", "quiero cancelar mi cita", "mejor la mantengo"),
        ("fr", "je voudrais annuler mon rendez-vous", "je préfère le garder"),
        ("de", "ich möchte meinen Termin absagen", "ich behalte ihn lieber"),
        ("pt", "quero cancelar minha consulta", "prefiro manter"),
        ("it", "vorrei annullare la mia visita", "preferisco tenerla"),
    ])
    func `who would rather keep a visit keeps it`(language: String, wish: String, said: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, asked) = try patient(wish, in: language)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        let answer = try caller.say(said)
        #expect(answer.string("session.asked") == "anything_else", "\(said): \(answer.text)")
        #expect(try desk.visits().map { $0.prefix(6) } == ["booked"])
    }

    @Test(arguments: [
        ("en", "where are you located", "not right now"), ("en", "where are you located", "negative"),
        ("en", "where are you located", "you can hang up"), ("en", "where are you located", "hang up"),
        ("de", "wo sind Sie?", "schönen Tag noch"), ("de", "wo sind Sie?", "nö, das reicht"),
        ("hi", "क्लिनिक कहाँ है", "बस"), ("fr", "où êtes-vous ?", "ça ira, merci"),
        ("es", "¿dónde están?", "por ahora no"), ("pt", "onde vocês ficam?", "por enquanto não"),
        ("it", "dove siete?", "per ora no"),
    ])
    func `few words end a call`(language: String, question: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(question)
        let answer = try caller.say(said)
        #expect(answer.string("next_action") == "hangup", "\(said): \(answer.text)")
    }

    @Test(arguments: [
        ("gimme number three", 3), ("give me number two", 2), ("number one", 1), ("option 3 please", 3),
        ("you choose", 1), ("you pick", 1), ("whichever", 1), ("any of them", 1), ("doesn't matter to me", 1),
    ])
    func `one of what is offered is taken in few words`(said: String, place: Int) throws {
        let caller = desk.call()
        let offered = try caller.say("book a follow-up on Wednesday")
        #expect(offered.string("session.asked") == "choice", "\(offered.text)")
        let answer = try caller.say(said)
        let wanted = offered.string("options[\(place - 1)].value")
        let chosen = (0..<8).map { answer.string("slots[\($0)].value") }
        #expect(!wanted.isEmpty && chosen.contains(wanted), "\(said): \(answer.text)")
    }

    @Test(arguments: ["1111, sorry, 1234", "one one one one no wait one two three four", "it's 1234", "1 2 3 4"])
    func `digits that are put right are the last ones`(said: String) throws {
        let caller = desk.call()
        for said in ["when is my appointment", "Grace Bennett", "04181952"] { try caller.say(said) }
        let answer = try caller.say(said)
        #expect(answer["session.is_verified"] == true, "\(said): \(answer.text)")
    }

    @Test(arguments: ["is insurance accepted", "do you accept insurance"])
    func `what only the desk knows is put through to it`(said: String) throws {
        let answer = try desk.call().say(said)
        #expect(answer.string("response_text").contains("the desk"), "\(said): \(answer.text)")
    }
}
