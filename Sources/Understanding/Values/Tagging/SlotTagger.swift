/// Finds the spans of slots by small weights: a sequence of tags, each judged by its token and by the tag before it.
package struct SlotTagger: Sendable {
    package static let slots = ["date", "time", "people", "first_name", "last_name"]
    /// None; then the beginning and the rest of every slot.
    package static let tags = 1 + 2 * slots.count

    package struct Span: Equatable, Sendable {
        package let slot: String
        /// In UTF-8 bytes.
        package let range: Range<Int>
    }

    package let bits: Int
    /// Which row of ``weights`` each place of the table of features has; 0 is that of the places that say nothing.
    private let rows: [UInt16]
    /// Row by row, one for every tag; the first row is empty.
    private let weights: [Int8]
    /// One for every pair of tags, the one before first.
    private let pairs: [Int8]

    /// - Parameter weights: place by place of the table one for every tag, then one for every pair of tags; at most 65,535
    ///   places have one that is not zero.
    package init(bits: Int, weights: [Int8]) {
        self.bits = bits
        let size = Self.tags << bits
        var rows = [UInt16](repeating: 0, count: 1 << bits)
        var kept = [Int8](repeating: 0, count: Self.tags)
        for place in rows.indices {
            let row = weights[place * Self.tags..<(place + 1) * Self.tags]
            guard row.contains(where: { $0 != 0 }) else { continue }
            rows[place] = UInt16(kept.count / Self.tags)
            kept += row
        }
        self.rows = rows
        self.weights = kept
        pairs = Array(weights[size...])
    }

    /// Reads what ``bytes`` wrote; nil when it is anything else.
    package init?(bytes: [UInt8]) {
        var rest = bytes[...]
        guard let bits = rest.popFirst().map(Int.init), (8...18).contains(bits), rest.count > (1 << bits) / 8 else {
            return nil
        }
        let marks = Array(rest.prefix((1 << bits) / 8))
        rest = rest.dropFirst(marks.count)
        var rows = [UInt16](repeating: 0, count: 1 << bits)
        var weights = [Int8](repeating: 0, count: Self.tags)
        for place in rows.indices where marks[place >> 3] & (1 << UInt8(place & 7)) != 0 {
            guard weights.count / Self.tags <= UInt16.max, let low = rest.popFirst(), let high = rest.popFirst() else {
                return nil
            }
            rows[place] = UInt16(weights.count / Self.tags)
            let mask = UInt16(high) << 8 | UInt16(low)
            for tag in 0..<Self.tags {
                guard mask & (1 << UInt16(tag)) != 0 else {
                    weights.append(0)
                    continue
                }
                guard let weight = rest.popFirst() else { return nil }
                weights.append(Int8(bitPattern: weight))
            }
        }
        guard rest.count == Self.tags * Self.tags else { return nil }
        self.bits = bits
        self.rows = rows
        self.weights = weights
        pairs = rest.map { Int8(bitPattern: $0) }
    }

    /// The bits; a bit for every place, the low ones first, set where it has weights; for each of those which tags have
    /// one, in two bytes with the low one first, and these weights; the pairs.
    package var bytes: [UInt8] {
        var marks = [UInt8](repeating: 0, count: (1 << bits) / 8)
        var body: [UInt8] = []
        for (place, row) in rows.enumerated() where row != 0 {
            marks[place >> 3] |= 1 << UInt8(place & 7)
            let found = weights[Int(row) * Self.tags..<(Int(row) + 1) * Self.tags]
            let mask = found.reversed().reduce(UInt16(0)) { $0 << 1 | ($1 == 0 ? 0 : 1) }
            body += [UInt8(mask & 255), UInt8(mask >> 8)]
            body += found.filter { $0 != 0 }.map { UInt8(bitPattern: $0) }
        }
        return [UInt8(bits)] + marks + body + pairs.map { UInt8(bitPattern: $0) }
    }

    package func spans(_ features: SlotFeatures) -> [Span] {
        Self.spans(best(features.places), features).flatMap { Self.both($0, features) }
    }

    /// "in two hours" says the day and the time at once, which no sequence of tags can.
    private static func both(_ span: Span, _ features: SlotFeatures) -> [Span] {
        guard span.slot == "date" || span.slot == "time",
            let start = features.ranges.indices.last(where: {
                features.kinds[$0] == .instantBegins && features.ranges[$0].lowerBound < span.range.upperBound
            })
        else { return [span] }
        var end = start
        while end + 1 < features.kinds.count, features.kinds[end + 1] == .instantGoesOn { end += 1 }
        let range = features.ranges[start].lowerBound..<features.ranges[end].upperBound
        guard range.overlaps(span.range) else { return [span] }
        return [Span(slot: "date", range: range), Span(slot: "time", range: range)]
    }

    /// The sequence of tags that has most points (Viterbi).
    private func best(_ places: [[Int32]]) -> [Int] {
        guard !places.isEmpty else { return [] }
        let tags = Self.tags
        // Less than any points that a text can have, and far from the end of the numbers.
        let never = Int32.min / 2
        var points = [Int32](repeating: never, count: tags)
        var next = points
        var origins = [UInt8](repeating: 0, count: places.count * tags)
        var emissions = [Int32](repeating: 0, count: tags)
        for (number, places) in places.enumerated() {
            for tag in 0..<tags { emissions[tag] = 0 }
            for place in places {
                let row = Int(rows[Int(place)]) * tags
                guard row > 0 else { continue }
                for tag in 0..<tags { emissions[tag] += Int32(weights[row + tag]) }
            }
            for tag in 0..<tags {
                next[tag] = never
                // The first comes after none.
                for before in 0..<(number == 0 ? 1 : tags) where Self.mayFollow(tag, before) {
                    let sum = number == 0 ? 0 : points[before]
                    let total = sum + emissions[tag] + Int32(pairs[before * tags + tag])
                    if total > next[tag] {
                        next[tag] = total
                        origins[number * tags + tag] = UInt8(before)
                    }
                }
            }
            swap(&points, &next)
        }
        var tag = points.indices.max { points[$0] < points[$1] } ?? 0
        var path = [tag]
        for number in stride(from: places.count - 1, to: 0, by: -1) {
            tag = Int(origins[number * tags + tag])
            path.append(tag)
        }
        return path.reversed()
    }

    package static func begins(_ slot: Int) -> Int { 1 + 2 * slot }
    private static func goesOn(_ tag: Int) -> Bool { tag > 0 && tag % 2 == 0 }
    /// The rest of a slot follows its beginning or its rest.
    package static func mayFollow(_ tag: Int, _ before: Int) -> Bool {
        !goesOn(tag) || before == tag || before == tag - 1
    }

    package static func spans(_ tags: [Int], _ features: SlotFeatures) -> [Span] {
        var spans: [Span] = []
        var open: (slot: Int, range: Range<Int>)?
        func close() {
            if let open { spans.append(Span(slot: slots[open.slot], range: open.range)) }
            open = nil
        }
        for (tag, range) in zip(tags, features.ranges) {
            if goesOn(tag), let slot = open {
                open = (slot.slot, slot.range.lowerBound..<range.upperBound)
            } else {
                close()
                if tag > 0 { open = ((tag - 1) / 2, range) }
            }
        }
        close()
        return spans
    }
}

extension SlotTagger {
    /// The one that the program carries.
    package static let builtIn =
        SlotTagger(bytes: Base64.decode(slotWeights) ?? []) ?? SlotTagger(bits: 8, weights: none)

    private static let none = [Int8](repeating: 0, count: tags << 8 + tags * tags)

    /// - Parameter requested: the slots that were asked for.
    package func spans(in text: String, language: String, requested: [String]) -> [Span] {
        spans(ValueReader(language: language).slotFeatures(text, requested: requested, bits: bits))
    }
}

extension ValueReader {
    /// What the tagger sees of a text, for its training and its use.
    package func slotFeatures(_ text: String, requested: [String], bits: Int) -> SlotFeatures {
        let chart = chart(of: text)
        let asked: Question? = requested.lazy.compactMap { Question(rawValue: $0) }.first
        let finder = Finder(chart: chart, marks: marks, asked: asked)
        return SlotFeatures(chart, kinds: finder.kinds(), requested: requested, bits: bits)
    }
}
