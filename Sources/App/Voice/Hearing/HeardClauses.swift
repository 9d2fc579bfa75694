internal import Dialogue
internal import Understanding

extension Listening {
    /// With everything that is wanted in one breath.
    func hearAll(_ said: String) -> Heard {
        if let heard = besideText(said) { return heard }
        let whole = understand(said)
        if !whole.isEmergency, let heard = behindWait(said, whole) ?? behindDrop(said, whole) { return heard }
        guard !whole.isEmergency, !whole.isOutOfScope, !whole.isDropped, !whole.isRegret else { return whole }
        let (text, language) = (inItsLetters(said) ?? said, whole.spokenLanguage ?? state.language)
        // "I can't on Wednesday, is Friday possible?"
        if state.goal == nil, whole.days.count + whole.excludedDays.count > 1, isInability(text, language, whole) {
            var heard = understand(said, wishing: .reschedule)
            // The first is the visit's: what a "not" stands before it, and in German behind it.
            heard.days = language == "de" ? heard.days + heard.excludedDays : heard.excludedDays + heard.days
            heard.excludedDays = []
            return heard
        }
        let besides = besides(said, whole)
        let parts = VoiceClauses(text, language: language, state, whole) { understand($0, wishing: $1) }.heard()
        // "Make it Thursday, and I also need to cancel Friday's": what is said before it is of what was asked.
        if whole.yesNo == nil, let besides, parts?.hasValues != true { return besides }
        guard var heard = parts ?? besides else { return whole }
        // "Okay, but how much is it?"
        let isAsked = heard.also.contains { also in [.hours, .location, .price].contains { also.means($0) } }
        let isBut = PlainWords(text).words.contains { VoiceClauses.isBut($0, in: language) }
        if heard.yesNo == true, isAsked || isBut { heard.isHedged = true }
        if whole.symptom == .urgent { heard.symptom = .urgent }
        (heard.spokenLanguage, heard.wishedLanguage) = (whole.spokenLanguage, whole.wishedLanguage)
        return heard
    }

    /// "I also need to cancel my Friday appointment" to who asks whether to book another one, or to cancel another one:
    /// that comes afterwards, and is no other day for it. A yes beside it is asked for once more.
    private func besides(_ said: String, _ whole: Heard) -> Heard? {
        let words = PlainWords(said)
        let others: [Intent] = [.speakToAgent, .complaint, .checkStatus, .hours, .location, .price]
        guard !others.contains(where: { whole.means($0) }), words.contains(anyOf: VoiceClauses.besides),
            words.words.contains(where: VoiceMoves.visits.contains), isOfAnother(words, whole)
        else { return nil }
        var also = whole
        (also.intents, also.yesNo) = ([Heard.Meaning(.cancel, 0.9, why: "a part of it")], nil)
        var heard = Heard()
        heard.intents = [Heard.Meaning(.provideInfo, Self.told, why: "what comes afterwards")]
        // That it is to be cancelled is no yes to cancelling the other one.
        let isYes = state.goal != .cancel || words.words.first.map(VoiceTurns.yeses.contains) == true
        (heard.also, heard.yesNo) = ([also], isYes ? whole.yesNo : nil)
        heard.isHedged = heard.yesNo != nil
        (heard.spokenLanguage, heard.wishedLanguage) = (whole.spokenLanguage, whole.wishedLanguage)
        (heard.symptom, heard.confidence) = (whole.symptom, whole.confidence)
        return heard
    }

    /// Whether a visit is to be cancelled that is not the one which is about to be booked, moved or cancelled.
    private func isOfAnother(_ words: PlainWords, _ whole: Heard) -> Bool {
        guard whole.yesNo != false, !whole.days.isEmpty || whole.doctor != nil else { return false }
        switch (state.goal, state.asked) {
        case (.book, .confirm), (.book, .choice), (.reschedule, .confirm), (.reschedule, .choice):
            return whole.means(.cancel)
        case (.cancel, .confirm):
            guard let at = state.form.visit?.at, let cancels = VoiceClauses.cancels[state.language] else {
                return false
            }
            let isSame = whole.days.first.map { $0.contains(at.day) } ?? (whole.doctor == at.doctor)
            return !isSame && words.contains(anyOf: cancels)
        default: return false
        }
    }

    /// "Wait, not that one": what is said is what follows the wait. A yes behind it is asked for once more.
    private func behindWait(_ said: String, _ whole: Heard) -> Heard? {
        guard !whole.isPause, let rest = VoicePauses.rest(of: said) else { return nil }
        var heard = hearAll(rest)
        if isRefusal(PlainWords(rest), heard) { (heard.isRefusal, heard.yesNo) = (true, false) }
        if heard.yesNo == true || heard.means(.affirm) { heard.isHedged = true }
        heard.isWaiting = heard.isWaiting || whole.isWaiting
        return heard
    }

    /// Whether what follows a wait says that what was read out is not it, and nothing of what is.
    private func isRefusal(_ words: PlainWords, _ heard: Heard) -> Bool {
        let isElse =
            !heard.days.isEmpty || !heard.times.isEmpty || !heard.pastDays.isEmpty || heard.doctor != nil
            || heard.visitType != nil || !heard.visitTypes.isEmpty || heard.clinic != nil || heard.isIntroduction
            || heard.otherTimes != nil || heard.shift != nil || heard.timeShift != nil || heard.isMoreThanDropped
            || heard.isForOther || heard.isAboutName
        return state.asked == .confirm && !isElse && !words.contains(anyOf: VoiceTurns.assents)
            && words.words.contains(where: VoicePauses.denials.contains)
    }

    /// "Forget it, when are you open on Friday?": what is wanted behind what drops the rest.
    private func behindDrop(_ said: String, _ whole: Heard) -> Heard? {
        guard whole.isDropped, state.goal != nil, let rest = VoiceChoices.restOfDrop(said) else { return nil }
        var heard = hearAll(rest)
        let wishes: [Intent] = [.book, .reschedule, .cancel, .checkStatus, .hours, .location, .price]
        guard !heard.isDropped, !heard.isRegret, heard.yesNo == nil,
            heard.intents.contains(where: { $0.confidence >= 0.5 && wishes.contains($0.intent) })
        else { return nil }
        (heard.isDropped, heard.isMoreThanDropped) = (true, true)
        return heard
    }

    /// Whether a visit cannot be, and nothing is said of what is to become of it.
    private func isInability(_ text: String, _ language: String, _ whole: Heard) -> Bool {
        let words = PlainWords(text)
        return words.contains(anyOf: VoiceClauses.inabilities) && !whole.means(.reschedule)
            && !whole.means(.speakToAgent) && whole.visitType == nil && whole.visitTypes.isEmpty && whole.all == nil
            && VoiceClauses.cancels[language].map { !words.contains(anyOf: $0) } ?? true
    }
}
