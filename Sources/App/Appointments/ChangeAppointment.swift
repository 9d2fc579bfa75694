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
        let (db, organisation) = (try context.db, try context.organisation)
        let found = try AppointmentStore(db: db, organisation: organisation)
            .find(id: context.identifier("appointment"))
        guard let found,
            let clinic = try ClinicStore(db: db, organisation: organisation)
                .find(id: found.clinic, within: context.callerTerritories)
        else { throw APIError.notFound }
        if let own = context.ownDoctor, own != found.doctor { throw APIError.notFound }
        return (found, clinic)
    }
}

/// Changes to a visit by staff: each one transaction, with a row of history and one of the audit.
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
                "starts_at": .required(PlannedDays.start), "doctor_id": .optional(MasterRecord.idSchema),
                "overbooking_reason": .optional(BookAppointment.overbookingSchema),
            ])
        }

        static func handle(_ input: Input, in context: AppContext) throws -> Reply<AppointmentView> {
            if let doctor = input.doctor { try BookAppointment.checkDoctor(doctor, in: context) }
            return try change(in: context) { booking, appointment, clinic in
                let moved = try booking.move(
                    appointment,
                    to: Booking.Wish(
                        clinic: clinic, type: clinic.type(of: appointment), doctor: input.doctor ?? appointment.doctor,
                        startsAt: input.startsAt, overbooking: input.overbooking),
                    isLate: clinic.isLate(appointment, now: context.now))
                if appointment.status != .held {
                    try VisitReminders(in: context).tell(VisitReminders.movedTemplate, of: moved, at: clinic)
                }
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
            try change(in: context) { booking, appointment, clinic in
                var notes = try booking.notes(of: appointment)
                notes.cancellation = input.reason
                let cancelled = try booking.change(
                    appointment, to: .cancelled, .cancelled, isLate: clinic.isLate(appointment, now: context.now),
                    notes: notes)
                if appointment.status != .held {
                    try VisitReminders(in: context)
                        .tell(VisitReminders.cancelledTemplate, of: cancelled, at: clinic)
                }
                return cancelled
            }
        }
    }

    /// `POST /appointments/{appointment}/attendance`: who came, and who did not; of these some come after all.
    ///
    /// Errors: 409 `INVALID_STATE_TRANSITION`, also for who has not come to a visit that has not begun, `SLOT_TAKEN`,
    /// `PATIENT_BUSY`; 412.
    enum Attend {
        struct Input: RequestBody {
            let status: Appointment.Status

            static let schema = Schema.object([
                "status": .required(.oneOf(["confirmed", "arrived", "fulfilled", "noshow"]))
            ])
        }

        static func handle(_ input: Input, in context: AppContext) throws -> Reply<AppointmentView> {
            let step = AppointmentStep.What(rawValue: input.status.rawValue) ?? .confirmed
            return try change(in: context, from: [.booked, .confirmed, .arrived, .noshow]) { booking, appointment, _ in
                guard appointment.status.mayBecome(input.status),
                    input.status != .noshow || appointment.startsAt <= context.now
                else { throw Self.refused(appointment, input.status) }
                return try booking.change(appointment, to: input.status, step)
            }
        }

        private static func refused(_ appointment: Appointment, _ status: Appointment.Status) -> APIError {
            ChangeAppointment.refused("from \(appointment.status.rawValue) to \(status.rawValue)")
        }
    }

    private static func change(
        in context: AppContext, from states: Set<Appointment.Status> = [.held, .booked, .confirmed],
        _ body: (Booking, Appointment, Clinic) throws -> Appointment
    ) throws -> Reply<AppointmentView> {
        let (found, clinic) = try GetAppointment.find(in: context)
        return try context.once {
            let store = AppointmentStore(db: try context.db, organisation: try context.organisation)
            guard let appointment = try store.lock(id: found.id) else { throw APIError.notFound }
            try EntityTag.checkIfSent(context.request, version: appointment.version)
            guard states.contains(appointment.status) else { throw refused("from \(appointment.status.rawValue)") }
            let changed = try body(Booking(by: .staff(context.person.id), in: context), appointment, clinic)
            return .ok(
                AppointmentView(changed, at: clinic, forDesk: true),
                headers: ["etag": EntityTag.of(version: changed.version)])
        } then: {
            try context.publish(.appointments)
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
            (.confirmed, .noshow), (.noshow, .arrived), (.arrived, .fulfilled):
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
}
