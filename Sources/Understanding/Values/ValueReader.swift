public import Dates

/// Reads what a caller said for days, times, numbers of people, telephone numbers and the like. It holds tables only,
/// never changes, and may be used by any number of threads at once.
public struct ValueReader: Sendable {
    let grammar: Grammar
    let marks: ValueMarks
    /// Of the country whose numbers are said without one, such as `1`.
    let countryCode: String

    /// - Parameters:
    ///   - language: a code such as `en`, `es` or `en-GB`; what is not known reads as English. The region says whether
    ///     3/4 is in March or in April.
    ///   - countryCode: of telephone numbers that are said without one: digits only.
    public init(language: String, countryCode: String = "1") {
        let tables = ValueLanguages.tables(language)
        grammar = tables.grammar
        marks = tables.marks
        self.countryCode = countryCode
    }

    /// The chart of a text on any day.
    func chart(of text: String) -> Chart {
        let doer = Doer(
            grammar.language, day: CalendarDate(daysSince1970: 0), time: TimeOfDay(minutes: 0), looksBack: false)
        return Chart(grammar.tokens(of: text), grammar: grammar, doer: doer)
    }

    /// What is spelled letter by letter in a text that says other things as well.
    public func spelled(in text: String) -> [Values.Spelled] {
        let tokens = grammar.tokens(of: text)
        // Most texts spell nothing, and a chart costs more than a look.
        guard tokens.count(where: SpellingReader.isLetter) > 1 else { return [] }
        return SpellingReader(chart: chart(of: text), marks: marks).spelled(asked: nil)
    }

    /// - Parameters:
    ///   - text: one utterance; no more than 600 words of it are looked at.
    ///   - now: where the caller, or what is called, is.
    ///   - asked: what was asked last, which says what a bare "six" is.
    public func read(_ text: String, now: (day: CalendarDate, time: TimeOfDay), asked: Question?) -> Values {
        let tokens = grammar.tokens(of: text)
        guard !tokens.isEmpty else { return Values() }
        let doer = Doer(grammar.language, day: now.day, time: now.time, looksBack: asked == .dateOfBirth)
        let chart = Chart(tokens, grammar: grammar, doer: doer)
        let finder = Finder(chart: chart, marks: marks, asked: asked)
        var values = finder.values()
        let digits = DigitReader(chart: chart, marks: marks)
        let runs = digits.runs()
        values.phones = digits.phones(runs, asked: asked, countryCode: countryCode)
        values.digits = digits.entries(runs, asked: asked)
        values.spelled = SpellingReader(chart: chart, marks: marks).spelled(asked: asked)
        values.ordinal = ChoiceReader(chart: chart, marks: marks).choice(asked: asked)
        values.names = NameReader(chart: chart, marks: marks, finder: finder).names(in: text, asked: asked)
        return values
    }
}
