internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// A visit of a patient's, held or booked.
struct Appointment: Sendable {
    /// FHIR R4 `Appointment.status` where it has a word: `booked`, `arrived`, `fulfilled`, `noshow`, `cancelled`.
    enum Status: String, CaseIterable, Sendable {
        /// For five minutes, for a caller who is still being asked.
        case held
        case booked
        /// Booked, and the patient has said that they come.
        case confirmed
        case arrived, fulfilled, noshow, cancelled

        /// Agreed with the patient, who is still expected.
        var isAgreed: Bool { Self.agreed.contains(self) }
        static let agreed: Set = [booked, confirmed]
        /// Takes the doctor's time.
        var isActive: Bool { [.held, .booked, .confirmed, .arrived].contains(self) }
        /// May be moved or cancelled.
        var isChangeable: Bool { [.held, .booked, .confirmed].contains(self) }
    }

    enum Source: String, Sendable {
        case phone, web, staff
    }

    /// How long a time is kept for who has not said yes yet, in seconds.
    static let hold: TimeInterval = 300

    let id: UUID
    let clinic: String
    var doctor: String
    let visitType: String
    var patient: String?
    var status: Status
    var startsAt: Date
    var endsAt: Date
    /// What is taken of the doctor's time, buffers included, in seconds since 1970.
    var taken: Range<Int>
    /// As the clinic's clock shows it: `2026-11-23T09:30`.
    var localStart: String
    var heldUntil: Date?
    let source: Source
    /// Shares its time with another visit, on purpose.
    var isOverbooked = false
    /// `SEQUENCE` of RFC 5545: counts up with each move, and when it is cancelled.
    var sequence = 0
    var version = 1
    let createdAt: Date
    var updatedAt: Date
    /// Sealed: `AppointmentNotes`.
    var sealed: [UInt8]

    /// From its start to its end, in seconds since 1970.
    var visit: Range<Int> { Int(startsAt.timeIntervalSince1970)..<Int(endsAt.timeIntervalSince1970) }

    /// Held, and no longer for anybody.
    func isLapsed(at moment: Date) -> Bool { status == .held && heldUntil.map { $0 > moment } != true }
}

/// What is said about a visit. Sealed.
struct AppointmentNotes: Codable, Sendable {
    /// Why the patient comes, in their words.
    var reason: String?
    /// Why it was cancelled.
    var cancellation: String?
    /// Why it was booked over another visit.
    var overbooking: String?
    /// What a caller said of themselves, so that the desk can tell who of a family comes.
    var dateOfBirth: CalendarDate?
    /// In years.
    var age: Int?
}

extension Appointment: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        clinic = try row.column("clinic_id")
        doctor = try row.column("doctor_id")
        visitType = try row.column("visit_type_id")
        patient = try row.column("patient_id")
        status = try row.column("status")
        startsAt = try row.column("starts_at")
        endsAt = try row.column("ends_at")
        let (from, to): (Date, Date) = (try row.column("taken_from"), try row.column("taken_to"))
        taken = Int(from.timeIntervalSince1970)..<Int(to.timeIntervalSince1970)
        localStart = try row.column("local_start")
        heldUntil = try row.column("held_until")
        source = try row.column("source")
        isOverbooked = try row.column("is_overbooked")
        sequence = try row.column("sequence")
        version = try row.column("version")
        createdAt = try row.column("created_at")
        updatedAt = try row.column("updated_at")
        sealed = try row.column("sealed")
    }
}

extension Appointment.Status: ValueConvertible {}
extension Appointment.Source: ValueConvertible {}
