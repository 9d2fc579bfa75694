internal import Dates

/// Weekdays that share a week: one word tells the week of all of them.
extension Finder {
    /// "Or" and "and" of every language: in no other do they mean anything beside a weekday.
    private static let joints: Set<String> = [
        "or", "and", "o", "u", "y", "ou", "et", "e", "oder", "und", "oppure", "या", "और", "ya", "aur",
    ]

    private static let articles: Set<String> = [
        "the", "on", "el", "la", "le", "il", "am", "den", "der", "o", "a", "di", "de", "del", "na", "no",
    ]

    /// "Monday, Tuesday or Wednesday next week", "next Thursday or Friday": but "Friday or Monday next week" is not.
    func ofOneWeek(_ chosen: [Node]) -> [Node] {
        var nodes = chosen
        var settled: Set<Int> = []
        for place in nodes.indices.dropLast().reversed() {
            let (first, second) = (nodes[place], nodes[place + 1])
            let isList = settled.contains(place + 1)
            guard let weekday = bareWeekday(first), let day = second.firstDay,
                isList || beginsWithWeekday(second), isJoined(first, second, byComma: isList),
                weekday < CalendarDate(daysSince1970: day).weekday
            else { continue }
            nodes[place] = first.on(weekday, ofTheWeekOf: day)
            settled.insert(place)
        }
        for place in nodes.indices.dropFirst() {
            let (first, second) = (nodes[place - 1], nodes[place])
            guard let weekday = bareWeekday(second), let day = first.firstDay, bareWeekday(first) == nil,
                endsWithWeekday(first), isJoined(first, second, byComma: false),
                weekday > CalendarDate(daysSince1970: day).weekday
            else { continue }
            nodes[place] = second.on(weekday, ofTheWeekOf: day)
        }
        return nodes
    }

    /// Of what is a weekday's name and nothing else.
    private func bareWeekday(_ node: Node) -> Int? {
        guard case .day = node.meaning else { return nil }
        return chart.nodes[afterArticle(node)].lazy.filter { $0.end == node.end }.compactMap(\.weekday).first
    }

    private func beginsWithWeekday(_ node: Node) -> Bool {
        bareWeekday(node) == nil && chart.nodes[afterArticle(node)].contains { $0.weekday != nil && $0.end < node.end }
    }

    private func afterArticle(_ node: Node) -> Int {
        Self.articles.contains(chart.tokens[node.start].text) ? node.start + 1 : node.start
    }

    private func endsWithWeekday(_ node: Node) -> Bool {
        (node.start..<node.end).contains { place in
            chart.nodes[place].contains { $0.weekday != nil && $0.end == node.end }
        }
    }

    /// Whether nothing but "or", and what may stand before a weekday, is between them.
    private func isJoined(_ first: Node, _ second: Node, byComma: Bool) -> Bool {
        let between = chart.tokens[first.end..<second.start].filter { !$0.isSoft }
        guard let joint = between.first else { return byComma && first.end < second.start }
        return Self.joints.contains(joint.text) && between.count <= 2
    }
}

extension Chart.Node {
    fileprivate var weekday: Int? {
        if case .weekday(let weekday) = meaning { weekday } else { nil }
    }

    /// As days since 1970.
    fileprivate var firstDay: Int? {
        switch meaning {
        case .day(let day, _), .dayPart(let day, _), .dayClock(let day, _): day
        default: nil
        }
    }

    fileprivate func on(_ weekday: Int, ofTheWeekOf day: Int) -> Chart.Node {
        let monday = day - CalendarDate(daysSince1970: day).weekday
        return Chart.Node(start: start, end: end, meaning: .day(monday + weekday))
    }
}
