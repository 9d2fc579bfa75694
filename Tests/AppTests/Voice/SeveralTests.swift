import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// People who want several things at once, either of two, or the rest of what they were told.
extension ConversationTests {
    @Test(arguments: [
        ("en", "I need a first visit on Tuesday and a follow-up on Thursday", "yes", "First, First visit."),
        ("es", "necesito una primera visita el martes y un seguimiento el jueves", "sí", "Primero: First visit."),
        ("de", "ich brauche einen Ersttermin am Dienstag und eine Kontrolle am Donnerstag", "ja", "Zuerst"),
    ])
    func `two visits in one sentence are booked one after the other`(
        language: String, wish: String, yes: String, first: String
    ) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let offered = try caller.say(wish)
        #expect(offered.string("response_text").hasPrefix(first), "\(offered.text)")
        #expect(offered.string("options[0].value").hasPrefix("2026-12-01"), "\(offered.text)")
        for said in ["1", "Nora Quinn"] { try caller.say(said) }
        let next = try caller.say(yes)
        #expect(next.string("session.goal") == "book", "\(next.text)")
        #expect(next.string("response_text").contains("Follow-up"), "\(next.text)")
        #expect(next.string("options[0].value").hasPrefix("2026-12-03"), "\(next.text)")
        try caller.say("1")
        #expect(try caller.say(yes).string("session.asked") == "anything_else")
        #expect(try desk.visits().map { $0.prefix(17) } == ["booked 2026-12-01", "booked 2026-12-03"])
    }

    @Test func `what comes after is let go with what it came with`() throws {
        let caller = desk.call()
        try caller.say("a first visit on Tuesday and a follow-up on Thursday")
        try caller.say("forget it")
        let answer = try caller.say("book a first visit on Wednesday at ten")
        #expect(answer.string("session.asked") == "name", "\(answer.text)")
        try caller.say("Nora Quinn")
        #expect(try caller.say("yes").string("session.asked") == "anything_else")
    }

    @Test(arguments: [
        ("book a first visit no sorry a follow-up on Tuesday at ten", "Follow-up"),
        ("book a follow-up actually make that a first visit on Tuesday at ten", "First visit"),
    ])
    func `a kind of visit in the place of another one counts`(wish: String, what: String) throws {
        let caller = desk.call()
        try caller.say(wish)
        let asked = try caller.say("Nora Quinn")
        #expect(asked.string("response_text").contains(what), "\(asked.text)")
    }

    @Test(arguments: ["a first visit or a follow-up", "I had my first visit last week and need a follow-up or so"])
    func `which of two kinds is asked`(wish: String) throws {
        let answer = try desk.call().say("I'd like to book \(wish)")
        #expect(answer.string("session.asked") == "visit_type", "\(answer.text)")
    }

    // MARK: - Either of two

    @Test(arguments: [
        ("en", "a follow-up either Tuesday or Wednesday afternoon"), ("es", "una revisión el martes o el miércoles"),
        ("hi", "फॉलो अप मंगलवार या बुधवार को"), ("fr", "une visite de suivi mardi ou mercredi"),
        ("de", "eine Kontrolle am Dienstag oder Mittwoch"), ("pt", "um retorno na terça ou na quarta"),
        ("it", "un controllo martedì o mercoledì"),
    ])
    func `of two days the first is offered`(language: String, wish: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let offered = try caller.say(wish)
        #expect(offered.string("options[0].value").hasPrefix("2026-12-01"), "\(offered.text)")
    }

    @Test func `days between two of which either will do are not offered, until they are named`() throws {
        // On Mondays nobody is there in the afternoon.
        let caller = desk.call()
        let offered = try caller.say("a follow-up Monday afternoon or Thursday afternoon")
        #expect(offered.string("options[0].value").hasPrefix("2026-12-03T1"), "\(offered.text)")
        let named = try caller.say("Wednesday then")
        #expect(named.string("options[0].value").hasPrefix("2026-12-02"), "\(named.text)")
    }

    @Test func `of two times both are looked for`() throws {
        desk.book("2026-12-01T15:00:00Z", doctor: "D-11")
        desk.book("2026-12-01T15:30:00Z", doctor: "D-11")
        let offered = try desk.call().say("a follow-up with Dr. Wilson Tuesday at ten or eleven")
        #expect(offered.text.contains("2026-12-01T11:00"), "\(offered.text)")
    }

    @Test(arguments: [
        ("en", "a follow-up with Dr. Wilson Tuesday at ten or Wednesday at two"),
        ("es", "una revisión con la doctora Wilson el martes a las diez o el miércoles a las dos de la tarde"),
        ("de", "eine Kontrolle bei Dr. Wilson am Dienstag um zehn oder am Mittwoch um vierzehn Uhr"),
        ("fr", "une visite de suivi avec le docteur Wilson mardi à dix heures ou mercredi à quatorze heures"),
        ("hi", "Wilson के साथ फॉलो अप मंगलवार को दस बजे या बुधवार को दो बजे"),
    ])
    func `of two days with a time each the second is taken where the first is not free`(language: String, wish: String)
        throws
    {
        let free = desk.call()
        try free.say("", language: language)
        let first = try free.say(wish)
        #expect(first.string("session.asked") == "name", "\(first.text)")
        #expect(first.text.contains("2026-12-01T10:00"), "\(first.text)")
        // What the first caller is about to take is not free.
        let caller = desk.call()
        try caller.say("", language: language)
        let second = try caller.say(wish)
        #expect(second.string("session.asked") == "name", "\(second.text)")
        #expect(second.text.contains("2026-12-02T14:00"), "\(second.text)")
    }

    // MARK: - All of them, and the rest

    @Test(arguments: [
        ("en", "cancel both of my appointments", "yes"), ("es", "quiero cancelar todas mis citas", "sí"),
        ("hi", "मेरे दोनों अपॉइंटमेंट रद्द कर दो", "हाँ"), ("fr", "je voudrais annuler tous mes rendez-vous", "oui"),
        ("de", "ich möchte alle meine Termine absagen", "ja"), ("pt", "quero cancelar as duas consultas", "sim"),
        ("it", "vorrei annullare entrambe le visite", "sì"),
    ])
    func `all visits are cancelled one by one`(language: String, wish: String, yes: String) throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-03T16:00:00Z", type: "first-visit")
        let (caller, first) = try patient(wish, in: language)
        #expect(first.string("session.asked") == "confirm", "\(first.text)")
        #expect(first.string("response_text").contains("Follow-up"), "\(first.text)")
        let second = try caller.say(yes)
        #expect(second.string("session.asked") == "confirm", "\(second.text)")
        #expect(second.string("response_text").contains("First visit"), "\(second.text)")
        #expect(try caller.say(yes).string("session.asked") == "anything_else")
        #expect(try desk.visits().allSatisfy { $0.hasPrefix("cancelled") })
    }

    @Test func `of all visits one may be kept, and all may be said when it is asked which`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-03T16:00:00Z", type: "first-visit")
        let (caller, asked) = try patient("cancel my appointment")
        #expect(asked.string("session.asked") == "visit", "\(asked.text)")
        #expect(try caller.say("all of them").string("session.asked") == "confirm")
        let second = try caller.say("no")
        #expect(second.string("session.asked") == "confirm", "\(second.text)")
        try caller.say("yes")
        #expect(try desk.visits().map { $0.prefix(9) } == ["booked 20", "cancelled"])
    }

    @Test(arguments: [
        ("en", "when are my appointments", "what are the others"), ("es", "cuándo son mis citas", "y después"),
        ("hi", "मेरी अपॉइंटमेंट कब हैं", "और बाकी"), ("fr", "quand sont mes rendez-vous", "et après"),
        ("de", "wann sind meine Termine", "und danach"), ("pt", "quando são minhas consultas", "e depois"),
        ("it", "quando sono le mie visite", "e poi"),
    ])
    func `the rest of the visits is read out when it is asked for`(language: String, wish: String, more: String) throws
    {
        for day in ["01", "02", "03", "04", "08"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, told) = try patient(wish, in: language)
        #expect(told.string("session.asked") == "anything_else", "\(told.text)")
        let rest = try caller.say(more)
        #expect(rest.string("response_text").contains("8"), "\(rest.text)")
        let cancel = try caller.say("cancel the second one")
        #expect(language != "en" || cancel.string("response_text").contains("December 8"), "\(cancel.text)")
    }

    @Test func `when nothing is left of the visits that is said`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("when are my appointments")
        let rest = try caller.say("and after that?")
        #expect(rest.string("response_text").hasPrefix("Those were all of them."), "\(rest.text)")
    }

    @Test func `visits of a day are those that are asked for`() throws {
        for day in ["01", "03"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, thursday) = try patient("do I have an appointment on Thursday")
        #expect(thursday.string("response_text").contains("December 3"), "\(thursday.text)")
        #expect(!thursday.string("response_text").contains("December 1,"), "\(thursday.text)")
        let friday = try caller.say("do I have an appointment on Friday")
        #expect(friday.string("response_text").hasPrefix("You have nothing booked then."), "\(friday.text)")
        #expect(friday.string("response_text").contains("December 1"), "\(friday.text)")
    }

    // MARK: - In small letters, and in Latin ones

    @Test(arguments: [
        "hi this is grace bennett i need to cancel my appointment", "i'm grace bennett and i want to cancel my visit",
    ])
    func `a name that is written without capitals is one`(wish: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        #expect(try desk.call().say(wish).string("session.asked") == "date_of_birth")
    }

    @Test(arguments: [
        "i am late for my appointment", "it's about my appointment", "this is urgent", "i'm calling to book a visit",
        "i am a new patient", "it's me again",
    ])
    func `what is no name is none`(wish: String) throws {
        let answer = try desk.call().say(wish)
        #expect(!answer.text.contains(#""value":"given""#), "\(answer.text)")
    }

    @Test(arguments: [
        "mujhe follow up ke liye appointment chahiye kal subah das baje",
        "kal subah 10 baje ka follow up appointment chahiye",
        "follow up ke liye mangalvar ko nahi, kal subah das baje appointment book karna hai",
    ])
    func `Hindi in Latin letters is understood as Hindi`(wish: String) throws {
        let caller = desk.call()
        let asked = try caller.say(wish)
        #expect(asked.string("session.language") == "hi", "\(asked.text)")
        #expect(asked.string("session.asked") == "name", "\(asked.text)")
        let confirm = try caller.say("mera naam Ravi Das hai")
        #expect(confirm.string("response_text").contains("Ravi Das"), "\(confirm.text)")
        #expect(try caller.say("haan ji, kar do").string("session.outcome") == "booked")
        #expect(try desk.visits() == ["booked 2026-11-30T10:00 D-11"])
    }
}

/// People who rule something out, take it back, or say several things about themselves at once.
extension ConversationTests {
    @Test(arguments: [
        ("en", "the first one no sorry the third", "11"), ("en", "the second no wait the third one", "11"),
        ("es", "la segunda no perdón la tercera", "11"), ("fr", "le deuxième non pardon le troisième", "11"),
        ("de", "den ersten nein doch den dritten", "11"), ("pt", "a segunda não desculpe a terceira", "11"),
        ("it", "la prima anzi la terza", "11"), ("hi", "पहला नहीं तीसरा", "11"),
    ])
    func `of two choices the last one counts`(language: String, said: String, hour: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let offered = try caller.say(
            [
                "en": "a follow-up on Tuesday", "es": "una revisión el martes", "fr": "une visite de suivi mardi",
                "de": "eine Kontrolle am Dienstag", "pt": "um retorno na terça", "it": "un controllo martedì",
                "hi": "मंगलवार को फॉलो अप",
            ][language] ?? "")
        #expect(offered.string("options[2].value") == "2026-12-01T11:00", "\(offered.text)")
        try caller.say(said)
        let asked = try caller.say("Nora Quinn")
        #expect(
            asked.string("session.asked") == "confirm" && asked.text.contains("2026-12-01T\(hour):00"), "\(asked.text)")
    }

    @Test(arguments: ["not nine", "not the first one", "anything but the first one"])
    func `what is ruled out of what was offered is offered no more`(said: String) throws {
        let caller = desk.call()
        try caller.say("a follow-up on Tuesday")
        let left = try caller.say(said)
        #expect(left.string("session.asked") == "choice", "\(left.text)")
        #expect(left.string("options[0].value") == "2026-12-01T10:00", "\(left.text)")
    }

    @Test(arguments: [
        ("all but the first one", "2026-12-02", true), ("the last two", "2026-12-02", true),
        ("the first two", "2026-12-01", true), ("the tuesday one and the thursday one", "2026-12-01", true),
        ("not the first one", "", false),
    ])
    func `some of several visits are cancelled`(said: String, first: String, isChosen: Bool) throws {
        for day in ["01", "02", "03"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("cancel my appointment")
        let asked = try caller.say(said)
        #expect(asked.string("session.asked") == (isChosen ? "confirm" : "visit"), "\(asked.text)")
        guard isChosen else {
            #expect(!asked.string("response_text").contains("December 1"), "\(asked.text)")
            return
        }
        try caller.say("yes")
        #expect(try caller.say("yes").string("session.asked") == "anything_else")
        let cancelled = try desk.visits().filter { $0.hasPrefix("cancelled") }
        #expect(cancelled.count == 2 && cancelled[0].contains(first), "\(cancelled)")
    }

    @Test func `two of a kind are booked, one on each day`() throws {
        let caller = desk.call()
        let first = try caller.say("a follow-up on Tuesday and on Thursday at ten")
        #expect(first.string("session.asked") == "name", "\(first.text)")
        try caller.say("Nora Quinn")
        #expect(try caller.say("yes").string("session.asked") == "confirm")
        try caller.say("yes")
        #expect(try desk.visits().map { $0.prefix(23) } == ["booked 2026-12-01T10:00", "booked 2026-12-03T10:00"])
        // Who says when they have time wants one.
        let free = try desk.call().say("a first visit, I'm free Tuesday and Thursday")
        #expect(free.string("options[0].value").hasPrefix("2026-12-01"), "\(free.text)")
        #expect(!free.string("response_text").hasPrefix("First,"), "\(free.text)")
    }

    @Test(arguments: [
        "no wait keep it", "no leave it", "actually don't cancel it",
    ])
    func `what is about to be cancelled is left`(said: String) throws {
        desk.book()
        let (caller, _) = try patient("cancel my appointment")
        let answer = try caller.say(said)
        #expect(answer.string("session.asked") == "anything_else", "\(answer.text)")
        #expect(try desk.visits().allSatisfy { $0.hasPrefix("booked") })
    }

    @Test func `what is about to be booked is dropped, and another visit is chosen before it is cancelled`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at ten", "Nora Quinn"] { try caller.say(said) }
        #expect(try caller.say("no forget it").string("session.asked") == "anything_else")
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (other, _) = try patient("cancel my appointment")
        try other.say("the first one")
        let asked = try other.say("no wait the second one")
        #expect(asked.string("response_text").contains("December 2"), "\(asked.text)")
    }

    @Test(arguments: [
        ("es", "una revisión no el martes sino el miércoles"), ("fr", "une visite de suivi pas mardi mais mercredi"),
        ("de", "eine Kontrolle nicht Dienstag sondern Mittwoch"), ("it", "un controllo non martedì ma mercoledì"),
        ("en", "a follow-up not tuesday but wednesday"), ("pt", "um retorno não na terça mas na quarta"),
    ])
    func `not one day but the other is the other`(language: String, wish: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let offered = try caller.say(wish)
        #expect(offered.string("options[0].value").hasPrefix("2026-12-02"), "\(offered.text)")
    }

    @Test func `who they are is said in one breath`() throws {
        desk.book("2026-12-02T16:00:00Z")
        let caller = desk.call()
        try caller.say("cancel my appointment")
        let asked = try caller.say("Grace Bennett, April 18th 1952, and the last four are 1234")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        let second = desk.call()
        for said in ["cancel my appointment", "Grace Bennett"] { try second.say(said) }
        #expect(try second.say("April 18th 1952 and it's 1234").string("session.asked") == "confirm")
    }

    @Test(arguments: [
        ("fr", "je m'appelle julie martin c'est pour une première visite mardi à dix heures", "Julie Martin."),
        ("de", "mein name ist karl weber ich brauche einen ersttermin am dienstag um zehn uhr", "Karl Weber."),
        ("en", "follow up for nora quinn on tuesday at ten", "Nora Quinn."),
        ("hi", "मेरा नाम अमित पटेल है और मुझे मंगलवार को दस बजे फॉलो अप चाहिए", "अमित पटेल के"),
        ("en", "main Sunita Rao bol rahi hoon, mangalvar subah das baje follow up", "Sunita Rao के"),
    ])
    func `a name in the middle of a sentence ends where it ends`(language: String, wish: String, name: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let asked = try caller.say(wish)
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        #expect(asked.string("response_text").contains(name.dropLast(name.hasSuffix(".") ? 1 : 0)), "\(asked.text)")
        #expect(!asked.text.contains("C'est") && !asked.text.contains("Brauche") && !asked.text.contains("और मुझे"))
    }

    @Test(arguments: [
        ("kal das baje se pehle follow up chahiye", "2026-11-30T09"),
        ("mujhe das december ko follow up chahiye", "2026-12-10"),
        ("kal subah gyarah baje ke baad follow up chahiye", "2026-11-30T11"),
    ])
    func `limits and days in Hindi stand behind`(wish: String, start: String) throws {
        let offered = try desk.call().say(wish)
        #expect(offered.string("options[0].value").hasPrefix(start), "\(offered.text)")
    }

    @Test func `a price and a time in one question are both answered`() throws {
        let answer = try desk.call().say("how much is a first visit and do you have anything on Wednesday")
        #expect(answer.string("response_text").contains("$120"), "\(answer.text)")
        #expect(answer.string("options[0].value").hasPrefix("2026-12-02"), "\(answer.text)")
    }
}

/// What was said beside the question.
extension ConversationTests {
    @Test func `a name while something else is asked is kept, and asked for no more`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday")
        let again = try caller.say("nora quinn")
        #expect(again.string("session.asked") == "choice" && again.text.contains(#""misheard":0"#), "\(again.text)")
        let asked = try caller.say("the first one")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        #expect(asked.string("response_text").contains("Nora Quinn"), "\(asked.text)")
    }

    @Test func `a limit among what was offered rules out what is before it, and nothing else`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday")
        let later = try caller.say("not before eleven")
        #expect(
            later.string("options[0].value") == "2026-12-01T11:00" || later.text.contains("T11:00"), "\(later.text)")
    }

    @Test func `whether it is the earliest takes none`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday")
        #expect(try caller.say("is that the earliest you have").string("session.asked") == "choice")
        #expect(try caller.say("the second week").string("session.asked") == "choice")
    }
}

/// What the words that they share do not mean.
extension ConversationTests {
    @Test(arguments: ["no I don't need anything else", "no more, thanks", "no that's all"])
    func `who needs nothing more is not told of more`(said: String) throws {
        for day in ["01", "02", "03", "04"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("when are my appointments")
        #expect(try caller.say(said).string("next_action") == "hangup")
    }

    @Test func `who does not need a visit has it cancelled, and who keeps it does not`() throws {
        desk.book()
        let (caller, _) = try patient("cancel my appointment")
        #expect(try caller.say("yes, I don't need it").string("session.outcome") == "cancelled")
        #expect(try desk.visits().allSatisfy { $0.hasPrefix("cancelled") })
    }

    @Test(arguments: ["not the first one, the third", "not the first but the third one"])
    func `one is ruled out for another`(said: String) throws {
        let caller = desk.call()
        try caller.say("a follow-up on Tuesday")
        try caller.say(said)
        #expect(try caller.say("Nora Quinn").text.contains("2026-12-01T11:00"))
    }

    @Test func `more or less is a time`() throws {
        let caller = desk.call()
        try caller.say("", language: "es")
        let offered = try caller.say("una revisión el martes más o menos a las diez")
        #expect(offered.text.contains("2026-12-01T10:00"), "\(offered.text)")
    }

    @Test func `of several that are cancelled another may come first`() throws {
        for day in ["01", "02"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("cancel both of my appointments")
        let second = try caller.say("no wait, the Wednesday one")
        #expect(second.string("response_text").contains("December 2"), "\(second.text)")
        let first = try caller.say("yes")
        #expect(first.string("response_text").contains("like to cancel your Follow-up on Tuesday"), "\(first.text)")
    }

    @Test func `a place and a day ask for no visit`() throws {
        let answer = try desk.call().say("where is my appointment on Tuesday")
        #expect(answer.string("session.goal") != "book", "\(answer.text)")
    }

    @Test func `two visits for somebody else are both theirs`() throws {
        desk.book("2026-12-04T16:00:00Z")
        let (caller, _) = try patient("when is my appointment")
        try caller.say("book a first visit on Tuesday at ten and a follow-up on Thursday at ten for my son")
        let asked = try caller.say("Noah Bennett")
        #expect(asked.string("response_text").contains("Noah Bennett"), "\(asked.text)")
        let next = try caller.say("yes")
        #expect(next.string("response_text").contains("for Noah Bennett"), "\(next.text)")
    }

    @Test func `a kind of visit that two clinics offer is one`() throws {
        let other = TalkDesk.harbor.replacingOccurrences(of: "Harbor Clinic", with: "Garden Clinic")
        #expect(desk.send(.put, "/clinics/garden", other, headers: ["if-match": "\"0\""]).status == 200)
        let answer = try desk.call().say("book a follow-up at Garden on Tuesday")
        #expect(answer.text.contains(#""value":"follow-up""#), "\(answer.text)")
    }
}
