internal import MariaDB
internal import Web

/// `GET /clinics/{clinic}`, with its version as `ETag`.
enum GetClinic {
    static func handle(in context: AppContext) throws -> Reply<ClinicView> {
        let clinic = try find(in: context)
        return .ok(ClinicView(clinic), headers: ["etag": EntityTag.of(version: clinic.version)])
    }

    /// The clinic of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's, and for one whom the caller may not see.
    static func find(in context: AppContext) throws -> Clinic {
        let store = ClinicStore(db: try context.db, organisation: try context.organisation)
        let found = try store.find(id: context.parameter("clinic"), within: context.callerTerritories)
        guard let found else { throw APIError.notFound }
        return found
    }
}
