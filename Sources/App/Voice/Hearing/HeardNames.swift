internal import Dialogue
internal import Foundation
internal import Understanding

/// Who somebody says they are.
extension HeardValues {
    /// Likeliest first.
    func names(_ text: String, _ words: PlainWords, _ heard: Heard) -> [String] {
        if asked == .name, VoiceNames.isQuestion(words), introduced == nil { return [] }
        // A part of a name among words of an answer is none: "the middle one".
        let isAnswer = !VoiceNames.isName(text)
        var names = values.names.filter { $0.kind == .full || asked == .name && !isAnswer }.map(\.text)
            .filter(VoiceNames.isName)
        if asked == .confirm, names.isEmpty, VoiceNames.isWritten(text) { names = [text] }
        guard asked == .name else { return [introduced].compactMap(\.self) + names }
        if let introduced { return [introduced] + names.filter { $0 != introduced } }
        // Another time for what is about to be booked, a number, or which of those that were offered.
        let isTime = heard.times.contains(where: \.isOne) || heard.days.contains { $0.first == $0.last }
        let isTold = VoiceNames.isWritten(text) || words.words.contains("name")
        let isPlace = words.words.allSatisfy {
            VoiceWords.ordinals.contains($0) || VoiceCorrections.hours[$0] != nil
        }
        let isNumber = heard.digits != nil && birth == nil
        // "She was born on the third of May."
        guard
            introduced != nil || !words.contains(anyOf: VoiceTurns.births)
                || birth.map({ $0.range.lowerBound > 12 }) == true
        else { return [] }
        guard isTold || !(isTime || isPlace || isNumber || heard.isEarliest) else { return [] }
        let alone = birth.map { String(decoding: text.utf8.prefix($0.range.lowerBound), as: UTF8.self) } ?? text
        let isTagged =
            language != "en" || values.names.contains { $0.kind != .full || VoiceSentences.isWhole($0.text, of: alone) }
        guard isTold || VoiceSentences.isName(alone, isTagged: isTagged) else {
            return names.filter(VoiceNames.isWritten)
        }
        if let said = VoiceNames.name(alone, PlainWords(alone)), !names.contains(said) { names.append(said) }
        if let spelled = values.spelled.first?.text, spelled.count > 2 { names.append(spelled.capitalized) }
        // A name in full before the parts of it.
        let parts = { (name: String) in name.split(separator: " ").count }
        return names.enumerated().sorted { (parts($1.element), $0.offset) < (parts($0.element), $1.offset) }
            .map { $0.element == $0.element.lowercased() ? $0.element.capitalized : $0.element }
    }
}
