internal import Foundation
internal import MariaDB
internal import Web

/// `POST /doctors`: `name` and `npi`; the rest when it is known. `id` is made up when left out.
///
/// Errors: 409 `DOCTOR_TAKEN` for an id that another doctor has.
enum CreateDoctor {
    struct Input: RequestBody {
        let id: String?
        let doctor: DoctorInput

        static let schema = Schema.object([
            "id": .optional(MasterRecord.idSchema),
            "territory_id": .optional(MasterRecord.idSchema),
            "name": .required(VisibleName.schema),
            "npi": .required(NPI.schema),
            "practice": .optional(DoctorInput.practice),
            "phone": .optional(MasterRecord.phoneSchema),
            "is_active": .optional(.boolean),
        ])
        .example([
            "id": "D-001", "name": "Dr. Sarah Wilson", "npi": "1234567893", "practice": "Boston Wound Care Center",
            "phone": "(555) 123-4567",
        ])

        enum CodingKeys: String, CodingKey {
            case id
        }

        init(from decoder: any Decoder) throws {
            id = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .id)
            doctor = try DoctorInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<DoctorView> {
        let store = DoctorStore(db: try context.db, organisation: try context.organisation)
        return try MasterRecord.refusing({ _ in MasterRecord.idTaken("DOCTOR_TAKEN") }) {
            try context.once(ending: .masterData) {
                let blank = Doctor(
                    id: input.id ?? MasterRecord.id("D"), territory: try context.territory(nil), name: "", npi: "",
                    practice: "", phone: nil, isActive: true, version: 1, createdAt: context.now,
                    updatedAt: context.now)
                let doctor = try input.doctor.applied(to: blank, in: context)
                try store.insert(doctor)
                try MasterRecord.audit("doctor_created", on: "doctor", doctor.id, in: context)
                return .created(
                    DoctorView(doctor), at: "/api/doctors/\(doctor.id)",
                    headers: ["etag": EntityTag.of(version: doctor.version)])
            }
        }
    }
}
