internal import Foundation
internal import MariaDB
internal import Web

/// How much time there is to decide.
struct ServiceLevel: Codable, Equatable {
    enum Unit: String, Codable, CaseIterable, ValueConvertible {
        case minutes
        case calendarHours = "calendar_hours"
        case businessHours = "business_hours"
        case businessDays = "business_days"
        case calendarDays = "calendar_days"

        /// Whether it goes on while nobody is at work: what is urgent must not wait for Monday.
        var passesAlways: Bool {
            switch self {
            case .minutes, .calendarHours, .calendarDays: true
            case .businessHours, .businessDays: false
            }
        }

        /// In seconds; a business day counts as 86,400, however long it is.
        var seconds: Int {
            switch self {
            case .minutes: 60
            case .calendarHours, .businessHours: 3_600
            case .businessDays, .calendarDays: 86_400
            }
        }
    }

    let amount: Int
    let unit: Unit

    /// In seconds of the unit's kind.
    var seconds: Int { amount * unit.seconds }

    /// The longest there is: 90 days, of whichever kind.
    static let longest = 90 * 86_400

    static let schema = Schema.object([
        "amount": .required(.integer(1...129_600)), "unit": .required(.oneOf(Unit.allCases.map(\.rawValue))),
    ])
    .named("ServiceLevel").noted("At most 90 days. Business days and hours pass while the desk is at work.")
}

/// How fast an organisation promises to be.
struct ServiceLevels: Codable, Equatable {
    var critical: ServiceLevel
    var high: ServiceLevel
    var medium: ServiceLevel
    var low: ServiceLevel

    /// What is critical is decided within so many seconds, also at a weekend.
    static let longestCritical = 72 * 3_600

    /// As the payers' rules and the desks of makers have it.
    static let standard = ServiceLevels(
        critical: ServiceLevel(amount: 4, unit: .calendarHours), high: ServiceLevel(amount: 24, unit: .calendarHours),
        medium: ServiceLevel(amount: 2, unit: .businessDays), low: ServiceLevel(amount: 7, unit: .calendarDays))

    subscript(priority: Priority) -> ServiceLevel {
        switch priority {
        case .critical: critical
        case .high: high
        case .medium: medium
        case .low: low
        }
    }

    /// What is wrong with them, by field of the body they came in.
    var problems: [FieldError] {
        var problems: [FieldError] = []
        for priority in Priority.allCases where self[priority].seconds > ServiceLevel.longest {
            problems.append(FieldError("service_levels.\(priority.rawValue).amount", "Must be at most 90 days."))
        }
        if !critical.unit.passesAlways || critical.seconds > Self.longestCritical {
            problems.append(
                FieldError("service_levels.critical", "Must be at most 72 hours, and not in business time."))
        }
        return problems
    }

    static let schema = Schema.object([
        "critical": .required(ServiceLevel.schema), "high": .required(ServiceLevel.schema),
        "medium": .required(ServiceLevel.schema), "low": .required(ServiceLevel.schema),
    ])
    .named("ServiceLevels").noted(
        "Within which a request is decided, by its priority. What is critical has at most 72 hours, and not in business "
            + "time.")
}
