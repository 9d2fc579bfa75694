internal import Dates

/// From when on a caller can come, or until when. What the learnt spans are told of (``Finder/kinds()``) has no part in
/// it, so that they stay as they were learnt.
extension Finder {
    /// Hours after "before" and "after", and habits such as "after work".
    func addLimits(to values: inout Values) {
        guard !tellsNumber else { return }
        let tokens = chart.tokens
        for place in tokens.indices {
            for habit in marks.habits {
                guard let length = habit.phrases.length(in: tokens, at: place) else { continue }
                let range = tokens[place].range.lowerBound..<tokens[place + length - 1].range.upperBound
                // The "lunch" of "after lunch".
                values.times.removeAll { $0.range.overlaps(range) }
                let clock = SpokenClock(habit.hour, isWhole: true)
                add(clock, range, limit(before: place + 1) ?? habit.bound, to: &values)
            }
            if let (clock, node) = limitedHour(at: place) { add(clock, range(node), bound(node), to: &values) }
        }
        values.times.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// "No earlier than" is after, "nothing after" is before; "no, after four" is neither, for its comma.
    func limit(before place: Int) -> Bound? {
        for (bound, phrases) in [(Bound.after, marks.notBefore), (.before, marks.notAfter)] {
            if let length = phrases.length(in: chart.tokens, before: place),
                !chart.tokens[(place - length)..<place].contains(where: { $0.text == "," || $0.isStop })
            {
                return bound
            }
        }
        return nil
    }

    /// Whether a limit's own word is within what stands at a place: "not after work".
    func limit(at place: Int) -> Bound? {
        place + 1 < chart.tokens.count ? limit(before: place + 1) : nil
    }

    private func limitedHour(at place: Int) -> (SpokenClock, Node)? {
        guard marks.hourLimits.length(in: chart.tokens, before: place) != nil,
            !chosen.contains(where: { $0.start <= place && place < $0.end })
        else { return nil }
        for node in chart.nodes[place] {
            guard case .number(let hour, let digits) = node.meaning, (1...24).contains(hour), digits <= 2,
                marks.counted.length(in: chart.tokens, at: node.end) == nil,
                !chosen.contains(where: { node.start < $0.end && $0.start < node.end })
            else { continue }
            return (chart.clock(hour), node)
        }
        return nil
    }

    private func add(_ clock: SpokenClock, _ range: Range<Int>, _ bound: Bound, to values: inout Values) {
        values.times.append(
            Values.Time(
                range: range, from: TimeOfDay(minutes: clock.minutes), until: nil, part: nil, bound: bound,
                isAmbiguous: clock.isAmbiguous, clock: clock))
    }

    /// Whether a number or a name was asked for, and an hour is none of it.
    private var tellsNumber: Bool {
        switch asked {
        case .people, .name, .dateOfBirth, .phone, .postcode: true
        default: false
        }
    }
}
