/// Finds the words that count and lets their neighbours change them: the rules of Hutto and Gilbert, "VADER: A
/// Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text" (2014), written anew.
struct HitFinder {
    /// What an intensifier adds to a rating, and a diminisher takes.
    static let step = 0.35
    /// What capitals add, where not all is in capitals.
    static let shout = 0.733
    /// What is left of a word within a sentence that begins with a capital: a name, as of a ministry of justice.
    static let name = 0.6
    /// What a negation leaves of praise and of blame, turned round: "not bad" is less than good.
    static let negation = (praise: -0.6, blame: -0.2)
    /// What stands before a "but" and after it.
    static let contrast = (before: 0.5, after: 1.1)
    /// How far a negation or an intensifier reaches, in words, and what is left of it there.
    static let reach = [1, 0.95, 0.9]

    let lexicon: Lexicon

    func hits(in words: [Word]) -> [Hit] {
        let shouted = words.reduce(into: 0) { $0 += $1.isShouted ? 1 : 0 }
        let mayShout = shouted < words.reduce(into: 0) { $0 += $1.isFace ? 0 : 1 }
        var phraseEnds: [Int: PhraseBook.Match] = [:]
        for match in lexicon.phrases.matches(in: words) where phraseEnds[match.range.upperBound] == nil {
            phraseEnds[match.range.upperBound] = match
        }
        var hits: [Hit] = []
        for place in words.indices {
            if let match = phraseEnds[place + 1] {
                // A phrase stands for the words that it is made of.
                while let last = hits.last, last.range.upperBound > match.range.lowerBound { hits.removeLast() }
                hits.append(Hit(range: match.range, value: lexicon.phraseValues[match.pattern], rules: .phrase))
            } else if words[place].isFace {
                guard let value = face(words[place].text) else { continue }
                hits.append(Hit(range: place..<(place + 1), value: value, rules: .face))
            } else if let hit = hit(at: place, in: words, mayShout) {
                hits.append(hit)
            }
        }
        weigh(&hits, words)
        return hits
    }

    private func face(_ text: String) -> Double? {
        Faces.table[text] ?? lexicon[text] ?? lexicon[text.lowercased()]
    }

    private func hit(at place: Int, in words: [Word], _ mayShout: Bool) -> Hit? {
        let isDrawn = words[place].text.isDrawnOut
        let found = lexicon[words[place].text] ?? (isDrawn ? drawnOut(words[place].text) : nil)
        guard let rating = found, !isOtherwiseUsed(place, words) else { return nil }
        var hit = Hit(range: place..<(place + 1), value: rating, rules: [])
        let sign: Double = rating < 0 ? -1 : 1
        if isDrawn {
            hit.value += sign * Self.step
            hit.rules.insert(.intensified)
        }
        if mayShout, words[place].isShouted {
            hit.value += sign * Self.shout
            hit.rules.insert(.shouted)
        }
        if words[place].isCapitalised, place > 0, words[place - 1].stop != .end {
            hit.value *= Self.name
            hit.rules.insert(.name)
        }
        var isNegated = false
        for (distance, strength) in Self.reach.enumerated() {
            let near = place - distance - 1
            guard near >= 0, words[near].stop != .end else { break }
            let word = words[near].text
            if lexicon.negations.contains(word) {
                isNegated = isNegated || !isOnlyEmphasis(near, words)
            } else if distance == 0, word == "least", near == 0 || !["at", "very"].contains(words[near - 1].text) {
                isNegated = true
            }
            let isMore = lexicon.intensifiers.contains(word)
            guard isMore || lexicon.diminishers.contains(word) else { continue }
            let step = (Self.step + (mayShout && words[near].isShouted ? Self.shout : 0)) * strength
            hit.value += sign * (isMore ? step : -step)
            hit.rules.insert(isMore ? .intensified : .diminished)
        }
        if isNegated {
            hit.value *= hit.value > 0 ? Self.negation.praise : Self.negation.blame
            hit.rules.insert(.negated)
        }
        return hit
    }

    /// What "loooove" is worth.
    private func drawnOut(_ word: String) -> Double? {
        lexicon[word.withRuns(of: 2)] ?? lexicon[word.withRuns(of: 1)]
    }

    /// A word of the lexicon that is here what it is mostly: grammar.
    private func isOtherwiseUsed(_ place: Int, _ words: [Word]) -> Bool {
        guard lexicon.code == "en" else { return lexicon.negations.contains(words[place].text) }
        let next = place + 1 < words.count && words[place].stop != .end ? words[place + 1].text : ""
        switch words[place].text {
        case "no": return words[place].stop == .none && lexicon[next] != nil
        case "kind": return next == "of"
        case "well": return words[place].stop == .pause || ["as", "i", "you", "then"].contains(next)
        case "like": return !Self.likers.contains(place > 0 ? words[place - 1].text : "")
        case "please", "hello", "ok", "okay", "yes", "hi": return words.count > 3
        default: return false
        }
    }

    private static let likers: Set = [
        "i", "we", "you", "they", "he", "she", "really", "also", "don't", "didn't", "doesn't", "not", "to", "would",
        "i'd",
        "people", "do", "did", "still", "always", "never", "and", "who", "actually", "much", "just", "particularly",
    ]

    /// "Not only", "never so": the negation makes it stronger, if anything.
    private func isOnlyEmphasis(_ place: Int, _ words: [Word]) -> Bool {
        guard place + 1 < words.count else { return false }
        let next = words[place + 1].text
        switch words[place].text {
        case "not": return next == "only" || next == "just"
        case "never": return next == "so" || next == "this"
        case "without": return next == "doubt"
        default: return false
        }
    }

    private func weigh(_ hits: inout [Hit], _ words: [Word]) {
        guard let turn = words.indices.first(where: { $0 > 0 && lexicon.contrasts.contains(words[$0].text) }) else {
            return
        }
        for place in hits.indices {
            let isAfter = hits[place].range.lowerBound > turn
            hits[place].value *= isAfter ? Self.contrast.after : Self.contrast.before
            hits[place].rules.insert(isAfter ? .afterContrast : .beforeContrast)
        }
    }
}

extension String {
    /// Whether a letter stands three times in a row.
    fileprivate var isDrawnOut: Bool {
        var run = 0
        var last: UInt8 = 0
        for byte in utf8 {
            run = byte == last ? run + 1 : 1
            if run == 3, Byte.isSmall(byte) { return true }
            last = byte
        }
        return false
    }

    /// Without what a run of a letter is longer.
    fileprivate func withRuns(of length: Int) -> String {
        var kept: [UInt8] = []
        for byte in utf8 where kept.count < length || kept.suffix(length).contains(where: { $0 != byte }) {
            kept.append(byte)
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
