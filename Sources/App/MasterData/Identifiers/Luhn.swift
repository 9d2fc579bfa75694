/// The check digit of ISO/IEC 7812-1, annex B.
enum Luhn {
    /// - Parameters:
    ///   - digits: those before it, 0 to 9 each.
    ///   - sum: what digits before these add.
    static func checkDigit(of digits: ArraySlice<Int>, after sum: Int = 0) -> Int {
        let sum = digits.reversed().enumerated().reduce(sum) { sum, digit in
            let value = digit.offset % 2 == 0 ? digit.element * 2 : digit.element
            return sum + (value > 9 ? value - 9 : value)
        }
        return (10 - sum % 10) % 10
    }
}
