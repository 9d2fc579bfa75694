internal import Web

/// National Provider Identifier (45 CFR 162.406): ten digits, the first 1 or 2, the last a check digit.
///
/// The check digit is Luhn's over the number with `80840` before it. It tells a slip of the pen, not that anybody has
/// the number, and misses a 09 that became 90.
enum NPI {
    /// What `80840` adds to Luhn's sum.
    private static let prefixSum = 24

    static func isValid(_ text: String) -> Bool {
        guard let digits = digits(of: text), digits[0] == 1 || digits[0] == 2 else { return false }
        return checkDigit(of: digits.dropLast()) == digits[9]
    }

    /// - Parameter digits: the first nine.
    static func checkDigit(of digits: ArraySlice<Int>) -> Int { Luhn.checkDigit(of: digits, after: prefixSum) }

    /// - Returns: nil for anything but ten digits of ASCII.
    private static func digits(of text: String) -> [Int]? {
        guard text.utf8.count == 10, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return text.utf8.map { Int($0 - UInt8(ascii: "0")) }
    }

    static let schema = Schema.string(
        10...10,
        Schema.Format(
            name: "npi", issue: "Must be an NPI: ten digits beginning with 1 or 2, the last a check digit.",
            pattern: "^[12][0-9]{9}$", accepts: isValid)
    )
}

extension UInt8 {
    /// Of ASCII; those of other scripts are none.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    var isAlphanumeric: Bool { isDigit || capital.isCapital }
    /// A letter of ASCII as a capital; anything else as it is.
    var capital: UInt8 { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self - 0x20 : self }
}

extension String {
    /// ASCII letters as capitals. Other letters stay: `ı` is no `I`, and `ß` not two letters.
    var asciiCapitals: String { String(decoding: utf8.map(\.capital), as: UTF8.self) }
}
