internal import Foundation
internal import MariaDB
internal import Web

/// `GET /break-glass?limit=&cursor=`: emergency accesses with their reasons, newest first; on record as read.
enum ListBreakGlass {
    struct Output: ResponseBody {
        let grants: [BreakGlassView]
        let pagination: Pagination

        static let schema = Schema.object([
            "grants": .required(.array(of: BreakGlassView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let grants = try BreakGlassStore(db: context.db, organisation: context.organisation)
            .list(after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: grants, key: { PageRequest.key($0.grantedAt, $0.id) })
        let views = try page.map { try BreakGlassView($0, context.services.sealer) }
        try context.recordRead(
            AuditEvent(
                "break_glass_listed", .success, on: "break_glass", "list", by: context.actor,
                fields: ["count": String(views.count)]))
        return .ok(Output(grants: views, pagination: pagination))
    }
}
