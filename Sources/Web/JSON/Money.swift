/// An amount of money in integer cents, without a currency.
///
/// In JSON it is a number with exactly two decimals (`2250.00`). It is read from a number with at most two
/// significant decimals (`2250`, `2250.5`, `2250.00`), exactly; never through `Double`.
///
/// `+`, `-` and `*` trap on overflow as those of `Int64` do: who takes an amount from a caller sets it a limit.
public struct Money: Hashable, Sendable {
    public let cents: Int64

    public init(cents: Int64) {
        self.cents = cents
    }

    public static func * (amount: Money, count: Int) -> Money {
        Money(cents: amount.cents * Int64(count))
    }
}

extension Money: AdditiveArithmetic {
    public static let zero = Money(cents: 0)

    public static func + (left: Money, right: Money) -> Money {
        Money(cents: left.cents + right.cents)
    }

    public static func - (left: Money, right: Money) -> Money {
        Money(cents: left.cents - right.cents)
    }
}

extension Money: Comparable {
    public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}

extension Money: CustomStringConvertible {
    /// Two decimals without a currency, such as `-0.05`.
    public var description: String {
        let digits = String(cents.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
        return "\(cents < 0 ? "-" : "")\(padded.dropLast(2)).\(padded.suffix(2))"
    }
}

extension Money: Codable {
    /// - Throws: `DecodingError` from any decoder but that of ``JSON``: others would go through `Double`.
    public init(from decoder: any Decoder) throws {
        guard let reader = decoder as? JSONReader else {
            throw DecodingError.typeMismatch(
                Money.self, .init(codingPath: decoder.codingPath, debugDescription: "Is read by JSON.decode only."))
        }
        cents = try reader.document.cents(at: reader.place)
    }

    /// - Throws: `EncodingError` into any encoder but that of ``JSON``.
    public func encode(to encoder: any Encoder) throws {
        guard let writer = encoder as? JSONWriter else {
            throw EncodingError.invalidValue(
                self, .init(codingPath: encoder.codingPath, debugDescription: "Is written by JSON.encode only."))
        }
        try writer.part.write(JSONValue.number(JSONNumber(checked: description)), at: writer.slot)
    }
}

extension JSONDocument {
    fileprivate func cents(at place: Int) throws(JSONRefusal) -> Int64 {
        let node = index.nodes[place]
        guard node.kind == .integer || node.kind == .number else {
            throw error(at: place, .wrongType(expected: .amount))
        }
        switch index.decimal(at: place).scaled(by: 2, as: Int64.self) {
        case .exact(let cents): return cents
        case .fractional: throw error(at: place, .wrongType(expected: .amount))
        case .outOfRange: throw error(at: place, .outOfRange)
        }
    }
}
