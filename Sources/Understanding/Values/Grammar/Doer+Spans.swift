internal import Dates

/// Stretches of days, lengths of time and days that have names.
extension Doer {
    func stretchOfDays(_ action: Action, _ parts: [Meaning]) -> Meaning? {
        let second = parts.count > 1 ? parts[1] : nil
        let monday = today - calendar.weekday
        switch (action, parts.first, second) {
        case (.part(0), .count(let quarters), .unit(let unit)): return Self.stretch(quarters, unit)
        case (.part(let quarters), .unit(let unit), _): return Self.stretch(quarters, unit)
        case (.part(let more), .stretch(let stretch), nil):
            // "an hour and a half"
            guard stretch.seconds >= 3_600, stretch.months == 0 else { return nil }
            return .stretch(Stretch(days: stretch.days, seconds: stretch.seconds + more * 900))
        case (.week, .week(let offset), _): return .days(monday + 7 * offset, monday + 7 * offset + 6, .week)
        case (.weeksAhead, .stretch(let stretch), _):
            guard stretch.days % 7 == 0, stretch.months == 0, stretch.seconds == 0 else { return nil }
            return .week(stretch.days / 7)
        case (.weekOf(let weeks), .day(let day, _), _):
            let first = day - CalendarDate(daysSince1970: day).weekday + 7 * weeks
            return .days(first, first + 6, .week)
        case (.weekend, _, _): return .days(monday + 5, monday + 6, .weekend)
        case (.nextWeekend, _, _): return .days(monday + 12, monday + 13, .weekend)
        case (.weekendAfterNext, _, _): return .days(monday + 19, monday + 20, .weekend)
        case (.monthOffsetSpan, .monthOffset(let offset), _): return month(Self.month(calendar, offset))
        case (.monthSpan, .month(let month), .year(let year)): return self.month((year, month))
        case (.monthSpan, .month(let month), nil):
            return self.month((month < calendar.month ? calendar.year + 1 : calendar.year, month))
        case (.yearSpan, .year(let year), _): return self.year(year)
        case (.thisYear, _, _): return year(calendar.year)
        case (.nextYear, _, _): return year(calendar.year + 1)
        case (.nextDays, .stretch(let stretch), _):
            guard case .day(let end, _)? = moved(stretch, 1, from: today), end > today else { return nil }
            return .days(today + 1, end, .days)
        case (.endOfSpan, .days(_, let last, _), _): return .day(last)
        case (.startOfSpan, .days(let first, _, _), _): return .day(first)
        case (.dayRange, .day(let first, _), .day(let last, _)):
            return last > first ? .days(first, last, .days) : nil
        case (.domMonthRange, .some(let part), .monthDay(let month, let end, let year)):
            guard let start = number(part), start < end, case .day(let last, _)? = date(month, end, year) else {
                return nil
            }
            return .days(last - end + start, last, .days)
        case (.domRange, .some(let from), .some(let until)):
            guard let start = number(from), let end = number(until), start < end,
                case .day(let first, _)? = day(.dayOfMonth, [from])
            else { return nil }
            return .days(first, first + end - start, .days)
        case (.nthWeekday, _, _): return weekdayOfMonth(parts, nil)
        case (.lastWeekdayOf, _, _): return weekdayOfMonth(parts, -1)
        case (.endOfMonth, _, _): return endOfMonth.map { .day($0) }
        case (.startOfMonth, _, _): return endOfMonth.map { .day($0 + 1) }
        case (.nthWeek, .some(let part), .month(let month)):
            guard let count = number(part), (1...4).contains(count) else { return nil }
            return week(from: 7 * (count - 1), of: month)
        case (.lastWeek, .month(let month), _): return week(from: nil, of: month)
        case (.lastDayOf, .days(_, let last, _), _): return .day(last)
        default: return nil
        }
    }

    private var endOfMonth: Int? {
        guard case .days(_, let last, _)? = month(Self.month(calendar, 0)) else { return nil }
        return last
    }

    /// "The second Tuesday in January", "the last Friday of the month", in whatever order.
    ///
    /// - Parameter count: nil where it is said.
    func weekdayOfMonth(_ parts: [Meaning], _ count: Int?) -> Meaning? {
        var (count, weekday, month, offset): (Int?, Int?, Int?, Int) = (count, nil, nil, 0)
        for part in parts {
            switch part {
            case .weekday(let said): weekday = said
            case .month(let said): month = said
            case .monthOffset(let said): offset = said
            default: count = number(part)
            }
        }
        guard let count, count == -1 || (1...5).contains(count), let weekday else { return nil }
        if let month { return nearest(.nth(count, weekday: weekday, month: month)).map { .day($0) } }
        // One of this month that is over is the next month's.
        for later in [offset, offset + 1] {
            let (year, month) = Self.month(calendar, later)
            if let day = Self.day(of: .nth(count, weekday: weekday, month: month), year), offset != 0 || day >= today {
                return .day(day)
            }
        }
        return nil
    }

    /// Seven days of the next such month.
    ///
    /// - Parameter start: days after its first; nil for its last seven.
    private func week(from start: Int?, of month: Int) -> Meaning? {
        let year = month < calendar.month ? calendar.year + 1 : calendar.year
        guard case .days(let first, let last, _) = self.month((year, month)) else { return nil }
        let begin = start.map { first + $0 } ?? last - 6
        return .days(begin, begin + 6, .week)
    }

    private static func stretch(_ quarters: Int, _ unit: TimeUnit) -> Meaning? {
        guard quarters > 0, quarters < 40_000 else { return nil }
        func whole(_ days: Int) -> Meaning? {
            quarters % 4 == 0 ? .stretch(Stretch(days: quarters / 4 * days)) : nil
        }
        switch unit {
        case .second: return .stretch(Stretch(seconds: quarters / 4))
        case .minute: return .stretch(Stretch(seconds: quarters * 15))
        case .hour: return .stretch(Stretch(seconds: quarters * 900))
        case .day: return whole(1)
        case .week, .weekend: return whole(7)
        case .fortnight: return whole(14)
        case .month: return quarters % 4 == 0 ? .stretch(Stretch(months: quarters / 4)) : nil
        case .year: return quarters % 2 == 0 ? .stretch(Stretch(months: quarters * 3)) : nil
        }
    }

    private func month(_ month: (year: Int, month: Int)) -> Meaning? {
        let after = month.month == 12 ? (month.year + 1, 1) : (month.year, month.month + 1)
        guard let first = CalendarDate(year: month.year, month: month.month, day: 1),
            let next = CalendarDate(year: after.0, month: after.1, day: 1)
        else { return nil }
        return .days(first.daysSince1970, next.daysSince1970 - 1, .month)
    }

    private func year(_ year: Int) -> Meaning? {
        guard let first = CalendarDate(year: year, month: 1, day: 1),
            let last = CalendarDate(year: year, month: 12, day: 31)
        else { return nil }
        return .days(first.daysSince1970, last.daysSince1970, .year)
    }

    /// The next one, today's if it is one.
    func nearest(_ holiday: Holiday) -> Int? {
        for year in calendar.year...(calendar.year + 8) {
            if let day = Self.day(of: holiday, year), day >= today { return day }
        }
        return nil
    }

    static func day(of holiday: Holiday, _ year: Int) -> Int? {
        switch holiday {
        case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)?.daysSince1970
        case .easter(let days): return easter(year).map { $0.daysSince1970 + days }
        case .nth(let count, let weekday, let month, let plus):
            guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
            if count > 0 {
                let day = first.daysSince1970 + (weekday - first.weekday + 7) % 7 + (count - 1) * 7
                return CalendarDate(daysSince1970: day).month == month ? day + plus : nil
            }
            guard let next = CalendarDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1) else {
                return nil
            }
            return next.daysSince1970 - (next.weekday - weekday + 6) % 7 - 1 + (count + 1) * 7 + plus
        }
    }

    /// Easter Sunday (Meeus, Jones, Butcher).
    private static func easter(_ year: Int) -> CalendarDate? {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let (d, e, f) = (b / 4, b % 4, (b + 8) / 25)
        let g = (b - f + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
