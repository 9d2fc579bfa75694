internal import Web

/// Medicare Beneficiary Identifier: eleven characters, some of them digits and some letters that look like no digit.
enum MBI {
    /// Which kind each of the eleven characters is of: digit 1 to 9, digit, letter, or either of the last two.
    private enum Kind { case leading, digit, letter, either }
    private static let kinds: [Kind] = [
        .leading, .letter, .either, .digit, .letter, .either, .digit, .letter, .letter, .digit, .digit,
    ]
    private static let notUsed = Array("SLOIBZ".utf8)

    /// The identifier in capitals, without the dashes that cards print (`1EG4-TE5-MK73`).
    ///
    /// - Returns: nil for what is none.
    static func normalised(_ text: String) -> String? {
        let bytes = text.utf8.map(\.capital).filter { $0 != UInt8(ascii: "-") }
        guard bytes.count == kinds.count, zip(bytes, kinds).allSatisfy(matches) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func matches(_ byte: UInt8, _ kind: Kind) -> Bool {
        let isLetter = byte.isCapital && !notUsed.contains(byte)
        return switch kind {
        case .leading: byte.isDigit && byte != UInt8(ascii: "0")
        case .digit: byte.isDigit
        case .letter: isLetter
        case .either: byte.isDigit || isLetter
        }
    }

    static let schema = Schema.string(
        11...16,
        Schema.Format(
            name: "mbi", issue: "Must be a Medicare Beneficiary Identifier such as 1EG4-TE5-MK73.",
            pattern: pattern
        ) { normalised($0) != nil })

    /// Dashes stand anywhere.
    private static let pattern: String = {
        let letters = "AC-HJKMNP-RT-Yac-hjkmnp-rt-y"
        let classes = kinds.map { kind in
            switch kind {
            case .leading: "[1-9]"
            case .digit: "[0-9]"
            case .letter: "[\(letters)]"
            case .either: "[0-9\(letters)]"
            }
        }
        return "^-*" + classes.joined(separator: "-*") + "-*$"
    }()
}
