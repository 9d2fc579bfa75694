internal import Foundation
internal import MariaDB
internal import Web

/// `GET /audit-events`: what was done and refused in the caller's organisation, newest first; itself on record.
enum ListAuditEvents {
    struct Output: ResponseBody {
        let events: [AuditRecordView]
        let pagination: Pagination

        static let schema = Schema.object([
            "events": .required(.array(of: AuditRecordView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 3)
        let filter = try context.request.query.decode(AuditFilter.self, by: AuditFilter.parameters)
        try filter.check(now: context.now)
        let records = try AuditStore(db: context.db, organisation: context.organisation)
            .list(filter, before: try place(request.after), limit: request.limit + 1)
        let (page, pagination) = request.page(
            of: records,
            key: { [String($0.place.at.microseconds), String($0.place.lane), String($0.place.sequence)] })
        let output = Output(events: try page.map(AuditRecordView.init), pagination: pagination)
        try context.recordRead(
            AuditEvent(
                "audit_events_read", .success, on: "audit_events", "list", by: context.actor,
                fields: filter.summary(found: page.count, by: context.services.index)))
        return .ok(output)
    }

    private static func place(_ key: [String]) throws(APIError) -> AuditRecord.Place? {
        guard !key.isEmpty else { return nil }
        guard let microseconds = Int64(key[0]), let lane = Int(key[1]), let sequence = Int(key[2]) else {
            throw .invalid("cursor", "Is not a cursor of this list.")
        }
        return AuditRecord.Place(at: Date(microseconds: microseconds), lane: lane, sequence: sequence)
    }
}
