internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /patients`: `name` and `date_of_birth`; the rest when it is known. `id` is made up when left out.
///
/// Errors: 409 `PATIENT_TAKEN` for an id that another patient has.
enum CreatePatient {
    struct Input: RequestBody {
        let id: String?
        let patient: PatientInput

        static let schema = Schema.object([
            "id": .optional(MasterRecord.idSchema),
            "territory_id": .optional(MasterRecord.idSchema),
            "name": .required(VisibleName.schema),
            "date_of_birth": .required(DateOfBirth.schema),
            "phone": .optional(MasterRecord.phoneSchema),
            "email": .optional(EmailAddress.schema.nullable),
            "address": .optional(PatientInput.address.nullable),
            "medicaid_number": .optional(MedicaidNumber.schema.nullable),
            "mbi": .optional(MBI.schema.nullable),
            "coverages": .optional(Coverage.list),
            "medical_history": .optional(MedicalHistory.change),
        ])
        .example([
            "id": "P-1234", "name": "John Smith", "date_of_birth": "1965-03-15", "medicaid_number": "123456789",
            "coverages": [Coverage.schema.example ?? [:]], "medical_history": MedicalHistory.schema.example ?? [:],
        ])

        enum CodingKeys: String, CodingKey {
            case id
        }

        init(from decoder: any Decoder) throws {
            id = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .id)
            patient = try PatientInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PatientView> {
        let index = context.services.index
        let store = PatientStore(db: try context.db, organisation: try context.organisation)
        return try MasterRecord.refusing({ _ in MasterRecord.idTaken("PATIENT_TAKEN") }) {
            try context.once {
                let patient = Patient(
                    id: input.id ?? MasterRecord.id("P"), sealedID: UUID.random(),
                    territory: try context.territory(input.patient.territory),
                    details: try input.patient.applied(to: PatientDetails(name: ""), in: context), version: 1,
                    createdAt: context.now, updatedAt: context.now)
                try store.insert(
                    StoredPatient(patient, by: context.services.sealer),
                    indexes: PatientIndex.all(of: patient.details, by: index), key: index.activeKeyID)
                try MasterRecord.audit("patient_created", on: "patient", patient.id, in: context)
                return .created(
                    PatientView(patient), at: "/api/patients/\(patient.id)",
                    headers: ["etag": EntityTag.of(version: patient.version)])
            }
        }
    }
}
