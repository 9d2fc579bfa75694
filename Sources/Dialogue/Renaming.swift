/// Names that are put right where they are read out.
extension Turn {
    /// "No, my name is Nora Quinn": another name for what is about to be booked.
    mutating func rename(_ heard: Heard) -> Bool? {
        guard state.goal == .book, !isForCaller else { return nil }
        guard let name = heard.names.first, name != state.form.name,
            heard.isIntroduction || heard.clinic == nil && heard.visitType == nil
        else {
            // "No, Sharma with an S."
            guard heard.isAboutName, heard.names.isEmpty, !heard.hasValues else { return nil }
            state.form.name = nil
            return true
        }
        state.form.name = Self.renamed(state.form.name, name)
        _ = fillForm(heard)
        return true
    }

    /// One word is the part of a name that it begins like, or its last.
    private static func renamed(_ known: String?, _ name: String) -> String {
        var parts = known?.split(separator: " ").map(String.init) ?? []
        guard parts.count > 1, !name.contains(" ") else { return name }
        parts[parts.lastIndex { $0.first == name.first } ?? parts.count - 1] = name
        return parts.joined(separator: " ")
    }

    /// Who says one name is asked for the other one too, and once in a call: some have no other.
    ///
    /// - Returns: nil where the name is known.
    mutating func askName() -> Step? {
        guard let name = state.form.name else { return ask(.name) }
        guard !name.contains(" "), state.isNameAsked != true else { return nil }
        state.isNameAsked = true
        return ask(.name, variant: 1)
    }

    /// What is said to who asks for the other name goes with the first.
    mutating func take(name: String) {
        guard let known = state.form.name, isNameAsked(known), !name.contains(" "),
            name.lowercased() != known.lowercased()
        else {
            state.form.name = name
            return
        }
        state.form.name = "\(known) \(name)"
    }

    /// "That's all": there is no other name to say.
    func isNameWhole(_ heard: Heard) -> Bool {
        state.form.name.map(isNameAsked) == true && !heard.hasValues && !heard.isForOther && goal(in: heard) == nil
    }

    private func isNameAsked(_ name: String) -> Bool {
        state.goal == .book && state.isNameAsked == true && !name.contains(" ")
    }
}
