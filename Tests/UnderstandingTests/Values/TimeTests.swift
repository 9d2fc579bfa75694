import Dates
import Testing

@testable import Understanding

/// The first time that a text says.
func time(_ text: String, _ language: String = "en", asked: Question? = nil) -> String? {
    read(text, language, asked: asked).times.first { $0.from != nil }?.from?.text
}

@Suite struct TimeTests {
    @Test(arguments: [
        ("at 6 pm", "18:00"), ("6:15 a.m.", "06:15"), ("25 to 7 p.m.", "18:35"), ("quarter past 5 afternoon", "17:15"),
        ("half past 11 in the morning", "11:30"), ("a quarter to twelve in the morning", "11:45"),
        ("9 05 in the morning", "09:05"), ("nine oh five am", "09:05"), ("15 to 2 night", "01:45"),
        ("12:30 a.m.", "00:30"), ("0 45 p.m.", "12:45"), ("noon", "12:00"), ("at midnight", "00:00"),
        ("5 to 11 evening", "22:55"), ("11:15 night", "23:15"), ("10 to 20 evening", "19:50"), ("at 1430", "14:30"),
        ("three o'clock pm", "15:00"), ("tomorrow evening, at 6", "18:00"), ("6 tomorrow evening", "18:00"),
        ("5ish in the afternoon", "17:00"), ("in 45 minutes", "09:45"), ("in two and a half hours", "11:30"),
    ])
    func `a time is read as it is spoken`(text: String, expected: String) { #expect(time(text) == expected) }

    @Test func `what half of the day is meant is said or is not known`() {
        #expect(read("at 6").times.first?.isAmbiguous == true)
        #expect(read("at 6").times.first?.otherHalf?.text == "18:00")
        #expect(read("at 6 pm").times.first?.isAmbiguous == false)
        #expect(read("at 18").times.first?.isAmbiguous == false)
    }

    @Test func `a bare number is a time where a time was asked for`() {
        #expect(time("six", asked: .time) == "06:00")
        #expect(time("six") == nil)
        #expect(time("for 6", asked: .time) == "06:00")
        #expect(read("for 6").people.first?.count == 6)
    }

    @Test func `stretches, bounds and parts of the day`() {
        let range = read("between 3 and 5 pm").times.first
        #expect(range?.from?.text == "15:00")
        #expect(range?.until?.text == "17:00")
        #expect(read("from 11 to 2 pm").times.first?.from?.text == "11:00")
        #expect(read("after 4 pm").times.first?.bound == .after)
        #expect(read("before noon").times.first?.bound == .before)
        #expect(read("in the morning").times.first?.part == .morning)
        #expect(read("tonight").times.first?.part == .night)
        #expect(read("tonight").dates.first?.first.text == "2022-03-15")
        #expect(read("not at 5 pm, at 6 pm").times.map { $0.from?.text } == ["18:00"])
    }

    @Test(arguments: [
        ("not before noon", "12:00", Bound.after), ("no earlier than 2", "02:00", .after),
        ("nothing before ten", "10:00", .after), ("not after 4", "04:00", .before),
        ("no later than 4", "04:00", .before), ("I can only do after 4", "04:00", .after),
        ("after work", "17:00", .after), ("before work", "09:00", .before), ("after lunch", "13:00", .after),
        ("tomorrow before ten", "10:00", .before), ("no, after four", "04:00", .after),
        ("not before 2 pm", "14:00", .after),
    ])
    func `a limit of times is kept`(text: String, expected: String, bound: Bound) {
        let found = read(text)
        #expect(found.times.map { $0.from?.text } == [expected] && found.deniedTimes.isEmpty, "\(found)")
        #expect(found.times.first?.bound == bound)
    }

    @Test func `what is refused is not wished for`() {
        for text in ["mornings are bad for me", "I can't do mornings", "anything but mornings", "mornings don't work"] {
            #expect(read(text).times.isEmpty && read(text).deniedTimes.map(\.part) == [.morning], "\(text)")
        }
        for text in ["any day but Friday", "Friday is no good", "I can't do Friday", "any time except Friday"] {
            #expect(read(text).dates.isEmpty, "\(text)")
            #expect(read(text).deniedDates.map(\.first.text) == ["2022-03-18"], "\(text)")
        }
        let week = read("next week but not Monday")
        #expect(week.dates.map(\.last.text) == ["2022-03-27"])
        #expect(week.deniedDates.map(\.first.text) == ["2022-03-21"])
    }

    @Test(arguments: ["after the fourth time", "I called after 3 visits", "before 6 people", "a quarter after four"])
    func `a number after a limit is an hour only by itself`(text: String) {
        #expect(!read(text).times.contains { $0.bound != .at })
    }

    @Test(arguments: [
        ("pt", "às quinze para as nove", "08:45"), ("de", "um drei viertel neun", "08:45"),
    ])
    func `quarters are said in other ways`(language: String, text: String, expected: String) {
        #expect(read(text, language).times.compactMap { $0.from?.text } == [expected])
    }

    @Test func `one visit is no hour`() {
        #expect(read("je vous appelle pour un rendez-vous", "fr").times.isEmpty)
    }

    @Test(arguments: ["25:00", "at 12:75", "77 o'clock"])
    func `a time that there is not is not read`(text: String) { #expect(time(text) == nil) }

    /// "Half" comes before the hour in some languages and means the hour before in others.
    @Test(arguments: [
        ("en", "half past three", "03:30"), ("de", "halb vier", "03:30"), ("es", "las tres y media", "03:30"),
        ("fr", "trois heures et demie", "03:30"), ("pt", "às três e meia", "03:30"),
        ("it", "alle tre e mezza", "03:30"),
        ("hi", "साढ़े तीन बजे", "03:30"), ("de", "fünf vor halb vier", "03:25"), ("de", "viertel nach 3", "03:15"),
        ("de", "dreiviertel vier", "03:45"), ("es", "las cuatro menos cuarto", "03:45"),
        ("es", "un cuarto para las cuatro", "03:45"), ("fr", "quatre heures moins le quart", "03:45"),
        ("it", "le quattro meno un quarto", "03:45"), ("pt", "quinze para as quatro", "03:45"),
        ("hi", "पौने चार बजे", "03:45"), ("hi", "सवा तीन बजे", "03:15"), ("hi", "डेढ़ बजे", "01:30"),
        ("hi", "शाम के आठ बजकर 20 मिनट", "20:20"), ("es", "a las ocho de la tarde", "20:00"),
        ("fr", "6h du soir", "18:00"), ("de", "8 Uhr abends", "20:00"), ("it", "alle 3 del pomeriggio", "15:00"),
        ("pt", "às oito da noite", "20:00"), ("fr", "midi et quart", "12:15"), ("pt", "meio dia e meia", "12:30"),
    ])
    func `halves and quarters are said in each language's order`(language: String, text: String, expected: String) {
        #expect(time(text, language) == expected, "\(text)")
    }

    @Test(arguments: [
        ("es", "pasado mañana", "2022-03-17"), ("es", "el miércoles que viene", "2022-03-23"),
        ("es", "el 5 de mayo", "2022-05-05"),
        ("es", "dentro de dos semanas", "2022-03-29"), ("es", "manana por la tarde", "2022-03-16"),
        ("fr", "après-demain", "2022-03-17"), ("fr", "lundi prochain", "2022-03-21"),
        ("fr", "le premier avril", "2022-04-01"),
        ("fr", "mardi en huit", "2022-03-22"), ("fr", "le 31 octobre", "2022-10-31"),
        ("de", "übermorgen", "2022-03-17"), ("de", "am einundzwanzigsten", "2022-03-21"),
        ("de", "nächsten Freitag", "2022-03-18"),
        ("de", "Donnerstagnachmittag", "2022-03-17"), ("de", "10.12.", "2022-12-10"),
        ("pt", "depois de amanhã", "2022-03-17"), ("pt", "sexta-feira", "2022-03-18"), ("pt", "dia 20", "2022-03-20"),
        ("it", "dopodomani", "2022-03-17"), ("it", "il ventuno aprile", "2022-04-21"),
        ("it", "tra tre giorni", "2022-03-18"),
        ("hi", "परसों", "2022-03-17"), ("hi", "अगले सोमवार को", "2022-03-21"), ("hi", "उनतीस मई को", "2022-05-29"),
        ("hi", "आज से तीन दिन बाद", "2022-03-18"), ("hi", "४ तारीख", "2022-04-04"),
    ])
    func `days in other languages`(language: String, text: String, expected: String) {
        #expect(day(text, language) == expected, "\(text)")
    }
}
