internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// `POST /ivr/bookings/confirmation`: makes the time that a call holds the caller's visit.
///
/// Who the patient is, the visit, its history, what is on record and the messages are one transaction. A repetition
/// does nothing and gets the same answer. Errors: 409 `HOLD_OVER`, `PATIENT_BUSY`, and `CALL_DIFFERS` for a call that
/// has booked for somebody else.
enum ConfirmBooking {
    struct Input: RequestBody {
        let call: String
        let phoneNumber: String
        let name: String
        let dateOfBirth: CalendarDate?
        let age: Int?
        let reason: String?

        enum CodingKeys: String, CodingKey {
            case call = "call_id"
            case phoneNumber = "phone_number"
            case name
            case dateOfBirth = "date_of_birth"
            case age, reason
        }

        static let schema = Schema.object([
            "call_id": .required(PhoneBooking.callSchema),
            "phone_number": .required(
                .string(1...CallerNumber.longest, .phone).noted(
                    "The caller's, in any common spelling or in a SIP or `tel` address; who has none is refused.")),
            "name": .required(VisibleName.schema.noted("As the caller says it.")),
            "date_of_birth": .optional(DateOfBirth.schema.nullable),
            "age": .optional(.integer(0...DateOfBirth.oldest).nullable),
            "reason": .optional(.string(1...2_000, .writing).nullable),
        ])
        .example([
            "call_id": "external_call_id", "phone_number": "+919999999999", "name": "Asha Rao", "age": 30,
        ])

        fileprivate func said(_ number: PhoneNumber) -> [String] {
            [number.e164, PatientName.normalised(name), dateOfBirth?.text ?? "", age.map(String.init) ?? ""]
        }
    }

    private static let callDiffers = APIError(
        .conflict, "CALL_DIFFERS", "This call has booked for somebody else. Another booking needs another id.")

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PhoneBookingView> {
        let number = try check(input, in: context)
        let desk = try PhoneDesk(in: context)
        let (booking, appointment, clinic) = try context.db.retryingTransaction {
            try confirm(input, number, desk)
        }
        try context.publish(.appointments)
        try context.publish(.messages)
        return .ok(PhoneBookingView(input.call, booking, appointment, at: clinic, now: context.now))
    }

    private static func confirm(_ input: Input, _ number: PhoneNumber, _ desk: PhoneDesk) throws -> (
        PhoneBooking, Appointment, Clinic
    ) {
        let context = desk.context
        var (booking, held, clinic) = try desk.lock(input.call)
        let asked = desk.asked(input.said(number))
        if held.patient != nil {
            guard booking.confirmAsked == asked else { throw callDiffers }
            return (booking, held, clinic)
        }
        guard held.status == .held, !held.isLapsed(at: context.now) else { throw Booking.holdOver }
        let caller = try PhoneCaller.find(number, input.name, at: clinic, in: context)
        let booked = try desk.booking().confirm(
            held, at: clinic, for: caller.patient,
            notes: AppointmentNotes(reason: input.reason, dateOfBirth: input.dateOfBirth, age: input.age))
        (booking.account, booking.confirmAsked) = (caller.account, asked)
        try desk.calls.update(booking, now: context.now)
        return (booking, booked, clinic)
    }

    /// - Throws: `APIError` 422 with every field that is wrong beyond its schema.
    private static func check(_ input: Input, in context: AppContext) throws -> PhoneNumber {
        var problems: [FieldError] = []
        let number = try CallerNumber.read(input.phoneNumber, in: context).number
        if number == nil { problems.append(FieldError("phone_number", "Must be a phone number.")) }
        if let day = input.dateOfBirth, !DateOfBirth.isPossible(day, now: context.now) {
            problems.append(FieldError("date_of_birth", DateOfBirth.issue))
        }
        guard problems.isEmpty, let number else { throw APIError.invalid(problems) }
        return number
    }
}
