internal import Dates
internal import Dialogue
internal import Understanding

/// A part of a week or of a month: "early next week", "the end of January".
extension HeardValues {
    /// - Returns: nil for what is no part of either.
    func part(of day: Values.Day, _ text: String) -> Heard.Days? {
        guard day.bound == .at || day.bound == .about, day.span != .weekend, day.last >= today,
            let part = VoiceSpans.part(of: day, in: text)
        else { return nil }
        let isOfWeek = Self.words(of: day.range, in: text).contains(where: VoiceSpans.weeks.contains)
        if day.span == .week || day.span == .day && isOfWeek {
            return days(part.ofWeek, from: monday(of: day, text))
        }
        let first = day.first.advanced(by: 1 - day.first.day)
        let isEnd = day.first == first || day.last.advanced(by: 1).day == 1
        guard day.span == .month || day.span == .day && isEnd else { return nil }
        let last = day.span == .month ? day.last : first.advanced(by: 31).advanced(by: -first.advanced(by: 31).day)
        return part == .end ? days(-6...0, from: last) : days(part.ofMonth, from: first)
    }

    /// "The week" is that of what was offered, or of the visit that is moved; at its end it is the next one.
    private func monday(of day: Values.Day, _ text: String) -> CalendarDate {
        let monday = day.first.advanced(by: -day.first.weekday)
        let isThis = Self.words(of: day.range, in: text).contains(where: VoiceSpans.these.contains)
        guard monday == today.advanced(by: -today.weekday), !isThis else { return monday }
        if let near, near > monday.advanced(by: 6) { return near.advanced(by: -near.weekday) }
        return monday.advanced(by: today.weekday > 4 ? 7 : 0)
    }

    /// What is over is not meant; "later this week" on its last day is that day.
    private func days(_ places: ClosedRange<Int>, from start: CalendarDate) -> Heard.Days {
        let last = max(today, start.advanced(by: places.upperBound))
        return Heard.Days(min(last, max(today, start.advanced(by: places.lowerBound))), last)
    }
}

/// What a part of a week or a month is called, in plain form and each language.
enum VoiceSpans {
    enum Part: CaseIterable {
        case start, middle, end

        /// Days of a week, 0 for Monday. Most places are open on Thursday and Friday, and few on Sunday.
        var ofWeek: ClosedRange<Int> {
            switch self {
            case .start: 0...1
            case .middle: 1...3
            case .end: 3...6
            }
        }

        /// Days after the first of a month.
        var ofMonth: ClosedRange<Int> { self == .start ? 0...6 : 10...19 }

        fileprivate var words: Set<String> {
            switch self {
            case .start: VoiceSpans.starts
            case .middle: VoiceSpans.middles
            case .end: VoiceSpans.ends
            }
        }
    }

    /// What stands before a stretch of days, begins it, or, in Hindi, follows it. Of one day it is what begins it: "late on
    /// the 30th" is an hour.
    static func part(of day: Values.Day, in text: String) -> Part? {
        let (bytes, range) = (Array(text.utf8), day.range)
        guard range.upperBound <= bytes.count else { return nil }
        // A mark parts what is said: "later, next week".
        let before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
        let clause = before.split(omittingEmptySubsequences: false) { ",.;:!?।".contains($0) }.last ?? ""
        let near = words(clause), said = words(bytes[range])
        // "Por la tarde" is the afternoon.
        let isAfternoon = near.last == "tarde" && near.dropLast().last.map(mores.contains) != true
        let isStretch = day.span != .day
        let isHindi = bytes[range].contains(0xE0)
        let parts =
            (isAfternoon || !isStretch ? [] : near.suffix(1)) + said.prefix(2) + said.suffix(1)
            + (isHindi && isStretch ? words(bytes[range.upperBound...]).prefix(1) : [])
        return Part.allCases.first { part in parts.contains(where: part.words.contains) }
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
        words(String(decoding: bytes, as: UTF8.self)[...])
    }

    private static func words(_ text: Substring) -> [String] {
        PlainWords.split(String(text)).filter { !joints.contains($0) }
    }

    fileprivate static let these = Phrases.words("this esta essa cette diese dieser questa इस is")
    static let weeks = Phrases.words("week semana semaine Woche settimana हफ्ते हफ्ता सप्ताह hafte")
    private static let joints = Phrases.words(
        """
        of in the part half first second towards toward around about at by on dans de la le l du des d à en a au vers del el al
        der des dem den im zum di della nella no na do da ao के की का में
        """)
    private static let starts = Phrases.words(
        """
        early beginning start Anfang Beginn Anfangs début principio principios comienzo comienzos inicio inicios início
        começo inizio शुरू शुरुआत shuru
        """)
    private static let middles = Phrases.words("mid middle Mitte milieu mediados medio meados meio metà")
    private static let mores = Phrases.words("más mais")
    private static let ends = Phrases.words(
        """
        end late later latter Ende später spät fin final finales adelante fim fine avanti tard tarde tardi आखिर अंत aakhir ant
        """)
}
