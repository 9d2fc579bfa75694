internal import Dates
internal import Understanding

/// What an utterance says about what is wanted.
extension Turn {
    func isYes(_ heard: Heard) -> Bool {
        heard.yesNo == true || (heard.yesNo == nil && heard.means(.affirm) && !heard.means(.negate))
            || isKey("1", heard)
    }

    func isNo(_ heard: Heard) -> Bool {
        heard.yesNo == false || (heard.yesNo == nil && heard.means(.negate)) || isKey("2", heard)
    }

    /// Whether the key of a yes or a no was pressed where one is asked for: elsewhere it is a digit.
    private func isKey(_ key: String, _ heard: Heard) -> Bool {
        switch state.asked {
        case .confirm, .person, .anythingElse, .choice, .goal: heard.isKeys && heard.digits == key
        default: false
        }
    }

    /// The likeliest goal that is not a question in passing.
    func goal(in heard: Heard) -> Goal? {
        if heard.means(.cancel), heard.means(.book) || heard.means(.reschedule) { return .reschedule }
        for intent in heard.intents where intent.confidence >= 0.5 {
            switch intent.intent {
            case .book: return heard.means(.reschedule, atLeast: intent.confidence - 0.1) ? .reschedule : .book
            case .reschedule: return .reschedule
            case .cancel: return .cancel
            case .checkStatus: return heard.isAboutInsurance ? .verificationStatus : .checkAppointment
            case .hours: return .hours
            case .location: return .location
            case .price: return .price
            default: continue
            }
        }
        return nil
    }

    mutating func content(_ heard: Heard) -> Step {
        let asked = state.asked
        let said = goal(in: heard).flatMap { isNaming($0, heard) || isPerhapsOfTold($0, heard) ? nil : $0 }
        let wanted = said ?? implied(by: heard)
        if asked == .confirm, state.goal == .cancel, wanted == .book, isYes(heard), state.isPausing != true {
            // "Yes, but book me another one."
            keep(for: .book, heard)
            return act()
        }
        if let wanted, wanted.isPassing {
            takeAlso(heard)
            return answerAll(wanted, heard)
        }
        let isChange = take(goal: wanted)
        takeAlso(heard)
        var heard = heard
        if isChange, heard.days.count > 1 || heard.visitType != nil { state.form.visit = nil }
        if isChange, let visit = told(heard) {
            state.form.visit = visit
            heard.ordinal = nil
        } else if asked == .confirm, state.goal == .cancel, !isYes(heard), let visit = told(heard),
            visit.id != state.form.visit?.id
        {
            chooseInstead(visit)
            return understood(advance())
        }
        let isFilled = fill(heard, asked: asked)
        if state.asked != asked { return advance() }
        if !isFilled, !isChange, let asked, let step = answer(to: asked, heard) { return understood(step) }
        guard isFilled || isChange else {
            // What was wanted before is still wanted: it was said again.
            if let wanted, wanted == state.goal { return advance() }
            // What else is wanted was understood, and comes after what was asked.
            let isMore = heard.also.contains { goal(in: $0)?.isPassing == false }
            return isMore ? understood(askAgain(variant: 0)) : misheard(heard)
        }
        state.misheard = 0
        return advance()
    }

    /// "How much is it, and do you have anything on Tuesday": what is asked in passing is answered first.
    private mutating func answerAll(_ wanted: Goal, _ heard: Heard) -> Step {
        let others: [(Goal, Intent)] = [(.hours, .hours), (.location, .location), (.price, .price)]
        for (goal, intent) in others where goal != wanted && heard.means(intent) {
            if let step = answer(goal, heard, isLast: false) { return step }
        }
        let isDated = !heard.days.isEmpty || !heard.times.isEmpty
        let isLast = state.goal != nil || !isDated || !(heard.isAskingTimes || heard.means(.book))
        if let step = answer(wanted, heard, isLast: isLast) { return step }
        _ = take(goal: .book)
        _ = fill(heard, asked: nil)
        return advance()
    }

    /// Which of the visits that were read out last, and are to be moved or cancelled now, is named by its place.
    private func told(_ heard: Heard) -> Visit? {
        guard state.goal == .cancel || state.goal == .reschedule else { return nil }
        // "When is it?", "cancel it".
        if state.asked == .anythingElse, state.toldVisits.count == 1, heard.all == nil, heard.visitType == nil,
            heard.doctor == nil, heard.days.isEmpty || state.goal == .reschedule
        {
            return state.toldVisits[0]
        }
        guard let place = heard.ordinal else { return nil }
        return state.toldVisits.at(ordinal: place)
    }

    /// Who names a visit or a doctor, and nothing else, wants to come.
    private func implied(by heard: Heard) -> Goal? {
        guard state.goal == nil, !heard.isKeys else { return nil }
        if let told = state.told, isOf(told, heard) { return told }
        let isVisit = heard.visitType != nil || !heard.visitTypes.isEmpty
        if isVisit || heard.doctor != nil || heard.isUnknownDoctor || heard.isEarliest { return .book }
        // "And one for my son."
        if heard.isForOther, state.done == .booked { return .book }
        let isTime = !heard.days.isEmpty || !heard.times.isEmpty
        return isTime && (state.asked == .goal || state.asked == .anythingElse || state.asked == nil) ? .book : nil
    }

    /// "What about next week?" after visits that were told is hardly a wish for one.
    private func isPerhapsOfTold(_ goal: Goal, _ heard: Heard) -> Bool {
        guard goal == .book, state.goal == nil, let told = state.told else { return false }
        return isOf(told, heard) && (heard.isGoingOn || !heard.means(.book, atLeast: 0.8))
    }

    /// Whether it goes on with what was told last: "and on Friday?", "and a follow-up?"
    private func isOf(_ told: Goal, _ heard: Heard) -> Bool {
        let isKind = heard.visitType != nil || !heard.visitTypes.isEmpty
        guard heard.times.isEmpty, heard.doctor == nil, !heard.isUnknownDoctor, !heard.isEarliest, !heard.isForOther
        else { return false }
        switch told {
        case .hours: return !heard.days.isEmpty && !isKind
        case .checkAppointment: return !heard.days.isEmpty && !isKind && state.isVerified
        case .price: return heard.visitType != nil && heard.days.isEmpty
        default: return false
        }
    }

    /// Whether a visit that there is is named, and none is to be booked: "the first visit" of those that were read out;
    /// or days for the one that is booked, and none is to be moved: "later in the week".
    private func isNaming(_ goal: Goal, _ heard: Heard) -> Bool {
        goal == .book && state.asked == .visit && (heard.visitType != nil || heard.doctor != nil)
            || goal == .reschedule && state.goal == .book && state.asked == .dateAndTime && !heard.days.isEmpty
                && !heard.means(.reschedule, atLeast: 0.8)
    }

    private mutating func understood(_ step: Step) -> Step {
        state.misheard = 0
        return step
    }

    /// - Returns: whether something else is wanted than before.
    private mutating func take(goal: Goal?) -> Bool {
        guard let goal, goal != state.goal else { return false }
        // Whoever is about to say yes to a time, and says to cancel it, means that one.
        if goal == .cancel, state.goal == .book || state.goal == .reschedule, state.form.chosen != nil { return false }
        if goal == .book, state.goal == .reschedule { return false }
        // Another time for what is not booked yet.
        if goal == .reschedule, state.goal == .book, state.form.chosen != nil || !state.form.openings.isEmpty {
            return false
        }
        if state.goal != nil {
            let form = state.form
            dropForm()
            (state.form.days, state.form.times, state.form.visits) = (form.days, form.times, form.visits)
            // "No, rather move it": the visit that it was about.
            if let visit = form.visit, [.cancel, .reschedule].contains(goal) {
                (state.form.visit, state.form.days, state.form.times) = (visit, nil, nil)
            }
        }
        state.goal = goal
        (state.done, state.wanted, state.later) = (nil, [], [])
        return true
    }

    /// A yes, a no or a shrug to what was asked.
    private mutating func answer(to asked: Ask, _ heard: Heard) -> Step? {
        switch asked {
        case .confirm:
            // A yes with a but is none, nor one that may be to the wait: better asked once more than booked by mistake.
            if isYes(heard) {
                let isUnsure = heard.isHedged || state.isPausing == true && !heard.isKeys
                if heard.wantsText { lines.append(Line(.texts)) }
                return isUnsure ? ask(.confirm, variant: 1) : act()
            }
            if isNo(heard) || heard.means(.cancel) || heard.means(.nevermind) { return refuse() }
        case .choice:
            if isYes(heard), state.form.openings.count == 1 {
                state.form.chosen = state.form.openings[0]
                return advance()
            }
            if isYes(heard), !heard.isHedged { return nod() }
            if isNo(heard) { return decline() }
            // All the same to them.
            if heard.means(.dontKnow) {
                state.form.chosen = state.form.openings.first
                return advance()
            }
        case .visit:
            if isYes(heard), state.form.visits?.count == 1 { return advance() }
            if isNo(heard) { return keepAll() }
        case .dateAndTime, .time:
            if heard.means(.dontKnow) || isYes(heard) {
                state.form.isEarliest = true
                return advance()
            }
        case .dateOfBirth, .policyDigits:
            if heard.means(.dontKnow) { return transfer(.notVerified) }
            if isNo(heard) { return explainProof(asked) }
        case .person:
            if isYes(heard) { return heard.isHedged ? ask(.person) : transfer(.asked) }
            if isNo(heard) { return state.goal == nil ? ask(.anythingElse) : advance() }
        case .anythingElse, .goal:
            if isYes(heard) { return ask(.goal) }
            if isNo(heard), asked == .anythingElse { return nil }
        case .visitType, .clinic, .name, .phone:
            break
        }
        return nil
    }

    /// A no to what proves who somebody is: they are told once why it is asked, and that a person can be had.
    private mutating func explainProof(_ asked: Ask) -> Step {
        guard state.isToldWhy != true else { return transfer(.notVerified) }
        state.isToldWhy = true
        lines.append(Line(.whyProof))
        return ask(asked)
    }

    /// "Wait, that's not right": no to what was to be done, whatever else was read of it.
    mutating func refuse(_ heard: Heard) -> Step? {
        guard heard.isRefusal, state.asked == .confirm else { return nil }
        state.misheard = 0
        return refuse()
    }

    /// No to what was to be done.
    private mutating func refuse() -> Step {
        switch state.goal {
        case .book, .reschedule:
            if let hold = state.form.hold { released.append(hold) }
            (state.form.hold, state.form.chosen, state.form.openings) = (nil, nil, [])
            (state.form.days, state.form.times, state.form.isEarliest) = (nil, nil, false)
            state.form.declined += 1
            guard state.form.declined < Self.patience else { return transfer(.noTimes) }
            lines.append(Line(.whatInstead))
            return ask(.dateAndTime, saying: [])
        default: return keepAll()
        }
    }

    /// What the caller has stays as it is.
    mutating func keepAll() -> Step {
        if let step = cancelNext(after: Line(.kept)) { return step }
        lines.append(Line(.kept))
        let form = state.form
        dropForm()
        state.goal = nil
        return next(after: form) ?? ask(.anythingElse)
    }

    /// A yes to several times: which one is asked once more, and the first is taken then; it is read out before anything is
    /// booked.
    private mutating func nod() -> Step {
        state.form.nods += 1
        guard state.form.nods > 1 else { return ask(.choice) }
        state.form.chosen = state.form.openings.first
        return advance()
    }

    /// None of what was offered.
    private mutating func decline() -> Step {
        state.form.declined += 1
        guard state.form.declined < Self.patience else { return transfer(.noTimes) }
        (state.form.openings, state.form.days, state.form.times) = ([], nil, nil)
        state.form.isEarliest = false
        return ask(.dateAndTime, saying: [Line(.askOtherDay, variant: state.form.declined - 1)])
    }

    /// What was confirmed.
    private mutating func act() -> Step {
        guard let wish = wish() else { return transfer(.failure) }
        // A yes may come from somebody else than the one who said who they are.
        if state.goal == .book, state.form.chosen != nil, let step = askCaller() { return step }
        let form = state.form
        switch (state.goal, form.chosen, form.visit) {
        case (.book, let chosen?, _):
            return perform(
                .book(
                    wish, chosen, hold: form.hold, name: isForCaller ? nil : form.name,
                    phone: isForCaller ? nil : form.phone ?? world.callerNumber))
        case (.reschedule, let chosen?, let visit?): return perform(.move(visit: visit.id, wish, chosen))
        case (.cancel, _, let visit?): return perform(.cancel(visit: visit.id))
        default: return advance()
        }
    }
}
