internal import Foundation
internal import Understanding

/// Names that are spelled in the middle of a sentence: "Anita Sharma, S H A R M A".
enum VoiceSpelling {
    /// Fewer letters in a row are initials.
    private static let least = 3

    private static let homophones = [
        "for": "four", "fore": "four", "to": "two", "too": "two", "won": "one", "ate": "eight",
    ]

    /// What a recogniser made of digits, as digits again, where nothing else was said.
    static func withoutHomophones(_ text: String) -> String {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let words = parts.map { PlainWords.split($0).joined() }
        let isNumber = words.allSatisfy { word in
            homophones[word] != nil || VoiceCorrections.hours[word] != nil || ["oh", "zero"].contains(word)
                || Int(word) != nil
        }
        guard isNumber, words.contains(where: { homophones[$0] != nil }) else { return text }
        return zip(parts, words).map { homophones[$1] ?? $0 }.joined(separator: " ")
    }

    /// What stands between a word and its letters.
    private static let joiners = Phrases.words(
        """
        that thats s is it its spelled spelt spelling which as in written eso es se escribe deletreado c est ca ecrit epele das
        ist buchstabiert geschrieben also que e soletrando escreve isso si scrive cioe यानी
        """)

    /// A text with what is spelled as words: in the place of the word that it spells, or where its letters were.
    static func joined(_ text: String, language: String) -> String {
        var joined = text
        for spelled in ValueReader(language: language).spelled(in: text).reversed() {
            joined = replacing(spelled, in: joined, isSmall: text == text.lowercased())
        }
        return joined
    }

    /// - Parameter isSmall: where nothing is written large, a name is not.
    private static func replacing(_ spelled: Values.Spelled, in text: String, isSmall: Bool) -> String {
        let bytes = Array(text.utf8)
        var (start, letters) = (spelled.range.lowerBound, Substring(spelled.text))
        // "That's" has no S for the name.
        if String(decoding: bytes[..<start], as: UTF8.self).last.map({ "'’".contains($0) }) == true {
            letters = letters.dropFirst()
            start = min(start + 1, spelled.range.upperBound)
        }
        guard letters.count >= least, letters.allSatisfy(\.isLetter) else { return text }
        let word = isSmall ? letters.lowercased() : letters.capitalized
        var before = String(decoding: bytes[..<start], as: UTF8.self).split(whereSeparator: \.isWhitespace).map(
            String.init)
        let rest = String(decoding: bytes[spelled.range.upperBound...], as: UTF8.self)
        let after = rest.split(whereSeparator: \.isWhitespace).map(String.init).filter { !PlainWords.split($0).isEmpty }
        // "H I L L, Tom Hill": it is said as well.
        let isSaid = after.contains { PlainWords.split($0) == [letters.lowercased()] }
        var said = before
        while let last = said.last, PlainWords.split(last).allSatisfy(joiners.contains) { said.removeLast() }
        if let place = said.lastIndex(where: { isLike($0, word) }) {
            said[place] = word
            before = said
        } else if !isSaid, said.isEmpty, after.count == 1, rest.hasPrefix(",") {
            // "A B B O T T, Peter": the last name comes first.
            return after[0] + " " + word
        } else if !isSaid {
            before = (said.isEmpty ? said : before) + [word]
        }
        return (before + after).joined(separator: " ")
    }

    /// Whether a recogniser may have written a word for the other one.
    static func isLike(_ heard: String, _ word: String) -> Bool {
        let (a, b) = (PlainWords.split(heard).joined(), PlainWords.split(word).joined())
        guard let first = a.first, first == b.first, a.count > 2, b.count > 2 else { return false }
        let shared = Set(a).intersection(b).count
        return 3 * shared >= 2 * max(Set(a).count, Set(b).count)
    }
}
