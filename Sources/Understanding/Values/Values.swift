public import Dates

/// Whether a time or a day is meant itself, or what is after it or before it.
public enum Bound: String, Sendable {
    case at, after, before, about
}

/// What was found in one utterance. Each thing says where it stands, in UTF-8 bytes of the text.
public struct Values: Equatable, Sendable {
    /// One day, or several in a row.
    public struct Day: Equatable, Sendable {
        public let range: Range<Int>
        public let first: CalendarDate
        /// The same as ``first`` when it is one day.
        public let last: CalendarDate
        public let span: DaySpan
        public internal(set) var bound: Bound
        /// Whether the words fit together in a year far off only ("Friday the 3rd of May"): ask again.
        public let isDoubtful: Bool
    }

    /// A time of the day, or a stretch of it.
    public struct Time: Equatable, Sendable {
        public let range: Range<Int>
        /// As it was said: before noon when that is not known. Nil when only a part of the day was named.
        public let from: TimeOfDay?
        /// The end of a stretch.
        public let until: TimeOfDay?
        public let part: DayPart?
        public internal(set) var bound: Bound
        /// Whether the same in the other half of the day may be meant.
        public let isAmbiguous: Bool
        let clock: SpokenClock?

        func during(_ part: DayPart) -> Time {
            guard let said = clock?.during(part) else { return self }
            return Time(
                range: range, from: TimeOfDay(minutes: said.minutes), until: until, part: part, bound: bound,
                isAmbiguous: said.isAmbiguous, clock: said)
        }

        /// The time twelve hours later or earlier.
        public var otherHalf: TimeOfDay? { from.map { TimeOfDay(minutes: ($0.minutes + 720) % 1_440) } }
    }

    public struct Duration: Equatable, Sendable {
        public let range: Range<Int>
        public let months: Int
        public let days: Int
        public let minutes: Int
    }

    public struct People: Equatable, Sendable {
        public let range: Range<Int>
        public let count: Int
    }

    public struct Amount: Equatable, Sendable {
        public let range: Range<Int>
        /// In hundredths of the currency.
        public let hundredths: Int
        /// ISO 4217.
        public let currency: String
    }

    public struct Phone: Equatable, Sendable {
        public let range: Range<Int>
        /// As they were said, without marks.
        public let digits: String
        /// E.164, when the number is one: with a country's code, or complete for the reader's region.
        public let e164: String?
    }

    /// Digits, and the keys `*` and `#`, as they were said or pressed.
    public struct Digits: Equatable, Sendable {
        public let range: Range<Int>
        public let text: String
    }

    /// Letters and digits that were said one by one.
    public struct Spelled: Equatable, Sendable {
        public let range: Range<Int>
        /// Capitals and digits.
        public let text: String
    }

    public struct Name: Equatable, Sendable {
        public enum Kind: String, Sendable { case first, last, full }

        public let range: Range<Int>
        public let text: String
        public let kind: Kind
    }

    /// Which of several that were offered.
    public struct Choice: Equatable, Sendable {
        public let range: Range<Int>
        /// From 0; -1 is the last.
        public let index: Int
    }

    public internal(set) var dates: [Day] = []
    public internal(set) var times: [Time] = []
    /// What the caller took back: "not Monday, Tuesday".
    public internal(set) var deniedDates: [Day] = []
    public internal(set) var deniedTimes: [Time] = []
    public internal(set) var durations: [Duration] = []
    public internal(set) var people: [People] = []
    public internal(set) var amounts: [Amount] = []
    public internal(set) var phones: [Phone] = []
    public internal(set) var digits: [Digits] = []
    public internal(set) var spelled: [Spelled] = []
    public internal(set) var names: [Name] = []
    public internal(set) var ordinal: Choice?

    public init() {}

    /// Puts something else in the place of what was chosen, from 0; -1 for the last, and nil for nothing.
    public mutating func choose(_ index: Int?) {
        ordinal = index.map { Choice(range: 0..<0, index: $0) }
    }

    /// Takes days and times of another reading of the text in place of these.
    public mutating func take(daysAndTimesOf other: Values) {
        (dates, times) = (other.dates, other.times)
        (deniedDates, deniedTimes) = (other.deniedDates, other.deniedTimes)
    }
}
