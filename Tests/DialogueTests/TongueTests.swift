import Dates
import Testing

@testable import Dialogue

/// Days, times and amounts as they are said in each language.
@Suite struct TongueTests {
    private func tongue(_ code: String) throws -> Tongue { try #require(Tongues.all[code]) }

    @Test(arguments: [
        ("en", "Tuesday, November 24, at 2:30 PM", "Tuesday, December 1, at 9 AM"),
        ("es", "martes 24 de noviembre, a las 2:30 de la tarde", "martes 1 de diciembre, a las 9 de la mañana"),
        ("hi", "मंगलवार, 24 नवंबर, दोपहर 2:30 बजे", "मंगलवार, 1 दिसंबर, सुबह 9 बजे"),
        ("fr", "mardi 24 novembre à 14 heures 30", "mardi 1er décembre à 9 heures"),
        ("de", "Dienstag, den 24. November, um 14 Uhr 30", "Dienstag, den 1. Dezember, um 9 Uhr"),
        ("pt", "dia 24 de novembro, terça-feira, às 14h30", "dia 1º de dezembro, terça-feira, às 9h"),
        ("it", "martedì 24 novembre alle 14:30", "martedì primo dicembre alle 9"),
    ])
    func `a moment is a day and a time`(code: String, late: String, first: String) throws {
        let (day, next) = (
            try #require(CalendarDate(year: 2026, month: 11, day: 24)),
            try #require(CalendarDate(year: 2026, month: 12, day: 1))
        )
        #expect(try tongue(code).text(.moment(day, 14 * 60 + 30)) == late)
        #expect(try tongue(code).text(.moment(next, 9 * 60)) == first)
    }

    @Test(arguments: [
        ("en", ["12 AM", "1 AM", "1:05 AM", "noon", "1 PM", "8:15 PM", "12 AM"]),
        (
            "es",
            [
                "medianoche", "la 1 de la mañana", "la 1:05 de la mañana", "mediodía", "la 1 de la tarde",
                "las 8:15 de la noche", "medianoche",
            ]
        ),
        ("fr", ["minuit", "1 heure", "1 heure 5", "midi", "13 heures", "20 heures 15", "minuit"]),
        ("de", ["0 Uhr", "1 Uhr", "1 Uhr 5", "12 Uhr", "13 Uhr", "20 Uhr 15", "24 Uhr"]),
        ("pt", ["à meia-noite", "à 1h", "à 1h05", "ao meio-dia", "às 13h", "às 20h15", "à meia-noite"]),
        ("it", ["a mezzanotte", "all'una", "all'1:05", "a mezzogiorno", "alle 13", "alle 20:15", "a mezzanotte"]),
    ])
    func `times are read as clocks are`(code: String, said: [String]) throws {
        let tongue = try tongue(code)
        #expect([0, 60, 65, 720, 780, 1_215, 1_440].map { tongue.text(.time($0)) } == said)
    }

    /// Where a time follows other words than a day, its preposition has to be right as well.
    @Test(arguments: [
        (
            "en", "Harbor is open today until 6 PM.",
            "On Tuesday, November 24, Harbor is open from 8 AM to noon."
        ),
        (
            "es", "Harbor está abierta hoy hasta las 6 de la tarde.",
            "El martes 24 de noviembre, Harbor abre de las 8 de la mañana a mediodía."
        ),
        (
            "fr", "Aujourd'hui, Harbor vous accueille jusqu'à 18 heures.",
            "Le mardi 24 novembre, Harbor vous accueille de 8 heures à midi."
        ),
        (
            "de", "Harbor hat heute bis 18 Uhr geöffnet.",
            "Am Dienstag, den 24. November hat Harbor von 8 Uhr bis 12 Uhr geöffnet."
        ),
        (
            "pt", "Harbor atende hoje até às 18h.",
            "No dia 24 de novembro, terça-feira, Harbor abre às 8h e fecha ao meio-dia."
        ),
        (
            "it", "Harbor oggi riceve fino alle 18.",
            "Harbor apre martedì 24 novembre alle 8 e chiude a mezzogiorno."
        ),
    ])
    func `opening hours are whole sentences`(code: String, open: String, openOn: String) throws {
        let day = try #require(CalendarDate(year: 2026, month: 11, day: 24))
        let clinic = Word.text("Harbor")
        let today = Line(.open, ["clinic": clinic, "until": .time(1_080)])
        let then = Line(.openOn, ["clinic": clinic, "day": .day(day), "from": .time(480), "until": .time(720)])
        #expect(try tongue(code).text(today) == open)
        #expect(try tongue(code).text(then) == openOn)
    }

    @Test(arguments: [
        ("en", "$90.50", "€90", "7.05 CHF"), ("es", "$90.50", "€90", "7.05 CHF"), ("hi", "$90.50", "€90", "7.05 CHF"),
        ("fr", "90,50 $", "90 €", "7,05 CHF"), ("de", "90,50 $", "90 €", "7,05 CHF"),
        ("pt", "90,50 $", "90 €", "7,05 CHF"), ("it", "90,50 $", "90 €", "7,05 CHF"),
    ])
    func `amounts have their sign and their fraction in place`(
        code: String, dollars: String, euros: String, others: String
    ) throws {
        let amounts: [Word] = [.money(9_050, "USD"), .money(9_000, "EUR"), .money(705, "CHF")]
        #expect(try amounts.map(tongue(code).text) == [dollars, euros, others])
    }

    @Test func `what one visit costs is a whole sentence`() throws {
        let line = Line(.onePrice, ["what": .text("Follow-up"), "amount": .money(9_000, "EUR")])
        for (code, tongue) in Tongues.all { #expect(tongue.text(line).last == (code == "hi" ? "।" : ".")) }
        #expect(try tongue("de").text(line) == "Follow-up kostet 90 €.")
    }

    /// Longer than "de nada", nothing is said alike in two languages.
    @Test func `no sentence was left in another language`() throws {
        var known: [String: String] = [:]
        for (code, tongue) in Tongues.all {
            for (prompt, variants) in tongue.prompts {
                for text in variants where text.count > 10 && !text.hasPrefix("{") {
                    #expect(known[text] == nil || known[text] == code, "\(prompt) in \(code): \(text)")
                    known[text] = code
                }
            }
        }
    }
}
