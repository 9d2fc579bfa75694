internal import Dates

/// Days and times that are counted from a visit, or from what was offered.
extension Turn {
    /// Seconds: five minutes later is no other time.
    private static let apart = 30 * 60 - 1

    /// Earlier or later than what was offered, or other than that.
    ///
    /// - Returns: false where nothing was offered.
    mutating func move(_ form: inout State.Form, to others: Heard.OtherTimes) -> Bool {
        let offered =
            form.chosen.map { [$0] } ?? (form.openings.isEmpty ? form.visit.map { [$0.at] } ?? [] : form.openings)
        guard let first = offered.first, let last = offered.last else { return false }
        forget(&form)
        // What was asked for exactly is what is not wanted.
        if form.times?.isOne == true { form.times = nil }
        switch others {
        case .earlier: form.before = first.moment - Self.apart
        case .later, .more: form.after = last.moment + Self.apart
        }
        form.isEarliest = form.days == nil && form.times == nil
        return true
    }

    /// - Returns: the days that are meant; nil where it is not known yet from when they are counted.
    func shift(_ form: inout State.Form, by shift: Heard.Shift) -> Heard.Days? {
        let offered = form.chosen ?? (shift.days < 0 ? form.openings.first : form.openings.last)
        if let day = offered?.day ?? form.visit?.at.day { return shift.days(from: day) }
        if state.goal == .reschedule { form.shift = shift }
        return nil
    }

    /// "An hour later", or at the same time, than the visit that is moved or the time that was chosen.
    ///
    /// - Returns: false where it is not known yet from when it is counted, and where nothing is.
    mutating func shiftTime(_ form: inout State.Form, by minutes: Int, on days: Heard.Days?) -> Bool {
        guard let base = form.chosen ?? (state.goal == .reschedule ? form.visit?.at : nil) else {
            if state.goal == .reschedule { form.timeShift = minutes }
            return false
        }
        forget(&form)
        form.times = Heard.Times(min(max(0, base.minutes + minutes), 1_439))
        (form.days, form.isEarliest, form.timeShift) = (days ?? Heard.Days(base.day), false, nil)
        // "At the same time next week" is on the same day of it.
        if minutes == 0, let days, days.first.weekday == 0, days.last == days.first.advanced(by: 6) {
            let day = days.first.advanced(by: base.day.weekday)
            form.days = Heard.Days(day == base.day ? day.advanced(by: 7) : day)
        }
        return true
    }

    /// "Rather Wednesday" to who was offered a Monday is of the same week, not of the next days.
    func sameWeek(_ days: Heard.Days, _ heard: Heard, _ form: State.Form) -> Heard.Days {
        guard heard.isWeekday, days.first == days.last, let offered = form.chosen ?? form.openings.first else {
            return days
        }
        let monday = offered.day.advanced(by: -offered.day.weekday)
        let meant = monday.advanced(by: days.first.weekday)
        return meant > days.first ? Heard.Days(meant) : days
    }

    mutating func forget(_ form: inout State.Form) {
        if let hold = form.hold { released.append(hold) }
        (form.hold, form.chosen, form.openings, form.after, form.before) = (nil, nil, [], nil, nil)
    }
}
