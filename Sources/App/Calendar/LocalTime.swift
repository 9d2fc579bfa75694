internal import Dates
internal import Foundation

extension Zone {
    /// The moment at which clocks begin to show a time of a day: of two such moments the first, and for a time that is
    /// skipped the moment of the skip.
    ///
    /// - Parameter minutes: since midnight; more than a day's lead into the next.
    func moment(of day: CalendarDate, minutes: Int = 0) -> Date {
        // What clocks show, as if they stood in UTC; offsets are less than a day, and change less often than that.
        let shown = Double(day.daysSince1970 * 86_400 + minutes * 60)
        let before = offset(at: shown - 86_400)
        let after = offset(at: shown + 86_400)
        let (early, late) = (shown - before, shown - after)
        if before == after || offset(at: early) == before { return Date(timeIntervalSince1970: early) }
        if offset(at: late) == after { return Date(timeIntervalSince1970: late) }
        // Skipped: somewhere between the two the clocks change.
        var (still, changed) = (late, early)
        while changed - still > 1 {
            let middle = ((still + changed) / 2).rounded(.down)
            if offset(at: middle) == before { still = middle } else { changed = middle }
        }
        return Date(timeIntervalSince1970: changed)
    }

    private func offset(at seconds: Double) -> Double {
        Double(secondsFromUTC(at: Date(timeIntervalSince1970: seconds)))
    }
}
