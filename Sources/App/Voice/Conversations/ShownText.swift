internal import Dialogue
internal import Understanding

extension Redaction {
    private static let name = "[name]"
    private static let number = "[number]"
    /// So many digits in a row are a number.
    private static let least = 4

    /// What supervisors see of an answer, in its own words.
    static func shown(_ text: String, names: [String]) -> String {
        let found = SaidNames.find(names, in: text, besides: VoiceTurns.neverNames).map { ($0, name) }
        return withoutDigits(replacing(found, in: text))
    }

    /// What supervisors see of what was said: names that were said or spelled, and numbers, are left out.
    ///
    /// - Parameters:
    ///   - heard: times of which are no numbers: "ten thirty".
    ///   - isProof: whether it answers a question of who somebody is.
    static func shown(_ text: String, names: [String], heard: Heard, in language: String, isProof: Bool) -> String {
        guard !text.isEmpty else { return "" }
        if isProof { return "[withheld]" }
        var found: [Found] = SaidNames.find(names, in: text, besides: VoiceTurns.neverNames).map { ($0, name) }
        for spelled in SaidNames.spelled(in: text, language: language, names) {
            found.append((spelled.range, spelled.hasDigits ? number : name))
        }
        for row in DigitRows.find(in: text, atLeast: least, joins: false)
        where row.isSpoken && withoutTimes(row.parts, heard) >= least { found.append((row.range, number)) }
        return withoutDigits(replacing(found, in: text))
    }

    private static func withoutDigits(_ text: String) -> String {
        replacingNumbers(in: text, of: least, gap: 2, " .-()/") { _, _ in number }
    }

    /// How many digits a row has besides those of the times that were understood.
    private static func withoutTimes(_ parts: [String], _ heard: Heard) -> Int {
        let said = ([heard] + heard.also).flatMap { $0.times + $0.excludedTimes }
        let times = Set(said.flatMap { [$0.from % 720, $0.until % 720] })
        var (place, count) = (0, 0)
        while place < parts.count {
            let (hour, minute) = (Int(parts[place]), place + 1 < parts.count ? Int(parts[place + 1]) : nil)
            if let hour, let minute, hour <= 24, minute < 60, parts[place + 1].count == 2,
                times.contains((hour * 60 + minute) % 720)
            {
                place += 2
            } else if let hour, hour <= 24, times.contains(hour * 60 % 720) {
                place += 1
            } else {
                count += parts[place].count
                place += 1
            }
        }
        return count
    }

    /// Everybody who is spoken of.
    static func names(in state: State, _ heard: Heard) -> [String] {
        let said = ([heard] + heard.also).flatMap { $0.names + [$0.spokenOf].compactMap(\.self) }
        let known = [state.form.name, state.patientName] + state.later.map(\.name)
        return known.compactMap(\.self) + state.claim.names + said
    }
}
