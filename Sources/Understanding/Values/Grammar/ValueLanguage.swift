/// What is known of a language's numbers, days and times: words and phrases, no code.
struct ValueLanguage: Sendable {
    /// ISO 639-1.
    let code: String
    /// Words, and phrases with `_` between their words, by what they mean.
    let words: [(Meaning, String)]
    /// Patterns by what is done with what they find, one after the other with `;` between them.
    let rules: [(Action, String)]
    /// Whether 3/4 is the third of April.
    var isDayFirst = true
    /// Whether an hour that is written with its minutes, "3:30", is one of 24.
    var writesWholeHours = true
    /// Whether 10.12 is a day, and not a time.
    var writesDaysWithDots = false
    /// Whether all hours are of 24 that no half of the day is said with.
    var saysWholeHours = false
    /// Words that take back what stands next to them: "not Monday".
    var denials = ""
    /// Words before these that take nothing back: "why not Monday".
    var questions = ""
    /// Words by which callers correct what they said just before: "no, I mean".
    var corrections = ""
    /// Before a time or a day: from then on, until then, about then.
    var after = ""
    var before = ""
    var about = ""
    /// Behind a time or a day: from then on, until then.
    var afterIt = ""
    var beforeIt = ""
    /// "Nothing before", which is from then on, and "no later than", which is until then.
    var notBefore = ""
    var notAfter = ""
    /// Before a bare hour, make a time of it: "after four".
    var hourLimits = ""
    /// Words after such a number that make it a count of something.
    var counted = ""
    /// Habits that limit a day's times, with the hour: "after work" is after 17.
    var habits: [(phrase: String, bound: Bound, hour: Int)] = []
    /// After a day or a time, refuse it: "Friday is no good".
    var refusals = ""
    /// Words that are digits in a row of them alone: half a dozen, for six.
    var digitWords: [String: String] = [:]
    /// Words for twice and three times the digit that follows.
    var double = ""
    var triple = ""
    /// Before the code of a country.
    var plus = ""
    /// Keys of a telephone.
    var star = ""
    var pound = ""
    /// "B for Bravo", "B as in Bravo".
    var letterJoiners = ""
    /// Names of letters that a recogniser writes as words: "bee" is b.
    var letters: [String: String] = [:]
    /// Words about a name that are none: "my name is".
    var fillers = ""
    /// "The last one", of what was offered.
    var last = ""
    /// "The earlier one", and "any of those": the first will do. Things offered are in the order of their times.
    var first = ""
    /// "The middle one": of the three that are offered at most.
    var middle = ""
    /// Words that are also the number one, and are it only alone or after one of ``numbered``: "the blue one".
    var pronouns = ""
    var numbered = ""
    /// What follows "the second" when a thing offered is meant.
    var options = ""
    /// Words between the digits of a number: "dot".
    var between = ""

    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map { Folding.fold($0.lowercased()) }
    }
}

/// What is done with the parts of a phrase that was found.
enum Action: Hashable, Sendable {
    // Numbers.
    /// 20 and 3.
    case add
    /// 80 and 13, as French counts.
    case addTeens
    /// 3 times 100.
    case multiply
    /// 20 and a third: the 23rd.
    case addOrdinal
    case ordinal
    /// 19 and 84, 20 and 12.
    case pairYear
    case writtenYear
    /// "oh five", "zero five": a minute.
    case smallMinute
    case minute
    case count, halfMore, article, couple, few, half, quarter, threeQuarters
    /// "half an hour", "a quarter of an hour".
    case part(quarters: Int)

    // Days.
    case monthDay, dayMonth, monthDayYear, numericDay
    /// "Four eighteen fifty two", where a date of birth was asked for.
    case spokenBirth
    case dayOfMonth, dayOfMonthBefore, dayOfMonthOffset, weekdayDay, day
    case weekday, thisWeekday, nextWeekday, lastWeekday, weekdayAfterNext
    case weekdayOfWeek, weekOfWeekday, weekdayIn, weekdayAfter, weekdaysFromNow
    /// The first such weekday after a day (1), or before it (-1).
    case weekdayFrom(Int)
    case nthWeekday, lastWeekdayOf, lastDayOf
    case offset, ahead, ago, aheadOf, beforeDay
    case weeksAhead, weeksAgo, weeks
    case week, weekend, nextWeekend, weekendAfterNext, monthSpan, monthOffsetSpan, yearSpan, thisYear, nextYear
    /// The week of a day, or one so many weeks from it.
    case weekOf(Int)
    case nextDays
    case now
    /// A weekday, this one when it is today, and so many days.
    case weekdayPlus(Int)
    /// "in eight" is a week from then, "in fifteen" are two.
    case weekdayInDays
    /// The day after one, and before it.
    case dayAfter, dayBefore
    /// "The second week of December", from its first day on, and the last.
    case nthWeek, lastWeek
    case endOfSpan, startOfSpan
    /// Of the month that it is, and of the next one.
    case endOfMonth, startOfMonth
    case dayRange, domRange, domMonthRange
    case holiday, holidayYear, nextHoliday
    case dayPart, dayWithPart
    case hourOfDayPart, hourOfDay

    // Times.
    case hour, hourMinute, hourMinuteWhole, hourHalf, half24
    case clockAt(Int, Int)
    case written
    case past, to, pastTo, pastHalf, beforeHalf
    case quarterPast, quarterTo, halfPast, halfBefore, threeQuartersPast, threeQuartersTo
    case clockHalf, clockPart, partClock
    case clockIs(SpokenClock.Half)
    case clockRange
    case about

    // Others.
    case people, party, peopleAndChildren, peopleOf(Int), more
    case amount, amountAndCents
    case skip
}
