/// A row of a sparse matrix.
typealias Sparse = [(place: Int, value: Float)]

/// Least squares with a penalty on the weights, by conjugate gradients on the normal equations.
enum Ridge {
    static func fit(_ rows: [Sparse], _ targets: [Double], weights: [Double], size: Int, penalty: Double) -> [Double] {
        var solution = [Double](repeating: 0, count: size)
        var residual = [Double](repeating: 0, count: size)
        for (place, row) in rows.enumerated() {
            for (column, value) in row { residual[column] += Double(value) * targets[place] * weights[place] }
        }
        var direction = residual
        var square = residual.reduce(0) { $0 + $1 * $1 }
        let goal = square * 1e-10
        for _ in 0..<200 where square > goal {
            var image = direction.map { $0 * penalty }
            for (place, row) in rows.enumerated() {
                var product = 0.0
                for (column, value) in row { product += Double(value) * direction[column] }
                product *= weights[place]
                for (column, value) in row { image[column] += Double(value) * product }
            }
            var curvature = 0.0
            for place in 0..<size { curvature += direction[place] * image[place] }
            let step = square / curvature
            var next = 0.0
            for place in 0..<size {
                solution[place] += step * direction[place]
                residual[place] -= step * image[place]
                next += residual[place] * residual[place]
            }
            let share = next / square
            for place in 0..<size { direction[place] = residual[place] + share * direction[place] }
            square = next
        }
        return solution
    }
}

/// Pearson's.
func correlation(_ left: [Double], _ right: [Double]) -> Double {
    let count = Double(left.count)
    let means = (left.reduce(0, +) / count, right.reduce(0, +) / count)
    var (cross, first, second) = (0.0, 0.0, 0.0)
    for (x, y) in zip(left, right) {
        cross += (x - means.0) * (y - means.1)
        first += (x - means.0) * (x - means.0)
        second += (y - means.1) * (y - means.1)
    }
    return cross / (first * second).squareRoot()
}
