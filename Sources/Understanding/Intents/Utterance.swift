/// What was said in one turn, as the tables look at it: folded words without fillers, with a mark at both ends of every
/// sentence (`^` and `$`), so that a pattern can ask for a word that begins one or for one that is all there is.
struct Utterance: Sendable {
    static let beginning = "^"
    static let ending = "$"
    /// Words after these are not looked at: nobody says so much in a turn.
    static let considered = 300
    private static let reader = WordReader { _ in false }

    /// Without fillers, with the marks.
    let words: [Word]
    /// Words that are no fillers.
    let count: Int

    /// What is hummed: of parts that by themselves are fillers, or a "huh?".
    private static let hums: [String: String] = [
        "uh huh": "mhm", "ah huh": "mhm", "uh hum": "mhm", "um hum": "mhm", "um hmm": "mhm", "mm hm": "mhm",
        "mm hmm": "mhm", "mmm hm": "mhm", "mmm hmm": "mhm", "hm hmm": "mhm", "uh uh": "nope", "nuh uh": "nope",
    ]

    /// - Parameters:
    ///   - fillers: folded words that say nothing wherever they stand.
    ///   - joinsHums: whether "uh-huh" is one word, "mhm", and "uh-uh" is "nope". The models see the parts.
    init(_ text: String, fillers: Set<String>, joinsHums: Bool = false) {
        var words: [Word] = []
        var count = 0
        var isOpen = false
        func add(_ text: String, _ range: Range<Int>) { words.append(Word(text: text, range: range)) }
        func close() {
            guard isOpen, let last = words.indices.last else { return }
            add(Self.ending, words[last].range)
            words[words.count - 1].stop = .end
            isOpen = false
        }
        let spoken = Array(Self.reader.words(of: Array(text.utf8)[...]).prefix(Self.considered))
        var isJoined = false
        for (number, word) in spoken.enumerated() {
            var parts = Self.parts(of: word.text)
            if joinsHums {
                let hum = Self.hum(parts, word, number + 1 < spoken.count ? spoken[number + 1] : nil)
                parts = isJoined ? [] : hum.text.map { [$0] } ?? parts
                isJoined = !isJoined && hum.takesNext
            }
            for part in parts where !fillers.contains(part) {
                if !isOpen { add(Self.beginning, word.range) }
                isOpen = true
                add(Self.named(part), word.range)
                count += 1
            }
            if word.stop == .end { close() }
        }
        close()
        self.words = words
        self.count = count
    }

    /// What a word is as a hum, by itself or with the next one. "Uh, uh, Monday" is no hum, so that those with a space
    /// have no comma and are no "uh uh".
    private static func hum(_ parts: [String], _ word: Word, _ next: Word?) -> (text: String?, takesNext: Bool) {
        if parts.count == 2 { return (hums[parts.joined(separator: " ")], false) }
        guard parts.count == 1, let next, word.stop == .none, next.text != "uh",
            let hum = hums[parts[0] + " " + next.text]
        else { return (nil, false) }
        return (hum, true)
    }

    /// A word's parts about apostrophes and hyphens ("d'accord", "rendez-vous"), folded, without letters drawn out.
    /// English keeps its short forms as one word: "don't" is "dont".
    static func parts(of word: String) -> [String] {
        let folded = Folding.fold(word)
        var parts: [String] = []
        var rest = folded[...]
        while let cut = rest.firstIndex(where: { $0 == "'" || $0 == "-" }) {
            let after = rest[rest.index(after: cut)...]
            if rest[cut] == "'", Self.isShortForm(after) || after.isEmpty {
                rest = Substring(String(rest[..<cut]) + String(after))
            } else {
                if cut > rest.startIndex { parts.append(shortened(rest[..<cut])) }
                rest = after
            }
        }
        if !rest.isEmpty { parts.append(shortened(rest)) }
        return parts
    }

    private static func isShortForm(_ after: Substring) -> Bool {
        switch after {
        case "t", "s", "m", "d", "ll", "re", "ve", "clock": true
        default: false
        }
    }

    /// Numbers by their kind: "7:30" is "#", "12th" is "#th", "7pm" is "#pm".
    private static func named(_ part: String) -> String {
        guard let first = part.utf8.first, Byte.isDigit(first) else { return part }
        if part.hasSuffix("am") || part.hasSuffix("pm") { return "#pm" }
        let isPlain = part.utf8.allSatisfy { !Byte.isLetter($0) && $0 < 0x80 }
        return isPlain ? "#" : "#th"
    }

    /// Whether a letter stands three times in a row in more than three.
    private static func isDrawnOut(_ word: Substring) -> Bool {
        var (count, run) = (0, 0)
        var (last, isLong): (Unicode.Scalar?, Bool) = (nil, false)
        for scalar in word.unicodeScalars {
            count += 1
            run = scalar == last ? run + 1 : 1
            isLong = isLong || run >= 3
            last = scalar
        }
        return isLong && count > 3
    }

    /// "noooo" is "no".
    private static func shortened(_ word: Substring) -> String {
        guard isDrawnOut(word) else { return String(word) }
        let scalars = Array(word.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            var end = place + 1
            while end < scalars.count, scalars[end] == scalars[place] { end += 1 }
            let isDigit = (48...57).contains(scalars[place].value)
            let run = end - place
            kept.append(contentsOf: scalars[place..<(isDigit || run < 3 ? end : place + 1)])
            place = end
        }
        return String(kept)
    }
}
