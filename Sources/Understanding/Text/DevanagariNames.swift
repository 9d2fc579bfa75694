/// Names in Devanagari as they are written in Latin letters: recognisers of Hindi write "वाल्टर", patients' records "Walter".
/// Roughly, for a comparison by likeness; the "a" that every consonant has is left out where it is hardly heard.
public enum DevanagariNames {
    /// - Returns: the text itself where it has none of these letters.
    public static func latin(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { (0x900...0x97F).contains($0.value) }) else { return text }
        let scalars = Array(text.decomposedNukta.unicodeScalars)
        var latin = ""
        for (place, scalar) in scalars.enumerated() {
            let next = place + 1 < scalars.count ? scalars[place + 1] : nil
            if let consonant = consonants[scalar] {
                latin += next == nukta ? dotted[scalar] ?? consonant : consonant
                let after = next == nukta ? (place + 2 < scalars.count ? scalars[place + 2] : nil) : next
                // Before another letter of the word it is spoken.
                if let after, consonants[after] != nil || vowels[after] != nil { latin += "a" }
            } else if let vowel = vowels[scalar] ?? signs[scalar] {
                latin += vowel
            } else if scalar != virama, scalar != nukta, scalar.value < 0x900 || scalar.value > 0x97F {
                latin.unicodeScalars.append(scalar)
            }
        }
        return latin
    }

    private static let virama: Unicode.Scalar = "\u{94D}"
    private static let nukta: Unicode.Scalar = "\u{93C}"
    private static let consonants: [Unicode.Scalar: String] = table(
        """
        क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n प p फ f ब b भ bh
        म m य y र r ल l ळ l व v श sh ष sh स s ह h
        """)
    private static let dotted: [Unicode.Scalar: String] = table("क q ज z ड r ढ rh फ f")
    private static let vowels: [Unicode.Scalar: String] = table(
        "अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ओ o औ au ऑ o ऍ e")
    private static let signs: [Unicode.Scalar: String] = [
        "\u{93E}": "a", "\u{93F}": "i", "\u{940}": "i", "\u{941}": "u", "\u{942}": "u", "\u{943}": "ri", "\u{945}": "e",
        "\u{947}": "e", "\u{948}": "ai", "\u{949}": "o", "\u{94B}": "o", "\u{94C}": "au", "\u{902}": "n",
        "\u{901}": "n",
    ]

    private static func table(_ text: String) -> [Unicode.Scalar: String] {
        let words = text.split(whereSeparator: \.isWhitespace)
        return Dictionary(
            uniqueKeysWithValues: stride(from: 0, to: words.count - 1, by: 2).compactMap { place in
                words[place].unicodeScalars.first.map { ($0, String(words[place + 1])) }
            })
    }
}

extension String {
    /// Letters with a dot below as the letter and its dot.
    fileprivate var decomposedNukta: String {
        let pairs: [Unicode.Scalar: String] = [
            "\u{958}": "क\u{93C}", "\u{959}": "ख\u{93C}", "\u{95A}": "ग\u{93C}", "\u{95B}": "ज\u{93C}",
            "\u{95C}": "ड\u{93C}", "\u{95D}": "ढ\u{93C}", "\u{95E}": "फ\u{93C}", "\u{95F}": "य\u{93C}",
        ]
        return unicodeScalars.reduce(into: "") { $0 += pairs[$1] ?? String($1) }
    }
}
