public import Dates
public import Understanding

/// What was heard in one turn, read. The dialogue needs no reader of its own.
public struct Heard: Equatable, Sendable {
    /// One thing that was meant, and why it is thought so.
    public struct Meaning: Equatable, Sendable {
        public let intent: Intent
        /// 0 to 1.
        public let confidence: Double
        public let why: String

        public init(_ intent: Intent, _ confidence: Double, why: String = "") {
            (self.intent, self.confidence, self.why) = (intent, confidence, why)
        }
    }

    /// One day, or those from one to another.
    public struct Days: Codable, Equatable, Sendable {
        public var first: CalendarDate
        public var last: CalendarDate

        public init(_ first: CalendarDate, _ last: CalendarDate? = nil) {
            self.first = first
            self.last = max(first, last ?? first)
        }

        public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }

        func covers(_ other: Days) -> Bool { first <= other.first && other.last <= last }
    }

    /// A time, or those from one to another, in minutes since midnight.
    public struct Times: Codable, Equatable, Sendable {
        public var from: Int
        /// The same as `from` for one time.
        public var until: Int
        /// Whether nobody said which half of the day.
        public var isAmbiguous: Bool

        public init(_ from: Int, _ until: Int? = nil, isAmbiguous: Bool = false) {
            self.from = from
            self.until = max(from, until ?? from)
            self.isAmbiguous = isAmbiguous
        }

        public var isOne: Bool { from == until }

        public func contains(_ minutes: Int) -> Bool { from <= minutes && minutes <= until }

        func covers(_ other: Times) -> Bool { from <= other.from && other.until <= until }
    }

    /// Which other times are wanted, seen from those that were offered.
    public enum OtherTimes: String, Codable, Sendable {
        case earlier, later
        /// Whichever there are.
        case more
    }

    /// Of several, so many.
    public enum All: String, Codable, Sendable {
        case all, both, firstTwo, lastTwo
    }

    /// So many days from a visit, or from a time that was offered; the whole week of that day, or the day itself.
    public struct Shift: Codable, Equatable, Sendable {
        public let days: Int
        public let isWeek: Bool

        public init(days: Int, isWeek: Bool) { (self.days, self.isWeek) = (days, isWeek) }

        func days(from day: CalendarDate) -> Days {
            let target = day.advanced(by: days)
            guard isWeek else { return Days(target) }
            let monday = target.advanced(by: -target.weekday)
            return Days(monday, monday.advanced(by: 6))
        }
    }

    /// What is told of a wound, or of how somebody is.
    public enum Symptom: Sendable {
        case urgent, other
    }

    /// Nothing was said, and no key was pressed.
    public var isSilence = false
    /// After a transfer: whether the caller was connected; nil where the phone system does not say.
    public var isConnected: Bool?
    /// Likeliest first.
    public var intents: [Meaning] = []
    /// Something was said, and it is nothing that is known here.
    public var isOutOfScope = false
    /// Words that a person must hear at once.
    public var isEmergency = false
    public var days: [Days] = []
    /// Whether the last of the days was named by its weekday alone.
    public var isWeekday = false
    /// Whether the last of the days is one that something goes to: "to Friday".
    public var isTarget = false
    /// Such as a date of birth.
    public var pastDays: [CalendarDate] = []
    /// What else was perhaps heard of a date of birth, likeliest first; nil where nothing was.
    public var otherBirths: [CalendarDate]?
    /// Whether the first of them was said without its year, and the year if that was said alone.
    public var isBirthday = false
    public var birthYear: Int?
    public var times: [Times] = []
    /// Keys or spoken digits, one after the other.
    public var digits: String?
    /// Four of them, said with who somebody is or when they were born.
    public var lastFour: String?
    /// Whether they were keys.
    public var isKeys = false
    public var yesNo: Bool?
    /// Which of what was offered, from 1; -1 for the last.
    public var ordinal: Int?
    /// What may be a person's name, likeliest first.
    public var names: [String] = []
    /// In E.164.
    public var phone: String?
    /// Ids of those that were named.
    public var doctor: String?
    public var visitType: String?
    /// Of several that are wanted, one after the other, in this order; otherwise empty.
    public var visitTypes: [String] = []
    public var clinic: String?
    /// Whether a doctor was named whom nobody knows here.
    public var isUnknownDoctor = false
    /// Whether it is for somebody else: "for my wife".
    public var isForOther = false
    /// Whether a status that is asked for is an insurance's, and not a visit's.
    public var isAboutInsurance = false
    /// Whether a text message is wanted of what is done.
    public var wantsText = false
    /// Whether it is asked what only a person at the desk knows.
    public var isForDesk = false
    /// What is told of how somebody is that a person should hear.
    public var symptom: Symptom?
    /// Whether something that was just done is not wanted after all.
    public var isRegret = false
    /// Whether the last two of the days, or of the times, are either of them as good: "Tuesday or Wednesday".
    public var isEitherDay = false
    public var isEitherTime = false
    /// Whether the days are both meant, each for one: "the Monday one and the Wednesday one".
    public var isEachDay = false
    /// Of how many of the visits that there are it is: "both of them".
    public var all: All?
    /// Which of what was offered it is not, as `ordinal`.
    public var notOrdinal: Int?
    /// Whether what is about to be done is not wanted any more.
    public var isDropped = false
    /// Whether it is not wanted, be it what is booked or what is to be cancelled.
    public var isUnwanted = false
    /// Whether it is asked what times there are.
    public var isAskingTimes = false
    /// As soon as can be.
    public var isEarliest = false
    /// Other times than those that were offered.
    public var otherTimes: OtherTimes?
    /// "The week after", without the day that it is after.
    public var shift: Shift?
    /// "An hour later", in minutes; 0 for the same time.
    public var timeShift: Int?
    /// Days and times that were ruled out.
    public var excludedDays: [Days] = []
    public var excludedTimes: [Times] = []
    /// Weekdays on which somebody cannot come, 0 for Monday.
    public var excludedWeekdays: [Int] = []
    /// Ids of those that are refused by their names.
    public var excludedDoctors: [String] = []
    public var excludedVisitTypes: [String] = []
    /// Whether a yes has something beside it that may take it back: a but, a question, another time.
    public var isHedged = false
    /// Whether somebody says who they are without being asked.
    public var isIntroduction = false
    /// Whether they say it of themselves, in so many words: "this is Walter Novak".
    public var isOfSpeaker = false
    /// Whether it is asked if what was read out is so: "is that with Dr. Hale?"
    public var isChecking = false
    /// Whether it says of what was read out that it is not it, behind a wait.
    public var isRefusal = false
    /// Whether it goes on with what was told last: "and a first visit?"
    public var isGoingOn = false
    /// Whether something else is said beside what drops what is going on: "forget it, when are you open?"
    public var isMoreThanDropped = false
    /// Whether the day is that of a visit that there is: "the Friday one".
    public var isNamedVisit = false
    /// What is asked of a visit in passing: with whom it is, and how long it takes.
    public var asksDoctor = false
    public var asksLength = false
    /// Whether it is asked what is now, at this moment.
    public var asksNow = false
    /// Whether what was named is not the one, but another.
    public var isOtherOne = false
    /// Whether it is about the name that was read out, and says none that can be read.
    public var isAboutName = false
    /// Whether somebody beside a no has something else to say.
    public var isWaiting = false
    /// Whether one more of what is being booked is wanted.
    public var isAnother = false
    /// On the day of the visit that was booked, or is; right after it.
    public var isSameDay = false
    public var isRightAfter = false
    /// Whether somebody has nothing more to say: a no alone is none yet.
    public var isEnding = false
    /// Whether it is about visits of somebody else: "my husband's appointment"; or for who speaks.
    public var isOfOther = false
    public var isForSelf = false
    /// A person who is named beside what is wanted, in full.
    public var spokenOf: String?
    /// Somebody who thinks, or looks for something.
    public var isPause = false
    /// The language that was asked for.
    public var wishedLanguage: String?
    /// The language that was spoken, when it is sure and another one.
    public var spokenLanguage: String?
    /// Letters and digits of what was said, for numbers that have both.
    public var letters = ""
    /// What else is wanted in the same breath, each by itself.
    public var also: [Heard] = []
    /// 0 to 1.
    public var confidence = 1.0

    public init() {}

    /// - Parameter least: 0 to 1, how sure that has to be.
    public func means(_ intent: Intent, atLeast least: Double = 0.5) -> Bool {
        intents.contains { $0.intent == intent && $0.confidence >= least }
    }

    /// Whether it says anything that a form can take.
    public var hasValues: Bool {
        !days.isEmpty || !pastDays.isEmpty || !times.isEmpty || digits != nil || ordinal != nil || doctor != nil
            || visitType != nil || !visitTypes.isEmpty || clinic != nil || phone != nil || isEarliest || shift != nil
            || !excludedDoctors.isEmpty || !excludedVisitTypes.isEmpty || !excludedWeekdays.isEmpty
            || timeShift != nil
    }
}
