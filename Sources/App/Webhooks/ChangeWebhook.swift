internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `PATCH /ivr/webhooks/{webhook}` with `If-Match`: `callbackUrl`, `events`, `paused`.
///
/// What comes while somebody has paused an endpoint waits until it goes on. What waits to be tried again goes to another
/// URL at once.
///
/// Errors: 412, 428.
enum ChangeWebhook {
    struct Input: RequestBody {
        let callbackURL: String?
        let events: [WebhookEvent]?
        let isPaused: Bool?

        static let schema = Schema.object([
            "callbackUrl": .optional(WebhookURL.schema), "events": .optional(WebhookEvent.schema),
            "paused": .optional(.boolean),
        ])
        .example(["paused": true])

        enum CodingKeys: String, CodingKey {
            case callbackURL = "callbackUrl"
            case events
            case isPaused = "paused"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<WebhookView>> {
        if let url = input.callbackURL { try WebhookURL.check(url, context.services.configuration) }
        let webhook = try GetWebhook.find(in: context)
        let isSame = try isSame(webhook, input, in: context)
        if try EntityTag.isToChange(context.request, version: webhook.version, isSame: isSame) {
            try context.retryingTransaction(ending: .webhooks) { try change(webhook, input, in: context) }
            try context.publish(.webhooks)
        }
        return try GetWebhook.handle(in: context)
    }

    /// Whether a webhook is as it is asked to be.
    private static func isSame(_ webhook: Webhook, _ input: Input, in context: AppContext) throws -> Bool {
        guard Set(input.events ?? webhook.events) == Set(webhook.events),
            input.isPaused ?? (webhook.pause != nil) == (webhook.pause != nil)
        else { return false }
        guard let url = input.callbackURL else { return true }
        return try webhook.opened(context.services.sealer).url == url
    }

    private static func change(_ webhook: Webhook, _ input: Input, in context: AppContext) throws {
        let (db, organisation) = (try context.db, try context.organisation)
        var changed = webhook
        changed.updatedAt = context.now
        changed.events = input.events ?? webhook.events
        var isMoved = false
        if let url = input.callbackURL {
            var content = try webhook.opened(context.services.sealer)
            isMoved = content.url != url
            content.url = url
            changed.sealed = try context.services.sealer.seal(content, in: WebhookStore.table, row: webhook.id)
        }
        // Who pauses what is paused already does not change why.
        if let isPaused = input.isPaused { changed.pause = isPaused ? webhook.pause ?? .user : nil }
        guard try WebhookStore(db: db, organisation: organisation).update(changed) else {
            throw EntityTag.changedSince
        }
        let targets = OutboxTargetStore(db: db, organisation: organisation)
        if changed.pause != webhook.pause { try targets.pause(webhook.id, changed.pause != nil) }
        if isMoved { try targets.begin(anew: webhook.id) }
        var fields: [String: String] = [:]
        if input.callbackURL != nil { fields["url"] = "changed" }
        if let events = input.events { fields["events"] = WebhookEvent.stored(events) }
        if let isPaused = input.isPaused { fields["paused"] = isPaused ? "yes" : "no" }
        try RegisterWebhook.audit("webhook_changed", webhook.id, fields, in: context)
    }
}

/// `DELETE /ivr/webhooks/{webhook}`; what waits to be sent to it is not sent any more.
///
/// What is more than one statement can end, is being sent just now, or is put in by another host that remembers the
/// webhook for some seconds, the workers end (`OutboxStore.cancel`).
enum DeleteWebhook {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        try context.retryingTransaction(ending: .webhooks) {
            let (db, organisation) = (try context.db, try context.organisation)
            let webhook = try GetWebhook.find(in: context)
            try EntityTag.checkIfSent(context.request, version: webhook.version)
            guard try WebhookStore(db: db, organisation: organisation).delete(webhook.id) else {
                throw APIError.notFound
            }
            _ = try OutboxStore(db: db, organisation: organisation)
                .close(OutboxFilter(target: webhook.id, states: [.waiting]), as: .cancelled, now: context.now)
            try OutboxTargetStore(db: db, organisation: organisation).delete(webhook.id)
            try RegisterWebhook.audit("webhook_deleted", webhook.id, in: context)
        }
        try context.publish(.webhooks)
        return .noContent
    }
}
