internal import Dates
internal import Dialogue
internal import Understanding

/// When it is asked whether a place is open.
extension HeardValues {
    /// A weekend is two days; and "now" is none.
    func fillHours(_ heard: inout Heard, _ words: PlainWords) {
        guard heard.means(.hours) else { return }
        heard.asksNow = words.contains(anyOf: VisitQuestions.now)
        guard words.contains(anyOf: VisitQuestions.weekends), heard.days.isEmpty else { return }
        let saturday = today.advanced(by: (12 - today.weekday) % 7)
        heard.days = [Heard.Days(saturday), Heard.Days(saturday.advanced(by: 1))]
    }
}
