internal import Dates

/// The federal holidays of the United States (5 U.S.C. 6103), on the days on which offices are shut: one that falls on a
/// Saturday is kept on the Friday before, one on a Sunday on the Monday after.
enum FederalHolidays {
    /// Those that are kept within a year; also a New Year's Day that is kept on the last day of the year before.
    static func kept(in year: Int) -> [Holiday] {
        (dates(of: year) + dates(of: year + 1)).map { Holiday(date: observed($0.date), name: $0.name) }
            .filter { $0.date.year == year }
    }

    private static func dates(of year: Int) -> [(date: CalendarDate, name: String)] {
        [
            (day(year, 1, 1), "New Year's Day"),
            (monday(3, year, 1), "Birthday of Martin Luther King, Jr."),
            (monday(3, year, 2), "Washington's Birthday"),
            (monday(1, year, 6).advanced(by: -7), "Memorial Day"),
            (day(year, 6, 19), "Juneteenth National Independence Day"),
            (day(year, 7, 4), "Independence Day"),
            (monday(1, year, 9), "Labor Day"),
            (monday(2, year, 10), "Columbus Day"),
            (day(year, 11, 11), "Veterans Day"),
            (weekday(3, 4, year, 11), "Thanksgiving Day"),
            (day(year, 12, 25), "Christmas Day"),
        ]
    }

    private static func observed(_ date: CalendarDate) -> CalendarDate {
        switch date.weekday {
        case 5: date.advanced(by: -1)
        case 6: date.advanced(by: 1)
        default: date
        }
    }

    private static func monday(_ place: Int, _ year: Int, _ month: Int) -> CalendarDate {
        weekday(0, place, year, month)
    }

    /// - Parameter place: 1 for the month's first of that weekday.
    private static func weekday(_ weekday: Int, _ place: Int, _ year: Int, _ month: Int) -> CalendarDate {
        let first = day(year, month, 1)
        return first.advanced(by: (weekday - first.weekday + 7) % 7 + (place - 1) * 7)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else { preconditionFailure("not a day") }
        return date
    }
}
