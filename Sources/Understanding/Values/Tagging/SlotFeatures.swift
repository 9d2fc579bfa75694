/// What the tagger sees of every token: its word, what stands about it, what the grammar takes it for, and what was
/// asked, each as a place in a table of fixed size (feature hashing).
package struct SlotFeatures: Sendable {
    /// Of every token that is no space, in order.
    package let places: [[Int32]]
    /// In UTF-8 bytes.
    package let ranges: [Range<Int>]
    let kinds: [GrammarKind]

    /// - Parameter requested: the slots that were asked for, by their names.
    init(_ chart: Chart, kinds: [GrammarKind], requested: [String], bits: Int) {
        let tokens = chart.tokens
        ranges = tokens.map(\.range)
        self.kinds = kinds
        let words = tokens.map { Self.hash($0) }
        let classes = tokens.map { Self.number(of: $0, among: chart) }
        let shapes = tokens.map { Self.shape(of: $0) }
        let count = tokens.count
        func at<T>(_ list: [T], _ place: Int, _ first: T, _ last: T) -> T {
            place < 0 ? first : place < count ? list[place] : last
        }
        func word(_ place: Int) -> UInt64 { at(words, place, 1, 2) }
        func kind(_ place: Int) -> UInt64 { at(classes, place, 101, 102) }
        func shape(_ place: Int) -> UInt64 { at(shapes, place, 101, 102) }
        func grammar(_ place: Int) -> UInt64 { UInt64(at(kinds, place, .none, .none).rawValue) }
        func glued(_ place: Int) -> UInt64 { tokens.indices.contains(place) && tokens[place].isGlued ? 1 : 2 }
        let asked = requested.isEmpty ? [7] : requested.map { Self.hash($0) }
        let length: UInt64 = count == 1 ? 1 : count < 4 ? 2 : count < 8 ? 3 : 4
        let shift = UInt64(64 - bits)
        let spans = Self.spans(kinds)
        // What else of its kind is said before and after it.
        let families = kinds.map { ($0.rawValue + 1) / 2 }
        places = tokens.indices.map { place in
            var found: [Int32] = []
            found.reserveCapacity(64)
            func add(_ template: UInt64, _ parts: UInt64...) {
                var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ template &* 0x9E37_79B9_7F4A_7C15
                for part in parts { hash = (hash ^ part) &* 0x100_0000_01B3 ^ (hash >> 29) }
                found.append(Int32(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift))
            }
            add(0)
            for offset in -3...3 {
                let template = UInt64(offset + 4)
                add(template, word(place + offset))
                add(template + 10, kind(place + offset))
                add(template + 20, grammar(place + offset))
            }
            for offset in -1...1 { add(UInt64(offset + 32), shape(place + offset)) }
            let text = tokens[place].text.utf8
            add(34, Self.hash(text.prefix(3)))
            add(35, Self.hash(text.suffix(3)))
            add(36, Self.hash(text.suffix(2)))
            add(37, length)
            add(38, UInt64(min(place, 3)))
            add(39, UInt64(min(count - 1 - place, 3)))
            add(40, word(place - 1), word(place))
            add(41, word(place), word(place + 1))
            add(42, word(place - 2), word(place - 1))
            add(43, word(place + 1), word(place + 2))
            add(44, kind(place - 1), kind(place), kind(place + 1))
            add(45, word(place - 1), kind(place))
            add(46, kind(place), word(place + 1))
            add(47, grammar(place), word(place))
            add(48, grammar(place), word(place - 1))
            add(49, grammar(place - 1), grammar(place), grammar(place + 1))
            add(50, grammar(place), word(place + 1))
            add(51, shape(place - 1), shape(place), shape(place + 1))
            add(52, word(place - 1), shape(place))
            add(53, word(place - 2), word(place - 1), kind(place))
            // "11:45AM" is one thing where "11:45 AM" may be two.
            let (isGlued, isFollowed) = (glued(place), glued(place + 1))
            add(54, isGlued, isFollowed, kind(place))
            add(55, isGlued, word(place))
            add(56, isFollowed, word(place + 1))
            add(57, isGlued, kind(place - 1), word(place))
            for slot in asked {
                add(60, slot)
                add(61, slot, word(place))
                add(62, slot, kind(place))
                add(63, slot, length)
                add(64, slot, shape(place))
                add(65, slot, grammar(place))
                add(66, slot, word(place - 1))
                add(67, slot, length, kind(place))
            }
            if let span = spans[place] {
                let (family, size) = (UInt64(families[place]), UInt64(min(span.count, 5)))
                let (before, after) = (word(span.lowerBound - 1), word(span.upperBound))
                let here = UInt64(place - span.lowerBound)
                add(70, family, before)
                add(71, family, after)
                add(72, family, before, after)
                add(73, family, size, here)
                add(74, family, word(span.lowerBound - 2), before)
                add(75, family, after, word(span.upperBound + 1))
                let earlier = families[..<span.lowerBound].contains(families[place])
                let later = families[span.upperBound...].contains(families[place])
                add(76, family, earlier ? 1 : 2, later ? 1 : 2)
                add(77, family, word(span.lowerBound), word(span.upperBound - 1))
                add(78, family, word(0))
                add(79, family, word(0), word(1))
                for slot in asked { add(80, slot, family, before) }
            }
            return found
        }
    }

    /// Of every token, the phrase of the grammar that it is in.
    private static func spans(_ kinds: [GrammarKind]) -> [Range<Int>?] {
        var spans = [Range<Int>?](repeating: nil, count: kinds.count)
        var start = 0
        while start < kinds.count {
            var end = start + 1
            guard kinds[start] != .none else {
                start = end
                continue
            }
            while end < kinds.count, kinds[end].goesOn { end += 1 }
            for place in start..<end { spans[place] = start..<end }
            start = end
        }
        return spans
    }

    /// What the grammar takes a token for, and whether it begins it.
    enum GrammarKind: UInt8, Sendable {
        case none
        case dateBegins, dateGoesOn, timeBegins, timeGoesOn, peopleBegins, peopleGoesOn, otherBegins, otherGoesOn
        case instantBegins, instantGoesOn

        var goesOn: Bool { self != .none && rawValue % 2 == 0 }
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private static func hash(_ text: String) -> UInt64 { hash(text.utf8) }

    private static func hash(_ token: SpokenToken) -> UInt64 {
        if case .digits(let value, let count) = token.form {
            return UInt64(truncatingIfNeeded: value) &* 31 &+ UInt64(count)
        }
        return hash(token.text)
    }

    /// Digits by what they may be, and words that say a number, a month, a weekday.
    private static func number(of token: SpokenToken, among chart: Chart) -> UInt64 {
        if case .digits(let value, let count) = token.form {
            if count == 4 { return (1_900...2_100).contains(value) ? 20 : 21 }
            return count > 2 ? 22 : value == 0 ? 23 : value <= 12 ? 24 : value <= 31 ? 25 : value < 60 ? 26 : 27
        }
        guard token.word != nil, let place = chart.place(of: token) else { return 0 }
        for node in chart.nodes[place] where node.end == place + 1 {
            switch node.meaning {
            case .number(let value, _): return value <= 12 ? 1 : 2
            case .ordinal: return 3
            case .month: return 4
            case .weekday: return 5
            case .unit: return 6
            case .part: return 7
            case .half: return 8
            case .person, .child: return 9
            case .offset: return 10
            default: continue
            }
        }
        return 0
    }

    private static func shape(of token: SpokenToken) -> UInt64 {
        switch token.form {
        case .digits(_, let count): return 40 + UInt64(min(count, 5))
        case .mark(let mark): return 50 + UInt64(mark)
        case .letters:
            let length = token.range.count
            return (token.isCapitalised ? 1 : 2) + (length == 1 ? 10 : length == 2 ? 20 : 30)
        }
    }
}
