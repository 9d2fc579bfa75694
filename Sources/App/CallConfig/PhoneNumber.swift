public import MariaDB

/// A telephone number in E.164: `+` and up to fifteen digits, the first not zero.
///
/// ```swift
/// PhoneNumber("(555) 123-4567", in: .northAmerica)?.e164   // "+15551234567"
/// ```
public struct PhoneNumber: Equatable, Hashable, Sendable {
    public let e164: String

    /// How many bytes a number may have as people write it.
    private static let longestText = 128

    /// Reads a number in any common spelling.
    ///
    /// - Parameters:
    ///   - text: international (`+1 555 123 4567`, `001...`, `15551234567`) or national (`(555) 123-4567`).
    ///   - plan: how a number in national form is read.
    /// - Returns: nil for what is not a number: other characters, too many or too few digits, very long text, or what
    ///   phone systems send in the place of one.
    public init?(_ text: String, in plan: NumberingPlan) {
        guard text.utf8.count <= Self.longestText, let (digits, isInternational) = Self.digits(of: text) else {
            return nil
        }
        let number: String? =
            if isInternational {
                digits
            } else if let rest = digits.withoutPrefix(plan.internationalPrefix), (8...15).contains(rest.count) {
                rest
            } else {
                plan.international(digits)
            }
        guard let number, (8...15).contains(number.count), !number.hasPrefix("0"), !Self.isBlank(number),
            !Self.isWord(number)
        else { return nil }
        e164 = "+" + number
    }

    /// Whether digits spell, on the keys of a phone, why there is no number: some phone systems send `+266696687`.
    static func isWord(_ digits: String) -> Bool { words.contains(digits) }

    private static let words: Set = [
        "266696687",  // ANONYMOUS
        "7378742833",  // RESTRICTED
        "2562533",  // BLOCKED
        "8656696",  // UNKNOWN
        "86282452253",  // UNAVAILABLE
        "7748283",  // PRIVATE
    ]

    /// Whether digits are nothing but zeros, or a country's code and zeros.
    static func isBlank(_ digits: String) -> Bool {
        guard let first = digits.first, first != "0" else { return digits.allSatisfy { $0 == "0" } }
        // Codes have three digits where they have not one or two (ITU-T E.164, annex).
        let length = "17".contains(first) ? 1 : Int(digits.prefix(2)).map(codes.contains) == true ? 2 : 3
        let national = digits.dropFirst(length)
        return !national.isEmpty && national.allSatisfy { $0 == "0" }
    }

    /// Codes of countries that have two digits.
    private static let codes: Set = Set(
        [20, 27, 36, 39, 81, 82, 84, 86, 98] + Array(30...34) + Array(40...49).filter { $0 != 42 } + Array(51...58)
            + Array(60...66) + Array(90...95))

    /// A number that is stored in E.164.
    init?(e164: String) {
        let bytes = e164.utf8
        guard
            (9...16).contains(bytes.count), bytes.first == UInt8(ascii: "+"),
            bytes.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.e164 = e164
    }

    /// The number as the documents print it: `(555) 123-4567` in North America, otherwise E.164.
    public var printed: String {
        let digits = e164.dropFirst()
        guard digits.count == 11, digits.first == "1" else { return e164 }
        let national = digits.dropFirst()
        return "(\(national.prefix(3))) \(national.dropFirst(3).prefix(3))-\(national.suffix(4))"
    }

    /// The digits, without what people put between them.
    static func digits(of text: String) -> (digits: String, isInternational: Bool)? {
        var digits = ""
        var isInternational = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "+", "\u{FF0B}":
                guard digits.isEmpty, !isInternational else { return nil }
                isInternational = true
            case "0"..."9":
                digits.unicodeScalars.append(scalar)
            case " ", "-", ".", "(", ")", "/", "\u{A0}", "\u{2010}"..."\u{2015}", "\u{202F}", "\u{2009}":
                continue
            default:
                return nil
            }
            guard digits.utf8.count <= 20 else { return nil }
        }
        return digits.isEmpty ? nil : (digits, isInternational)
    }
}

extension String {
    fileprivate func withoutPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

extension PhoneNumber: ValueConvertible {
    public var value: Value { e164.value }

    public init?(_ value: Value) {
        guard let text = String(value), let number = PhoneNumber(e164: text) else { return nil }
        self = number
    }
}
