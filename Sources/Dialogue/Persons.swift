internal import Understanding

/// Who speaks, and of whom.
extension Turn {
    /// Who has proven who they are has not proven to be somebody else, of whom they speak now, or who speaks now.
    ///
    /// - Returns: nil where something else was said with it, or is going on that anybody may do.
    mutating func changePerson(_ heard: Heard) -> Step? {
        let wanted = goal(in: heard) ?? state.goal
        let isPersonal = wanted?.needsIdentity == true
        let isOther = heard.isOfOther || heard.isForOther && isPersonal
        let named =
            (isPersonal ? heard.spokenOf : nil)
            ?? (heard.isOfSpeaker || isPersonal && heard.isIntroduction ? heard.names.first : nil)
        // "I'm Luis Herrera", said by whoever has the phone now.
        let isStranger = state.isVerified && named.map { !isPatient($0) } == true
        let isBack = heard.isForSelf && !isOther && state.isProxy
        guard isOther && !state.isProxy || isBack || isStranger else { return nil }
        let isPersonalNow = state.goal?.needsIdentity == true
        (state.isProxy, state.patient) = (isOther || isStranger && !heard.isIntroduction, nil)
        (state.claim, state.toldVisits, state.done) = (Effect.Claim(), [], nil)
        (state.form.name, state.form.visits, state.form.visit) = (nil, nil, nil)
        guard isStranger, let named else { return nil }
        state.claim.names = [named]
        // What was read out to the one is not said again to the other, nor gone on with.
        (state.last, state.later, state.form.rest) = (nil, [], [])
        guard isPersonalNow, goal(in: heard) == nil, !heard.hasValues else { return nil }
        return advance()
    }

    /// Whether the name is one of the patient's, by any word of it.
    private func isPatient(_ name: String) -> Bool {
        func words(_ name: String) -> Set<String> {
            Set(DevanagariNames.latin(name).lowercased().split(separator: " ").map(String.init))
        }
        return state.patientName.map { !words($0).isDisjoint(with: words(name)) } ?? false
    }
}
