/// Tells a language by its small words.
struct LanguageGuesser: Sendable {
    private var languages: [String: [Int]] = [:]
    private let count: Int

    init(_ all: [Language]) {
        count = all.count
        for (place, language) in all.enumerated() {
            for word in Set(language.markers.split(whereSeparator: { $0 == " " || $0 == "\n" })) {
                languages[String(word), default: []].append(place)
            }
        }
    }

    /// The place of the language that most of the small words are of; nil when there is none of any. The first
    /// language is taken unless another has two of them at least, and twice as many: names and slang have some.
    func guess(_ turns: [[Word]]) -> Int? {
        var counts = [Int](repeating: 0, count: count)
        for word in turns.joined().prefix(2000) {
            for place in languages[word.text] ?? [] { counts[place] += 1 }
        }
        guard let most = counts.max(), most > 0 else { return nil }
        guard most > 1, most >= 2 * counts[0] else { return counts[0] > 0 ? 0 : nil }
        return counts.firstIndex(of: most)
    }
}
