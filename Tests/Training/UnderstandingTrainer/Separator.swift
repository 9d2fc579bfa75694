import Foundation
import Understanding

/// Rows for a model of several outputs.
struct LabelledRows {
    var features: [Sparse] = []
    /// The outputs that are true of each row.
    var labels: [[Int]] = []
    let count: Int
}

/// Linear models, one output against the rest, with squared hinge loss by dual coordinate descent (Hsieh and others,
/// "A Dual Coordinate Descent Method for Large-scale Linear SVM", 2008).
struct Separator {
    var bits = 16
    /// What an error costs beside the size of the weights.
    var cost: Float = 1
    /// How far the cost goes with how rare an output is: 0 not at all, 1 in full.
    var balance: Float = 1
    var passes = 30

    /// Weights by output, and a bias last.
    func weights(_ rows: LabelledRows) -> [[Float]] {
        let places = Array(rows.features.indices)
        let squares = rows.features.map { row in row.reduce(Float(1)) { $0 + $1.value * $1.value } }
        let results = Results(rows.count)
        DispatchQueue.concurrentPerform(iterations: rows.count) { output in
            results.set(output, separate(rows, places, squares, output))
        }
        return results.all
    }

    private func separate(_ rows: LabelledRows, _ places: [Int], _ squares: [Float], _ output: Int) -> [Float] {
        var weights = [Float](repeating: 0, count: (1 << bits) + 1)
        let bias = 1 << bits
        let signs = rows.labels.map { $0.contains(output) ? Float(1) : -1 }
        let positives = places.count { signs[$0] > 0 }
        guard positives > 0 else {
            weights[bias] = -1
            return weights
        }
        let ratio = Float(places.count) / 2
        let up = pow(ratio / Float(positives), balance)
        let down = pow(ratio / Float(max(1, places.count - positives)), balance)
        var alphas = [Float](repeating: 0, count: rows.features.count)
        var active = places
        var random = SplitMix(state: UInt64(output) + 1)
        var largestBefore = Float.infinity
        for pass in 0..<passes {
            active.shuffle(using: &random)
            var largest: Float = 0
            var kept: [Int] = []
            kept.reserveCapacity(active.count)
            for row in active {
                let sign = signs[row]
                let diagonal = 1 / (2 * cost * (sign > 0 ? up : down))
                var margin = weights[bias]
                for (column, value) in rows.features[row] { margin += weights[column] * value }
                let gradient = sign * margin - 1 + alphas[row] * diagonal
                if alphas[row] == 0, gradient > largestBefore { continue }
                kept.append(row)
                let projected = alphas[row] == 0 ? min(0, gradient) : gradient
                largest = max(largest, abs(projected))
                guard abs(projected) > 1e-6 else { continue }
                let alpha = max(0, alphas[row] - gradient / (squares[row] + diagonal))
                let change = (alpha - alphas[row]) * sign
                alphas[row] = alpha
                weights[bias] += change
                for (column, value) in rows.features[row] { weights[column] += change * value }
            }
            if largest < 0.05 {
                if active.count == places.count || pass > passes - 3 { break }
                // All again, for what was left out too soon.
                active = places
                largestBefore = .infinity
            } else {
                active = kept
                largestBefore = largest
            }
        }
        return weights
    }

    /// Filled by several threads, a place by one of them.
    private final class Results: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var all: [[Float]]
        init(_ count: Int) { all = [[Float]](repeating: [], count: count) }
        func set(_ place: Int, _ weights: [Float]) { lock.withLock { all[place] = weights } }
    }

    /// The same in bytes.
    func model(_ weights: [[Float]]) -> LinearModel {
        let size = 1 << bits
        let scales = weights.map { $0.prefix(size).reduce(Float.leastNormalMagnitude) { max($0, abs($1)) } / 127 }
        var bytes = [Int8](repeating: 0, count: size * weights.count)
        for (output, row) in weights.enumerated() {
            for place in 0..<size {
                bytes[place * weights.count + output] = Int8((row[place] / scales[output]).rounded())
            }
        }
        return LinearModel(bits: bits, scales: scales, biases: weights.map { $0[size] }, weights: bytes)
    }
}
