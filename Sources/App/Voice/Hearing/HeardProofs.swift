internal import Dates
internal import Dialogue
internal import Foundation
internal import Understanding

/// What proves who somebody is: when they were born, and the end of a number.
extension HeardValues {
    /// Whether a day may be that of a birth: "yesterday", "last Tuesday" and "the twelfth" are none, for who is born has a
    /// month and a year.
    func isOfBirth(_ day: Values.Day, _ text: String) -> Bool {
        guard isBirthday(day, text) else { return true }
        let said = Self.words(of: day.range, in: text).filter { !VoiceTurns.articles.contains($0) }
        return said.count > 1
            && !said.contains {
                VoiceTurns.weekdays.contains($0) || VoiceTurns.weeks.contains($0) || Self.recents.contains($0)
            }
    }

    /// What days of late are called by.
    private static let recents = Phrases.words(
        """
        last this past ago yesterday today before ayer anteayer hoy hace pasado pasada último última este कल परसों आज पिछले
        पिछला पिछली पहले kal parso aaj pichle hier avant dernier dernière passé gestern vorgestern heute letzten letzter
        letzte vor vorigen ontem anteontem hoje passado passada última ieri oggi scorso scorsa fa
        """)

    /// "April eighteenth": the last one is hardly meant, unless its year was said.
    func isBirthday(_ day: Values.Day, _ text: String) -> Bool {
        guard asked == .dateOfBirth, day.first > today.advanced(by: -366) else { return false }
        let year = String(day.first.year)
        return !Self.words(of: day.range, in: text).contains { $0 == year || $0 == year.suffix(2) }
    }

    /// A year alone; of two digits, the last that there was.
    func year(_ digits: String?) -> Int? {
        if let year = values.dates.first(where: { $0.span == .year })?.first.year { return year }
        guard let digits, [2, 4].contains(digits.count), var year = Int(digits) else { return nil }
        if digits.count == 2 {
            year += today.year / 100 * 100
            if year > today.year { year -= 100 }
        }
        return (1_900...today.year).contains(year) ? year : nil
    }

    /// Letters and digits for the end of a member id: those that were spelled, or words that have digits in them.
    func letters(_ text: String) -> String {
        if asked == .policyDigits, let row = row(text) { return row }
        if let spelled = values.spelled.first?.text, spelled.count >= 4 { return spelled }
        return text.uppercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.contains(where: \.isNumber) }
            .joined()
    }

    /// Letters and digits that were said one by one: "five six K eight"; nil where there are no letters among them.
    private func row(_ text: String) -> String? {
        var rows = [""]
        for word in PlainWords.split(text) {
            if let sign = Self.sign(word) { rows[rows.count - 1] += sign } else { rows.append("") }
        }
        return rows.last { $0.count >= 4 && $0.contains(where: \.isLetter) }
    }

    private static func sign(_ word: String) -> String? {
        if word.count == 1 { return word.uppercased() }
        if zeros.contains(word) { return "0" }
        return VoiceCorrections.hours[word].flatMap { $0 < 10 ? String($0) : nil }
    }

    private static let zeros = Phrases.words("zero cero शून्य shunya zéro null")
}

extension Listening {
    /// Whether who is asked to prove who they are says which visit they speak of: "cancel my Friday appointment". A day
    /// with a month or a year is one of birth.
    func isOfVisit(_ values: Values, _ heard: Heard, today: CalendarDate) -> Bool {
        let wishes: [Intent] = [.book, .cancel, .reschedule]
        guard state.asked?.isProof == true, !values.dates.isEmpty, values.digits.isEmpty,
            wishes.contains(where: { heard.means($0) })
        else { return false }
        return values.dates.allSatisfy { $0.first > today.advanced(by: -8) }
    }
}
