internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// What a call of a phone system holds or has booked.
struct PhoneBooking: RowDecodable {
    /// What the caller has online.
    enum Account: String, ValueConvertible, CaseIterable {
        /// An account whose phone is verified: it shows the visit, and its owner was told.
        case linked
        /// An account that was made for the call, or for one before: its owner was told how to sign in.
        case created
        case none
    }

    let call: [UInt8]
    /// The API key, or the user, that came with the call first: it is nobody else's.
    let owner: UUID
    var appointment: UUID?
    var account: Account?
    /// What each step was last asked for: a repetition does nothing, and gets the same answer.
    var holdAsked: [UInt8]?
    var confirmAsked: [UInt8]?
    var moveAsked: [UInt8]?

    /// From now on it is this visit that the call holds or has booked; nothing that was asked before is repeated.
    mutating func turn(to visit: UUID, asked: [UInt8]?, _ account: Account?) {
        (appointment, self.account) = (visit, account)
        (holdAsked, confirmAsked, moveAsked) = (asked, nil, nil)
    }

    init(row: borrowing Row) throws(DatabaseError) {
        call = try row.column("call_index")
        owner = try row.column("owner_id")
        appointment = try row.column("appointment_id")
        account = try row.column("account")
        holdAsked = try row.column("hold_asked")
        confirmAsked = try row.column("confirm_asked")
        moveAsked = try row.column("move_asked")
    }

    /// With each key that rows may have been indexed with, the active one's first.
    static func index(_ call: String, by index: BlindIndex) -> [[UInt8]] {
        index.all(label: "bi:v1:phone_booking.call", normalised: call)
    }

    /// What a step is asked for, in the one spelling that is compared.
    static func asked(_ parts: [String], by index: BlindIndex) -> [UInt8] {
        index.index(label: "bi:v1:phone_booking.asked", normalised: parts.joined(separator: "\u{1F}"))
    }

    static let callSchema = Schema.string(1...128, .externalID).noted("The phone system's own id of the call.")
    static let callTaken = APIError(.conflict, "CALL_ID_TAKEN", "Another API key has a call of this id.")
    static let tooLate = APIError(
        .conflict, "TOO_LATE", "The clinic takes no changes this shortly before a visit. The patient should call it.")

    static func refused(_ status: Appointment.Status) -> APIError {
        APIError(.conflict, "INVALID_STATE_TRANSITION", "The visit is \(status.rawValue).")
    }
}

/// A time that is free, near the one that was wished for.
struct FreeTime: Encodable {
    let doctor: String
    let startsAt: Date
    let localStart: String

    enum CodingKeys: String, CodingKey {
        case doctor = "doctor_id"
        case startsAt = "starts_at"
        case localStart = "local_start"
    }

    static let schema = Schema.object([
        "doctor_id": .required(.string(1...64)), "starts_at": .required(.dateTime),
        "local_start": .required(.string(16...16)),
    ])
    .named("FreeTime")
}

/// What every step of a booking by phone answers.
struct PhoneBookingView: ResponseBody {
    struct Visit: Encodable {
        let id: UUID
        let clinic: String
        let visitType: String
        let doctor: String
        let startsAt: Date
        let endsAt: Date
        let localStart: String
        let timeZone: String

        init(_ appointment: Appointment, at clinic: Clinic) {
            id = appointment.id
            self.clinic = appointment.clinic
            visitType = appointment.visitType
            doctor = appointment.doctor
            startsAt = appointment.startsAt
            endsAt = appointment.endsAt
            localStart = appointment.localStart
            timeZone = clinic.timeZone
        }

        enum CodingKeys: String, CodingKey {
            case id = "appointment_id"
            case clinic = "clinic_id"
            case visitType = "visit_type_id"
            case doctor = "doctor_id"
            case startsAt = "starts_at"
            case endsAt = "ends_at"
            case localStart = "local_start"
            case timeZone = "time_zone"
        }

        static let schema = Schema.object([
            "appointment_id": .required(.uuid), "clinic_id": .required(.string(1...64)),
            "visit_type_id": .required(.string(1...64)), "doctor_id": .required(.string(1...64)),
            "starts_at": .required(.dateTime), "ends_at": .required(.dateTime),
            "local_start": .required(.string(16...16)), "time_zone": .required(.string(1...64)),
        ])
        .named("BookedVisit")
    }

    let status: String
    let call: String
    var heldUntil: Date?
    var visit: Visit?
    var account: String?
    var alternatives: [FreeTime] = []

    /// - Parameter alternatives: in the place of a time that is not free; the visit stays where it is.
    init(
        _ call: String, _ booking: PhoneBooking?, _ appointment: Appointment?, at clinic: Clinic,
        insteadOf alternatives: [FreeTime]? = nil, now: Date
    ) {
        self.call = call
        visit = appointment.map { Visit($0, at: clinic) }
        account = booking?.account?.rawValue
        self.alternatives = alternatives ?? []
        guard let appointment, alternatives == nil else {
            status = Self.taken
            return
        }
        let isReleased = appointment.patient == nil && (appointment.status != .held || appointment.isLapsed(at: now))
        status = isReleased ? Self.released : appointment.status.rawValue
        heldUntil = isReleased ? nil : appointment.heldUntil
    }

    private static let taken = "taken"
    private static let released = "released"

    enum CodingKeys: String, CodingKey {
        case status
        case call = "call_id"
        case heldUntil = "held_until"
        case visit = "appointment"
        case account, alternatives
    }

    static let schema = Schema.object([
        "status": .required(
            .oneOf([taken, released] + Appointment.Status.allCases.map(\.rawValue)).noted(
                "`taken`: the time is not free, and `alternatives` are; `released`: held no more.")),
        "call_id": .required(.string(1...128)), "held_until": .optional(.dateTime),
        "appointment": .optional(Visit.schema),
        "account": .optional(.oneOf(PhoneBooking.Account.allCases.map(\.rawValue))),
        "alternatives": .required(.array(of: FreeTime.schema, 0...Alternatives.most)),
    ])
    .named("PhoneBooking").example([
        "status": "taken", "call_id": "external_call_id",
        "alternatives": [
            ["doctor_id": "D-001", "starts_at": "2026-12-01T05:00:00Z", "local_start": "2026-12-01T10:30"]
        ],
    ])
}
