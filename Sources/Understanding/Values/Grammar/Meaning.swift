/// Part of a day, as callers name it.
public enum DayPart: String, CaseIterable, Sendable {
    /// Before people get up.
    case earlyMorning = "early_morning"
    case morning, noon, afternoon, evening, night
}

/// What a stretch of days is.
public enum DaySpan: String, Sendable {
    case day, days, week, weekend, month, year
}

/// What time is counted in.
enum TimeUnit: Hashable, Sendable {
    case second, minute, hour, day, week, fortnight, weekend, month, year
}

/// A length of time. Months and years have no length in days, so they stand apart.
struct Stretch: Hashable, Sendable {
    var months = 0
    var days = 0
    var seconds = 0
}

/// A time as it was said: "quarter to 9 in the evening" is hour 9, minute -15, in the evening.
struct SpokenClock: Hashable, Sendable {
    enum Half: Hashable, Sendable { case am, pm }

    var hour: Int
    var minute: Int
    /// Which half of the day was said.
    var half: Half?
    /// Said as clocks of 24 hours say it.
    var isWhole: Bool
    var part: DayPart?
    /// "at 3 or so".
    var isAbout = false

    init(_ hour: Int, _ minute: Int = 0, half: Half? = nil, isWhole: Bool = false) {
        self.hour = hour
        self.minute = minute
        self.half = half
        self.isWhole = isWhole
    }

    /// Whether it may be in the one half of the day or in the other.
    var isAmbiguous: Bool { half == nil && !isWhole && (1...12).contains(hour) }

    /// Minutes since midnight.
    var minutes: Int {
        var hours = hour % 24
        if half == .pm, hours < 12 { hours += 12 }
        if half == .am, hours == 12 { hours = 0 }
        return ((hours * 60 + minute) % 1_440 + 1_440) % 1_440
    }

    /// The same with what the part of the day says about it.
    func during(_ part: DayPart) -> SpokenClock {
        guard isAmbiguous || hour == 0 else { return self }
        var clock = self
        clock.part = part
        switch part {
        // A quarter to twelve in the morning is before noon.
        case .earlyMorning, .morning: clock.half = hour == 12 && minute < 0 ? .pm : .am
        case .afternoon: clock.half = .pm
        case .evening: clock.half = hour == 12 ? .am : .pm
        case .noon: clock.half = (10...11).contains(hour) ? .am : .pm
        case .night: clock.half = (6...11).contains(hour) ? .pm : .am
        }
        return clock
    }
}

/// What a phrase means; the kinds of the grammar.
enum Meaning: Hashable, Sendable {
    /// `digits`: how many were written, 0 for one in words.
    case number(Int, digits: Int = 0)
    /// In quarters: "half" is 2, "two and a half" 10.
    case count(quarters: Int)
    case ordinal(Int)
    case month(Int)
    /// 0 is Monday.
    case weekday(Int)
    case unit(TimeUnit)
    case stretch(Stretch)
    case part(DayPart)
    case half(SpokenClock.Half)
    case clock(SpokenClock)
    case clocks(SpokenClock, SpokenClock)
    /// Of an hour, said as two digits.
    case minutes(Int)
    case monthDay(month: Int, day: Int, year: Int?)
    /// From this month on.
    case monthOffset(Int)
    /// From this week on.
    case week(Int)
    case year(Int)
    /// Days from today.
    case offset(Int)
    /// Days since 1970; doubtful when its words fit together in a year far off only.
    case day(Int, isDoubtful: Bool = false)
    case days(Int, Int, DaySpan)
    case dayPart(Int, DayPart)
    /// The next such weekday, and a part of it.
    case weekdayPart(Int, DayPart)
    /// A day, and a time of it as it was said.
    case dayClock(Int, SpokenClock)
    /// Words that go together and mean no value: the 30th of February.
    case nothing
    /// This moment.
    case now
    /// Days from today, and a part of that day.
    case offsetPart(Int, DayPart)
    /// A day, and a minute of it.
    case instant(Int, Int)
    case holiday(Holiday)
    case people(Int)
    /// "for 4": people, or an hour or a day when that was asked for.
    case party(Int)
    /// "people", "adults".
    case person
    case child
    /// ISO 4217.
    case currency(String)
    /// In hundredths.
    case amount(Int, String)
    /// A word that counts the ones after it: 100, 1000.
    case multiplier(Int)

    /// The kind as a bit of a set.
    var kind: UInt64 {
        1
            << {
                switch self {
                case .number: 0
                case .count: 1
                case .ordinal: 2
                case .month: 3
                case .weekday: 4
                case .unit: 5
                case .stretch: 6
                case .part: 7
                case .half: 8
                case .clock: 9
                case .clocks: 10
                case .minutes: 11
                case .monthDay: 12
                case .monthOffset: 13
                case .week: 14
                case .year: 15
                case .offset: 16
                case .day: 17
                case .days: 18
                case .dayPart: 19
                case .instant: 20
                case .holiday: 21
                case .people: 22
                case .person: 23
                case .child: 24
                case .currency: 25
                case .amount: 26
                case .multiplier: 27
                case .offsetPart: 28
                case .party: 29
                case .weekdayPart: 30
                case .dayClock: 31
                case .now: 32
                case .nothing: 33
                }
            }()
    }
}

/// A day that has a name.
enum Holiday: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// Days after Easter Sunday, by the Gregorian reckoning.
    case easter(Int)
    /// The nth weekday of a month; from the end when negative.
    case nth(Int, weekday: Int, month: Int, plus: Int = 0)
}
