/// Sounds that people make while they think, in the middle of what they say: "next, uh, Tuesday".
enum VoiceFillers {
    private static let sounds = Phrases.words("uh uhh uhm umm erm hmm hm mmm euh ehm ähm äh")
    /// Sounds that are words elsewhere: "um" is a Portuguese article.
    private static let english = Phrases.words("um er ah eh")

    /// A text without them, unless there is nothing else.
    static func without(_ text: String, language: String) -> String {
        let parts = text.split(whereSeparator: \.isWhitespace)
        let left = parts.filter { part in
            let words = PlainWords.split(String(part))
            return words.isEmpty
                || !words.allSatisfy { sounds.contains($0) || language == "en" && english.contains($0) }
        }
        let isSaid = left.contains { !PlainWords.split(String($0)).isEmpty }
        return isSaid && left.count < parts.count ? left.joined(separator: " ") : text
    }
}
