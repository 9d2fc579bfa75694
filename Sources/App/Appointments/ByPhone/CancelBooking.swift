internal import MariaDB
internal import Web

/// `POST /ivr/bookings/cancellation`: gives back what a call holds or has booked. A repetition does nothing.
///
/// Errors: 409 `TOO_LATE` after the clinic's cut-off, `INVALID_STATE_TRANSITION`.
enum CancelBooking {
    struct Input: RequestBody {
        let call: String
        let reason: String?

        enum CodingKeys: String, CodingKey {
            case call = "call_id"
            case reason
        }

        static let schema = Schema.object([
            "call_id": .required(PhoneBooking.callSchema),
            "reason": .optional(.string(1...2_000, .writing).nullable),
        ])
        .example(["call_id": "external_call_id", "reason": "Has recovered"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PhoneBookingView> {
        let desk = try PhoneDesk(in: context)
        let (booking, appointment, clinic) = try context.db.retryingTransaction {
            let (booking, appointment, clinic) = try desk.lock(input.call)
            return (booking, try cancel(appointment, at: clinic, input.reason, by: desk.booking()), clinic)
        }
        try context.publish(.appointments)
        return .ok(PhoneBookingView(input.call, booking, appointment, at: clinic, now: context.now))
    }

    /// Cancels a visit for its patient, before the clinic's cut-off. What is held may be given back at any time.
    ///
    /// - Precondition: within a transaction that has it locked.
    static func cancel(_ appointment: Appointment, at clinic: Clinic, _ reason: String?, by booking: Booking) throws
        -> Appointment
    {
        guard appointment.status != .cancelled else { return appointment }
        guard appointment.status.isChangeable else { throw PhoneBooking.refused(appointment.status) }
        guard appointment.status == .held || !clinic.isLate(appointment, now: booking.context.now) else {
            throw PhoneBooking.tooLate
        }
        var notes = try booking.notes(of: appointment)
        notes.cancellation = reason
        return try booking.change(appointment, to: .cancelled, .cancelled, notes: notes)
    }
}
