/// What a number by which a state knows somebody is called, and how long it is.
public struct NumberName: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case socialSecurity = "social_security"
        case identity
    }

    public let kind: Kind
    /// So many digits it may have.
    let lengths: [Int]
}

/// Finds numbers by which a state knows somebody, said with what they are called: "my social is, uh, 078 05 1120". Of
/// words for them there is a table in ``NumberNames``; a number alone may as well be a telephone's.
public struct NamedNumbers: Sendable {
    public struct Finding: Equatable, Sendable {
        /// In UTF-8 bytes of the text.
        public let range: Range<Int>
        public let kind: NumberName.Kind
        /// The digits of one that the turn before said the name of; nil for one that has its name beside it.
        public let announcedDigits: String?
    }

    public private(set) var findings: [Finding] = []
    /// What was called by its name at the end: the number may come in the next turn.
    public private(set) var announced: NumberName?

    private let tokens: [SpokenToken]
    private let rows: [DigitRow]

    /// - Parameter announced: what the turn before had at its end.
    public init(_ text: String, announced: NumberName? = nil) {
        tokens = SpokenTokens.read(text, most: .max)
        let isNumbered = tokens.contains(where: DigitRows.isNumber)
        let names = NumberNames.find(among: tokens)
        rows = isNumbered && (!names.isEmpty || announced != nil) ? DigitRows.find(among: tokens, atLeast: 7) : []
        for (place, found) in names.enumerated() {
            let next = place + 1 < names.count ? names[place + 1].start : tokens.count
            find(found.name, from: found.end, before: found.start, upTo: next)
        }
        if let announced, let row = rows.first(where: { announced.lengths.contains($0.count) }),
            !findings.contains(where: { $0.range.overlaps(row.range) })
        {
            findings.append(Finding(range: row.range, kind: announced.kind, announcedDigits: row.digits))
        }
        findings.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// So many words may stand between a name and what it is of; of those that say nothing, and of any.
    private static let fillers = 15
    private static let distance = 25

    private mutating func find(_ name: NumberName, from end: Int, before start: Int, upTo next: Int) {
        var place = end
        var passed = 0
        while place < next, passed <= Self.fillers {
            if let code = code(at: place) {
                add(tokens[place].range.lowerBound..<tokens[code - 1].range.upperBound, name)
                return
            }
            let token = tokens[place]
            guard isMark(token) || NumberNames.isFiller(token) || DigitRows.isNumber(token) else { break }
            if !isMark(token) { passed += 1 }
            place += 1
        }
        if place == tokens.count { announced = name }
        let far = min(next, end + Self.distance)
        if let row = row(name, within: end..<far) {
            let between = tokens[end..<far].prefix { $0.range.lowerBound < row.range.lowerBound }
            if !between.contains(where: NumberNames.isOther) { add(row.range, name) }
        } else if let row = row(name, within: max(0, start - Self.fillers)..<start) {
            // "078 05 1120 is my social."
            let between = tokens[..<start].reversed().prefix { $0.range.lowerBound >= row.range.upperBound }
            if between.allSatisfy({ isMark($0) || NumberNames.isFiller($0) }) {
                add(row.range, name)
                announced = nil
            }
        }
    }

    private mutating func add(_ range: Range<Int>, _ name: NumberName) {
        guard !findings.contains(where: { $0.range.overlaps(range) }) else { return }
        findings.append(Finding(range: range, kind: name.kind, announcedDigits: nil))
    }

    /// The first number of the right length among some tokens.
    private func row(_ name: NumberName, within places: Range<Int>) -> DigitRow? {
        guard !places.isEmpty else { return nil }
        let bytes = tokens[places.lowerBound].range.lowerBound..<tokens[places.upperBound - 1].range.upperBound
        return rows.first { row in
            name.lengths.contains(row.count) && bytes.contains(row.range.lowerBound)
                && row.range.upperBound <= bytes.upperBound
        }
    }

    private func isMark(_ token: SpokenToken) -> Bool {
        if case .mark = token.form { return true }
        return false
    }

    // MARK: - Digits and letters in a row

    /// Fewer are none: "the last four of my social are 1120".
    private static let least = 4

    /// After the last token of digits and letters that begin at a place; nil where they are too few, or letters alone.
    private func code(at start: Int) -> Int? {
        guard !isWord(at: start) else { return nil }
        var (place, end, count, hasDigit) = (start, start, 0, false)
        while place < tokens.count {
            let token = tokens[place]
            if let length = length(at: place) {
                hasDigit = hasDigit || DigitRows.isNumber(token)
                count += length
                end = place + 1
            } else if place == start || !(DigitRows.isBeside(token) || DigitRows.isHesitation(token)) {
                break
            }
            place += 1
        }
        return count >= Self.least && hasDigit ? end : nil
    }

    /// Whether a letter is a word, such as the "s" of "it's", and begins nothing.
    private func isWord(at place: Int) -> Bool {
        guard NumberNames.isFiller(tokens[place]), !DigitRows.isNumber(tokens[place]) else { return false }
        guard place + 1 < tokens.count else { return true }
        let next = tokens[place + 1]
        return !(next.isGlued && isWritten(next)) && !(next.form == .letters && next.text.unicodeScalars.count == 1)
    }

    /// How many characters of a number are said there: digits, single letters and their names, and what is written with
    /// digits in one word.
    private func length(at place: Int) -> Int? {
        let token = tokens[place]
        switch token.form {
        case .digits(_, let count): return count
        case .mark: return nil
        case .letters:
            if DigitRows.isNumber(token) { return DigitRows.length(of: token) }
            let count = token.text.unicodeScalars.count
            if count == 1 || NumberNames.isLetter(token) { return 1 }
            // "QQ 12 34 56 C", "RSSMRA85T10A562S"
            let isPrefix = count == 2 && token.isCapitalised && !NumberNames.isFiller(token)
            let isBefore =
                place + 1 < tokens.count && isWritten(tokens[place + 1]) && (isPrefix || tokens[place + 1].isGlued)
            return isBefore || token.isGlued && place > 0 && isWritten(tokens[place - 1]) ? count : nil
        }
    }

    private func isWritten(_ token: SpokenToken) -> Bool {
        if case .digits = token.form { return true }
        return false
    }
}
