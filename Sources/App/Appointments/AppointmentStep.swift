internal import Foundation
internal import MariaDB

/// Something that happened to an appointment.
struct AppointmentStep: Sendable {
    enum What: String, Sendable, ValueConvertible {
        case held, booked, moved, confirmed, arrived, fulfilled, noshow, cancelled, expired
    }

    /// Who did it.
    enum Actor: Equatable, Sendable {
        case patient(UUID)
        case staff(UUID)
        /// A phone system, by its key.
        case phone(UUID)
        /// Nobody: a time that was over.
        case service

        var kind: String {
            switch self {
            case .patient: "patient"
            case .staff: "staff"
            case .phone: "phone"
            case .service: "service"
            }
        }

        var id: String {
            switch self {
            case .patient(let id), .staff(let id), .phone(let id): id.text
            case .service: ""
            }
        }
    }

    let at: Date
    let what: What
    let by: Actor
    /// When the visit was to begin, then.
    var startsAt: Date?
    /// After the clinic's cut-off.
    var isLate = false
}

extension AppointmentStep: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        at = try row.column("at")
        what = try row.column("what")
        let (kind, id): (String, String) = (try row.column("by_kind"), try row.column("by_id"))
        by =
            switch (kind, UUID(uuidString: id)) {
            case ("patient", let id?): .patient(id)
            case ("staff", let id?): .staff(id)
            case ("phone", let id?): .phone(id)
            default: .service
            }
        startsAt = try row.column("starts_at")
        isLate = try row.column("is_late")
    }
}
