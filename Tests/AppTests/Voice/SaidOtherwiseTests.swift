import Dates
import Dialogue
import Foundation
import TestSupport
import Testing
import Understanding
import Web

@testable import App

/// What callers say in other words than a table would have it, read without a call.
struct SaidOtherwiseTests {
    static let today = CalendarDate(year: 2026, month: 11, day: 29) ?? CalendarDate(daysSince1970: 0)
    static let world = World(clinics: [
        World.Clinic(
            id: "harbor", name: "Harbor", address: nil, currency: "USD", today: today, now: 720,
            hours: Array(repeating: 480..<1_080, count: 7), holidays: [],
            visitTypes: [
                World.VisitType(id: "first-visit", name: "First visit"),
                World.VisitType(id: "follow-up", name: "Follow-up"),
                World.VisitType(id: "dressing-change", name: "Dressing change"),
            ],
            doctors: [
                World.Doctor(id: "D-1", name: "Dr. Elena Park"), World.Doctor(id: "D-2", name: "Dr. Julian Hale"),
            ])
    ])

    static func hear(_ text: String, in language: String = "en", asked: Ask? = nil, goal: Goal? = nil) -> Heard {
        var state = State(language: language)
        (state.asked, state.goal) = (asked, goal)
        return Listening(world, VoiceNames(world), .northAmerica, state).hear(text)
    }

    // MARK: - Names

    @Test(arguments: [
        "let's do 4", "let me get my card", "it's me", "go on then", "it's urgent", "my foot is bleeding a bit",
        "we spoke yesterday", "I'll pay cash", "I'm calling for my mom", "hang on let me look", "he's my neighbor",
    ])
    func `a sentence is nobody's name`(said: String) {
        #expect(Self.hear(said, asked: .name, goal: .book).names == [])
    }

    @Test(arguments: [
        ("es", "déjeme buscar mi tarjeta"), ("es", "es urgente"), ("hi", "मेरे पैर में दर्द है"), ("fr", "je paie en espèces"),
        ("fr", "c'est urgent"), ("de", "ich hole meine Karte"), ("de", "es ist dringend"),
        ("pt", "deixa eu pegar meu cartão"),
        ("it", "mi lasci prendere la carta"), ("it", "è urgente"),
    ])
    func `nor is one in another language`(language: String, said: String) {
        #expect(Self.hear(said, in: language, asked: .name, goal: .book).names == [])
    }

    @Test(arguments: [
        ("en", "nora quinn"), ("en", "it's nora quinn"), ("en", "Nora Quinn"), ("en", "maria garcia lopez"),
        ("en", "james wilson"), ("en", "priya sharma"), ("en", "mohammed khan"), ("en", "wei zhang"),
        ("en", "luis de la cruz"), ("en", "xochitl tran"), ("es", "josé garcía"), ("fr", "marie dupont"),
        ("de", "hans müller"),
        ("pt", "joão da silva"), ("it", "maria rossi"), ("hi", "रवि कुमार"), ("en", "Will Drew"),
    ])
    func `a name is one without capitals`(language: String, said: String) {
        #expect(!Self.hear(said, in: language, asked: .name, goal: .book).names.isEmpty)
    }

    // MARK: - Spelling

    @Test(arguments: [
        ("Peter Abbott, that's A double B O double T", "Peter Abbott"),
        ("Peter Abbott, that's A B B O T T", "Peter Abbott"),
        ("Dan Meyer, M for Mike E for Echo Y for Yankee E for Echo R for Romeo", "Dan Meyer"),
        ("M for Mike, E for Echo, Y for Yankee, E for Echo, R for Romeo, first name Dan", "Dan Meyer"),
        ("Alpha Bravo Bravo Oscar Tango Tango, Peter", "Peter Abbott"),
        ("peter abott a b b o t t", "Peter Abbott"), ("Anita Sharma, S H A R M A", "Anita Sharma"),
    ])
    func `what is spelled is the name that it spells`(said: String, name: String) {
        #expect(Self.hear(said, asked: .name, goal: .book).names.first == name)
    }

    // MARK: - What is refused

    @Test(arguments: [
        ("en", "a follow up on december 8, anyone but Dr. Park", "follow-up"),
        ("en", "a follow up, not with Dr. Park", "follow-up"),
        ("es", "una revisión, pero no con la doctora Park", "follow-up"),
        ("fr", "une visite de suivi, mais pas avec le docteur Park", "follow-up"),
        ("de", "eine Kontrolle, aber nicht bei Doktor Park", "follow-up"),
        ("pt", "um retorno, menos com a doutora Park", "follow-up"),
        ("it", "un controllo, ma non con la dottoressa Park", "follow-up"),
        ("hi", "फॉलो अप चाहिए, डॉक्टर Park के अलावा", "follow-up"),
    ])
    func `a doctor who is refused is not taken`(language: String, said: String, type: String) {
        let heard = Self.hear(said, in: language)
        #expect(heard.doctor == nil && heard.excludedDoctors == ["D-1"])
        #expect(heard.visitType == type)
    }

    @Test func `another doctor takes the place of the one who is refused`() {
        for said in ["not Dr. Park, Dr. Hale", "no, not park, hale please", "Dr. Hale instead of Dr. Park"] {
            let heard = Self.hear(said, asked: .confirm, goal: .book)
            #expect(heard.doctor == "D-2" && heard.excludedDoctors == ["D-1"], "\(said)")
        }
        #expect(Self.hear("no, Dr. Park", asked: .confirm, goal: .book).doctor == "D-1")
    }

    @Test(arguments: [
        ("en", "no, it's a follow-up, not a first visit"), ("en", "not a first visit, a follow-up"),
        ("en", "it's not my first visit, I need a follow-up"), ("es", "no es primera visita, es una revisión"),
        ("fr", "pas une première visite, un suivi"), ("de", "kein Ersttermin, eine Kontrolle"),
        ("pt", "não é primeira consulta, é um retorno"), ("it", "non è una prima visita, è un controllo"),
        ("hi", "पहली विज़िट नहीं, फॉलो अप"),
    ])
    func `another kind of visit takes the place of the one that is refused`(language: String, said: String) {
        let heard = Self.hear(said, in: language, asked: .confirm, goal: .book)
        #expect(heard.visitType == "follow-up" && heard.excludedVisitTypes == ["first-visit"])
    }

    @Test(arguments: [
        ("en", "a follow-up as soon as possible but not on a Monday", [0]),
        ("en", "I can never do Tuesdays, I'd like a follow up in december", [1]),
        ("en", "a follow up on Thursday, I can't do Wednesday", [2]), ("en", "a follow up, Mondays don't work", [0]),
        ("es", "una revisión, los lunes no puedo", [0]), ("es", "una revisión, nunca los martes", [1]),
        ("fr", "un suivi, jamais le mardi", [1]), ("de", "eine Kontrolle, montags kann ich nicht", [0]),
        ("pt", "um retorno, não posso na terça", [1]), ("it", "un controllo, il martedì non posso", [1]),
        ("hi", "फॉलो अप चाहिए, मंगलवार को नहीं", [1]),
    ])
    func `a weekday that is ruled out is one of every week`(language: String, said: String, weekdays: [Int]) {
        #expect(Self.hear(said, in: language).excludedWeekdays == weekdays)
    }

    @Test func `what is said of mornings is not said of the afternoon`() {
        let heard = Self.hear("follow-up tomorrow after 3 pm, mornings don't work for me")
        #expect(heard.times.last?.from == 900, "\(heard.times)")
        #expect(heard.days == [Heard.Days(Self.today.advanced(by: 1))])
    }

    // MARK: - What is changed

    @Test(arguments: [
        ("en", "I need to change my dressing"), ("en", "can somebody change my bandages on Friday"),
        ("es", "necesito cambiar el vendaje mañana"), ("es", "cambio de vendaje el 22 de diciembre a las 2:15"),
        ("pt", "preciso trocar o curativo amanhã"), ("fr", "il faut changer mon pansement demain"),
        ("de", "ich muss den Verband wechseln lassen"), ("it", "devo cambiare la medicazione domani"),
        ("hi", "मुझे पट्टी बदलवानी है"),
    ])
    func `a dressing that is changed is a visit`(language: String, said: String) {
        let heard = Self.hear(said, in: language)
        #expect(!heard.means(.reschedule) && heard.visitType == "dressing-change")
    }

    @Test(arguments: [
        ("en", "change my dressing appointment to Friday"), ("en", "can you change my dressing change to Friday"),
        ("en", "my Friday visit, can it be next week"), ("es", "cámbiame la cita del miércoles al viernes"),
        ("es", "la cita del lunes cámbiemela al martes"), ("de", "ich möchte meinen Termin vorziehen"),
        ("hi", "मेरी अपॉइंटमेंट शुक्रवार की है, उसे अगले हफ्ते कर दीजिए"), ("hi", "meri appointment agle hafte kar do"),
        ("fr", "je voudrais avancer mon rendez-vous"), ("it", "la visita di lunedì, me la sposti a martedì"),
        ("pt", "quero antecipar minha consulta"),
    ])
    func `a visit from one day to another is moved`(language: String, said: String) {
        #expect(Self.hear(said, in: language).means(.reschedule))
    }

    @Test(arguments: [
        "book a follow up after my shift at four on Wednesday", "cancel my appointment on Monday",
        "when is my appointment on Friday", "meri appointment cancel kar do", "meri appointment book kar do",
    ])
    func `what only sounds so moves nothing`(said: String) {
        #expect(!Self.hear(said).means(.reschedule))
    }

    // MARK: - Fillers, and forms of dates

    @Test func `sounds between words are none of them`() {
        let heard = Self.hear("follow up next uh Tuesday at uh two")
        #expect(
            heard.days.last == Self.hear("follow up next Tuesday at two").days.last && heard.times.last?.isOne == true)
        let born = Self.hear("February um eleventh nineteen fifty six", asked: .dateOfBirth, goal: .cancel)
        #expect(born.pastDays == [CalendarDate(year: 1956, month: 2, day: 11)])
    }

    @Test func `after lunch tomorrow is tomorrow`() {
        let heard = Self.hear("a follow up after lunch tomorrow")
        #expect(heard.days == [Heard.Days(Self.today.advanced(by: 1))] && heard.times.last?.from ?? 0 >= 720)
    }

    @Test func `from eleven to one goes over noon`() {
        #expect(Self.hear("a follow up tomorrow from eleven to one").times.last == Heard.Times(660, 780))
    }
}

/// The same in whole calls.
extension ConversationTests {
    @Test func `one name alone is asked about once`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday at ten")
        #expect(try caller.say("Nora").string("session.asked") == "name")
        #expect(try caller.say("Quinn").string("response_text").contains("for Nora Quinn"))
        let other = desk.call()
        try other.say("book a follow-up on Wednesday at ten")
        #expect(try other.say("Lakshmi").string("session.asked") == "name")
        #expect(try other.say("Lakshmi").string("response_text").contains("for Lakshmi"))
    }

    @Test(arguments: [
        ("en", "my foot is turning black and I have a fever"), ("en", "I have a fever and my wound is red"),
        ("es", "tengo el pie negro"), ("fr", "j'ai de la fièvre et ma plaie est rouge"),
        ("de", "mein Zeh wird schwarz"), ("pt", "meu dedo está preto"), ("it", "ho la febbre e la ferita è rossa"),
        ("hi", "मेरा पैर काला पड़ रहा है"),
    ])
    func `what cannot wait is put through`(language: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        #expect(try caller.say(said).string("next_action") == "transfer")
    }

    @Test(arguments: [
        ("en", "my wound smells and it's oozing"), ("en", "the wound looks infected"), ("en", "I'm in a lot of pain"),
        ("en", "I fell and the wound has opened again"), ("es", "la herida huele mal"), ("es", "me duele mucho el pie"),
        ("fr", "ma plaie suinte"), ("de", "die Wunde riecht und nässt"), ("pt", "a ferida está com pus"),
        ("it", "la ferita puzza"), ("hi", "घाव से बदबू आ रही है"),
    ])
    func `who tells of a wound is offered a person`(language: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        #expect(try caller.say(said).string("session.asked") == "person")
        let yes = ["en": "yes", "es": "sí", "fr": "oui", "de": "ja", "pt": "sim", "it": "sì", "hi": "हाँ"]
        #expect(try caller.say(yes[language] ?? "").string("next_action") == "transfer")
    }

    @Test func `a wound is a reason to come, and the form waits for a no`() throws {
        #expect(try desk.call().say("I'd like an appointment, my wound hurts").string("session.goal") == "book")
        #expect(try desk.call().say("my wound doesn't hurt").string("session.asked") != "person")
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday at ten")
        #expect(try caller.say("my foot is bleeding a bit").string("session.asked") == "person")
        #expect(try caller.say("no").string("session.asked") == "name")
    }

    @Test func `what a visit is for is a reason, whatever hurts`() throws {
        let caller = desk.call()
        try caller.say("book an appointment")
        #expect(try caller.say("my toe hurts").string("session.asked") == "visit_type")
    }

    @Test func `every visit can be cancelled and heard of`() throws {
        for day in ["01", "02", "03", "04", "07", "08"] { desk.book("2026-12-\(day)T15:00:00Z") }
        let (caller, _) = try patient("cancel my appointment on December 8")
        let asked = try caller.say("yes")
        #expect(asked.string("session.outcome") == "cancelled", "\(asked.text)")
        let (other, first) = try patient("when are my appointments")
        #expect(first.string("response_text").contains("more after"), "\(first.text)")
        #expect(try other.say("what are the rest").string("response_text").contains("December 7"))
    }

    @Test func `who is refused is not offered`() throws {
        let caller = desk.call()
        let asked = try caller.say("a follow up on Tuesday at ten, anyone but Dr. Wilson")
        #expect(asked.string("session.asked") == "name", "\(asked.text)")
        #expect(try caller.say("Nora Quinn").string("response_text").contains("Ortega"))
    }

    @Test func `days that are ruled out are not offered in the place of others`() throws {
        let soon = try desk.call().say("a follow-up as soon as possible but not on a Monday")
        #expect(soon.string("options[0].value").hasPrefix("2026-12-01"), "\(soon.text)")
        // Saturday, when nobody is there: what is near it.
        let near = try desk.call().say("a follow-up on Saturday, I can never do Fridays")
        #expect(!near.text.contains("2026-12-04"), "\(near.text)")
    }

    @Test func `a second visit is counted from the first`() throws {
        let caller = desk.call()
        for said in ["a follow up on Tuesday at ten and a first visit two days later", "Nora Quinn"] {
            try caller.say(said)
        }
        let next = try caller.say("yes")
        #expect(next.string("response_text").contains("December 3"), "\(next.text)")
        let other = desk.call()
        for said in ["a first visit on Wednesday at ten and then a follow up a week later", "Ann Quinn"] {
            try other.say(said)
        }
        let later = try other.say("yes")
        #expect(later.string("response_text").contains("December 9"), "\(later.text)")
    }

    @Test func `of two clinics each is told`() throws {
        let other = TalkDesk.harbor.replacingOccurrences(of: "Harbor Clinic", with: "Garden Clinic")
        #expect(desk.send(.put, "/clinics/garden", other, headers: ["if-match": "\"0\""]).status == 200)
        for said in ["where are you", "are you open on Tuesday"] {
            let told = try desk.call().say(said).string("response_text")
            #expect(told.contains("Harbor") && told.contains("Garden"), "\(told)")
        }
        let price = desk.call()
        #expect(try price.say("how much is a first visit").string("session.asked") == "clinic")
        #expect(try price.say("Garden").string("response_text").contains("120"))
    }

    @Test func `every day that is named is answered`() throws {
        for said in ["do you open on weekends", "are you open on saturdays and sundays"] {
            let told = try desk.call().say(said).string("response_text")
            #expect(told.contains("Saturday") && told.contains("Sunday"), "\(told)")
        }
        let early = try desk.call().say("are you open now", now: TalkDesk.now + 19 * 3_600)
        #expect(early.string("response_text").contains("closed now"), "\(early.text)")
    }
}
