internal import Dates
internal import Understanding

/// What an utterance fills in, several things at once and in any order.
extension Turn {
    /// - Returns: whether there was anything.
    mutating func fill(_ said: Heard, asked: Ask?) -> Bool {
        let heard = first(of: said)
        if let asked, let isFilled = fill(asked, heard) { return isFilled }
        return fillForm(heard)
    }

    /// - Returns: nil where what was heard is to be taken for something else.
    private mutating func fill(_ asked: Ask, _ heard: Heard) -> Bool? {
        switch asked {
        case .dateOfBirth:
            if fillYear(heard) { return true }
            let today = world.clinics.first?.today
            let isElse = goal(in: heard) != nil
            guard
                let born = heard.pastDays.first ?? (isElse ? nil : born(keys: heard.digits))
                    ?? heard.days.lazy.map(\.first).first(where: { day in today.map { day < $0 } ?? true })
            else { return isElse ? nil : false }
            state.claim.dateOfBirth = born
            state.claim.otherBirths = heard.otherBirths
            if heard.isKeys { state.isBirthKeyed = true }
            if let digits = heard.lastFour { state.claim.digits = digits }
            return true
        case .policyDigits:
            let digits = heard.digits.map { String($0.suffix(4)) } ?? ""
            let letters = String(heard.letters.suffix(4))
            let said = digits.count == 4 ? digits : letters
            guard said.count == 4 else { return goal(in: heard) == nil ? false : nil }
            state.claim.digits = said
            return true
        case .name:
            if let day = heard.pastDays.first { state.claim.dateOfBirth = day }
            guard let name = heard.names.first else { return isNameWhole(heard) ? true : nil }
            if heard.isForOther { state.form.isForOther = true }
            take(name: name)
            state.claim.names = heard.names
            if let digits = heard.lastFour, state.claim.dateOfBirth != nil { state.claim.digits = digits }
            return true
        case .phone:
            guard let phone = heard.phone else { return nil }
            state.form.phone = phone
            return true
        case .visitType, .clinic, .choice, .visit: return choose(asked, heard)
        case .confirm: return rename(heard)
        case .goal, .dateAndTime, .time, .person, .anythingElse: return nil
        }
    }

    /// A date of birth in two turns: the day first, and then its year.
    private mutating func fillYear(_ heard: Heard) -> Bool {
        guard let birthday = state.claim.birthday else {
            if heard.isBirthday { state.claim.birthday = heard.pastDays.first }
            return heard.isBirthday
        }
        guard heard.pastDays.isEmpty || heard.isBirthday, let year = heard.birthYear,
            let born = CalendarDate(year: year, month: birthday.month, day: birthday.day)
        else { return false }
        (state.claim.dateOfBirth, state.claim.birthday) = (born, nil)
        return true
    }

    /// Eight keys: the month and the day in the order of the language, as the question has it; else in the other one, or
    /// the year first. Six: of the last hundred years.
    private func born(keys: String?) -> CalendarDate? {
        guard let keys, [6, 8].contains(keys.count), let number = Int(keys) else { return nil }
        let today = world.clinics.first?.today
        func date(year: Int, _ first: Int, _ second: Int) -> CalendarDate? {
            let (month, day) = state.language == "en" ? (first, second) : (second, first)
            return CalendarDate(year: year, month: month, day: day) ?? CalendarDate(year: year, month: day, day: month)
        }
        if keys.count == 6 {
            return [2_000, 1_900].lazy.compactMap { date(year: $0 + number % 100, number / 10_000, number / 100 % 100) }
                .first { day in today.map { day < $0 } ?? true }
        }
        return date(year: number % 10_000, number / 1_000_000, number / 10_000 % 100)
            ?? CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// Takes one of what was offered, by its number or by what it is.
    private mutating func choose(_ asked: Ask, _ heard: Heard) -> Bool? {
        // Two of them, all, or all but one.
        if asked == .visit, state.goal == .cancel, heard.isEachDay || heard.all != nil || heard.notOrdinal != nil {
            return nil
        }
        if asked == .visit, !heard.isKeys, let named = named(heard) {
            state.form.visit = named
            // Which one, and where to.
            if state.goal == .reschedule, heard.days.count > 1 {
                var rest = heard
                rest.days.removeFirst()
                _ = fillForm(rest)
            }
            return true
        }
        let options = state.last?.options ?? []
        // Of more than nine the number is two keys.
        let isNumber = heard.digits?.count == 1 || heard.isKeys && heard.digits?.count == 2 && options.count > 9
        let number = heard.ordinal ?? (isNumber ? heard.digits.flatMap { Int($0) } : nil)
        var place = number.flatMap(options.place(ofOrdinal:))
        // "Ten thirty" and "Tuesday" are no numbers of options.
        if !heard.isKeys, !heard.times.isEmpty || !heard.days.isEmpty {
            place = asked == .choice ? match(state.form.openings, heard) : nil
        }
        // The earliest of those, or all the same.
        if place == nil, asked == .choice, heard.isEarliest, heard.days.isEmpty, heard.times.isEmpty { place = 0 }
        guard let place else { return nil }
        switch asked {
        // "A first visit" is not the first of them.
        case .visitType where heard.visitType != nil: return nil
        case .clinic where heard.clinic != nil: return nil
        case .visitType: state.form.visitType = options[place].value
        case .clinic: state.form.clinic = options[place].value
        case .choice where state.form.openings.indices.contains(place):
            state.form.chosen = state.form.openings[place]
            // What is said of it from now on is of its day.
            if !heard.days.isEmpty { state.form.days = Heard.Days(state.form.openings[place].day) }
        case .visit: state.form.visit = state.form.visits?.first { $0.id == options[place].value }
        default: return nil
        }
        return true
    }

    /// The caller's visit that is named by its day, its time or what it is, be it one that was not read out.
    private func named(_ heard: Heard) -> Visit? {
        let visits = state.form.visits ?? []
        if heard.visitType != nil || heard.doctor != nil {
            return Self.only(visits, on: heard.days.first, type: heard.visitType, doctor: heard.doctor)
        }
        guard !heard.times.isEmpty || !heard.days.isEmpty else { return nil }
        if state.goal == .reschedule, heard.days.count > 1 { return Self.only(visits, on: heard.days[0]) }
        return match(visits.map(\.at), heard).map { visits[$0] }
    }

    /// The only one of these that was meant; nil when none was, or several.
    private func match(_ openings: [Opening], _ heard: Heard) -> Int? {
        let meant = openings.indices.filter { place in
            let at = openings[place]
            let isDay = heard.days.isEmpty || heard.days.contains { $0.contains(at.day) }
            let isTime = heard.times.isEmpty || heard.times.contains { Self.fits($0, at.minutes) }
            return isDay && isTime
        }
        return meant.count == 1 ? meant[0] : nil
    }

    static func fits(_ times: Heard.Times, _ minutes: Int) -> Bool {
        times.contains(minutes) || times.isAmbiguous && times.contains(minutes - 720)
    }

    mutating func fillForm(_ heard: Heard) -> Bool {
        let known = state.form.name
        introduce(heard)
        let isIntroduced = known != state.form.name
        if let isOther = reselect(heard) { return isOther }
        var form = state.form
        if let day = heard.pastDays.first, state.goal?.needsIdentity == true, !state.isVerified {
            state.claim.dateOfBirth = day
        }
        let shifted = heard.shift.flatMap { shift(&form, by: $0) }
        if let minutes = heard.timeShift, shiftTime(&form, by: minutes, on: heard.days.last ?? shifted) {
            state.form = form
            return true
        }
        if let others = heard.otherTimes, heard.times.isEmpty, heard.shift == nil || heard.shift?.days == 0 {
            if move(&form, to: others) {
                if let days = heard.days.last ?? shifted { form.days = days }
                state.form = form
                return true
            }
            if state.goal == .reschedule { form.others = others }
        }
        if heard.isForOther, !form.isForOther {
            form.isForOther = true
            form.name = heard.isIntroduction ? nil : heard.names.first
        }
        if heard.isUnknownDoctor { lines.append(noSuchDoctor()) }
        if let doctor = heard.doctor { form.doctor = doctor }
        if let type = heard.visitType { form.visitType = type }
        if let clinic = heard.clinic { form.clinic = clinic }
        exclude(&form, heard)
        // "I don't mind" to who asks for a name is of no time.
        let isAgreed = state.asked == .confirm && isYes(heard)
        if heard.isEarliest, state.asked != .name, state.asked != .phone, !isAgreed {
            (form.isEarliest, form.days, form.times) = (true, nil, nil)
        }
        if state.goal == .cancel { several(&form, heard) }
        let isOnlyKeys = heard.isKeys
        let pairs = Self.pairs(heard)
        // Of what is cancelled the first is said, and then what else is wanted.
        if !isOnlyKeys, let days = state.goal == .cancel ? heard.days.first : heard.days.last {
            // "Thursday's to the week after": which one first, and then where to.
            if state.goal == .reschedule, heard.days.count > (heard.isEitherDay ? 2 : 1), form.visit == nil {
                form.source = heard.days[0]
            }
            // What is named once more is ruled out no more.
            form.excludedDays.removeAll { $0.covers(days) && !heard.excludedDays.contains($0) }
            allow(days, &form)
            form.days = pairs?[0].days ?? either(heard, excluding: &form.excludedDays) ?? sameWeek(days, heard, form)
            form.otherwise = pairs?[1]
            form.isTarget = heard.isTarget
            form.isEarliest = false
        }
        if let shifted { (form.days, form.isEarliest) = (shifted, false) }
        if !isOnlyKeys, let times = pairs?[0].times ?? Self.either(heard) ?? heard.times.last {
            (form.times, form.otherwise) = (resolved(times, form), pairs?[1])
            allow(form.times, &form, heard)
        }
        if let phone = heard.phone { form.phone = phone }
        // What is ruled out is wished for no more.
        if let days = form.days, heard.excludedDays.contains(where: { $0.covers(days) }) { form.days = nil }
        if let times = form.times, refused(heard, form).contains(where: { $0.covers(times) }) { form.times = nil }
        // "I can't come on Monday": the visit that is cancelled, or moved, is that one.
        if form.visits == nil, let reason = heard.excludedDays.first {
            if state.goal == .cancel, form.days == nil { form.days = reason }
            if state.goal == .reschedule, form.visit == nil, form.source == nil { form.source = reason }
        }
        let isSame = form == state.form
        // Said before, and said again: that is heard as well.
        guard !isSame else {
            return isIntroduced
                || heard.doctor != nil || heard.isUnknownDoctor || heard.visitType != nil || heard.clinic != nil
        }
        if isOtherTime(form) { forget(&form) }
        state.form = form
        return true
    }

    /// What is said of several visits that are to be cancelled.
    private func several(_ form: inout State.Form, _ heard: Heard) {
        if let all = heard.all { form.all = all }
        if heard.isEachDay { form.each = heard.days }
        guard let place = heard.notOrdinal else { return }
        let visits = state.asked == .visit ? state.toldVisits : form.visits ?? []
        if let visit = visits.at(ordinal: place) { form.not.append(visit.id) }
    }

    private func noSuchDoctor() -> Line {
        let doctors = world.clinic(state.form.clinic)?.doctors ?? world.clinics.flatMap(\.doctors)
        return Line(.noSuchDoctor, ["doctors": .list(doctors.prefix(Self.mostDoctors).map { .text($0.name) })])
    }

    /// Who says who they are before anybody asks.
    private mutating func introduce(_ heard: Heard) {
        guard heard.isIntroduction, let name = heard.names.first else { return }
        if state.form.name == nil { state.form.name = name }
        guard !state.isVerified, state.claim.names.isEmpty else { return }
        state.claim.names = heard.names
        if let day = heard.pastDays.first { state.claim.dateOfBirth = day }
    }

    /// "I meant the Wednesday one": which visit is to be cancelled, until it is.
    private mutating func reselect(_ heard: Heard) -> Bool? {
        if state.goal == .reschedule, heard.isNamedVisit, state.form.openings.isEmpty, state.form.chosen == nil,
            let visits = state.form.visits, let meant = Self.only(visits, on: heard.days.last)
        {
            (state.form.visit, state.form.days) = (meant, nil)
            return true
        }
        guard state.goal == .cancel, let visits = state.form.visits, !heard.isKeys, !heard.isEachDay, heard.all == nil,
            !heard.days.isEmpty || heard.visitType != nil || heard.doctor != nil
        else { return nil }
        let meant = Self.only(visits, on: heard.days.first, type: heard.visitType, doctor: heard.doctor)
        // "Yes, but next week another one."
        if meant == nil, isYes(heard) { return nil }
        if let meant { chooseInstead(meant) } else { state.form.visit = nil }
        state.form.days = heard.days.first
        return true
    }

    /// Whether another time has to be looked for.
    private func isOtherTime(_ form: State.Form) -> Bool {
        let old = state.form
        if form.excludedDays != old.excludedDays || form.excludedTimes != old.excludedTimes { return true }
        if form.excludedDoctors != old.excludedDoctors || form.excludedWeekdays != old.excludedWeekdays { return true }
        return (form.days, form.visitType, form.clinic, form.doctor) != (
            old.days, old.visitType, old.clinic, old.doctor
        )
            || form.times != old.times || form.isEarliest != old.isEarliest
    }

    /// The half of the day in which the clinic is open.
    func resolved(_ times: Heard.Times, _ form: State.Form) -> Heard.Times {
        guard times.isAmbiguous, times.until < 720, let clinic = world.clinic(form.clinic) ?? world.clinics.first else {
            return times
        }
        let open = form.days.flatMap { clinic.hours(on: $0.first) } ?? clinic.hours.lazy.compactMap(\.self).first
        guard let open else { return times }
        let isMorning = open.contains(times.from)
        let isLater = open.contains(times.from + 720)
        return isMorning || !isLater
            ? Heard.Times(times.from, times.until) : Heard.Times(times.from + 720, times.until + 720)
    }
}
