internal import Foundation
internal import MariaDB
internal import Web

/// `POST /ivr/bookings`: keeps a time for a caller for five minutes, while they are asked for the rest.
///
/// A time that somebody else has, or that the clinic does not offer, is no error: the answer is `taken`, with others
/// near it. A call holds one time: who chooses another gives the first one back.
/// Errors: 409 `CALL_ID_TAKEN`, `INVALID_STATE_TRANSITION` for a call that has booked.
enum HoldTime {
    struct Input: RequestBody {
        let call: String
        let clinic: String
        let visitType: String
        let doctor: String?
        let startsAt: Date

        enum CodingKeys: String, CodingKey {
            case call = "call_id"
            case clinic = "clinic_id"
            case visitType = "visit_type_id"
            case doctor = "doctor_id"
            case startsAt = "starts_at"
        }

        static let schema = Schema.object([
            "call_id": .required(PhoneBooking.callSchema), "clinic_id": .required(MasterRecord.idSchema),
            "visit_type_id": .required(MasterRecord.idSchema),
            "doctor_id": .optional(MasterRecord.idSchema.nullable.noted("Whoever is free when it is left out.")),
            "starts_at": .required(PlannedDays.moment),
        ])
        .example([
            "call_id": "external_call_id", "clinic_id": "bengaluru", "visit_type_id": "follow-up",
            "starts_at": "2026-12-01T04:30:00Z",
        ])

        fileprivate var said: [String] {
            [clinic, visitType, doctor ?? "", String(startsAt.microseconds)]
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PhoneBookingView> {
        let clinic = try BookAppointment.clinic(input.clinic, in: context)
        let type = try BookAppointment.type(input.visitType, at: clinic)
        if let doctor = input.doctor { try BookAppointment.checkDoctor(doctor, in: context) }
        let desk = try PhoneDesk(in: context)
        do {
            let (booking, held) = try context.db.retryingTransaction { try hold(input, clinic, type, desk) }
            try context.publish(.appointments)
            return .ok(PhoneBookingView(input.call, booking, held, at: clinic, now: context.now))
        } catch  where isLost(error) {
            let others = try Alternatives.find(
                clinic, type, near: input.startsAt, doctor: input.doctor, in: context)
            return .ok(
                PhoneBookingView(input.call, nil, nil, at: clinic, insteadOf: others, now: context.now))
        }
    }

    /// Whether somebody else was faster: to the time, or again and again to what it takes to book it.
    static func isLost(_ error: any Error) -> Bool {
        (error as? APIError) == Booking.taken || (error as? DatabaseError)?.reason == .conflict
    }

    private static func hold(_ input: Input, _ clinic: Clinic, _ type: VisitType, _ desk: PhoneDesk) throws -> (
        PhoneBooking, Appointment
    ) {
        let (context, asked) = (desk.context, desk.asked(input.said))
        guard var booking = try desk.claim(input.call) else { throw PhoneBooking.callTaken }
        if let current = try desk.lockVisit(of: booking), current.status != .cancelled {
            let isHeld = current.status == .held && !current.isLapsed(at: context.now)
            if booking.holdAsked == asked, isHeld || current.status != .held { return (booking, current) }
            guard current.status == .held else { throw PhoneBooking.refused(current.status) }
            if isHeld { _ = try desk.booking().change(current, to: .cancelled, .cancelled) }
        }
        let held = try take(input, clinic, type, desk)
        booking.turn(to: held.id, asked: asked, nil)
        try desk.calls.update(booking, now: context.now)
        return (booking, held)
    }

    /// The wished doctor's time, or that of the first who still has it.
    private static func take(_ input: Input, _ clinic: Clinic, _ type: VisitType, _ desk: PhoneDesk) throws
        -> Appointment
    {
        let doctors =
            try input.doctor.map { [$0] }
            ?? Alternatives.doctors(clinic, type, at: input.startsAt, in: desk.context)
        let booking = try desk.booking()
        for doctor in doctors {
            do {
                return try booking.take(
                    Booking.Wish(clinic: clinic, type: type, doctor: doctor, startsAt: input.startsAt),
                    for: nil, as: .held, from: .phone)
            } catch let error as APIError where error == Booking.taken {
                continue
            }
        }
        throw Booking.taken
    }
}
