internal import MariaDB
internal import Web

/// `GET /patients/{patient}/appointments`: a patient's visits past and to come, latest first; on record. Those at clinics
/// that the caller may not see are not among them.
enum ListPatientAppointments {
    struct Output: ResponseBody {
        let appointments: [AppointmentView]

        static let schema = Schema.object([
            "appointments": .required(.array(of: AppointmentView.schema, 0...most))
        ])
    }

    static let most = 500

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let patient = try GetPatient.find(in: context)
        let (db, organisation) = (try context.db, try context.organisation)
        let found = try AppointmentStore(db: db, organisation: organisation).list(ofPatient: patient.id, limit: most)
        let clinics = try ClinicStore(db: db, organisation: organisation)
            .find(ids: Set(found.map(\.clinic)), within: context.callerTerritories)
        let views = found.compactMap { visit in
            clinics[visit.clinic].map { AppointmentView(visit, at: $0, forDesk: true) }
        }
        try context.recordRead(
            AuditEvent(
                "appointments_listed", .success, on: "patient", patient.id, by: context.actor,
                fields: ["count": String(views.count)]))
        return .ok(Output(appointments: views), headers: ["cache-control": "no-store"])
    }
}
