import Dates
import Testing
import Understanding

/// Weekends, weekdays of months and the ends of months, said on Sunday, 29 November 2026.
struct SpanTests {
    private static let sunday = "2026-11-29"

    @Test(arguments: [
        ("en", "this weekend", "2026-11-28"), ("en", "at the weekend please", "2026-11-28"),
        ("en", "next weekend", "2026-12-05"), ("en", "the weekend after next", "2026-12-12"),
        ("es", "este fin de semana", "2026-11-28"),
        ("es", "el próximo fin de semana", "2026-12-05"), ("es", "el fin de semana que viene", "2026-12-05"),
        ("fr", "ce week-end", "2026-11-28"), ("fr", "le week-end prochain", "2026-12-05"),
        ("de", "am Wochenende", "2026-11-28"), ("de", "nächstes Wochenende", "2026-12-05"),
        ("pt", "neste fim de semana", "2026-11-28"), ("pt", "no próximo fim de semana", "2026-12-05"),
        ("it", "questo fine settimana", "2026-11-28"), ("it", "il prossimo weekend", "2026-12-05"),
        ("hi", "इस वीकेंड", "2026-11-28"), ("hi", "अगले सप्ताहांत", "2026-12-05"),
    ])
    func `a weekend is two days`(language: String, text: String, saturday: String) throws {
        let day = try #require(read(text, language, on: Self.sunday).dates.first)
        #expect(day.first.text == saturday && day.last == day.first.advanced(by: 1) && day.span == .weekend)
    }

    @Test(arguments: [
        // This month's is over.
        ("en", "the last Friday of the month", "2026-12-25"), ("en", "the last Monday of the month", "2026-11-30"),
        ("en", "the first Monday of next month", "2026-12-07"), ("en", "the last Friday of January", "2027-01-29"),
        ("en", "the second Tuesday in January", "2027-01-12"),
        ("en", "the first Monday", "2026-12-07"), ("en", "the second Tuesday", "2026-12-08"),
        ("en", "the third Thursday", "2026-12-03"),
        ("es", "el último viernes del mes", "2026-12-25"), ("es", "el primer lunes del próximo mes", "2026-12-07"),
        ("fr", "le dernier vendredi du mois", "2026-12-25"), ("fr", "le premier lundi de décembre", "2026-12-07"),
        ("de", "am letzten Freitag im Monat", "2026-12-25"), ("de", "der erste Montag im nächsten Monat", "2026-12-07"),
        ("pt", "na última sexta do mês", "2026-12-25"), ("pt", "a primeira segunda do mês que vem", "2026-12-07"),
        ("it", "l'ultimo venerdì del mese", "2026-12-25"), ("it", "il primo lunedì del mese prossimo", "2026-12-07"),
        ("hi", "महीने का आखिरी शुक्रवार", "2026-12-25"), ("hi", "दिसंबर का पहला सोमवार", "2026-12-07"),
    ])
    func `a weekday of a month is the next that there is`(language: String, text: String, day: String) {
        #expect(read(text, language, on: Self.sunday).dates.map(\.first.text) == [day])
    }

    @Test(arguments: ["first thing Monday", "first thing on Monday", "the first available Monday", "first Monday"])
    func `who wants to come first on a day names no first of a month`(text: String) {
        #expect(read(text, "en", on: Self.sunday).dates.map(\.first.text) == ["2026-11-30"])
    }

    @Test(arguments: [
        ("en", "at the end of the month", "2026-11-30"), ("es", "a fin de mes", "2026-11-30"),
        ("es", "a finales de la semana que viene", "2026-12-06"), ("fr", "à la fin du mois", "2026-11-30"),
        ("fr", "à la fin de la semaine prochaine", "2026-12-06"), ("de", "Ende des Monats", "2026-11-30"),
        ("de", "am Monatsanfang", "2026-12-01"), ("pt", "no final do mês", "2026-11-30"),
        ("it", "a fine mese", "2026-11-30"), ("it", "all'inizio del mese", "2026-12-01"),
        ("hi", "महीने के अंत में", "2026-11-30"), ("hi", "अगले हफ्ते के आखिर में", "2026-12-06"),
    ])
    func `a stretch has an end and a beginning`(language: String, text: String, day: String) {
        #expect(read(text, language, on: Self.sunday).dates.map(\.first.text) == [day])
    }
}
