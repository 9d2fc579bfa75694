internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// When calls are taken, by weekday, in a restaurant's own time.
///
/// Hours whose end is not after their start run past midnight: `18:00` to
/// `02:00` on a Friday ends on Saturday. A day without hours is closed. Hours
/// begin at their start and end just before their end.
struct CallHours: Codable, Equatable {
    var monday: Hours?
    var tuesday: Hours?
    var wednesday: Hours?
    var thursday: Hours?
    var friday: Hours?
    var saturday: Hours?
    var sunday: Hours?

    struct Hours: Codable, Equatable {
        let start: TimeOfDay
        let end: TimeOfDay

        var runsPastMidnight: Bool { end.minutes <= start.minutes }
    }

    /// - Parameter weekday: 0 for Monday.
    subscript(weekday: Int) -> Hours? {
        switch weekday {
        case 0: monday
        case 1: tuesday
        case 2: wednesday
        case 3: thursday
        case 4: friday
        case 5: saturday
        default: sunday
        }
    }

    /// The same hours on every day.
    static func daily(_ hours: Hours) -> CallHours {
        CallHours(
            monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours,
            sunday: hours)
    }

    /// The hours that matter at a moment, and whether calls are taken then.
    ///
    /// While yesterday's hours run past midnight they are the ones; otherwise today's, if there are any.
    func status(at moment: LocalMoment) -> (hours: Hours?, isOpen: Bool) {
        if let yesterday = self[(moment.weekday + 6) % 7], yesterday.runsPastMidnight,
            moment.minutes < yesterday.end.minutes
        {
            return (yesterday, true)
        }
        guard let today = self[moment.weekday] else { return (nil, false) }
        let hasBegun = moment.minutes >= today.start.minutes
        return (today, hasBegun && (today.runsPastMidnight || moment.minutes < today.end.minutes))
    }

    /// The same for a moment in a zone; one that the system does not know is closed.
    func status(at date: Date, in zone: String, by clocks: Clocks) -> (hours: Hours?, isOpen: Bool) {
        clocks.moment(date, in: zone).map(status(at:)) ?? (nil, false)
    }

    /// Each day's hours, Monday first.
    private var days: [Hours?] { [monday, tuesday, wednesday, thursday, friday, saturday, sunday] }

    static let schema: Schema = {
        let hours = Schema.object(["start": .required(.timeOfDay), "end": .required(.endOfDay)]).nullable
        return .object([
            "monday": .optional(hours), "tuesday": .optional(hours), "wednesday": .optional(hours),
            "thursday": .optional(hours), "friday": .optional(hours), "saturday": .optional(hours),
            "sunday": .optional(hours),
        ])
        .named("CallHours").noted(
            "In the restaurant's own time. Hours whose end is not after their start run past midnight; a day that is "
                + "left out is closed.")
    }()
}

/// In a column as `HH:MM-HH:MM` for each day, Monday first and separated by commas, with nothing for a closed day: a
/// look-up reads it before it can answer, and JSON would take it ten times as long.
extension CallHours: ValueConvertible {
    var value: Value {
        .text(days.map { $0.map { "\($0.start.text)-\($0.end.text)" } ?? "" }.joined(separator: ","))
    }

    init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        let bytes = Array(text.utf8)
        var days: [Hours?] = []
        for part in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            if part.isEmpty {
                days.append(nil)
            } else if part.count == 11, part.dropFirst(5).first == UInt8(ascii: "-"),
                let start = TimeOfDay(part.prefix(5)), let end = TimeOfDay(part.suffix(5))
            {
                days.append(Hours(start: start, end: end))
            } else {
                return nil
            }
        }
        guard days.count == 7 else { return nil }
        self.init(
            monday: days[0], tuesday: days[1], wednesday: days[2], thursday: days[3], friday: days[4],
            saturday: days[5], sunday: days[6])
    }
}

extension Schema {
    static let timeOfDay = Schema.string(
        5...5,
        Format(
            name: "time-of-day", issue: "Must be a time such as 09:00.", pattern: "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"
        ) { text in
            TimeOfDay(text).map { $0.minutes < 24 * 60 } ?? false
        })

    static let endOfDay = Schema.string(
        5...5,
        Format(
            name: "time-of-day", issue: "Must be a time such as 21:00, or 24:00.",
            pattern: "^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
        ) { TimeOfDay($0) != nil })

    /// A name of the IANA time zone database, such as `Asia/Kolkata`.
    static let timeZone = Schema.string(
        1...64,
        Format(
            name: "time-zone", issue: "Must be an IANA time zone such as America/New_York.",
            pattern: "^(?:UTC|[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)+)$"
        ) { TimeZones.find($0) != nil })
}
