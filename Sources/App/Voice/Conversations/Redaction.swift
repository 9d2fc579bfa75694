internal import Dialogue
internal import Foundation
internal import Understanding

/// What is taken out of what callers say before anything is kept: numbers of cards, and those by which a state knows
/// somebody. What was asked for is needed, and stays: the number of a telephone, and the end of a member id.
struct Redaction {
    static let card = "[card number]"
    static let socialSecurity = "[social security number]"
    static let identity = "[identity number]"

    var asked: Ask?
    /// How numbers of telephones are said there without a country's code.
    var numbers = NumberingPlan.northAmerica
    /// What the turn before called by its name at its end.
    var announced: NumberName?

    /// Text as it is read and kept: one line, without control and invisible characters, and without numbers that nobody
    /// here has any use for.
    func kept(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
            case .format where scalar != "\u{200C}" && scalar != "\u{200D}": continue
            case .privateUse, .surrogate, .unassigned: continue
            default: plain.append(scalar)
            }
        }
        let text = String(plain)
        let unnamed = withoutWritten(Self.replacing(named(in: text), in: text))
        return Self.replacing(spokenCards(in: unnamed), in: unnamed).trimmingCharacters(in: .whitespaces)
    }

    /// Digits as they were keyed. Nobody is asked for as many as a card has, or a number of the social security, but for a
    /// telephone's: in their place is `#`, which says nothing. Of a member id the end is asked for.
    func kept(keys: String) -> String {
        let digits = keys.filter(\.isNumber)
        if asked == .policyDigits { return digits.count > 4 ? String(digits.suffix(4)) : keys }
        let isSecret = digits.count >= 9 && !isPhone(digits) || Self.holdsCard([digits])
        return isSecret ? "#" : keys
    }

    /// What is called by its name at the end of a text that was kept: the number may come in the next turn.
    static func announced(in text: String) -> NumberName? {
        guard text.utf8.contains(UInt8(ascii: "[")) else { return NamedNumbers(text).announced }
        let unmarked = [card, socialSecurity, identity].reduce(text) { $0.replacing($1, with: "0000") }
        return NamedNumbers(unmarked).announced
    }

    // MARK: - Which they are

    /// As they are written, whatever is said of them.
    private func withoutWritten(_ text: String) -> String {
        let text = Self.replacingNumbers(in: text, of: 13, gap: 3, " .-") { parts, hasPlus in
            isCard(parts, hasPlus) ? mark(Self.card, parts.joined()) : nil
        }
        // Patterns cost as much as the rest of a turn, and few turns have so many digits.
        guard text.count(where: \.isNumber) >= 7 else { return text }
        return text.replacing(/\b\d{3}[ \-.]{1,3}\d{2}[ \-.]{1,3}\d{4}\b/) { match in
            isPhone(String(match.output)) ? String(match.output) : mark(Self.socialSecurity, String(match.output))
        }
        // Of Brazil and of Italy: no other number looks like them.
        .replacing(/\b\d{3}\.\d{3}\.\d{3}-\d{2}\b/, with: Self.identity)
        .replacing(/(?i)\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b/, with: Self.identity)
    }

    private func named(in text: String) -> [Found] {
        NamedNumbers(text, announced: announced).findings.compactMap { finding in
            let name = finding.kind == .socialSecurity ? Self.socialSecurity : Self.identity
            guard let digits = finding.announcedDigits else { return (finding.range, name) }
            return isPhone(digits) ? nil : (finding.range, mark(name, digits))
        }
    }

    private func spokenCards(in text: String) -> [Found] {
        DigitRows.find(in: text, atLeast: 13).filter { isCard($0.parts, $0.hasPlus) }
            .map { ($0.range, mark(Self.card, $0.digits)) }
    }

    private func isPhone(_ text: String) -> Bool { asked == .phone && PhoneNumber(text, in: numbers) != nil }

    /// What stands in the place of a number; with its end, where the end of a number was asked for.
    private func mark(_ mark: String, _ digits: String) -> String {
        asked == .policyDigits ? "\(mark) \(digits.suffix(4))" : mark
    }

    private func isCard(_ parts: [some StringProtocol], _ hasPlus: Bool) -> Bool {
        let count = parts.reduce(0) { $0 + $1.count }
        return !(hasPlus && count <= 15) && Self.holdsCard(parts)
    }

    /// Whether some groups of digits in a row are a card's number: 13 to 19 with a right check digit (ISO/IEC 7812-1,
    /// annex B), none of which begins with zero. Somebody may have said another number just before it.
    static func holdsCard(_ groups: [some StringProtocol]) -> Bool {
        groups.indices.contains { start in
            guard groups[start].first?.wholeNumberValue != 0 else { return false }
            var digits: [Int] = []
            for group in groups[start...] where digits.count < 19 {
                digits += group.compactMap(\.wholeNumberValue)
                if (13...19).contains(digits.count), Luhn.checkDigit(of: digits.dropLast()) == digits.last {
                    return true
                }
            }
            return false
        }
    }
}

extension Redaction {
    /// Where something stands, in UTF-8 bytes, and what is put there.
    typealias Found = (range: Range<Int>, mark: String)

    /// Of what overlaps, the mark of the first.
    static func replacing(_ found: [Found], in text: String) -> String {
        guard !found.isEmpty else { return text }
        var parts: [Found] = []
        for part in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if let last = parts.last, part.range.lowerBound < last.range.upperBound {
                let end = max(last.range.upperBound, part.range.upperBound)
                parts[parts.count - 1].range = last.range.lowerBound..<end
            } else {
                parts.append(part)
            }
        }
        let bytes = Array(text.utf8)
        var (replaced, place) = ("", 0)
        for part in parts {
            replaced += String(decoding: bytes[place..<part.range.lowerBound], as: UTF8.self) + part.mark
            place = part.range.upperBound
        }
        return replaced + String(decoding: bytes[place...], as: UTF8.self)
    }

    /// Replaces numbers that are written, however they are grouped.
    ///
    /// - Parameters:
    ///   - least: how many digits they have at least.
    ///   - gap: how many of the separators may be between two digits.
    ///   - replacement: of a number's groups of digits, and whether a plus sign is before it; nil leaves it.
    static func replacingNumbers(
        in text: String, of least: Int, gap: Int, _ separators: String, _ replacement: ([Substring], Bool) -> String?
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
            let hasPlus = rest[..<start].last == "+"
            let other = digits >= least ? replacement(number.split { !$0.isWholeNumber }, hasPlus) : nil
            replaced += rest[..<start] + (other ?? String(number))
            rest = rest[end...]
        }
        return replaced + rest
    }
}
