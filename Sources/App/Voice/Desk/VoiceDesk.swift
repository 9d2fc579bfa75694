internal import Dates
internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Web

/// Does what a dialogue wants done, in the transaction of its turn.
struct VoiceDesk {
    /// A patient's visits that are looked at, whatever became of them.
    private static let mostRead = 200
    /// Those that a conversation knows of.
    private static let mostVisits = 20

    let context: AppContext
    let organisation: UUID
    let world: VoiceWorld
    private let call: String
    private let desk: PhoneDesk
    private let appointments: AppointmentStore
    private let booking: Booking

    init(_ world: VoiceWorld, call: String, in context: AppContext) throws {
        self.context = context
        self.world = world
        organisation = try context.organisation
        self.call = call
        desk = try PhoneDesk(in: context)
        appointments = AppointmentStore(db: try context.db, organisation: organisation)
        booking = try desk.booking()
    }

    /// - Parameter patient: the caller, once they are verified.
    func perform(_ effect: Effect, for patient: String?) throws -> Upshot {
        switch effect {
        case .find(let wish): try find(wish, for: patient)
        case .hold(let wish, let opening): try orTaken { .held(try hold(wish, opening).id.text) }
        case .book(let wish, let opening, let hold, let name, let phone):
            try orTaken { try book(wish, opening, hold, patient, name, phone) }
        case .verify(let claim): try VoiceIdentity.verify(claim, in: context).map(Upshot.verified) ?? .notVerified
        case .listVisits: .visits(try visits(of: patient))
        case .move(let visit, let wish, let opening): try orTaken { try move(visit, wish, opening, patient) }
        case .cancel(let visit): try orTaken { try cancel(visit, patient) }
        case .requestStatus: .statuses(try statuses(of: patient))
        }
    }

    /// Gives back what is kept for a caller who wants something else.
    func release(_ hold: String) throws {
        guard let id = UUID(uuidString: hold), let held = try appointments.lock(id: id), held.status == .held else {
            return
        }
        _ = try booking.change(held, to: .cancelled, .cancelled)
    }

    /// What is refused for how things stand is undone by itself, and said; a collision undoes the whole turn.
    private func orTaken(_ body: () throws -> Upshot) throws -> Upshot {
        do {
            return try context.db.transaction(body)
        } catch let error as APIError {
            switch error {
            case Booking.taken, Booking.holdOver: return .taken
            case Booking.patientBusy: return .busy
            case PhoneBooking.tooLate: return .tooLate
            default: return .failed
            }
        }
    }

    // MARK: - Times

    private func find(_ wish: Effect.Wish, for patient: String?) throws -> Upshot {
        guard let clinic = world.clinic(wish.clinic), let type = type(wish.visitType, at: clinic) else {
            return .failed
        }
        // One that has begun is not over yet.
        let own = try patient.map {
            try appointments.list(ofPatients: [$0], from: context.now - 86_400, limit: Self.mostRead)
        }
        let moving = own?.first { $0.id.text == wish.moving }
        let others = wish.isForCaller ? own?.filter { $0.status.isActive && $0.id != moving?.id } : nil
        return try VoiceTimes(
            clinic: clinic, type: type, wish: wish, moving: moving, busy: others?.map(\.visit) ?? [], context: context
        ).find()
    }

    /// A type that is no longer offered is good for moving a visit of it.
    private func type(_ id: String, at clinic: Clinic) -> VisitType? { clinic.visitTypes.first { $0.id == id } }

    private func wish(_ wish: Effect.Wish, _ opening: Opening) throws -> Booking.Wish {
        guard let clinic = world.clinic(wish.clinic), let type = type(wish.visitType, at: clinic) else {
            throw APIError.notFound
        }
        return Booking.Wish(
            clinic: clinic, type: type, doctor: opening.doctor,
            startsAt: Date(timeIntervalSince1970: Double(opening.moment)))
    }

    private func hold(_ wish: Effect.Wish, _ opening: Opening) throws -> Appointment {
        let line = try desk.claim(call)
        let held = try take(wish, opening)
        try note(held, nil, of: line)
        return held
    }

    private func take(_ wish: Effect.Wish, _ opening: Opening) throws -> Appointment {
        try booking.take(self.wish(wish, opening), for: nil, as: .held, from: .phone)
    }

    // MARK: - Visits

    private func book(
        _ wish: Effect.Wish, _ opening: Opening, _ hold: String?, _ patient: String?, _ name: String?,
        _ phone: String?
    ) throws -> Upshot {
        guard let clinic = world.clinic(wish.clinic) else { return .failed }
        let line = try desk.claim(call)
        let known = try hold.flatMap(UUID.init(uuidString:)).flatMap { try appointments.lock(id: $0) }
        var held = known
        if held?.status != .held || held?.isLapsed(at: context.now) == true { held = try take(wish, opening) }
        guard let held else { return .failed }
        let own = name == nil ? patient : nil
        let caller = try own.map { try verified($0) } ?? unverified(name, phone, at: clinic)
        let notes = AppointmentNotes(reason: nil)
        let booked = try booking.confirm(held, at: clinic, for: caller.patient, notes: notes)
        try note(booked, caller.account, of: line)
        return .done
    }

    /// Phone systems ask for it by the call's id, as for what they have booked themselves.
    private func note(_ visit: Appointment, _ account: PhoneBooking.Account?, of line: PhoneBooking?) throws {
        guard var line else { return }
        line.turn(to: visit.id, asked: nil, account)
        try desk.calls.update(line, now: context.now)
    }

    /// One who has been verified. Whose account shows the booking is told of it, as when the number told who they are.
    private func verified(_ patient: String) throws -> PhoneCaller {
        let links = AccountPatientStore(db: try context.db, organisation: organisation)
        guard let account = try links.accounts(of: [patient])[patient] else {
            return PhoneCaller(patient: patient, account: .none)
        }
        try PatientAccounts.tell(account, "booking_synced", in: context)
        return PhoneCaller(patient: patient, account: .linked)
    }

    /// One who has not been verified: whom the number is known by under this name, or somebody new.
    private func unverified(_ name: String?, _ phone: String?, at clinic: Clinic) throws -> PhoneCaller {
        guard let name, let number = try CallerNumber.read(phone, in: context).number else { throw APIError.notFound }
        return try PhoneCaller.find(number, VisibleText.normalised(name), at: clinic, in: context)
    }

    private func visits(of patient: String?) throws -> [Visit] {
        guard let patient else { return [] }
        // What was cancelled, or is at clinics of other territories, takes no room.
        let found = try appointments.list(ofPatients: [patient], from: context.now, limit: Self.mostRead)
            .filter { $0.status.isAgreed && world.clinic($0.clinic) != nil }.prefix(Self.mostVisits)
        try context.recordTold(
            AuditEvent(
                "appointments_listed", .success, on: "patient", patient, by: context.actor,
                fields: ["count": String(found.count)]))
        return found.map { appointment in
            Visit(
                id: appointment.id.text, clinic: appointment.clinic, visitType: appointment.visitType,
                at: VoiceTimes.opening(
                    Int(appointment.startsAt.timeIntervalSince1970), appointment.doctor,
                    at: world.clinic(appointment.clinic)))
        }
    }

    /// The caller's own visit, locked.
    private func lock(_ visit: String, _ patient: String?) throws -> (Appointment, Clinic) {
        guard let patient, let id = UUID(uuidString: visit), let appointment = try appointments.lock(id: id),
            appointment.patient == patient, let clinic = world.clinic(appointment.clinic)
        else { throw APIError.notFound }
        return (appointment, clinic)
    }

    private func move(_ visit: String, _ wish: Effect.Wish, _ opening: Opening, _ patient: String?) throws -> Upshot {
        let (appointment, clinic) = try lock(visit, patient)
        guard appointment.status.isAgreed else { return .failed }
        guard !clinic.isLate(appointment, now: context.now) else { return .tooLate }
        _ = try booking.move(appointment, to: self.wish(wish, opening), isLate: false)
        return .done
    }

    private func cancel(_ visit: String, _ patient: String?) throws -> Upshot {
        let (appointment, clinic) = try lock(visit, patient)
        _ = try CancelBooking.cancel(appointment, at: clinic, nil, by: booking)
        return .done
    }

    private func statuses(of patient: String?) throws -> [String] {
        guard let patient else { return [] }
        var filter = RequestFilter()
        filter.patients = [patient]
        let found = try RequestStore(db: context.db, organisation: organisation)
            .list(filter, visibleTo: .all, by: .newest, after: nil, limit: 3)
        try context.recordTold(
            AuditEvent(
                "request_listed", .success, on: "verification_request", "", by: context.actor,
                fields: ["patients": patient, "count": String(found.count)]))
        return found.map(\.status.rawValue)
    }
}
