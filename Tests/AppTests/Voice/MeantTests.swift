import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// What callers say that begins like a yes and is none, and whom they mean.
extension ConversationTests {
    @Test(arguments: [
        "yeah no that doesn't work for me", "yeah i can't do that", "ok that's too late for me",
        "yeah that's a bad time",
        "ok i'm not sure", "okay so that's friday right", "right before that would be better", "yeah that's no good",
        "sure if you have nothing later",
    ])
    func `a yes that is none books nothing`(said: String) throws {
        let caller = desk.call()
        for line in ["book a follow-up on Tuesday at ten", "Nora Quinn"] { try caller.say(line) }
        let answer = try caller.say(said)
        #expect(answer.string("next_action") != "hangup", "\(answer.text)")
        #expect(try desk.visits().isEmpty, "\(answer.text)")
    }

    @Test(arguments: ["yes that's right", "yes that's better", "right", "yeah that's great", "sure, sounds good"])
    func `a yes is a yes`(said: String) throws {
        let caller = desk.call()
        for line in ["book a follow-up on Tuesday at ten", "Nora Quinn"] { try caller.say(line) }
        #expect(try caller.say(said).string("session.outcome") == "booked")
    }

    @Test func `the one that is not meant is not cancelled`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("cancel my appointment on Tuesday")
        let other = try caller.say("that's not the one")
        #expect(other.string("response_text").contains("December 2"), "\(other.text)")
        #expect(try desk.visits().allSatisfy { $0.hasPrefix("booked") })
    }

    @Test(arguments: [
        ("es", "un momento"), ("it", "un attimo che guardo l'agenda"), ("pt", "só um minutinho"),
        ("fr", "une petite seconde"),
        ("de", "eine sekunde ich schaue kurz"), ("hi", "एक मिनट रुकिए"), ("en", "one second please"),
    ])
    func `who asks for a moment chooses nothing`(language: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let wishes = [
            "en": "a follow-up on Tuesday", "es": "una revisión el martes", "fr": "une visite de suivi mardi",
            "de": "eine Kontrolle am Dienstag", "pt": "um retorno na terça", "it": "un controllo martedì",
            "hi": "मंगलवार को फॉलो अप",
        ]
        #expect(try caller.say(wishes[language] ?? "").string("session.asked") == "choice")
        #expect(try caller.say(said).string("session.asked") == "choice")
    }

    @Test(arguments: [
        ("es", "cancele la del martes y mueva la del jueves al viernes", "sí"),
        ("de", "sagen sie dienstag ab und verschieben sie donnerstag auf freitag", "ja"),
        ("pt", "cancele a de terça e remarque a de quinta para sexta", "sim"),
        ("it", "disdica martedì e sposti giovedì a venerdì per favore", "sì"),
        ("en", "i need to cancel tuesday move the thursday one to friday", "yes"),
    ])
    func `orders are as good as wishes`(language: String, wish: String, yes: String) throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-03T16:00:00Z", type: "first-visit")
        let (caller, cancel) = try patient(wish, in: language)
        #expect(
            cancel.string("session.goal") == "cancel" && cancel.string("session.asked") == "confirm", "\(cancel.text)")
        let move = try caller.say(yes)
        #expect(move.string("session.goal") == "reschedule", "\(move.text)")
        #expect(move.string("options[0].value").hasPrefix("2026-12-04"), "\(move.text)")
    }

    @Test func `the verb of two moves is said once`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-03T16:00:00Z", type: "first-visit")
        let (caller, first) = try patient("move tuesday to december second and thursday to december fourth")
        #expect(first.string("options[0].value").hasPrefix("2026-12-02"), "\(first.text)")
        try caller.say("1")
        #expect(try caller.say("yes").string("options[0].value").hasPrefix("2026-12-04"))
    }

    @Test(arguments: [
        ("en", "no, move it to Friday instead"), ("es", "no mejor pásela al viernes"),
        ("fr", "non finalement je préfère le déplacer à vendredi"), ("it", "no aspetti meglio spostarlo a venerdì"),
        ("hi", "नहीं रुकिए उसे शुक्रवार को कर दीजिए"),
    ])
    func `who would rather move what was to be cancelled moves that`(language: String, said: String) throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let wishes = [
            "en": "cancel my appointment on Tuesday", "es": "quiero cancelar mi cita del martes",
            "fr": "je voudrais annuler mon rendez-vous de mardi", "it": "vorrei annullare la visita di martedì",
            "hi": "मंगलवार की अपॉइंटमेंट रद्द करनी है",
        ]
        let (caller, asked) = try patient(wishes[language] ?? "", in: language)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        let move = try caller.say(said)
        #expect(move.string("session.goal") == "reschedule" && move.string("session.asked") == "choice", "\(move.text)")
        #expect(move.string("options[0].value").hasPrefix("2026-12-04"), "\(move.text)")
    }

    @Test(arguments: [
        ("it", "martedì non riesco a venire si può fare venerdì"),
        ("de", "ich schaffe es am dienstag nicht können wir auf freitag gehen"),
        ("en", "i can't make it on tuesday would friday be possible"),
    ])
    func `who cannot on one day and asks for another one moves`(language: String, wish: String) throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (_, asked) = try patient(wish, in: language)
        #expect(asked.string("session.goal") == "reschedule", "\(asked.text)")
        #expect(asked.string("options[0].value").hasPrefix("2026-12-04"), "\(asked.text)")
    }

    @Test(arguments: [
        "follow up for me and one for my husband on Tuesday", "book a follow-up on Tuesday and one for my husband",
    ])
    func `one for each of two people`(wish: String) throws {
        let caller = desk.call()
        try caller.say(wish)
        for said in ["the first one", "Nora Quinn"] { try caller.say(said) }
        let next = try caller.say("yes")
        #expect(next.string("session.goal") == "book", "\(next.text)")
        #expect(try desk.visits().count == 1)
    }

    @Test func `a yes and another one are both booked`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at nine", "Nora Quinn"] { try caller.say(said) }
        let next = try caller.say("yes please and one for my husband right after")
        #expect(try desk.visits().map { $0.prefix(23) } == ["booked 2026-12-01T09:00"])
        #expect(
            next.string("options[0].value").hasPrefix("2026-12-01T") || next.text.contains("2026-12-01T"),
            "\(next.text)")
    }

    @Test func `two kinds on the same day are both of that day`() throws {
        let caller = desk.call()
        try caller.say("a follow up and a first visit on the same day")
        try caller.say("Wednesday")
        try caller.say("the first one")
        try caller.say("Nora Quinn")
        let next = try caller.say("yes")
        #expect(next.string("options[0].value").hasPrefix("2026-12-02"), "\(next.text)")
    }

    @Test(arguments: [
        ("my name is anita sharma s h a r m a", "Anita Sharma."), ("luis h e r r e r a", "Luis Herrera."),
    ])
    func `a name that is spelled is that name`(said: String, name: String) throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday at ten")
        let asked = try caller.say(said)
        #expect(asked.string("response_text").contains(name.dropLast()), "\(asked.text)")
        #expect(!asked.string("response_text").contains(" S "), "\(asked.text)")
    }

    @Test func `a name is put right where it is read out`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at ten", "Anita Charma"] { try caller.say(said) }
        let spelled = try caller.say("no the name is spelled s h a r m a")
        #expect(spelled.string("response_text").contains("Anita Sharma"), "\(spelled.text)")
        let again = try caller.say("no sharma with an e")
        #expect(again.string("session.asked") == "name", "\(again.text)")
    }

    @Test func `names in Devanagari are those of the records`() throws {
        desk.book()
        let caller = desk.call()
        try caller.say("", language: "hi")
        for said in ["मेरी अपॉइंटमेंट रद्द करनी है", "ग्रेस बेनेट", "04181952"] { try caller.say(said) }
        #expect(try caller.say("1234").string("session.asked") == "confirm")
    }

    @Test(arguments: [
        ("fr", "le premier"), ("de", "den zweiten"), ("fr", "le deux"),
    ])
    func `a place in a row is no day of a month where a name is asked for`(language: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(
            language == "fr" ? "une visite de suivi mardi à dix heures" : "eine Kontrolle am Dienstag um zehn")
        let asked = try caller.say(said)
        #expect(asked.string("session.asked") == "name", "\(asked.text)")
        #expect(asked.text.contains("2026-12-01T10:00"), "\(asked.text)")
    }

    @Test(arguments: [
        ("en", "a follow-up on Tuesday before ten", "2026-12-01T09"),
        ("de", "eine Kontrolle am Mittwoch nicht vor elf", "2026-12-02T11"),
        ("hi", "बुधवार को ग्यारह बजे से पहले नहीं फॉलो अप", "2026-12-02T11"),
        ("en", "a follow-up in the second week of december", "2026-12-08"),
        ("en", "i'm away until december eighth i need a follow-up", "2026-12-08"),
        ("hi", "दो हफ्ते बाद मंगलवार को फॉलो अप", "2026-12-08"),
        ("es", "una revisión dentro de dos semanas el miércoles", "2026-12-09"),
    ])
    func `limits and weeks are kept to`(language: String, wish: String, start: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let offered = try caller.say(wish)
        #expect(offered.string("options[0].value").hasPrefix(start), "\(offered.text)")
        #expect(!offered.text.contains("T10:00") || !wish.contains("before ten"), "\(offered.text)")
    }

    @Test(arguments: [
        ("i don't need a new appointment i just want to cancel the one on tuesday", "cancel"),
        ("i just want to know what time my appointment is on tuesday and if i can bring my wife", "check_appointment"),
        ("je ne peux pas venir mardi je dois annuler", "cancel"),
        ("i can't come on tuesday so please cancel it", "cancel"),
    ])
    func `what is wanted is found in its story`(wish: String, goal: String) throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (_, answer) = try patient(wish, in: wish.hasPrefix("je") ? "fr" : "en")
        if goal == "cancel" {
            #expect(
                answer.string("session.goal") == goal && answer.string("session.asked") == "confirm", "\(answer.text)")
        } else {
            #expect(answer.string("session.asked") == "anything_else", "\(answer.text)")
        }
    }

    @Test func `who was cancelled and needs another one books`() throws {
        let answer = try desk.call().say(
            "my appointment was cancelled by you guys and i need to get in again for a follow up")
        #expect(answer.string("session.goal") == "book", "\(answer.text)")
    }

    @Test func `a day without a visit is said to have none`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (_, asked) = try patient("cancel my appointment on Friday")
        #expect(asked.string("response_text").contains("nothing booked then"), "\(asked.text)")
    }

    @Test func `an hour that was said is said again`() throws {
        let caller = desk.call()
        for said in ["a follow-up on Wednesday at three", "Nora Quinn"] { try caller.say(said) }
        let asked = try caller.say("i said four")
        #expect(asked.text.contains("T16:00"), "\(asked.text)")
    }

    @Test func `two questions in passing are both answered`() throws {
        let answer = try desk.call().say("are you open on Friday and how much is a first visit")
        #expect(
            answer.string("response_text").contains("Friday") && answer.string("response_text").contains("$120"),
            "\(answer.text)")
    }

    @Test(arguments: [
        ("en", "who is the doctor", "Dr. Sarah Wilson"), ("en", "wait how long does it take", "30 minutes"),
        ("es", "con quién es", "Dr. Sarah Wilson"), ("de", "wie lange dauert das", "30 Minuten"),
        ("fr", "avec quel docteur", "Dr. Sarah Wilson"), ("pt", "quanto tempo leva", "30 minutos"),
        ("it", "con chi è", "Dr. Sarah Wilson"), ("hi", "कितनी देर लगेगी", "30 मिनट"),
    ])
    func `what is asked of the visit is answered, and the question asked again`(
        language: String, question: String, answer: String
    ) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let wishes = [
            "en": "a follow-up on Tuesday at ten", "es": "una revisión el martes a las diez",
            "fr": "une visite de suivi mardi à dix heures", "de": "eine Kontrolle am Dienstag um zehn",
            "pt": "um retorno na terça às dez", "it": "un controllo martedì alle dieci",
            "hi": "मंगलवार को दस बजे फॉलो अप",
        ]
        #expect(try caller.say(wishes[language] ?? "").string("session.asked") == "name")
        let said = try caller.say(question)
        #expect(said.string("session.asked") == "name" && said.string("response_text").contains(answer), "\(said.text)")
    }

    @Test func `another visit than the one that was to be moved is that visit, and no day to move to`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("move my Tuesday appointment")
        let asked = try caller.say("actually no the wednesday one")
        #expect(asked.string("session.asked") == "date_and_time", "\(asked.text)")
        let offered = try caller.say("Thursday at nine")
        #expect(offered.string("response_text").contains("December 2"), "\(offered.text)")
    }

    @Test func `a visit of next week goes to the week after`() throws {
        desk.book("2026-12-02T15:00:00Z")
        let (_, offered) = try patient("move my Wednesday appointment to next week")
        #expect(offered.string("options[0].value").hasPrefix("2026-12-07"), "\(offered.text)")
    }

    @Test func `in Hindi the one that is not meant comes first`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (_, asked) = try patient("मंगलवार वाला नहीं बुधवार वाला कैंसल करो", in: "hi")
        #expect(
            asked.string("session.asked") == "confirm" && asked.string("response_text").contains("2 दिसंबर"),
            "\(asked.text)")
    }

    @Test(arguments: [
        "no that's fine, go ahead", "sure why not", "yes, I don't mind the doctor",
    ])
    func `a yes with a no in it is a yes`(said: String) throws {
        let caller = desk.call()
        for line in ["book a follow-up on Tuesday at ten", "Nora Quinn"] { try caller.say(line) }
        #expect(try caller.say(said).string("session.outcome") == "booked")
    }

    @Test(arguments: ["eleven is fine", "eleven works for me", "ok then eleven is good"])
    func `an hour that was offered is taken with whatever is said of it`(said: String) throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday")
        #expect(try caller.say(said).string("session.asked") == "name")
        #expect(try caller.say("Nora Quinn").text.contains("2026-12-01T11:00"))
    }

    @Test(arguments: [
        ("it", "Andrea Primo"), ("fr", "Jean Premier"), ("hi", "रवि कुमार"), ("hi", "मंगल सिंह"),
        ("en", "it's H I L L, Tom Hill"),
    ])
    func `people are called by many words`(language: String, name: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let wishes = [
            "en": "a follow-up on Tuesday at ten", "fr": "une visite de suivi mardi à dix heures",
            "it": "un controllo martedì alle dieci", "hi": "मंगलवार को दस बजे फॉलो अप",
        ]
        try caller.say(wishes[language] ?? "")
        let asked = try caller.say(name)
        #expect(asked.string("session.asked") == "confirm" && asked.text.contains("2026-12-01T10:00"), "\(asked.text)")
        let shown = name.hasPrefix("it's") ? "Tom Hill." : name
        #expect(asked.string("response_text").contains(shown.replacingOccurrences(of: ".", with: "")), "\(asked.text)")
        #expect(!asked.string("response_text").contains("Hill Tom"))
    }

    @Test func `ok then ends no call`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up")
        #expect(try caller.say("ok then").string("next_action") != "hangup")
    }

    @Test func `a limit and then its day are both heard`() throws {
        let offered = try desk.call().say("I need a follow-up but not before eleven on Tuesday")
        #expect(offered.string("options[0].value") == "2026-12-01T11:00", "\(offered.text)")
        let after = try desk.call().say("I work until two on Wednesday so can I have a follow-up then")
        #expect(after.string("options[0].value").hasPrefix("2026-12-02T14"), "\(after.text)")
    }

    @Test func `how long a kind of visit takes is asked before anything else`() throws {
        let answer = try desk.call().say("How long does a first visit take?")
        #expect(answer.string("response_text").hasPrefix("It takes 30 minutes."), "\(answer.text)")
    }

    @Test func `what is about to be cancelled is not cancelled where it is to be moved`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("cancel my appointment on Tuesday")
        let move = try caller.say("Okay, but move Tuesday's to Friday instead")
        #expect(move.string("session.goal") == "reschedule", "\(move.text)")
        #expect(try desk.visits().allSatisfy { $0.hasPrefix("booked") })
    }

    @Test func `a yes with a question is asked once more`() throws {
        let caller = desk.call()
        for said in ["book a first visit on Tuesday at ten", "Nora Quinn"] { try caller.say(said) }
        let asked = try caller.say("Okay, but how much is it?")
        #expect(asked.string("session.asked") == "confirm" && asked.text.contains("$120"), "\(asked.text)")
        #expect(try desk.visits().isEmpty)
    }

    @Test func `what is said of the second is of the second`() throws {
        desk.book("2026-12-03T16:00:00Z")
        let caller = desk.call()
        try caller.say("Book a follow-up for Wednesday at ten, and after that cancel the one on Thursday")
        try caller.say("Grace Bennett")
        try caller.say("yes")
        for said in ["April 18 1952", "1234"] { try caller.say(said) }
        try caller.say("yes")
        let visits = try desk.visits().map { $0.prefix(20) }.sorted()
        #expect(visits == ["booked 2026-12-02T10", "cancelled 2026-12-03"], "\(visits)")
    }

    @Test(arguments: [
        "I can't make Tuesday or Wednesday, please cancel both", "yes, I can't make it", "sí, no puedo",
        "ja, ich kann nicht",
    ])
    func `who cannot come and cancels has it cancelled`(said: String) throws {
        desk.book("2026-12-01T15:00:00Z")
        if said.hasPrefix("I") { desk.book("2026-12-02T15:00:00Z") }
        let language = said.hasPrefix("sí") ? "es" : said.hasPrefix("ja") ? "de" : "en"
        let wishes = [
            "en": "cancel my appointment", "es": "quiero cancelar mi cita", "de": "ich möchte meinen Termin absagen",
        ]
        let (caller, asked) = try patient(said.hasPrefix("I") ? said : wishes[language] ?? "", in: language)
        #expect(asked.string("session.goal") == "cancel", "\(asked.text)")
        guard !said.hasPrefix("I") else { return }
        #expect(try caller.say(said).string("session.outcome") == "cancelled")
    }

    @Test(arguments: [
        ("en", "It's quite urgent, and I'd like a follow-up on Friday"),
        ("de", "Sag mal, kann ich am Freitag eine Kontrolle buchen?"),
        ("en", "I'd like a follow-up, I can't do Monday, Tuesday is fine"),
    ])
    func `a booking in many words is one`(language: String, wish: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let asked = try caller.say(wish)
        #expect(asked.string("session.goal") == "book", "\(asked.text)")
        #expect(asked.string("session.asked") == "choice", "\(asked.text)")
    }

    @Test func `of two that are named the one that is not declined is chosen`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday")
        try caller.say("the second one, the first is too early")
        #expect(try caller.say("Nora Quinn").text.contains("2026-12-01T10:00"))
    }
}
