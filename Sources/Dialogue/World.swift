public import Dates

/// What the dialogue knows of the place that is called.
public struct World: Sendable {
    public struct VisitType: Sendable {
        public let id: String
        public let name: String
        /// In hundredths; nil where nobody has set it.
        public let price: Int?
        /// How many days ahead it can be booked; nil where that is not known.
        public let horizon: Int?
        /// In minutes.
        public let length: Int?

        public init(id: String, name: String, price: Int? = nil, horizon: Int? = nil, length: Int? = nil) {
            (self.id, self.name, self.price, self.horizon) = (id, name, price, horizon)
            self.length = length
        }
    }

    public struct Doctor: Sendable {
        public let id: String
        public let name: String

        public init(id: String, name: String) { (self.id, self.name) = (id, name) }
    }

    public struct Clinic: Sendable {
        public let id: String
        public let name: String
        public let address: String?
        /// ISO 4217.
        public let currency: String
        /// By its own clock.
        public let today: CalendarDate
        public let now: Int
        /// Minutes since midnight, by weekday, 0 for Monday; past 1440 where it is open into the next day; nil for a day on
        /// which it is closed.
        public let hours: [Range<Int>?]
        public let holidays: Set<CalendarDate>
        public let visitTypes: [VisitType]
        public let doctors: [Doctor]

        public init(
            id: String, name: String, address: String?, currency: String, today: CalendarDate, now: Int,
            hours: [Range<Int>?], holidays: Set<CalendarDate>, visitTypes: [VisitType], doctors: [Doctor]
        ) {
            self.id = id
            self.name = name
            self.address = address
            self.currency = currency
            self.today = today
            self.now = now
            self.hours = hours
            self.holidays = holidays
            self.visitTypes = visitTypes
            self.doctors = doctors
        }

        /// Those of today, or of a night that began yesterday, which it is open in now.
        var openNow: Range<Int>? {
            if let hours = hours(on: today), hours.contains(now) { return hours }
            return hours(on: today.advanced(by: -1)).flatMap { $0.contains(now + 1_440) ? $0 : nil }
        }

        func hours(on day: CalendarDate) -> Range<Int>? {
            holidays.contains(day) || hours.count < 7 ? nil : hours[day.weekday]
        }
    }

    public let clinics: [Clinic]
    /// Such as `+16175550140`: where the call comes from, as the phone system says. It proves nothing.
    public let callerNumber: String?

    public init(clinics: [Clinic], callerNumber: String? = nil) {
        self.clinics = clinics
        self.callerNumber = callerNumber
    }

    func clinic(_ id: String?) -> Clinic? { clinics.first { $0.id == id } ?? (clinics.count == 1 ? clinics[0] : nil) }

    /// Of whichever clinic: one that several offer is called the same.
    public func visitType(_ id: String?) -> VisitType? {
        clinics.lazy.flatMap(\.visitTypes).first { $0.id == id }
    }

    func doctor(_ id: String?) -> Doctor? {
        clinics.lazy.flatMap(\.doctors).first { $0.id == id }
    }
}

/// A time at which a visit can begin.
public struct Opening: Codable, Equatable, Sendable {
    public let day: CalendarDate
    /// Minutes since midnight by the clinic's clock.
    public let minutes: Int
    /// Seconds since 1970.
    public let moment: Int
    public let doctor: String

    public init(day: CalendarDate, minutes: Int, moment: Int, doctor: String) {
        (self.day, self.minutes, self.moment, self.doctor) = (day, minutes, moment, doctor)
    }

    /// `2026-11-24T09:00`.
    public var text: String { "\(day.text)T\(TimeOfDay(minutes: minutes).text)" }
}

/// A visit that a caller has.
public struct Visit: Codable, Equatable, Sendable {
    public let id: String
    public let clinic: String
    public let visitType: String
    public let at: Opening

    public init(id: String, clinic: String, visitType: String, at: Opening) {
        (self.id, self.clinic, self.visitType, self.at) = (id, clinic, visitType, at)
    }
}
