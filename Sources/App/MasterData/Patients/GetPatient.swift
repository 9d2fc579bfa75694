internal import MariaDB
internal import Web

/// `GET /patients/{patient}`, with its version as `ETag`; on record.
enum GetPatient {
    static func handle(in context: AppContext) throws -> Reply<PatientView> {
        let patient = try find(in: context)
        try context.recordRead(
            AuditEvent("patient_read", .success, on: "patient", patient.id, by: try context.actor))
        return .ok(PatientView(patient), headers: ["etag": EntityTag.of(version: patient.version)])
    }

    /// The patient of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's and for one of a territory that is not the
    ///   caller's.
    static func find(in context: AppContext) throws -> Patient {
        let store = PatientStore(db: try context.db, organisation: try context.organisation)
        let stored = try store.find(id: context.parameter("patient"), within: context.callerTerritories)
        guard let stored else { throw APIError.notFound }
        return try stored.opened(by: context.services.sealer)
    }
}
