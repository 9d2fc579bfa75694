internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// A patient who wants a time that is not free yet.
struct WaitlistEntry: RowDecodable {
    enum Status: String, CaseIterable, ValueConvertible {
        case waiting
        /// A time is held for them, and they were asked.
        case offered
        case booked, withdrawn
        /// The days are past, or no offer was taken.
        case over

        /// Of who waits still, or is being asked.
        static let open = [waiting, offered]
    }

    /// How long a time is held for who was asked, in seconds.
    static let patience: TimeInterval = 900
    /// How long they are told that they have, in seconds. What is left of the patience is the message's, to arrive in.
    static let answering: TimeInterval = 600
    /// Offers that nobody answers.
    static let mostOffers = 3

    let id: UUID
    let clinic: String
    let visitType: String
    /// Nil for whoever is free.
    let doctor: String?
    let patient: String
    /// By the clinic's clock.
    let firstDay: CalendarDate
    let lastDay: CalendarDate
    var status: Status
    var offers: Int
    /// What is held for the offer, or was booked by it.
    var appointment: UUID?
    let createdAt: Date
}

extension WaitlistEntry {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        clinic = try row.column("clinic_id")
        visitType = try row.column("visit_type_id")
        doctor = try row.column("doctor_id")
        patient = try row.column("patient_id")
        firstDay = try row.column("first_day")
        lastDay = try row.column("last_day")
        status = try row.column("status")
        offers = try row.column("offers")
        appointment = try row.column("appointment_id")
        createdAt = try row.column("created_at")
    }
}

/// The same as the desk sees it.
struct WaitlistEntryView: ResponseBody {
    let id: UUID
    let clinic: String
    let visitType: String
    let doctor: String?
    let patient: String
    let firstDay: CalendarDate
    let lastDay: CalendarDate
    let status: String
    let offers: Int
    let appointment: UUID?
    let createdAt: Date

    init(_ entry: WaitlistEntry) {
        id = entry.id
        clinic = entry.clinic
        visitType = entry.visitType
        doctor = entry.doctor
        patient = entry.patient
        firstDay = entry.firstDay
        lastDay = entry.lastDay
        status = entry.status.rawValue
        offers = entry.offers
        appointment = entry.appointment
        createdAt = entry.createdAt
    }

    enum CodingKeys: String, CodingKey {
        case id
        case clinic = "clinic_id"
        case visitType = "visit_type_id"
        case doctor = "doctor_id"
        case patient = "patient_id"
        case firstDay = "first_day"
        case lastDay = "last_day"
        case status, offers
        case appointment = "appointment_id"
        case createdAt = "created_at"
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "clinic_id": .required(.string(1...64)), "visit_type_id": .required(.string(1...64)),
        "doctor_id": .optional(.string(1...64)), "patient_id": .required(.string(1...64)),
        "first_day": .required(.date), "last_day": .required(.date),
        "status": .required(.oneOf(WaitlistEntry.Status.allCases.map(\.rawValue))),
        "offers": .required(.integer(0...WaitlistEntry.mostOffers)), "appointment_id": .optional(.uuid),
        "created_at": .required(.dateTime),
    ])
    .named("WaitlistEntry")
}
