internal import Dialogue

/// What else a recogniser may have heard.
extension Listening {
    /// How many are looked at.
    private static let mostAlternatives = 10

    /// - Parameter alternatives: likeliest first. They are asked when nothing of the text is understood; whether somebody
    ///   needs help at once; and who somebody is, since names are what recognisers know least of.
    func hear(_ text: String, or alternatives: [String]) -> Heard {
        let first = hearAll(text)
        let others = alternatives.filter { $0 != text && !$0.allSatisfy(\.isWhitespace) }.prefix(Self.mostAlternatives)
        guard !first.isEmergency, !others.isEmpty else { return first }
        if let told = others.first(where: { Emergencies.find(in: $0) != nil }) { return understand(told) }
        let isHeard = !first.isOutOfScope && (!first.intents.isEmpty || first.hasValues)
        let heard = isHeard ? first : others.lazy.map { understand($0) }.first { !$0.isOutOfScope } ?? first
        return identity(heard, among: others)
    }

    /// With the names and dates of birth that the others have: one of them fits, or none does.
    private func identity(_ heard: Heard, among others: ArraySlice<String>) -> Heard {
        guard state.goal?.needsIdentity == true else { return heard }
        var all = heard
        switch state.asked {
        case .name where !heard.names.isEmpty:
            for name in others.lazy.flatMap({ understand($0).names }) where !all.names.contains(name) {
                all.names.append(name)
            }
        case .dateOfBirth where !heard.pastDays.isEmpty:
            for day in others.lazy.compactMap({ understand($0).pastDays.first })
            where !(heard.pastDays + (all.otherBirths ?? [])).contains(day) {
                all.otherBirths = (all.otherBirths ?? []) + [day]
            }
        default: break
        }
        return all
    }
}
