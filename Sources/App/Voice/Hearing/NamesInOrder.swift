/// Names whose parts are named.
extension VoiceNames {
    /// "Last name Quinn, first name Nora."
    static func inOrder(_ plain: [String], _ parts: [String]) -> [String]? {
        func after(_ word: String) -> [String] {
            guard let place = plain.indices.dropLast().first(where: { plain[$0] == word && plain[$0 + 1] == "name" })
            else { return [] }
            let rest = place + 2
            let end = plain[rest...].firstIndex { $0 == "first" || $0 == "last" || $0 == "and" } ?? plain.endIndex
            return Array(parts[rest..<end]).filter { PlainWords.split($0) != ["is"] }
        }
        let (first, last) = (after("first"), after("last"))
        // "Meyer, first name Dan."
        let ahead = last.isEmpty ? parts[..<(plain.firstIndex(of: "first") ?? 0)].filter(isNamePart) : last
        return first.isEmpty && last.isEmpty ? nil : first + ahead
    }

    private static func isNamePart(_ part: String) -> Bool {
        isName(part) && !PlainWords.split(part).contains(where: VoiceTurns.besideNames.contains)
    }
}
