internal import Dates

/// Days.
extension Doer {
    func day(_ action: Action, _ parts: [Meaning]) -> Meaning? {
        let second = parts.count > 1 ? parts[1] : nil
        switch (action, parts.first, second) {
        case (.dayMonth, .some(let first), .month(let month)): return number(first).flatMap { monthDay(month, $0) }
        case (.monthDay, .month(let month), .some(let second)): return number(second).flatMap { monthDay(month, $0) }
        case (.monthDayYear, .monthDay(let month, let day, nil), .year(let year)),
            (.monthDayYear, .year(let year), .monthDay(let month, let day, nil)):
            return .monthDay(month: month, day: day, year: year)
        case (.monthDayYear, .monthDay(let month, let day, nil), .number(let year, let digits)):
            // "14 May 85" is a day of a year where a birth is asked for; else 85 is something of its own.
            guard digits == 4 || looksBack && digits <= 2 && year < 100 else { return nil }
            return .monthDay(month: month, day: day, year: full(year, digits: digits))
        case (.spokenBirth, .some(let first), .some(let second)):
            guard looksBack, let first = number(first), let second = number(second) else { return nil }
            let day = [Meaning.number(first), .number(second)]
            switch parts.dropFirst(2).first {
            case nil: return self.day(.numericDay, day)
            case .year(let year): return self.day(.numericDay, day + [.number(year, digits: 4)])
            // "One two three four" is no date.
            case .number(let year, let digits) where digits > 1 || digits == 0 && year > 9:
                return self.day(.numericDay, day + [.number(year, digits: digits)])
            default: return nil
            }
        case (.numericDay, .number(let first, _), .number(let second, _)):
            let (day, month) = language.isDayFirst ? (first, second) : (second, first)
            guard case .number(let year, let digits)? = parts.count > 2 ? parts[2] : nil else {
                return monthDay(month, day)
            }
            return CalendarDate(year: full(year, digits: digits), month: month, day: day)
                .map { .day($0.daysSince1970) }
        case (.day, .monthDay(let month, let day, let year), _): return date(month, day, year)
        case (.dayOfMonth, .some(let part), _): return number(part).flatMap(dayOfMonth)
        case (.dayOfMonthOffset, .some(let part), .monthOffset(let offset)),
            (.dayOfMonthOffset, .monthOffset(let offset), .some(let part)):
            guard let day = number(part) else { return nil }
            let (year, month) = Self.month(calendar, offset)
            return CalendarDate(year: year, month: month, day: day).map { .day($0.daysSince1970) }
        case (.weekdayDay, .weekday(let weekday), .monthDay(let month, let day, let year)),
            (.weekdayDay, .monthDay(let month, let day, let year), .weekday(let weekday)):
            if case .year(let said)? = parts.count > 2 ? parts[2] : nil { return date(month, day, said) }
            return date(month, day, year, weekday)
        case (.weekdayDay, .ordinal(let count), .weekday(let weekday)): return countedWeekday(count, weekday, parts)
        case (.weekdayDay, .weekday(let weekday), .some(let part)),
            (.weekdayDay, .some(let part), .weekday(let weekday)):
            return number(part).flatMap { dayOfMonth($0, weekday) }
        case (.offset, .offset(let days), _): return .day(today + days)
        case (.ahead, .stretch(let stretch), _): return moved(stretch, 1, from: today)
        case (.ago, .stretch(let stretch), _): return moved(stretch, -1, from: today)
        case (.aheadOf, .stretch(let stretch), .day(let day, let isDoubtful)):
            return moved(stretch, 1, from: day, isDoubtful)
        case (.aheadOf, .day(let day, let isDoubtful), .stretch(let stretch)):
            return moved(stretch, 1, from: day, isDoubtful)
        case (.beforeDay, .stretch(let stretch), .day(let day, let isDoubtful)),
            (.beforeDay, .day(let day, let isDoubtful), .stretch(let stretch)):
            return moved(stretch, -1, from: day, isDoubtful)
        case (.holiday, .holiday(let holiday), _): return nearest(holiday).map { .day($0) }
        case (.holidayYear, .holiday(let holiday), .year(let year)): return Self.day(of: holiday, year).map { .day($0) }
        case (.nextHoliday, .holiday(let holiday), _): return nearest(holiday).map { .day($0) }
        case (.dayWithPart, .day(let day, _), .part(let part)), (.dayWithPart, .part(let part), .day(let day, _)):
            return .dayPart(day, part)
        case (.now, _, _): return .now
        case (.dayAfter, .day(let day, let isDoubtful), _): return .day(day + 1, isDoubtful: isDoubtful)
        case (.dayBefore, .day(let day, let isDoubtful), _): return .day(day - 1, isDoubtful: isDoubtful)
        case (.dayOfMonthBefore, .some(let part), _): return number(part).flatMap(dayOfMonthBefore)
        case (.dayPart, .weekdayPart(let weekday, let part), _): return .dayPart(next(weekday), part)
        case (.dayPart, .part(let part), _): return .dayPart(today, part)
        case (.dayPart, .offsetPart(let days, let part), _): return .dayPart(today + days, part)
        default: return weekdays(action, parts.first, second)
        }
    }

    private func weekdays(_ action: Action, _ first: Meaning?, _ second: Meaning?) -> Meaning? {
        let monday = today - calendar.weekday
        switch (action, first, second) {
        case (.weekday, .weekday(let weekday), _): return .day(next(weekday))
        case (.thisWeekday, .weekday(let weekday), _):
            return .day(monday + weekday >= today ? monday + weekday : next(weekday))
        case (.nextWeekday, .weekday(let weekday), _): return .day(monday + 7 + weekday)
        case (.lastWeekday, .weekday(let weekday), _): return .day(today - (calendar.weekday - weekday + 6) % 7 - 1)
        case (.weekdayPlus(let days), .weekday(let weekday), _):
            return .day(today + (weekday - calendar.weekday + 7) % 7 + days)
        case (.weekdayInDays, .weekday(let weekday), .number(let days, _)):
            guard days == 8 || days == 15 else { return nil }
            return .day(today + (weekday - calendar.weekday + 7) % 7 + days - 1)
        case (.weekdayAfterNext, .weekday(let weekday), _): return .day(next(weekday) + 7)
        case (.weekdayOfWeek, .weekday(let weekday), .week(let offset)),
            (.weekOfWeekday, .week(let offset), .weekday(let weekday)):
            return .day(monday + 7 * offset + weekday)
        case (.weekdayOfWeek, .weekday(let weekday), .days(let first, _, .week)),
            (.weekOfWeekday, .days(let first, _, .week), .weekday(let weekday)):
            return .day(first + weekday)
        case (.weekdayIn, .weekday(let weekday), .stretch(let stretch)),
            (.weekdayIn, .stretch(let stretch), .weekday(let weekday)):
            // Eight days are a week, and fifteen are two, where one counts both ends.
            let days = [8, 15].contains(stretch.days) ? stretch.days - 1 : stretch.days
            guard stretch.months == 0, stretch.seconds == 0, days > 0, days % 7 == 0 else { return nil }
            return .day(monday + days + weekday)
        case (.weekdayAfter, .stretch(let stretch), .weekday(let weekday)),
            (.weekdayAfter, .weekday(let weekday), .stretch(let stretch)):
            return moved(stretch, 1, from: next(weekday))
        case (.weekdayFrom(let step), .weekday(let weekday), .day(let day, let isDoubtful)),
            (.weekdayFrom(let step), .day(let day, let isDoubtful), .weekday(let weekday)):
            let first = CalendarDate(daysSince1970: day).weekday
            return .day(
                day + step * (((weekday - first) * step + 6) % 7 + 1), isDoubtful: isDoubtful)
        case (.weekdaysFromNow, .count(let quarters), .weekday(let weekday)):
            return quarters >= 4 && quarters % 4 == 0 ? .day(next(weekday) + (quarters / 4 - 1) * 7) : nil
        default: return nil
        }
    }

    func number(_ part: Meaning) -> Int? {
        switch part {
        case .number(let number, _), .ordinal(let number): number
        default: nil
        }
    }

    /// Strictly after today.
    private func next(_ weekday: Int) -> Int {
        looksBack ? today - (calendar.weekday - weekday + 6) % 7 - 1 : today + (weekday - calendar.weekday + 6) % 7 + 1
    }

    func full(_ year: Int, digits: Int) -> Int {
        guard digits <= 2, year < 100 else { return year }
        let century = calendar.year / 100 * 100
        return looksBack && century + year > calendar.year ? century - 100 + year : century + year
    }

    private func monthDay(_ month: Int, _ day: Int) -> Meaning? {
        // In a leap year every day that there is.
        CalendarDate(year: 2_000, month: month, day: day) == nil
            ? .nothing : .monthDay(month: month, day: day, year: nil)
    }

    /// The next such day, or one of this month that has gone by; with a weekday, in a year in which it is one.
    func date(_ month: Int, _ day: Int, _ year: Int?, _ weekday: Int? = nil) -> Meaning? {
        if let year { return CalendarDate(year: year, month: month, day: day).map { .day($0.daysSince1970) } }
        let step = looksBack ? -1 : 1
        var year = calendar.year
        if looksBack ? (month, day) > (calendar.month, calendar.day) : month < calendar.month { year += step }
        var tries = 0
        while tries < 28, (1...9_999).contains(year) {
            if let date = CalendarDate(year: year, month: month, day: day), weekday == nil || date.weekday == weekday {
                return .day(date.daysSince1970, isDoubtful: tries > 1)
            }
            year += step
            tries += 1
        }
        return nil
    }

    /// "the 12th": the next such day, today if it is one.
    private func dayOfMonth(_ day: Int) -> Meaning? { dayOfMonth(day, nil) }

    private func dayOfMonth(_ day: Int, _ weekday: Int?) -> Meaning? {
        for offset in 0..<60 {
            let (year, month) = Self.month(calendar, looksBack ? -offset : offset)
            guard let date = CalendarDate(year: year, month: month, day: day),
                looksBack ? date.daysSince1970 <= today : date.daysSince1970 >= today,
                weekday == nil || date.weekday == weekday
            else { continue }
            return .day(date.daysSince1970, isDoubtful: weekday != nil && offset > 2)
        }
        return nil
    }

    /// "The first Monday" is this month's, or the next one's. "The third Tuesday" is so only where no third is a Tuesday
    /// soon.
    private func countedWeekday(_ count: Int, _ weekday: Int, _ parts: [Meaning]) -> Meaning? {
        let day = dayOfMonth(count, weekday)
        guard !looksBack, (1...4).contains(count) else { return day }
        if count > 1, case .day(_, isDoubtful: false)? = day { return day }
        return weekdayOfMonth(parts, nil)
    }

    private func dayOfMonthBefore(_ day: Int) -> Meaning? {
        for offset in 0..<3 {
            let (year, month) = Self.month(calendar, -offset)
            if let date = CalendarDate(year: year, month: month, day: day), date.daysSince1970 < today {
                return .day(date.daysSince1970)
            }
        }
        return nil
    }

    static func month(_ date: CalendarDate, _ offset: Int) -> (year: Int, month: Int) {
        let months = date.year * 12 + date.month - 1 + offset
        return (months / 12, months % 12 + 1)
    }

    /// So long after a day or before it; the last day of a month that is too short.
    func moved(_ stretch: Stretch, _ sign: Int, from day: Int, _ isDoubtful: Bool = false) -> Meaning? {
        guard abs(stretch.months) < 2_400, abs(stretch.days) < 100_000, abs(stretch.seconds) < 100_000_000 else {
            return nil
        }
        var target = day
        if stretch.months != 0 {
            let date = CalendarDate(daysSince1970: day)
            let (year, month) = Self.month(date, sign * stretch.months)
            guard (1...9_999).contains(year) else { return nil }
            var length = date.day
            while length > 28, CalendarDate(year: year, month: month, day: length) == nil { length -= 1 }
            guard let moved = CalendarDate(year: year, month: month, day: length) else { return nil }
            target = moved.daysSince1970
        }
        target += sign * stretch.days
        guard stretch.seconds != 0 else { return .day(target, isDoubtful: isDoubtful) }
        guard day == today else { return nil }
        // Seconds begun count: in 90 seconds is in one minute and a half.
        let minutes = minute + sign * (stretch.seconds / 60)
        let days = minutes >= 0 ? minutes / 1_440 : (minutes - 1_439) / 1_440
        return .instant(target + days, minutes - days * 1_440)
    }

    func writtenDay(_ run: [(value: Int, count: Int)], mark: UInt32) -> Meaning? {
        if run.count == 3, run[0].count == 4 {
            return CalendarDate(year: run[0].value, month: run[1].value, day: run[2].value)
                .map { .day($0.daysSince1970) }
        }
        guard run.count == 2 || run.count == 3, run[0].count <= 2, run[1].count <= 2 else { return nil }
        var (day, month) = (run[0].value, run[1].value)
        if !language.isDayFirst && mark == 0x2F && day <= 12 || month > 12 { swap(&day, &month) }
        if !language.isDayFirst && mark != 0x2F && month <= 12 && day <= 12 { swap(&day, &month) }
        guard run.count == 3 else {
            // 9.30 is a time before it is a day.
            guard CalendarDate(year: 2_000, month: month, day: day) != nil else { return nil }
            return .monthDay(month: month, day: day, year: nil)
        }
        guard run[2].count == 2 || run[2].count == 4 else { return nil }
        return CalendarDate(year: full(run[2].value, digits: run[2].count), month: month, day: day)
            .map { .day($0.daysSince1970) }
    }

    /// 20250403.
    func packedDay(_ value: Int) -> Meaning? {
        guard (1_900...2_100).contains(value / 10_000) else { return nil }
        return CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
            .map { .day($0.daysSince1970) }
    }
}
