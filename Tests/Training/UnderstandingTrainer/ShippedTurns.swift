import Foundation
import Understanding

/// What the shipped model of intents is made from: rows that may be shipped, and our own; attributions are in NOTICE.md.
struct ShippedTurns {
    static let bits = 14
    static let cost: Float = 1
    /// Rare intents count for more, but not in full.
    static let balance: Float = 0.7

    let rows: [(set: String, row: TurnRow)]

    init(_ data: URL) throws {
        var rows: [(set: String, row: TurnRow)] = []
        func fields(_ file: String) throws -> [[String]] {
            try lines(data.appending(path: "ship/\(file).tsv"))
                .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        }
        for (set, file) in [
            ("clinc", "intent_clinc150_ccby3"), ("hwu64", "intent_hwu64_ccby4"), ("dstc11", "intent_dstc11_cdlap2"),
        ] {
            for row in try fields(file) where row.count == 3 && Intent(rawValue: row[0]) != nil {
                rows.append((set, TurnRow(set, row[2], [row[0]])))
            }
        }
        for row in try fields("nlupp_ccby4") where row.count == 4 {
            let labels = Self.labels(ivr: row[0], intents: Set(row[1].split(separator: ",").map(String.init)))
            if !labels.isEmpty { rows.append(("nlupp", TurnRow("nlupp", row[3], labels.sorted()))) }
        }
        for row in try fields("slots_r8k_ccby4") where row.count == 3 {
            guard let asked = Self.asked[String(row[0].split(separator: ",").first ?? "")] else { continue }
            let context = IntentReader.context(of: asked)
            rows.append(("r8k", TurnRow("r8k", row[2], [Intent.provideInfo.rawValue], context: context)))
        }
        for row in OwnTurns.all { rows.append(("ours", row)) }
        self.rows = rows
    }

    private static let asked: [String: Question] = [
        "people": .people, "date": .date, "time": .time, "first_name": .name, "last_name": .name,
    ]

    /// NLU++'s modular intents as ours.
    private static func labels(ivr: String, intents: Set<String>) -> Set<String> {
        var labels: Set<Intent> = []
        let simple: [String: Intent] = [
            "affirm": .affirm, "deny": .negate, "dont_know": .dontKnow, "greet": .greet, "end_call": .goodbye,
            "thank": .thanks, "repeat": .sayAgain, "handoff": .speakToAgent, "how_much": .price,
            "lost_stolen": .complaint, "wrong_notworking_notshowing": .complaint,
        ]
        for intent in intents { if let ours = simple[intent] { labels.insert(ours) } }
        let visits: Set = ["booking", "appointment", "restaurant", "spa", "check_in", "check_out", "arrival"]
        let isVisit = !intents.isDisjoint(with: visits)
        if isVisit, intents.contains("cancel_close_leave_freeze") { labels.insert(.cancel) }
        if isVisit, intents.contains("change") { labels.insert(.reschedule) }
        let isKnown = !intents.isDisjoint(with: ["existing", "change", "cancel_close_leave_freeze", "when", "how_much"])
        if !isKnown, !intents.isDisjoint(with: ["booking", "appointment"]) { labels.insert(.book) }
        if let ours = Intent(rawValue: ivr) { labels.insert(ours) }
        if labels.isEmpty, !intents.isEmpty { labels.insert(.outOfScope) }
        return Set(labels.map(\.rawValue))
    }

    /// - Parameter without: the set whose rows are left out.
    func model(without: String? = nil, only places: [Int]? = nil) -> TurnModel {
        let labels = Intent.allCases.map(\.rawValue)
        let kept = (places ?? Array(rows.indices)).map { rows[$0] }.filter { $0.set != without }.map(\.row)
        let shape = IntentTraining.shape(kept, bits: Self.bits, meanings: 25)
        let separator = Separator(bits: Self.bits, cost: Self.cost, balance: Self.balance)
        let weights = separator.weights(LabelledRows(kept, labels: labels, shape: shape))
        return TurnModel(
            labels: labels, threshold: -0.2, outside: Intent.outOfScope.index(in: labels), shape: shape,
            weights: separator.model(weights))
    }
}

extension Intent {
    fileprivate func index(in labels: [String]) -> Int? { labels.firstIndex(of: rawValue) }
}

/// What it is worth where no row of a set was learnt from, and where some were.
struct LeftOut {
    let data: URL
    let turns: ShippedTurns

    init(_ data: URL) throws {
        self.data = data
        turns = try ShippedTurns(data)
    }

    func report() throws {
        let rules = IntentReader(model: nil)
        let folds = turns.rows.map { fold(of: $0.row.text, seed: 4) % 5 }
        for set in ["clinc", "hwu64", "dstc11", "nlupp"] {
            let rows = turns.rows.filter { $0.set == set }.map(\.row)
            show("\(set): rules alone", rows) { rules.read($0.text, language: "en") }
            let model = turns.model(without: set)
            let reader = IntentReader(model: model)
            alone("\(set): model without it", rows, model)
            show("\(set): rules and model without it", rows) { reader.read($0.text, language: "en") }
            let seen = turns.rows.indices.filter { turns.rows[$0].set != set || folds[$0] != 0 }
            let held = turns.rows.indices.filter { turns.rows[$0].set == set && folds[$0] == 0 }.map {
                turns.rows[$0].row
            }
            let other = turns.model(only: seen)
            alone("\(set): model, a fifth held out", held, other)
            let whole = IntentReader(model: other)
            show("\(set): rules and model, a fifth held out", held) { whole.read($0.text, language: "en") }
        }
    }

    private func alone(_ name: String, _ rows: [TurnRow], _ model: TurnModel) {
        count(name, rows.map { ($0.labels, model.label(of: model.margins($0.text))) })
    }

    private func show(_ name: String, _ rows: [TurnRow], _ read: (TurnRow) -> IntentReading) {
        count(
            name,
            rows.map { row in
                let reading = read(row)
                return (
                    row.labels, reading.isOutOfScope ? "out_of_scope" : reading.intents.first?.intent.rawValue ?? ""
                )
            })
    }

    private func count(_ name: String, _ pairs: [(truth: [String], said: String)]) {
        let inner = pairs.filter { $0.truth != ["out_of_scope"] }
        let outer = pairs.filter { $0.truth == ["out_of_scope"] }
        func share(_ pairs: [(truth: [String], said: String)]) -> Double {
            Double(pairs.count { $0.truth.contains($0.said) }) / Double(max(1, pairs.count))
        }
        print(name, String(format: "in scope %.3f (%d), out of scope %.3f", share(inner), inner.count, share(outer)))
    }
}
