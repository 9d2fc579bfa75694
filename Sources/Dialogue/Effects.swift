public import Dates

/// What the dialogue wants done before it can go on.
public enum Effect: Equatable, Sendable {
    /// When a visit can begin.
    public struct Wish: Codable, Equatable, Sendable {
        public var clinic: String
        public var visitType: String
        public var doctor: String?
        public var days: Heard.Days?
        public var times: Heard.Times?
        /// Only later ones, or earlier ones, in seconds since 1970.
        public var after: Int?
        public var before: Int?
        public var excludedDays: [Heard.Days] = []
        public var excludedTimes: [Heard.Times] = []
        /// 0 for Monday.
        public var excludedWeekdays: [Int] = []
        public var excludedDoctors: [String] = []
        /// The visit that is to be moved: its own time is free for it.
        public var moving: String?
        /// Whether who is verified comes, and cannot where they have another visit; but for the one that is moved.
        public var isForCaller = false

        /// Whether it is none of the days, times and doctors that are ruled out.
        public func allows(_ opening: Opening) -> Bool {
            !excludedDays.contains { $0.contains(opening.day) }
                && !excludedTimes.contains { $0.contains(opening.minutes) }
                && !excludedWeekdays.contains(opening.day.weekday) && !excludedDoctors.contains(opening.doctor)
        }
    }

    /// Who somebody says they are.
    public struct Claim: Codable, Equatable, Sendable {
        /// Likeliest first: how a name was heard.
        public var names: [String] = []
        public var dateOfBirth: CalendarDate?
        /// What else was perhaps heard of it.
        public var otherBirths: [CalendarDate]?
        /// Of a date of birth whose year was not said, in any year.
        public var birthday: CalendarDate?
        /// The last four of a member id, as heard: letters and digits.
        public var digits: String?
    }

    case find(Wish)
    case hold(Wish, Opening)
    /// - Parameters:
    ///   - hold: nil where it has gone; the time is then taken anew.
    ///   - name: of somebody who is not verified, with the phone to call back; nil for a caller who is, and books for
    ///     themselves.
    case book(Wish, Opening, hold: String?, name: String?, phone: String?)
    case verify(Claim)
    case listVisits
    case move(visit: String, Wish, Opening)
    case cancel(visit: String)
    case requestStatus
}

/// What came of an effect.
public enum Upshot: Equatable, Sendable {
    /// - Parameter isAsWished: false for others near what was wished for.
    case openings([Opening], isAsWished: Bool)
    case held(String)
    case done
    /// Somebody was faster.
    case taken
    /// The patient has another visit then.
    case busy
    /// Others, near the one time that was wished for, at which the patient has another visit.
    case busyThen([Opening])
    case tooLate
    /// The caller is known from here on, by the patient's id.
    case verified(String)
    case notVerified
    case visits([Visit])
    /// Of the caller's latest verification requests, newest first: status words.
    case statuses([String])
    case failed
}

/// What comes next.
public enum Step: Equatable, Sendable {
    case perform(Effect)
    case say(Said)
}

/// What is said, and what is awaited.
public struct Said: Codable, Equatable, Sendable {
    public var lines: [Line]
    public var action: NextAction
    public var options: [Option] = []
    public var transfer: TransferReason?
}

/// One of several that the caller can choose from.
public struct Option: Codable, Equatable, Sendable {
    /// What it is for the program: an id, or a time.
    public let value: String
    public let word: Word
}
