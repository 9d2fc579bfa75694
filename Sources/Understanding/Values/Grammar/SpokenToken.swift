/// A piece of what was said: letters, digits, or one mark.
struct SpokenToken: Sendable {
    enum Form: Equatable, Sendable {
        case letters
        /// What they say, and how many there are; of more than 18 the value is not kept.
        case digits(value: Int, count: Int)
        case mark(UInt32)
    }

    let form: Form
    /// Its number among the words that the language's tables know; nil for others, for digits and marks.
    var word: Int?
    /// Folded, and at most 48 bytes; a mark as it stands.
    let text: String
    /// In UTF-8 bytes of what was said.
    let range: Range<Int>
    /// Whether nothing stands between it and the one before.
    let isGlued: Bool
    let isCapitalised: Bool

    /// A mark that speech does not have: it may stand between any two words of a phrase.
    var isSoft: Bool {
        guard case .mark(let mark) = form else { return false }
        switch mark {
        // , - . ' and their kin; danda
        case 0x22, 0x2C, 0x2D, 0x2E, 0x27, 0x60, 0x2010...0x2015, 0x3001, 0x964: return true
        default: return false
        }
    }

    var isDash: Bool {
        guard case .mark(let mark) = form else { return false }
        return mark == 0x2D || (0x2010...0x2015).contains(mark)
    }

    /// Whether it ends a sentence.
    var isStop: Bool {
        guard case .mark(let mark) = form else { return false }
        switch mark {
        case 0x2E, 0x21, 0x3F, 0x3B, 0x964, 0x0A: return true
        default: return false
        }
    }
}

/// Cuts what was said into tokens in one pass. Digits of any script that callers' languages have read as ASCII's.
enum SpokenTokens {
    /// Nobody says more in a turn; what follows is not looked at.
    static let most = 600
    private static let longest = 48

    static func read(_ text: String, most: Int = most) -> [SpokenToken] {
        var tokens: [SpokenToken] = []
        var place = 0
        var end = 0
        var letters: [UInt8] = []
        var start = 0
        var isPlain = true
        var capital = false
        func closeLetters() {
            guard place > start, !letters.isEmpty else { return }
            let word = String(decoding: letters, as: UTF8.self)
            tokens.append(
                SpokenToken(
                    form: .letters, text: isPlain ? word : Folding.fold(word.lowercased()), range: start..<place,
                    isGlued: start == end && !tokens.isEmpty, isCapitalised: capital))
            end = place
            letters.removeAll(keepingCapacity: true)
            isPlain = true
        }
        var value = 0
        var count = 0
        func closeDigits() {
            guard count > 0 else { return }
            tokens.append(
                SpokenToken(
                    form: .digits(value: count > 18 ? 0 : value, count: count), text: "", range: start..<place,
                    isGlued: start == end && !tokens.isEmpty, isCapitalised: false))
            end = place
            count = 0
            value = 0
        }
        for scalar in text.unicodeScalars {
            if tokens.count >= most { break }
            let width = UTF8.width(scalar)
            if let digit = digit(scalar) {
                closeLetters()
                if count == 0 { start = place }
                count += 1
                if count <= 18 { value = value * 10 + digit }
            } else if isLetter(scalar) {
                closeDigits()
                if letters.isEmpty {
                    start = place
                    capital = scalar.properties.isUppercase
                }
                if scalar.isASCII {
                    if letters.count < longest { letters.append(Byte.lowered(UInt8(scalar.value))) }
                } else {
                    isPlain = false
                    if letters.count + width <= longest, let bytes = UTF8.encode(scalar) {
                        letters.append(contentsOf: bytes)
                    }
                }
            } else {
                closeLetters()
                closeDigits()
                if !isSpace(scalar), scalar.value != 0xFE0F, scalar.value != 0x200D {
                    let mark: UInt32 = scalar.value == 0x2019 || scalar.value == 0x2BC ? 0x27 : scalar.value
                    tokens.append(
                        SpokenToken(
                            form: .mark(mark), text: String(Character(scalar)), range: place..<(place + width),
                            isGlued: place == end && !tokens.isEmpty, isCapitalised: false))
                    end = place + width
                }
            }
            place += width
        }
        closeLetters()
        closeDigits()
        return tokens
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value) - 0x30
        // Devanagari, Arabic, Persian, full width.
        case 0x966...0x96F: Int(scalar.value) - 0x966
        case 0x660...0x669: Int(scalar.value) - 0x660
        case 0x6F0...0x6F9: Int(scalar.value) - 0x6F0
        case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
        default: nil
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...9, 11...0x20, 0x7F...0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 65...90, 97...122, 0xAA, 0xB5, 0xBA: true
        case 0...0xBF, 0xD7, 0xF7, 0x2000...0x2BFF, 0x3000...0x303F, 0xFE00...0xFE0F, 0xFF00...0xFF20: false
        case 0x964, 0x965, 0x2BC, 0xE000...0xF8FF, 0x1F000...0x1FAFF, 0xE0000...0x10FFFF: false
        default: true
        }
    }
}
