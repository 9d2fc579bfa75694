internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/requests`: the requests that the caller may see, newest first unless `sort` says otherwise.
enum ListRequests {
    static func handle(in context: AppContext) throws -> Reply<RequestPage> {
        let query = context.request.query
        return .ok(try page(RequestQuery(query: query, canSearch: false, in: context), query, in: context))
    }

    /// A page of the list; on record as read before it is shown.
    static func page(_ wanted: RequestQuery, _ query: Query, in context: AppContext) throws -> RequestPage {
        let store = RequestStore(db: try context.db, organisation: try context.organisation)
        let visibility = try Visibility.ofReading(in: context)
        let list = {
            try store.list(
                wanted.filter, visibleTo: visibility, by: wanted.sort, after: wanted.place,
                limit: wanted.page.limit + 1)
        }
        // Several statuses are read one after the other: what goes from one to the next meanwhile is there once.
        let rows = wanted.filter.statuses.count > 1 ? try store.db.transaction(list) : try list()
        let (requests, pagination) = wanted.page.page(of: rows, key: wanted.sort.key)
        let items = try items(requests, in: context)
        var fields = wanted.onRecord(query, found: items.count, by: context.services.index)
        fields["patients"] = ShownPatients.onRecord(items.map(\.patientID))
        try context.recordRead(
            AuditEvent(
                query["q"] == nil ? "request_listed" : "request_searched", .success, on: "verification_request", "",
                by: context.actor, fields: fields))
        return RequestPage(requests: items, pagination: pagination)
    }

    static func items(_ requests: [VerificationRequest], in context: AppContext) throws -> [RequestItem] {
        let names = try RequestNames(of: requests, in: context)
        let sealer = context.services.sealer
        return try requests.map { RequestItem($0, try $0.content(sealer), names, now: context.now) }
    }
}

/// Whose data was shown: what is asked for after an incident.
enum ShownPatients {
    /// The patients' ids, each once.
    static func onRecord(_ ids: [String]) -> String { Set(ids).sorted().joined(separator: ",") }
}
