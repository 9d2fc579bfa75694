import Foundation
import Synchronization
import Understanding

/// The tagger of slots: a conditional random field, from RESTAURANTS-8K.
struct SlotTraining {
    static let bits = 17
    private static let rounds = 5
    /// How many models are learnt, each of the examples in an order of its own; the weights are their means, which
    /// depend less on the order than those of one.
    private static let orders = 16
    /// And of each model's those after every so many examples of the second half of the rounds.
    private static let between = 1_500
    /// A feature of fewer rows is not looked at; every row counts once for each of its casings.
    private static let leastRows = 2
    /// Weights over this are cut to it.
    private static let largest: Float = 2
    /// What is less in all of a place's weights is nothing.
    private static let faint: Float = 0.08
    /// How much less a token is thought to be in no slot: raters left out some spans, so that finding what they did not
    /// mark costs less than missing what they did.
    private static let reluctance: Float = 0.45

    struct Row {
        let text: String
        let requested: [String]
        /// Slot, start and end in UTF-8 bytes.
        let spans: [(slot: String, range: Range<Int>)]
    }

    struct Example {
        let features: SlotFeatures
        let tags: [Int]
    }

    let rows: [Row]
    private let reader = ValueReader(language: "en-GB")

    init(_ data: URL) throws {
        rows = try lines(data.appending(path: "ship/slots_r8k_ccby4.tsv")).compactMap { line in
            let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3 else { return nil }
            // Places are counted in Unicode scalars there.
            var bytes = [0]
            for scalar in fields[2].unicodeScalars { bytes.append(bytes[bytes.count - 1] + UTF8.width(scalar)) }
            let spans = fields[1].split(separator: ";").compactMap { span -> (slot: String, range: Range<Int>)? in
                let parts = span.split(separator: ":")
                guard parts.count == 3, let start = Int(parts[1]), let end = Int(parts[2]), start < end,
                    end < bytes.count
                else { return nil }
                return (String(parts[0]), bytes[start]..<bytes[end])
            }
            return Row(text: fields[2], requested: fields[0].split(separator: ",").map(String.init), spans: spans)
        }
    }

    private func example(_ row: Row) -> Example {
        let features = reader.slotFeatures(row.text, requested: row.requested, bits: Self.bits)
        var tags = [Int](repeating: 0, count: features.ranges.count)
        for span in row.spans {
            guard let slot = SlotTagger.slots.firstIndex(of: span.slot) else { continue }
            var tag = SlotTagger.begins(slot)
            for (place, range) in features.ranges.enumerated()
            where range.lowerBound >= span.range.lowerBound && range.upperBound <= span.range.upperBound {
                tags[place] = tag
                tag = SlotTagger.begins(slot) + 1
            }
        }
        return Example(features: features, tags: tags)
    }

    /// Recognisers may write no capitals: every row is learnt as it stands and in small letters.
    private func examples(_ rows: [Row]) -> [Example] {
        rows.flatMap { row in
            let small = row.text.lowercased()
            guard small != row.text, small.utf8.count == row.text.utf8.count else { return [example(row)] }
            return [example(row), example(Row(text: small, requested: row.requested, spans: row.spans))]
        }
    }

    private func fit(_ examples: [Example]) -> SlotTagger {
        // What few rows have is chance.
        var counts = [Int32](repeating: 0, count: 1 << Self.bits)
        for example in examples { for place in Set(example.features.places.joined()) { counts[Int(place)] += 1 } }
        let known = examples.map { $0.features.places.map { $0.filter { counts[Int($0)] >= Self.leastRows } } }
        var mean = [Float](repeating: 0, count: ChainField(bits: Self.bits).weights.count)
        for seed in 0..<Self.orders {
            var field = ChainField(bits: Self.bits)
            var order = Array(examples.indices)
            var random = SplitMix(state: UInt64(seed))
            for round in 0..<Self.rounds {
                order.shuffle(using: &random)
                for (count, number) in order.enumerated() {
                    field.learn(known[number], examples[number].tags)
                    guard round >= Self.rounds / 2, count % Self.between == 0 else { continue }
                    for place in mean.indices { mean[place] += field.weights[place] }
                }
            }
        }
        let times = (Self.rounds - Self.rounds / 2) * ((examples.count + Self.between - 1) / Self.between)
        for place in mean.indices { mean[place] /= Float(Self.orders * times) }
        let tags = SlotTagger.tags
        let pairs = tags << Self.bits
        for before in 0..<tags { mean[pairs + before * tags] -= Self.reluctance }
        // Places that hardly speak for anything are left out.
        for start in stride(from: 0, to: pairs, by: tags)
        where mean[start..<start + tags].allSatisfy({ abs($0) < Self.faint }) {
            for tag in 0..<tags { mean[start + tag] = 0 }
        }
        return SlotTagger(
            bits: Self.bits,
            weights: mean.map { Int8((max(-1, min(1, $0 / Self.largest)) * 127).rounded()) })
    }

    func model() -> SlotTagger { fit(examples(rows)) }

    /// Spans of every row by a model that did not see it, and how many of them are right.
    func report() {
        let folds = rows.map { fold(of: $0.text, seed: 3) }
        let ready = rows.map { examples([$0]) }
        let tallies = Tallies()
        DispatchQueue.concurrentPerform(iterations: 10) { held in
            let model = fit(rows.indices.filter { folds[$0] != held }.flatMap { ready[$0] })
            for place in rows.indices where folds[place] == held {
                tallies.add("slots", rows[place].spans, model.spans(ready[place][0].features))
                // The last is the one in small letters.
                guard let small = ready[place].last else { continue }
                tallies.add("slots, small letters", rows[place].spans, model.spans(small.features))
            }
        }
        tallies.show()
    }

    /// Filled by several threads.
    private final class Tallies: Sendable {
        private struct Tally {
            var right = 0
            var overlapping = 0
            var all = 0
        }

        private let tallies = Mutex<[String: Tally]>([:])

        func add(_ name: String, _ truth: [(slot: String, range: Range<Int>)], _ found: [SlotTagger.Span]) {
            tallies.withLock { tallies in
                var tally = tallies[name] ?? Tally()
                tally.all += truth.count + found.count
                for span in truth {
                    let others = found.filter { $0.slot == span.slot }
                    if others.contains(where: { $0.range == span.range }) { tally.right += 1 }
                    if others.contains(where: { $0.range.overlaps(span.range) }) { tally.overlapping += 1 }
                }
                tallies[name] = tally
            }
        }

        func show() {
            for (name, tally) in tallies.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
                let (right, overlapping) = (Double(2 * tally.right), Double(2 * tally.overlapping))
                print(
                    name,
                    String(
                        format: "out of fold: exact %.4f overlap %.4f", right / Double(tally.all),
                        overlapping / Double(tally.all)))
            }
        }
    }
}
