internal import Foundation
internal import Web

/// A visit as people see it.
struct AppointmentView: ResponseBody {
    let id: UUID
    let clinic: String
    let doctor: String
    let visitType: String
    let patient: String?
    let status: String
    let startsAt: Date
    let endsAt: Date
    let localStart: String
    let timeZone: String
    let heldUntil: Date?
    let source: String
    let isOverbooked: Bool?
    let sequence: Int
    let version: Int
    let createdAt: Date
    let updatedAt: Date

    /// - Parameter forDesk: whether the desk sees it, which plans others' visits as well.
    init(_ appointment: Appointment, at clinic: Clinic, forDesk: Bool = false) {
        id = appointment.id
        self.clinic = appointment.clinic
        doctor = appointment.doctor
        visitType = appointment.visitType
        patient = appointment.patient
        status = appointment.status.rawValue
        startsAt = appointment.startsAt
        endsAt = appointment.endsAt
        localStart = appointment.localStart
        timeZone = clinic.timeZone
        heldUntil = appointment.heldUntil
        source = appointment.source.rawValue
        isOverbooked = forDesk && appointment.isOverbooked ? true : nil
        sequence = appointment.sequence
        version = appointment.version
        createdAt = appointment.createdAt
        updatedAt = appointment.updatedAt
    }

    enum CodingKeys: String, CodingKey {
        case id
        case clinic = "clinic_id"
        case doctor = "doctor_id"
        case visitType = "visit_type_id"
        case patient = "patient_id"
        case status
        case startsAt = "starts_at"
        case endsAt = "ends_at"
        case localStart = "local_start"
        case timeZone = "time_zone"
        case heldUntil = "held_until"
        case source, sequence, version
        case isOverbooked = "is_overbooked"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "clinic_id": .required(.string(1...64)), "doctor_id": .required(.string(1...64)),
        "visit_type_id": .required(.string(1...64)), "patient_id": .optional(.string(1...64)),
        "status": .required(.oneOf(Appointment.Status.allCases.map(\.rawValue))),
        "starts_at": .required(.dateTime), "ends_at": .required(.dateTime), "local_start": .required(.string(16...16)),
        "time_zone": .required(.string(1...64)), "held_until": .optional(.dateTime),
        "source": .required(.oneOf(["phone", "web", "staff"])),
        "is_overbooked": .optional(
            Schema.boolean.noted("Shares its time with another visit, on purpose: to the desk.")),
        "sequence": .required(.integer(0...1_000_000)),
        "version": .required(Schema.integer(1...Int.max).noted("As its `ETag`.")),
        "created_at": .required(.dateTime), "updated_at": .required(.dateTime),
    ])
    .named("Appointment")
}
