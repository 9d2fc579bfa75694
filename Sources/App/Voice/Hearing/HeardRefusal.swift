internal import Dialogue
internal import Understanding

/// What is a no, whatever word it begins with, and what is none.
extension Listening {
    /// "Yeah, that's no good", "not that one", "no wait".
    func hearRefusal(_ words: PlainWords, _ heard: inout Heard) {
        // "Yes, I can't make it" to who asks whether to cancel.
        let isReason =
            state.goal == .cancel && state.asked == .confirm && words.words.first.map(VoiceTurns.yeses.contains) == true
            && words.contains(anyOf: VoiceClauses.inabilities)
        if isReason || words.contains(anyOf: VoiceTurns.assents) {
            (heard.yesNo, heard.isHedged) = (true, false)
            heard.intents.removeAll { $0.intent == .negate }
        } else if isDeclining(words), heard.yesNo == true || heard.yesNo == nil && heard.means(.affirm) {
            heard.yesNo = false
            heard.intents.removeAll { $0.intent == .affirm }
        }
        // "OK then" ends nothing.
        if words.count == 2, words.words[1] == "then" { heard.intents.removeAll { $0.intent == .goodbye } }
        heard.isOtherOne = words.contains(anyOf: VoiceTurns.others)
        (heard.asksDoctor, heard.asksLength) = (
            words.contains(anyOf: VisitQuestions.doctor)
                && !words.words.contains(where: VisitQuestions.speaking.contains),
            words.contains(anyOf: VisitQuestions.length)
        )
        heard.isNamedVisit = zip(words.words, words.words.dropFirst()).contains {
            VoiceTurns.weekdays.contains($0) && $1 == "one"
        }
        heard.isWaiting = words.contains(anyOf: VoiceTurns.waits)
        heard.isSameDay = words.contains(anyOf: VoiceTurns.sameDays)
        heard.isRightAfter = words.contains(anyOf: VoiceTurns.rightAfters)
        if state.asked == .confirm, heard.yesNo == false, let name = state.form.name {
            let parts = PlainWords.split(name)
            heard.isAboutName = words.words.contains { word in parts.contains { VoiceNames.isAlike(word, $0) } }
        }
    }
}

extension Listening {
    func isDeclining(_ words: PlainWords) -> Bool {
        // Who cancels says why: "yes, I can't make it".
        words.contains(anyOf: VoiceTurns.declines) && !words.contains(anyOf: VoiceTurns.notToo)
            && !(state.goal == .cancel && state.asked == .confirm)
    }
}

extension PlainWords {
    /// Without these phrases.
    func without(_ phrases: Phrases) -> PlainWords {
        var left: [String] = []
        var place = 0
        while place < words.count {
            let length = phrases.length(in: words, at: place) ?? 0
            if length == 0 { left.append(words[place]) }
            place += max(1, length)
        }
        return PlainWords(left)
    }

    /// Whether a place in a row is named: not by its article alone.
    var hasOrdinal: Bool { ordinals > 0 }

    /// The same of a number.
    var hasNumber: Bool {
        hasOrdinal || words.contains { VoiceCorrections.hours[$0] != nil || Int($0) != nil }
    }

    /// How many are.
    var ordinals: Int {
        words.count { VoiceWords.ordinals.contains($0) && !VoiceWords.beforeOrdinals.contains($0) }
    }
}
