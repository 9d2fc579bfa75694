/// What somebody says, and takes back in the same breath.
extension Finder {
    /// Moves what was taken back: what a "not" stands before, and what a correction and another of its kind follow.
    func settleDenials<Value>(
        _ said: inout [Value], _ denied: inout [Value], _ range: KeyPath<Value, Range<Int>>, _ instead: Set<Int>
    ) {
        guard !said.isEmpty else { return }
        var kept: [Value] = []
        for (number, value) in said.enumerated() {
            let start = chart.token(at: value[keyPath: range].lowerBound)
            let end = chart.token(at: value[keyPath: range].upperBound)
            let isRefused = marks.refusals.length(in: chart.tokens, at: end) != nil
            // "Not before eleven on Friday" is of Friday.
            let isLimit =
                limit(at: start) != nil || (0...3).contains { start >= $0 && limit(before: start - $0) != nil }
            let isNegated =
                !isLimit
                && (0...3).contains { back in
                    guard start >= back, let length = marks.denials.length(in: chart.tokens, before: start - back)
                    else {
                        return false
                    }
                    let before = start - back - length
                    return reaches(from: start - back, to: start)
                        && (before == 0 || !marks.questions.contains(chart.tokens[before - 1].text))
                }
            var isCorrected = false
            if number + 1 < said.count {
                let next = chart.token(at: said[number + 1][keyPath: range].lowerBound)
                isCorrected =
                    end < next
                    && (end..<next).contains { marks.corrections.length(in: chart.tokens, at: $0) != nil }
            }
            // "Thursday, no, Friday": the one is taken back by the other, whatever else a "no" before it means.
            let before = number > 0 ? chart.token(at: said[number - 1][keyPath: range].upperBound) : start
            let isCorrection = instead.contains(start) || before < start && isInstead(before..<start)
            if number + 1 < said.count {
                let next = chart.token(at: said[number + 1][keyPath: range].lowerBound)
                isCorrected = isCorrected || end < next && isInstead(end..<next)
            }
            if isNegated && !isCorrection || isRefused || isCorrected {
                denied.append(value)
            } else {
                kept.append(value)
            }
        }
        said = kept
    }

    /// Whether a "not" that ends at a place is of what begins at another: "not Tuesday but Wednesday" says no more of
    /// Wednesday, and "no, sorry, Wednesday" takes back what was before it; "not Monday or Tuesday" is of both.
    private func reaches(from place: Int, to start: Int) -> Bool {
        let between = chart.tokens[place..<start]
        guard !between.contains(where: { $0.isStop || $0.text == "," }),
            !between.indices.contains(where: { marks.corrections.length(in: chart.tokens, at: $0) != nil })
        else { return false }
        let isCrossed = chosen.contains { $0.isMoment && $0.start >= place && $0.end <= start }
        return !isCrossed || between.contains { Self.ors.contains($0.text) }
    }

    /// Where days and times begin that take the place of what was said before them.
    func startsInstead() -> Set<Int> {
        let said = chosen.filter(\.isMoment)
        return Set(
            zip(said, said.dropFirst()).filter { $0.end < $1.start && isInstead($0.end..<$1.start) }.map(\.1.start))
    }

    private static let ors = Set(ValueLanguage.words("or nor ni o u ou oder noch né e nem या"))
    private static let nos = Set(ValueLanguage.words("no nope non nein não नहीं"))
    private static let beside = Set(
        ValueLanguage.words("at on the a el la las le à il lo alle um am den o às na को वाला वाली वाले"))

    /// Whether between two values there is a "no" and nothing else.
    private func isInstead(_ between: Range<Int>) -> Bool {
        guard !between.isEmpty else { return false }
        let words = chart.tokens[between].filter { !$0.isSoft }.map(\.text)
        return words.count { Self.nos.contains($0) } == 1
            && words.allSatisfy { Self.nos.contains($0) || Self.beside.contains($0) }
    }
}
