/// Reads which of several things somebody takes.
struct ChoiceReader {
    let chart: Chart
    let marks: ValueMarks

    /// "the second one", "the last": of what was offered.
    func choice(asked: Question?) -> Values.Choice? {
        let tokens = chart.tokens
        for place in tokens.indices {
            if let length = marks.last.length(in: tokens, at: place), asked == .choice || follows(place + length) {
                return Values.Choice(range: tokens[place].range, index: -1)
            }
            for node in chart.nodes[place] {
                let range = tokens[node.start].range.lowerBound..<tokens[node.end - 1].range.upperBound
                switch node.meaning {
                case .ordinal(let number) where number <= 20 && (asked == .choice || follows(node.end)):
                    return Values.Choice(range: range, index: number - 1)
                case .number(let number, _) where asked == .choice && (1...20).contains(number):
                    return Values.Choice(range: range, index: number - 1)
                default: continue
                }
            }
        }
        return nil
    }

    /// Whether "one", "option" and the like stand there.
    private func follows(_ place: Int) -> Bool { marks.options.length(in: chart.tokens, at: place) != nil }
}
