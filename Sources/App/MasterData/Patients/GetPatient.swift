internal import MariaDB
internal import Web

/// `GET /patients/{patient}`, with its version as `ETag`; on record.
///
/// Emergency access lets in whoever has it, for the patient it is for. Errors: 403 for a role that has nothing to do
/// with patients, without emergency access.
enum GetPatient {
    static func handle(in context: AppContext) throws -> Reply<PatientView> {
        let (patient, isGranted) = try read(in: context)
        try context.recordRead(
            AuditEvent(
                "patient_read", .success, on: "patient", patient.id, by: try context.actor,
                fields: isGranted ? ["break_glass": "yes"] : [:]))
        return .ok(PatientView(patient), headers: ["etag": EntityTag.of(version: patient.version)])
    }

    /// The patient of the path, to change: emergency access is for reading.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's and for one of a territory that is not the
    ///   caller's.
    static func find(in context: AppContext) throws -> Patient {
        let store = PatientStore(db: try context.db, organisation: try context.organisation)
        let stored = try store.find(id: context.parameter("patient"), within: context.callerTerritories)
        guard let stored else { throw APIError.notFound }
        return try stored.opened(by: context.services.sealer)
    }

    /// The patient of the path, and whether nothing but emergency access shows it to the caller.
    private static func read(in context: AppContext) throws -> (Patient, isGranted: Bool) {
        guard case .user(let person) = context.caller else { return (try find(in: context), false) }
        let isReviewer = Set<Role>.reviewers.contains(person.role)
        let store = PatientStore(db: try context.db, organisation: person.organisation)
        let id = context.parameter("patient")
        if isReviewer, let stored = try store.find(id: id, within: person.territories) {
            return (try stored.opened(by: context.services.sealer), false)
        }
        let granted = try BreakGlassStore(db: context.db, organisation: person.organisation)
            .patients(grantedTo: person.id, at: context.now)
        guard isReviewer || !granted.isEmpty else { throw APIError.forbidden }
        guard granted.contains(id), let stored = try store.find(id: id, within: nil) else { throw APIError.notFound }
        return (try stored.opened(by: context.services.sealer), true)
    }
}
