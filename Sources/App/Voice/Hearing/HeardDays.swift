internal import Dialogue
internal import Understanding

/// Several days in one utterance: either of them, or one thing on each.
extension HeardValues {
    /// - Parameter ranges: of the days, in their order.
    func join(_ heard: inout Heard, _ ranges: [Range<Int>], _ text: String, _ words: PlainWords) {
        let isFreeThen = words.words.contains(where: VoiceChoices.availability.contains)
        // Said as one, they have been taken apart.
        let isPair = heard.isEachDay || isJoined(ranges, by: VoiceTurns.ands, text)
        let isWish = told.isEmpty && !isMoving && !isFreeThen
        heard.isEachDay = isPair && isWish && heard.days.count == max(2, ranges.count)
        heard.isEitherDay = isPair && isFreeThen || isJoined(ranges, by: VoiceTurns.ors, text)
    }

    /// Whether such a word is nearly all that stands between the last two of these: "Tuesday or maybe Wednesday".
    func isJoined(_ ranges: [Range<Int>], by joints: Set<String>, _ text: String) -> Bool {
        guard let last = ranges.last, let first = ranges.dropLast().last, first.upperBound <= last.lowerBound else {
            return false
        }
        let between = Self.words(of: first.upperBound..<last.lowerBound, in: text)
        return between.count <= 5 && between.contains(where: joints.contains)
    }

    /// "Monday and Wednesday" are two days; "between Monday and Wednesday" is from one to the other.
    func isBoth(_ day: Values.Day, _ text: String) -> Bool {
        guard day.span == .days, day.first < day.last else { return false }
        let said = Self.words(of: day.range, in: text)
        let before = Self.words(of: 0..<day.range.lowerBound, in: text).last
        return said.dropFirst().contains(where: VoiceTurns.ands.contains)
            && ![before, said.first].contains { $0.map(VoiceTurns.betweens.contains) ?? false }
            && !said.contains("के") && !said.contains("बीच")
    }

    /// Weekdays in Hindi without the "day", which people are called by as well.
    func isShortWeekday(_ day: Values.Day, _ text: String) -> Bool {
        let said = Self.words(of: day.range, in: text)
        return said.count == 1 && VoiceTurns.shortWeekdays.contains(said[0])
    }

    /// Whether a part of the day, or a day, belongs to a greeting.
    func isGreeting(_ range: Range<Int>, _ text: String) -> Bool {
        let said = Self.words(of: range, in: text)
        guard !said.isEmpty else { return false }
        let before = Self.words(of: 0..<range.lowerBound, in: text).suffix(1)
        // With the first word of it, or without.
        return [said, before + said].contains { VoiceWords.greetings.contains($0.joined(separator: " ")) }
    }

    /// "The first you have" is the earliest, and no first of a month.
    func isFirst(_ day: Values.Day, _ text: String) -> Bool {
        Self.words(of: day.range, in: text).allSatisfy(VoiceWords.ordinals.contains)
    }
}
