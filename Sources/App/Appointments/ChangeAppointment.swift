internal import Foundation
internal import MariaDB
internal import Web

/// `GET /appointments/{appointment}`, with its version as `ETag`.
enum GetAppointment {
    static func handle(in context: AppContext) throws -> Reply<AppointmentView> {
        let (appointment, clinic) = try find(in: context)
        try context.recordRead(AuditEvent("appointment_read", of: appointment, by: context.actor))
        return .ok(
            AppointmentView(appointment, at: clinic, forDesk: true),
            headers: ["etag": EntityTag.of(version: appointment.version)])
    }

    /// The appointment of the path, with its clinic.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's, for one at a clinic that the caller may not see,
    ///   and for a doctor who is another's.
    static func find(in context: AppContext) throws -> (Appointment, Clinic) {
        try find(context.identifier("appointment"), in: context)
    }

    static func find(_ id: UUID, in context: AppContext) throws -> (Appointment, Clinic) {
        let (db, organisation) = (try context.db, try context.organisation)
        guard let found = try AppointmentStore(db: db, organisation: organisation).find(id: id),
            let clinic = try ClinicStore(db: db, organisation: organisation)
                .find(id: found.clinic, within: context.callerTerritories)
        else { throw APIError.notFound }
        if let own = context.ownDoctor, own != found.doctor { throw APIError.notFound }
        return (found, clinic)
    }
}

/// Changes to a visit by staff: each one transaction, with a row of history and one of the audit. What is as things
/// stand already does nothing, whatever version is named.
enum ChangeAppointment {
    /// `PUT /appointments/{appointment}/time`: another time, and another doctor when one is named.
    ///
    /// Errors: 409 `SLOT_TAKEN`, `PATIENT_BUSY`, `INVALID_STATE_TRANSITION`; 412.
    enum Move {
        struct Input: RequestBody {
            let startsAt: Date
            let doctor: String?
            let overbooking: String?

            enum CodingKeys: String, CodingKey {
                case startsAt = "starts_at"
                case doctor = "doctor_id"
                case overbooking = "overbooking_reason"
            }

            static let schema = Schema.object([
                "starts_at": .required(PlannedDays.moment), "doctor_id": .optional(MasterRecord.idSchema),
                "overbooking_reason": .optional(BookAppointment.overbookingSchema),
            ])
        }

        static func handle(_ input: Input, in context: AppContext) throws -> Reply<AppointmentView> {
            if let doctor = input.doctor { try BookAppointment.checkDoctor(doctor, in: context) }
            let isThere = { (appointment: Appointment) in
                appointment.status.isAgreed && appointment.startsAt == input.startsAt
                    && appointment.doctor == input.doctor ?? appointment.doctor
            }
            // A time that is held was offered to somebody as it is.
            return try change(in: context, from: Appointment.Status.agreed, unless: isThere) {
                booking, appointment, clinic in
                let moved = try booking.move(
                    appointment,
                    to: Booking.Wish(
                        clinic: clinic, type: clinic.type(of: appointment), doctor: input.doctor ?? appointment.doctor,
                        startsAt: input.startsAt, overbooking: input.overbooking),
                    isLate: clinic.isLate(appointment, now: context.now))
                try VisitReminders(in: context)
                    .tell(VisitReminders.movedTemplate, of: moved, expected: appointment.startsAt, at: clinic)
                return moved
            }
        }
    }

    /// `POST /appointments/{appointment}/cancellation`: gives the time back.
    ///
    /// Errors: 409 `INVALID_STATE_TRANSITION`; 412.
    enum Cancel {
        struct Input: RequestBody {
            let reason: String?

            static let schema = Schema.object(["reason": .optional(.string(1...2_000, .writing).nullable)])
        }

        static func handle(_ input: Input, in context: AppContext) throws -> Reply<AppointmentView> {
            try change(in: context, unless: { $0.status == .cancelled }) { booking, appointment, clinic in
                var notes = try booking.notes(of: appointment)
                notes.cancellation = input.reason
                let cancelled = try booking.change(
                    appointment, to: .cancelled, .cancelled, isLate: clinic.isLate(appointment, now: context.now),
                    notes: notes)
                if appointment.status != .held {
                    try VisitReminders(in: context)
                        .tell(
                            VisitReminders.cancelledTemplate, of: cancelled, expected: appointment.startsAt, at: clinic)
                }
                return cancelled
            }
        }
    }

    /// `POST /appointments/{appointment}/attendance`: who came, and who did not. Of these some come after all, and who
    /// was said to have come by mistake is expected again.
    ///
    /// Errors: 409 `INVALID_STATE_TRANSITION`, also for who has come before the day of the visit, or not come to one
    /// that has not begun, `SLOT_TAKEN`, `PATIENT_BUSY`; 412.
    enum Attend {
        struct Input: RequestBody {
            let status: Appointment.Status

            static let schema = Schema.object([
                "status": .required(
                    .oneOf(["booked", "confirmed", "arrived", "fulfilled", "noshow"]).noted(
                        "`booked`: who has arrived has not, after all."))
            ])
        }

        static func handle(_ input: Input, in context: AppContext) throws -> Reply<AppointmentView> {
            let step = AppointmentStep.What(rawValue: input.status.rawValue) ?? .confirmed
            return try change(
                in: context, from: [.booked, .confirmed, .arrived, .noshow], unless: { $0.status == input.status }
            ) { booking, appointment, clinic in
                guard appointment.status.mayBecome(input.status),
                    clinic.begin(of: input.status, appointment).map({ $0 <= context.now }) ?? true
                else { throw Self.refused(appointment, input.status) }
                let changed = try booking.change(appointment, to: input.status, step)
                if input.status == .booked { try VisitReminders(in: context).set(for: changed, at: clinic) }
                return changed
            }
        }

        private static func refused(_ appointment: Appointment, _ status: Appointment.Status) -> APIError {
            ChangeAppointment.refused("from \(appointment.status.rawValue) to \(status.rawValue)")
        }
    }

    /// - Parameters:
    ///   - states: in which it may be changed.
    ///   - isDone: whether it is already as it is to be.
    private static func change(
        in context: AppContext, from states: Set<Appointment.Status> = [.held, .booked, .confirmed],
        unless isDone: (Appointment) -> Bool, _ body: (Booking, Appointment, Clinic) throws -> Appointment
    ) throws -> Reply<AppointmentView> {
        let (found, clinic) = try GetAppointment.find(in: context)
        var isChanged = false
        return try context.once {
            let store = AppointmentStore(db: try context.db, organisation: try context.organisation)
            guard let appointment = try store.lock(id: found.id) else { throw APIError.notFound }
            var changed = appointment
            isChanged = !isDone(appointment)
            if isChanged {
                try EntityTag.checkIfSent(context.request, version: appointment.version)
                guard states.contains(appointment.status) else {
                    throw refused("from \(appointment.status.rawValue)")
                }
                changed = try body(Booking(by: .staff(context.person.id), in: context), appointment, clinic)
            }
            return .ok(
                AppointmentView(changed, at: clinic, forDesk: true),
                headers: ["etag": EntityTag.of(version: changed.version)])
        } then: {
            if isChanged { try context.publish(.appointments) }
        }
    }

    fileprivate static func refused(_ hop: String) -> APIError {
        APIError(.conflict, "INVALID_STATE_TRANSITION", "An appointment cannot go on \(hop).")
    }
}

extension Appointment.Status: Codable {
    /// What the desk may say of a visit.
    func mayBecome(_ next: Self) -> Bool {
        switch (self, next) {
        case (.booked, .confirmed), (.booked, .arrived), (.confirmed, .arrived), (.booked, .noshow),
            (.confirmed, .noshow), (.noshow, .arrived), (.arrived, .fulfilled),
            (.arrived, .booked):
            true
        default: false
        }
    }
}

extension Clinic {
    /// Whether it is too late for a patient to change a visit.
    func isLate(_ appointment: Appointment, now: Date) -> Bool {
        now > appointment.startsAt - Double(cutoff * 60)
    }

    /// Seconds before a visit from which on its patient may have come, also where that is the day before.
    private static let early: TimeInterval = 10_800

    /// From when on the desk may say of a visit that it has become something; nil for at any time.
    func begin(of status: Appointment.Status, _ appointment: Appointment) -> Date? {
        switch status {
        case .arrived:
            min(zone.moment(of: calendar.day(of: appointment.startsAt)), appointment.startsAt - Self.early)
        case .noshow: appointment.startsAt
        default: nil
        }
    }
}
