internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// `GET /clinics/{clinic}/appointments?from=&to=&doctor=`: a clinic's visits of some days, for the desk's calendar.
enum ListAppointments {
    struct Output: ResponseBody {
        let timeZone: String
        let appointments: [AppointmentView]
        let patients: [NamedPatient]

        enum CodingKeys: String, CodingKey {
            case timeZone = "time_zone"
            case appointments, patients
        }

        static let schema = Schema.object([
            "time_zone": .required(.string(1...64)),
            "appointments": .required(.array(of: AppointmentView.schema, 0...most)),
            "patients": .required(
                .array(of: NamedPatient.schema, 0...most).noted("Those of the visits, and what they are called.")),
        ])
    }

    /// More than a clinic's desk sees in a week. What has more is refused, so that nobody plans by a part of it.
    static let most = 5_000

    static let parameters: [Parameter] = [
        Parameter("from", .date, "The first day, by the clinic's clock; today when left out."),
        Parameter("to", .date, "The last day; the first when left out, at most 31 days after it."),
        Parameter("doctor", .string(1...64), "One doctor only."),
    ]

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let clinic = try GetClinic.find(in: context)
        let query = context.request.query
        let days = try ClinicDays(query, default: 0, most: 31, clinic, now: context.now)
        // A doctor sees one calendar only: their own.
        let doctor = context.ownDoctor ?? query["doctor"]
        let found = try AppointmentStore(db: context.db, organisation: context.organisation)
            .list(
                at: clinic.id, doctor: doctor, from: clinic.zone.moment(of: days.first),
                to: clinic.zone.moment(of: days.last.advanced(by: 1)), limit: most + 1)
        guard found.count <= most else {
            throw APIError.invalid("to", "There are more than \(most) visits until then. Ask for fewer days.")
        }
        let patients = try NamedPatient.find(found.compactMap(\.patient), in: context)
        try context.recordRead(
            AuditEvent(
                "appointments_listed", .success, on: "clinic", clinic.id, by: context.actor,
                fields: ["count": String(found.count), "patients": ShownPatients.onRecord(patients.map(\.id))]))
        return .ok(
            Output(
                timeZone: clinic.timeZone, appointments: found.map { AppointmentView($0, at: clinic, forDesk: true) },
                patients: patients))
    }
}

/// Days of a query, by a clinic's clock.
struct ClinicDays {
    let first: CalendarDate
    let last: CalendarDate

    /// - Parameters:
    ///   - length: from the first day to the last when the last is left out.
    ///   - most: days between them.
    /// - Throws: `APIError` 422 for what is no day that anybody plans for, and for too many.
    init(_ query: Query, default length: Int, most: Int, _ clinic: Clinic, now: Date) throws(APIError) {
        var reader = QueryReader(query)
        let (from, to) = (reader.plannedDay("from"), reader.plannedDay("to"))
        try reader.finish()
        first = from ?? clinic.calendar.day(of: now)
        last = to ?? first.advanced(by: length)
        guard (0...most).contains(first.distance(to: last)) else {
            throw .invalid("to", "Must be at most \(most) days after the first day.")
        }
    }
}
