internal import MariaDB
internal import Secrets
internal import Web

/// `PATCH /patients/{patient}` with `If-Match`: any of the members of a patient but its id. What is to be written about
/// the visits of one whose number is another goes there.
///
/// Errors: 412, 428.
enum ChangePatient {
    struct Input: RequestBody {
        let patient: PatientInput

        static let schema = Schema.object([
            "territory_id": .optional(MasterRecord.idSchema),
            "name": .optional(VisibleName.schema),
            "date_of_birth": .optional(DateOfBirth.schema),
            "phone": .optional(MasterRecord.phoneSchema),
            "email": .optional(EmailAddress.schema.nullable),
            "address": .optional(PatientInput.address.nullable),
            "medicaid_number": .optional(MedicaidNumber.schema.nullable),
            "mbi": .optional(MBI.schema.nullable),
            "coverages": .optional(Coverage.list),
            "medical_history": .optional(MedicalHistory.change),
        ])
        .example(["phone": "(555) 123-4567", "email": nil])

        init(from decoder: any Decoder) throws {
            patient = try PatientInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PatientView> {
        let current = try GetPatient.find(in: context)
        var changed = current
        changed.territory = try context.territory(input.patient.territory, current: current.territory)
        changed.details = try input.patient.applied(to: current.details, in: context)
        changed.updatedAt = context.now
        let members =
            current.details.changes(to: changed.details)
            + (changed.territory == current.territory ? [] : ["territory_id"])
        guard try EntityTag.isToChange(context.request, version: current.version, isSame: members.isEmpty) else {
            return try GetPatient.handle(in: context)
        }
        let stored = try StoredPatient(changed, by: context.services.sealer)
        let index = context.services.index
        let indexes = PatientIndex.all(of: changed.details, by: index)
        let store = PatientStore(db: try context.db, organisation: try context.organisation)
        try context.db.retryingTransaction {
            guard try store.update(stored, indexes: indexes, key: index.activeKeyID) else {
                throw EntityTag.changedSince
            }
            try MasterRecord.audit("patient_changed", on: "patient", current.id, changed: members, in: context)
            try NumberChange(from: current.details.phone, to: changed.details.phone, in: context)
                .writeAnew(to: [current.id])
        }
        if current.details.phone != changed.details.phone { try context.publish(.messages) }
        let patient = try GetPatient.find(in: context)
        return .ok(PatientView(patient), headers: ["etag": EntityTag.of(version: patient.version)])
    }
}
