internal import Dates
internal import Understanding

/// What is wanted of several things at once, which are done one after the other.
extension Turn {
    /// "A dressing change on Monday and a follow-up on Thursday": the first of them, while the others wait.
    mutating func first(of said: Heard) -> Heard {
        var heard = said
        // "On the same day" is no today.
        let clinic = world.clinic(said.clinic ?? state.form.clinic) ?? world.clinics.first
        if said.visitTypes.count > 1, said.isSameDay, let today = clinic?.today {
            heard.days.removeAll { $0 == Heard.Days(today) }
        }
        guard state.goal == .book, state.form.chosen == nil else { return heard }
        var types = heard.visitTypes
        // Two of a kind, on a day each.
        let isAnswer = state.asked == .dateAndTime || state.asked == .time
        if types.isEmpty, heard.isEachDay, !isAnswer, let type = heard.visitType ?? state.form.visitType {
            types = heard.days.map { _ in type }
        }
        guard let first = types.first else { return heard }
        let count = types.count
        let wanted = types.indices.map { place in
            // Each has its own, or all have the same.
            let isShifted = place > 0 && heard.shift != nil && heard.days.count < count
            return State.Wanted(
                visitType: types[place],
                days: isShifted ? nil : heard.days.count == count ? heard.days[place] : heard.days.last,
                times: heard.times.count == count ? heard.times[place] : heard.times.last, isSameDay: heard.isSameDay,
                shift: isShifted ? heard.shift : nil)
        }
        state.wanted = Array(wanted.dropFirst())
        lines.append(Line(.firstThe, ["what": word(ofType: first)]))
        var alone = heard
        alone.visitType = first
        (alone.visitTypes, alone.shift) = ([], nil)
        (alone.days, alone.times) = ([wanted[0].days].compactMap(\.self), [wanted[0].times].compactMap(\.self))
        return alone
    }

    /// Goes on with what was wanted beside what has just been booked.
    ///
    /// - Parameter form: of what was booked: for whom, where and with whom it is goes on.
    mutating func bookNext(after form: State.Form) -> Step? {
        guard !state.wanted.isEmpty else { return nil }
        let next = state.wanted.removeFirst()
        state.goal = .book
        (state.form.visitType, state.form.days, state.form.times) = (next.visitType, next.days, next.times)
        if next.isSameDay == true, let day = form.chosen?.day { state.form.days = Heard.Days(day) }
        if let shift = next.shift, let day = form.chosen?.day { state.form.days = shift.days(from: day) }
        (state.form.clinic, state.form.doctor) = (form.clinic, form.doctor)
        (state.form.isForOther, state.form.name) = (form.isForOther, form.name)
        lines.append(Line(.nowThe, ["what": word(ofType: next.visitType)]))
        return advance()
    }

    /// "Both of them", "all but the first": the soonest first, and each is asked for by itself.
    mutating func selectAll(_ visits: [Visit]) {
        guard state.form.visit == nil else { return }
        let form = state.form
        (state.form.all, state.form.each, state.form.not) = (nil, [], [])
        var meant: [Visit] = []
        if form.each.count > 1 {
            meant = form.each.compactMap { Self.only(visits, on: $0) }
            if meant.count < form.each.count { meant = [] }
        } else if let all = form.all {
            meant = Self.meant(of: visits, on: form.days, type: form.visitType, doctor: form.doctor)
            switch all {
            case .all: break
            case .both: if meant.count > 2 { meant = [] }
            case .firstTwo: meant = Array(meant.prefix(2))
            case .lastTwo: meant = Array(meant.suffix(2))
            }
        } else if visits.count == form.not.count + 1 {
            meant = visits
        }
        meant.removeAll { form.not.contains($0.id) }
        guard let first = meant.first else { return }
        (state.form.visit, state.form.rest, state.form.days) = (first, Array(meant.dropFirst()), nil)
    }

    /// Takes what is not wanted out of what was offered: "not the second one".
    ///
    /// - Returns: nil where it says nothing of that.
    mutating func rule(out heard: Heard) -> Step? {
        guard let place = heard.notOrdinal, heard.days.isEmpty, heard.times.allSatisfy(\.isOne),
            heard.otherTimes == nil, heard.all == nil
        else { return nil }
        if state.asked == .visit, let visits = state.form.visits, visits.count > 2 {
            guard let visit = state.toldVisits.at(ordinal: place), visits.count > state.form.not.count + 2 else {
                return nil
            }
            state.form.not.append(visit.id)
            return ask(.visit)
        }
        guard state.asked == .choice, state.form.openings.count > 1,
            let at = state.form.openings.place(ofOrdinal: place)
        else { return nil }
        state.form.openings.remove(at: at)
        return ask(.choice)
    }

    /// "That's not the one": another visit than the one that is about to be cancelled.
    mutating func other(_ heard: Heard) -> Step? {
        guard heard.isOtherOne, !isYes(heard), !heard.isDropped, !heard.isRegret, state.asked == .confirm,
            state.goal == .cancel, let visit = state.form.visit,
            heard.days.isEmpty, heard.visitType == nil, heard.doctor == nil, heard.ordinal == nil,
            let visits = state.form.visits?.filter({ $0.id != visit.id && !state.form.not.contains($0.id) }),
            !visits.isEmpty
        else { return nil }
        state.misheard = 0
        state.form.not.append(visit.id)
        (state.form.days, state.form.visitType, state.form.doctor) = (nil, nil, nil)
        state.form.visit = visits.count == 1 ? visits[0] : nil
        return ask(state.form.visit == nil ? .visit : .confirm)
    }

    /// "No wait, keep it": what was about to be done is left, be it a visit that stays or one that is not booked.
    mutating func drop(_ heard: Heard) -> Step? {
        // Who does not want what is to be cancelled, wants it cancelled.
        guard heard.isDropped || state.goal == .book else { return nil }
        if heard.isMoreThanDropped {
            guard state.goal != nil else { return nil }
            lines.append(Line(state.asked == .confirm && state.goal == .cancel ? .kept : .letGo))
            (state.wanted, state.later) = ([], [])
            dropForm()
            (state.goal, state.asked) = (nil, .anythingElse)
            return nil
        }
        switch (state.asked, state.goal) {
        case (.confirm, .cancel), (_, .reschedule): return keepAll()
        case (.confirm, .book), (.choice, .book), (.dateAndTime, .book): return letGo()
        case (.name, _), (.dateOfBirth, _), (.policyDigits, _): return heard.isDropped ? letGo() : nil
        default: return nil
        }
    }

    /// Asks for the next of those that are to be cancelled, once something was said of the one before.
    mutating func cancelNext(after line: Line) -> Step? {
        guard !state.form.rest.isEmpty else { return nil }
        lines.append(line)
        state.form.visits?.removeAll { $0.id == state.form.visit?.id }
        state.form.visit = state.form.rest.removeFirst()
        return ask(.confirm)
    }

    /// Another visit in the place of the one that is about to be cancelled, whose turn comes later if it was one of several.
    mutating func chooseInstead(_ visit: Visit) {
        if let place = state.form.rest.firstIndex(where: { $0.id == visit.id }), let old = state.form.visit {
            state.form.rest[place] = old
        }
        state.form.visit = visit
    }

    /// "And after that?": the visits behind those that were read out.
    mutating func tellMore(_ heard: Heard) -> Step? {
        guard state.asked == .anythingElse, state.goal == nil, heard.otherTimes == .more, !heard.hasValues,
            !isNo(heard), !heard.means(.goodbye), !heard.means(.thanks),
            let last = state.toldVisits.last
        else { return nil }
        state.goal = .checkAppointment
        state.form.after = last.at.moment
        return advance()
    }

    /// Reads out the soonest: of the days that were asked for, if there are any then.
    mutating func tell(_ visits: [Visit]) -> Step {
        let form = state.form
        var meant = visits.filter { visit in form.after.map { visit.at.moment > $0 } ?? true }
        guard !meant.isEmpty else { return finish(nil, Line(.noMoreVisits)) }
        if let days = form.days {
            let then = meant.filter { days.contains($0.at.day) }
            if then.isEmpty { lines.append(Line(.noVisitThen)) } else { meant = then }
        }
        state.told = .checkAppointment
        state.toldVisits = Array(meant.prefix(Self.mostChoices))
        let words = state.toldVisits.map(word)
        let line = words.count == 1 ? Line(.oneVisit, ["visit": words[0]]) : Line(.visits, ["visits": .list(words)])
        if meant.count > words.count { lines.append(line) }
        return finish(.informed, meant.count > words.count ? Line(.moreVisits) : line)
    }

    /// "Tuesday or Thursday": from the one to the other, without the days between.
    func either(_ heard: Heard, excluding excluded: inout [Heard.Days]) -> Heard.Days? {
        guard heard.isEitherDay, heard.days.count > 1 else { return nil }
        let both = heard.days.suffix(2).sorted { $0.first < $1.first }
        let gap = (first: both[0].last.advanced(by: 1), last: both[1].first.advanced(by: -1))
        let between = Heard.Days(gap.first, gap.last)
        if gap.first <= gap.last, !excluded.contains(between) { excluded.append(between) }
        return Heard.Days(both[0].first, max(both[0].last, both[1].last))
    }

    /// "Tuesday at ten or Wednesday at two": two days with a time each.
    static func pairs(_ heard: Heard) -> [State.Otherwise]? {
        guard heard.isEitherDay, heard.isEitherTime, heard.days.count == 2, heard.times.count == 2 else { return nil }
        return zip(heard.days, heard.times).map { State.Otherwise(days: $0, times: $1) }
    }

    /// "Ten or eleven": from the one to the other; of what is far apart, the first.
    static func either(_ heard: Heard) -> Heard.Times? {
        guard heard.isEitherTime, heard.times.count > 1 else { return nil }
        let both = heard.times.suffix(2).sorted { $0.from < $1.from }
        guard both[1].from - both[0].until <= 120, both[0].isAmbiguous == both[1].isAmbiguous else { return both[0] }
        return Heard.Times(both[0].from, max(both[0].until, both[1].until), isAmbiguous: both[0].isAmbiguous)
    }

    private func word(ofType id: String) -> Word { .text(world.visitType(id)?.name ?? id) }
}

extension Array {
    /// The place of the first (1), the second, and with -1 of the last; nil where there is none.
    func place(ofOrdinal ordinal: Int) -> Int? {
        let place = ordinal == -1 ? count - 1 : ordinal - 1
        return indices.contains(place) ? place : nil
    }

    func at(ordinal: Int) -> Element? { place(ofOrdinal: ordinal).map { self[$0] } }
}
