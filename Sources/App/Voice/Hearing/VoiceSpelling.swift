internal import Foundation

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

    /// A text with what is spelled as words: in the place of the word before it where that is nearly the same.
    static func joined(_ text: String) -> String {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let letters = parts.map { part -> Character? in
            let plain = part.filter { !",.-".contains($0) }
            return plain.count == 1 && plain.utf8.allSatisfy { $0 < 0x80 }
                ? plain.first.flatMap { $0.isLetter ? $0 : nil } : nil
        }
        // Where nothing is written large, a name is not.
        let isSmall = text == text.lowercased()
        var joined: [String] = []
        var place = 0
        while place < parts.count {
            let run = letters[place...].prefix { $0 != nil }.compactMap(\.self)
            guard run.count >= least else {
                joined.append(parts[place])
                place += 1
                continue
            }
            place += run.count
            // "H I L L, Tom Hill": it is said as well.
            let isSaid = parts[place...].contains { PlainWords.split($0) == [String(run).lowercased()] }
            guard !isSaid else { continue }
            let word = isSmall ? String(run).lowercased() : String(run).capitalized
            if let last = joined.last, isLike(last, word) { joined.removeLast() }
            joined.append(word)
        }
        return joined.count == parts.count ? text : joined.joined(separator: " ")
    }

    /// Whether a recogniser may have written a word for the other one.
    static func isLike(_ heard: String, _ word: String) -> Bool {
        let (a, b) = (PlainWords.split(heard).joined(), PlainWords.split(word).joined())
        guard let first = a.first, first == b.first, a.count > 2, b.count > 2 else { return false }
        let shared = Set(a).intersection(b).count
        return 3 * shared >= 2 * max(Set(a).count, Set(b).count)
    }
}
