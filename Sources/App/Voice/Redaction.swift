internal import Foundation

/// What is taken out of what callers say: before anything is kept, and before others see it.
enum Redaction {
    static let card = "[card number]"
    static let socialSecurity = "[social security number]"

    /// Text as it is read and kept: one line, without control and invisible characters, and without numbers that nobody
    /// here has any use for.
    static func kept(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
            case .format where scalar != "\u{200C}" && scalar != "\u{200D}": continue
            case .privateUse, .surrogate, .unassigned: continue
            default: plain.append(scalar)
            }
        }
        return withoutNumbers(String(plain)).trimmingCharacters(in: .whitespaces)
    }

    /// Digits as they were keyed.
    static func kept(keys: String) -> String { holdsCard(keys.split { !$0.isNumber }) ? "" : keys }

    /// What supervisors see: names that were said, and numbers, are left out.
    ///
    /// - Parameter isProof: whether it answers a question of who somebody is.
    static func shown(_ text: String, names: [String], isProof: Bool) -> String {
        guard !text.isEmpty else { return "" }
        if isProof { return "[withheld]" }
        var shown = text
        for name in names where !name.isEmpty {
            shown = shown.replacingOccurrences(
                of: name, with: "[name]", options: [.caseInsensitive, .diacriticInsensitive])
        }
        return replacingNumbers(in: shown, of: 4, gap: 2, " .-()/") { _ in "[number]" }
    }

    /// Replaces numbers, however they are grouped.
    ///
    /// - Parameters:
    ///   - least: how many digits they have at least.
    ///   - gap: how many of the separators may be between two digits.
    ///   - replacement: of a number's groups of digits; nil leaves it.
    private static func replacingNumbers(
        in text: String, of least: Int, gap: Int, _ separators: String, _ replacement: ([Substring]) -> String?
    ) -> String {
        guard text.contains(where: \.isWholeNumber) else { return text }
        var (replaced, rest) = ("", text[...])
        while let start = rest.firstIndex(where: \.isWholeNumber) {
            var (digits, end, place, apart) = (0, start, start, 0)
            while place < rest.endIndex, apart <= gap {
                if rest[place].isWholeNumber {
                    digits += 1
                    (end, apart) = (rest.index(after: place), 0)
                } else if separators.contains(rest[place]) {
                    apart += 1
                } else {
                    break
                }
                place = rest.index(after: place)
            }
            let number = rest[start..<end]
            let other = digits >= least ? replacement(number.split { !$0.isWholeNumber }) : nil
            replaced += rest[..<start] + (other ?? String(number))
            rest = rest[end...]
        }
        return replaced + rest
    }

    private static func withoutNumbers(_ text: String) -> String {
        var text = replacingNumbers(in: text, of: 13, gap: 3, " .-") { holdsCard($0) ? card : nil }
        // Patterns cost as much as the rest of a turn, and few turns have so many digits.
        guard text.count(where: \.isNumber) >= 9 else { return withoutSpokenNumbers(text) }
        text = text.replacing(/\b\d{3}[ \-.]\d{2}[ \-.]\d{4}\b/, with: socialSecurity)
        text = text.replacing(/(?i)(ssn|social security(?: number)?)(\D{0,12})\d(?:[ .\-]?\d){8}\b/) { match in
            "\(match.output.1)\(match.output.2)\(socialSecurity)"
        }
        return withoutSpokenNumbers(text)
    }

    private static let digits: [String: Character] = {
        var digits: [String: Character] = [:]
        for words in [
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
            ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
            ["शून्य", "एक", "दो", "तीन", "चार", "पांच", "छह", "सात", "आठ", "नौ"],
            ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
            ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
            ["", "", "zwo", "", "", "", "", "", "", ""],
            ["zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"],
            ["", "uma", "duas", "", "", "", "meia", "", "", ""],
            ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"],
            ["oh", "", "", "", "", "पाँच", "छः", "", "", ""],
        ] {
            for (digit, word) in words.enumerated() where !word.isEmpty {
                digits[word] = word == "oh" ? "0" : Character(String(digit))
            }
        }
        return digits
    }()

    /// A number of a card that is said digit by digit.
    private static func withoutSpokenNumbers(_ text: String) -> String {
        var words: [Substring] = text.split(separator: " ", omittingEmptySubsequences: false)
        var start = 0
        while start < words.count {
            var spoken: [String] = []
            var end = start
            while end < words.count, let digit = digit(words[end]) {
                spoken.append(digit)
                end += 1
            }
            if holdsCard(spoken) {
                words.replaceSubrange(start..<end, with: [card[...]])
                start += 1
            } else {
                start = max(end, start + 1)
            }
        }
        return words.joined(separator: " ")
    }

    private static func digit(_ word: Substring) -> String? {
        let plain = word.lowercased().trimmingCharacters(in: .punctuationCharacters)
        if let digit = digits[plain] { return String(digit) }
        return plain.count <= 4 && !plain.isEmpty && plain.allSatisfy { $0.isASCII && $0.isNumber } ? plain : nil
    }

    /// Whether some groups of digits in a row are a card's number: 13 to 19 with a right check digit (ISO/IEC 7812-1,
    /// annex B). Somebody may have said another number just before it.
    static func holdsCard(_ groups: [some StringProtocol]) -> Bool {
        groups.indices.contains { start in
            var digits: [Int] = []
            return groups[start...].contains { group in
                digits += group.compactMap(\.wholeNumberValue)
                return (13...19).contains(digits.count) && Luhn.checkDigit(of: digits.dropLast()) == digits.last
            }
        }
    }
}
