/// How a zone's clocks change year by year, as POSIX writes it: `EST5EDT,M3.2.0,M11.1.0`. Days that are given otherwise than
/// by their week are not known: no zone has any.
struct ZoneRule: Equatable, Sendable {
    /// A day of every year, and a time on it.
    private struct Turn: Equatable {
        let month: Int
        /// 1 to 5, of which 5 is the last.
        let week: Int
        /// 0 for Sunday.
        let weekday: Int
        /// Since midnight, by the clocks of before; up to a week on either side.
        let seconds: Int

        /// Seconds since 1970, by the clocks of before.
        func moment(in year: Int) -> Int {
            let first = CalendarDate(year: year, month: month, day: 1)?.daysSince1970 ?? 0
            // The first of January 1970 was a Thursday.
            let day = first + (weekday - (first + 4) % 7 + 14) % 7 + (week - 1) * 7
            let isInMonth = CalendarDate(daysSince1970: day).month == month
            return (isInMonth ? day : day - 7) * 86_400 + seconds
        }
    }

    private struct Summer: Equatable {
        let offset: Int
        let start: Turn
        let end: Turn
    }

    private let offset: Int
    private let summer: Summer?

    /// - Returns: nil for a text that is no such rule.
    init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let names = /(?:[A-Za-z]{3,}|<[^>]+>)([-+0-9:]+)(?:([A-Za-z]{3,}|<[^>]+>)([-+0-9:]+)?)?/
        guard let found = parts[0].wholeMatch(of: names)?.output, let west = Self.seconds(found.1),
            parts.count == (found.2 == nil ? 1 : 3)
        else { return nil }
        offset = -west
        if found.2 == nil {
            summer = nil
            return
        }
        // Of what is left out the summer is an hour ahead.
        guard let summerWest = found.3.map(Self.seconds) ?? west - 3_600, let start = Self.turn(parts[1]),
            let end = Self.turn(parts[2])
        else { return nil }
        summer = Summer(offset: -summerWest, start: start, end: end)
    }

    func offset(at seconds: Int) -> Int { changes(about: seconds).last { $0.moment <= seconds }?.offset ?? offset }

    func nextChange(after seconds: Int) -> Int? { changes(about: seconds).first { $0.moment > seconds }?.moment }

    /// Those of the year and of the years before and after, in order.
    private func changes(about seconds: Int) -> [(moment: Int, offset: Int)] {
        guard let summer else { return [] }
        let year = CalendarDate(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down))).year
        return (max(year - 1, 1)...min(year + 1, 9_999)).flatMap { year in
            [
                (moment: summer.start.moment(in: year) - offset, offset: summer.offset),
                (moment: summer.end.moment(in: year) - summer.offset, offset: offset),
            ]
        }.sorted { $0.moment < $1.moment }
    }

    /// `M3.2.0/2:00`
    private static func turn(_ text: Substring) -> Turn? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = parts[0].dropFirst().split(separator: ".", omittingEmptySubsequences: false).compactMap {
            Int($0)
        }
        guard parts.count <= 2, parts[0].first == "M", numbers.count == 3, (1...12).contains(numbers[0]),
            (1...5).contains(numbers[1]), (0...6).contains(numbers[2]),
            let seconds = parts.count == 2 ? seconds(parts[1]) : 7_200
        else { return nil }
        return Turn(month: numbers[0], week: numbers[1], weekday: numbers[2], seconds: seconds)
    }

    /// `[+-]hh[:mm[:ss]]`
    private static func seconds(_ text: Substring) -> Int? {
        guard let found = text.wholeMatch(of: /([-+]?)([0-9]{1,3})(?::([0-9]{2}))?(?::([0-9]{2}))?/)?.output else {
            return nil
        }
        let numbers = [found.2, found.3 ?? "0", found.4 ?? "0"].compactMap { Int($0) }
        let seconds = zip(numbers, [3_600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        return found.1 == "-" ? -seconds : seconds
    }
}
