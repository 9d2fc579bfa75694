internal import Dates
internal import Foundation
internal import Web

/// A day on which somebody who is alive can have been born.
enum DateOfBirth {
    static let oldest = 130
    static let issue = "Must be a day in the past, at most \(oldest) years ago."

    /// - Parameter now: the day is taken in UTC.
    static func isPossible(_ day: CalendarDate, now: Date) -> Bool {
        let today = CalendarDate(now, in: .utc)
        // Somebody born on a 29th of February comes of age on the first of March.
        let first =
            CalendarDate(year: today.year - oldest, month: today.month, day: today.day)
            ?? CalendarDate(year: today.year - oldest, month: 3, day: 1)
        return day <= today && first.map { $0 <= day } == true
    }

    /// The day itself; whether it is possible depends on today: `isPossible`.
    static let schema = Schema.date
}
