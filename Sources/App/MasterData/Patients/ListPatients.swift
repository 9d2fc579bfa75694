internal import Foundation
internal import MariaDB
internal import Web

/// `GET /patients?limit=&cursor=`: the patients the caller may see, newest first; on record.
///
/// It finds nobody by name or number: an address is kept by browsers and proxies. `SearchPatients` does.
enum ListPatients {
    struct Output: ResponseBody {
        let patients: [PatientLine]
        let pagination: Pagination

        static let schema = Schema.object([
            "patients": .required(.array(of: PatientLine.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let stored = try PatientStore(db: context.db, organisation: context.organisation)
            .list(before: try before(request), within: context.callerTerritories, limit: request.limit + 1)
        let (page, pagination) = request.page(of: stored, key: { [String($0.createdAt.microseconds), $0.id] })
        let patients = try page.map { PatientLine(try $0.opened(by: context.services.sealer)) }
        try context.recordRead(
            AuditEvent(
                "patient_listed", .success, on: "patient", "", by: try context.actor,
                fields: ["count": String(patients.count), "patients": ShownPatients.onRecord(page.map(\.id))]))
        return .ok(Output(patients: patients, pagination: pagination))
    }

    /// - Throws: `APIError` 422 for a cursor that is not ours.
    private static func before(_ request: PageRequest) throws(APIError) -> (createdAt: Date, id: String)? {
        guard !request.after.isEmpty else { return nil }
        guard let microseconds = Int64(request.after[0]) else {
            throw .invalid("cursor", "Is not a cursor of this list.")
        }
        return (Date(microseconds: microseconds), request.after[1])
    }
}
