internal import Dates

/// When a doctor sees patients at a clinic, as the clock on its wall shows it.
struct Availability: Equatable, Sendable {
    /// Minutes since midnight; not past the day's end.
    typealias Hours = Range<Int>

    /// By weekday, 0 for Monday. Of one day in order, and apart.
    private(set) var weekly: [[Hours]]
    /// What holds on a day instead of its weekday's hours; none for a day off.
    private(set) var exceptions: [CalendarDate: [Hours]]

    static let never = Availability(weekly: Array(repeating: [], count: 7), exceptions: [:])

    /// - Parameter weekly: Monday first; days that are missing have no hours.
    init(weekly: [[Hours]], exceptions: [CalendarDate: [Hours]]) {
        self.weekly = (0..<7).map { $0 < weekly.count ? Self.sorted(weekly[$0]) : [] }
        self.exceptions = exceptions.mapValues(Self.sorted)
    }

    func hours(on day: CalendarDate) -> [Hours] { exceptions[day] ?? weekly[day.weekday] }

    /// In order, with those joined that touch or overlap.
    private static func sorted(_ hours: [Hours]) -> [Hours] {
        hours.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { all, next in
            if let last = all.last, next.lowerBound <= last.upperBound {
                all[all.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
            } else {
                all.append(next)
            }
        }
    }
}
