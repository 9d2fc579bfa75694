internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/webhooks/{webhook}/secret`: another secret; both sign for `overlapSeconds` (a day when left out, 0 to end
/// the old one at once), so that the receiver can change over when it likes.
///
/// Two can sign and no more, so while they do there is no third: who was promised time to change over has it. Unless all
/// is to end at once.
///
/// Errors: 409 `WEBHOOK_SECRET_OVERLAP`.
enum RotateWebhookSecret {
    struct Input: RequestBody {
        let overlapSeconds: Int?

        static let schema = Schema.object(["overlapSeconds": .optional(.integer(0...604_800))])
    }

    struct Output: ResponseBody {
        let webhookID: UUID
        let secret: String
        let previousSecretUntil: Date

        static let schema = Schema.object([
            "webhookId": .required(.uuid), "secret": .required(.webhookSecret),
            "previousSecretUntil": .required(.dateTime),
        ])
        .named("NewWebhookSecret").example([
            "webhookId": "7b0e8400-e29b-41d4-a716-446655440009",
            "secret": "whsec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=",
            "previousSecretUntil": "2025-03-02T00:00:00Z",
        ])

        enum CodingKeys: String, CodingKey {
            case webhookID = "webhookId"
            case secret, previousSecretUntil
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<Output>> {
        let end = context.now + TimeInterval(input.overlapSeconds ?? 86_400)
        return try context.once(ending: .webhooks) {
            let sealer = context.services.sealer
            var webhook = try GetWebhook.find(in: context)
            var content = try webhook.opened(sealer)
            if let running = webhook.previousEndsAt, running > context.now, end > context.now {
                throw APIError(
                    .conflict, "WEBHOOK_SECRET_OVERLAP",
                    "The secret before still signs, until \(running.ISO8601Format()). "
                        + "Wait until then, or end all earlier secrets at once with overlapSeconds 0.")
            }
            // One that is to end at once is not kept.
            content.previous = end > context.now ? content.secret : nil
            content.secret = WebhookSecret.generate().text
            webhook.sealed = try sealer.seal(content, in: WebhookStore.table, row: webhook.id)
            webhook.previousEndsAt = end
            webhook.updatedAt = context.now
            guard try WebhookStore(db: context.db, organisation: context.organisation).update(webhook) else {
                throw EntityTag.changedSince
            }
            try RegisterWebhook.audit("webhook_secret_rotated", webhook.id, in: context)
            let output = Output(webhookID: webhook.id, secret: content.secret, previousSecretUntil: end)
            return .created(
                Success(output, message: "Secret rotated successfully"), headers: ["cache-control": "no-store"])
        } then: {
            try context.publish(.webhooks)
        }
    }
}
