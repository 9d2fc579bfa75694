internal import Dates
internal import Foundation

/// When an organisation's desk is at work: hours by weekday, without holidays, in a zone.
///
/// A holiday closes the hours that begin on it, also those that run past its midnight. Hours are counted as they pass:
/// a shift in which the clocks go back is an hour longer.
struct BusinessCalendar {
    /// How business time is counted.
    enum Measure {
        /// As it passes.
        case hours
        /// A day's hours as 86,400 seconds, however long they are: half of a short Friday is half a day.
        case days
    }

    /// How far ahead anybody looks, in days: ten years and some. A desk that is shut for so long is never at work.
    static let horizon = 3_700

    let zone: Zone
    let hours: CallHours
    let holidays: Set<CalendarDate>

    /// The hours that begin on a day, as moments; nil for a day without.
    ///
    /// Where the day before runs into them they begin when that one ends.
    func span(of day: CalendarDate) -> Range<Date>? {
        guard let own = bareSpan(of: day) else { return nil }
        guard let before = bareSpan(of: day.advanced(by: -1)), before.upperBound > own.lowerBound else { return own }
        return before.upperBound < own.upperBound ? before.upperBound..<own.upperBound : nil
    }

    private func bareSpan(of day: CalendarDate) -> Range<Date>? {
        guard let hours = hours[day.weekday], !holidays.contains(day) else { return nil }
        let start = zone.moment(of: day, minutes: hours.start.minutes)
        let end =
            hours.runsPastMidnight
            ? zone.moment(of: day.advanced(by: 1), minutes: hours.end.minutes)
            : zone.moment(of: day, minutes: hours.end.minutes)
        return start < end ? start..<end : nil
    }

    /// Whether somebody is at work.
    func isOpen(at moment: Date) -> Bool {
        let today = day(of: moment)
        return [today.advanced(by: -1), today].contains { span(of: $0)?.contains(moment) == true }
    }

    /// Whether there are hours on a day.
    func isBusinessDay(_ day: CalendarDate) -> Bool { span(of: day) != nil }

    /// The day that is so many business days after another; so many calendar days when there are no business days.
    func businessDay(_ count: Int, after day: CalendarDate) -> CalendarDate {
        var left = count
        for distance in 0...Self.horizon {
            if left <= 0 { return day.advanced(by: max(0, distance - 1)) }
            let next = day.advanced(by: distance)
            if distance > 0, isBusinessDay(next) { left -= 1 }
            if left <= 0 { return next }
        }
        return day.advanced(by: count)
    }

    /// Business time between two moments, in seconds of the measure; negative when they come in the other order.
    ///
    /// Without any hours, all time counts.
    func time(from start: Date, to end: Date, _ measure: Measure) -> TimeInterval {
        guard start <= end else { return -time(from: end, to: start, measure) }
        guard !isNeverOpen else { return end.timeIntervalSince(start) }
        let first = day(of: start).advanced(by: -1)
        let last = min(day(of: end), first.advanced(by: Self.horizon))
        var sum: TimeInterval = 0
        for day in first...last {
            guard let span = span(of: day) else { continue }
            let (from, to) = (max(span.lowerBound, start), min(span.upperBound, end))
            if from < to { sum += to.timeIntervalSince(from) * Self.worth(of: span, measure) }
        }
        return sum
    }

    /// The first moment at which so much business time has passed.
    ///
    /// Without any hours, all time counts.
    ///
    /// - Parameter amount: in seconds of the measure; nothing for less than one.
    func moment(_ amount: TimeInterval, after start: Date, _ measure: Measure) -> Date {
        guard amount > 0 else { return start }
        guard !isNeverOpen else { return start + amount }
        var left = amount
        var day = day(of: start).advanced(by: -1)
        for _ in 0...Self.horizon {
            if let span = span(of: day), span.upperBound > start {
                let from = max(span.lowerBound, start)
                let worth = Self.worth(of: span, measure)
                let there = span.upperBound.timeIntervalSince(from) * worth
                // A microsecond: what is left of a sum of fractions.
                if left <= there + 0.000_001 { return min(from + left / worth, span.upperBound) }
                left -= there
            }
            day = day.advanced(by: 1)
        }
        return start + amount
    }

    func day(of moment: Date) -> CalendarDate { CalendarDate(moment, in: zone) }

    private var isNeverOpen: Bool { (0..<7).allSatisfy { hours[$0] == nil } }

    /// What a second of these hours counts.
    private static func worth(of span: Range<Date>, _ measure: Measure) -> Double {
        switch measure {
        case .hours: 1
        case .days: 86_400 / span.upperBound.timeIntervalSince(span.lowerBound)
        }
    }
}
