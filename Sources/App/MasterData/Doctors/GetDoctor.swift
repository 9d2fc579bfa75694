internal import MariaDB
internal import Web

/// `GET /doctors/{doctor}`, with its version as `ETag`. A doctor sees one only: themselves.
enum GetDoctor {
    static func handle(in context: AppContext) throws -> Reply<DoctorView> {
        let doctor = try find(in: context)
        return .ok(DoctorView(doctor), headers: ["etag": EntityTag.of(version: doctor.version)])
    }

    /// The doctor of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's, and for one whom the caller may not see.
    static func find(in context: AppContext) throws -> Doctor {
        let id = context.parameter("doctor")
        if case .user(let person) = context.caller, person.role == .doctor, person.doctor != id {
            throw APIError.notFound
        }
        let store = DoctorStore(db: try context.db, organisation: try context.organisation)
        guard let doctor = try store.find(id: id, within: context.callerTerritories) else { throw APIError.notFound }
        return doctor
    }
}
