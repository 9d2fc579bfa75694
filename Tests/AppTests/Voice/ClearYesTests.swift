import TestSupport
import Testing
import Web

@testable import App

/// What is done after a yes, and what is no yes to it.
extension ConversationTests {
    /// Somebody who is asked whether to book a follow-up on Tuesday at ten for Nora Quinn.
    private func booker(in language: String = "en") throws -> TalkDesk.Caller {
        let caller = desk.call()
        try caller.say("", language: language)
        let wishes = [
            "en": "book a follow-up on Tuesday at ten", "es": "una revisión el martes a las diez",
            "fr": "une visite de suivi mardi à dix heures", "de": "eine Kontrolle am Dienstag um zehn",
            "pt": "um retorno na terça às dez", "it": "un controllo martedì alle dieci",
            "hi": "मंगलवार को दस बजे फॉलो अप",
        ]
        try caller.say(wishes[language] ?? "")
        let asked = try caller.say("Nora Quinn")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        return caller
    }

    // MARK: - A wait

    @Test(arguments: [
        ("en", "hold on, not that one", "yes"), ("en", "wait a minute, not the Tuesday one", "yes"),
        ("es", "espere, esa no", "sí"), ("hi", "रुकिए, वो नहीं", "हाँ"), ("fr", "attendez, pas celui-là", "oui"),
        ("de", "warten Sie, nicht der", "ja"), ("pt", "espera, não é essa", "sim"), ("it", "aspetti, non quella", "sì"),
    ])
    func `a wait with a refusal behind it cancels nothing`(language: String, said: String, yes: String) throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let wishes = [
            "en": "cancel my appointment on Tuesday", "es": "quiero cancelar mi cita del martes",
            "fr": "je voudrais annuler mon rendez-vous de mardi", "hi": "मंगलवार का अपॉइंटमेंट रद्द कर दो",
            "de": "ich möchte meinen Termin am Dienstag absagen", "pt": "quero cancelar minha consulta de terça",
            "it": "vorrei annullare la mia visita di martedì",
        ]
        let (caller, asked) = try patient(wishes[language] ?? "", in: language)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        try caller.say(said)
        let answer = try caller.say(yes)
        #expect(
            try !desk.visits().contains { $0.hasPrefix("cancelled 2026-12-01") }, "\(said): \(answer.text)")
    }

    @Test(arguments: [
        ("en", "wait a minute, that's not right", "yes"), ("en", "hold on, I said Wednesday", "yes"),
        ("es", "espere, eso no es", "sí"), ("fr", "attendez, ce n'est pas ça", "oui"),
        ("de", "Moment, das stimmt nicht", "ja"), ("pt", "espera, não é isso", "sim"),
        ("it", "aspetti, non è giusto", "sì"), ("hi", "रुकिए, यह सही नहीं है", "हाँ"),
    ])
    func `a wait with a correction behind it books nothing of what was read out`(
        language: String, said: String, yes: String
    ) throws {
        let caller = try booker(in: language)
        try caller.say(said)
        try caller.say(yes)
        #expect(try !desk.visits().contains { $0.hasPrefix("booked 2026-12-01T10:00") }, "\(said)")
    }

    @Test(arguments: [
        ("en", "wait, it's Jane Rowe", "Jane Rowe"), ("hi", "रुकिए, नाम सुनीता वर्मा है", "सुनीता वर्मा"),
        ("es", "espere, me llamo Ana Ruiz", "Ana Ruiz"), ("de", "Moment, mein Name ist Jonas Becker", "Jonas Becker"),
    ])
    func `a name behind a wait is the name`(language: String, said: String, name: String) throws {
        let asked = try booker(in: language).say(said)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        #expect(asked.string("response_text").contains(name), "\(asked.text)")
    }

    @Test(arguments: [
        ("en", "hold on a second", "yes"), ("en", "one moment please, let me get my calendar", "yes"),
        ("es", "un momento por favor", "sí"), ("hi", "एक मिनट रुकिए", "हाँ"),
        ("fr", "attendez, je regarde mon agenda", "oui"),
        ("de", "Moment, ich schaue kurz nach", "ja"), ("pt", "só um minutinho", "sim"),
        ("it", "un attimo che guardo l'agenda", "sì"),
    ])
    func `a yes to a pause is asked for once more`(language: String, pause: String, yes: String) throws {
        let caller = try booker(in: language)
        #expect(try caller.say(pause).string("session.asked") == "confirm")
        let again = try caller.say(yes)
        #expect(again.string("session.asked") == "confirm", "\(again.text)")
        #expect(try caller.say(yes).string("session.outcome") == "booked")
    }

    // MARK: - What stands beside a yes

    @Test(arguments: [
        "ok maybe", "yeah maybe", "yes probably", "yes no maybe", "okay I need to check my calendar", "good grief",
        "well okay if there's nothing earlier", "is that right", "sure if parking is free", "wait, yes",
        "yes except I need it in the afternoon",
    ])
    func `what is no clear yes is asked for once more`(said: String) throws {
        let caller = try booker()
        let answer = try caller.say(said)
        #expect(try desk.visits().isEmpty, "\(said): \(answer.text)")
    }

    @Test(arguments: [
        ("es", "sí, tal vez"), ("es", "vale, tengo que mirar mi agenda"), ("fr", "oui peut-être"),
        ("de", "ja vielleicht"), ("pt", "sim, talvez"), ("it", "sì, forse"), ("hi", "हाँ शायद"),
    ])
    func `a doubtful yes in other languages is asked for once more`(language: String, said: String) throws {
        _ = try booker(in: language).say(said)
        #expect(try desk.visits().isEmpty, "\(said)")
    }

    @Test(arguments: [
        ("en", "yes"), ("en", "yes please go ahead"), ("en", "yep, Tuesday at ten is perfect"), ("en", "book it"),
        ("en", "yes that's great, thank you very much"), ("en", "no problem, book it"), ("en", "yes for Nora Quinn"),
        ("en", "sounds good to me"), ("en", "for goodness sake yes"), ("es", "sí, perfecto, muchas gracias"),
        ("es", "vale, de acuerdo"), ("hi", "हाँ जी, बुक कर दीजिए"), ("fr", "oui, c'est bon, merci"),
        ("de", "ja, das passt gut"), ("pt", "sim, pode marcar"), ("it", "sì, va benissimo, grazie"),
    ])
    func `what agrees beside a yes leaves it one`(language: String, said: String) throws {
        let answer = try booker(in: language).say(said)
        #expect(answer.string("session.outcome") == "booked", "\(said): \(answer.text)")
    }

    // MARK: - A yes with another wish

    @Test(arguments: [
        ("en", "yes and book another one for the week after"), ("en", "yes and the same again the week after"),
        ("es", "sí, y otra más para la semana siguiente"), ("fr", "oui, et encore un la semaine suivante"),
        ("de", "ja, und noch einen in der Woche danach"), ("pt", "sim, e mais uma na semana seguinte"),
        ("it", "sì, e ancora una la settimana dopo"), ("hi", "हाँ, और अगले हफ्ते एक दूसरी"),
    ])
    func `one more beside a yes comes after what is booked`(language: String, said: String) throws {
        let answer = try booker(in: language).say(said)
        #expect(answer.string("session.outcome") == "booked", "\(answer.text)")
        #expect(try desk.visits() == ["booked 2026-12-01T10:00 D-11"])
        #expect(answer.string("session.goal") == "book", "\(answer.text)")
        // Of the same kind, at the same place.
        #expect(!["visit_type", "clinic"].contains(answer.string("session.asked")), "\(answer.text)")
    }

    @Test func `what is to be cancelled beside a yes is not forgotten`() throws {
        desk.book("2026-12-03T16:00:00Z")
        let (caller, _) = try patient("when is my appointment")
        try caller.say("book a follow-up on Tuesday at ten")
        let answer = try caller.say("yes and cancel my other one")
        #expect(answer.string("session.outcome") == "booked", "\(answer.text)")
        #expect(answer.string("session.goal") == "cancel", "\(answer.text)")
    }

    @Test(arguments: [
        ("en", "yes, but text me"), ("en", "yes and send me a text with the details please"),
        ("en", "sure, can you text me a reminder"), ("es", "sí, pero mándeme un mensaje"),
        ("fr", "oui, mais envoyez-moi un SMS"), ("de", "ja, aber schicken Sie mir eine SMS"),
        ("pt", "sim, mas me mande uma mensagem"), ("it", "sì, ma mi mandi un messaggio"),
        ("hi", "हाँ, लेकिन मुझे मैसेज कर दीजिए"),
    ])
    func `a yes stays one beside a wish for a message`(language: String, said: String) throws {
        let answer = try booker(in: language).say(said)
        #expect(answer.string("session.outcome") == "booked", "\(said): \(answer.text)")
        if language == "en" { #expect(answer.string("response_text").contains("send a text"), "\(answer.text)") }
    }

    @Test func `a wish for a message is answered, and books nothing`() throws {
        let caller = try booker()
        let answer = try caller.say("can you text me the details")
        #expect(answer.string("response_text").contains("send a text"), "\(answer.text)")
        #expect(answer.string("session.asked") == "confirm", "\(answer.text)")
        #expect(try desk.visits().isEmpty)
        #expect(try caller.say("yes").string("session.outcome") == "booked")
    }
}
