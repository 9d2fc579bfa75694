internal import Dialogue
internal import Foundation
internal import MariaDB

/// Tables `ivr_conversations` and `ivr_logs` of one organisation.
struct ConversationStore {
    static let table: StaticString = "ivr_conversations"
    static let logs: StaticString = "ivr_logs"

    let db: Connection
    let organisation: UUID

    private var select: SQL {
        """
        SELECT call_index, id, owner_id, territory_id, is_open, turns, started_at, updated_at, sealed
        FROM ivr_conversations WHERE organisation_id = \(organisation)
        """
    }

    private var selectLogs: SQL {
        """
        SELECT call_id, seq, id, said_at, next_action, microseconds, sealed FROM ivr_logs
        WHERE organisation_id = \(organisation)
        """
    }

    /// Locks the conversation of a call, which is made when there is none: the turns of one call wait for each other.
    ///
    /// One message to the server, and no gap is locked where nothing is found.
    ///
    /// - Parameter call: with each key that it may have been indexed with.
    /// - Precondition: within a transaction.
    func take(_ call: [[UInt8]], id: UUID, owner: UUID, territory: String, now: Date) throws(DatabaseError)
        -> IVRConversation?
    {
        guard var index = call.first else { return nil }
        if call.count > 1 { index = try known(call) ?? index }
        try db.executeLater(
            """
            INSERT INTO ivr_conversations (organisation_id, call_index, id, owner_id, territory_id, started_at,
                updated_at, sealed)
            VALUES (\(organisation), \(index), \(id), \(owner), \(territory), \(now), \(now), '')
            ON DUPLICATE KEY UPDATE organisation_id = organisation_id
            """)
        return try db.fetchOne(select + " AND call_index = \(index) FOR UPDATE")
    }

    private func known(_ call: [[UInt8]]) throws(DatabaseError) -> [UInt8]? {
        try db.fetchValue(
            """
            SELECT call_index FROM ivr_conversations
            WHERE organisation_id = \(organisation) AND call_index IN (\(list: call)) LIMIT 1
            """)
    }

    /// Ends a conversation whose call's id another one takes.
    ///
    /// - Parameter index: drawn by chance: nobody finds it by its call any more.
    /// - Precondition: locked.
    func retire(_ conversation: IVRConversation, to index: [UInt8]) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE ivr_conversations SET call_index = \(index), is_open = FALSE
            WHERE organisation_id = \(organisation) AND id = \(conversation.id)
            """)
    }

    /// Sent with what the transaction does next.
    ///
    /// - Precondition: locked.
    func update(_ conversation: IVRConversation) throws(DatabaseError) {
        try db.executeLater(
            """
            UPDATE ivr_conversations SET is_open = \(conversation.isOpen), turns = \(conversation.turns),
                updated_at = \(conversation.updatedAt), sealed = \(conversation.sealed)
            WHERE organisation_id = \(organisation) AND call_index = \(conversation.callIndex)
            """)
    }

    /// Sent with what the transaction does next.
    ///
    /// - Parameter actor: its kind, and its id.
    func insert(
        turn: Int, of conversation: IVRConversation, id: UUID, actor: (type: String, id: UUID), saidAt: Date,
        _ action: NextAction, microseconds: Int, sealed: [UInt8]
    ) throws(DatabaseError) {
        try db.executeLater(
            """
            INSERT INTO ivr_logs (organisation_id, call_id, seq, id, territory_id, actor_type, actor_id, said_at,
                next_action, microseconds, sealed)
            VALUES (\(organisation), \(conversation.id), \(turn), \(id), \(conversation.territory), \(actor.type),
                \(actor.id), \(saidAt), \(action.rawValue), \(microseconds), \(sealed))
            """)
    }

    func log(_ turn: Int, of conversation: UUID) throws(DatabaseError) -> IVRLog? {
        try db.fetchOne(selectLogs + " AND call_id = \(conversation) AND seq = \(turn)")
    }

    /// The newest turns of all conversations, newest first.
    func logs(since start: Date, limit: Int) throws(DatabaseError) -> [IVRLog] {
        try db.fetchAll(selectLogs + " AND said_at >= \(start) ORDER BY said_at DESC LIMIT \(limit)")
    }

    /// A conversation's turns after one of them, in their order.
    func logs(of conversation: UUID, after turn: Int = 0, limit: Int) throws(DatabaseError) -> [IVRLog] {
        try db.fetchAll(
            selectLogs + " AND call_id = \(conversation) AND seq > \(turn) ORDER BY seq LIMIT \(limit)")
    }

    /// - Parameter territories: those the caller may see; nil for all.
    func find(_ id: UUID, within territories: [String]?) throws(DatabaseError) -> IVRConversation? {
        try db.fetchOne(select + " AND id = \(id) AND turns > 0" + .within(territories))
    }

    /// Those with the newest turn first.
    func list(
        isOpen: Bool?, at now: Date, territory: String?, within territories: [String]?, after place: PageRequest.Place?,
        limit: Int
    ) throws(DatabaseError) -> [IVRConversation] {
        var sql = select + " AND turns > 0"
        let silence = now - IVRConversation.silence
        switch isOpen {
        case true?: sql += " AND is_open = TRUE AND updated_at > \(silence)"
        case false?: sql += " AND (is_open = FALSE OR updated_at <= \(silence))"
        case nil: break
        }
        if let territory { sql += " AND territory_id = \(territory)" }
        return try db.fetchAll(
            sql + .within(territories) + (place?.older(by: "updated_at") ?? "")
                + " ORDER BY updated_at DESC, id DESC LIMIT \(limit)")
    }
}
