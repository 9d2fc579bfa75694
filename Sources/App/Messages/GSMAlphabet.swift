/// The letters that a text message has room for (3GPP TS 23.038, section 6.2.1: the default alphabet and its extension).
enum GSMAlphabet {
    /// How many septets a scalar takes: one, or two for those that an escape goes before.
    ///
    /// - Returns: nil for what the alphabet does not have.
    static func septets(of scalar: Unicode.Scalar) -> Int? {
        if basic.contains(scalar) { return 1 }
        return extended.contains(scalar) ? 2 : nil
    }

    /// By their codes, a row for sixteen. Code 27 is the escape and no letter.
    private static let basic = Set(
        ("@£$¥èéùìòÇ\nØø\rÅå" + "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ" + " !\"#¤%&'()*+,-./" + "0123456789:;<=>?" + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§" + "¿abcdefghijklmno" + "pqrstuvwxyzäöñüà").unicodeScalars)

    private static let extended = Set("\u{0C}^{}\\[~]|€".unicodeScalars)

    /// What means the same and is in the alphabet; nothing at all for what cannot be seen.
    static func plainer(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2032}", "`", "\u{B4}": "'"
        case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2033}", "\u{AB}", "\u{BB}": "\""
        case "\u{2039}": "<"
        case "\u{203A}": ">"
        case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{2022}", "\u{B7}": "-"
        case "\u{2026}": "..."
        case "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}", "\t": " "
        case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": ""
        default: nil
        }
    }
}
