import Dates
import Testing

@testable import Understanding

/// Reads on a Tuesday, 15 March 2022, at nine.
func read(
    _ text: String, _ language: String = "en", asked: Question? = nil, on day: String = "2022-03-15",
    at time: String = "09:00"
) -> Values {
    guard let day = CalendarDate(day), let time = TimeOfDay(time) else { return Values() }
    return ValueReader(language: language).read(text, now: (day, time), asked: asked)
}

/// The first day that a text says.
func day(
    _ text: String, _ language: String = "en", asked: Question? = nil, on day: String = "2022-03-15"
) -> String? { read(text, language, asked: asked, on: day).dates.first?.first.text }

@Suite struct DayTests {
    @Test(arguments: [
        ("today", "2022-03-15"), ("tomorrow please", "2022-03-16"), ("the day after tomorrow", "2022-03-17"),
        ("thursday", "2022-03-17"), ("tuesday", "2022-03-22"), ("this tuesday", "2022-03-15"),
        ("next friday", "2022-03-25"), ("friday next week", "2022-03-25"), ("next week, on friday", "2022-03-25"),
        ("friday after next", "2022-03-25"), ("last tuesday", "2022-03-08"), ("the 12th", "2022-04-12"),
        ("the 15th", "2022-03-15"), ("the twenty first", "2022-03-21"), ("the 3rd of next month", "2022-04-03"),
        ("april the fifth", "2022-04-05"), ("5th of Jan", "2023-01-05"), ("march 13th", "2022-03-13"),
        ("june 1st 2024", "2024-06-01"), ("the second of may twenty twenty three", "2023-05-02"),
        ("in three days", "2022-03-18"), ("two weeks from now", "2022-03-29"), ("a week from tomorrow", "2022-03-23"),
        ("3 days ago", "2022-03-12"), ("thursday in two weeks", "2022-03-31"),
        ("the first monday of april", "2022-04-04"),
        ("the last friday in march", "2022-03-25"), ("Friday the 17th", "2022-06-17"), ("christmas eve", "2022-12-24"),
        ("easter monday", "2022-04-18"), ("2022-04-03", "2022-04-03"), ("4/3", "2022-04-03"),
        ("20220403", "2022-04-03"),
        ("uh, can I move it to, say, the 23rd?", "2022-03-23"),
    ])
    func `a day is the nearest that the words fit`(text: String, expected: String) {
        #expect(day(text) == expected)
    }

    @Test func `months end where they end`() {
        #expect(day("in one month", on: "2023-01-31") == "2023-02-28")
        #expect(day("in one month", on: "2024-01-31") == "2024-02-29")
        #expect(day("in a year", on: "2024-02-29") == "2025-02-28")
        #expect(day("a month ago", on: "2022-03-31") == "2022-02-28")
        #expect(day("the 31st", on: "2022-04-10") == "2022-05-31")
        #expect(day("the 30th", on: "2022-02-10") == "2022-03-30")
        #expect(day("29th of february", on: "2022-03-15") == "2024-02-29")
        #expect(day("tomorrow", on: "2022-12-31") == "2023-01-01")
        #expect(day("tomorrow", on: "2024-02-28") == "2024-02-29")
    }

    @Test(arguments: ["the 32nd", "february 30th", "31st of april", "13/13", "2022-02-30", "the 0th"])
    func `a day that there is not is not read`(text: String) {
        #expect(read(text).dates.isEmpty)
    }

    @Test func `a weekday and a date that do not meet soon are doubtful`() {
        let found = read("Friday the 16th of October").dates
        #expect(found.first?.isDoubtful == true)
        #expect(read("Sunday the 16th of October").dates.first?.isDoubtful == false)
    }

    @Test func `stretches of days have an end`() {
        let week = read("some time next week").dates.first
        #expect(week?.first.text == "2022-03-21")
        #expect(week?.last.text == "2022-03-27")
        #expect(week?.span == .week)
        let range = read("from wednesday to friday").dates.first
        #expect(range?.first.text == "2022-03-16")
        #expect(range?.last.text == "2022-03-18")
        let month = read("17 to 19 july").dates.first
        #expect(month?.first.text == "2022-07-17")
        #expect(month?.last.text == "2022-07-19")
    }

    @Test func `the region says whether the day comes first`() {
        #expect(day("3/4", "en-US") == "2022-03-04")
        #expect(day("3/4", "en-GB") == "2022-04-03")
        #expect(day("3/4", "es") == "2022-04-03")
        #expect(day("25/12", "en-US") == "2022-12-25")
    }

    @Test func `a date of birth is in the past`() {
        #expect(day("fourteenth of may nineteen eighty four", asked: .dateOfBirth) == "1984-05-14")
        #expect(day("14 May 85", "en-GB", asked: .dateOfBirth) == "1985-05-14")
        #expect(day("2nd of January 11", "en-GB", asked: .dateOfBirth) == "2011-01-02")
        #expect(day("may 14th two thousand and four", asked: .dateOfBirth) == "2004-05-14")
    }

    @Test(arguments: [
        ("fr", "le douze avril mille neuf cent cinquante-deux"), ("fr", "le douze avril dix-neuf cent cinquante-deux"),
        ("de", "am zwölften April neunzehnhundertzweiundfünfzig"),
        ("it", "il dodici aprile millenovecentocinquantadue"),
        ("pt", "doze de abril de mil novecentos e cinquenta e dois"),
        ("es", "doce de abril de mil novecientos cincuenta y dos"), ("hi", "बारह अप्रैल उन्नीस सौ बावन"),
    ])
    func `a year is said in words`(language: String, text: String) {
        #expect(day(text, language, asked: .dateOfBirth) == "1952-04-12")
    }

    @Test(arguments: [
        ("en", "oh four twelve fifty two"), ("en", "four twelve nineteen fifty two"), ("en", "04 12 1952"),
        ("en", "april twelfth fifty two"), ("es", "doce de abril del cincuenta y dos"), ("es", "12 de abril del 52"),
        ("es", "doce cero cuatro cincuenta y dos"), ("fr", "douze zéro quatre cinquante-deux"),
        ("de", "zwölfter vierter zweiundfünfzig"), ("de", "zwölfter vierter neunzehnhundertzweiundfünfzig"),
        ("pt", "doze de abril de cinquenta e dois"), ("pt", "doze quatro cinquenta e dois"),
        ("pt", "doze do quatro de cinquenta e dois"), ("es", "doce del cuatro del cincuenta y dos"),
        ("it", "dodici aprile del cinquantadue"), ("it", "dodici quattro cinquantadue"),
    ])
    func `a date of birth is said in numbers, or with half its year`(language: String, text: String) {
        #expect(day(text, language, asked: .dateOfBirth) == "1952-04-12")
    }

    @Test(arguments: [
        ("en", "the Monday after Thanksgiving", "2022-11-28"), ("en", "the Friday before Christmas", "2022-12-23"),
        ("en", "the Sunday before Christmas", "2022-12-18"), ("en", "friday after the 1st of April", "2022-04-08"),
        ("es", "el lunes después del 5 de abril", "2022-04-11"), ("es", "el viernes antes de navidad", "2022-12-23"),
        ("fr", "le lundi après le 5 avril", "2022-04-11"), ("fr", "le vendredi avant noël", "2022-12-23"),
        ("de", "am Montag nach dem 5. April", "2022-04-11"), ("de", "der Freitag vor Weihnachten", "2022-12-23"),
        ("pt", "a segunda depois de 5 de abril", "2022-04-11"), ("pt", "a sexta antes do natal", "2022-12-23"),
        ("it", "il lunedì dopo il 5 aprile", "2022-04-11"), ("it", "il venerdì prima di natale", "2022-12-23"),
        ("hi", "5 अप्रैल के बाद वाला सोमवार", "2022-04-11"), ("hi", "क्रिसमस से पहले वाला शुक्रवार", "2022-12-23"),
    ])
    func `a weekday is counted from a day`(language: String, text: String, expected: String) {
        #expect(day(text, language) == expected)
        #expect(read(text, language).dates.count == 1)
    }

    @Test(arguments: [
        ("en", "the week after Thanksgiving", "2022-11-28"), ("en", "the week of the 5th of April", "2022-04-04"),
        ("en", "the week before easter", "2022-04-04"), ("es", "la semana después del 5 de abril", "2022-04-11"),
        ("fr", "la semaine après le 5 avril", "2022-04-11"), ("de", "die Woche nach dem 5. April", "2022-04-11"),
        ("pt", "a semana depois de 5 de abril", "2022-04-11"), ("it", "la settimana dopo il 5 aprile", "2022-04-11"),
    ])
    func `a week is named by a day`(language: String, text: String, first: String) {
        let found = read(text, language).dates
        #expect(found.map(\.first.text) == [first])
        #expect(found.first?.span == .week && found.first?.bound == .at)
    }

    @Test(arguments: [
        ("en", "Friday the week after Thanksgiving", "2022-12-02"),
        ("en", "on Tuesday of the week of the 5th of April", "2022-04-05"),
        ("en", "the week before easter, on Wednesday", "2022-04-06"),
        ("es", "el viernes de la semana después del 5 de abril", "2022-04-15"),
        ("fr", "le vendredi de la semaine après le 5 avril", "2022-04-15"),
        ("de", "am Freitag in der Woche nach dem 5. April", "2022-04-15"),
        ("pt", "a sexta na semana depois de 5 de abril", "2022-04-15"),
        ("it", "il venerdì della settimana dopo il 5 aprile", "2022-04-15"),
    ])
    func `a weekday is one of a week that is named by a day`(language: String, text: String, expected: String) {
        #expect(read(text, language).dates.map(\.first.text) == [expected])
    }

    @Test func `weekdays of one week are all of it`() {
        func days(_ text: String, _ language: String = "en") -> [String] {
            read(text, language).dates.map(\.first.text)
        }
        let next = ["2022-03-24", "2022-03-25"]
        #expect(days("Thursday or Friday the week after Thanksgiving") == ["2022-12-01", "2022-12-02"])
        #expect(days("Thursday or Friday next week") == next)
        #expect(days("next week Thursday or Friday") == next)
        #expect(days("next Thursday or on Friday") == next)
        #expect(days("Wednesday, Thursday or Friday next week") == ["2022-03-23"] + next)
        #expect(days("el jueves o el viernes de la semana que viene", "es") == next)
        #expect(days("Donnerstag oder Freitag nächste Woche", "de") == next)
        #expect(days("jeudi ou vendredi de la semaine prochaine", "fr") == next)
        // Two weeks, and one from which a visit is moved.
        #expect(days("Friday or Monday next week") == ["2022-03-18", "2022-03-21"])
        #expect(days("move it from Thursday to Friday next week").first == "2022-03-17")
        #expect(days("Thursday or next Friday") == ["2022-03-17", "2022-03-25"])
    }

    @Test func `three numbers are a day of birth only where one was asked for`() {
        #expect(read("four eighteen fifty two").dates.isEmpty)
        #expect(read("four eighteen fifty two", asked: .phone).dates.isEmpty)
        #expect(read("one two three four", asked: .dateOfBirth).dates.isEmpty)
        #expect(read("um dois três quatro", "pt", asked: .dateOfBirth).dates.isEmpty)
        #expect(day("achtzehnter vierter", "de", asked: .dateOfBirth) == "2021-04-18")
    }

    @Test(arguments: [("fr", "après-demain"), ("pt", "depois de amanhã"), ("en", "the day after tomorrow")])
    func `a word of the day itself bounds nothing`(language: String, text: String) {
        #expect(read(text, language).dates.map(\.bound) == [.at])
        #expect(read("after monday").dates.map(\.bound) == [.after])
        #expect(read("après lundi", "fr").dates.map(\.bound) == [.after])
    }

    @Test func `a bare number is a day where a day was asked for`() {
        #expect(day("20", asked: .date) == "2022-03-20")
        #expect(day("20", asked: .people) == nil)
        #expect(day("20") == nil)
    }

    @Test func `what is taken back is kept apart`() {
        for text in ["no, not Monday, Tuesday", "Monday, no I mean Tuesday", "monday, sorry, tuesday"] {
            let found = read(text)
            #expect(found.dates.map(\.first.text) == ["2022-03-22"], "\(text)")
            #expect(found.deniedDates.map(\.first.text) == ["2022-03-21"], "\(text)")
        }
        #expect(read("why not monday").dates.count == 1)
        #expect(read("not on monday").dates.isEmpty)
    }
}
