internal import Dates
internal import Dialogue
internal import Understanding

/// What is refused by its name.
extension Listening {
    typealias Refusals = (left: PlainWords, refused: PlainWords)

    /// A bare "no" refuses what it stands before where another one is named, or that one is what is offered.
    func refusals(_ text: String) -> Refusals {
        let exclusions = VoiceExclusions(text)
        let sure = exclusions.split(isWeak: false)
        let weak = exclusions.split(isWeak: true)
        guard weak.refused.count > sure.refused.count else { return sure }
        let (doctors, types) = (names.doctors(weak.refused), names.visitTypes(weak.refused).ids)
        let isDoctor =
            !doctors.isEmpty && (names.doctor(weak.left) != nil || doctors.contains(state.form.chosen?.doctor ?? ""))
        let isType =
            !types.isEmpty && (!names.visitTypes(weak.left).ids.isEmpty || types.contains(state.form.visitType ?? ""))
        return isDoctor || isType ? weak : sure
    }

    func hear(_ refusals: Refusals, _ exclusions: VoiceExclusions, _ heard: inout Heard) {
        let isChange =
            [.cancel, .reschedule].contains(state.goal) || heard.means(.cancel) || heard.means(.reschedule)
        heard.excludedDoctors = names.doctors(refusals.refused).filter { $0 != heard.doctor }
        if !isChange {
            heard.excludedVisitTypes = names.visitTypes(refusals.refused).ids.filter { $0 != heard.visitType }
        }
        let (all, always) = exclusions.weekdays
        // The visit that is moved is on the one that is refused.
        let refused = isChange ? always : all
        // "I never can on Tuesdays" names no Tuesday.
        heard.days.removeAll { $0.first == $0.last && refused.contains($0.first.weekday) }
        heard.excludedWeekdays = refused.sorted()
    }
}
