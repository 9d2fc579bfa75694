import TestSupport
import Testing
import Web

@testable import App

/// Who speaks, what was told last, and what a number or a question is about.
extension ConversationTests {
    // MARK: - Somebody else

    @Test(arguments: [
        ("en", "my name is Walter Novak", "when is my appointment"),
        ("en", "hello, this is Walter Novak", "when is my appointment"),
        ("en", "hello this is walter novak", "when is my appointment"),
        ("en", "this is Walter Novak, say that again", "what else do I have"),
        ("es", "hola, me llamo Walter Novak", "cuándo es mi cita"),
        ("hi", "मेरा नाम वाल्टर नोवाक है", "मेरी अपॉइंटमेंट कब है"),
        ("fr", "bonjour, je suis Walter Novak", "quand est mon rendez-vous"),
        ("de", "hallo, hier spricht Walter Novak", "wann ist mein Termin"),
        ("pt", "olá, meu nome é Walter Novak", "quando é minha consulta"),
        ("it", "salve, mi chiamo Walter Novak", "quando è la mia visita"),
    ])
    func `who says they are another is told nothing of the first`(language: String, said: String, wish: String) throws {
        desk.book("2026-12-03T15:00:00Z")
        let wishes = [
            "en": "when is my appointment", "es": "cuándo es mi cita", "hi": "मेरी अपॉइंटमेंट कब है",
            "fr": "quand est mon rendez-vous", "de": "wann ist mein Termin", "pt": "quando é minha consulta",
            "it": "quando è la mia visita",
        ]
        let (caller, told) = try patient(wishes[language] ?? "", in: language)
        #expect(told.string("response_text").contains("3"), "\(told.text)")
        let now = try caller.say(said)
        #expect(now["session.is_verified"] == false, "\(now.text)")
        #expect(!now.string("response_text").contains("Wilson"), "\(now.text)")
        let asked = try caller.say(wish)
        #expect(!asked.string("response_text").contains("Wilson"), "\(asked.text)")
    }

    @Test(arguments: ["this is Grace", "my name is Grace Bennett", "it's Grace Bennett again"])
    func `who says their own name again stays who they are`(said: String) throws {
        desk.book("2026-12-03T15:00:00Z")
        let (caller, _) = try patient("when is my appointment")
        #expect(try caller.say(said)["session.is_verified"] == true)
    }

    @Test func `what is about to be cancelled is not read out to another`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, asked) = try patient("cancel my appointment")
        #expect(asked.string("session.asked") == "visit", "\(asked.text)")
        let other = try caller.say("hello, this is Walter Novak")
        #expect(other.string("session.asked") == "date_of_birth", "\(other.text)")
    }

    // MARK: - Numbers and days that are none

    @Test(arguments: [
        "are you kidding me, I already told you three times", "my second toe hurts", "I have two kids",
    ])
    func `a number in a complaint is no kind of visit`(said: String) throws {
        let caller = desk.call()
        try caller.say("I'd like an appointment")
        let answer = try caller.say(said)
        // What hurts may be a person's to hear.
        #expect(["visit_type", "person"].contains(answer.string("session.asked")), "\(said): \(answer.text)")
    }

    @Test(arguments: ["this is the second time I'm asking", "I told you three times"])
    func `a number in a complaint is no visit`(said: String) throws {
        for day in ["01", "02", "03"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("cancel my appointment")
        #expect(try caller.say(said).string("session.asked") != "confirm")
        let asked = try caller.say("the first one")
        #expect(asked.string("response_text").contains("December 1"), "\(asked.text)")
        let same = try caller.say(said)
        #expect(!same.string("response_text").contains("December 2"), "\(same.text)")
    }

    @Test(arguments: [
        "the second one please", "number two", "2", "cancel the second one", "I'd like to cancel the second", "two",
    ])
    func `a number that names a visit still does`(said: String) throws {
        for day in ["01", "02", "03"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("cancel my appointment")
        let asked = try caller.say(said)
        #expect(asked.string("response_text").contains("December 2"), "\(said): \(asked.text)")
    }

    @Test(arguments: [
        ("en", "last Tuesday"), ("en", "yesterday"), ("en", "I want to cancel Tuesday's"), ("en", "the twelfth"),
        ("es", "el martes pasado"), ("fr", "hier"), ("de", "letzten Dienstag"), ("pt", "ontem"), ("it", "ieri"),
        ("hi", "पिछले मंगलवार"),
    ])
    func `a day without its month is nobody's birth`(language: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let wishes = [
            "en": "cancel my appointment", "es": "quiero cancelar mi cita", "hi": "मेरा अपॉइंटमेंट रद्द कर दो",
            "fr": "je voudrais annuler mon rendez-vous", "de": "ich möchte meinen Termin absagen",
            "pt": "quero cancelar minha consulta", "it": "vorrei annullare la mia visita",
        ]
        for line in [wishes[language] ?? "", "Grace Bennett"] { try caller.say(line) }
        let answer = try caller.say(said)
        #expect(answer.string("session.asked") == "date_of_birth", "\(answer.text)")
        let year = [
            "in which year", "en qué año", "votre année de", "in welchem Jahr", "em que ano", "suo anno di", "किस साल",
        ]
        #expect(!year.contains { answer.string("response_text").contains($0) }, "\(answer.text)")
    }

    @Test(arguments: ["April 18th", "4/18", "the eighteenth of April"])
    func `a birth may come without its year`(said: String) throws {
        let caller = desk.call()
        for line in ["when is my appointment", "Grace Bennett"] { try caller.say(line) }
        #expect(try caller.say(said).string("response_text").contains("which year"))
    }

    // MARK: - What was told last

    @Test(arguments: [
        ("en", "when is my appointment", "and on December 3rd?"),
        ("en", "when is my appointment", "what about next week"),
        ("en", "when is my appointment", "do I have one on December 3rd"),
        ("es", "cuándo es mi cita", "¿y el 3 de diciembre?"), ("fr", "quand est mon rendez-vous", "et le 3 décembre ?"),
        ("de", "wann ist mein Termin", "und am 3. Dezember?"),
        ("pt", "quando é minha consulta", "e no dia 3 de dezembro?"),
        ("it", "quando è la mia visita", "e il 3 dicembre?"), ("hi", "मेरी अपॉइंटमेंट कब है", "और 3 दिसंबर को?"),
    ])
    func `a day after visits were told is of the visits`(language: String, wish: String, said: String) throws {
        desk.book("2026-12-03T15:00:00Z")
        let (caller, _) = try patient(wish, in: language)
        let answer = try caller.say(said)
        #expect(answer.string("session.asked") == "anything_else", "\(answer.text)")
        #expect(answer.string("response_text").contains("Wilson"), "\(answer.text)")
    }

    @Test func `a kind after a price is of the prices, and a plain goal leaves what has not begun`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("when is my appointment")
        #expect(try caller.say("how much is a follow up").string("session.asked") == "anything_else")
        let price = try caller.say("and a first visit")
        #expect(price.string("response_text").contains("$120"), "\(price.text)")
        #expect(try caller.say("book a follow-up").string("session.asked") == "date_and_time")
        let cancel = try caller.say("ok cancel the Tuesday one")
        #expect(cancel.string("session.goal") == "cancel" && cancel.text.contains("December 1"), "\(cancel.text)")
    }

    @Test(arguments: ["What else have you got", "what else", "what other times do you have"])
    func `what else there is asks for other times`(said: String) throws {
        let caller = desk.call()
        try caller.say("a follow-up on Wednesday")
        let answer = try caller.say(said)
        #expect(answer.string("session.goal") == "book", "\(answer.text)")
        #expect(answer.string("session.asked") == "choice", "\(answer.text)")
        #expect(answer.string("options[0].value") > "2026-12-02T11:00", "\(answer.text)")
    }

    // MARK: - Questions and wishes

    @Test(arguments: [
        ("en", "is that with Dr. Ortega"), ("en", "is that on Wednesday"), ("en", "was that at eleven"),
        ("es", "¿es con el doctor Ortega?"), ("fr", "est-ce avec le docteur Ortega ?"),
        ("de", "ist das bei Dr. Ortega?"),
        ("pt", "é com o doutor Ortega?"), ("it", "è con il dottor Ortega?"), ("hi", "क्या यह डॉक्टर Ortega के साथ है"),
    ])
    func `what was read out is asked about and stays as it is`(language: String, said: String) throws {
        desk.book("2026-12-01T15:00:00Z")
        let wishes = [
            "en": "cancel my appointment", "es": "quiero cancelar mi cita", "hi": "मेरा अपॉइंटमेंट रद्द कर दो",
            "fr": "je voudrais annuler mon rendez-vous", "de": "ich möchte meinen Termin absagen",
            "pt": "quero cancelar minha consulta", "it": "vorrei annullare la mia visita",
        ]
        let (caller, asked) = try patient(wishes[language] ?? "", in: language)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        let answer = try caller.say(said)
        #expect(answer.string("session.asked") == "confirm", "\(answer.text)")
        #expect(answer.string("response_text").contains("Wilson"), "\(answer.text)")
        guard language == "en" else { return }
        let booker = desk.call()
        for line in ["book a follow-up on Tuesday at eleven", "Nora Quinn"] { try booker.say(line) }
        let same = try booker.say(said)
        #expect(same.string("session.asked") == "confirm" && same.text.contains("2026-12-01T11:00"), "\(same.text)")
        #expect(same.string("response_text").contains("Wilson"), "\(same.text)")
    }

    @Test func `a price and a wish in one breath are both heard`() throws {
        let answer = try desk.call().say("how much is a first visit and can I have one on Friday at ten")
        #expect(answer.text.contains("$120") && answer.string("session.goal") == "book", "\(answer.text)")
    }

    @Test(arguments: [
        ("en", "I want to book an appointment", "forget it, when are you open on Friday", "Friday"),
        ("es", "quiero una cita", "olvídelo, ¿a qué hora abren el viernes?", "viernes"),
        ("de", "ich möchte einen Termin", "vergessen Sie es, wann haben Sie am Freitag geöffnet?", "Freitag"),
    ])
    func `what is asked behind what drops a booking is answered`(
        language: String, wish: String, said: String, day: String
    ) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(wish)
        let answer = try caller.say(said)
        #expect(answer.string("response_text").contains(day), "\(answer.text)")
        #expect(answer.string("session.goal") == "", "\(answer.text)")
    }

    @Test(arguments: [
        "a follow-up with doctor Miguel please", "a follow-up with Dr. Ortega", "a follow up with dr miguel",
    ])
    func `a doctor may be called by any name that is theirs alone`(said: String) throws {
        let answer = try desk.call().say(said + " on Wednesday at ten")
        #expect(!answer.string("response_text").contains("don't know a doctor"), "\(answer.text)")
        #expect(answer.text.contains("Ortega"), "\(answer.text)")
    }

    @Test(arguments: [("HRB-55WXYZ", "W X Y Z"), ("HRB-5556K8", "five six K eight"), ("HRB-5556K8", "it's 5 6 K 8")])
    func `a member id may end with letters`(number: String, said: String) throws {
        let walter = """
            {"id":"P-2002","name":"Walter Novak","date_of_birth":"1948-01-12","territory_id":"demo",
            "coverages":[{"provider":"Commonwealth Health Plan","policy_number":"\(number)"}]}
            """
        #expect(desk.send(.post, "/patients", walter).status == 201)
        let caller = desk.call()
        for line in ["when is my appointment", "Walter Novak", "January 12 1948"] { try caller.say(line) }
        let answer = try caller.say(said)
        #expect(answer["session.is_verified"] == true, "\(answer.text)")
    }
}
