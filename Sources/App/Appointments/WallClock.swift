internal import Dates
internal import Foundation

/// What a clinic's clock shows in the course of one day.
///
/// Most days the clocks do not change, and then a minute of the day is a sum: lists of free times ask for thousands.
struct WallClock {
    private let zone: Zone
    private let day: CalendarDate
    /// The moment at which the day's clock would show midnight; nil on a day on which the clocks change.
    private let midnight: Int?

    init(_ day: CalendarDate, in zone: Zone) {
        self.zone = zone
        self.day = day
        let shown = day.daysSince1970 * 86_400
        // The offset half a day before and after: no zone is further from UTC, nor changes its clocks twice in between.
        let before = zone.secondsFromUTC(at: Date(timeIntervalSince1970: Double(shown - 86_400)))
        let after = zone.secondsFromUTC(at: Date(timeIntervalSince1970: Double(shown + 2 * 86_400)))
        midnight = before == after ? shown - before : nil
    }

    /// When the clock shows so many minutes since midnight, in seconds since 1970: of two such moments the first.
    ///
    /// - Returns: nil for a time that is skipped.
    func moment(at minutes: Int) -> Int? {
        if let midnight { return midnight + minutes * 60 }
        let moment = zone.moment(of: day, minutes: minutes)
        let offset = zone.secondsFromUTC(at: moment)
        let seconds = Int(moment.timeIntervalSince1970)
        return seconds + offset == day.daysSince1970 * 86_400 + minutes * 60 ? seconds : nil
    }

    /// The same, and for a time that is skipped the moment of the skip.
    func end(at minutes: Int) -> Int {
        midnight.map { $0 + minutes * 60 } ?? Int(zone.moment(of: day, minutes: minutes).timeIntervalSince1970)
    }
}
