/// Finds the reason of a call: patterns first, the model second; their points are added.
package struct ReasonReader: Sendable {
    /// What a pattern's point is worth in margins of the model.
    package static let point = 0.35
    /// The margin that the model alone needs.
    private static let sureness = -0.1
    /// How fast a pattern fades as the call goes on, by turns of the caller: who calls says why at first.
    static let fading = 0.5
    /// What a second pattern for the same reason adds.
    static let repetition = 0.2
    /// So many words at most go to the model, from the first.
    static let considered = 600
    /// Words about the call as such, and those that stand in any sentence: by themselves they give no reason, whatever
    /// the model has seen them beside.
    private static let saysNothing: Set<String> = Set(
        """
        call calls called calling caller callers customer customers client clients agent agents phone telephone voice
        transcript transcripts transcription recording recorded record audio conversation dialogue text message sample
        example test testing complete completed full whole entire final partial empty none null hello hi hey bye
        goodbye okay ok yes no thanks thank please
        a an the this that these those it its is are was were be been am i you he she we they me my your his her our
        their of to in on at for from by with about and or but so not here there some any one
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private let patterns: [(reason: CallReason, points: Double, text: String)]
    private let book: PhraseBook
    private let model: LinearModel?

    /// - Parameter model: one output for each reason, in their order; nil for a language that none is for.
    init(_ language: Language, model: LinearModel?) {
        self.model = model
        patterns = language.rules.flatMap { rule in rule.patterns.map { (rule.reason, rule.points, $0) } }
        book = PhraseBook(patterns.map(\.text), groups: language.groups)
    }

    struct Reading: Sendable {
        let reason: CallReason
        /// The patterns that spoke for it, the strongest first.
        let rules: [String]
        /// Whether there was anything to find a reason in.
        let isTelling: Bool
        /// What patterns and the model gave each reason, in their order.
        let points: [Double]
        let margins: [Double]

        /// Every reason, the one that most speaks for first.
        var weighed: [Explanation.Weighed] {
            CallReason.allCases.map {
                Explanation.Weighed(reason: $0, weight: point * points[$0.index] + margins[$0.index])
            }
            .sorted { ($0.weight, $1.reason.index) > ($1.weight, $0.reason.index) }
        }
    }

    func read(_ turns: [[Word]]) -> Reading {
        var strongest = [Double](repeating: 0, count: CallReason.allCases.count)
        var sums = strongest
        var spoke: [(pattern: Int, points: Double)] = []
        for (place, words) in turns.enumerated() {
            let fade = 1 / (1 + Self.fading * Double(place))
            guard fade > 0.02 else { break }
            for match in book.matches(in: words) where !spoke.contains(where: { $0.pattern == match.pattern }) {
                let pattern = patterns[match.pattern]
                let points = pattern.points * fade
                spoke.append((match.pattern, points))
                strongest[pattern.reason.index] = max(strongest[pattern.reason.index], points)
                sums[pattern.reason.index] += points
            }
        }
        let points = zip(strongest, sums).map { $0 + Self.repetition * min(6, $1 - $0) }
        let margins = margins(turns)
        let isTelling = !spoke.isEmpty || turns.joined().contains { !Self.saysNothing.contains($0.text) }
        let best = isTelling ? Self.decide(points: points, margins: margins) : .other
        let rules = spoke.filter { patterns[$0.pattern].reason == best }.sorted { $0.points > $1.points }
        return Reading(
            reason: best, rules: rules.map { patterns[$0.pattern].text }, isTelling: isTelling, points: points,
            margins: margins)
    }

    /// The reason that most speaks for; none of them when no pattern does and the model is not sure.
    package static func decide(points: [Double], margins: [Double]) -> CallReason {
        let totals = zip(points, margins).map { point * $0 + $1 }
        let best = CallReason.allCases.max { totals[$0.index] < totals[$1.index] } ?? .other
        return points[best.index] == 0 && margins[best.index] < sureness ? .other : best
    }

    private func margins(_ turns: [[Word]]) -> [Double] {
        guard let model else { return CallReason.allCases.map { $0 == .other ? 0.3 : 0 } }
        return model.outputs(Grams(turns.joined().prefix(Self.considered), bits: model.bits)).map(Double.init)
    }
}
