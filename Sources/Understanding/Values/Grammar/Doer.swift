internal import Dates

/// Makes the meaning of a phrase from those of its parts, on a day.
struct Doer {
    let language: ValueLanguage
    /// Days since 1970.
    let today: Int
    /// Since midnight.
    let minute: Int
    /// Whether days are sought in the past: of birth.
    let looksBack: Bool
    let calendar: CalendarDate

    init(_ language: ValueLanguage, day: CalendarDate, time: TimeOfDay, looksBack: Bool) {
        self.language = language
        today = day.daysSince1970
        minute = min(time.minutes, 1_439)
        self.looksBack = looksBack
        calendar = day
    }

    func make(_ action: Action, _ parts: [Meaning]) -> Meaning? {
        number(action, parts) ?? day(action, parts) ?? stretchOfDays(action, parts) ?? clock(action, parts)
            ?? other(action, parts)
    }

    private func number(_ action: Action, _ parts: [Meaning]) -> Meaning? {
        switch (action, parts.first, parts.count > 1 ? parts[1] : nil) {
        case (.add, .number(let large, 0), .number(let small, 0)):
            return Self.fits(small, behind: large) ? .number(large + small) : nil
        case (.addTeens, .number(let large, 0), .number(let small, 0)):
            return (60 == large || 80 == large) && (1...19).contains(small) ? .number(large + small) : nil
        case (.multiply, .number(let count, let digits), .multiplier(let size)):
            return (1..<max(100, size)).contains(count) && digits <= 3 ? .number(count * size) : nil
        case (.multiply, .multiplier(let size), _): return .number(size)
        case (.addOrdinal, .number(let large, 0), .ordinal(let small)):
            return Self.fits(small, behind: large) ? .ordinal(large + small) : nil
        case (.ordinal, .number(let number, _), _): return (1...1_000).contains(number) ? .ordinal(number) : nil
        case (.pairYear, .number(let century, 0), .number(let year, 0)):
            return (19...20).contains(century) && (10...99).contains(year) ? .year(century * 100 + year) : nil
        case (.writtenYear, .number(let year, _), _): return (1_900...2_100).contains(year) ? .year(year) : nil
        case (.smallMinute, .number(0, _), .number(let number, _)): return .minutes(number)
        case (.smallMinute, .number(let number, _), _): return (0...9).contains(number) ? .minutes(number) : nil
        case (.minute, .number(let number, _), _): return .minutes(number)
        case (.count, .number(let number, _), _): return .count(quarters: number * 4)
        case (.halfMore, .count(let quarters), _): return quarters % 4 == 0 ? .count(quarters: quarters + 2) : nil
        case (.half, _, _): return .count(quarters: 2)
        case (.quarter, _, _): return .count(quarters: 1)
        case (.threeQuarters, _, _): return .count(quarters: 3)
        case (.article, _, _): return .count(quarters: 4)
        case (.couple, _, _): return .count(quarters: 8)
        case (.few, _, _): return .count(quarters: 12)
        default: return nil
        }
    }

    /// Whether 3 may follow 20, and 20 may not follow 3.
    private static func fits(_ small: Int, behind large: Int) -> Bool {
        guard small > 0, large > 0 else { return false }
        var size = 1
        while size <= small { size *= 10 }
        return large >= 20 && large % size == 0
    }

    private func other(_ action: Action, _ parts: [Meaning]) -> Meaning? {
        switch (action, parts.first, parts.count > 1 ? parts[1] : nil) {
        case (.people, .number(let count, _), _): return (1...200).contains(count) ? .people(count) : nil
        case (.people, .count(let quarters), _): return quarters % 4 == 0 ? .people(quarters / 4) : nil
        case (.party, .number(let count, _), _): return (1...200).contains(count) ? .party(count) : nil
        case (.peopleAndChildren, .people(let some), .people(let others)): return .people(some + others)
        case (.peopleOf(let count), _, _): return .people(count)
        case (.more, .number(let count, _), _): return (1...200).contains(count) ? .people(count + 1) : nil
        case (.amount, .number(let count, _), .currency(let currency)),
            (.amount, .currency(let currency), .number(let count, _)):
            return count < 1_000_000_000 ? .amount(count * 100, currency) : nil
        case (.amountAndCents, .amount(let whole, let currency), .number(let cents, _)):
            return (0...99).contains(cents) ? .amount(whole + cents, currency) : nil
        default: return nil
        }
    }
}
