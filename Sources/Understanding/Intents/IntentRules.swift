/// What callers of one language say, by what they want: words, and nothing that was learnt.
///
/// Patterns read as ``PhraseBook`` says, in folded words (``Folding``), with `^` before the first word of a sentence and
/// `$` after its last; fillers are not there.
struct IntentRules: Sendable {
    /// How much a pattern says.
    enum Strength: Sendable {
        /// Settles it.
        case sure
        case likely
        /// Counts only with another one, or with what the model says.
        case hint
        /// The intent is not meant, though others of its patterns are there.
        case against
        /// Settles it where nothing was asked but what is wanted: "I can't come on Tuesday" is an answer, to an offer.
        case unprompted
        /// Counts as much when that was asked, and else not at all.
        case when(Set<Question>)

        func confidence(asked: Question?) -> Double {
            switch self {
            case .sure: 0.95
            case .likely: 0.75
            case .hint: 0.4
            case .against: 0
            case .unprompted: asked == nil || asked == .goal || asked == .anythingElse ? 0.95 : 0
            case .when(let questions): asked.map { questions.contains($0) ? 0.9 : 0 } ?? 0
            }
        }
    }

    struct Rule: Sendable {
        let intent: Intent
        let strength: Strength
        let patterns: String

        /// - Parameter patterns: one a line.
        init(_ intent: Intent, _ strength: Strength, _ patterns: String) {
            self.intent = intent
            self.strength = strength
            self.patterns = patterns
        }
    }

    /// ISO 639-1.
    let code: String
    /// Names of things with a word in them that wants something elsewhere, and the word to read in their place.
    var names: [(phrase: String, word: String)] = []
    /// Words that say nothing wherever they stand.
    let fillers: String
    let groups: [String: String]
    let rules: [Rule]
}

/// The rules of one language, made ready.
struct IntentBook: Sendable {
    struct Spoken: Sendable {
        let intent: Intent
        let confidence: Double
        let pattern: String
    }

    struct Reading: Sendable {
        var spoken: [Spoken] = []
        var denied: Set<Intent> = []
    }

    let fillers: Set<String>
    private let names: [(words: [String], word: String)]
    private let rules: [(intent: Intent, strength: IntentRules.Strength, pattern: String)]
    private let book: PhraseBook

    init(_ rules: IntentRules) {
        fillers = Set(rules.fillers.split(whereSeparator: \.isWhitespace).map { Folding.fold(String($0)) })
        names = rules.names.map { ($0.phrase.split(separator: " ").map(String.init), $0.word) }
        self.rules = rules.rules.flatMap { rule in
            rule.patterns.split(separator: "\n").map { (rule.intent, rule.strength, Folding.fold(String($0))) }
        }
        book = PhraseBook(self.rules.map(\.pattern), groups: rules.groups.mapValues(Folding.fold))
    }

    /// The words with those of names in their place.
    private func named(_ words: [Word]) -> [Word] {
        guard !names.isEmpty else { return words }
        var named: [Word] = []
        var rest = words[...]
        while let first = rest.first {
            let name = names.first { rest.count >= $0.words.count && zip($0.words, rest).allSatisfy { $0 == $1.text } }
            let count = name?.words.count ?? 1
            var word = name.map { Word(text: $0.word, range: first.range) } ?? first
            word.stop = rest[rest.startIndex + count - 1].stop
            named.append(word)
            rest = rest.dropFirst(count)
        }
        return named
    }

    func read(_ utterance: Utterance, asked: Question?) -> Reading {
        var reading = Reading()
        var seen: Set<Int> = []
        for match in book.matches(in: named(utterance.words)) where seen.insert(match.pattern).inserted {
            let rule = rules[match.pattern]
            if case .against = rule.strength {
                reading.denied.insert(rule.intent)
            } else {
                let confidence = rule.strength.confidence(asked: asked)
                guard confidence > 0 else { continue }
                reading.spoken.append(Spoken(intent: rule.intent, confidence: confidence, pattern: rule.pattern))
            }
        }
        return reading
    }
}
