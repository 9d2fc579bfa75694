internal import Understanding

/// What callers ask of the visit that they are about to book.
extension Turn {
    /// "Which doctor would that be?", "how long does it take?": answered, and asked again what was asked.
    ///
    /// - Returns: nil where nothing of that was asked, or something else was said with it.
    mutating func explain(_ heard: Heard) -> Step? {
        // "Can you text me the details?"
        if heard.wantsText, !heard.hasValues, heard.names.isEmpty, goal(in: heard) == nil, !isYes(heard), !isNo(heard),
            !heard.means(.goodbye), !heard.means(.thanks), !heard.means(.speakToAgent)
        {
            lines.append(Line(.texts))
            state.misheard = 0
            return askAgain(variant: 0)
        }
        if heard.isChecking, state.asked == .confirm, !heard.asksDoctor {
            state.misheard = 0
            return ask(.confirm)
        }
        guard heard.asksDoctor || heard.asksLength, heard.days.isEmpty, heard.times.isEmpty, !isYes(heard),
            goal(in: heard) == nil || goal(in: heard) == state.goal || state.goal == nil && goal(in: heard) == .book
        else { return nil }
        if heard.asksLength {
            guard let length = world.visitType(heard.visitType ?? state.form.visitType)?.length else { return nil }
            lines.append(Line(.takesMinutes, ["n": .text(String(length))]))
        }
        if heard.asksDoctor {
            let told = state.asked == .anythingElse && state.goal == nil ? state.toldVisits.map(\.at.doctor) : []
            let visit = state.asked == .confirm ? state.form.visit?.at : nil
            let known =
                (state.form.chosen ?? visit).map { [$0.doctor] }
                ?? (told.isEmpty ? state.form.openings.map(\.doctor) : told)
            let doctors =
                known.isEmpty ? world.clinic(state.form.clinic)?.doctors ?? [] : known.compactMap(world.doctor)
            var seen: Set<String> = []
            let names = doctors.filter { seen.insert($0.id).inserted }.prefix(Self.mostDoctors).map {
                Word.text($0.name)
            }
            guard !names.isEmpty else { return nil }
            lines.append(Line(.seenBy, ["doctors": names.count == 1 ? names[0] : .list(Array(names))]))
        }
        state.misheard = 0
        return askAgain(variant: 0)
    }
}
