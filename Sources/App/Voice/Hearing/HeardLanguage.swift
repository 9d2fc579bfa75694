internal import Dialogue
internal import Understanding

/// Which language is spoken, and which is asked for.
extension Listening {
    /// A language that is not the conversation's has to be this sure to change it.
    private static let sure = 0.85

    func language(of text: String, _ words: PlainWords, _ question: Question?) -> String {
        // What visits and doctors are called is of no language.
        let told = LanguageIdentifier.builtIn.identify(names.removed(from: text) ?? text, expecting: state.language)
        if let first = languageOfFirst(text, words, told.code) { return first }
        // A name or a number is of no language.
        let isTelling = state.asked != .name && state.asked != .policyDigits && state.asked != .phone
        guard told.code != state.language, isTelling, Tongues.speaks(told.code) else { return state.language }
        if told.confidence >= Self.sure, words.count > 1 || !text.utf8.allSatisfy({ $0 < 0x80 }) { return told.code }
        let other = IntentReader.builtIn.read(text, language: told.code, asked: question)
        // Whoever greets does so in their own language; what means nothing in this one may mean something in that.
        if state.turns == 0, other.contains(.greet) { return told.code }
        // A word or two with a weekday, or what a visit is called, at the beginning.
        if state.turns == 0, told.confidence >= 0.5, (2...4).contains(words.count),
            IntentReader.builtIn.read(text, language: state.language, asked: question).isOutOfScope
        {
            return told.code
        }
        guard other.intents.contains(where: { $0.intent != .provideInfo && $0.confidence >= Self.sure }),
            IntentReader.builtIn.read(text, language: state.language, asked: question).isOutOfScope
        else { return state.language }
        return told.code
    }

    /// A word or two that begin a call, mean nothing in its language, and something in another one.
    private func languageOfFirst(_ text: String, _ words: PlainWords, _ told: String) -> String? {
        func means(_ code: String, _ least: Double) -> Bool {
            IntentReader.builtIn.read(text, language: code, asked: .goal).intents.contains {
                ![.provideInfo, .outOfScope].contains($0.intent) && $0.confidence >= least
            }
        }
        guard state.turns <= 1, state.goal == nil, words.count <= 2, !means(state.language, 0.5) else { return nil }
        let codes = [told] + ["es", "fr", "de", "pt", "it", "hi"].filter { $0 != told }
        return codes.first { code in
            code != state.language && Tongues.speaks(code) && means(code, 0.7)
        }
    }

    /// Hindi in Latin letters as it is written. Names are asked for in any letters: one word makes them no Hindi.
    func inItsLetters(_ said: String) -> String? {
        RomanHindi.devanagari(
            said, expecting: state.asked == .name ? "" : state.language,
            asksNumber: [.dateOfBirth, .policyDigits, .phone].contains(state.asked))
    }

    func wishedLanguage(_ words: PlainWords, _ reading: IntentReading) -> String? {
        let named = VoiceWords.languages.first { words.contains(anyOf: $0.words) }?.code
        guard let named, reading.contains(.changeLanguage) || words.count <= 3 else { return nil }
        guard state.asked != .name || words.contains(anyOf: VoiceWords.besideLanguages) else { return nil }
        return named
    }
}
