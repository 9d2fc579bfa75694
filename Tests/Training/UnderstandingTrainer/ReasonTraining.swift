import Foundation
import Understanding

/// The model of reasons: one against the rest, from rows that may be shipped alone.
struct ReasonTraining {
    static let bits = 14
    /// What an error costs beside the size of the weights.
    static let cost = 1.0

    struct Row {
        let source: String
        let reason: Int
        let points: [Double]
        let grams: Sparse
        let id: String
        let text: String
    }

    let calls: [Row]
    let others: [Row]

    init(_ data: URL) throws {
        let analyzer = Analyzer.builtIn
        func row(_ source: String, _ reason: CallReason, _ text: String, _ id: String) -> Row {
            let evidence = analyzer.evidence(in: text, bits: Self.bits)
            return Row(
                source: source, reason: reason.index, points: evidence.points, grams: evidence.grams.entries, id: id,
                text: text)
        }
        calls = try ReasonedCall.all(data).map { call in
            guard let reason = CallReason(rawValue: call.reason) else { throw Main.Usage() }
            return row(call.source, reason, call.transcript, call.id)
        }
        others = try ShippedText.all(data).map { row($0.source, $0.reason, $0.text, "") }
    }

    /// Rows whose texts or whose makings are share-alike stay out.
    private static func mayTrain(_ row: Row) -> Bool { row.source != "sgd" }

    func model() -> LinearModel { SVM.fit(calls.filter(Self.mayTrain) + others, bits: Self.bits, cost: Self.cost) }

    /// Every call's reason by a model that did not see it.
    func outOfFold() -> [Int] {
        var predictions = [Int](repeating: 0, count: calls.count)
        let folds = calls.map { fold(of: $0.text, seed: 2) }
        for held in 0..<10 {
            let rows = calls.indices.filter { folds[$0] != held }.map { calls[$0] }.filter(Self.mayTrain)
            let model = SVM.fit(rows + others, bits: Self.bits, cost: Self.cost)
            for place in calls.indices where folds[place] == held { predictions[place] = decide(calls[place], model) }
        }
        return predictions
    }

    private func decide(_ row: Row, _ model: LinearModel?) -> Int {
        let margins =
            model.map { model in SVM.outputs(model, row.grams) }
            ?? CallReason.allCases.map { $0 == .other ? 0.3 : 0 }
        return ReasonReader.decide(points: row.points, margins: margins).index
    }

    func report() throws {
        let truth = calls.map(\.reason)
        let predictions = outOfFold()
        show("out of fold", truth, predictions)
        for (place, row) in calls.enumerated() where predictions[place] != row.reason {
            print(
                "  ", row.id.prefix(24), CallReason.allCases[row.reason], "->", CallReason.allCases[predictions[place]],
                "|", row.text.prefix(150).replacing("\n", with: " / "))
        }
        show("patterns alone", truth, calls.map { decide($0, nil) })
        let all = model()
        show("fitted", truth, calls.map { decide($0, all) })
        for source in ["sgd", "tm4", "nlupp", "dstc11"] {
            let rest = (calls + others).filter { $0.source != source && Self.mayTrain($0) }
            let model = SVM.fit(rest, bits: Self.bits, cost: Self.cost)
            let left = calls.filter { $0.source == source }
            show("without \(source)", left.map(\.reason), left.map { decide($0, model) })
        }
    }

    private func show(_ name: String, _ truth: [Int], _ predictions: [Int]) {
        var figures: [String] = []
        var sum = 0.0
        let classes = Set(truth).sorted()
        for reason in classes {
            let hits = zip(truth, predictions).count { $0 == reason && $1 == reason }
            let f1 = 2 * Double(hits) / Double(truth.count { $0 == reason } + predictions.count { $0 == reason })
            sum += f1
            figures.append("\(CallReason.allCases[reason]) \(String(format: "%.3f", f1))")
        }
        let right = zip(truth, predictions).count { $0 == $1 }
        print(
            name,
            String(
                format: "accuracy %.4f macro-F1 %.4f", Double(right) / Double(truth.count), sum / Double(classes.count)),
            figures.joined(separator: " "))
    }

    func writeFolds(to place: URL) throws {
        let text = zip(calls, outOfFold()).map {
            "{\"id\":\"\($0.id)\",\"reason\":\"\(CallReason.allCases[$1].rawValue)\"}\n"
        }
        try Data(text.joined().utf8).write(to: place.appending(path: "mixed_calls.jsonl"))
    }
}
