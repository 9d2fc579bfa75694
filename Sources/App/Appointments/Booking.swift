internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Taking, moving and giving back doctors' time: what every way of booking has in common.
struct Booking {
    /// A visit that somebody wants.
    struct Wish {
        let clinic: Clinic
        let type: VisitType
        let doctor: String
        let startsAt: Date
        /// Why it is booked over another visit, if the time is not free; nil where it must be.
        var overbooking: String?
    }

    let context: AppContext
    let organisation: UUID
    let by: AppointmentStep.Actor
    /// Whether it is somebody at the clinic's desk, who is bound by no notice, no horizon and no clinic that is closed.
    private let isDesk: Bool
    private let appointments: AppointmentStore
    private let cells: CellStore
    private let reminders: VisitReminders

    /// - Parameter isDesk: nil for whoever is staff; a phone system may sign in as a user.
    init(by actor: AppointmentStep.Actor, isDesk: Bool? = nil, in context: AppContext) throws {
        self.context = context
        self.isDesk = if let isDesk { isDesk } else if case .staff = actor { true } else { false }
        organisation = try context.organisation
        by = actor
        appointments = AppointmentStore(db: try context.db, organisation: organisation)
        cells = CellStore(db: try context.db, organisation: organisation)
        reminders = try VisitReminders(in: context)
    }

    /// Takes time for a visit.
    ///
    /// - Parameters:
    ///   - status: `.held` or `.booked`.
    ///   - patience: how long it is held, in seconds.
    /// - Precondition: within a transaction.
    /// - Throws: `APIError` 409 `SLOT_TAKEN` for a time that is not free, or that the clinic does not offer, and
    ///   `PATIENT_BUSY` for a patient who has another visit then.
    func take(
        _ wish: Wish, for patient: String?, as status: Appointment.Status, from source: Appointment.Source,
        holding patience: TimeInterval = Appointment.hold,
        notes: AppointmentNotes = AppointmentNotes()
    ) throws -> Appointment {
        try check(wish)
        let id = UUID.random()
        let times = wish.type.times
        let start = Int(wish.startsAt.timeIntervalSince1970)
        var appointment = Appointment(
            id: id, clinic: wish.clinic.id, doctor: wish.doctor, visitType: wish.type.id, patient: patient,
            status: status, startsAt: wish.startsAt, endsAt: wish.startsAt + Double(times.length * 60),
            taken: times.taken(from: start), localStart: wish.clinic.wallTime(of: wish.startsAt),
            heldUntil: status == .held ? context.now + patience : nil, source: source, createdAt: context.now,
            updatedAt: context.now, sealed: [])
        try takeTime(&appointment, over: wish.overbooking != nil)
        var notes = notes
        notes.overbooking = appointment.isOverbooked ? wish.overbooking : nil
        appointment.sealed = try context.services.sealer.seal(notes, in: AppointmentStore.table, row: id)
        try appointments.insert(appointment)
        try record(status == .held ? .held : .booked, of: appointment)
        try reminders.set(for: appointment, at: wish.clinic)
        return appointment
    }

    /// Moves a visit: the new time is taken before the old one is given back, and it stays the same visit.
    ///
    /// - Precondition: within a transaction that has it locked.
    /// - Throws: as `take`.
    func move(_ appointment: Appointment, to wish: Wish, isLate: Bool) throws -> Appointment {
        try check(wish)
        var moved = appointment
        let times = wish.type.times
        moved.doctor = wish.doctor
        moved.startsAt = wish.startsAt
        moved.endsAt = wish.startsAt + Double(times.length * 60)
        moved.taken = times.taken(from: Int(wish.startsAt.timeIntervalSince1970))
        moved.localStart = wish.clinic.wallTime(of: wish.startsAt)
        moved.status = appointment.status == .confirmed ? .booked : appointment.status
        moved.sequence += 1
        moved.updatedAt = context.now
        // Its own time is no obstacle to a move by a few minutes; within the transaction nobody else gets it.
        try appointments.mark(cells.free(appointment), isOverbooked: false)
        try takeTime(&moved, over: wish.overbooking != nil)
        if wish.overbooking != nil || appointment.isOverbooked {
            var notes = try notes(of: appointment)
            notes.overbooking = moved.isOverbooked ? wish.overbooking : nil
            moved.sealed = try context.services.sealer.seal(notes, in: AppointmentStore.table, row: moved.id)
        }
        try store(&moved, .moved, isLate: isLate)
        try reminders.drop(of: moved)
        try reminders.set(for: moved, at: wish.clinic)
        return moved
    }

    /// Moves a visit to when its time is now, as the clinic's clock shows it: another zone, or other rules of it. Where
    /// somebody has that time it is shared, and the desk is shown that.
    ///
    /// - Precondition: within a transaction that has it locked.
    /// - Throws: as `take`, where the time is shared already or the patient has another visit then.
    func follow(_ appointment: Appointment, to start: Date, at clinic: Clinic) throws {
        var moved = appointment
        let step = Int(start.timeIntervalSince(appointment.startsAt))
        moved.startsAt = start
        moved.endsAt = appointment.endsAt + Double(step)
        moved.taken = appointment.taken.lowerBound + step..<appointment.taken.upperBound + step
        moved.localStart = clinic.wallTime(of: start)
        moved.sequence += 1
        moved.updatedAt = context.now
        try appointments.mark(cells.free(appointment), isOverbooked: false)
        try takeTime(&moved, over: true)
        try store(&moved, .moved, isLate: false)
        try reminders.drop(of: moved)
        try reminders.set(for: moved, at: clinic)
    }

    /// Goes on to another status; one that takes no time gives it back.
    ///
    /// - Precondition: within a transaction that has it locked.
    func change(
        _ appointment: Appointment, to status: Appointment.Status, _ step: AppointmentStep.What, isLate: Bool = false,
        notes: AppointmentNotes? = nil
    ) throws -> Appointment {
        var changed = appointment
        changed.status = status
        // Who was thought not to come has come.
        if status.isActive, !appointment.status.isActive { try takeTime(&changed, over: true) }
        if status != .held { changed.heldUntil = nil }
        changed.updatedAt = context.now
        if let notes {
            changed.sealed = try context.services.sealer.seal(
                notes, in: AppointmentStore.table, row: appointment.id)
        }
        if status == .cancelled { changed.sequence += 1 }
        if !status.isActive {
            try appointments.mark(cells.free(appointment), isOverbooked: false)
            changed.isOverbooked = false
        }
        try store(&changed, step, isLate: isLate)
        // Who has come, or does not, need not be reminded; who has said that they come is, once more.
        if status != .confirmed { try reminders.drop(of: changed) }
        return changed
    }

    /// Makes a held time a patient's.
    ///
    /// - Precondition: within a transaction that has it locked.
    /// - Throws: `APIError` 409 `HOLD_OVER` for a hold that has lapsed, or of a doctor who has been taken out of use, and
    ///   `PATIENT_BUSY`.
    func confirm(_ held: Appointment, at clinic: Clinic, for patient: String, notes: AppointmentNotes) throws
        -> Appointment
    {
        guard held.status == .held, !held.isLapsed(at: context.now),
            try DoctorStore(db: context.db, organisation: organisation).find(id: held.doctor, within: nil)?.isActive
                == true
        else { throw Self.holdOver }
        var booked = held
        booked.patient = patient
        // The patient's time is taken now that they are known.
        try refuse(cells.takePatient(of: booked))
        booked = try change(booked, to: .booked, .booked, notes: notes)
        try reminders.set(for: booked, at: clinic)
        return booked
    }

    /// What is said about a visit.
    func notes(of appointment: Appointment) throws -> AppointmentNotes {
        try context.services.sealer.open(
            AppointmentNotes.self, appointment.sealed, in: AppointmentStore.table, row: appointment.id)
    }

    /// Whether the clinic offers this time, whoever has booked.
    private func check(_ wish: Wish) throws {
        guard isDesk || wish.clinic.isActive else { throw Self.taken }
        let day = wish.clinic.calendar.day(of: wish.startsAt)
        let availability = try DoctorHoursStore(db: context.db, organisation: organisation)
            .availability(at: wish.clinic.id, of: [wish.doctor], on: day...day.advanced(by: 1))[wish.doctor]
        let times = isDesk ? wish.type.times.atTheDesk : wish.type.times
        let free = FreeTimes(calendar: wish.clinic.calendar, visit: times, now: context.now)
        guard let availability, free.mayBegin(availability, at: wish.startsAt) else { throw Self.taken }
    }

    private func takeTime(_ appointment: inout Appointment, over others: Bool) throws {
        try LapsedHolds.end(of: appointment.doctor, organisation, now: context.now, context.db)
        appointment.isOverbooked = false
        guard others else { return try refuse(cells.take(appointment)) }
        try DoctorStore(db: context.db, organisation: organisation).lock(id: appointment.doctor)
        let (conflict, shared) = try cells.takeOver(appointment)
        try refuse(conflict)
        try appointments.mark(shared, isOverbooked: true)
        appointment.isOverbooked = !shared.isEmpty
    }

    private func refuse(_ conflict: CellStore.Conflict?) throws(APIError) {
        switch conflict {
        case nil: return
        case .doctor: throw Self.taken
        case .patient: throw Self.patientBusy
        }
    }

    private func store(_ appointment: inout Appointment, _ what: AppointmentStep.What, isLate: Bool) throws {
        guard try appointments.update(appointment) else { throw EntityTag.changedSince }
        appointment.version += 1
        try record(what, of: appointment, isLate: isLate)
    }

    private func record(_ what: AppointmentStep.What, of appointment: Appointment, isLate: Bool = false) throws {
        try appointments.record(
            AppointmentStep(at: context.now, what: what, by: by, isLate: isLate), of: appointment)
        try AuditStore.append(
            AuditEvent("appointment_\(what.rawValue)", of: appointment, by: context.actor),
            organisation: organisation, in: context)
    }

    static let taken = APIError(.conflict, "SLOT_TAKEN", "This time is not free.")
    static let patientBusy = APIError(.conflict, "PATIENT_BUSY", "The patient has another visit at this time.")
    static let holdOver = APIError(.conflict, "HOLD_OVER", "The time is no longer held. Choose one again.")
}

extension Clinic {
    /// What the clinic's clock shows at a moment: `2026-11-23T09:30`.
    func wallTime(of moment: Date) -> String {
        let day = CalendarDate(moment, in: zone)
        let shown = LocalMoment(moment, secondsFromUTC: zone.secondsFromUTC(at: moment)).minutes
        let (hour, minute) = (shown / 60, shown % 60)
        return "\(day.text)T\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
