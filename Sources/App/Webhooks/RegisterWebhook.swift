internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/webhooks/register`: `callbackUrl` and `events`; optionally `ordered`.
///
/// The secret is in this answer and nowhere else; a request that comes again with its `Idempotency-Key` gets it again.
///
/// Errors: 409 `TOO_MANY_WEBHOOKS`.
enum RegisterWebhook {
    struct Input: RequestBody {
        let callbackURL: String
        let events: [WebhookEvent]
        let isOrdered: Bool?

        static let schema = Schema.object([
            "callbackUrl": .required(WebhookURL.schema), "events": .required(WebhookEvent.schema),
            "ordered": .optional(
                Schema.boolean.noted("Nothing is sent before what came earlier is settled; false when left out.")),
        ])
        .example([
            "callbackUrl": "https://your-ivr-system.com/callbacks/pulsara",
            "events": ["restaurant.updated", "settings.updated", "agent.updated"],
        ])

        enum CodingKeys: String, CodingKey {
            case callbackURL = "callbackUrl"
            case events
            case isOrdered = "ordered"
        }
    }

    /// `call-config.md`, "Register Webhook", and the secret.
    struct Output: ResponseBody {
        let webhookID: UUID
        let callbackURL: String
        let events: [WebhookEvent]
        let secret: String

        static let schema = Schema.object([
            "webhookId": .required(.uuid), "callbackUrl": .required(.string(1...WebhookURL.longest)),
            "events": .required(WebhookEvent.schema), "secret": .required(.webhookSecret),
        ])
        .named("NewWebhook").example([
            "webhookId": "7b0e8400-e29b-41d4-a716-446655440009",
            "callbackUrl": "https://your-ivr-system.com/callbacks/pulsara",
            "events": ["restaurant.updated", "settings.updated", "agent.updated"],
            "secret": "whsec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=",
        ])

        enum CodingKeys: String, CodingKey {
            case webhookID = "webhookId"
            case callbackURL = "callbackUrl"
            case events, secret
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<Output>> {
        let organisation = try context.organisation
        try WebhookURL.check(input.callbackURL, context.services.configuration)
        return try context.once(ending: .webhooks) {
            let db = try context.db
            let store = WebhookStore(db: db, organisation: organisation)
            guard try store.lockedCount() < Webhook.most else {
                throw APIError(
                    .conflict, "TOO_MANY_WEBHOOKS", "The organisation has \(Webhook.most) webhooks. Delete one first.")
            }
            let id = UUID.random()
            let secret = WebhookSecret.generate().text
            let webhook = Webhook(
                id: id, events: input.events, pause: nil, isOrdered: input.isOrdered ?? false, previousEndsAt: nil,
                version: 1, createdAt: context.now, updatedAt: context.now,
                sealed: try context.services.sealer.seal(
                    WebhookPrivate(url: input.callbackURL, secret: secret), in: WebhookStore.table, row: id))
            try store.insert(webhook)
            try OutboxTargetStore(db: db, organisation: organisation)
                .insert(id, .webhook, named: id.text, isOrdered: webhook.isOrdered)
            try audit(
                "webhook_registered", id, ["events": WebhookEvent.stored(input.events)], in: context)
            let output = Output(webhookID: id, callbackURL: input.callbackURL, events: input.events, secret: secret)
            return .created(
                Success(output, message: "Webhook registered successfully"), at: "/api/ivr/webhooks/\(id.text)",
                headers: ["cache-control": "no-store"])
        } then: {
            try context.publish(.webhooks)
        }
    }

    /// Notes what was done to an endpoint; never its URL.
    static func audit(_ event: String, _ id: UUID, _ fields: [String: String] = [:], in context: AppContext) throws {
        try AuditStore.append(
            AuditEvent(event, .success, on: "webhook", id.text, by: context.actor, fields: fields),
            organisation: context.organisation, in: context)
    }
}

extension Schema {
    /// The secret of a webhook: `whsec_` and 32 bytes in base64.
    static let webhookSecret = Schema.string(50...50)
}
