internal import Foundation
internal import MariaDB

/// Tables `calls` and `call_transcripts` of one organisation.
struct CallStore {
    static let table: StaticString = "calls"
    static let transcripts: StaticString = "call_transcripts"

    let db: Connection
    let organisation: UUID

    private var rows: SQL {
        let sql: SQL = "SELECT " + Call.columns
        return sql + " FROM calls WHERE organisation_id = \(organisation)"
    }

    func find(_ id: UUID) throws(DatabaseError) -> Call? {
        try db.fetchOne(rows + " AND id = \(id)")
    }

    func find(externalID: String) throws(DatabaseError) -> Call? {
        try db.fetchOne(rows + " AND external_id = \(externalID)")
    }

    /// Finds a call and keeps anybody else from changing it until the transaction ends.
    func lock(_ id: UUID) throws(DatabaseError) -> Call? {
        try db.fetchOne(rows + " AND id = \(id) FOR UPDATE")
    }

    /// Sent with what the transaction does next, which fails with reason `.notKept` when a call with this external id is
    /// there.
    func insert(_ call: Call, number: CallNumberIndex?) throws(DatabaseError) {
        try db.executeLater(
            """
            INSERT INTO calls (organisation_id, id, external_id, restaurant_id, started_at, received_at, number_index,
                number_key, sentiment_score, sentiment_label, reason, analyser, sealed)
            VALUES (\(organisation), \(call.id), \(call.externalID), \(call.restaurant), \(call.startedAt),
                \(call.receivedAt), \(number?.value), \(number?.key), \(call.sentimentScore), \(call.sentimentLabel),
                \(call.reason), \(call.analyser), \(call.sealed))
            """)
    }

    /// Writes what a completion changes.
    ///
    /// - Precondition: locked.
    func complete(_ call: Call) throws(DatabaseError) {
        try db.executeLater(
            """
            UPDATE calls
            SET completed_at = \(call.completedAt), duration = \(call.duration),
                sentiment_score = \(call.sentimentScore), sentiment_label = \(call.sentimentLabel),
                reason = \(call.reason), analyser = \(call.analyser), sealed = \(call.sealed), version = version + 1
            WHERE organisation_id = \(organisation) AND id = \(call.id)
            """)
    }

    func insert(_ kind: TranscriptKind, of call: UUID, id: UUID, sealed: [UInt8]) throws(DatabaseError) {
        try db.executeLater(
            """
            INSERT INTO call_transcripts (organisation_id, call_id, kind, id, sealed)
            VALUES (\(organisation), \(call), \(kind), \(id), \(sealed))
            """)
    }

    func transcripts(of call: UUID) throws(DatabaseError) -> [StoredTranscript] {
        try db.fetchAll(
            """
            SELECT kind, id, sealed FROM call_transcripts WHERE organisation_id = \(organisation) AND call_id = \(call)
            """)
    }

    // MARK: - Lists

    /// Newest first.
    ///
    /// - Parameter limit: one more than is shown, to know whether there are others.
    func list(_ filter: CallFilter, after place: PageRequest.Place?, limit: Int) throws(DatabaseError) -> [Call] {
        try db.fetchAll(statement(Call.columns, filter, place, limit))
    }

    /// How the server would go through the rows of a list: its `EXPLAIN`, for the tests.
    func plan(_ filter: CallFilter, after place: PageRequest.Place?) throws(DatabaseError) -> [Plan] {
        try db.fetchAll("EXPLAIN " + statement(Call.columns, filter, place, 51))
    }

    /// Counted up to a limit.
    func count(_ filter: CallFilter, upTo limit: Int) throws(DatabaseError) -> Int {
        try db.fetchValue("SELECT COUNT(*) FROM (" + statement("id", filter, nil, limit) + ") AS counted") ?? 0
    }

    private func statement(_ columns: SQL, _ filter: CallFilter, _ place: PageRequest.Place?, _ limit: Int) -> SQL {
        let from: SQL = " FROM calls FORCE INDEX (" + filter.index + ") WHERE organisation_id = \(organisation)"
        return "SELECT " + columns + from + filter.condition + (place?.older(by: "started_at") ?? "")
            + " ORDER BY started_at DESC, id DESC LIMIT \(limit)"
    }

    // MARK: - Rotation of keys

    /// Calls whose number is indexed with an earlier key than `key`.
    func findIndexed(before key: UInt32, limit: Int) throws(DatabaseError) -> [Call] {
        try db.fetchAll(
            "SELECT " + Call.columns
                + " FROM calls FORCE INDEX (calls_by_number_key) WHERE organisation_id = \(organisation)"
                + " AND number_key < \(key) LIMIT \(limit)")
    }

    func reindex(_ id: UUID, _ number: CallNumberIndex) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE calls SET number_index = \(number.value), number_key = \(number.key)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }
}

/// By what a call is found by its caller's number.
struct CallNumberIndex {
    let value: [UInt8]
    let key: UInt32
}
