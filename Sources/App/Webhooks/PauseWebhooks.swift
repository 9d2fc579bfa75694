internal import Foundation
internal import MariaDB

extension Webhooks {
    /// Pauses an endpoint for what it has answered, and puts that on record; within a transaction.
    ///
    /// - Returns: false when it was paused or deleted before.
    @discardableResult
    static func pause(_ id: UUID, _ reason: WebhookPause, organisation: UUID, in context: JobContext) throws -> Bool {
        let db = try context.db
        defer { context.services.shared.bump(.webhooks) }
        guard try WebhookStore(db: db, organisation: organisation).pause(id, reason, now: context.now) else {
            return false
        }
        try OutboxTargetStore(db: db, organisation: organisation).pause(id, true)
        try AuditStore(db: db, organisation: organisation).append(
            AuditEvent(
                "webhook_paused", .success, on: "webhook", id.text, by: .system, fields: ["reason": reason.rawValue]),
            requestID: "", address: "", now: context.now, mac: context.services.mac)
        return true
    }
}

/// Pauses endpoints whose attempts have failed for five days, with none between that was accepted.
///
/// Not by what was given up: where much is to be sent the circuit breaker lets few attempts through, and a message's tenth
/// may be weeks away.
struct PauseWebhooks: ScheduledJob {
    let name = "pause_webhooks"
    let interval: TimeInterval = 3_600
    /// In seconds.
    private static let patience: TimeInterval = 432_000

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { organisation in
            try Self.pause(of: organisation, in: context)
            return false
        }
    }

    static func pause(of organisation: UUID, in context: JobContext) throws {
        let db = try context.db
        let start = context.now - patience
        // One that was changed since, such as let go on, has as long again.
        let targets = OutboxTargetStore(db: db, organisation: organisation)
        for webhook in try WebhookStore(db: db, organisation: organisation).list()
        where webhook.pause == nil && webhook.updatedAt < start {
            guard let breaker = try targets.find(webhook.id)?.breaker, breaker.isTesting,
                let since = breaker.failingSince, since < start
            else { continue }
            _ = try db.retryingTransaction {
                try Webhooks.pause(webhook.id, .failing, organisation: organisation, in: context)
            }
        }
    }
}
