internal import Dialogue
internal import Understanding

/// What is a no, whatever word it begins with, and what is none.
extension Listening {
    /// "Yeah, that's no good", "not that one", "no wait".
    func hearRefusal(_ words: PlainWords, _ heard: inout Heard) {
        if words.contains(anyOf: VoiceTurns.declines), heard.yesNo != false {
            heard.yesNo = heard.yesNo == true || heard.means(.affirm) ? false : nil
            heard.intents.removeAll { $0.intent == .affirm }
        }
        heard.isOtherOne = words.contains(anyOf: VoiceTurns.others)
        (heard.asksDoctor, heard.asksLength) = (
            words.contains(anyOf: VisitQuestions.doctor), words.contains(anyOf: VisitQuestions.length)
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
    var hasOrdinal: Bool {
        words.contains { VoiceWords.ordinals.contains($0) && !VoiceWords.beforeOrdinals.contains($0) }
    }
}
