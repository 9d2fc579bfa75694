internal import Web

/// An area in hundredths of a square centimetre. In JSON a number of square centimetres with two decimals.
struct Area: Hashable, Comparable, Sendable {
    let hundredths: Int

    static func < (left: Area, right: Area) -> Bool { left.hundredths < right.hundredths }

    init(hundredths: Int) { self.hundredths = hundredths }

    /// The area of a rectangle such as `2cm x 2cm`, `2.5 x 4 cm` or `20mm × 35mm`; without a unit it is centimetres.
    /// To the nearest hundredth.
    ///
    /// - Returns: nil for what is no rectangle, or one of less than 0.01 or more than 10,000 square centimetres.
    init?(dimensions text: String) {
        let sides = text.lowercased().replacing("×", with: "x").split(separator: "x", omittingEmptySubsequences: false)
            .map { $0.filter { $0 != " " } }
        guard sides.count == 2, let first = Side(sides[0]), let second = Side(sides[1]),
            // `2 x 4 mm`: the unit that is written once is both sides'.
            let width = first.length(or: second.unit), let height = second.length(or: first.unit)
        else { return nil }
        // In 1e-8 of a square centimetre, so that a hundredth is 1e6 of them.
        hundredths = (width * height + 500_000) / 1_000_000
        guard (1...Self.largest.hundredths).contains(hundredths) else { return nil }
    }

    static let largest = Area(hundredths: 1_000_000)

    /// A side, in its unit.
    private struct Side {
        /// In thousandths.
        let number: Int
        /// Ten-thousandths of a centimetre in a thousandth of the unit; nil for a number without a unit.
        let unit: Int?

        init?(_ text: String) {
            var digits = text[...]
            var unit: Int?
            for (name, size) in [("cm", 10), ("mm", 1)] where digits.hasSuffix(name) {
                digits = digits.dropLast(2)
                unit = size
                break
            }
            let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }),
                parts[0].utf8.count <= 4, let whole = Int(parts[0])
            else { return nil }
            let fraction = parts.count == 2 ? parts[1] : "0"
            guard fraction.utf8.count <= 3,
                let thousandths = Int(fraction + String(repeating: "0", count: 3 - fraction.utf8.count))
            else { return nil }
            number = whole * 1_000 + thousandths
            self.unit = unit
        }

        /// In ten-thousandths of a centimetre.
        func length(or other: Int?) -> Int? {
            let length = number * (unit ?? other ?? 10)
            return length > 0 ? length : nil
        }
    }
}

/// Adding up, and multiplying by a number of pieces.
extension Area: AdditiveArithmetic {
    static let zero = Area(hundredths: 0)
    static func + (left: Area, right: Area) -> Area { Area(hundredths: left.hundredths + right.hundredths) }
    static func - (left: Area, right: Area) -> Area { Area(hundredths: left.hundredths - right.hundredths) }
    static func * (area: Area, pieces: Int) -> Area { Area(hundredths: area.hundredths * pieces) }
}

extension Area: Codable {
    init(from decoder: any Decoder) throws {
        self.init(hundredths: Int(try Money(from: decoder).cents))
    }

    func encode(to encoder: any Encoder) throws {
        try Money(cents: Int64(hundredths)).encode(to: encoder)
    }
}

extension Schema {
    /// Square centimetres, with at most two decimals.
    static let area = Schema.money(1...Area.largest.hundredths)
}
