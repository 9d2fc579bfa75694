import Foundation
import Understanding

/// The models of turns: the one that is shipped, and those of the public sets' own labels, which measure.
struct IntentTraining {
    /// A set with its authors' labels.
    struct Measured {
        let name: String
        let rows: [TurnRow]
        /// The label of what is outside, which the threshold is for.
        var outside: String?
        /// Which rows are cut apart from which: the same for all of one speaker or dialogue.
        let folds: [Int]
        let foldCount: Int
        var bits = 15
        /// What ``TurnGrams/Shape`` says of it.
        var meanings = 25
        var cost: Float = 1
        /// As ``Separator/balance``; 0 where several labels may be right.
        var balance: Float = 1

        func part(_ places: [Int]) -> Measured {
            Measured(
                name: name, rows: places.map { rows[$0] }, outside: outside, folds: places.map { folds[$0] },
                foldCount: foldCount, bits: bits, meanings: meanings, cost: cost, balance: balance)
        }
    }

    let data: URL

    init(_ data: URL) { self.data = data }

    /// Trains on some rows and makes what reads others.
    func model(_ set: Measured, of places: [Int], threshold: Float) -> TurnModel {
        let separator = Separator(bits: set.bits, cost: set.cost, balance: set.balance)
        let labels = Set(set.rows.flatMap(\.labels)).sorted()
        let shape = Self.shape(places.map { set.rows[$0] }, bits: set.bits, meanings: set.meanings)
        let rows = LabelledRows(places.map { set.rows[$0] }, labels: labels, shape: shape)
        return TurnModel(
            labels: labels, threshold: threshold, outside: set.outside.flatMap(labels.firstIndex), shape: shape,
            weights: separator.model(separator.weights(rows)))
    }

    /// How rare each place of the table is in a set: 16 for what is in every row, more for what is in few.
    static func shape(_ rows: [TurnRow], bits: Int, meanings: Int) -> TurnGrams.Shape {
        var counts = [Int](repeating: 0, count: 1 << bits)
        let plain = TurnGrams.Shape(bits: bits, meanings: meanings)
        for row in rows {
            for place in Set(TurnGrams(row.text, context: row.context, shape: plain).entries.map(\.place)) {
                counts[place] += 1
            }
        }
        let rarity = counts.map { UInt8(min(255, 16 * (1 + log((1 + Float(rows.count)) / (1 + Float($0)))))) }
        return TurnGrams.Shape(bits: bits, meanings: meanings, rarity: rarity)
    }

    /// The margins of every row by a model that did not see it, by label.
    func outOfFold(_ set: Measured) -> (labels: [String], margins: [[Float]]) {
        var labels: [String] = []
        var margins = [[Float]](repeating: [], count: set.rows.count)
        for held in 0..<set.foldCount {
            let model = model(set, of: set.rows.indices.filter { set.folds[$0] != held }, threshold: 0)
            labels = model.labels
            for place in set.rows.indices where set.folds[place] == held {
                margins[place] = model.margins(set.rows[place].text, context: set.rows[place].context)
            }
        }
        return (labels, margins)
    }

    /// So many of the rows outside are to be told from those inside, by models that did not see them; more than is
    /// asked for, since other rows are never as alike.
    private static let recall = 0.83

    /// Where several labels may be right: the threshold with the best micro-F1. Where one is outside: where ``recall``
    /// of its rows are found.
    func threshold(_ set: Measured, _ labels: [String], _ margins: [[Float]]) -> Float {
        if let outside = set.outside.flatMap(labels.firstIndex) {
            let scores = set.rows.indices.filter { set.rows[$0].labels == [labels[outside]] }.map { place in
                (margins[place].enumerated().filter { $0.offset != outside }.map(\.element).max() ?? 0)
                    - margins[place][outside]
            }
            return scores.sorted()[min(scores.count - 1, Int(Self.recall * Double(scores.count)))]
        }
        let candidates = stride(from: Float(-0.6), through: 0.2, by: 0.05)
        return candidates.max { Score(set.rows, labels, margins, $0).f1 < Score(set.rows, labels, margins, $1).f1 } ?? 0
    }

    /// Hits beside what was said and what is true, of rows that may have several labels.
    struct Score {
        let f1: Double

        init(_ rows: [TurnRow], _ labels: [String], _ margins: [[Float]], _ threshold: Float) {
            var hits = 0
            var both = 0
            for (row, margins) in zip(rows, margins) {
                let said = labels.indices.filter { margins[$0] > threshold }.map { labels[$0] }
                hits += said.count { row.labels.contains($0) }
                both += said.count + row.labels.count
            }
            f1 = 2 * Double(hits) / Double(max(1, both))
        }
    }

    func measuredSets() throws -> [Measured] {
        let clinc = try PublicTurn.all(data, "intent/clinc150")
        let nlupp = try PublicTurn.all(data, "nlu_multilabel/nlupp")
        let acts = try PublicDialogue.acts(data)
        func plain(_ name: String, _ file: String) throws -> Measured {
            let rows = try PublicTurn.all(data, file)
            return Measured(
                name: name, rows: rows.map { TurnRow($0.id, $0.text, [$0.label ?? ""]) },
                folds: rows.map { fold(of: $0.text, seed: 3) % 5 }, foldCount: 5)
        }
        return [
            Measured(
                name: "clinc", rows: clinc.map { TurnRow($0.id, $0.text, [$0.label ?? ""]) }, outside: "oos",
                folds: clinc.map { fold(of: $0.text, seed: 3) % 5 }, foldCount: 5, bits: 16, meanings: 15,
                balance: 0.5),
            // The authors' own folds, two by two.
            Measured(
                name: "nlupp", rows: nlupp.map { TurnRow($0.id, $0.text, $0.intents ?? []) },
                folds: nlupp.map { (Int($0.id.split(separator: "/")[2]) ?? 0) % 7 }, foldCount: 7, bits: 16,
                meanings: 45,
                cost: 3, balance: 0),
            Measured(
                name: "sgd", rows: acts, folds: acts.map { fold(of: $0.group, seed: 3) % 5 }, foldCount: 5, cost: 2,
                balance: 0),
            try plain("hwu64", "intent/hwu64"), try plain("dstc11", "intent/dstc11_callcentre"),
            try plain("banking77", "intent/banking77"),
        ]
    }

    /// All of them in one file.
    func measured() throws -> Data {
        Data(
            TurnModel.file(
                try measuredSets().map { set in
                    var threshold: Float = 0
                    if set.outside != nil || set.balance == 0 {
                        let (labels, margins) = outOfFold(set)
                        threshold = self.threshold(set, labels, margins)
                    }
                    return (set.name, model(set, of: Array(set.rows.indices), threshold: threshold))
                }))
    }

    /// The model that the program carries.
    func shipped() throws -> TurnModel { try ShippedTurns(data).model() }

    /// Predictions for rows by models that did not see them, as `score.py` reads them; the turns of SGD one by one.
    func writeFolds(to place: URL) throws {
        for set in try measuredSets().prefix(3) {
            let (labels, margins) = outOfFold(set)
            let model = TurnModel(
                labels: labels, threshold: threshold(set, labels, margins),
                outside: set.outside.flatMap(labels.firstIndex), shape: TurnGrams.Shape(bits: 8, meanings: 0),
                weights: LinearModel(bits: 8, scales: [], biases: [], weights: []))
            var answers = Data()
            for (row, margins) in zip(set.rows, margins) {
                let said: Any = set.balance == 0 ? model.labels(of: margins) : model.label(of: margins)
                let key = set.balance == 0 ? "intents" : "intent"
                answers += try JSONSerialization.data(
                    withJSONObject: ["id": row.id, "gold": row.labels, key: said], options: .sortedKeys)
                answers.append(UInt8(ascii: "\n"))
            }
            try answers.write(to: place.appending(path: "\(set.name).jsonl"))
        }
    }

    /// What the models are worth on rows that they were not made from.
    func report() throws {
        try LeftOut(data).report()
        for set in try measuredSets().prefix(3) {
            let (labels, margins) = outOfFold(set)
            let threshold = threshold(set, labels, margins)
            guard let outside = set.outside.flatMap(labels.firstIndex) else {
                let f1 = Score(set.rows, labels, margins, threshold).f1
                print(set.name, String(format: "out of fold: micro-F1 %.4f, threshold %.2f", f1, threshold))
                continue
            }
            report("\(set.name) out of fold:", set.rows, labels, margins, outside, threshold)
            // As its authors cut it: other rows are not as alike as a fold's.
            let learnt = set.rows.indices.filter { set.rows[$0].id.contains("train") }
            let part = set.part(learnt)
            let (_, others) = outOfFold(part)
            let model = model(part, of: Array(learnt.indices), threshold: 0)
            let rows = set.rows.filter { !$0.id.contains("train") }
            report(
                "\(set.name) val by train:", rows, model.labels, rows.map { model.margins($0.text) }, outside,
                self.threshold(part, model.labels, others))
        }
    }

    private func report(
        _ name: String, _ rows: [TurnRow], _ labels: [String], _ margins: [[Float]], _ outside: Int, _ threshold: Float
    ) {
        var (inner, outer) = ((right: 0, all: 0), (right: 0, all: 0))
        for (row, margins) in zip(rows, margins) {
            let best = labels.indices.filter { $0 != outside }.max { margins[$0] < margins[$1] } ?? 0
            let said = margins[best] - margins[outside] > threshold ? best : outside
            let right = row.labels == [labels[said]] ? 1 : 0
            if row.labels == [labels[outside]] {
                outer = (outer.right + right, outer.all + 1)
            } else {
                inner = (inner.right + right, inner.all + 1)
            }
        }
        func share(_ part: (right: Int, all: Int)) -> Double { Double(part.right) / Double(max(1, part.all)) }
        print(name, String(format: "in scope %.4f, out of scope %.4f", share(inner), share(outer)))
    }
}
