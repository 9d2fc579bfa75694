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
        /// Counts as much when that was asked, and else not at all.
        case when(Set<Question>)

        func confidence(asked: Question?) -> Double {
            switch self {
            case .sure: 0.95
            case .likely: 0.75
            case .hint: 0.4
            case .against: 0
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
    private let rules: [(intent: Intent, strength: IntentRules.Strength, pattern: String)]
    private let book: PhraseBook

    init(_ rules: IntentRules) {
        fillers = Set(rules.fillers.split(whereSeparator: \.isWhitespace).map { Folding.fold(String($0)) })
        self.rules = rules.rules.flatMap { rule in
            rule.patterns.split(separator: "\n").map { (rule.intent, rule.strength, Folding.fold(String($0))) }
        }
        book = PhraseBook(self.rules.map(\.pattern), groups: rules.groups.mapValues(Folding.fold))
    }

    func read(_ utterance: Utterance, asked: Question?) -> Reading {
        var reading = Reading()
        var seen: Set<Int> = []
        for match in book.matches(in: utterance.words) where seen.insert(match.pattern).inserted {
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
