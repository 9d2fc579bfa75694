internal import Dates
internal import Dialogue
internal import Foundation
internal import Understanding

/// Puts the days, times and numbers of an utterance into the shape in which a form takes them.
struct HeardValues {
    /// Days of "after the twelfth".
    private static let afterwards = 14

    let values: Values
    private let numbers: NumberingPlan
    let today: CalendarDate
    let asked: Ask?
    let language: String
    /// The times that the caller was told.
    let told: [Opening]
    /// Whether it is about another time for a visit.
    let isMoving: Bool
    /// When somebody says they were born, without being asked.
    let birth: Values.Day?
    /// Who somebody says they are, without being asked.
    let introduced: String?
    /// Whether a visit is moved of which nobody knows yet which: "from Monday to Wednesday" is from one to the other.
    private let isFrom: Bool
    /// The day of what was offered last, or of the visit that is moved.
    let near: CalendarDate?

    init(
        _ values: Values, _ numbers: NumberingPlan, _ language: String, today: CalendarDate, asked: Ask?,
        told: [Opening], isMoving: Bool, birth: Values.Day?, introduced: String?, isFrom: Bool, near: CalendarDate?
    ) {
        self.language = language
        self.birth = birth
        self.introduced = introduced
        self.isFrom = isFrom
        self.near = near
        self.told = told
        self.isMoving = isMoving
        self.values = values
        self.numbers = numbers
        self.today = today
        self.asked = asked
    }

    func fill(_ heard: inout Heard, _ text: String, _ words: PlainWords) {
        let isNo = words.words.first.map(VoiceCorrections.nos.contains) == true
        let (all, wishedTimes) = (wished(isNo), wishedTimes(isNo))
        if let birth { heard.pastDays = [birth.first] }
        let isCounted = isMoving || !told.isEmpty || heard.visitTypes.count > 1
        let shift = isCounted ? shift(words, among: all, text) : nil
        heard.shift = shift?.shift
        let timeShift = isMoving || !told.isEmpty ? VoiceShifts.ofMinutes(words) : nil
        heard.timeShift = timeShift?.minutes
        // "An hour later" is none from now.
        func isShift(_ range: Range<Int>) -> Bool {
            timeShift.map { shift in Self.words(of: range, in: text).allSatisfy(shift.words.contains) } ?? false
        }
        let wished = shift?.others ?? all
        // "As soon as possible" is today, and now.
        let isToday = { (day: Values.Day) in day.first == today && day.last == today }
        let isNow = heard.isEarliest && wished.contains(where: isToday)
        for day in wished
        where !isChoice(day, text) && !(heard.isEarliest && isFirst(day, text)) && !isGreeting(day.range, text)
            && !(isNow && isToday(day)) && !isShift(day.range)
        {
            let isPast = asked == .dateOfBirth || day.first.year < today.year - 1
            if day.first == day.last, day.first < today, isPast, isOfBirth(day, text) {
                heard.pastDays.append(day.first)
                if heard.pastDays.count == 1 { heard.isBirthday = isBirthday(day, text) }
            } else if asked != .dateOfBirth, let part = part(of: day, text) {
                heard.days.append(part)
            } else if asked != .dateOfBirth, day.last >= today {
                let isBoth = isBoth(day, text)
                heard.days += isBoth || isFrom && day.span == .days ? ends(of: day) : [days(day)]
                if isBoth { heard.isEachDay = true }
                heard.isWeekday = isWeekday(day, text)
                heard.isTarget = isTarget(day, text)
            }
        }
        fillHours(&heard, words)
        join(&heard, wished.map(\.range), text, words)
        let meant = wishedTimes.filter { !isNow && !isGreeting($0.range, text) && !isShift($0.range) }
        heard.times = meant.compactMap { Heard.Times($0) }
        heard.isEitherTime = isJoined(meant.map(\.range), by: VoiceTurns.ors, text)
        heard.excludedDays = values.deniedDates.filter { !all.contains($0) && $0.last >= today }
            .map { part(of: $0, text) ?? days($0) }
        heard.excludedTimes = values.deniedTimes.filter { !wishedTimes.contains($0) }.compactMap { Heard.Times($0) }
            .filter { !heard.times.contains($0) }
        heard.ordinal = ordinal(besides: wished, text)
        // "1111, sorry, 1234".
        let corrected = asked == .policyDigits ? values.digits.last { $0.text.count == 4 } : nil
        heard.digits = (corrected ?? values.digits.first)?.text
        heard.phone = phone(else: heard.digits)
        if asked == .dateOfBirth { heard.birthYear = year(heard.digits) }
        heard.lastFour = lastFour(wished)
        heard.letters = letters(text)
        heard.isIntroduction = introduced != nil
        // "Ravi Kumar" is no Sunday.
        if asked == .name, (2...3).contains(words.count), wished.allSatisfy({ isShortWeekday($0, text) }) {
            heard.days = []
        }
        heard.names = names(text, words, heard)
        if asked == .policyDigits || asked == .phone || isNumber { (heard.days, heard.times) = ([], []) }
        if let hour = hour(words, heard) {
            heard.times = [Heard.Times(hour * 60, isAmbiguous: true)]
            heard.days.removeAll { asked == .choice && $0.first.day == hour && $0.first == $0.last }
            heard.ordinal = nil
        }
    }

    /// An hour without more: in the place of another one ("at ten, no, make that eleven"), or of one that was offered
    /// ("I'll take the ten").
    private func hour(_ words: PlainWords, _ heard: Heard) -> Int? {
        let place = words.words.lastIndex { VoiceCorrections.hours[$0] != nil }
        guard let place, let hour = VoiceCorrections.hours[words.words[place]],
            words.count - place <= 2 || asked == .choice && words.count <= 5,
            heard.ordinal == nil || asked == .choice, hour > 1 || !isPronoun(words.words[..<place])
        else { return nil }
        if asked == .choice, heard.times.isEmpty, hour > told.count {
            let isOffered = told.count { $0.minutes % 720 == hour % 12 * 60 } == 1
            return isOffered && words.count <= 5 ? hour : nil
        }
        guard asked == .confirm || !heard.times.isEmpty || !heard.excludedTimes.isEmpty,
            heard.phone == nil, heard.days.count <= 1
        else { return nil }
        // What a word of correction stands beside, and what nobody has read for a time.
        let beside = max(0, place - 4)..<words.count
        guard beside.contains(where: { VoiceCorrections.instead.length(in: words.words, at: $0) != nil }) else {
            return nil
        }
        // "No, half past ten" has been read whole.
        let isRead = heard.times.last.map { $0.isOne && abs($0.from % 720 - hour % 12 * 60) < 60 } ?? false
        return isRead ? nil : hour
    }

    /// Whether a "one" after these words is no number: "no, the first one".
    private func isPronoun(_ before: ArraySlice<String>) -> Bool {
        before.last.map { VoiceWords.ordinals.contains($0) || VoiceCorrections.beforeOnes.contains($0) } ?? false
    }

    private func ends(of day: Values.Day) -> [Heard.Days] { [Heard.Days(max(day.first, today)), Heard.Days(day.last)] }

    /// Whether something goes to a day: "to Friday".
    private func isTarget(_ day: Values.Day, _ text: String) -> Bool {
        let around = Self.words(of: 0..<day.range.upperBound, in: text)
        let said = Self.words(of: day.range, in: text)
        let articles = VoiceTurns.articles.subtracting(VoiceTurns.towards)
        let before = around.dropLast(said.count).last { !articles.contains($0) }
        return [before, said.first].contains { $0.map(VoiceTurns.towards.contains) ?? false }
    }

    /// Whether a day is named by its weekday and by nothing else.
    private func isWeekday(_ day: Values.Day, _ text: String) -> Bool {
        let said = Self.words(of: day.range, in: text).filter { !VoiceTurns.articles.contains($0) }
        return day.first == day.last && said.count == 1 && VoiceTurns.weekdays.contains(said[0])
    }

    private func isOfBirth(_ range: Range<Int>) -> Bool { birth?.range.overlaps(range) ?? false }

    /// Whether somebody says a number of a telephone.
    private var isNumber: Bool { values.phones.contains { $0.digits.count >= 9 } }

    /// Four digits that are no part of a day.
    private func lastFour(_ days: [Values.Day]) -> String? {
        guard asked == .name || asked == .dateOfBirth else { return nil }
        let ranges = days.map(\.range) + [birth?.range].compactMap(\.self)
        return values.digits.last { digits in
            digits.text.count == 4 && !ranges.contains { $0.overlaps(digits.range) }
        }?.text
    }

    /// Not the "first" of "December first".
    private func ordinal(besides days: [Values.Day], _ text: String) -> Int? {
        // Digits in a row are a number of a telephone or a card.
        guard let said = values.ordinal, values.phones.isEmpty, (values.digits.first?.text.count ?? 0) < 4,
            !days.contains(where: { $0.range.overlaps(said.range) && !isChoice($0, text) })
        else { return nil }
        // "The second week."
        let next = said.range.isEmpty ? nil : Self.words(of: said.range.upperBound..<text.utf8.count, in: text).first
        guard next.map(VoiceTurns.weeks.contains) != true else { return nil }
        return said.index < 0 ? -1 : said.index + 1
    }

    /// - Parameter digits: what else may be a number, where one was asked for.
    private func phone(else digits: String?) -> String? {
        let said = values.phones.first
        guard let text = said?.e164 ?? said?.digits ?? (asked == .phone ? digits : nil) else { return nil }
        return PhoneNumber(text, in: numbers)?.e164
    }

    /// "No, Wednesday": a day that nobody has spoken of before is not taken back, but wished for. "Anything but Monday" is
    /// not.
    private func wished(_ isNo: Bool) -> [Values.Day] {
        guard values.dates.isEmpty, !told.isEmpty, isNo else { return values.dates.filter { !isOfBirth($0.range) } }
        return values.deniedDates.filter { day in
            !told.contains { day.first <= $0.day && $0.day <= day.last }
        }
    }

    private func wishedTimes(_ isNo: Bool) -> [Values.Time] {
        guard values.times.isEmpty, !told.isEmpty, isNo else { return values.times.filter { !isOfBirth($0.range) } }
        return values.deniedTimes.filter { time in
            guard let from = time.from else { return false }
            return !told.contains { [from.minutes, time.otherHalf?.minutes].contains($0.minutes) }
        }
    }

    /// - Returns: also the days that are not said by its words; nil where those are a part of a day: "the day after
    ///   tomorrow", "the week after Christmas".
    private func shift(_ words: PlainWords, among days: [Values.Day], _ text: String) -> (
        shift: Heard.Shift, others: [Values.Day]
    )? {
        guard let found = VoiceShifts.ofDays(words) else { return nil }
        let said = days.map {
            Array(Self.words(of: $0.range, in: text).drop(while: VoiceTurns.articles.contains))
        }
        guard !said.contains(where: { $0.count > found.words.count && $0.contains(found.words) }) else { return nil }
        let others = zip(days, said).filter { !$0.1.isEmpty && !found.words.contains($0.1) }
        return (found.shift, others.map(\.0))
    }

    static func words(of range: Range<Int>, in text: String) -> [String] {
        let bytes = Array(text.utf8)
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return [] }
        return PlainWords.split(String(decoding: bytes[range], as: UTF8.self))
    }

    /// Whether a day is no more than "the first", where one of several was asked for or a visit is meant.
    private func isChoice(_ day: Values.Day, _ text: String) -> Bool {
        let said = Self.words(of: day.range, in: text)
        // "The one on Tuesday."
        if said == ["the", "one"] { return true }
        // "Dez é bom" is ten.
        if asked == .choice, said == ["dez"] { return true }
        // "Le deux" to who asks for a name.
        let alone = said.filter { !VoiceWords.ordinals.contains($0) }
        if asked == .name || asked == .phone, alone.count == 1, VoiceCorrections.hours[alone[0]] != nil { return true }
        guard !said.isEmpty, said.allSatisfy(VoiceWords.ordinals.contains) else { return false }
        let next = Self.words(of: day.range.upperBound..<text.utf8.count, in: text).first
        switch asked {
        case .choice, .visit, .visitType, .clinic, .name, .phone, .confirm: return true
        default: return next.map(VoiceWords.afterOrdinals.contains) ?? false
        }
    }

    private func days(_ day: Values.Day) -> Heard.Days {
        // "After lunch tomorrow" is tomorrow.
        let isOfTime = values.times.contains { $0.range.overlaps(day.range) }
        return switch isOfTime ? .at : day.bound {
        case .after: Heard.Days(day.last.advanced(by: 1), day.last.advanced(by: Self.afterwards))
        case .before: Heard.Days(min(today, day.first), max(today, day.first.advanced(by: -1)))
        case .at, .about: Heard.Days(max(day.first, today), day.last)
        }
    }
}
