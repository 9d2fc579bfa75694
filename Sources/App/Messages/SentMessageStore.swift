internal import Foundation
internal import MariaDB

/// Table `messages` of one organisation.
struct SentMessageStore {
    static let table: StaticString = "messages"

    private static let columns: SQL = """
        id, channel, template, language, state, resource_type, resource_id, created_at, due_at, settled_at, segments,
        expires_at, time_zone, sealed
        """

    let db: Connection
    let organisation: UUID

    func insert(_ message: SentMessage, to recipient: RecipientIndex) throws(DatabaseError) {
        try db.executeLater(
            """
            INSERT INTO messages (organisation_id, id, channel, template, language, state, resource_type, resource_id,
                created_at, due_at, settled_at, segments, expires_at, time_zone, recipient_index, recipient_key, sealed)
            VALUES (\(organisation), \(message.id), \(message.channel), \(message.template), \(message.language),
                \(message.state), \(message.resource.type), \(message.resource.id), \(message.createdAt),
                \(message.dueAt), \(message.settledAt), \(message.segments), \(message.expiresAt),
                \(message.timeZone), \(recipient.value), \(recipient.key), \(message.sealed))
            """)
    }

    func find(_ id: UUID) throws(DatabaseError) -> SentMessage? {
        try db.fetchOne(
            "SELECT " + Self.columns + " FROM messages WHERE organisation_id = \(organisation) AND id = \(id)")
    }

    func find(_ ids: [UUID]) throws(DatabaseError) -> [SentMessage] {
        guard !ids.isEmpty else { return [] }
        return try db.fetchAll(
            "SELECT " + Self.columns + " FROM messages WHERE organisation_id = \(organisation) AND id IN (\(list: ids))"
        )
    }

    /// How far those of some messages that are there have come.
    func states(of ids: [UUID]) throws(DatabaseError) -> [MessageState] {
        guard !ids.isEmpty else { return [] }
        return try db.fetchValues(
            "SELECT state FROM messages WHERE organisation_id = \(organisation) AND id IN (\(list: ids))")
    }

    /// Those of some messages that are in another state; nobody else changes them until the transaction ends.
    func lock(_ ids: [UUID], unlike state: MessageState) throws(DatabaseError) -> [SentMessage] {
        guard !ids.isEmpty else { return [] }
        return try db.fetchAll(
            "SELECT " + Self.columns + " FROM messages WHERE organisation_id = \(organisation) AND id IN (\(list: ids))"
                + " AND state <> \(state) FOR UPDATE")
    }

    /// Newest first.
    func list(_ filter: MessageFilter, after place: PageRequest.Place?, limit: Int) throws(DatabaseError)
        -> [SentMessage]
    {
        let from: SQL = " FROM messages FORCE INDEX (" + filter.index + ") WHERE organisation_id = \(organisation)"
        return try db.fetchAll(
            "SELECT " + Self.columns + from + filter.condition + (place?.older(by: "created_at") ?? "")
                + " ORDER BY created_at DESC, id DESC LIMIT \(limit)")
    }

    /// Follows the outbox.
    func follow(_ ids: [UUID], _ state: MessageState, now: Date) throws(DatabaseError) {
        guard !ids.isEmpty else { return }
        let settledAt: Date? = state == .waiting ? nil : now
        try db.executeLater(
            """
            UPDATE messages SET state = \(state), settled_at = \(settledAt)
            WHERE organisation_id = \(organisation) AND id IN (\(list: ids))
            """)
    }

    /// Puts another text in the place of what was to be sent.
    func rewrite(_ id: UUID, _ template: String, segments: Int, sealed: [UInt8]) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE messages SET template = \(template), segments = \(segments), sealed = \(sealed)
            WHERE organisation_id = \(organisation) AND id = \(id) AND state = \(MessageState.waiting)
            """)
    }

    /// Those that still wait to be sent by a channel to one recipient.
    func waiting(_ channel: OutboxChannel, to recipient: [[UInt8]]) throws(DatabaseError) -> [UUID] {
        try db.fetchValues(
            """
            SELECT id FROM messages FORCE INDEX (messages_recipient)
            WHERE organisation_id = \(organisation) AND recipient_index IN (\(list: recipient))
                AND channel = \(channel) AND state = \(MessageState.waiting)
            """)
    }

    /// What is to go to one recipient: what waits, and of what the embedded default keeps what is not due yet.
    func toCome(_ channel: OutboxChannel, to recipient: [[UInt8]], now: Date) throws(DatabaseError) -> [SentMessage] {
        try db.fetchAll(
            "SELECT " + Self.columns + " FROM messages FORCE INDEX (messages_recipient)"
                + " WHERE organisation_id = \(organisation) AND recipient_index IN (\(list: recipient))"
                + " AND channel = \(channel) AND (state = \(MessageState.waiting)"
                + " OR state = \(MessageState.kept) AND due_at > \(now))")
    }

    /// What somebody was written about: the ids of the resources of messages that were due in a span and were sent, or
    /// would have been, and when the last of each was written.
    func resources(
        ofTemplates templates: [String], to recipient: [[UInt8]], due span: ClosedRange<Date>, limit: Int
    ) throws(DatabaseError) -> [WrittenAbout] {
        try db.fetchAll(
            """
            SELECT resource_id, MAX(created_at) AS written_at FROM messages FORCE INDEX (messages_recipient)
            WHERE organisation_id = \(organisation) AND recipient_index IN (\(list: recipient))
                AND template IN (\(list: templates)) AND due_at BETWEEN \(span.lowerBound) AND \(span.upperBound)
                AND state IN (\(list: [MessageState.sent, .kept, .unknown]))
            GROUP BY resource_id LIMIT \(limit)
            """)
    }

    struct WrittenAbout: RowDecodable {
        let resourceID: String
        let writtenAt: Date

        init(row: borrowing Row) throws(DatabaseError) {
            resourceID = try row.column("resource_id")
            writtenAt = try row.column("written_at")
        }
    }

    // MARK: - Rotation of keys

    /// Messages whose recipient is indexed with an earlier key than `key`.
    func findIndexed(before key: UInt32, limit: Int) throws(DatabaseError) -> [SentMessage] {
        try db.fetchAll(
            "SELECT " + Self.columns
                + " FROM messages FORCE INDEX (messages_by_recipient_key) WHERE organisation_id = \(organisation)"
                + " AND recipient_key < \(key) LIMIT \(limit)")
    }

    func reindex(_ id: UUID, _ recipient: RecipientIndex) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE messages SET recipient_index = \(recipient.value), recipient_key = \(recipient.key)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }
}
