internal import Dates

/// Questions, and answers in passing.
extension Turn {
    /// - Parameter words: what is said for the question; its own when left out.
    mutating func ask(_ asked: Ask, saying words: [Line]? = nil, variant: Int = 0) -> Step {
        state.asked = asked
        if asked == .visit {
            let listed = options(of: asked).map(\.value)
            state.toldVisits = (state.form.visits ?? []).filter { listed.contains($0.id) }
        }
        let reply = Said(
            lines: lines + (words ?? question(asked, variant)), action: action(of: asked), options: options(of: asked))
        return say(reply)
    }

    mutating func askAgain(variant: Int) -> Step { ask(state.asked ?? .goal, variant: variant) }

    private func action(of asked: Ask) -> NextAction {
        switch asked {
        case .confirm, .person: .confirm
        case .dateOfBirth, .policyDigits: .verifyIdentity
        case .name: state.goal?.needsIdentity == true ? .verifyIdentity : .collectInput
        case .goal, .anythingElse: .continue
        default: .collectInput
        }
    }

    private func options(of asked: Ask) -> [Option] {
        switch asked {
        case .visitType:
            world.clinic(state.form.clinic)?.visitTypes.map { Option(value: $0.id, word: .text($0.name)) } ?? []
        case .clinic: world.clinics.map { Option(value: $0.id, word: .text($0.name)) }
        case .choice: state.form.openings.map { Option(value: $0.text, word: .moment($0.day, $0.minutes)) }
        case .visit: visitOptions()
        default: []
        }
    }

    /// The soonest: nobody keeps more in mind, and any other can be named by its day. Without a doctor whom all have.
    private func visitOptions() -> [Option] {
        let (all, form) = (state.form.visits ?? [], state.form)
        let meant = Self.meant(of: all, on: form.days, type: form.visitType, doctor: form.doctor)
        let visits = (state.goal == .cancel && !meant.isEmpty ? meant : all).filter { !form.not.contains($0.id) }
        let isOneDoctor = Set(visits.map(\.at.doctor)).count == 1
        return visits.prefix(Self.mostChoices).map {
            Option(value: $0.id, word: word($0.at, of: $0.visitType, in: $0.clinic, namesDoctor: !isOneDoctor))
        }
    }

    private func question(_ asked: Ask, _ variant: Int) -> [Line] {
        let choices = Word.choice(options(of: asked).map(\.word))
        switch asked {
        case .goal: return [Line(.howCanIHelp, variant: variant)]
        case .visitType: return [Line(.askVisitType, ["choices": choices], variant: variant)]
        case .clinic: return [Line(.askClinic, ["choices": choices], variant: variant)]
        case .dateAndTime: return [Line(.askDay, variant: variant)]
        case .time: return [Line(.askTime, variant: variant)]
        case .choice: return [offerLine(state.form.openings, true)]
        case .visit: return [Line(.whichVisit, ["choices": choices], variant: variant)]
        case .name: return [Line(state.form.isForOther || state.isProxy ? .askPatientName : .askName, variant: variant)]
        case .dateOfBirth where variant == 0 && state.claim.birthday != nil: return [Line(.askYearOfBirth)]
        case .dateOfBirth where variant == 0 && state.isProxy: return [Line(.askPatientBirth)]
        case .policyDigits where variant == 0 && state.isProxy: return [Line(.askPatientDigits)]
        case .dateOfBirth where state.isBirthKeyed == true: return [Line(.askDateOfBirth, variant: 2)]
        case .dateOfBirth: return [Line(.askDateOfBirth, variant: variant)]
        case .policyDigits: return [Line(.askPolicyDigits, variant: variant)]
        case .phone: return [Line(.askPhone, variant: variant)]
        case .confirm: return confirmation() + (variant > 0 ? [Line(.yesOrNo)] : [])
        case .person: return [Line(.askPerson)]
        case .anythingElse: return [Line(.anythingElse, variant: state.turns + variant)]
        }
    }

    private func confirmation() -> [Line] {
        let form = state.form
        switch (state.goal, form.chosen, form.visit) {
        case (.reschedule, let chosen?, let visit?):
            return [
                Line(.confirmMove, ["old": word(visit), "new": word(chosen, of: visit.visitType, in: visit.clinic)])
            ]
        case (.cancel, _, let visit?): return [Line(.confirmCancel, ["visit": word(visit)])]
        case (_, let chosen?, _):
            var words: [String: Word] = [
                "visit": word(chosen, of: form.visitType ?? "", in: form.clinic ?? ""),
                "clinic": .text(world.clinic(form.clinic)?.name ?? ""),
            ]
            guard !isForCaller, let name = form.name else { return [Line(.confirmBooking, words)] }
            words["name"] = .text(name)
            return [Line(.confirmBookingFor, words)]
        default: return [Line(.howCanIHelp)]
        }
    }

    /// Answers in passing, and goes on where it was.
    ///
    /// - Parameter isLast: whether nothing else is said after it.
    /// - Returns: nil where something is.
    mutating func answer(_ goal: Goal, _ heard: Heard, isLast: Bool) -> Step? {
        guard let first = world.clinics.first else { return transfer(.failure) }
        state.misheard = 0
        let known = world.clinic(heard.clinic ?? state.form.clinic)
        // Of two or three each is told by its name; of more, and for a price, it is asked which.
        let isEach = goal != .price && world.clinics.count <= Self.mostChoices
        if known == nil, isLast, !isEach {
            state.wondered = State.Wondered(goal: goal, heard)
            return ask(.clinic)
        }
        for clinic in known.map({ [$0] }) ?? (isEach ? world.clinics : [first]) { tell(goal, heard, of: clinic) }
        if state.outcome == nil { state.outcome = .informed }
        state.told = goal
        // "And can I have that on Tuesday?"
        if state.goal == nil, let type = heard.visitType { state.form.visitType = type }
        guard isLast else { return nil }
        return state.goal == nil ? ask(.anythingElse) : askAgain(variant: 0)
    }

    private mutating func tell(_ goal: Goal, _ heard: Heard, of clinic: World.Clinic) {
        switch goal {
        case .hours:
            let days = days(heard, at: clinic)
            lines +=
                days.isEmpty
                ? [hours(of: clinic, on: nil, isNow: heard.asksNow)] : days.map { hours(of: clinic, on: $0) }
        case .location:
            lines.append(
                clinic.address.map { Line(.location, ["clinic": .text(clinic.name), "address": .text($0)]) }
                    ?? Line(.noLocation, ["clinic": .text(clinic.name)]))
        default: lines.append(price(of: heard.visitType ?? state.form.visitType, at: clinic))
        }
    }

    /// Answers what was wondered about, once it is known of which clinic.
    mutating func answerWondered() -> Step? {
        guard let wondered = state.wondered else { return nil }
        state.wondered = nil
        guard state.asked == .clinic, state.form.clinic != nil else { return nil }
        return answer(wondered.goal, wondered.heard, isLast: state.goal == nil)
    }

    /// Every day that is named; of more in a row than a few, the first.
    private func days(_ heard: Heard, at clinic: World.Clinic) -> [CalendarDate] {
        if heard.asksNow, heard.days.allSatisfy({ $0 == Heard.Days(clinic.today) }) { return [] }
        return Array(
            heard.days.flatMap { days in
                let all = (0..<Self.mostChoices).map { days.first.advanced(by: $0) }.filter { $0 <= days.last }
                return all.last == days.last ? all : [days.first]
            }.prefix(Self.mostChoices))
    }

    /// - Parameter isNow: whether it is asked of this moment: then before it opens it is closed.
    private func hours(of clinic: World.Clinic, on day: CalendarDate?, isNow: Bool = false) -> Line {
        let name = Word.text(clinic.name)
        func line(_ prompt: Prompt, _ day: CalendarDate, _ hours: Range<Int>) -> Line {
            Line(
                prompt,
                ["clinic": name, "day": .day(day), "from": .time(hours.lowerBound), "until": .time(hours.upperBound)])
        }
        if let day {
            return clinic.hours(on: day).map { line(.openOn, day, $0) }
                ?? Line(.closed, ["clinic": name, "day": .day(day)])
        }
        if let hours = clinic.openNow { return line(.open, clinic.today, hours) }
        if let hours = clinic.hours(on: clinic.today), clinic.now < hours.lowerBound {
            return line(isNow ? .closedToday : .openOn, clinic.today, hours)
        }
        let next = (1...14).lazy.map { clinic.today.advanced(by: $0) }.first { clinic.hours(on: $0) != nil }
        guard let next, let hours = clinic.hours(on: next) else {
            return Line(.closed, ["clinic": name, "day": .day(clinic.today)])
        }
        return line(.closedToday, next, hours)
    }

    private func price(of type: String?, at clinic: World.Clinic) -> Line {
        let types = clinic.visitTypes.filter { $0.price != nil && (type == nil || $0.id == type) }
        guard !types.isEmpty else { return Line(.noPrice) }
        let words = types.prefix(4).map { type in
            Word.line(Line(.price, ["what": .text(type.name), "amount": .money(type.price ?? 0, clinic.currency)]))
        }
        return words.count == 1
            ? Line(.onePrice, ["what": .text(types[0].name), "amount": .money(types[0].price ?? 0, clinic.currency)])
            : Line(.prices, ["prices": .list(words)])
    }
}
