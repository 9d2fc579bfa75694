internal import Foundation
internal import MariaDB
internal import Web

/// Changes to a visit by its patient, before the clinic's cut-off: each one transaction, with a row of history and one
/// of the audit.
enum ChangeOwnVisit {
    /// `PUT /patient/appointments/{appointment}/time`: another time, and another doctor when one is named. To where it
    /// is already it does nothing.
    ///
    /// Errors: 409 `slot_taken`, `patient_busy`, `too_late`, `invalid_state_transition`.
    enum Move {
        struct Input: RequestBody {
            let startsAt: Date
            let doctor: String?

            enum CodingKeys: String, CodingKey {
                case startsAt = "starts_at"
                case doctor = "doctor_id"
            }

            static let schema = Schema.object([
                "starts_at": .required(PlannedDays.moment), "doctor_id": .optional(MasterRecord.idSchema),
            ])
        }

        static func handle(_ input: Input, in context: AppContext) throws
            -> Reply<OwnVisit>
        {
            if let doctor = input.doctor { try BookAppointment.checkDoctor(doctor, in: context) }
            let desk = try PatientDesk(in: context)
            let (found, clinic) = try desk.find()
            let wish = Booking.Wish(
                clinic: clinic, type: try clinic.type(of: found), doctor: input.doctor ?? found.doctor,
                startsAt: input.startsAt)
            return try desk.orAlternatives(to: wish, moving: found) {
                try change(desk, as: OwnVisit.visit) { appointment in
                    guard appointment.startsAt != wish.startsAt || appointment.doctor != wish.doctor else {
                        return appointment
                    }
                    guard !clinic.isLate(appointment, now: context.now) else { throw PhoneBooking.tooLate }
                    return try desk.booking().move(appointment, to: wish, isLate: false)
                }
            }
        }
    }

    /// `POST /patient/appointments/{appointment}/cancellation`: gives the time back. A repetition does nothing.
    ///
    /// Errors: 409 `too_late`, `invalid_state_transition`.
    enum Cancel {
        static func handle(_ input: ChangeAppointment.Cancel.Input, in context: AppContext) throws
            -> Reply<AppointmentView>
        {
            let desk = try PatientDesk(in: context)
            let (_, clinic) = try desk.find()
            return try change(desk, from: [.held, .booked, .confirmed, .cancelled], as: \.self) { appointment in
                try CancelBooking.cancel(appointment, at: clinic, input.reason, by: desk.booking())
            }
        }
    }

    private static func change<Output>(
        _ desk: PatientDesk, from states: Set<Appointment.Status> = Appointment.Status.agreed,
        as shown: (AppointmentView) -> Output, _ body: (Appointment) throws -> Appointment
    ) throws -> Reply<Output> {
        try desk.context.once {
            let (appointment, clinic) = try desk.lock()
            guard states.contains(appointment.status) else { throw PhoneBooking.refused(appointment.status) }
            return .ok(
                shown(AppointmentView(try body(appointment), at: clinic)), headers: ["cache-control": "no-store"])
        } then: {
            try desk.context.publish(.appointments)
        }
    }
}
