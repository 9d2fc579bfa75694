internal import MariaDB
internal import Web

/// `PATCH /doctors/{doctor}` with `If-Match`: any of the members of a doctor but the id.
///
/// Errors: 412, 428.
enum ChangeDoctor {
    struct Input: RequestBody {
        let doctor: DoctorInput

        static let schema = Schema.object([
            "territory_id": .optional(MasterRecord.idSchema),
            "name": .optional(VisibleName.schema),
            "npi": .optional(NPI.schema),
            "practice": .optional(DoctorInput.practice),
            "phone": .optional(MasterRecord.phoneSchema),
            "is_active": .optional(.boolean),
        ])
        .example(["is_active": false, "phone": nil])

        init(from decoder: any Decoder) throws {
            doctor = try DoctorInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<DoctorView> {
        let current = try GetDoctor.find(in: context)
        let changed = try input.doctor.applied(to: current, in: context)
        let members = current.changes(to: changed)
        guard try EntityTag.isToChange(context.request, version: current.version, isSame: members.isEmpty) else {
            return try GetDoctor.handle(in: context)
        }
        let store = DoctorStore(db: try context.db, organisation: try context.organisation)
        try context.retryingTransaction(ending: .masterData) {
            guard try store.update(changed) else { throw EntityTag.changedSince }
            try MasterRecord.audit(
                "doctor_changed", on: "doctor", current.id, changed: members, in: context)
        }
        return try GetDoctor.handle(in: context)
    }
}
