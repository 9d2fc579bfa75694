/// What callers say who need help at once: words of one kind near words of another, in every language that callers
/// speak, whichever the conversation is in. Where in doubt it hears one: a wrong transfer costs a minute of somebody's
/// time, a missed one a life.
enum Emergencies {
    /// How many words, at most, are between words that belong together: "the wound is bleeding and it will not stop";
    /// and between a time at the start of a clause and what happened then: "last year I had a stroke".
    private static let reach = 5
    private static let clauseEnds = Set(",.;:!?¡¿।…\r\n".unicodeScalars)

    /// - Parameter text: as it was said: its commas tell "no, tengo dolor" from "no tengo dolor".
    /// - Returns: in whose words one is told of; nil for none.
    static func find(in text: String) -> EmergencyWords? { find(EmergencyWords.all, in: text) }

    /// The same of other signs.
    static func find(_ signs: [EmergencyWords], in text: String) -> EmergencyWords? {
        let clauses = text.unicodeScalars.split(whereSeparator: clauseEnds.contains)
        let words = Array(clauses.map { EmergencyPattern.words(of: Substring($0)) }.joined(separator: [","]))
        let starts = Set(words.compactMap { EmergencyPattern.start(of: $0) })
        return signs.first { language in
            // Portuguese says "no peito" of what is in the chest: a language denies its own signs.
            let judges = language.denials.isEmpty ? EmergencyWords.all : [language]
            return language.signs(that: starts).contains { sign in
                places(of: sign, in: words).contains { parts in
                    !judges.contains { isSetAside(parts, in: words, by: $0) }
                }
            }
        }
    }

    /// Where a word of each of its groups stands near one of another.
    private static func places(of sign: [[EmergencyPattern]], in words: [String]) -> [[Range<Int>]] {
        var found: [[Range<Int>]] = [[]]
        for group in sign where !found.isEmpty {
            let places = group.flatMap { $0.places(in: words) }
            found = found.flatMap { parts in
                places.filter { place in
                    let gaps = parts.map { max(place.lowerBound - $0.upperBound, $0.lowerBound - place.upperBound) }
                    return gaps.isEmpty || gaps.allSatisfy { $0 >= 0 } && gaps.contains { $0 <= reach }
                }.map { parts + [$0] }
            }
        }
        return found
    }

    /// Whether it is denied, long past, or what a clinic or a form is called by.
    private static func isSetAside(_ parts: [Range<Int>], in words: [String], by language: EmergencyWords) -> Bool {
        let own = Set(parts.joined())
        // "No no puedo respirar" denies nothing.
        let isNegative = own.contains { place in language.denials.contains { $0.isWord(words[place]) } }
        let before = EmergencyWords.times + (isNegative ? [] : language.denials)
        return parts.contains { part in
            var start = part.lowerBound
            while start > 0, !own.contains(start - 1) {
                if before.contains(where: { $0.ends(at: start, in: words) }) { return true }
                guard language.fillers.contains(words[start - 1]) else { break }
                start -= 1
            }
            return (EmergencyWords.times + EmergencyWords.names).contains { $0.starts(at: part.upperBound, in: words) }
                || EmergencyWords.times.contains { beginsClause($0, before: part.lowerBound, in: words) }
        }
    }

    /// Only at its start: in "I had a stroke last year my face is numb" the time is of the stroke alone.
    private static func beginsClause(_ time: EmergencyPattern, before place: Int, in words: [String]) -> Bool {
        time.places(in: words).contains { said in
            let isFirst = said.lowerBound == 0 || words[said.lowerBound - 1] == ","
            guard isFirst, said.upperBound <= place else { return false }
            let between = words[said.upperBound..<place]
            return between.count <= reach && !between.dropFirst().contains(",")
        }
    }
}

/// Words in a row. "bleed*" is any that begins so, "_" is any at all, "#" a year.
struct EmergencyPattern {
    private let parts: [String]
    /// How a word has to begin to be the first of them; nil where any may be.
    let start: UInt16?

    static func list(_ text: Substring) -> [EmergencyPattern] {
        text.split { $0 == "," || $0 == "\n" }.map(EmergencyPattern.init).filter { !$0.parts.isEmpty }
    }

    private init(_ text: Substring) {
        parts = text.split(whereSeparator: \.isWhitespace).flatMap { token in
            if token == "_" || token == "#" { return [String(token)] }
            let words = Self.words(of: token)
            return token.hasSuffix("*") ? words.dropLast() + [(words.last ?? "") + "*"] : words
        }
        start = parts.first.flatMap { part in
            part == "_" || part == "#" || part.utf8.dropFirst().first == UInt8(ascii: "*") ? nil : Self.start(of: part)
        }
    }

    /// The first two bytes of a word; of a letter alone, with nothing after it.
    static func start(of word: String) -> UInt16? {
        word.utf8.first.map { UInt16($0) << 8 | UInt16(word.utf8.dropFirst().first ?? 0) }
    }

    /// Recognisers write "cant" for "can't" as well.
    static func words(of text: Substring) -> [String] {
        let isShort = text.utf8.contains(UInt8(ascii: "'")) || text.unicodeScalars.contains("’")
        guard isShort else { return PlainWords.split(String(text)) }
        return PlainWords.split(text.lowercased().replacing("n't", with: "nt").replacing("n’t", with: "nt"))
    }

    func isWord(_ word: String) -> Bool { parts == [word] }

    func places(in words: [String]) -> [Range<Int>] {
        words.indices.filter { starts(at: $0, in: words) }.map { $0..<($0 + parts.count) }
    }

    func ends(at end: Int, in words: [String]) -> Bool { starts(at: end - parts.count, in: words) }

    func starts(at start: Int, in words: [String]) -> Bool {
        guard start >= 0, start + parts.count <= words.count else { return false }
        return zip(parts, words[start...]).allSatisfy { part, word in
            // By bytes: a vowel sign of Hindi makes another character of the last one.
            if part.utf8.last == UInt8(ascii: "*") { return word.utf8.starts(with: part.utf8.dropLast()) }
            if part == "#" { return Int(word).map { (1930...2099).contains($0) } ?? false }
            return part == "_" ? word != "," : part == word
        }
    }
}
