/// Tells the language of what was said: by its script, then by small words, then by letters and endings.
public struct LanguageIdentifier: Sendable {
    public static let builtIn = LanguageIdentifier()

    /// ISO 639-1.
    public static var languages: [String] { LanguageMarks.all.map(\.code) + ["ar", "bg", "ja", "ko", "th", "zh"] }

    private let words: [String: [Int]]
    private let raw: [String: [Int]]
    private let endings: [String: [Int]]
    private let letters: [UInt32: [Int]]
    private let codes: [String]

    /// What each kind of mark is worth.
    private enum Weight {
        static let word = 1.0
        /// A word as it is written, with its accents.
        static let accented = 0.6
        static let ending = 0.25
        static let letter = 0.7
        /// What was spoken so far.
        static let expected = 0.5
    }

    init() {
        func table<Key: Hashable>(_ keys: (LanguageMarks) -> [Key]) -> [Key: [Int]] {
            var table: [Key: [Int]] = [:]
            for (place, marks) in LanguageMarks.all.enumerated() {
                for key in Set(keys(marks)) { table[key, default: []].append(place) }
            }
            return table
        }
        func parts(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
        codes = LanguageMarks.all.map(\.code)
        words = table { parts($0.words).map(Folding.fold) }
        raw = table { parts($0.words).filter { $0.utf8.contains { $0 >= 0x80 } } }
        endings = table { parts($0.endings) }
        letters = table { $0.letters.unicodeScalars.map(\.value) }
    }

    /// - Parameter expecting: ISO 639-1: the language of the call so far; what says nothing is of it.
    /// - Returns: ISO 639-1, and 0 to 1: under 0.5 nothing speaks for it.
    public func identify(_ text: String, expecting: String? = nil) -> (code: String, confidence: Double) {
        if let code = Self.script(of: text, expecting: expecting) { return (code, 0.99) }
        var scores = [Double](repeating: 0, count: codes.count)
        func add(_ places: [Int]?, _ weight: Double) {
            guard let places else { return }
            // What many languages have says less of each.
            for place in places { scores[place] += weight / Double(places.count).squareRoot() }
        }
        let said = WordReader { _ in false }.words(of: Array(text.utf8)[...]).prefix(Utterance.considered)
        for word in said {
            if word.text.utf8.contains(where: { $0 >= 0x80 }) {
                add(raw[word.text], Weight.accented)
                for scalar in word.text.unicodeScalars { add(letters[scalar.value], Weight.letter) }
            }
            for part in Utterance.parts(of: word.text) {
                if let places = words[part] { add(places, Weight.word); continue }
                let scalars = part.unicodeScalars
                for length in 2...4 where scalars.count > length + 1 {
                    add(endings[String(part.unicodeScalars.suffix(length))], Weight.ending)
                }
            }
        }
        // Nobody else opens a question with one.
        for scalar in text.unicodeScalars where scalar == "¿" || scalar == "¡" {
            add(letters[scalar.value], Weight.word)
        }
        if let place = expecting.flatMap({ codes.firstIndex(of: $0) }) { scores[place] += Weight.expected }
        let ranked = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        let best = ranked[0]
        guard scores[best] > 0 else { return (expecting ?? "en", 0) }
        let margin = scores[best] - scores[ranked[1]]
        return (codes[best], min(0.99, 0.35 + 0.4 * margin))
    }

    /// The language that a script alone tells, when a third of the letters are of it: names are often Latin.
    private static func script(of text: String, expecting: String?) -> String? {
        var counts: [String: Int] = [:]
        var all = 0
        for scalar in text.unicodeScalars.prefix(1000) {
            let code: String? =
                switch scalar.value {
                case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: "latin"
                case 0x900...0x97F: "hi"
                case 0x600...0x6FF: "ar"
                case 0x400...0x4FF: "bg"
                case 0xE00...0xE7F: "th"
                case 0x3040...0x30FF: "ja"
                case 0xAC00...0xD7AF, 0x1100...0x11FF: "ko"
                case 0x4E00...0x9FFF: "zh"
                default: nil
                }
            guard let code else { continue }
            // One of these is as much as a word.
            let weight = ["ja", "ko", "zh"].contains(code) ? 3 : 1
            counts[code, default: 0] += weight
            all += weight
        }
        guard let most = counts.filter({ $0.key != "latin" }).max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            3 * most.value >= all
        else { return nil }
        if most.key == "zh", counts["ja"] != nil || expecting == "ja" { return "ja" }
        return most.key
    }
}
