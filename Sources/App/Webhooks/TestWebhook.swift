internal import Foundation
internal import MariaDB
internal import Web

/// `POST /ivr/webhooks/{webhook}/test`: sends `webhook.test` to this endpoint alone, whatever it asked for.
///
/// Errors: 409 `WEBHOOK_PAUSED`.
enum TestWebhook {
    struct Output: ResponseBody {
        let deliveryID: UUID

        static let schema = Schema.object(["deliveryId": .required(.uuid)])

        enum CodingKeys: String, CodingKey {
            case deliveryID = "deliveryId"
        }
    }

    private struct Content: Encodable {
        let webhookID: String

        enum CodingKeys: String, CodingKey {
            case webhookID = "webhookId"
        }
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        try context.once {
            let webhook = try GetWebhook.find(in: context)
            guard webhook.pause == nil else {
                throw APIError(.conflict, "WEBHOOK_PAUSED", "Nothing is sent to a webhook that is paused.")
            }
            let id = try Outbox.put(
                Outgoing(
                    channel: .webhook, target: webhook.id, kind: WebhookEvent.test,
                    resource: ("webhook", webhook.id.text), priority: .urgent,
                    content: try Webhooks.content(
                        WebhookEvent.test, Content(webhookID: webhook.id.text), at: context.now)),
                organisation: context.organisation, in: context)
            try OutboxTargetStore(db: context.db, organisation: context.organisation).tryAgain(webhook.id)
            try RegisterWebhook.audit("webhook_tested", webhook.id, in: context)
            return .created(Success(Output(deliveryID: id), message: "Test queued"))
        }
    }
}
