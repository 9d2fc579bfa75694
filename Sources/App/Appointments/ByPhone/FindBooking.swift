internal import MariaDB
internal import Web

/// `POST /ivr/bookings/search`: what a call holds or has booked. In a body: an id of a call may hold a number.
enum FindBooking {
    struct Input: RequestBody {
        let call: String

        enum CodingKeys: String, CodingKey {
            case call = "call_id"
        }

        static let schema = Schema.object(["call_id": .required(PhoneBooking.callSchema)])
            .example(["call_id": "external_call_id"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PhoneBookingView> {
        let (booking, appointment, clinic) = try PhoneDesk(in: context).find(input.call)
        try context.recordRead(AuditEvent("appointment_read", of: appointment, by: context.actor))
        return .ok(PhoneBookingView(input.call, booking, appointment, at: clinic, now: context.now))
    }
}
