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
}
