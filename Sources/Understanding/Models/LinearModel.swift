/// One row of small weights for each output: how much each place of a table of ``Grams`` speaks for it.
package struct LinearModel: Equatable, Sendable {
    package let bits: Int
    /// What the weights of each output are multiplied by.
    package let scales: [Float]
    package let biases: [Float]
    /// Place by place, each with one weight for every output.
    package let weights: [Int8]

    package init(bits: Int, scales: [Float], biases: [Float], weights: [Int8]) {
        self.bits = bits
        self.scales = scales
        self.biases = biases
        self.weights = weights
    }

    package func outputs(_ grams: Grams) -> [Float] { outputs(grams.entries) }

    package func outputs(_ entries: [(place: Int, value: Float)]) -> [Float] {
        let count = scales.count
        var sums = [Float](repeating: 0, count: count)
        for (place, value) in entries {
            let row = place * count
            for output in 0..<count { sums[output] += value * Float(weights[row + output]) }
        }
        return (0..<count).map { sums[$0] * scales[$0] + biases[$0] }
    }
}

extension LinearModel {
    /// The version of the layout below.
    private static let layout: UInt8 = 1

    /// Reads what ``bytes`` wrote: layout, bits, outputs; scales and biases as IEEE 754 bit patterns, the low byte
    /// first; the weights. Nil when it is anything else.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= 3, bytes[0] == Self.layout, (8...20).contains(bytes[1]) else { return nil }
        let bits = Int(bytes[1])
        let count = Int(bytes[2])
        guard bytes.count == 3 + count * 8 + count << bits else { return nil }
        let numbers = (0..<(2 * count)).map { place in
            Float(
                bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[3 + place * 4 + $1]) << UInt32(8 * $1) })
        }
        guard numbers.allSatisfy(\.isFinite) else { return nil }
        self.init(
            bits: bits, scales: Array(numbers[..<count]), biases: Array(numbers[count...]),
            weights: bytes[(3 + count * 8)...].map { Int8(bitPattern: $0) })
    }

    package var bytes: [UInt8] {
        [Self.layout, UInt8(bits), UInt8(scales.count)]
            + (scales + biases).flatMap { number in (0..<4).map { UInt8(number.bitPattern >> UInt32(8 * $0) & 255) } }
            + weights.map { UInt8(bitPattern: $0) }
    }
}
