internal import Understanding

/// What a person here should hear, and no machine judges.
extension Turn {
    /// A wound that smells: a person is offered; a foot that turns black: they are put through. Why somebody wants to come
    /// is a reason, and no more.
    mutating func hear(symptom heard: Heard) -> Step? {
        guard let symptom = heard.symptom else { return nil }
        if symptom == .urgent {
            lines.append(Line(.forAPerson))
            return transfer(.asked)
        }
        let wishes: [Intent] = [.book, .reschedule, .cancel, .speakToAgent]
        let isWish = wishes.contains { heard.means($0) } || heard.visitType != nil || !heard.visitTypes.isEmpty
        // What a visit is for is such a reason as well.
        guard !isWish, !heard.hasValues, state.asked != .visitType, state.asked != .confirm || heard.yesNo == nil else {
            return nil
        }
        state.misheard = 0
        lines.append(Line(.forAPerson))
        return ask(.person)
    }
}
