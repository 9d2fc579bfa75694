internal import Dates
internal import Foundation

/// A day in the course of which a clinic is open.
struct OpenDay {
    let day: CalendarDate
    let clock: WallClock
    /// Of the day after.
    private let next: WallClock
    /// When the clinic is open, in seconds since 1970: in order, and apart. Hours that run past midnight, into the day or
    /// out of it, are there whole.
    let spans: [Range<Int>]

    /// Those of these days that are any.
    static func list(_ calendar: BusinessCalendar, on days: ClosedRange<CalendarDate>) -> [OpenDay] {
        let around = days.lowerBound.advanced(by: -1)...days.upperBound.advanced(by: 1)
        let spans = joined(around.compactMap(calendar.span))
        let clocks = (days.lowerBound...around.upperBound).map { WallClock($0, in: calendar.zone) }
        return zip(days, zip(clocks, clocks.dropFirst())).compactMap { day, clocks in
            let (clock, next) = clocks
            let whole = clock.end(at: 0)..<next.end(at: 0)
            let own = spans.filter(whole.overlaps)
            return own.isEmpty ? nil : OpenDay(day: day, clock: clock, next: next, spans: own)
        }
    }

    /// In seconds since 1970; those that touch are one.
    private static func joined(_ spans: [Range<Date>]) -> [Range<Int>] {
        spans.reduce(into: []) { all, span in
            let (start, end) = (Int(span.lowerBound.timeIntervalSince1970), Int(span.upperBound.timeIntervalSince1970))
            if let last = all.last, start <= last.upperBound {
                all[all.count - 1] = last.lowerBound..<max(last.upperBound, end)
            } else {
                all.append(start..<end)
            }
        }
    }

    /// When hours of the day's end, in seconds since 1970: those until midnight go on with the next day's that begin then.
    func end(of part: Availability.Hours, _ availability: Availability) -> Int {
        guard part.upperBound == Self.midnight,
            let morning = availability.hours(on: day.advanced(by: 1)).first, morning.lowerBound == 0
        else { return clock.end(at: part.upperBound) }
        return next.end(at: morning.upperBound)
    }

    /// In minutes.
    private static let midnight = 1_440
}
