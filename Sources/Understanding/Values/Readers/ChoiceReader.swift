/// Reads which of several things somebody takes.
struct ChoiceReader {
    let chart: Chart
    let marks: ValueMarks

    /// "the second one", "the last": of what was offered.
    func choice(asked: Question?) -> Values.Choice? {
        let tokens = chart.tokens
        for place in tokens.indices {
            for (phrases, index) in [(marks.last, -1), (marks.first, 0), (marks.middle, 1)] {
                guard let length = phrases.length(in: tokens, at: place),
                    asked == .choice || index == -1 && follows(place + length)
                else { continue }
                return Values.Choice(range: tokens[place].range, index: index)
            }
            for node in chart.nodes[place] {
                let range = tokens[node.start].range.lowerBound..<tokens[node.end - 1].range.upperBound
                switch node.meaning {
                case .ordinal(let number) where number <= 20 && (asked == .choice || follows(node.end)):
                    return Values.Choice(range: range, index: number - 1)
                case .number(let number, _)
                where asked == .choice && (1...20).contains(number) && !isPronoun(node):
                    return Values.Choice(range: range, index: number - 1)
                default: continue
                }
            }
        }
        return nil
    }

    /// Whether it is the "one" of "that one".
    private func isPronoun(_ node: Chart.Node) -> Bool {
        let tokens = chart.tokens
        guard marks.pronouns.length(in: tokens, at: node.start) != nil,
            let before = tokens[..<node.start].last, !before.isSoft, !before.isStop
        else { return false }
        return marks.numbered.length(in: [before], at: 0) == nil
    }

    /// Whether "one", "option" and the like stand there.
    private func follows(_ place: Int) -> Bool { marks.options.length(in: chart.tokens, at: place) != nil }
}
