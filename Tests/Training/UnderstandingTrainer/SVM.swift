import Understanding

/// Support vector machines, one reason against the rest, by dual coordinate descent (Hsieh and others, "A Dual
/// Coordinate Descent Method for Large-scale Linear SVM", 2008).
enum SVM {
    static func fit(_ rows: [ReasonTraining.Row], bits: Int, cost: Double) -> LinearModel {
        let count = CallReason.allCases.count
        let size = 1 << bits
        var weights = [Float](repeating: 0, count: size * count)
        var biases = [Float](repeating: 0, count: count)
        for reason in 0..<count {
            let solution = separate(rows, reason, size: size, cost: cost)
            for place in 0..<size { weights[place * count + reason] = solution.weights[place] }
            biases[reason] = solution.bias
        }
        let scales = (0..<count).map { reason in
            stride(from: reason, to: weights.count, by: count).reduce(Float.leastNormalMagnitude) {
                max($0, abs(weights[$1]))
            } / 127
        }
        return LinearModel(
            bits: bits, scales: scales, biases: biases,
            weights: weights.indices.map { Int8((weights[$0] / scales[$0 % count]).rounded()) })
    }

    static func outputs(_ model: LinearModel, _ row: Sparse) -> [Double] {
        let count = model.scales.count
        var sums = [Double](repeating: 0, count: count)
        for (place, value) in row {
            for output in 0..<count { sums[output] += Double(value) * Double(model.weights[place * count + output]) }
        }
        return (0..<count).map { sums[$0] * Double(model.scales[$0]) + Double(model.biases[$0]) }
    }

    private static func separate(_ rows: [ReasonTraining.Row], _ reason: Int, size: Int, cost: Double)
        -> (weights: [Float], bias: Float)
    {
        var weights = [Float](repeating: 0, count: size)
        var bias: Float = 0
        var alphas = [Float](repeating: 0, count: rows.count)
        let positives = rows.count { $0.reason == reason }
        // Rare reasons count for more, but not in full.
        let balance = Float((Double(rows.count - positives) / Double(max(1, positives))).squareRoot())
        var order = Array(rows.indices)
        var random = SplitMix(state: UInt64(reason) + 1)
        for _ in 0..<40 {
            order.shuffle(using: &random)
            var largest: Float = 0
            for place in order {
                let sign: Float = rows[place].reason == reason ? 1 : -1
                let limit = Float(cost) * (sign > 0 ? balance : 1)
                var margin = bias
                for (column, value) in rows[place].grams { margin += weights[column] * value }
                let gradient = sign * margin - 1
                let alpha = min(limit, max(0, alphas[place] - gradient / 2))
                let change = (alpha - alphas[place]) * sign
                guard change != 0 else { continue }
                largest = max(largest, abs(change))
                alphas[place] = alpha
                bias += change
                for (column, value) in rows[place].grams { weights[column] += change * value }
            }
            if largest < 0.001 { break }
        }
        return (weights, bias)
    }
}

/// The same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
