internal import Dates

/// Finds names that are known wherever a text has them: whole or in part, without a care for case and accents, in the
/// letters of Hindi, or spelled. Ranges are in UTF-8 bytes.
public enum SaidNames {
    /// What is spelled letter by letter.
    public struct Spelled: Equatable, Sendable {
        public let range: Range<Int>
        public let hasDigits: Bool
    }

    /// Parts of names that are words as well.
    private static let particles = Set(
        ValueLanguage.words(
            "da das de del della der den di do dos du des el la las le los lo van von ten ter bin ibn y e"))

    /// - Parameter words: are no name, unless all of it stands there: "May", "Will".
    public static func find(_ names: [String], in text: String, besides words: Set<String>) -> [Range<Int>] {
        let names = names.map(Self.words).filter { !$0.isEmpty }
        guard !names.isEmpty else { return [] }
        let parts = Set(names.joined()).filter {
            $0.unicodeScalars.count > 1 && !words.contains($0) && !particles.contains($0)
        }
        let wholes = names.filter { $0.count > 1 }
        let tokens = SpokenTokens.read(text, most: .max)
        let said = tokens.indices.filter { tokens[$0].form == .letters }
        let plain = said.map { self.plain(tokens[$0].text) }
        var isName = said.indices.map { parts.contains(plain[$0]) || parts.contains(tokens[said[$0]].text) }
        for start in said.indices {
            for name in wholes where plain[start...].starts(with: name) {
                for place in start..<(start + name.count) { isName[place] = true }
            }
        }
        var found: [Range<Int>] = []
        var last: Int?
        for place in said.indices where isName[place] {
            let range = tokens[said[place]].range
            let isNext =
                last == place - 1 && tokens[said[place - 1]...said[place]].dropFirst().dropLast().allSatisfy(\.isSoft)
            if isNext, let open = found.popLast() {
                found.append(open.lowerBound..<range.upperBound)
            } else {
                found.append(range)
            }
            last = place
        }
        return found
    }

    /// What is spelled in a text and is a part of one of the names, or so long that it is one that nobody knows yet.
    public static func spelled(in text: String, language: String, _ names: [String]) -> [Spelled] {
        let tokens = SpokenTokens.read(text, most: .max)
        let names = names.map(words).filter { !$0.isEmpty }
        let tables = ValueLanguages.tables(language)
        let known = tokens.indices.filter { place in
            // Not the "s" of "it's".
            let isEnd = tokens[place].isGlued && place > 0 && tokens[place - 1].text == "'"
            let isHesitation = DigitRows.isHesitation(tokens[place]) && tables.marks.letters[tokens[place].text] == nil
            return !isHesitation && !(isEnd && tokens[place].text.unicodeScalars.count == 1)
        }.map { tokens[$0] }
        let chart = DigitRows.chart(known, in: tables.grammar.language.code)
        let reader = SpellingReader(chart: chart, marks: tables.marks)
        let sure = reader.spelled(asked: nil).filter { $0.text.count >= longest || isPart($0.text, of: names) }
        let perhaps = names.isEmpty ? [] : reader.spelled(asked: .name).filter { isPart($0.text, of: names) }
        return (sure + perhaps).map { Spelled(range: $0.range, hasDigits: $0.text.utf8.contains(where: Byte.isDigit)) }
    }

    /// So many letters in a row are hardly anything but a name.
    private static let longest = 5

    private static func isPart(_ spelled: String, of names: [[String]]) -> Bool {
        let spelled = spelled.lowercased()
        return names.contains { name in
            guard spelled.count > 2 else { return name.contains(spelled) }
            return name.joined().contains(spelled) || name.contains { $0.count > 2 && spelled.contains($0) }
        }
    }

    private static func words(_ name: String) -> [String] {
        SpokenTokens.read(name).filter { $0.form == .letters }.map { plain($0.text) }
    }

    private static func plain(_ word: String) -> String { Folding.fold(DevanagariNames.latin(word).lowercased()) }
}
