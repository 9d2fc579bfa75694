/// A JSON number taken apart: `digits` without leading zeros times ten to the power of `exponent`.
///
/// Everything exact is computed from it, so that no amount ever passes through `Double`.
struct JSONDecimal {
    enum Scaled<Number> {
        case exact(Number)
        /// There are more decimals than places.
        case fractional
        case outOfRange
    }

    private let text: [UInt8]
    private let isNegative: Bool
    private var exponent = 0

    /// - Parameter number: text that has the grammar of a JSON number.
    init(_ number: Span<UInt8>) {
        var digits: [UInt8] = []
        var decimals = 0
        var isFraction = false
        var position = 0
        isNegative = number.count > 0 && number[0] == JSONByte.minus
        if isNegative { position = 1 }
        while position < number.count, !JSONByte.isExponent(number[position]) {
            let byte = number[position]
            position += 1
            if byte == JSONByte.point {
                isFraction = true
                continue
            }
            if isFraction { decimals += 1 }
            if byte != JSONByte.zero || !digits.isEmpty { digits.append(byte - JSONByte.zero) }
        }
        if position < number.count { exponent = Self.exponent(number.extracting((position + 1)...)) }
        exponent -= decimals
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        text = digits
    }

    /// The number times ten to the power of `places`, if that is a whole number.
    func scaled<Number: FixedWidthInteger>(by places: Int, as type: Number.Type) -> Scaled<Number> {
        guard !text.isEmpty else { return .exact(0) }
        guard exponent + places >= 0 else { return .fractional }
        var result: Number = 0
        for digit in text {
            guard let next = Self.append(digit, to: result, isNegative) else { return .outOfRange }
            result = next
        }
        // A digit other than zero stands in front, so that the loop ends with the type's range at the latest.
        for _ in 0..<exponent + places {
            guard let next = Self.append(0, to: result, isNegative) else { return .outOfRange }
            result = next
        }
        return .exact(result)
    }

    private static func append<Number: FixedWidthInteger>(
        _ digit: UInt8, to number: Number, _ isNegative: Bool
    ) -> Number? {
        let tenfold = number.multipliedReportingOverflow(by: 10)
        guard !tenfold.overflow else { return nil }
        let digit = Number(truncatingIfNeeded: digit)
        let sum =
            isNegative
            ? tenfold.partialValue.subtractingReportingOverflow(digit)
            : tenfold.partialValue.addingReportingOverflow(digit)
        return sum.overflow ? nil : sum.partialValue
    }

    /// An exponent, held within a bound: no document has as many digits as it would take to make up for it.
    private static func exponent(_ text: Span<UInt8>) -> Int {
        var magnitude = 0
        for position in text.indices where JSONByte.isDigit(text[position]) {
            magnitude = min(magnitude * 10 + Int(text[position] - JSONByte.zero), 1 << 40)
        }
        return text[0] == JSONByte.minus ? -magnitude : magnitude
    }
}
