/// Reads letters that were said one by one: "S M Y T H", "sierra mike", "B for Bravo", "double t", "see, ay, tee".
struct SpellingReader {
    let chart: Chart
    let marks: ValueMarks

    /// The alphabet of ICAO and NATO, with spellings that recognisers write.
    private static let alphabet: [String: String] = {
        var words: [String: String] = [:]
        for word in """
        alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa
        quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu
        """.split(whereSeparator: \.isWhitespace) { words[String(word)] = String(word.prefix(1)) }
        return words
    }()

    /// Whether nothing but a letter is said by a word.
    static func isLetter(_ token: SpokenToken) -> Bool {
        token.form == .letters && (token.text.unicodeScalars.count == 1 || alphabet[token.text] != nil)
    }

    private struct Item {
        let text: String
        let end: Int
        /// Whether nothing but a letter can be meant.
        let isSure: Bool
    }

    func spelled(asked: Question?) -> [Values.Spelled] {
        let wantsLetters = asked == .name || asked == .postcode || asked == .doctor
        let tokens = chart.tokens
        var found: [Values.Spelled] = []
        var place = 0
        while place < tokens.count {
            var text = ""
            var sure = 0
            var items = 0
            var end = place
            var next = place
            while next < tokens.count {
                if tokens[next].isSoft, next > place {
                    next += 1
                    continue
                }
                guard let item = item(at: next, wantsLetters) else { break }
                text += item.text
                if item.isSure { sure += 1 }
                items += 1
                end = item.end
                next = item.end
            }
            let letters = text.utf8.count { !Byte.isDigit($0) }
            let enough = wantsLetters ? items >= 2 && (letters > 0 || asked == .postcode) : sure >= 2 && items >= 3
            if enough, sure > 0 || asked == .postcode || items >= 3 {
                found.append(
                    Values.Spelled(
                        range: tokens[place].range.lowerBound..<tokens[end - 1].range.upperBound,
                        text: text.uppercased()))
                place = end
            } else {
                place = max(next, place + 1)
            }
        }
        return found
    }

    private func item(at place: Int, _ wantsLetters: Bool) -> Item? {
        let tokens = chart.tokens
        if let length = marks.double.length(in: tokens, at: place), place + length < tokens.count,
            marks.double.length(in: tokens, at: place + length) == nil,
            let item = item(at: place + length, wantsLetters), item.text.utf8.count == 1
        {
            return Item(text: item.text + item.text, end: item.end, isSure: true)
        }
        let token = tokens[place]
        if case .digits(let value, let count) = token.form {
            guard count <= 6 else { return nil }
            let text = String(value)
            return Item(
                text: String(repeating: "0", count: max(0, count - text.utf8.count)) + text, end: place + 1,
                isSure: false)
        }
        guard token.form == .letters else { return nil }
        if let item = example(at: place) { return item }
        if token.text.unicodeScalars.count == 1 { return Item(text: token.text, end: place + 1, isSure: true) }
        if let letter = Self.alphabet[token.text] { return Item(text: letter, end: place + 1, isSure: true) }
        if wantsLetters, let letter = marks.letters[token.text] {
            return Item(text: letter, end: place + 1, isSure: false)
        }
        for node in chart.nodes[place] {
            if case .number(let value, 0) = node.meaning, value < 10 {
                return Item(text: String(value), end: node.end, isSure: false)
            }
        }
        return nil
    }

    /// "B for Bravo", "B as in boy": the letter, and the word that begins with it.
    private func example(at place: Int) -> Item? {
        let tokens = chart.tokens
        let said = tokens[place].text
        let letter = said.unicodeScalars.count == 1 ? said : marks.letters[said]
        guard let letter, place + 1 < tokens.count else { return nil }
        var next = place + 1
        while next < tokens.count, tokens[next].isSoft { next += 1 }
        guard let length = marks.letterJoiners.length(in: tokens, at: next), next + length < tokens.count else {
            return nil
        }
        let word = tokens[next + length]
        guard word.form == .letters, word.text.unicodeScalars.count > 1, word.text.hasPrefix(letter) else { return nil }
        return Item(text: letter, end: next + length + 1, isSure: true)
    }
}
