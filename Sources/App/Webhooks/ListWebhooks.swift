internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/webhooks`: the organisation's endpoints, oldest first; none has its secret with it.
enum ListWebhooks {
    struct Output: ResponseBody {
        let webhooks: [WebhookView]

        static let schema = Schema.object([
            "webhooks": .required(.array(of: WebhookView.schema, 0...Webhook.most))
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let webhooks = try WebhookStore(db: context.db, organisation: context.organisation).list()
        return .ok(Success(Output(webhooks: try webhooks.map { try WebhookView($0, in: context) })))
    }
}

/// `GET /ivr/webhooks/{webhook}`, with its version as `ETag`.
enum GetWebhook {
    static func handle(in context: AppContext) throws -> Reply<Success<WebhookView>> {
        let webhook = try find(in: context)
        return .ok(
            Success(try WebhookView(webhook, in: context)), headers: ["etag": EntityTag.of(version: webhook.version)])
    }

    /// The endpoint of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's.
    static func find(in context: AppContext) throws -> Webhook {
        let store = WebhookStore(db: try context.db, organisation: try context.organisation)
        guard let webhook = try store.find(context.identifier("webhook")) else { throw APIError.notFound }
        return webhook
    }
}
