internal import Understanding

/// One turn of a conversation: what was heard goes in, and what is to be done and said comes out.
///
/// ```swift
/// var turn = Turn(state, in: world)
/// var step = turn.hear(heard)
/// while case .perform(let effect) = step { step = turn.take(perform(effect)) }
/// ```
///
/// It has no clock and no calendar: it asks for effects, and is told what came of them. It ends: a turn asks for few
/// effects, a conversation has few turns, and whoever is not understood three times is handed to a person.
public struct Turn: Sendable {
    /// Turns of a conversation.
    static let mostTurns = 60
    /// Effects of a turn.
    static let mostEffects = 10
    /// Visits that are read out to choose from.
    static let mostChoices = 3
    /// Doctors that are read out.
    static let mostDoctors = 4
    /// How often in a row somebody is not understood, or not heard.
    static let patience = 3

    public internal(set) var state: State
    let world: World
    /// What is said before the next question.
    var lines: [Line] = []
    var pending: Effect?
    private var effects = 0
    /// What is kept for a caller who wants another time: to be given back before anything else is done, and at the end.
    public internal(set) var released: [String] = []

    public init(_ state: State, in world: World) {
        self.state = state
        self.world = world
    }

    /// Begins a turn.
    public mutating func hear(_ heard: Heard) -> Step {
        state.turns += 1
        if heard.isEmergency, state.last?.transfer != .emergency {
            if let language = heard.spokenLanguage, Tongues.all[language] != nil { state.language = language }
            return transfer(.emergency)
        }
        if state.isOver, let last = state.last { return comeBack(heard, after: last) }
        if state.turns > Self.mostTurns { return transfer(.notUnderstood) }
        if heard.isSilence { return silence() }
        state.silences = 0
        if !heard.means(.sayAgain) { state.repeats = 0 }
        let step = changePerson(heard)
        if heard.isPause, let step = pause() { return step }
        defer { state.isPausing = nil }
        return step ?? hear(symptom: heard) ?? changeLanguage(heard) ?? tellMore(heard) ?? rule(out: heard)
            ?? other(heard) ?? explain(heard) ?? refuse(heard) ?? meta(heard) ?? content(heard)
    }

    /// What is to be given back now.
    public mutating func takeReleased() -> [String] {
        defer { released = [] }
        return released
    }

    /// Goes on with what came of the effect.
    public mutating func take(_ upshot: Upshot) -> Step {
        guard let effect = pending else { return transfer(.failure) }
        pending = nil
        return go(on: effect, upshot)
    }

    mutating func perform(_ effect: Effect) -> Step {
        effects += 1
        guard effects <= Self.mostEffects else { return transfer(.failure) }
        pending = effect
        return .perform(effect)
    }

    // MARK: - Not heard, not understood

    private mutating func silence() -> Step {
        if state.turns == 1 {
            lines.append(Line(.greeting))
            return ask(.goal)
        }
        state.silences += 1
        guard state.silences < Self.patience else { return transfer(.silence) }
        lines.append(Line(.silence, variant: state.silences - 1))
        return askAgain(variant: state.silences)
    }

    /// Who thinks aloud is waited for, and not misunderstood.
    private mutating func pause() -> Step? {
        state.pauses += 1
        guard state.pauses <= 3 * Self.patience else { return nil }
        lines.append(Line(.takeYourTime))
        state.isPausing = true
        return ask(state.asked ?? .goal, saying: state.asked == nil ? nil : [])
    }

    mutating func misheard(_ heard: Heard) -> Step {
        state.misheard += 1
        state.misheardInAll += 1
        guard state.misheard < Self.patience, state.misheardInAll < 3 * Self.patience else {
            return transfer(.notUnderstood)
        }
        lines.append(Line(heard.isOutOfScope ? .outOfScope : .notUnderstood, variant: state.misheard - 1))
        return askAgain(variant: state.misheard)
    }

    // MARK: - About the conversation

    private mutating func changeLanguage(_ heard: Heard) -> Step? {
        guard let language = heard.wishedLanguage ?? heard.spokenLanguage, language != state.language,
            Tongues.all[language] != nil
        else { return nil }
        state.language = language
        guard heard.wishedLanguage != nil else { return nil }
        lines.append(Line(.languageChanged))
        guard !heard.hasValues, goal(in: heard) == nil else { return nil }
        return askAgain(variant: 0)
    }

    private mutating func meta(_ heard: Heard) -> Step? {
        if heard.means(.speakToAgent, atLeast: 0.6) { return transfer(.asked) }
        if heard.isRegret || heard.means(.nevermind), let step = regret() { return step }
        if heard.isDropped || heard.isUnwanted, !isYes(heard), let step = drop(heard) { return step }
        if heard.isForDesk, let step = askDesk(heard) { return step }
        let isMore = heard.hasValues || goal(in: heard) != nil
        if heard.means(.complaint, atLeast: 0.6) {
            state.complaints += 1
            guard state.complaints < 2 else { return transfer(.anger) }
            lines.append(Line(.sorry))
            if !isMore, heard.yesNo == nil { return askAgain(variant: 0) }
        }
        guard !isMore else { return nil }
        if heard.means(.sayAgain) { return sayAgain() }
        if heard.means(.slowerFaster) {
            state.isSlow = true
            lines.append(Line(.slower))
            return askAgain(variant: 0)
        }
        // "Bom dia" is how a call begins as well.
        if heard.means(.greet), state.turns == 1 { return aside(.greeting) }
        // "Yes, thanks, bye" is a yes: whoever is about to have something done is not left without it.
        if heard.means(.goodbye), heard.isEnding || state.asked != .anythingElse,
            state.asked != .confirm || isNo(heard) && !heard.isHedged
        {
            return goodbye()
        }
        if heard.means(.nevermind), state.asked != .confirm { return letGo() }
        if state.asked == .anythingElse, isNo(heard) || heard.means(.thanks) {
            if heard.isWaiting { return ask(.goal) }
            if heard.isEnding || heard.isKeys { return goodbye() }
        }
        if heard.yesNo == nil, !heard.means(.affirm), !heard.means(.negate) {
            if heard.means(.areYouBot) { return aside(.bot) }
            if heard.means(.help) { return aside(.help) }
            if heard.means(.greet) { return askAgain(variant: 0) }
            if heard.means(.thanks) { return aside(.thanks) }
        }
        return nil
    }

    /// Who wants a visit back that was just cancelled books the same time again, if nobody else has; one that was moved
    /// goes back. What was booked is a person's to undo: who has booked has not proven who they are.
    private mutating func regret() -> Step? {
        guard state.asked == .anythingElse, let done = state.done else { return nil }
        state.done = nil
        switch done {
        case .cancelled(let visit):
            state.goal = .book
            (state.form.clinic, state.form.visitType) = (visit.clinic, visit.visitType)
            (state.form.doctor, state.form.chosen) = (visit.at.doctor, visit.at)
            state.form.days = Heard.Days(visit.at.day)
            lines.append(Line(.cancelledAlready))
            return advance()
        case .moved(let visit, let from):
            state.goal = .reschedule
            (state.form.visit, state.form.chosen) = (visit, from)
            return advance()
        case .booked:
            lines.append(Line(.bookedAlready))
            return ask(.person)
        }
    }

    /// A question that only the desk can answer is none that was misheard.
    ///
    /// - Returns: nil where something else was said with it, which goes on.
    private mutating func askDesk(_ heard: Heard) -> Step? {
        state.deskQuestions += 1
        state.misheard = 0
        guard state.deskQuestions < Self.patience else { return transfer(.asked) }
        lines.append(Line(.forTheDesk))
        let isDated = !heard.days.isEmpty || !heard.times.isEmpty
        let isWish = [.book, .reschedule, .cancel].contains { heard.means($0, atLeast: isDated ? 0.5 : 0.9) }
        if isWish || state.goal != nil && heard.hasValues { return nil }
        return state.goal == nil ? ask(.person) : askAgain(variant: 0)
    }

    private mutating func aside(_ prompt: Prompt) -> Step {
        lines.append(Line(prompt))
        return askAgain(variant: 0)
    }

    private mutating func sayAgain() -> Step {
        state.repeats += 1
        guard let last = state.last else {
            lines.append(Line(.greeting))
            return ask(.goal)
        }
        guard !last.lines.isEmpty else { return askAgain(variant: 0) }
        guard state.repeats <= Self.patience else { return transfer(.notUnderstood) }
        state.isSlow = state.isSlow || state.repeats > 1
        return say(last)
    }

    mutating func letGo() -> Step {
        (state.wanted, state.later) = ([], [])
        dropForm()
        state.goal = nil
        lines.append(Line(.letGo))
        return ask(.anythingElse)
    }

    // MARK: - Ends

    private mutating func goodbye() -> Step {
        dropForm()
        state.isOver = true
        if state.outcome == nil { state.outcome = .hungUp }
        return say(Said(lines: lines + [Line(.goodbye)], action: .hangup))
    }

    mutating func transfer(_ reason: TransferReason) -> Step {
        state.isOver = true
        state.asked = nil
        if state.outcome == nil { state.outcome = .transferred }
        // The person takes that time for them, or another one.
        if let hold = state.form.hold { released.append(hold) }
        state.form.hold = nil
        let prompt: Prompt =
            switch reason {
            case .asked: .transferAsked
            case .notUnderstood: .transferNotUnderstood
            case .notVerified: .transferNotVerified
            case .anger: .transferAnger
            case .noTimes: .transferNoTimes
            case .tooLate: .transferTooLate
            case .failure: .transferFailure
            case .emergency: .transferEmergency
            case .silence: .transferSilence
            }
        return say(Said(lines: lines + [Line(prompt)], action: .transfer, transfer: reason))
    }

    /// Who was to be put through, and is here again, has reached nobody; or the phone system has not heard the answer,
    /// and asks for it in the same way.
    private mutating func comeBack(_ heard: Heard, after last: Said) -> Step {
        guard last.action == .transfer else { return .say(last) }
        if heard.isConnected == true { return say(Said(lines: [Line(.goodbye)], action: .hangup)) }
        state.returns = (state.returns ?? 0) + 1
        guard heard.isConnected == false || state.returns == Self.patience else { return .say(last) }
        if state.outcome == .transferred { state.outcome = .unreached }
        return say(
            Said(lines: [Line(last.transfer == .emergency ? .unreachedEmergency : .unreached)], action: .hangup))
    }

    mutating func say(_ reply: Said) -> Step {
        state.last = reply
        lines = []
        return .say(reply)
    }

    /// What is kept for the caller is to be given back.
    mutating func dropForm() {
        if let hold = state.form.hold { released.append(hold) }
        let kept = (state.form.isForOther ? nil : state.form.name, state.form.phone)
        state.form = State.Form()
        (state.form.name, state.form.phone) = kept
    }
}
