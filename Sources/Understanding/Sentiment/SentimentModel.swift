/// From a text's hits to how people would rate it.
package struct SentimentModel: Sendable {
    /// One for each of ``SentimentFeatures``.
    package let coefficients: [Double]
    /// What words and pieces of words add; nil in the product.
    package let grams: LinearModel?

    package init(coefficients: [Double], grams: LinearModel?) {
        self.coefficients = coefficients
        self.grams = grams
    }

    /// -4 to 4.
    package func rating(_ features: SentimentFeatures, grams table: Grams?) -> Double {
        var rating = 0.0
        for (coefficient, value) in zip(coefficients, features.values) { rating += coefficient * value }
        if let grams, let table { rating += Double(grams.outputs(table)[0]) }
        return min(4, max(-4, rating))
    }
}

/// How a caller felt, in the words of the contract's answers.
public enum SentimentLabel: String, CaseIterable, Codable, Sendable {
    case negative, neutral, positive

    /// - Parameter score: 0 to 100. Half a point of the raters' scale from the middle is a feeling.
    public init(score: Int) {
        self = score >= 56 ? .positive : score <= 44 ? .negative : .neutral
    }
}

extension Double {
    /// A rating on the scale of the answers: 0 to 100, 50 being neither good nor bad.
    var score: Double { min(100, max(0, 50 + 12.5 * self)) }
}

extension SentimentModel {
    /// Reads what ``bytes`` wrote: the coefficients in millionths as 32-bit integers, the low byte first, then the
    /// model of the grams. Nil when it is anything else.
    package init?(bytes: [UInt8]) {
        let head = SentimentFeatures.count * 4
        guard bytes.count > head, let grams = LinearModel(bytes: Array(bytes[head...])), grams.scales.count == 1 else {
            return nil
        }
        let coefficients = (0..<SentimentFeatures.count).map { place in
            let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place * 4 + $1]) << UInt32(8 * $1) }
            return Double(Int32(bitPattern: bits)) / 1e6
        }
        self.init(coefficients: coefficients, grams: grams)
    }

    package var bytes: [UInt8] {
        coefficients.flatMap { number in
            let bits = UInt32(bitPattern: Int32(number * 1e6))
            return (0..<4).map { UInt8(truncatingIfNeeded: bits >> UInt32(8 * $0)) }
        } + (grams?.bytes ?? [])
    }
}
