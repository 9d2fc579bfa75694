internal import Foundation

/// The words of an utterance as they are compared: without marks, in lower case.
struct PlainWords {
    let words: [String]

    init(_ text: String) { words = Self.split(text) }

    init(_ words: some Sequence<String>) { self.words = Array(words) }

    var count: Int { words.count }

    static func split(_ text: String) -> [String] {
        // What most callers say has nothing to fold, and a turn is split many times.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return splitASCII(text) }
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func splitASCII(_ text: String) -> [String] {
        text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
            .split { byte in
                !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    func contains(anyOf phrases: Phrases) -> Bool {
        words.indices.contains { phrases.length(in: words, at: $0) != nil }
    }
}

/// Some words in a row each, to be looked for all at once.
struct Phrases {
    /// What follows the first word of each.
    private let rests: [String: [ArraySlice<String>]]

    init(_ phrases: [String]) {
        let split = phrases.map(PlainWords.split).filter { !$0.isEmpty }
        rests = Dictionary(grouping: split) { $0[0] }.mapValues { $0.map { $0.dropFirst() } }
    }

    /// How many words are of the longest phrase that stands at a place; nil where none does.
    func length(in words: [String], at place: Int) -> Int? {
        rests[words[place]]?.filter { words[(place + 1)...].starts(with: $0) }.map { $0.count + 1 }.max()
    }

    /// - Parameter text: with commas or new lines between phrases.
    static func of(_ text: String) -> Phrases { Phrases(listed(text)) }

    /// The same, one by one and in plain form.
    static func listed(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == "\n" }.map { PlainWords.split(String($0)).joined(separator: " ") }
            .filter { !$0.isEmpty }
    }

    /// Words that stand alone.
    static func words(_ text: String) -> Set<String> { Set(PlainWords.split(text)) }
}
