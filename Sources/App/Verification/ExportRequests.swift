internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /ivr/export/requests`: all requests of a filter, as CSV (RFC 4180), formulas made harmless.
///
/// Errors: 422 `EXPORT_TOO_LARGE`: nothing is left out silently.
enum ExportRequests {
    static func handle(in context: AppContext) throws -> Response {
        let query = context.request.query
        return try export(RequestQuery(query: query, canSearch: false, in: context), query, in: context)
    }

    static func export(_ wanted: RequestQuery, _ query: Query, in context: AppContext) throws -> Response {
        let store = RequestStore(db: try context.db, organisation: try context.organisation)
        let visibility = try Visibility.ofReading(in: context)
        // As of one moment: what is changed meanwhile is neither missed nor there twice.
        let (file, patients) = try context.db.transaction {
            try gather(wanted, visibleTo: visibility, from: store, in: context)
        }
        var fields = wanted.onRecord(query, found: patients.count, by: context.services.index)
        fields["sha256"] = file.digest.hex
        fields["patients"] = ShownPatients.onRecord(patients)
        try context.recordRead(
            AuditEvent("request_exported", .success, on: "verification_request", "", by: context.actor, fields: fields))
        return file.answer(named: "requests.csv")
    }

    /// All rows of a filter as a file, and the patient of each.
    ///
    /// - Precondition: within a transaction.
    private static func gather(
        _ wanted: RequestQuery, visibleTo visibility: Visibility, from store: RequestStore, in context: AppContext
    ) throws -> (CSV, patients: [String]) {
        let count = try store.count(wanted.filter, visibleTo: visibility, upTo: CSV.mostRows + 1)
        guard count <= CSV.mostRows else { throw CSV.tooLarge("requests") }
        var file = CSV(columns)
        var place: RequestSort.Place?
        var patients: [String] = []
        while true {
            let rows = try store.list(
                wanted.filter, visibleTo: visibility, by: wanted.sort, after: place, limit: 500)
            patients += rows.map(\.patient)
            for item in try ListRequests.items(rows, in: context) { file.add(cells(item)) }
            guard rows.count == 500, let last = rows.last else { break }
            place = RequestSort.Place(wanted.sort.key(last), wanted.sort)
        }
        return (file, patients)
    }

    private static let columns = [
        "ivr_number", "status", "priority", "submitted_at", "days_pending", "due_at", "sla_status", "patient_id",
        "patient_name", "doctor_id", "doctor_name", "insurance", "products", "total_cost", "assignee",
    ]

    private static func cells(_ item: RequestItem) -> [String] {
        [
            item.ivrNumber, item.status.rawValue, item.priority.rawValue, item.submittedAt.ISO8601Format(),
            String(item.daysPending), item.dueAt?.ISO8601Format() ?? "", item.slaStatus, item.patientID,
            item.patientName, item.doctorID, item.doctorName, item.insurance,
            item.products.map { "\($0.totalQuantity) x \($0.productName) (\($0.qCode))" }.joined(separator: "; "),
            item.totalCost.description, item.assignee?.name ?? "",
        ]
    }
}

/// `POST /ivr/export/requests`: as `GET`, with the filter in a body, where a name may be searched for.
enum ExportFoundRequests {
    static func handle(_ input: SearchRequests.Input, in context: AppContext) throws -> Response {
        let wanted = try RequestQuery(query: input.query, canSearch: true, in: context)
        return try ExportRequests.export(wanted, input.query, in: context)
    }
}
