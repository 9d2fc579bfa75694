import Foundation
import Understanding

/// Two models from the rated texts. The calibration is what the product has: a number for each of
/// ``SentimentFeatures``, none about a word. The grams are for measuring only: the texts are third parties'.
struct SentimentTraining {
    static let sets = ["tweets", "amazon", "nyt", "movie"]
    static let bits = 16
    static let penalty = 0.5
    static let calibrationPenalty = 1.0
    /// What a row of a set counts.
    static let weights = ["tweets": 1.0, "amazon": 1.0, "nyt": 1.0, "movie": 0.3]
    /// The grams lean on the calibration: it is large beside them, so that the penalty hardly touches it.
    static let lead: Float = 8

    let rows: [RatedText]
    let seen: [(features: SentimentFeatures, grams: Grams)]

    init(_ data: URL) throws {
        rows = try RatedText.all(data, sets: Self.sets)
        let analyzer = Analyzer.builtIn
        seen = rows.map { analyzer.features(of: $0.text, bits: Self.bits) }
    }

    func report() {
        for grams in (CommandLine.arguments.contains("quick") ? [false] : [false, true]) {
            let predictions = outOfFold(grams: grams)
            let fitted = predict(fit(Array(rows.indices), grams: grams), grams: grams)
            for set in Self.sets {
                let places = rows.indices.filter { rows[$0].set == set }
                let truth = places.map { rows[$0].mean }
                let raw = correlation(places.map { seen[$0].features.values[1] }, truth)
                let folds = correlation(places.map { predictions[$0] }, truth)
                let flattered = correlation(places.map { fitted[$0] }, truth)
                print(
                    set, grams ? "grams" : "calibration",
                    String(format: "rules alone %.4f, out of fold %.4f, fitted %.4f", raw, folds, flattered))
            }
        }
    }

    private func row(_ place: Int, grams: Bool) -> Sparse {
        let dense = seen[place].features.values.enumerated().map { (place: $0, value: Float($1) * Self.lead) }
        guard grams else { return dense }
        return dense + seen[place].grams.entries.map { (place: $0.place + SentimentFeatures.count, value: $0.value) }
    }

    private func fit(_ places: [Int], grams: Bool) -> [Double] {
        let size = SentimentFeatures.count + (grams ? 1 << Self.bits : 0)
        let solution = Ridge.fit(
            places.map { row($0, grams: grams) }, places.map { rows[$0].mean },
            weights: places.map { Self.weights[rows[$0].set, default: 1] }, size: size,
            penalty: grams ? Self.penalty : Self.calibrationPenalty * Double(Self.lead * Self.lead))
        return solution
    }

    private func predict(_ solution: [Double], grams: Bool) -> [Double] {
        rows.indices.map { place in
            row(place, grams: grams).reduce(0) { $0 + Double($1.value) * solution[$1.place] }
        }
    }

    private func outOfFold(grams: Bool) -> [Double] {
        var predictions = [Double](repeating: 0, count: rows.count)
        let folds = rows.map { fold(of: $0.group, seed: 1) }
        for held in 0..<10 {
            let solution = fit(rows.indices.filter { folds[$0] != held }, grams: grams)
            for place in rows.indices where folds[place] == held {
                predictions[place] = row(place, grams: grams).reduce(0) { $0 + Double($1.value) * solution[$1.place] }
            }
        }
        return predictions
    }

    func calibration() -> [Double] {
        fit(Array(rows.indices), grams: false).map { $0 * Double(Self.lead) }
    }

    /// Calibration and grams, for `trunkline understand --weights`.
    func measured() -> Data {
        let solution = fit(Array(rows.indices), grams: true)
        let coefficients = solution.prefix(SentimentFeatures.count).map { $0 * Double(Self.lead) }
        let grams = Array(solution.dropFirst(SentimentFeatures.count))
        let scale = Float(grams.reduce(0) { max($0, abs($1)) } / 127)
        let model = LinearModel(
            bits: Self.bits, scales: [scale], biases: [0], weights: grams.map { Int8(($0 / Double(scale)).rounded()) })
        return Data(SentimentModel(coefficients: coefficients, grams: model).bytes)
    }

    func writeFolds(to place: URL) throws {
        for grams in [false, true] {
            let predictions = outOfFold(grams: grams)
            for set in Self.sets {
                let text = rows.indices.filter { rows[$0].set == set }.map { index in
                    let score = min(100, max(0, 50 + 12.5 * predictions[index]))
                    let label = score >= 55.5 ? "positive" : score < 44.5 ? "negative" : "neutral"
                    return "{\"id\":\"\(rows[index].id)\",\"score\":\(score),\"label\":\"\(label)\"}\n"
                }
                let name = "vader_\(set).\(grams ? "grams" : "calibration").jsonl"
                try Data(text.joined().utf8).write(to: place.appending(path: name))
            }
        }
    }
}
