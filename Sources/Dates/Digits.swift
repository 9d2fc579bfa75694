/// Digits of ASCII.
enum Digits {
    /// - Returns: nil where anything else is among them.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(Optional(0)) { sum, digit in
            guard let sum, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            return sum * 10 + Int(digit - UInt8(ascii: "0"))
        }
    }
}
