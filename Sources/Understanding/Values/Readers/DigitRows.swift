internal import Dates

/// Digits in a row, as they were typed or said.
public struct DigitRow: Equatable, Sendable {
    /// In UTF-8 bytes of the text.
    public let range: Range<Int>
    /// The numbers that it was said in, as digits: "forty one eleven" is 41 and 11.
    public let parts: [String]
    /// Whether a plus sign was said before it.
    public let hasPlus: Bool
    /// Whether any of it is in words.
    public let isSpoken: Bool

    public var digits: String { parts.joined() }
    var count: Int { parts.reduce(0) { $0 + $1.utf8.count } }
}

/// Finds digits in a row wherever they stand in a text, in whichever language they were said: for whoever takes them out.
/// They are read as ``ValueReader`` reads them, but for words of hesitation among them, which are passed over. Of what
/// may be read in two languages there are two rows.
public enum DigitRows {
    /// - Parameters:
    ///   - least: digits of a row.
    ///   - joins: whether "and", and marks of times and days, may stand within a row.
    public static func find(in text: String, atLeast least: Int, joins: Bool = true) -> [DigitRow] {
        find(among: SpokenTokens.read(text, most: .max), atLeast: least, joins: joins)
    }

    static func find(among tokens: [SpokenToken], atLeast least: Int, joins: Bool = true) -> [DigitRow] {
        var rows: [DigitRow] = []
        var place = 0
        while place < tokens.count {
            let end = tokens[place...].firstIndex { !isNumber($0) && !isBeside($0, joins) } ?? tokens.count
            let stretch = tokens[place..<end]
            if stretch.contains(where: isNumber) { rows += read(stretch, joins) }
            place = end + 1
        }
        return rows.filter { $0.count >= least }
    }

    // MARK: - Words

    static func isNumber(_ token: SpokenToken) -> Bool {
        switch token.form {
        case .digits: true
        case .letters: lengths[token.text] != nil
        case .mark: false
        }
    }

    /// How many digits a word says, roughly.
    static func length(of token: SpokenToken) -> Int { lengths[token.text] ?? 1 }

    /// What may stand before digits and among them.
    static func isBeside(_ token: SpokenToken, _ joins: Bool = true) -> Bool {
        switch token.form {
        case .digits: false
        case .letters: besides.contains(token.text)
        // ( ) +, and / : which stand in times and days as well.
        case .mark(let mark): token.isSoft || (0x28...0x2B).contains(mark) || joins && [0x2F, 0x3A].contains(mark)
        }
    }

    static func isHesitation(_ token: SpokenToken) -> Bool { hesitations.contains(token.text) }

    private static let hesitations = Set(
        ValueLanguage.words(
            "uh uhm um er erm hm hmm mm mhm ah eh este euh heu ben hein äh ähm öh öhm ahn hum né ehm mah उम अह हम्म"))

    /// What a language says numbers with.
    private struct Tongue: Sendable {
        let grammar: Grammar
        let marks: ValueMarks
        /// How many digits each word says.
        let words: [String: Int]
        let besides: Set<String>

        init(_ code: String) {
            let tables = ValueLanguages.tables(code)
            let language = tables.grammar.language
            grammar = Grammar(language, readsOnlyNumbers: true)
            marks = tables.marks
            var words: [String: Int] = [:]
            for (meaning, said) in language.words {
                guard let length = meaning.digits else { continue }
                for phrase in ValueLanguage.words(said) {
                    for word in phrase.split(separator: "_") { words[String(word)] = length }
                }
            }
            for word in language.digitWords.keys { words[word] = 1 }
            if code == "hi" {
                for (word, hindi) in RomanHindi.spelledNumbers { words[word] = words[Folding.fold(hindi)] ?? 1 }
            }
            let others = ValueLanguage.words([language.double, language.triple, language.plus].joined(separator: " "))
                .flatMap { $0.split(separator: "_").map(String.init) }
            besides = marks.between.union(others).union(grammar.vocabulary.keys).union(hesitations).subtracting(
                words.keys)
            self.words = words
        }
    }

    private static let tongues = ["en", "es", "hi", "fr", "de", "pt", "it"].map { Tongue($0) }
    private static let lengths = tongues.reduce(into: [String: Int]()) { $0.merge($1.words) { min($0, $1) } }
    private static let besides = tongues.reduce(into: Set<String>()) { $0.formUnion($1.besides) }
    /// Words that join digits in one sentence and part them in another.
    private static let joiners = Set(ValueLanguage.words("and then"))

    // MARK: - Reading

    /// So many words of a language make it one that is spoken there.
    private static let sure = 4
    /// Words that are read at once.
    private static let most = SpokenTokens.most

    private static func read(_ stretch: ArraySlice<SpokenToken>, _ joins: Bool) -> [DigitRow] {
        let tokens = stretch.filter { !$0.isSoft || $0.isStop }
        let known = tongues.map { tongue in
            tokens.count { $0.form == .letters && tongue.words[$0.text] != nil }
        }
        let best = known.max() ?? 0
        guard best > 0 else { return read(tokens, tongues[0], joins) }
        return zip(tongues, known).filter { $0.1 >= min(best, sure) }.flatMap { read(tokens, $0.0, joins) }
    }

    private static func read(_ tokens: [SpokenToken], _ tongue: Tongue, _ joins: Bool) -> [DigitRow] {
        // "Um" is one in Portuguese.
        let tokens = tokens.filter { !isHesitation($0) || tongue.words[$0.text] != nil }
        var rows: [DigitRow] = []
        for start in stride(from: 0, to: tokens.count, by: most) {
            let some = Array(tokens[start..<min(start + most, tokens.count)])
            let reader = DigitReader(
                chart: chart(some, in: tongue), marks: tongue.marks, apart: joins ? [] : joiners)
            for run in reader.runs() {
                let said = some[run.start..<run.end]
                let row = DigitRow(
                    range: some[run.start].range.lowerBound..<some[run.end - 1].range.upperBound,
                    parts: run.parts.filter { $0.utf8.allSatisfy(Byte.isDigit) }, hasPlus: run.hasPlus,
                    isSpoken: said.contains { $0.form == .letters })
                let isNext = start > 0 && run.start == 0
                if isNext, let last = rows.last, last.range.upperBound == tokens[start - 1].range.upperBound {
                    rows[rows.count - 1] = last.joined(with: row)
                } else {
                    rows.append(row)
                }
            }
        }
        return rows
    }

    /// A chart of numbers alone.
    static func chart(_ tokens: [SpokenToken], in language: String) -> Chart {
        chart(tokens, in: tongues.first { $0.grammar.language.code == language } ?? tongues[0])
    }

    private static func chart(_ tokens: [SpokenToken], in tongue: Tongue) -> Chart {
        let doer = Doer(
            tongue.grammar.language, day: CalendarDate(daysSince1970: 0), time: TimeOfDay(minutes: 0), looksBack: false)
        return Chart(tokens.map { known($0, in: tongue) }, grammar: tongue.grammar, doer: doer)
    }

    /// A token as the language's tables know it.
    private static func known(_ token: SpokenToken, in tongue: Tongue) -> SpokenToken {
        guard token.form == .letters else { return token }
        let hindi = tongue.grammar.language.code == "hi" ? RomanHindi.spelledNumbers[token.text] : nil
        let text = hindi.map { Folding.fold($0) } ?? token.text
        return SpokenToken(
            form: .letters, word: tongue.grammar.vocabulary[text], text: text, range: token.range,
            isGlued: token.isGlued, isCapitalised: token.isCapitalised)
    }
}

extension DigitRow {
    fileprivate func joined(with next: DigitRow) -> DigitRow {
        DigitRow(
            range: range.lowerBound..<next.range.upperBound, parts: parts + next.parts, hasPlus: hasPlus,
            isSpoken: isSpoken || next.isSpoken)
    }
}

extension Meaning {
    /// How many digits of a number it says; nil where it says none.
    var digits: Int? {
        switch self {
        case .number(let number, _): String(number).utf8.count
        case .multiplier: 1
        default: nil
        }
    }
}

extension Action {
    /// Whether it makes a number of others.
    var makesNumbers: Bool {
        switch self {
        case .add, .addTeens, .multiply: true
        default: false
        }
    }
}
