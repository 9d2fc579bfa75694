internal import Understanding

/// What was wanted in one breath with something else, and comes after it.
extension Turn {
    /// Answers at once what is asked in passing, and keeps the rest for later.
    mutating func takeAlso(_ heard: Heard) {
        var later: [State.Later] = []
        for also in heard.also {
            guard let goal = goal(in: also) else { continue }
            if goal.isPassing {
                _ = answer(goal, also, isLast: false)
            } else {
                later.append(State.Later(goal, also, state.toldVisits))
            }
        }
        guard !later.isEmpty else { return }
        // Said again, it is wanted once.
        state.later.removeAll { old in later.contains { $0.goal == old.goal } }
        state.later += later
        lines.append(Line(.oneByOne))
    }

    mutating func keep(for goal: Goal, _ heard: Heard) {
        state.later.append(State.Later(goal, heard, state.toldVisits))
    }

    /// Goes on with what was wanted for later; nil where nothing was.
    ///
    /// - Parameter form: of what was done.
    mutating func next(after form: State.Form) -> Step? {
        guard !state.later.isEmpty else { return nil }
        let later = state.later.removeFirst()
        (state.goal, state.asked) = (later.goal, nil)
        state.form.visit = later.visit
        if later.goal == .book, later.isForOther {
            // What was booked for the one is meant for the other.
            (state.form.clinic, state.form.visitType, state.form.name) = (form.clinic, form.visitType, later.name)
            state.form.isForOther = true
        } else if later.goal == .book, later.isAnother == true, later.visitType == nil {
            (state.form.clinic, state.form.visitType, state.form.doctor) = (form.clinic, form.visitType, form.doctor)
            (state.form.isForOther, state.form.name) = (form.isForOther, form.name)
        }
        if let prompt = Self.announcement(of: later.goal) { lines.append(Line(prompt)) }
        _ = fill(later.heard, asked: nil)
        if later.goal == .book, later.days.isEmpty, let chosen = form.chosen {
            if later.isSameDay || later.isRightAfter { state.form.days = Heard.Days(chosen.day) }
            if later.isRightAfter { state.form.after = chosen.moment }
        }
        return advance()
    }

    private static func announcement(of goal: Goal) -> Prompt? {
        switch goal {
        case .book: .nowBook
        case .reschedule: .nowMove
        case .cancel: .nowCancel
        default: nil
        }
    }
}

extension State.Later {
    /// - Parameter told: the visits that were read out last.
    fileprivate init(_ goal: Goal, _ heard: Heard, _ told: [Visit]) {
        self.goal = goal
        (visitType, visitTypes) = (heard.visitType, heard.visitTypes)
        (doctor, clinic) = (heard.doctor, heard.clinic)
        (days, isTarget, isEachDay) = (heard.days, heard.isTarget, heard.isEachDay)
        (times, isEarliest) = (heard.times, heard.isEarliest)
        (shift, timeShift) = (heard.shift, heard.timeShift)
        (excludedDays, excludedTimes) = (heard.excludedDays, heard.excludedTimes)
        all = heard.all
        visit = goal == .cancel || goal == .reschedule ? heard.ordinal.flatMap(told.at(ordinal:)) : nil
        isForOther = heard.isForOther
        name = heard.isForOther ? heard.names.first : nil
        (isSameDay, isRightAfter) = (heard.isSameDay, heard.isRightAfter)
        isAnother = heard.isAnother
        if heard.isSameDay { days = [] }
    }

    fileprivate var heard: Heard {
        var heard = Heard()
        (heard.visitType, heard.visitTypes) = (visitType, visitTypes)
        (heard.doctor, heard.clinic) = (doctor, clinic)
        (heard.days, heard.isTarget, heard.isEachDay) = (days, isTarget, isEachDay)
        (heard.times, heard.isEarliest) = (times, isEarliest)
        (heard.shift, heard.timeShift) = (shift, timeShift)
        (heard.excludedDays, heard.excludedTimes) = (excludedDays, excludedTimes)
        heard.all = all
        heard.isForOther = isForOther
        return heard
    }
}
