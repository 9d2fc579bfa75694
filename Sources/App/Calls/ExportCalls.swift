internal import Foundation
internal import MariaDB
internal import Secrets
internal import Understanding
internal import Web

/// `GET /ivr/export/calls`: all calls of a filter, as CSV (RFC 4180), formulas made harmless; on record with the digest
/// of its bytes.
///
/// Errors: 422 `EXPORT_TOO_LARGE`: nothing is left out silently.
enum ExportCalls {
    private static let batch = 500

    static func handle(in context: AppContext) throws -> Response {
        let query = context.request.query
        return try export(CallQuery(query: query, canSearch: false, in: context), query, in: context)
    }

    static func export(_ wanted: CallQuery, _ query: Query, in context: AppContext) throws -> Response {
        let store = CallStore(db: try context.db, organisation: try context.organisation)
        // As of one moment: what is changed meanwhile is neither missed nor there twice.
        let (file, count) = try context.db.transaction {
            try gather(wanted.filter, from: store, context.services.sealer)
        }
        var fields = wanted.onRecord(query, found: count, by: context.services.index)
        fields["sha256"] = file.digest.hex
        try context.recordRead(
            AuditEvent("calls_exported", .success, on: "call", "", by: context.actor, fields: fields))
        return file.answer(named: "calls.csv")
    }

    /// All rows of a filter as a file.
    private static func gather(_ filter: CallFilter, from store: CallStore, _ sealer: Sealer) throws -> (CSV, Int) {
        let total = try store.count(filter, upTo: CSV.mostRows + 1)
        guard total <= CSV.mostRows else { throw CSV.tooLarge("calls") }
        var (file, count) = (CSV(columns), 0)
        var place: PageRequest.Place?
        while true {
            let rows = try store.list(filter, after: place, limit: batch)
            for call in rows { file.add(cells(call, try call.content(sealer))) }
            count += rows.count
            guard rows.count == batch, let last = rows.last else { return (file, count) }
            place = PageRequest.Place(moment: last.startedAt, id: last.id)
        }
    }

    private static let columns = [
        "call_id", "external_call_id", "restaurant_id", "started_at", "completed_at", "duration", "caller_number",
        "sentiment_score", "sentiment_label", "reason", "summary", "forwarded_to",
    ]

    private static func cells(_ call: Call, _ content: CallContent) -> [String] {
        [
            call.id.text, call.externalID, call.restaurant, call.startedAt.ISO8601Format(),
            call.completedAt?.ISO8601Format() ?? "", call.duration.map(String.init) ?? "", content.callerNumber ?? "",
            String(call.sentimentScore), call.sentimentLabel.rawValue, call.reason.rawValue, content.summary,
            content.completion?.forwardedTo ?? "",
        ]
    }
}

/// `POST /ivr/export/calls`: as `GET`, with the filter in a body, where a number may be searched for.
enum ExportFoundCalls {
    static func handle(_ input: SearchCalls.Input, in context: AppContext) throws -> Response {
        let wanted = try CallQuery(query: input.query, canSearch: true, in: context)
        return try ExportCalls.export(wanted, input.query, in: context)
    }
}
