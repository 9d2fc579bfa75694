internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/calls`: the organisation's calls, newest first.
enum ListCalls {
    static func handle(in context: AppContext) throws -> Reply<Success<CallPage>> {
        let query = context.request.query
        return .ok(Success(try page(CallQuery(query: query, canSearch: false, in: context), query, in: context)))
    }

    /// A page of the list; on record as read before it is shown.
    static func page(_ wanted: CallQuery, _ query: Query, in context: AppContext) throws -> CallPage {
        let rows = try CallStore(db: context.db, organisation: context.organisation)
            .list(wanted.filter, after: wanted.place, limit: wanted.page.limit + 1)
        let (calls, pagination) = wanted.page.page(of: rows, key: { PageRequest.key($0.startedAt, $0.id) })
        let items = try calls.map { CallItem($0, try $0.content(context.services.sealer)) }
        try context.recordRead(
            AuditEvent(
                wanted.filter.number == nil ? "calls_listed" : "calls_searched", .success, on: "call", "",
                by: context.actor,
                fields: wanted.onRecord(query, found: items.count, by: context.services.index)))
        return CallPage(calls: items, pagination: pagination)
    }
}

/// `POST /ivr/calls/search`: as the list, asked for in a body: a caller's number does not belong into a URL.
enum SearchCalls {
    struct Input: QueryBody {
        let query: Query

        static let schema = Schema.object([
            "from": .optional(.date), "to": .optional(.date), "restaurantId": .optional(.string(1...64, .identifier)),
            "number": .optional(.string(1...40, .phone).noted("The caller's number in any common spelling.")),
            "sentiment": .optional(CallQuery.sentiments), "reason": .optional(CallQuery.reasons),
            "limit": .optional(.integer(PageRequest.limits)), "cursor": .optional(.string(1...1024)),
        ])
        .example(["number": "+15551234567", "from": "2025-03-01"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<CallPage>> {
        let wanted = try CallQuery(query: input.query, canSearch: true, in: context)
        return .ok(Success(try ListCalls.page(wanted, input.query, in: context)))
    }
}
