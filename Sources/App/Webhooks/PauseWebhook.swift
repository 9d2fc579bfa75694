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
