internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// A day on which the desk is shut.
struct Holiday: Codable, Equatable {
    let date: CalendarDate
    let name: String

    static let schema = Schema.object(["date": .required(.date), "name": .required(.string(1...120, .line))])
        .named("Holiday").example(["date": "2026-11-26", "name": "Thanksgiving Day"])
}

/// When an organisation's desk is at work, and how fast it promises to be.
struct OrganisationCalendar: Equatable {
    /// IANA name.
    var timeZone: String
    var businessHours: CallHours
    /// By day.
    var holidays: [Holiday]
    var serviceLevels: ServiceLevels
    /// 0 for one that nobody has set.
    var version: Int

    /// What holds for an organisation that has set nothing: Monday to Friday, nine to five, in UTC.
    static let standard = OrganisationCalendar(
        timeZone: "UTC", businessHours: nineToFive, holidays: [], serviceLevels: .standard, version: 0)

    static let nineToFive: CallHours = {
        guard let start = TimeOfDay("09:00"), let end = TimeOfDay("17:00") else { preconditionFailure("not times") }
        var hours = CallHours.daily(CallHours.Hours(start: start, end: end))
        (hours.saturday, hours.sunday) = (nil, nil)
        return hours
    }()

    /// The zone that is counted with: UTC for one that the system has no longer heard of.
    var zone: String { TimeZones.find(timeZone) == nil ? "UTC" : timeZone }

    /// For counting with.
    var dueDates: DueDates {
        DueDates(
            calendar: BusinessCalendar(
                zone: TimeZones.find(timeZone) ?? .utc, hours: businessHours,
                holidays: Set(holidays.map(\.date))),
            levels: serviceLevels)
    }
}

extension DueDates {
    /// An organisation's; remembered by the thread.
    static func of(_ organisation: UUID, in context: AppContext) throws -> DueDates {
        let generation = context.services.shared.generation(.calendars)
        if let known = context.memory.calendars.known(organisation, generation: generation, now: context.now) {
            return known
        }
        let due = try CalendarStore(db: context.db, organisation: organisation).load().dueDates
        context.memory.calendars.remember(due, for: organisation, generation: generation, now: context.now)
        return due
    }
}

/// A calendar as it is set.
struct CalendarInput: RequestBody {
    let timeZone: String
    let businessHours: CallHours
    let holidays: [Holiday]
    let serviceLevels: ServiceLevels

    enum CodingKeys: String, CodingKey {
        case timeZone = "time_zone"
        case businessHours = "business_hours"
        case holidays
        case serviceLevels = "service_levels"
    }

    static let schema = Schema.object(CalendarView.members).example(CalendarView.example)

    /// Years for which somebody may know what will be a holiday.
    private static let years = 2000...2200

    /// - Throws: `APIError` 422 for holidays that come twice or in another age, and for what must not be promised.
    func calendar(version: Int) throws(APIError) -> OrganisationCalendar {
        var problems = serviceLevels.problems
        var days: Set<CalendarDate> = []
        for (index, holiday) in holidays.enumerated() {
            if !Self.years.contains(holiday.date.year) {
                problems.append(FieldError("holidays[\(index)].date", "Must be between 2000 and 2200."))
            }
            if !days.insert(holiday.date).inserted {
                problems.append(FieldError("holidays[\(index)].date", "Comes twice."))
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return OrganisationCalendar(
            timeZone: timeZone, businessHours: businessHours, holidays: holidays.sorted { $0.date < $1.date },
            serviceLevels: serviceLevels, version: version)
    }
}

/// A calendar as it is shown.
struct CalendarView: ResponseBody {
    let timeZone: String
    let businessHours: CallHours
    let holidays: [Holiday]
    let serviceLevels: ServiceLevels
    /// Whether somebody is at work now.
    let isOpen: Bool

    init(_ calendar: OrganisationCalendar, now: Date) {
        timeZone = calendar.timeZone
        businessHours = calendar.businessHours
        holidays = calendar.holidays
        serviceLevels = calendar.serviceLevels
        isOpen = calendar.dueDates.calendar.isOpen(at: now)
    }

    enum CodingKeys: String, CodingKey {
        case timeZone = "time_zone"
        case businessHours = "business_hours"
        case holidays
        case serviceLevels = "service_levels"
        case isOpen = "is_open"
    }

    fileprivate static let members: KeyValuePairs<String, Schema.Presence> = [
        "time_zone": .required(.timeZone), "business_hours": .required(hours),
        "holidays": .required(.array(of: Holiday.schema, 0...1_000)), "service_levels": .required(ServiceLevels.schema),
    ]

    private static let hours = CallHours.schema.named("BusinessHours").noted(
        "In the organisation's zone. Hours whose end is not after their start run past midnight; a day that is left "
            + "out is closed. Without any hours, all time counts.")

    fileprivate static let example: JSONValue = [
        "time_zone": "America/New_York",
        "business_hours": ["monday": ["start": "09:00", "end": "17:00"]],
        "holidays": [["date": "2026-11-26", "name": "Thanksgiving Day"]],
        "service_levels": [
            "critical": ["amount": 4, "unit": "calendar_hours"], "high": ["amount": 24, "unit": "calendar_hours"],
            "medium": ["amount": 2, "unit": "business_days"], "low": ["amount": 7, "unit": "calendar_days"],
        ],
    ]

    static let schema = Schema.object([
        "time_zone": .required(.string(1...64)), "business_hours": .required(hours),
        "holidays": .required(.array(of: Holiday.schema, 0...1_000)), "service_levels": .required(ServiceLevels.schema),
        "is_open": .required(.boolean),
    ])
    .named("Calendar")
}
