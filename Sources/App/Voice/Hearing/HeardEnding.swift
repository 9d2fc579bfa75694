internal import Dialogue
internal import Understanding

/// Whether somebody hangs up, wants what was asked of them done, or speaks of somebody else.
extension Listening {
    func hearEnding(_ text: String, _ words: PlainWords, _ heard: inout Heard) {
        heard.isEnding = VoiceEndings.isEnding(words)
        // "That's all for today" is of no day.
        if state.asked == .anythingElse, VoiceEndings.isNothingElse(words), heard.yesNo != true { heard.days = [] }
        if state.asked == .anythingElse, VoiceEndings.isRefusal(words) {
            (heard.yesNo, heard.isEnding, heard.isForDesk, heard.days, heard.intents) = (false, true, false, [], [])
        }
        if words.contains(anyOf: VoiceEndings.stays) {
            heard.intents.removeAll { $0.intent == .goodbye }
            (heard.yesNo, heard.isPause, heard.isEnding) = (nil, true, false)
        }
        if state.asked == .anythingElse, words.contains(anyOf: VoiceEndings.disputes), !VoiceEndings.isRefusal(words) {
            heard.isForDesk = true
        }
        (heard.isOfOther, heard.isForSelf) = (
            words.contains(anyOf: VoicePersons.othersVisits) || words.contains(anyOf: VoiceRelatives.theirs),
            words.contains(anyOf: VoicePersons.selves)
        )
        if state.isVerified, state.asked != .name, heard.doctor == nil, !heard.isUnknownDoctor {
            heard.spokenOf = VoicePersons.mentioned(in: text)
        }
        // Who comes late has a visit already.
        if words.contains(anyOf: VoiceEndings.lates) {
            heard.intents.removeAll { [.book, .reschedule, .checkStatus].contains($0.intent) }
            (heard.isForDesk, heard.days, heard.times) = (true, [], [])
        }
        hearCancelling(words, &heard)
        hearDoubt(words, &heard)
        hearAgreement(text, words, &heard)
        hearChecking(words, &heard)
        heard.isGoingOn = VoiceChecks.isGoingOn(words)
    }

    /// A yes that is none to what is about to be done, and a time that is named to be refused.
    private func hearDoubt(_ words: PlainWords, _ heard: inout Heard) {
        if state.asked == .confirm, heard.yesNo == true || heard.means(.affirm) {
            if heard.isDropped {
                (heard.yesNo, heard.isHedged) = (false, true)
                heard.intents.removeAll { $0.intent == .affirm }
            }
            if words.contains(anyOf: VoiceAnswers.doubts), !words.contains(anyOf: VoiceTurns.assents) {
                heard.isHedged = true
            }
        }
        guard state.asked == .choice else { return }
        if words.contains(anyOf: VoiceOptions.leaves) {
            heard.intents = [Heard.Meaning(.dontKnow, 0.9, why: "a phrase")]
        }
        if words.contains(anyOf: VoiceAnswers.refusals), words.ordinals < 2 {
            heard.excludedTimes += heard.times.filter { !heard.excludedTimes.contains($0) }
            if let place = heard.ordinal { heard.notOrdinal = place }
            (heard.times, heard.ordinal) = ([], nil)
        } else if words.contains(anyOf: VoiceAnswers.repeats) {
            (heard.times, heard.ordinal) = ([], nil)
            heard.intents = [Heard.Meaning(.sayAgain, 0.9, why: "a phrase")]
        }
    }

    /// "No, cancel it" and "I don't want it anymore" to who asks whether to cancel are no noes.
    private func hearCancelling(_ words: PlainWords, _ heard: inout Heard) {
        guard state.asked == .confirm, state.goal == .cancel else { return }
        let reasons = [VoiceChoices.unkept, VoiceChoices.cancels, VoiceChoices.unwanted, VoiceClauses.inabilities]
        let rest = reasons.reduce(words) { $0.without($1) }
        let isKept = words.contains(anyOf: VoiceChoices.drops) || words.contains(anyOf: VoiceCorrections.regrets)
        let isOther = words.contains(anyOf: VoiceTurns.others) || rest.hasOrdinal
        if rest.count < words.count, !isOther, !isKept || words.contains(anyOf: VoiceChoices.unkept) {
            (heard.yesNo, heard.isDropped, heard.isRegret) = (true, false, false)
            heard.intents.removeAll { [.negate, .cancel, .nevermind].contains($0.intent) }
            heard.isHedged = false
        }
        // Cancelled by mistake is worse than asked once more.
        guard heard.yesNo == true || heard.yesNo == nil && heard.means(.affirm), heard.also.isEmpty else { return }
        if !VoiceAnswers.isPlain(rest), !heard.means(.book) { heard.isHedged = true }
    }
}
