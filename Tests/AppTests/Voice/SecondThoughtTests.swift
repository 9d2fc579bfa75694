import TestSupport
import Testing
import Web

@testable import App

/// People who regret what was just done, point at what was just read out, or ask what only the desk knows.
extension ConversationTests {
    /// A patient whose identity is established, as somebody who speaks the language.
    func patient(_ wish: String, in language: String = "en") throws -> (TalkDesk.Caller, Answer) {
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
        ("en", "was my claim paid", "yes"), ("en", "has my insurance claim been paid yet", "yes"),
        ("en", "when do I get my reimbursement from the insurance", "yes"),
        ("fr", "est-ce que j'ai été remboursé par la mutuelle", "oui"),
        ("de", "wird das von der Kasse erstattet", "ja"),
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
        let first = try desk.call().say("do you take cigna and i'd like to book a follow up for wednesday at eleven")
        #expect(first.string("session.goal") == "book", "\(first.text)")
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

    // MARK: - What was moved and booked

    @Test func `who regrets a move gets the old time back`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient("move my appointment to Friday at ten")
        #expect(try caller.say("yes").string("session.outcome") == "moved")
        let asked = try caller.say("oh no I want the old time back")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        try caller.say("yes please")
        #expect(try desk.visits() == ["booked 2026-12-02T11:00 D-11"])
    }

    @Test(arguments: ["sorry forget it, I don't need it", "can you undo that", "oops wrong day", "never mind that"])
    func `who regrets a booking is not told that it is gone`(regret: String) throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at ten", "Nora Quinn", "yes"] { try caller.say(said) }
        let answer = try caller.say(regret)
        #expect(answer.string("response_text").hasPrefix("It is booked already."), "\(answer.text)")
        #expect(answer.string("session.asked") == "person")
    }

    @Test func `what was cancelled is not cancelled again, nor moved`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-02T16:00:00Z")
        desk.book("2026-12-03T16:00:00Z")
        let (caller, _) = try patient("when are my appointments")
        for said in ["cancel the first one", "yes"] { try caller.say(said) }
        let again = try caller.say("cancel the first one")
        #expect(again.string("session.asked") == "visit", "\(again.text)")
        #expect(try caller.say("the Thursday one").string("response_text").contains("December 3"))
    }

    // MARK: - From one day to another

    @Test(arguments: [
        "move my visit on Wednesday to Friday at ten", "move my Wednesday appointment to Friday at ten",
        "reschedule my appointment from Wednesday to Friday at ten", "can you move Wednesday's visit to Friday at ten",
    ])
    func `a move says from where and to where`(wish: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        desk.book("2026-12-04T16:00:00Z", type: "first-visit")
        let (_, asked) = try patient(wish)
        let text = asked.string("response_text")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        #expect(text.contains("Wednesday, December 2") && text.contains("Friday, December 4, at 10 AM"), "\(text)")
    }

    @Test func `the one that was read out is moved to a date`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient("when are my appointments")
        let text = try caller.say("move the last one to December eighth at ten").string("response_text")
        #expect(text.contains("Wednesday, December 2") && text.contains("Tuesday, December 8, at 10 AM"), "\(text)")
    }

    @Test func `of a cancellation and a booking in one sentence the first day is that of the cancellation`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-04T16:00:00Z")
        let (_, asked) = try patient("cancel my visit on Friday and what are your hours on Tuesday")
        #expect(asked.string("response_text").contains("Friday, December 4"), "\(asked.text)")
    }

    @Test(arguments: [
        ("en", "a follow-up on Monday the thirtieth", "rather Wednesday"),
        ("es", "quiero una consulta de seguimiento el lunes 30 de noviembre", "no, mejor el miércoles"),
    ])
    func `another weekday is one of the week that was spoken of`(language: String, wish: String, other: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let offered = try caller.say(wish)
        #expect(offered.string("options[0].value").hasPrefix("2026-11-30"), "\(offered.text)")
        #expect(try caller.say(other).string("options[0].value").hasPrefix("2026-12-02"))
    }

    // MARK: - Corrections in one breath

    @Test(arguments: [
        ("book a follow-up Tuesday at ten no make that eleven", "11 AM"),
        ("book a follow-up Tuesday at nine no ten", "10 AM"),
        ("book a follow-up Tuesday at two or no actually three", "3 PM"),
        ("book a follow-up Tuesday at ten no half past ten", "10:30 AM"),
        ("book a follow-up Monday no Tuesday at ten", "December 1, at 10 AM"),
    ])
    func `what is corrected in one sentence counts`(wish: String, time: String) throws {
        let caller = desk.call()
        try caller.say(wish)
        let asked = try caller.say("Nora Quinn")
        #expect(asked.string("response_text").contains(time), "\(asked.text)")
    }

    @Test(arguments: ["actually make it three", "can we do three instead", "no, three"])
    func `another hour at the end is looked for`(said: String) throws {
        let caller = desk.call()
        for said in ["book a follow-up Tuesday at ten", "Nora Quinn"] { try caller.say(said) }
        let asked = try caller.say(said)
        #expect(asked.string("response_text").contains("December 1, at 3 PM"), "\(asked.text)")
    }

    @Test(arguments: ["I'll take the ten", "ten please", "ten", "the ten o'clock"])
    func `an hour of those that were offered is one of them`(said: String) throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Wednesday")
        try caller.say(said)
        #expect(try caller.say("Nora Quinn").string("response_text").contains("December 2, at 10 AM"))
    }

    @Test func `hours from one to another are no days of the month`() throws {
        let offered = try desk.call().say("book a follow-up Tuesday from one to three")
        #expect(offered.string("options[0].value") == "2026-12-01T13:00", "\(offered.text)")
    }

    // MARK: - Yes, no and names

    @Test func `a yes with a farewell is a yes, and one that is taken back is none`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at ten", "Nora Quinn"] { try caller.say(said) }
        #expect(try caller.say("yeah nope").string("session.asked") == "confirm")
        #expect(try caller.say("yes thanks bye").string("session.outcome") == "booked")
        #expect(try desk.visits() == ["booked 2026-12-01T10:00 D-11"])
    }

    @Test(arguments: [
        ("book a follow-up on Tuesday at ten", "yeah go ahead"),
        ("book a follow-up on Tuesday at ten", "follow up with Wilson"),
        ("book a follow-up on Tuesday at ten", "oh actually no I don't"),
        ("quero marcar um retorno na terça às dez horas da manhã", "isso mesmo"),
        ("je voudrais un rendez-vous de suivi mardi à dix heures", "c'est ça"),
        ("vorrei prenotare un controllo martedì alle dieci", "sì certo"),
        ("ich hätte gern einen Kontrolltermin am Dienstag um zehn Uhr", "ja genau"),
    ])
    func `an answer is no name`(wish: String, said: String) throws {
        let caller = desk.call()
        #expect(try caller.say(wish).string("session.asked") == "name")
        #expect(try caller.say(said).string("session.asked") == "name")
    }

    @Test func `a bare name at the end is another name`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at ten", "Nora Quinn"] { try caller.say(said) }
        #expect(try caller.say("luis herrera").string("response_text").contains("Luis Herrera"))
    }

    @Test func `a favour in Hindi is no two`() throws {
        desk.book("2026-12-02T16:00:00Z")
        desk.book("2026-12-04T16:00:00Z", type: "first-visit")
        let (caller, _) = try patient("मेरी अपॉइंटमेंट बताइए", in: "hi")
        let asked = try caller.say("शुक्रवार वाली कैंसल कर दो")
        #expect(asked.string("session.goal") == "cancel", "\(asked.text)")
        #expect(asked.string("response_text").contains("First visit"), "\(asked.text)")
    }

    @Test(arguments: [
        ("cita", "es", "book"), ("absagen", "de", "cancel"), ("annuler", "fr", "cancel"), ("horaires", "fr", ""),
        ("disdire", "it", "cancel"), ("desmarcar", "pt", "cancel"),
    ])
    func `one word is enough to be answered in its language`(word: String, language: String, goal: String) throws {
        let answer = try desk.call().say(word)
        #expect(answer.string("session.language") == language, "\(answer.text)")
        #expect(answer.string("session.goal") == goal, "\(answer.text)")
    }

    @Test func `what a visit is called does not change the language`() throws {
        let caller = desk.call()
        #expect(try caller.say("quiero una cita first visit").string("session.language") == "es")
        #expect(try caller.say("first visit por favor").string("session.language") == "es")
    }

    @Test func `who asks what was said before anything was is greeted`() throws {
        #expect(try desk.call().say("could you repeat that").string("session.asked") == "goal")
    }

    @Test(arguments: [
        "move my first visit to Wednesday at ten", "move the first visit to December second at ten",
    ])
    func `a move names its visit by what it is, and a day that another visit has`(wish: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        desk.book("2026-12-04T16:00:00Z", type: "first-visit")
        let text = try patient(wish).1.string("response_text")
        #expect(text.contains("Your First visit on Friday, December 4"), "\(text)")
        #expect(text.contains("Wednesday, December 2, at 10 AM"), "\(text)")
    }

    @Test func `a day that a visit goes to is not the day of another one`() throws {
        desk.book("2026-12-02T16:00:00Z")
        desk.book("2026-12-04T16:00:00Z")
        let (caller, asked) = try patient("move my appointment to Friday at ten")
        #expect(asked.string("session.asked") == "visit", "\(asked.text)")
        #expect(try caller.say("the Wednesday one").string("response_text").contains("Friday, December 4, at 10 AM"))
    }

    @Test(arguments: ["i'll call back later", "ich ruf später wieder an", "je rappellerai plus tard"])
    func `who calls back later is let go`(said: String) throws {
        let caller = desk.call()
        try caller.say("what are your hours")
        #expect(try caller.say(said).string("next_action") == "hangup")
    }

    @Test(arguments: [
        ("when am i coming in", "check_appointment"), ("quali appuntamenti ho", "check_appointment"),
        ("um hi i have an appointment i think on monday and i can't make it", "cancel"),
    ])
    func `what is said in other words is understood`(said: String, goal: String) throws {
        let answer = try desk.call().say(said)
        #expect(answer.string("session.goal") == goal, "\(answer.text)")
    }

    @Test func `a birth that nobody asked for is no other day`() throws {
        let caller = desk.call()
        for said in ["quiero una consulta de seguimiento el martes a las diez", "walter novak"] { try caller.say(said) }
        let answer = try caller.say("doce de enero del cuarenta y ocho")
        #expect(answer.string("response_text").contains("martes 1 de diciembre"), "\(answer.text)")
        #expect(answer.string("response_text").contains("Walter Novak"), "\(answer.text)")
    }

    @Test(arguments: [
        ("move my appointment an hour later", "December 2, at 12 PM|December 2, at noon"),
        ("move my visit to Friday, same time", "December 4, at 11 AM"),
        ("can you make my appointment half an hour earlier", "December 2, at 10:30 AM"),
    ])
    func `a time is counted from the visit`(wish: String, time: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let text = try patient(wish).1.string("response_text")
        #expect(time.split(separator: "|").contains { text.contains($0) }, "\(text)")
    }

    @Test func `the one that was read out is moved by an hour, or to another week`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient("when are my appointments")
        let later = try caller.say("move the second one an hour later").string("response_text")
        #expect(later.contains("December 2, at noon"), "\(later)")
    }

    @Test(arguments: [
        ("cuándo son mis citas", "es", "la última cámbiemela al viernes a las diez"),
        ("quando sono le mie visite", "it", "la seconda la vorrei spostare a venerdì alle dieci"),
    ])
    func `the last one is moved`(wish: String, language: String, said: String) throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-02T16:00:00Z")
        let (caller, _) = try patient(wish, in: language)
        let answer = try caller.say(said)
        #expect(answer.string("session.goal") == "reschedule", "\(answer.text)")
        #expect(answer.string("session.asked") == "confirm", "\(answer.text)")
    }
}
