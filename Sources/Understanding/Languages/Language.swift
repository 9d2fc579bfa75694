/// What is known of a language that callers speak: words, and nothing that was learnt.
struct Language: Sendable {
    /// Patterns that speak for a reason, and how much: 3 settles it, 1 is a hint. ``PhraseBook`` says how they read.
    struct Rule: Sendable {
        let reason: CallReason
        let points: Double
        let patterns: [String]

        init(_ reason: CallReason, _ points: Double, _ patterns: [String]) {
            self.reason = reason
            self.points = points
            self.patterns = patterns
        }
    }

    /// ISO 639-1.
    let code: String
    /// Small words that tell it from the others.
    let markers: String
    /// Words by what they are worth, -4 to 4. English has these on top of the lexicon.
    let valences: [Double: String]
    /// Phrases, by what they are worth.
    let phrases: [Double: [String]]
    let negations: String
    let intensifiers: String
    let diminishers: String
    /// What follows counts for more than what came before.
    let contrasts: String
    /// Groups of words for the patterns, by a name in capitals.
    let groups: [String: String]
    let rules: [Rule]
}
