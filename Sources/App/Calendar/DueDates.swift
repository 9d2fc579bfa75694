internal import Dates
internal import Foundation

/// By when requests are to be decided.
struct DueDates {
    let calendar: BusinessCalendar
    let levels: ServiceLevels

    /// When a request is to be decided that comes in at `start`, and when it becomes urgent: with three quarters of the
    /// time used.
    ///
    /// Calendar days end at the time of day at which they began, also where the clocks change between.
    func due(for priority: Priority, from start: Date) -> (due: Date, atRisk: Date) {
        let level = levels[priority]
        guard let measure = level.unit.measure else {
            let due =
                level.unit == .calendarDays
                ? sameTime(level.amount, daysAfter: start) : start + TimeInterval(level.seconds)
            return (due, start + due.timeIntervalSince(start) * 0.75)
        }
        let seconds = TimeInterval(level.seconds)
        return (
            calendar.moment(seconds, after: start, measure), calendar.moment(seconds * 0.75, after: start, measure)
        )
    }

    /// What is left of the time at a moment, in whole seconds of the level's unit; negative when it is over.
    func left(until due: Date, from moment: Date, _ priority: Priority) -> Int {
        let left =
            levels[priority].unit.measure.map { calendar.time(from: moment, to: due, $0) }
            ?? due.timeIntervalSince(moment)
        // Downwards: a fraction of a second more would be tomorrow morning where the time ends with the day.
        return Int(left.rounded(.down))
    }

    /// When a request is to be decided whose clock goes on at `start`, and when it becomes urgent.
    ///
    /// - Parameters:
    ///   - left: of `left(until:from:_:)`; what was over is over, by as many seconds.
    ///   - unit: of the level as it was then; nil for the one it has.
    func due(after left: Int, from start: Date, _ priority: Priority, in unit: ServiceLevel.Unit? = nil)
        -> (due: Date, atRisk: Date)
    {
        let level = levels[priority]
        let unit = unit ?? level.unit
        let reserve = (unit == level.unit ? level.seconds : left) / 4
        func moment(_ amount: Int) -> Date {
            guard amount > 0, let measure = unit.measure else { return start + TimeInterval(amount) }
            return calendar.moment(TimeInterval(amount), after: start, measure)
        }
        return (moment(left), moment(min(left, max(0, left - reserve))))
    }

    /// The day it is for the organisation.
    func day(of moment: Date) -> CalendarDate { calendar.day(of: moment) }

    func startOfDay(_ day: CalendarDate) -> Date { calendar.zone.moment(of: Self.storable(day)) }

    /// When a day is over: the start of the next.
    func endOfDay(_ day: CalendarDate) -> Date { startOfDay(day.advanced(by: 1)) }

    private func sameTime(_ days: Int, daysAfter start: Date) -> Date {
        let today = day(of: start)
        // Midnight to now, as clocks show it.
        let shown =
            start.timeIntervalSince1970 + TimeInterval(calendar.zone.secondsFromUTC(at: start))
            - TimeInterval(today.daysSince1970 * 86_400)
        let minutes = Int(shown / 60)
        return calendar.zone.moment(of: today.advanced(by: days), minutes: minutes)
            + (shown - TimeInterval(minutes * 60))
    }

    /// The database has no day beyond these, and no request either.
    private static func storable(_ day: CalendarDate) -> CalendarDate {
        min(max(day, earliest), latest)
    }

    private static let earliest = CalendarDate(daysSince1970: -354_000)
    private static let latest = CalendarDate(daysSince1970: 2_932_800)
}

extension ServiceLevel.Unit {
    /// How its time is counted in business time; nil where all time counts.
    fileprivate var measure: BusinessCalendar.Measure? {
        switch self {
        case .minutes, .calendarHours, .calendarDays: nil
        case .businessHours: .hours
        case .businessDays: .days
        }
    }
}
