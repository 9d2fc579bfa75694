internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /ivr/export/requests`: all requests of a filter, as CSV (RFC 4180), formulas made harmless.
///
/// Errors: 422 `EXPORT_TOO_LARGE`: nothing is left out silently.
enum ExportRequests {
    /// Rows at most.
    private static let limit = 10_000

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
        let digest = sha256(file.bytes)
        var fields = wanted.onRecord(query, found: patients.count, by: context.services.index)
        fields["sha256"] = digest.hex
        fields["patients"] = ShownPatients.onRecord(patients)
        try context.recordRead(
            AuditEvent("request_exported", .success, on: "verification_request", "", by: context.actor, fields: fields))
        return Response(
            .ok,
            headers: [
                "content-type": "text/csv", "content-disposition": #"attachment; filename="requests.csv""#,
                // RFC 9530: what the audit trail has too.
                "repr-digest": "sha-256=:\(Data(digest).base64EncodedString()):",
            ], body: file.bytes)
    }

    /// All rows of a filter as a file, and the patient of each.
    ///
    /// - Precondition: within a transaction.
    private static func gather(
        _ wanted: RequestQuery, visibleTo visibility: Visibility, from store: RequestStore, in context: AppContext
    ) throws -> (CSV, patients: [String]) {
        guard try store.count(wanted.filter, visibleTo: visibility, upTo: limit + 1) <= limit else {
            throw APIError(
                .unprocessable, "EXPORT_TOO_LARGE", "More than \(limit) requests are of this filter. Narrow it.")
        }
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

/// A file of comma-separated values (RFC 4180).
struct CSV {
    private(set) var bytes: [UInt8] = []

    init(_ columns: [String]) { add(columns) }

    mutating func add(_ cells: [String]) {
        bytes += (cells.map(Self.cell).joined(separator: ",") + "\r\n").utf8
    }

    /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
    static func cell(_ text: String) -> String {
        // Some spreadsheets pass over white space before a formula.
        let isFormula =
            text.unicodeScalars.first { !$0.properties.isWhitespace }.map(formulas.contains) ?? false
            || text.unicodeScalars.first.map(controls.contains) ?? false
        let safe = isFormula ? "'" + text : text
        // Some take a semicolon or a tab for the end of a cell.
        guard safe.utf8.contains(where: { Array("\",;\t\r\n".utf8).contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// What formulas begin with, also in full width.
    private static let formulas: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    private static let controls: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
}
