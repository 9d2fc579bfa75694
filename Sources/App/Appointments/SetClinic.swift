internal import MariaDB
internal import Web

/// `PUT /clinics/{clinic}` with `If-Match`, which is `"0"` for a new one. Visits that are booked stay as they are.
///
/// Errors: 412, 428, 422.
enum SetClinic {
    static func handle(_ input: ClinicInput, in context: AppContext) throws -> Reply<ClinicView> {
        let id = try context.chosenIdentifier("clinic")
        let store = ClinicStore(db: try context.db, organisation: try context.organisation)
        let current = try store.find(id: id, within: context.callerTerritories)
        let clinic = try input.clinic(id: id, replacing: current, in: context)
        guard try EntityTag.isToChange(context.request, version: clinic.version, isSame: clinic == current) else {
            return try GetClinic.handle(in: context)
        }
        try context.retryingTransaction(ending: .masterData) {
            guard try store.save(clinic, now: context.now) else { throw EntityTag.changedSince }
            try MasterRecord.audit(current == nil ? "clinic_created" : "clinic_changed", on: "clinic", id, in: context)
        }
        return try GetClinic.handle(in: context)
    }
}
