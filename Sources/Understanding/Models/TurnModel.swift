/// A linear model of what a turn is: labels, and what speaks for each.
package struct TurnModel: Equatable, Sendable {
    package let labels: [String]
    /// A label is meant when its margin is over this; in a model with ``outside``, when it is over that one's by this.
    package let threshold: Float
    /// The place of the label for what none of the others is.
    package let outside: Int?
    package let shape: TurnGrams.Shape
    package let weights: LinearModel

    package init(labels: [String], threshold: Float, outside: Int?, shape: TurnGrams.Shape, weights: LinearModel) {
        self.labels = labels
        self.threshold = threshold
        self.outside = outside
        self.shape = shape
        self.weights = weights
    }

    /// One margin for each label.
    package func margins(_ text: String, context: [String] = []) -> [Float] {
        weights.outputs(TurnGrams(text, context: context, shape: shape).entries)
    }

    /// All labels that are meant.
    package func labels(of margins: [Float]) -> [String] {
        labels.indices.filter { margins[$0] > threshold }.map { labels[$0] }
    }

    /// The one label that is most meant; that of ``outside`` when none is by enough.
    package func label(of margins: [Float]) -> String {
        let best = labels.indices.filter { $0 != outside }.max { margins[$0] < margins[$1] } ?? 0
        if let outside, margins[best] - margins[outside] <= threshold { return labels[outside] }
        return labels[best]
    }
}

extension TurnModel {
    private static let layout: UInt8 = 1

    /// Layout, outside (255: none), share of the meanings, threshold, labels, rarities, weights; numbers with the low byte first.
    package var bytes: [UInt8] {
        let names = Array(labels.joined(separator: "\n").utf8)
        return [Self.layout, UInt8(outside ?? 255), UInt8(shape.meanings)] + Self.number(threshold.bitPattern)
            + Self.number(UInt32(names.count))
            + names + Self.number(UInt32(shape.rarity.count)) + shape.rarity + weights.bytes
    }

    /// Reads what ``bytes`` wrote; nil when it is anything else.
    package init?(bytes: some Collection<UInt8>) {
        var rest = Array(bytes)[...]
        func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        func number() -> UInt32? { take(4)?.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
        guard let head = take(3).map(Array.init), head[0] == Self.layout, head[2] < 100, let threshold = number(),
            let length = number(), let names = take(Int(length)), let size = number(), let rarity = take(Int(size)),
            let weights = LinearModel(bytes: Array(rest))
        else { return nil }
        let labels = String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
        let outside = Int(head[1])
        guard labels.count == weights.scales.count, outside == 255 || outside < labels.count,
            rarity.isEmpty || rarity.count == 1 << weights.bits
        else { return nil }
        self.init(
            labels: labels, threshold: Float(bitPattern: threshold), outside: outside == 255 ? nil : outside,
            shape: TurnGrams.Shape(bits: weights.bits, meanings: Int(head[2]), rarity: Array(rarity)), weights: weights)
    }

    /// Several in one file, by name.
    package static func file(_ models: [(name: String, model: TurnModel)]) -> [UInt8] {
        models.flatMap { name, model in
            let bytes = model.bytes
            return [UInt8(name.utf8.count)] + Array(name.utf8) + number(UInt32(bytes.count)) + bytes
        }
    }

    package static func models(of file: [UInt8]) -> [String: TurnModel]? {
        var models: [String: TurnModel] = [:]
        var rest = file[...]
        while let length = rest.popFirst() {
            guard rest.count >= Int(length) + 4 else { return nil }
            let name = String(decoding: rest.prefix(Int(length)), as: UTF8.self)
            rest = rest.dropFirst(Int(length))
            let size = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= size, let model = TurnModel(bytes: rest.prefix(size)) else { return nil }
            rest = rest.dropFirst(size)
            models[name] = model
        }
        return models.isEmpty ? nil : models
    }

    private static func number(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> UInt32(8 * $0) & 255) } }
}
