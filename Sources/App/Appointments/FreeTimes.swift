internal import Dates
internal import Foundation

/// At which times a visit can begin.
struct FreeTimes {
    /// The clinic's.
    let calendar: BusinessCalendar
    let visit: VisitTimes
    let now: Date

    /// Those of these days on which a visit can begin at all: the same for all doctors.
    func open(on days: ClosedRange<CalendarDate>) -> [OpenDay] {
        let first = max(days.lowerBound, calendar.day(of: soonest))
        return first <= days.upperBound ? OpenDay.list(calendar, on: first...days.upperBound) : []
    }

    /// The starts on these days, in seconds since 1970 and in order.
    ///
    /// A visit lies within the doctor's and the clinic's hours, also across midnight; its buffers need not. Its length
    /// is time that passes, also where the clocks change meanwhile; of an hour that comes twice only the first is
    /// offered.
    ///
    /// - Parameters:
    ///   - availability: with the exceptions of the day after the last.
    ///   - busy: what is taken of the doctor's time, buffers included, in the order of its beginnings.
    func starts(_ availability: Availability, on days: [OpenDay], busy: [Range<Int>]) -> [Int] {
        let (bookable, length) = (bookable, visit.length * 60)
        var starts: [Int] = []
        var taken = busy[...]
        for open in days {
            let clock = open.clock
            for part in availability.hours(on: open.day) {
                let end = open.end(of: part, availability)
                var spans = open.spans[...]
                for minutes in stride(from: part.lowerBound, to: part.upperBound, by: visit.step) {
                    guard let start = clock.moment(at: minutes), bookable.contains(start) else { continue }
                    guard start + length <= end else { break }
                    while let span = spans.first, span.upperBound < start + length { spans.removeFirst() }
                    guard let span = spans.first else { break }
                    guard span.lowerBound <= start else { continue }
                    let needed = visit.taken(from: start)
                    while let first = taken.first, first.upperBound <= needed.lowerBound { taken.removeFirst() }
                    if !taken.prefix(while: { $0.lowerBound < needed.upperBound }).contains(where: needed.overlaps) {
                        starts.append(start)
                    }
                }
            }
        }
        return starts
    }

    /// Whether a visit may begin then, whoever else has booked.
    func mayBegin(_ availability: Availability, at start: Date) -> Bool {
        let seconds = start.timeIntervalSince1970
        // Within a second nothing begins.
        guard seconds == seconds.rounded() else { return false }
        let day = calendar.day(of: start)
        return starts(availability, on: open(on: day...day), busy: []).contains(Int(start.timeIntervalSince1970))
    }

    /// When the notice is over.
    private var soonest: Date { now + Double(visit.notice * 60) }

    /// From the end of the notice to the end of the horizon.
    private var bookable: Range<Int> {
        let first = Int(soonest.timeIntervalSince1970.rounded(.up))
        let last = calendar.zone.moment(of: calendar.day(of: now).advanced(by: visit.horizon + 1))
        return first..<max(first, Int(last.timeIntervalSince1970))
    }
}
