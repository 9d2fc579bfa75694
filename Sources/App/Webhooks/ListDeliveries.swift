internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/webhooks/{webhook}/deliveries?state=&event=&from=&to=&limit=&cursor=`: newest first, without their bodies.
enum ListDeliveries {
    struct Output: ResponseBody {
        let deliveries: [DeliveryView]
        let pagination: Pagination

        static let schema = Schema.object([
            "deliveries": .required(.array(of: DeliveryView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let request = try PageRequest(context.request.query, keys: 2)
        let filter = try context.request.query.decode(DeliveryFilter.self, by: DeliveryFilter.parameters)
        let webhook = try GetWebhook.find(in: context)
        let rows: [Delivery] = try OutboxStore(db: context.db, organisation: context.organisation)
            .list(filter.deliveries(to: webhook.id), after: request.lastPlace, limit: request.limit + 1)
        let targets = OutboxTargetStore(db: try context.db, organisation: try context.organisation)
        let openUntil = try targets.openUntil(webhook.id)
        let (page, pagination) = request.page(of: rows, key: { PageRequest.key($0.createdAt, $0.id) })
        return .ok(
            Success(Output(deliveries: page.map { DeliveryView($0, openUntil: openUntil) }, pagination: pagination)))
    }
}
