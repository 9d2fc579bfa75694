internal import Foundation
internal import MariaDB
internal import Web

/// `PUT /ivr/bookings/time`: moves what a call has booked. It stays the same visit.
///
/// A time that is not free is no error: the answer is `taken`, with others near it, and the visit stays where it is.
/// Errors: 409 `TOO_LATE` after the clinic's cut-off, `PATIENT_BUSY`, `INVALID_STATE_TRANSITION`.
enum MoveBooking {
    struct Input: RequestBody {
        let call: String
        let startsAt: Date
        let doctor: String?

        enum CodingKeys: String, CodingKey {
            case call = "call_id"
            case startsAt = "starts_at"
            case doctor = "doctor_id"
        }

        static let schema = Schema.object([
            "call_id": .required(PhoneBooking.callSchema), "starts_at": .required(PlannedDays.moment),
            "doctor_id": .optional(MasterRecord.idSchema.nullable.noted("The same doctor when it is left out.")),
        ])
        .example(["call_id": "external_call_id", "starts_at": "2026-12-01T05:00:00Z"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PhoneBookingView> {
        if let doctor = input.doctor { try BookAppointment.checkDoctor(doctor, in: context) }
        let desk = try PhoneDesk(in: context)
        do {
            let (booking, moved, clinic) = try context.db.retryingTransaction { try move(input, desk) }
            try context.publish(.appointments)
            return .ok(PhoneBookingView(input.call, booking, moved, at: clinic, now: context.now))
        } catch  where HoldTime.isLost(error) {
            let (booking, current, clinic) = try desk.find(input.call)
            let others = try Alternatives.find(
                clinic, clinic.type(of: current), near: input.startsAt, doctor: input.doctor ?? current.doctor,
                moving: current, in: context)
            return .ok(
                PhoneBookingView(
                    input.call, booking, current, at: clinic, insteadOf: others, now: context.now))
        }
    }

    private static func move(_ input: Input, _ desk: PhoneDesk) throws -> (PhoneBooking, Appointment, Clinic) {
        var (booking, appointment, clinic) = try desk.lock(input.call)
        let asked = desk.asked([String(input.startsAt.microseconds), input.doctor ?? ""])
        let doctor = input.doctor ?? appointment.doctor
        let isThere = appointment.startsAt == input.startsAt && appointment.doctor == doctor
        // A repetition, also one that comes after the desk has moved the visit on.
        if booking.moveAsked == asked || (isThere && appointment.status.isActive && appointment.status != .held) {
            return (booking, appointment, clinic)
        }
        guard appointment.status.isAgreed else { throw PhoneBooking.refused(appointment.status) }
        guard !clinic.isLate(appointment, now: desk.context.now) else { throw PhoneBooking.tooLate }
        let wish = Booking.Wish(
            clinic: clinic, type: try clinic.type(of: appointment), doctor: doctor, startsAt: input.startsAt)
        let moved = try desk.booking().move(appointment, to: wish, isLate: false)
        booking.moveAsked = asked
        try desk.calls.update(booking, now: desk.context.now)
        return (booking, moved, clinic)
    }
}
