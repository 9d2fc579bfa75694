import TestSupport
import Testing
import Web

@testable import App

/// Parts of weeks and months, said on Sunday, 29 November 2026.
extension ConversationTests {
    @Test(arguments: [
        ("en", "early next week", "2026-11-30", "2026-12-01"), ("en", "late next week", "2026-12-03", "2026-12-04"),
        ("en", "toward the end of next week", "2026-12-03", "2026-12-04"),
        ("en", "the middle of next week", "2026-12-01", "2026-12-03"),
        ("en", "later in the week", "2026-12-03", "2026-12-04"),
        ("de", "später in der Woche", "2026-12-03", "2026-12-04"),
        ("en", "in mid December", "2026-12-11", "2026-12-20"),
        ("en", "at the beginning of December", "2026-12-01", "2026-12-07"),
        ("en", "the last Friday of the month", "2026-12-25", "2026-12-25"),
        ("es", "a principios de la semana que viene", "2026-11-30", "2026-12-01"),
        ("es", "a mediados de diciembre", "2026-12-11", "2026-12-20"),
        ("fr", "à la fin de la semaine prochaine", "2026-12-03", "2026-12-04"),
        ("de", "Mitte nächster Woche", "2026-12-01", "2026-12-03"),
        ("de", "Anfang Dezember", "2026-12-01", "2026-12-07"),
        ("pt", "no fim da semana que vem", "2026-12-03", "2026-12-04"),
        ("it", "alla fine della settimana prossima", "2026-12-03", "2026-12-04"),
        ("hi", "अगले हफ्ते के आखिर में", "2026-12-03", "2026-12-04"),
    ])
    func `a part of a week or a month is some days of it`(
        language: String, said: String, first: String, last: String
    ) throws {
        let wishes = [
            "en": "I'd like a follow-up", "es": "una revisión", "fr": "une visite de suivi", "de": "eine Kontrolle",
            "pt": "um retorno", "it": "un controllo", "hi": "फॉलो अप",
        ]
        let caller = desk.call()
        try caller.say("", language: language)
        #expect(try caller.say(wishes[language] ?? "").string("session.asked") == "date_and_time")
        let offered = try caller.say(said)
        #expect(offered.string("session.asked") == "choice", "\(offered.text)")
        for place in 0..<2 {
            let value = offered.string("options[\(place)].value").prefix(10)
            #expect(value.isEmpty || (first...last).contains(String(value)), "\(offered.text)")
        }
        #expect(!offered.string("options[0].value").isEmpty, "\(offered.text)")
    }

    @Test func `later in the week is of the week of what was offered`() throws {
        let caller = desk.call()
        try caller.say("I'd like a follow-up")
        let offered = try caller.say("on Tuesday the eighth of December")
        #expect(offered.string("options[0].value").hasPrefix("2026-12-08"), "\(offered.text)")
        let later = try caller.say("do you have something later in the week")
        #expect(later.string("session.asked") == "choice", "\(later.text)")
        let day = String(later.string("options[0].value").prefix(10))
        #expect(("2026-12-10"..."2026-12-11").contains(day), "\(later.text)")
    }

    @Test func `what stands apart from a week is no part of it`() throws {
        let caller = desk.call()
        try caller.say("I'd like a follow-up")
        let offered = try caller.say("I'm late, next week please")
        #expect(offered.string("options[0].value").hasPrefix("2026-11-30"), "\(offered.text)")
    }

    @Test func `tomorrow is tomorrow by the clock of the clinic that is spoken of`() throws {
        // On the other side of the world, where it is Monday already.
        let far = TalkDesk.harbor.replacing("Harbor Clinic", with: "Wharf Clinic")
            .replacing("America/New_York", with: "Pacific/Auckland")
        let set = desk.send(.put, "/clinics/wharf", far, headers: ["if-match": "\"0\""])
        #expect(set.status == 200, "\(set.text)")
        let caller = desk.call()
        let asked = try caller.say("I'd like to book a first visit at the Wharf Clinic")
        #expect(asked.string("session.asked") == "date_and_time", "\(asked.text)")
        let answer = try caller.say("tomorrow at ten")
        #expect(answer.text.contains("2026-12-01"), "\(answer.text)")
        let here = try desk.call().say("I'd like to book a first visit at Harbor Clinic tomorrow at ten")
        #expect(here.text.contains("2026-11-30"), "\(here.text)")
    }
}
