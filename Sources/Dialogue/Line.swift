public import Dates

/// A thing that is said in the words of a language.
public struct Line: Codable, Equatable, Sendable {
    public let prompt: Prompt
    public let words: [String: Word]
    /// Which of the prompt's variants, counted on where there are fewer.
    public let variant: Int

    init(_ prompt: Prompt, _ words: [String: Word] = [:], variant: Int = 0) {
        (self.prompt, self.words, self.variant) = (prompt, words, variant)
    }
}

/// What stands in a place of a template.
public indirect enum Word: Codable, Equatable, Sendable {
    case text(String)
    case day(CalendarDate)
    /// Minutes since midnight.
    case time(Int)
    case moment(CalendarDate, Int)
    /// Digit by digit.
    case digits(String)
    /// In hundredths, of an ISO 4217 currency.
    case money(Int, String)
    /// Several of which one is chosen, each with its number.
    case choice([Word])
    case list([Word])
    /// Another template.
    case line(Line)
}
