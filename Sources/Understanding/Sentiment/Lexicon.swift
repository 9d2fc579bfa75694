/// What a language's words are worth, and which of its words change the worth of others.
struct Lexicon: Sendable {
    /// The language's code.
    let code: String
    private(set) var words: [String: Double] = [:]
    let negations: Set<String>
    let intensifiers: Set<String>
    let diminishers: Set<String>
    let contrasts: Set<String>
    let phrases: PhraseBook
    /// What each phrase is worth.
    let phraseValues: [Double]

    /// - Parameter base: entries "tenths:word" between spaces, below the language's own; empty for none.
    init(_ language: Language, base: String) {
        code = language.code
        negations = Self.set(language.negations)
        intensifiers = Self.set(language.intensifiers)
        diminishers = Self.set(language.diminishers)
        contrasts = Self.set(language.contrasts)
        let phrases = language.phrases.sorted { $0.key < $1.key }
            .flatMap { value, patterns in patterns.map { (pattern: $0, value: value) } }
        self.phrases = PhraseBook(phrases.map(\.pattern), groups: language.groups)
        phraseValues = phrases.map(\.value)
        words.reserveCapacity(base.utf8.count / 12)
        for entry in base.utf8.split(separator: Byte.space) {
            guard let colon = entry.firstIndex(of: Byte.colon), let tenths = Int(Substring(entry[..<colon])) else {
                continue
            }
            words[String(Substring(entry[entry.index(after: colon)...]))] = Double(tenths) / 10
        }
        for (value, list) in language.valences.sorted(by: { $0.key < $1.key }) {
            for word in Self.set(list) { words[word] = value }
        }
    }

    subscript(word: String) -> Double? { words[word] }

    private static func set(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }
}

/// Faces, which mean the same in every language.
enum Faces {
    static let values: [Double: String] = [
        3: "&lt;3 😍 🥰 😘 ❤ 💕 💖 🤩 💯 🎉", 2.3: "😀 😃 😄 😁 😊 🙂 👍 👏 🙌 😋 🤗 😎 ✅ 🙏 ☺ 💪 🌟 ⭐ 😂", 1: "🤞 😉 😅",
        -1: "😐 😕 🤔 😬 🙄 😒", -2.3: "🙁 ☹ 😞 😔 😟 😢 😭 👎 😩 😫 💔 ❌ 😣 😖", -3: "😠 😡 🤬 🤮 🤢 😤",
    ]

    static let table: [String: Double] = {
        var table: [String: Double] = [:]
        for (value, list) in values {
            for face in list.split(separator: " ") { table[String(face)] = value }
        }
        return table
    }()
}
