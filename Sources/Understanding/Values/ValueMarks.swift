/// Small words of a language about the values that stand beside them, ready to be looked up.
struct ValueMarks: Sendable {
    let denials: Phrases
    let corrections: Phrases
    let after: Phrases
    let before: Phrases
    let about: Phrases
    let afterIt: Phrases
    let beforeIt: Phrases
    let notBefore: Phrases
    let notAfter: Phrases
    let hourLimits: Phrases
    let counted: Phrases
    let habits: [(phrases: Phrases, bound: Bound, hour: Int)]
    let refusals: Phrases
    let digitWords: [String: String]
    let double: Phrases
    let triple: Phrases
    let plus: Phrases
    let star: Phrases
    let pound: Phrases
    let letterJoiners: Phrases
    let letters: [String: String]
    let last: Phrases
    let first: Phrases
    let middle: Phrases
    let pronouns: Phrases
    let numbered: Phrases
    let options: Phrases
    /// Words about a name that are none.
    let fillers: Set<String>
    /// Words between digits that are none.
    let between: Set<String>
    /// "why not" asks.
    let questions: Set<String>

    init(_ language: ValueLanguage) {
        denials = Phrases(language.denials)
        corrections = Phrases(language.corrections)
        after = Phrases(language.after)
        before = Phrases(language.before)
        about = Phrases(language.about)
        afterIt = Phrases(language.afterIt)
        beforeIt = Phrases(language.beforeIt)
        notBefore = Phrases(language.notBefore)
        notAfter = Phrases(language.notAfter)
        hourLimits = Phrases(language.hourLimits)
        counted = Phrases(language.counted)
        habits = language.habits.map { (Phrases($0.phrase), $0.bound, $0.hour) }
        refusals = Phrases(language.refusals)
        digitWords = language.digitWords
        double = Phrases(language.double)
        triple = Phrases(language.triple)
        plus = Phrases(language.plus)
        star = Phrases(language.star)
        pound = Phrases(language.pound)
        letterJoiners = Phrases(language.letterJoiners)
        letters = language.letters
        last = Phrases(language.last)
        first = Phrases(language.first)
        middle = Phrases(language.middle)
        pronouns = Phrases(language.pronouns)
        numbered = Phrases(language.numbered)
        options = Phrases(language.options)
        fillers = Set(ValueLanguage.words(language.fillers))
        between = Set(ValueLanguage.words(language.between))
        questions = Set(ValueLanguage.words(language.questions))
    }

    /// Phrases of a few words, with `_` between them.
    struct Phrases: Sendable {
        private let phrases: [[String]]

        init(_ text: String) {
            phrases = ValueLanguage.words(text).map { $0.split(separator: "_").map(String.init) }
                .sorted { $0.count > $1.count }
        }

        /// How many tokens before a place the phrase that ends there takes, soft marks included; nil when none does.
        func length(in tokens: [SpokenToken], before place: Int) -> Int? {
            phrases.lazy.compactMap { phrase -> Int? in
                var next = place
                for word in phrase.reversed() {
                    next -= 1
                    while next >= 0, tokens[next].isSoft { next -= 1 }
                    guard next >= 0, tokens[next].text == word else { return nil }
                }
                return place - next
            }.first
        }

        /// The same of the phrase that begins at a place.
        func length(in tokens: [SpokenToken], at place: Int) -> Int? {
            phrases.lazy.compactMap { phrase -> Int? in
                var next = place
                for (number, word) in phrase.enumerated() {
                    while number > 0, next < tokens.count, tokens[next].isSoft { next += 1 }
                    guard next < tokens.count, tokens[next].text == word else { return nil }
                    next += 1
                }
                return next - place
            }.first
        }
    }
}
