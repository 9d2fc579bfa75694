/// Makes alike what is written in several ways: no accents, no nukta, one nasal sign. What a recogniser writes and what
/// the tables hold meets in this form.
enum Folding {
    private static let letters: [UInt32: String] = {
        let groups: [(String, String)] = [
            ("áàâäãåāă", "a"), ("çćč", "c"), ("ď", "d"), ("éèêëēėęě", "e"), ("ğ", "g"), ("íìîïīįı", "i"), ("ł", "l"),
            ("ñńň", "n"), ("óòôöõøōő", "o"), ("řŕ", "r"), ("śšş", "s"), ("ťţ", "t"), ("úùûüūůű", "u"), ("ýÿ", "y"),
            ("źżž", "z"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ą", "a"),
        ]
        var letters: [UInt32: String] = [:]
        for (from, to) in groups { for scalar in from.unicodeScalars { letters[scalar.value] = to } }
        // Devanagari letters with a dot are those without; the chandrabindu is an anusvara.
        for (place, plain) in "कखगजडढफय".unicodeScalars.enumerated() { letters[0x958 + UInt32(place)] = String(plain) }
        letters[0x901] = "\u{902}"
        // Arabic letters by how they are heard; the short i of Cyrillic, which may come in two parts.
        for (from, to) in [("أإآٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("й", "и")] {
            for scalar in from.unicodeScalars { letters[scalar.value] = to }
        }
        return letters
    }()

    /// - Parameter text: lower case.
    static func fold(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            // Accents on their own, the nukta, joiners, the tatweel, Arabic vowel signs.
            case 0x300...0x36F, 0x93C, 0x200B...0x200F, 0x640, 0x64B...0x652, 0xFE0F: continue
            default:
                if let plain = letters[scalar.value] {
                    folded.append(contentsOf: plain.unicodeScalars)
                } else {
                    folded.append(scalar)
                }
            }
        }
        return String(folded)
    }
}
