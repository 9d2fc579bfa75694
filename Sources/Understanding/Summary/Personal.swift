/// What a summary does not quote: it goes out by e-mail, and stands in lists that show no more than the end of a number.
enum Personal {
    /// Digits together that are no price, no time and no count of people.
    private static let mostDigits = 4
    /// Longer no address of e-mail is.
    private static let longestAddress = 254

    /// Words by which people say a name, a number or an address, in the languages that calls are read in.
    private static let introductions = words(
        """
        name name's email e-mail mail phone birth pin card security dot
        llamo nombre apellido correo arroba teléfono tarjeta nacimiento
        m'appelle nom prénom courriel arobase téléphone naissance
        heiße heisse nachname telefonnummer geburtsdatum
        chamo nome sobrenome telefone cartão nascimento
        नाम ईमेल फ़ोन फोन कार्ड जन्म naam
        """)

    /// Words before one's own name, which begins with a capital where capitals are written.
    private static let selves = words("i'm soy suis bin sou")

    /// Digits as they are said, and what is said of them; numbers of two digits count as such.
    private static let digits = words(
        """
        zero oh one two three four five six seven eight nine double triple
        cero uno dos tres cuatro cinco seis siete ocho nueve
        zéro un deux trois quatre cinq six sept huit neuf
        null eins zwei zwo drei vier fünf sechs sieben acht neun
        um uma dois duas três quatro sete oito nove meia
        शून्य एक दो तीन चार पाँच पांच छह छः सात आठ नौ ek do teen char paanch panch chhe saat aath nau
        """)

    private static let pairs = words(
        """
        ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty thirty forty fifty sixty seventy eighty ninety
        """)

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    /// Whether a sentence holds a long number, in digits or in words, an address of e-mail or a name that is given.
    static func isIn(_ sentence: ArraySlice<Word>, _ bytes: [UInt8]) -> Bool {
        let digits = sentence.reduce(0) { $0 + $1.text.utf8.count(where: Byte.isDigit) }
        if digits > mostDigits || sentence.contains(where: { introductions.contains($0.text) }) { return true }
        return saysNumber(sentence) || givesName(sentence) || holdsAddress(sentence, bytes)
    }

    /// Three such words in a row at least: a single one is also an article, or a count.
    private static func saysNumber(_ sentence: ArraySlice<Word>) -> Bool {
        var (sum, run, length) = (0, 0, 0)
        for word in sentence {
            let count = digits.contains(word.text) ? 1 : pairs.contains(word.text) ? 2 : 0
            (run, length) = count == 0 ? (0, 0) : (run + count, length + 1)
            if length == 3 { sum += run } else if length > 3 { sum += count }
            if sum > mostDigits { return true }
        }
        return false
    }

    private static func givesName(_ sentence: ArraySlice<Word>) -> Bool {
        let text = sentence.prefix(2).map(\.text)
        if text == ["this", "is"] || ["i'm", "im"].contains(text.first) && sentence.count < 5 { return true }
        let words = Array(sentence)
        return words.indices.dropFirst().contains { place in
            let before = words[place - 1].text
            let isSelf = selves.contains(before) || before == "am" && place > 1 && words[place - 2].text == "i"
            return isSelf && words[place].isCapitalised
        }
    }

    /// Also where an address only reaches into it: its full stops end sentences.
    private static func holdsAddress(_ sentence: ArraySlice<Word>, _ bytes: [UInt8]) -> Bool {
        guard let first = sentence.first?.range.lowerBound, let last = sentence.last?.range.upperBound else {
            return false
        }
        let before = bytes[max(0, first - longestAddress)..<first].reversed().prefix { !Byte.isSpace($0) }.count
        let after = bytes[last..<min(bytes.count, last + longestAddress)].prefix { !Byte.isSpace($0) }.count
        return bytes[(first - before)..<(last + after)].contains(UInt8(ascii: "@"))
    }
}
