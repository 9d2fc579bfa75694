internal import Foundation
internal import MariaDB
internal import Web

/// `GET /patient/appointments?from=`: the visits of the patients whom the account shows, soonest first, and the clinics
/// that they are at; on record. What was booked by phone from a number that is not proven is not among them; of more than
/// are listed the oldest are missing.
enum ListOwnAppointments {
    struct Output: ResponseBody {
        let appointments: [AppointmentView]
        let clinics: [PatientClinicView]

        static let schema = Schema.object([
            "appointments": .required(.array(of: AppointmentView.schema, 0...most)),
            "clinics": .required(
                PatientClinicView.list.noted(
                    "Those of the visits, also where they take none any more, with the visits' doctors.")),
        ])
    }

    static let most = 500

    private struct Asked: Decodable {
        let from: Date?
    }

    static let parameters: [Parameter] = [
        Parameter("from", .moment, "From when on they begin; now when left out.")
    ]

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let person = try context.person
        let asked = try context.request.query.decode(Asked.self, by: parameters)
        let db = try context.db
        let patients = try AccountPatientStore(db: db, organisation: person.organisation).patients(of: person.id)
        let found = try AppointmentStore(db: db, organisation: person.organisation)
            .list(ofPatients: patients, from: asked.from ?? context.now, now: context.now, limit: most)
        let clinics = try ClinicStore(db: db, organisation: person.organisation)
            .find(ids: Set(found.map(\.clinic)), within: nil)
        let views = found.compactMap { appointment in
            clinics[appointment.clinic].map { AppointmentView(appointment, at: $0) }
        }
        try context.recordRead(
            AuditEvent(
                "appointments_listed", .success, on: "user", person.id.text, by: context.actor,
                fields: [
                    "count": String(views.count), "patients": ShownPatients.onRecord(found.compactMap(\.patient)),
                ]))
        let seen = Dictionary(grouping: found, by: \.clinic).mapValues { Set($0.map(\.doctor)) }
        let doctors = try DoctorStore(db: db, organisation: person.organisation).find(ids: Set(found.map(\.doctor)))
        let shown = clinics.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.prefix(PatientClinicView.most)
            .map { clinic in
                PatientClinicView(
                    clinic, clinic.visitTypes,
                    doctors: doctors.filter { seen[clinic.id]?.contains($0.id) == true })
            }
        return .ok(Output(appointments: views, clinics: shown), headers: ["cache-control": "no-store"])
    }
}
