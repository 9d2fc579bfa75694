internal import Dates

/// Chooses from the chart what was meant: phrases that do not share a word, together as many words as may be.
struct Finder {
    let chart: Chart
    let marks: ValueMarks
    let asked: Question?

    /// Whether a time is said in so many words.
    private let hasClock: Bool
    private(set) var chosen: [Node] = []

    typealias Node = Chart.Node

    init(chart: Chart, marks: ValueMarks, asked: Question?) {
        self.chart = chart
        self.marks = marks
        self.asked = asked
        hasClock = chart.nodes.contains { nodes in
            nodes.contains { if case .clock = $0.meaning { true } else { false } }
        }
        chosen = ofOneWeek(choose())
    }

    func values() -> Values {
        var values = Values()
        for node in chosen { add(node, to: &values) }
        addLimits(to: &values)
        values.settleParts()
        let instead = startsInstead()
        settleDenials(&values.dates, &values.deniedDates, \.range, instead)
        settleDenials(&values.times, &values.deniedTimes, \.range, instead)
        return values
    }

    /// What every token is taken for.
    func kinds() -> [SlotFeatures.GrammarKind] {
        var kinds = [SlotFeatures.GrammarKind](repeating: .none, count: chart.tokens.count)
        for node in chosen {
            let (begins, goesOn): (SlotFeatures.GrammarKind, SlotFeatures.GrammarKind) =
                switch node.meaning {
                case .day, .days, .dayPart: (.dateBegins, .dateGoesOn)
                case .clock, .clocks, .part: (.timeBegins, .timeGoesOn)
                case .people: (.peopleBegins, .peopleGoesOn)
                case .instant: (.instantBegins, .instantGoesOn)
                default: (.otherBegins, .otherGoesOn)
                }
            for place in node.start..<node.end { kinds[place] = place == node.start ? begins : goesOn }
        }
        return kinds
    }

    // MARK: Choosing

    private func choose() -> [Node] {
        let count = chart.tokens.count
        var best = [(score: Int, node: Node?)](repeating: (0, nil), count: count + 1)
        for place in stride(from: count - 1, through: 0, by: -1) {
            best[place] = (best[place + 1].score, nil)
            for node in chart.nodes[place] {
                guard let (meaning, worth) = weigh(node) else { continue }
                let firm = (node.start..<node.end).count { !chart.tokens[$0].isSoft }
                let score = best[node.end].score + firm * 10 + worth
                if score > best[place].score {
                    best[place] = (score, Node(start: node.start, end: node.end, meaning: meaning))
                }
            }
        }
        var chosen: [Node] = []
        var place = 0
        while place < count {
            if let node = best[place].node {
                chosen.append(node)
                place = node.end
            } else {
                place += 1
            }
        }
        return chosen
    }

    /// What a node is worth beside its words; nil when it is no value by itself.
    private func weigh(_ node: Node) -> (Meaning, Int)? {
        switch node.meaning {
        case .day(_, let isDoubtful): return (node.meaning, isDoubtful ? -4 : -3)
        case .clock, .amount, .instant, .dayPart, .dayClock: return (node.meaning, -3)
        case .days, .clocks, .people: return (node.meaning, -4)
        case .stretch, .part: return (node.meaning, -5)
        case .nothing: return (node.meaning, -3)
        case .now:
            // "I need nothing else now" asks for no time.
            let isAll = chart.tokens.count { !$0.isSoft && $0.form == .letters } <= node.end - node.start + 1
            let isAsked = asked == .date || asked == .time || asked == .dateAndTime
            return isAll || isAsked ? (.instant(chart.doer.today, chart.doer.minute), -3) : nil
        case .party(let count):
            switch asked {
            case .time where !hasClock: return (1...24).contains(count) ? (.clock(chart.clock(count)), -4) : nil
            case .date: return nil
            // "Can you find one?" and "looking for one" count nobody.
            default: return count == 1 && asked != .people ? nil : (.people(count), -4)
            }
        case .number(let number, let digits):
            return bare(number, digits).map { ($0, -5) }
        case .ordinal(let number) where asked == .date || asked == .dateAndTime:
            // "Prima di pranzo" is before something.
            guard marks.before.length(in: chart.tokens, at: node.start) == nil else { return nil }
            return chart.dayOfMonth(number).map { ($0, -5) }
        default: return nil
        }
    }

    /// A number by itself is what was asked for.
    private func bare(_ number: Int, _ digits: Int) -> Meaning? {
        switch asked {
        case .time:
            if (0...24).contains(number), digits <= 2 { return .clock(chart.clock(number)) }
            return Pattern.Filter.hhmm.admits(.number(number, digits: digits)) ? chart.written(number, digits) : nil
        case .date: return digits <= 2 ? chart.dayOfMonth(number) : nil
        case .people: return (1...200).contains(number) ? .people(number) : nil
        default: return nil
        }
    }

    // MARK: What was chosen

    func range(_ node: Node) -> Range<Int> {
        chart.tokens[node.start].range.lowerBound..<chart.tokens[node.end - 1].range.upperBound
    }

    /// What stands behind a node, as languages have it that put such words there.
    private func boundBehind(_ node: Node) -> Bound? {
        if marks.afterIt.length(in: chart.tokens, at: node.end) != nil { return .after }
        return marks.beforeIt.length(in: chart.tokens, at: node.end) != nil ? .before : nil
    }

    func bound(_ node: Node) -> Bound {
        if let limit = limit(before: node.start) ?? limit(at: node.start) { return limit }
        for (bound, phrases) in [(Bound.after, marks.after), (.before, marks.before), (.about, marks.about)]
        where phrases.length(in: chart.tokens, before: node.start) != nil
            || !node.isRange && phrases.length(in: chart.tokens, at: node.start).map({ !isPart($0, of: node) }) == true
        { return bound }
        return .at
    }

    /// Whether the first words of a node say what it is: "après-demain" is not after tomorrow.
    private func isPart(_ length: Int, of node: Node) -> Bool {
        var next = node.start + length
        while next < node.end, chart.tokens[next].isSoft { next += 1 }
        guard next < node.end else { return false }
        let rest = chart.nodes[next].filter { $0.end == node.end }
        return rest.contains { if case .day = $0.meaning { true } else { false } }
            && !rest.contains { $0.meaning == node.meaning }
    }

    private func add(_ node: Node, to values: inout Values) {
        let range = range(node)
        func day(_ first: Int, _ last: Int, _ span: DaySpan, _ isDoubtful: Bool = false) {
            // "Not before Monday" is after Sunday.
            let limit = limit(before: node.start)
            let first = limit == .after ? first - 1 : limit == .before ? last + 1 : first
            let last = limit == nil ? last : first
            values.dates.append(
                Values.Day(
                    range: range, first: CalendarDate(daysSince1970: first), last: CalendarDate(daysSince1970: last),
                    span: limit == nil ? span : .day,
                    bound: (node.isDay ? boundBehind(node) : nil) ?? bound(node),
                    isDoubtful: isDoubtful))
        }
        func time(_ clock: SpokenClock?, _ until: SpokenClock? = nil, _ part: DayPart? = nil) {
            values.times.append(
                Values.Time(
                    range: range, from: clock.map { TimeOfDay(minutes: $0.minutes) },
                    until: until.map { TimeOfDay(minutes: $0.minutes) }, part: part ?? clock?.part,
                    bound: boundBehind(node) ?? (clock?.isAbout == true ? .about : bound(node)),
                    isAmbiguous: clock?.isAmbiguous == true, clock: clock))
        }
        switch node.meaning {
        case .day(let first, let isDoubtful): day(first, first, .day, isDoubtful)
        case .days(let first, let last, let span): day(first, last, span)
        case .dayPart(let first, let part):
            day(first, first, .day)
            time(nil, nil, part)
        case .instant(let first, let minute):
            day(first, first, .day)
            time(SpokenClock(minute / 60, minute % 60, isWhole: true))
        case .dayClock(let first, let clock):
            day(first, first, .day)
            time(clock)
        case .clock(let clock): time(clock)
        case .clocks(let from, let until): time(from, until)
        case .part(let part): time(nil, nil, part)
        case .stretch(let stretch):
            values.durations.append(
                Values.Duration(
                    range: range, months: stretch.months, days: stretch.days, minutes: stretch.seconds / 60))
        case .people(let count): values.people.append(Values.People(range: range, count: count))
        case .amount(let hundredths, let currency):
            values.amounts.append(Values.Amount(range: range, hundredths: hundredths, currency: currency))
        default: break
        }
    }
}

extension Chart.Node {
    /// Whether it says when.
    var isMoment: Bool {
        switch meaning {
        case .day, .days, .dayPart, .instant, .dayClock, .clock, .clocks, .part: true
        default: false
        }
    }

    /// Whether it is from one day to another: its "from" is no "after".
    var isRange: Bool {
        if case .days(_, _, .days) = meaning { true } else { false }
    }

    /// Whether it is days and nothing else.
    var isDay: Bool {
        switch meaning {
        case .day, .days: true
        default: false
        }
    }
}

extension Chart {
    func clock(_ hour: Int) -> SpokenClock {
        guard case .clock(let clock)? = doer.clock(.hour, [.number(hour)]) else { return SpokenClock(hour) }
        return clock
    }

    func place(of token: SpokenToken) -> Int? {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].range.lowerBound < token.range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < tokens.count ? low : nil
    }

    func dayOfMonth(_ number: Int) -> Meaning? { doer.day(.dayOfMonth, [.number(number)]) }

    func written(_ number: Int, _ digits: Int) -> Meaning? {
        doer.clock(.written, [.number(number, digits: digits)])
    }

    /// The first token that begins at a byte or after it.
    func token(at byte: Int) -> Int { tokens.firstIndex { $0.range.lowerBound >= byte } ?? tokens.count }
}

extension Values {
    /// A part of the day that stands apart says which half of it the times are in: "tomorrow evening, at 6".
    mutating func settleParts() {
        let parts = times.filter { $0.from == nil }
        guard let part = parts.first?.part, parts.count == 1, times.count > 1 else { return }
        for place in times.indices where times[place].isAmbiguous && times[place].part == nil {
            times[place] = times[place].during(part)
        }
        // What the time says more exactly.
        if times.count == 2 { times.removeAll { $0.from == nil } }
    }
}
