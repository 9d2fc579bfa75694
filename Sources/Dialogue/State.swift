internal import Dates

/// Where a conversation stands. It is stored between two turns.
public struct State: Codable, Equatable, Sendable {
    public struct Form: Codable, Equatable, Sendable {
        public var clinic: String?
        public var visitType: String?
        public var doctor: String?
        public var days: Heard.Days?
        public var times: Heard.Times?
        /// What is as good where those cannot be had: "Tuesday at ten or Wednesday at two".
        public var otherwise: Otherwise?
        public var openings: [Opening] = []
        public var chosen: Opening?
        /// What is kept for the caller meanwhile.
        public var hold: String?
        public var isEarliest = false
        /// Only times after or before this one, in seconds since 1970.
        public var after: Int?
        public var before: Int?
        /// Seen from the visit that is moved, once it is known which.
        public var shift: Heard.Shift?
        public var others: Heard.OtherTimes?
        /// Minutes, likewise.
        public var timeShift: Int?
        /// How often a yes said nothing of which one.
        public var nods = 0
        public var excludedDays: [Heard.Days] = []
        public var excludedTimes: [Heard.Times] = []
        /// Weekdays, 0 for Monday, and doctors that are not wanted; nil for none.
        public var excludedWeekdays: [Int]?
        public var excludedDoctors: [String]?
        public var declined = 0
        public var name: String?
        /// Whether it is for somebody else than the caller, whose name it then is.
        public var isForOther = false
        public var phone: String?
        public var visits: [Visit]?
        /// The one that is moved or cancelled.
        public var visit: Visit?
        /// The days of the one that is moved, until it is known which: "move Monday's to Friday".
        public var source: Heard.Days?
        /// Whether the days are where it goes to, and say nothing of which one.
        public var isTarget = false
        /// How many of them are to be cancelled, those of which days, and but which; and those whose turn is to come.
        public var all: Heard.All?
        public var each: [Heard.Days] = []
        public var not: [String] = []
        public var rest: [Visit] = []
    }

    /// A day and a time that go together.
    public struct Otherwise: Codable, Equatable, Sendable {
        public var days: Heard.Days
        public var times: Heard.Times
    }

    /// A visit that is booked when another one is.
    public struct Wanted: Codable, Equatable, Sendable {
        public var visitType: String
        public var days: Heard.Days?
        public var times: Heard.Times?
        /// On the day of the one before, or so many days from it.
        public var isSameDay: Bool?
        public var shift: Heard.Shift?
    }

    /// What was asked in passing of a clinic that is not known yet.
    public struct Wondered: Codable, Equatable, Sendable {
        public var goal: Goal
        public var days: [Heard.Days]
        public var visitType: String?
        public var asksNow: Bool

        init(goal: Goal, _ heard: Heard) {
            self.goal = goal
            (days, visitType, asksNow) = (heard.days, heard.visitType, heard.asksNow)
        }

        var heard: Heard {
            var heard = Heard()
            (heard.days, heard.visitType, heard.asksNow) = (days, visitType, asksNow)
            return heard
        }
    }

    /// What is wanted once what is going on is done.
    public struct Later: Codable, Equatable, Sendable {
        public var goal: Goal
        public var visitType: String?
        public var visitTypes: [String]
        public var doctor: String?
        public var clinic: String?
        public var days: [Heard.Days]
        public var isTarget: Bool
        public var times: [Heard.Times]
        public var excludedDays: [Heard.Days]
        public var excludedTimes: [Heard.Times]
        public var isEarliest: Bool
        public var shift: Heard.Shift?
        public var timeShift: Int?
        public var all: Heard.All?
        public var isEachDay: Bool
        /// The one of those that were read out that it is.
        public var visit: Visit?
        public var isForOther: Bool
        public var name: String?
        /// On the day of what is booked first, and right after it.
        public var isSameDay: Bool
        public var isRightAfter: Bool
        /// One more of what is booked first.
        public var isAnother: Bool?
    }

    /// What a caller may regret.
    public enum Deed: Codable, Equatable, Sendable {
        case cancelled(Visit)
        /// - Parameter from: where the visit was before.
        case moved(Visit, from: Opening)
        case booked
    }

    public var language: String
    public var goal: Goal?
    public var asked: Ask?
    public var form = Form()
    public var claim = Effect.Claim()
    /// How often who they are did not fit.
    public var tries = 0
    /// Whether they key their date of birth: then they are told in which order.
    public var isBirthKeyed: Bool?
    /// Whether who said no to proving who they are was told why that is asked.
    public var isToldWhy: Bool?
    /// Set by who verifies.
    public var patient: String?
    public var isVerified: Bool { patient != nil }
    /// Who the patient was said to be.
    public var patientName: String?
    /// Whether the patient is somebody else than who calls.
    public var isProxy = false

    public var turns = 0
    /// In a row.
    public var misheard = 0
    public var silences = 0
    public var repeats = 0
    public var complaints = 0
    public var pauses = 0
    /// Whether they have just asked for a moment: a yes after it may be one to that.
    public var isPausing: Bool?
    /// What was answered in passing last: "and on Friday?" is of it.
    public var told: Goal?
    public var wondered: Wondered?
    /// The visits that were read out last: "cancel the second one" is of them.
    public var toldVisits: [Visit] = []
    /// What was wanted in one breath with what is booked now.
    public var wanted: [Wanted] = []
    /// What else was wanted then.
    public var later: [Later] = []
    /// What was done last, until something else is wanted.
    public var done: Deed?
    /// Questions that only the desk can answer.
    public var deskQuestions = 0
    /// Whether who said one name was asked for the other as well.
    public var isNameAsked: Bool?
    /// How often they came back from being put through.
    public var returns: Int?
    /// In all.
    public var misheardInAll = 0
    public var isSlow = false
    /// What is to be said again.
    public var last: Said?
    public var outcome: Outcome?
    public var isOver = false

    public init(language: String) { self.language = language }

    /// Whoever speaks next may be somebody else: nothing personal is known of them, or waits to be done for them.
    public mutating func forgetCaller() {
        (patient, patientName, isProxy, claim) = (nil, nil, false, Effect.Claim())
        (toldVisits, done, later, isToldWhy) = ([], nil, [], nil)
        // What was read out to the one is not said again to the other; of a call that is over, that it is.
        if let said = last { last?.lines = isOver ? Array(said.lines.suffix(1)) : [] }
        guard goal?.needsIdentity != true else { return (goal, asked, form) = (nil, nil, Form()) }
        (form.visits, form.visit, form.rest) = (nil, nil, [])
        (form.name, form.phone) = (nil, nil)
    }
}
