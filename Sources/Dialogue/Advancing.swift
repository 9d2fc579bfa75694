internal import Dates

/// What is missing, and what comes next.
extension Turn {
    mutating func advance() -> Step {
        if let step = answerWondered() { return step }
        guard let goal = state.goal else { return ask(.goal) }
        if goal.needsIdentity, !state.isVerified { return identify() }
        switch goal {
        case .book: return book()
        case .reschedule, .cancel, .checkAppointment: return withVisits(goal)
        case .verificationStatus: return perform(.requestStatus)
        case .hours, .location, .price: return ask(.goal)
        case .agent: return transfer(.asked)
        }
    }

    /// Two things that only the patient knows, and the name to look for.
    private mutating func identify() -> Step {
        if state.claim.names.isEmpty, let name = state.form.name { state.claim.names = [name] }
        guard !state.claim.names.isEmpty else {
            if state.tries == 0 { lines.append(Line(.whoAreYou)) }
            return ask(.name)
        }
        guard state.claim.dateOfBirth != nil else { return ask(.dateOfBirth) }
        guard state.claim.digits != nil else { return ask(.policyDigits) }
        return perform(.verify(state.claim))
    }

    private mutating func book() -> Step {
        guard !world.clinics.isEmpty else { return transfer(.failure) }
        guard let clinic = world.clinic(state.form.clinic) else { return ask(.clinic) }
        state.form.clinic = clinic.id
        guard !clinic.visitTypes.isEmpty else { return transfer(.noTimes) }
        if clinic.visitTypes.count == 1 { state.form.visitType = clinic.visitTypes[0].id }
        guard state.form.visitType != nil else { return ask(.visitType) }
        if let step = chooseTime() { return step }
        guard let wish = wish(), let chosen = state.form.chosen else { return transfer(.failure) }
        if state.form.hold == nil { return perform(.hold(wish, chosen)) }
        return askCaller() ?? ask(.confirm)
    }

    /// Whom a visit is for, and how they are reached.
    ///
    /// - Returns: nil where that is known.
    mutating func askCaller() -> Step? {
        guard !isForCaller else { return nil }
        if let step = askName() { return step }
        return state.form.phone == nil && world.callerNumber == nil ? ask(.phone) : nil
    }

    /// Whether the visit is the caller's own, of whom it is known who they are.
    var isForCaller: Bool { state.isVerified && !state.form.isForOther }

    /// - Returns: nil when a time has been chosen.
    private mutating func chooseTime() -> Step? {
        if state.form.chosen != nil { return nil }
        if !state.form.openings.isEmpty { return ask(.choice) }
        guard state.form.days != nil || state.form.times != nil || state.form.isEarliest, let wish = wish() else {
            return ask(.dateAndTime)
        }
        return perform(.find(wish))
    }

    func wish() -> Effect.Wish? {
        let form = state.form
        guard let clinic = form.visit?.clinic ?? form.clinic, let type = form.visit?.visitType ?? form.visitType else {
            return nil
        }
        return Effect.Wish(
            clinic: clinic, visitType: type, doctor: form.doctor ?? form.visit?.at.doctor, days: form.days,
            times: form.times, after: form.after, before: form.before, excludedDays: form.excludedDays,
            excludedTimes: form.excludedTimes, excludedWeekdays: form.excludedWeekdays ?? [],
            excludedDoctors: form.excludedDoctors ?? [], moving: form.visit?.id,
            isForCaller: state.goal == .reschedule ? state.isVerified : isForCaller)
    }

    private mutating func withVisits(_ goal: Goal) -> Step {
        guard let visits = state.form.visits else { return perform(.listVisits) }
        guard !visits.isEmpty else { return finish(nil, Line(.noVisits)) }
        if goal == .checkAppointment { return tell(visits) }
        // One that was read out may have been moved or cancelled since.
        if let known = state.form.visit { state.form.visit = visits.first { $0.id == known.id } }
        if goal == .cancel { selectAll(visits) }
        if state.form.visit == nil { selectVisit(visits, goal) }
        guard let visit = state.form.visit else { return ask(.visit) }
        if goal == .cancel { return ask(.confirm) }
        // What is said of the visit itself is not where it goes to.
        if let days = state.form.days, days.first == visit.at.day, days.last == visit.at.day, state.form.times == nil,
            state.form.openings.isEmpty, state.form.chosen == nil
        {
            state.form.days = nil
        }
        // "Wednesday's to next week", of which it is already: the one after it.
        if goal == .reschedule, state.form.isTarget, let days = state.form.days, days.contains(visit.at.day),
            days.last == days.first.advanced(by: 6)
        {
            state.form.days = Heard.Days(days.first.advanced(by: 7), days.last.advanced(by: 7))
            state.form.isTarget = false
        }
        if let shift = state.form.shift {
            (state.form.days, state.form.shift) = (shift.days(from: visit.at.day), nil)
        }
        if let minutes = state.form.timeShift {
            var form = state.form
            if shiftTime(&form, by: minutes, on: form.days) { state.form = form }
        }
        if let others = state.form.others {
            var form = state.form
            form.others = nil
            _ = move(&form, to: others)
            state.form = form
        }
        return chooseTime() ?? ask(.confirm)
    }

    private mutating func selectVisit(_ visits: [Visit], _ goal: Goal) {
        if visits.count == 1 { return state.form.visit = visits[0] }
        let form = state.form
        if let source = form.source {
            state.form.source = nil
            state.form.visit = Self.only(visits, on: source)
            if !visits.contains(where: { source.contains($0.at.day) }) { lines.append(Line(.noVisitThen)) }
            return
        }
        if goal == .cancel, let days = form.days, !visits.contains(where: { days.contains($0.at.day) }) {
            state.form.days = nil
            lines.append(Line(.noVisitThen))
        }
        if goal == .reschedule, let type = form.visitType {
            // Nobody moves a visit to another kind of it.
            state.form.visit = Self.only(visits, on: nil, type: type)
            if state.form.visit != nil { return }
        }
        if goal == .reschedule, form.isTarget { return }
        // Of a move the doctor may be that of where it goes to.
        let doctor = goal == .cancel ? form.doctor : nil
        guard let meant = Self.only(visits, on: form.days, type: form.visitType, doctor: doctor) else { return }
        state.form.visit = meant
        if goal == .reschedule, form.days?.first == form.days?.last { state.form.days = nil }
    }

    /// The only one of these that was meant; nil when nothing was said of it, and when none is or several are.
    static func only(_ visits: [Visit], on days: Heard.Days?, type: String? = nil, doctor: String? = nil) -> Visit? {
        guard days != nil || type != nil || doctor != nil else { return nil }
        let meant = meant(of: visits, on: days, type: type, doctor: doctor)
        return meant.count == 1 ? meant[0] : nil
    }

    static func meant(of visits: [Visit], on days: Heard.Days?, type: String?, doctor: String?) -> [Visit] {
        visits.filter { visit in
            (days.map { $0.contains(visit.at.day) } ?? true)
                && (type.map { $0 == visit.visitType } ?? true) && (doctor.map { $0 == visit.at.doctor } ?? true)
        }
    }

    func word(_ visit: Visit) -> Word { word(visit.at, of: visit.visitType, in: visit.clinic) }

    func word(_ at: Opening, of type: String, in clinic: String, namesDoctor: Bool = true) -> Word {
        let name = world.visitType(type)?.name ?? type
        var words: [String: Word] = ["what": .text(name), "when": .moment(at.day, at.minutes)]
        if namesDoctor, let doctor = world.doctor(at.doctor) { words["doctor"] = .text(doctor.name) }
        return .line(Line(words["doctor"] == nil ? .visit : .visitWithDoctor, words))
    }

    /// A goal is done.
    mutating func finish(_ outcome: Outcome?, _ line: Line) -> Step {
        if let outcome { state.outcome = outcome }
        lines.append(line)
        state.form.hold = nil
        let form = state.form
        dropForm()
        state.goal = nil
        if outcome != .informed {
            state.toldVisits = []
            if state.told == .checkAppointment { state.told = nil }
        }
        if outcome == .booked, let step = bookNext(after: form) { return step }
        return next(after: form) ?? ask(.anythingElse)
    }
}

/// What came of what was wanted.
extension Turn {
    mutating func go(on effect: Effect, _ upshot: Upshot) -> Step {
        switch (effect, upshot) {
        case (_, .failed): return transfer(.failure)
        case (_, .tooLate): return transfer(.tooLate)
        case (.find(let wish), .openings(let openings, let isAsWished)): return offer(openings, isAsWished, wish)
        case (.find(let wish), .busyThen(let openings)): return offer(openings, false, wish, isBusy: true)
        case (.hold, .held(let hold)):
            state.form.hold = hold
            return advance()
        case (.book(_, let at, _, let name, _), .busy) where name != nil: return look(besides: at)
        case (.hold, .taken), (.book, .taken), (.move, .taken), (.book, .busy), (.move, .busy):
            // Where the patient cannot, it is said when others are offered.
            if upshot == .taken { lines.append(Line(.taken)) }
            if let hold = state.form.hold { released.append(hold) }
            (state.form.chosen, state.form.hold, state.form.openings) = (nil, nil, [])
            return advance()
        case (.book(let wish, let at, _, _, _), .done):
            state.done = .booked
            return finish(.booked, Line(.booked, ["visit": word(at, of: wish.visitType, in: wish.clinic)]))
        case (.move(let id, let wish, let at), .done):
            state.done = state.form.visit.map { old in
                .moved(Visit(id: id, clinic: wish.clinic, visitType: wish.visitType, at: at), from: old.at)
            }
            return finish(.moved, Line(.moved, ["visit": word(at, of: wish.visitType, in: wish.clinic)]))
        case (.cancel, .done):
            state.done = state.form.visit.map(State.Deed.cancelled)
            let line = Line(.cancelled, ["visit": state.form.visit.map(word) ?? .text("")])
            state.outcome = .cancelled
            return cancelNext(after: line) ?? finish(.cancelled, line)
        case (.verify, .verified(let patient)):
            state.patient = patient
            // In all the ways in which it was heard.
            (state.patientName, state.claim) = (state.claim.names.joined(separator: " "), Effect.Claim())
            lines.append(Line(.verified))
            return advance()
        case (.verify, _):
            state.tries += 1
            state.claim = Effect.Claim()
            state.form.name = nil
            guard state.tries < Self.patience else { return transfer(.notVerified) }
            lines.append(Line(.notVerified, variant: state.tries - 1))
            return advance()
        case (.listVisits, .visits(let visits)):
            state.form.visits = visits
            return advance()
        case (.requestStatus, .statuses(let words)): return tell(words)
        default: return transfer(.failure)
        }
    }

    private mutating func tell(_ statuses: [String]) -> Step {
        guard let latest = statuses.first else { return finish(.informed, Line(.noStatus)) }
        let prompt: Prompt =
            switch latest {
            case "approved": .approved
            case "rejected": .rejected
            case "pending_review": .pendingReview
            case "in_review": .inReview
            case "awaiting_documents": .awaitingDocuments
            case "escalated": .escalated
            default: .otherStatus
            }
        return finish(.informed, Line(.status, ["status": .line(Line(prompt))]))
    }
}
