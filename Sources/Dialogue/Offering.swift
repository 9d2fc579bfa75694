internal import Dates

/// Which times are offered, and why not those that were wished for.
extension Turn {
    /// - Parameter isBusy: whether it is the patient who cannot when it was wished for.
    mutating func offer(
        _ openings: [Opening], _ isAsWished: Bool, _ wish: Effect.Wish, isBusy: Bool = false
    ) -> Step {
        if !isAsWished, let otherwise = state.form.otherwise {
            var form = state.form
            (form.days, form.times, form.otherwise) = (otherwise.days, resolved(otherwise.times, form), nil)
            state.form = form
            return advance()
        }
        let isNear = wish.before != nil || wish.after != nil
        if !isAsWished, isNear {
            // On other days, perhaps.
            if state.form.days != nil {
                (state.form.days, state.form.isEarliest) = (nil, true)
                return advance()
            }
            lines.append(Line(wish.before == nil ? .nothingLater : .nothingEarlier))
            (state.form.before, state.form.after) = (nil, nil)
        }
        guard let first = openings.first else { return transfer(.noTimes) }
        if isAsWished, openings.count == 1, wish.times?.isOne == true, wish.days.map({ $0.first == $0.last }) == true {
            state.form.chosen = first
            return advance()
        }
        state.form.openings = openings
        let instead = Line(.offerInstead, ["times": offered(openings)])
        if isBusy { return ask(.choice, saying: [Line(.otherVisitThen), instead]) }
        if !isAsWished, !isNear, let why = whyNot(wish) { return ask(.choice, saying: [why, instead]) }
        return ask(.choice, saying: [offerLine(openings, isAsWished || isNear)])
    }

    /// Whoever it is for has another visit then. Who has not proven to be them is not told so, and is offered others.
    mutating func look(besides at: Opening) -> Step {
        var form = state.form
        forget(&form)
        form.declined += 1
        form.excludedTimes.append(Heard.Times(at.minutes))
        if form.times?.isOne == true { form.times = nil }
        if form.days == nil, form.times == nil { form.isEarliest = true }
        state.form = form
        guard form.declined < Self.patience else { return transfer(.noTimes) }
        lines.append(Line(.taken))
        return advance()
    }

    private func offered(_ openings: [Opening]) -> Word {
        let words = openings.map { Word.moment($0.day, $0.minutes) }
        return words.count == 1 ? words[0] : .choice(words)
    }

    /// Why nothing can be had then, where it is not that others were faster.
    private func whyNot(_ wish: Effect.Wish) -> Line? {
        guard let clinic = world.clinic(wish.clinic) else { return nil }
        let days = wish.days ?? Heard.Days(clinic.today, clinic.today.advanced(by: 6))
        let horizon = clinic.visitTypes.first { $0.id == wish.visitType }?.horizon
        if let horizon, days.first > clinic.today.advanced(by: horizon) {
            return Line(.bookedUntil, ["day": .day(clinic.today.advanced(by: horizon))])
        }
        let open = (0..<7).lazy.map { days.first.advanced(by: $0) }.filter { $0 <= days.last }
            .compactMap { day in clinic.hours(on: day).map { (day: day, hours: $0) } }
        let name = Word.text(clinic.name)
        guard let first = open.first else {
            return days.first == days.last ? Line(.closed, ["clinic": name, "day": .day(days.first)]) : nil
        }
        guard let times = wish.times,
            open.allSatisfy({ times.until < $0.hours.lowerBound || times.from >= $0.hours.upperBound })
        else { return nil }
        let (from, until) = (first.hours.lowerBound, first.hours.upperBound)
        return Line(
            .openOn, ["clinic": name, "day": .day(first.day), "from": .time(from), "until": .time(until)])
    }

    func offerLine(_ openings: [Opening], _ isAsWished: Bool) -> Line {
        let words = openings.map { Word.moment($0.day, $0.minutes) }
        if words.count == 1 { return Line(isAsWished ? .offerOne : .offerOthers, ["times": words[0]]) }
        return Line(isAsWished ? .offer : .offerOthers, ["times": .choice(words)])
    }
}
