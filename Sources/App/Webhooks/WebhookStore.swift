internal import Foundation
internal import MariaDB

/// Table `webhooks` of one organisation.
struct WebhookStore {
    static let table: StaticString = "webhooks"

    let db: Connection
    let organisation: UUID

    /// Who is told of what. What comes while somebody has paused an endpoint waits for it; of one that has been failing it
    /// is kept, to be sent when somebody asks for it; one that is gone is told nothing more.
    ///
    /// The newest there is, and not what the transaction saw when it began: what is remembered of it outlives the
    /// transaction.
    func subscriptions() throws(DatabaseError) -> [WebhookSubscription] {
        try db.fetchAll(
            """
            SELECT id, events, pause FROM webhooks WHERE organisation_id = \(organisation)
                AND (pause IS NULL OR pause <> \(WebhookPause.gone))
            LOCK IN SHARE MODE
            """)
    }

    /// Oldest first.
    func list() throws(DatabaseError) -> [Webhook] {
        try db.fetchAll(
            """
            SELECT id, events, pause, is_ordered, previous_ends_at, version, created_at, updated_at, sealed
            FROM webhooks WHERE organisation_id = \(organisation) ORDER BY created_at, id
            """)
    }

    func find(_ id: UUID) throws(DatabaseError) -> Webhook? {
        try db.fetchOne(
            """
            SELECT id, events, pause, is_ordered, previous_ends_at, version, created_at, updated_at, sealed
            FROM webhooks WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// How many there are; nobody adds one until the transaction ends.
    func lockedCount() throws(DatabaseError) -> Int {
        try db.fetchValue("SELECT COUNT(*) FROM webhooks WHERE organisation_id = \(organisation) FOR UPDATE") ?? 0
    }

    func insert(_ webhook: Webhook) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO webhooks (organisation_id, id, events, is_ordered, created_at, updated_at, sealed)
            VALUES (\(organisation), \(webhook.id), \(WebhookEvent.stored(webhook.events)), \(webhook.isOrdered),
                \(webhook.createdAt), \(webhook.updatedAt), \(webhook.sealed))
            """)
    }

    /// Stores `webhook`, if it is still at the version it was read at.
    ///
    /// - Returns: false when it has been changed or deleted since.
    func update(_ webhook: Webhook) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE webhooks
            SET events = \(WebhookEvent.stored(webhook.events)), pause = \(webhook.pause),
                previous_ends_at = \(webhook.previousEndsAt),
                sealed = \(webhook.sealed), version = version + 1, updated_at = \(webhook.updatedAt)
            WHERE organisation_id = \(organisation) AND id = \(webhook.id) AND version = \(webhook.version)
            """)
        return change.rows == 1
    }

    /// Pauses an endpoint for what it has answered.
    ///
    /// - Returns: false when it was paused or deleted before.
    func pause(_ id: UUID, _ reason: WebhookPause, now: Date) throws(DatabaseError) -> Bool {
        try db.execute(
            """
            UPDATE webhooks SET pause = \(reason), version = version + 1, updated_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(id) AND pause IS NULL
            """
        ).rows == 1
    }

    /// - Returns: false when it has been deleted before.
    func delete(_ id: UUID) throws(DatabaseError) -> Bool {
        try db.execute("DELETE FROM webhooks WHERE organisation_id = \(organisation) AND id = \(id)").rows == 1
    }
}

/// An endpoint, and what it asked for.
struct WebhookSubscription: RowDecodable {
    let id: UUID
    let events: Set<WebhookEvent>
    let pause: WebhookPause?

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        events = Set(WebhookEvent.list(try row.column("events")))
        pause = try row.column("pause")
    }
}
