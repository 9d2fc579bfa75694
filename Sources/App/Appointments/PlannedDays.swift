internal import Dates
internal import Web

/// The days that anybody plans for. Requests that name others are refused: nobody can be seen then, and counting on
/// from the last day there is leads nowhere.
enum PlannedDays {
    private static let years = 1970...2299

    static let all: ClosedRange<CalendarDate> =
        CalendarDate(daysSince1970: 0)...CalendarDate(daysSince1970: 120_529)

    static let issue = "Must be a day of the years \(years.lowerBound) to \(years.upperBound)."

    /// A day as RFC 3339 writes it.
    static let day = Schema.string(
        10...10,
        Schema.Format(name: "date", issue: issue) { CalendarDate($0).map(all.contains) ?? false })

    /// When a visit begins: with any offset, and with a fraction.
    static let moment = Schema.string(20...35, .dateTime(years: years))
}
