internal import Foundation
internal import MariaDB
internal import Web

/// `PATCH /outbox/targets/{target}`: pauses a target or lets it go on, with its breaker closed; what waits goes on
/// waiting.
///
/// A webhook's is the webhook's own pause.
enum ChangeOutboxTarget {
    struct Input: RequestBody {
        let isPaused: Bool

        static let schema = Schema.object(["paused": .required(.boolean)]).example(["paused": true])

        enum CodingKeys: String, CodingKey {
            case isPaused = "paused"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<OutboxTargetView> {
        let view = try context.retryingTransaction(ending: .webhooks) {
            let target = try find(in: context)
            try change(target, input.isPaused, in: context)
            return try OutboxTargetView(
                find(in: context), in: OutboxStore(db: context.db, organisation: context.organisation),
                now: context.now)
        }
        try context.publish(.outbox)
        return .ok(view)
    }

    private static func change(_ target: StoredTarget, _ isPaused: Bool, in context: AppContext) throws {
        let (db, organisation) = (try context.db, try context.organisation)
        try OutboxTargetStore(db: db, organisation: organisation).pause(target.id, isPaused)
        if target.channel == .webhook {
            let webhooks = WebhookStore(db: db, organisation: organisation)
            guard var webhook = try webhooks.find(target.id) else { throw APIError.notFound }
            webhook.pause = isPaused ? webhook.pause ?? .user : nil
            webhook.updatedAt = context.now
            guard try webhooks.update(webhook) else { throw EntityTag.changedSince }
        }
        try audit(isPaused ? "outbox_target_paused" : "outbox_target_resumed", target, in: context)
    }

    /// The target of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's.
    static func find(in context: AppContext) throws -> StoredTarget {
        let store = OutboxTargetStore(db: try context.db, organisation: try context.organisation)
        guard let target = try store.find(context.identifier("target")) else { throw APIError.notFound }
        return target
    }

    static func audit(
        _ event: String, _ target: StoredTarget, _ fields: [String: String] = [:], in context: AppContext
    ) throws {
        try AuditStore.append(
            AuditEvent(
                event, .success, on: "outbox_target", target.id.text, by: context.actor,
                fields: fields.merging(["channel": target.channel.rawValue]) { $1 }),
            organisation: context.organisation, in: context)
    }
}
