internal import Dialogue
internal import Understanding

/// Whether somebody hangs up, wants what was asked of them done, or speaks of somebody else.
extension Listening {
    func hearEnding(_ words: PlainWords, _ heard: inout Heard) {
        heard.isEnding = VoiceEndings.isEnding(words)
        // "That's all for today" is of no day.
        if state.asked == .anythingElse, VoiceEndings.isNothingElse(words), heard.yesNo != true { heard.days = [] }
        if words.contains(anyOf: VoiceEndings.stays) {
            heard.intents.removeAll { $0.intent == .goodbye }
            (heard.yesNo, heard.isPause, heard.isEnding) = (nil, true, false)
        }
        if state.asked == .anythingElse, words.contains(anyOf: VoiceEndings.disputes) { heard.isForDesk = true }
        (heard.isOfOther, heard.isForSelf) = (
            words.contains(anyOf: VoicePersons.othersVisits), words.contains(anyOf: VoicePersons.selves)
        )
        // Who comes late has a visit already.
        if words.contains(anyOf: VoiceEndings.lates) {
            heard.intents.removeAll { [.book, .reschedule, .checkStatus].contains($0.intent) }
            (heard.isForDesk, heard.days, heard.times) = (true, [], [])
        }
        hearCancelling(words, &heard)
    }

    /// "No, cancel it" and "I don't want it anymore" to who asks whether to cancel are no noes.
    private func hearCancelling(_ words: PlainWords, _ heard: inout Heard) {
        guard state.asked == .confirm, state.goal == .cancel else { return }
        let isUnkept = words.contains(anyOf: VoiceChoices.unkept)
        guard
            isUnkept || !words.contains(anyOf: VoiceChoices.drops) && !words.contains(anyOf: VoiceCorrections.regrets),
            [VoiceChoices.unkept, VoiceChoices.cancels, VoiceChoices.unwanted, VoiceClauses.inabilities].contains(
                where: { words.contains(anyOf: $0) })
        else { return }
        let rest = [VoiceChoices.unkept, VoiceChoices.cancels, VoiceChoices.unwanted, VoiceClauses.inabilities]
            .reduce(words) { $0.without($1) }
        (heard.yesNo, heard.isDropped, heard.isRegret) = (true, false, false)
        heard.intents.removeAll { [.negate, .cancel, .nevermind].contains($0.intent) }
        // Beside a no it is better asked once more.
        heard.isHedged = rest.words.contains(where: VoiceCorrections.nos.contains)
    }
}
