/// What the calibration sees of a text: a few numbers about its hits, its marks and its length, none about a word.
package struct SentimentFeatures: Sendable {
    package static let count = 24

    package let values: [Double]

    init(hits: [Hit], words: [Word], lexicon: Lexicon) {
        let exclamations = Double(min(4, words.reduce(0) { $0 + Int($1.exclamations) }))
        let questions = Double(min(3, words.reduce(0) { $0 + Int($1.questions) }))
        let sum = hits.reduce(0) { $0 + $1.value }
        let sign: Double = sum > 0 ? 1 : sum < 0 ? -1 : 0
        let emphasised = sum + sign * (exclamations * 0.292 + (questions > 1 ? questions * 0.18 : 0))
        let positive = hits.reduce(0) { $0 + max(0, $1.value) }
        let negative = hits.reduce(0) { $0 - min(0, $1.value) }
        let length = Double(words.count)
        let compound = emphasised / (emphasised * emphasised + 15).squareRoot()
        let negations = words.reduce(0) { $0 + (lexicon.negations.contains($1.text) ? 1 : 0) }
        let used = hits.reduce(0) { $0 + ($1.rules.contains(.negated) ? 1 : 0) }
        values =
            [
                1, compound, emphasised / (Double(hits.count) + 2), positive / (positive + 4),
                negative / (negative + 4),
                (hits.last?.value ?? 0) / 4, (hits.first?.value ?? 0) / 4,
                max(0, hits.map(\.value).max() ?? 0) / 4, min(0, hits.map(\.value).min() ?? 0) / 4,
                emphasised / (length + 4).squareRoot(), min(1, questions), sign * exclamations / 4,
                Double(min(3, max(0, negations - used))) / 3, hits.isEmpty ? 1 : 0, compound / (1 + length / 20),
                min(60, length) / 60, exclamations / 4,
            ] + Self.more(hits, words, compound: compound)
    }

    /// How the hits are spread: several small ones are not one that is large.
    private static func more(_ hits: [Hit], _ words: [Word], compound: Double) -> [Double] {
        let soft = hits.reduce(0) { $0 + $1.value / (1 + abs($1.value) / 3) }
        let ups = Double(hits.count { $0.value > 0 })
        let downs = Double(hits.count { $0.value < 0 })
        let faces = hits.reduce(0) { $0 + ($1.rules.contains(.face) ? $1.value : 0) }
        let shouts = hits.reduce(0) { $0 + ($1.rules.contains(.shouted) ? $1.value : 0) }
        var asked = 0.0
        for hit in hits where isAsked(hit, words) { asked += hit.value }
        return [
            soft / (4 + abs(soft)), ups / (ups + 2), downs / (downs + 2), faces / (4 + abs(faces)),
            shouts / (4 + abs(shouts)), asked / (4 + abs(asked)), compound * min(6, Double(hits.count)) / 6,
        ]
    }

    /// Whether a question ends the sentence of a hit.
    private static func isAsked(_ hit: Hit, _ words: [Word]) -> Bool {
        let end = words[(hit.range.upperBound - 1)...].prefix(30).first { $0.stop == .end }
        return end.map { $0.questions > 0 } ?? false
    }
}
