internal import Dates
internal import Dialogue

/// What is known of what a caller wants, for whoever looks on. Nothing in it proves who somebody is.
enum Slots {
    static func all(of state: State, world: World) -> [SlotView] {
        let form = state.form
        let isDone = form.chosen != nil
        var slots: [SlotView] = []
        func add(_ name: String, _ value: String?, _ text: String? = nil, isConfirmed: Bool = false) {
            guard let value else { return }
            slots.append(SlotView(name: name, value: value, text: text ?? value, isConfirmed: isConfirmed))
        }
        let clinic = world.clinics.first { $0.id == form.clinic }
        add("clinic", form.clinic, clinic?.name)
        add("visit_type", form.visitType, world.visitType(form.visitType)?.name)
        let doctor = world.clinics.flatMap(\.doctors).first { $0.id == form.doctor }
        add("doctor", form.doctor, doctor?.name)
        if let days = form.days {
            add("date", days.first == days.last ? days.first.text : "\(days.first.text)/\(days.last.text)")
        }
        if let times = form.times {
            let (from, until) = (
                TimeOfDay(minutes: min(1_440, times.from)), TimeOfDay(minutes: min(1_440, times.until))
            )
            add("time", times.isOne ? from.text : "\(from.text)/\(until.text)")
        }
        if let chosen = form.chosen { add("starts_at", chosen.text, isConfirmed: isDone && form.hold != nil) }
        if let visit = form.visit { add("appointment", visit.id, visit.at.text) }
        if !state.wanted.isEmpty {
            let names = state.wanted.map { world.visitType($0.visitType)?.name ?? $0.visitType }
            add("next", state.wanted.map(\.visitType).joined(separator: " "), names.joined(separator: ", "))
        }
        add("name", form.name == nil ? nil : "given")
        add("date_of_birth", state.claim.dateOfBirth == nil ? nil : "given")
        add("policy_digits", state.claim.digits == nil ? nil : "given")
        add("phone", form.phone.map { "…\($0.suffix(4))" })
        return slots
    }

    /// In a few words, for the person whom the caller is handed to.
    static func summary(of state: State, _ slots: [SlotView], _ reason: TransferReason) -> String {
        let goal =
            switch (state.goal, state.outcome) {
            case (.book, _): "Wants to book a visit"
            case (.reschedule, _): "Wants to move a visit"
            case (.cancel, _): "Wants to cancel a visit"
            case (.checkAppointment, _): "Asks about a visit"
            case (.verificationStatus, _): "Asks about a verification"
            case (_, .booked): "Has booked a visit"
            case (_, .moved): "Has moved a visit"
            case (_, .cancelled): "Has cancelled a visit"
            case (_, .informed): passing(state.told)
            case _ where state.deskQuestions > 0: "Calls about something else"
            default: "Has not said what the call is about"
            }
        let desk = state.deskQuestions > 0 ? ", and asks what only the desk knows" : ""
        let worth = ["visit_type", "doctor", "clinic", "date", "time", "starts_at", "next"]
        let told = slots.filter { worth.contains($0.name) }
            .map { $0.name == "next" ? "then \($0.text)" : $0.text }.joined(separator: ", ")
        let why =
            switch reason {
            case .asked: "asked for a person"
            case .notUnderstood: "was not understood"
            case .notVerified: "could not be verified"
            case .anger: "is upset"
            case .noTimes: "found no time that suits"
            case .tooLate: "is too late for a change"
            case .failure: "met a fault of ours"
            case .emergency: "may have an emergency"
            case .silence: "could not be heard"
            }
        let known = state.patient.map { "Verified: patient \($0)." } ?? "Not verified."
        return "\(goal)\(desk)\(told.isEmpty ? "" : " (\(told))"); \(why). \(known)"
    }

    private static func passing(_ goal: Goal?) -> String {
        switch goal {
        case .hours: "Has asked when the clinic is open"
        case .location: "Has asked where the clinic is"
        case .price: "Has asked what a visit costs"
        default: "Has been told what they asked"
        }
    }
}
