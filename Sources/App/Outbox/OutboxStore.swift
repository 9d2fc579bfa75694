internal import Foundation
internal import MariaDB
internal import Secrets

/// Table `outbox` of one organisation.
struct OutboxStore {
    static let table: StaticString = "outbox"
    /// How many are changed by one statement that nobody waits for the end of.
    static let batch = 10_000

    let db: Connection
    let organisation: UUID

    /// What is to leave at once is due at once, however fast the clock of this host is: workers go by the database's.
    func insert(_ outgoing: Outgoing<some Encodable>, at moment: Date, sealed: [UInt8]) throws(DatabaseError) {
        let dueAt: SQL = outgoing.dueAt.map { "\($0)" } ?? "LEAST(\(moment), UTC_TIMESTAMP(6))"
        try db.executeLater(
            """
            INSERT INTO outbox (organisation_id, id, target_id, channel, kind, resource_type, resource_id, priority,
                state, created_at, due_at, finished_at, sealed)
            VALUES (\(organisation), \(outgoing.id), \(outgoing.target), \(outgoing.channel), \(outgoing.kind),
                \(outgoing.resource.type), \(outgoing.resource.id), \(outgoing.priority), \(outgoing.state), \(moment),
                \(dueAt), \(outgoing.state == .waiting ? nil : moment), \(sealed))
            """)
    }

    // MARK: What people see

    /// Of those that are there.
    func standing(of ids: [UUID]) throws(DatabaseError) -> [OutboxStanding] {
        guard !ids.isEmpty else { return [] }
        return try db.fetchAll(
            "SELECT id, state FROM outbox WHERE organisation_id = \(organisation) AND id IN (\(list: ids))")
    }

    /// Some of those that wait for a target; not locked.
    func waiting(for target: UUID, limit: Int) throws(DatabaseError) -> [UUID] {
        try db.fetchValues(
            "SELECT id FROM outbox FORCE INDEX (outbox_due) WHERE organisation_id = \(organisation)"
                + " AND state = \(OutboxState.waiting) AND target_id = \(target) LIMIT \(limit)")
    }

    /// Those of some messages that are still in a state are not sent any more: they are cancelled, or kept.
    ///
    /// - Returns: which they were.
    func settle(_ ids: [UUID], from old: OutboxState = .waiting, as state: OutboxState, now: Date) throws(DatabaseError)
        -> [UUID]
    {
        guard !ids.isEmpty else { return [] }
        let found: [UUID] = try db.fetchValues(
            """
            SELECT id FROM outbox WHERE organisation_id = \(organisation) AND id IN (\(list: ids))
                AND state = \(old) FOR UPDATE
            """)
        guard !found.isEmpty else { return [] }
        try db.execute(
            """
            UPDATE outbox SET state = \(state), finished_at = \(now)
            WHERE organisation_id = \(organisation) AND id IN (\(list: found)) AND state = \(old)
            """)
        return found
    }

    /// What left, or is to leave, because of something; the first thousand, oldest first.
    func about(_ type: String, _ id: String) throws(DatabaseError) -> [OutboxLine] {
        try db.fetchAll(
            """
            SELECT id, channel, state, created_at, finished_at FROM outbox FORCE INDEX (outbox_resource)
            WHERE organisation_id = \(organisation) AND resource_type = \(type) AND resource_id = \(id)
            ORDER BY created_at LIMIT 1000
            """)
    }

    /// Newest first.
    func list<Row: OutboxRow>(
        _ filter: OutboxFilter, after place: PageRequest.Place?, limit: Int
    ) throws(DatabaseError) -> [Row] {
        try db.fetchAll(
            "SELECT " + Row.columns + " FROM outbox WHERE organisation_id = \(organisation)" + filter.sql
                + (place?.older(by: "created_at") ?? "") + " ORDER BY created_at DESC, id DESC LIMIT \(limit)")
    }

    /// The oldest; nobody else changes them until the transaction ends.
    func lockOldest(_ filter: OutboxFilter, limit: Int) throws(DatabaseError) -> [UUID] {
        try db.fetchValues(
            "SELECT id FROM outbox WHERE organisation_id = \(organisation)" + filter.sql
                + " ORDER BY created_at, id LIMIT \(limit) FOR UPDATE")
    }

    func find<Row: OutboxRow>(_ id: UUID) throws(DatabaseError) -> Row? {
        try db.fetchOne(
            "SELECT " + Row.columns + " FROM outbox WHERE organisation_id = \(organisation) AND id = \(id)")
    }

    /// How many messages of a target are in each state that any is in.
    ///
    /// - Parameter most: that far is counted: what is sent is not deleted for long.
    func counts(of target: UUID, upTo most: Int) throws(DatabaseError) -> [OutboxCount] {
        let counts = OutboxState.allCases.map { state -> SQL in
            """
            SELECT state, COUNT(*) AS count FROM (
                SELECT state FROM outbox FORCE INDEX (outbox_due)
                WHERE organisation_id = \(organisation) AND state = \(state) AND target_id = \(target)
                LIMIT \(most)) AS some GROUP BY state
            """
        }
        return try db.fetchAll(SQL.joined(counts, by: " UNION ALL "))
    }

    /// When the next message to a target is due; nil when none waits.
    func nextDue(_ target: UUID) throws(DatabaseError) -> Date? {
        // One look into the index for each priority.
        let firsts = OutboxPriority.allCases.map { priority -> SQL in
            """
            (SELECT due_at FROM outbox FORCE INDEX (outbox_due)
            WHERE organisation_id = \(organisation) AND state = \(OutboxState.waiting) AND target_id = \(target)
                AND priority = \(priority) ORDER BY due_at LIMIT 1)
            """
        }
        let dates: [Date] = try db.fetchValues(SQL.joined(firsts, by: " UNION ALL "))
        return dates.min()
    }

    // MARK: What people do

    /// Has messages sent once more, under the same ids, at once, in their order and before what came after them.
    ///
    /// - Parameter filter: of those that are being sent none is meant, whatever it says.
    /// - Returns: how many there were, at most `limit`.
    func replay(_ filter: OutboxFilter, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            """
            UPDATE outbox SET state = \(OutboxState.waiting), due_at = created_at, attempts = 0, finished_at = NULL
            WHERE organisation_id = \(organisation) AND state <> \(OutboxState.sending)
            """ + filter.sql + " ORDER BY created_at, id LIMIT \(limit)"
        ).rows
    }

    /// Says what has become of messages, at most `limit`: of a million the statement would take too long.
    ///
    /// - Returns: how many there were; none when a worker was faster.
    func close(
        _ filter: OutboxFilter, as state: OutboxState, now: Date, limit: Int = batch
    ) throws(DatabaseError) -> Int {
        try db.execute(
            "UPDATE outbox SET state = \(state), finished_at = \(now) WHERE organisation_id = \(organisation)"
                + filter.sql + " LIMIT \(limit)"
        ).rows
    }

    /// Deletes what was settled before a moment: a reminder is put in months before it leaves. That it was put in before
    /// that moment too is for the index.
    ///
    /// - Returns: how many there were; fewer than `limit` when none are left.
    func purge(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        for state in OutboxState.settled {
            let rows = try db.execute(
                """
                DELETE FROM outbox WHERE organisation_id = \(organisation) AND state = \(state)
                    AND created_at < \(moment) AND COALESCE(finished_at, created_at) < \(moment) LIMIT \(limit)
                """
            ).rows
            if rows == limit { return rows }
        }
        return 0
    }

    // MARK: Workers

    /// How many messages of all organisations are in states that nobody should find them in for long, of those that any
    /// is in; up to a million, from the index alone.
    static func figures(now: Date, _ db: Connection) throws(DatabaseError) -> [OutboxFigure] {
        let figures = OutboxFigures.states.map { state -> SQL in
            """
            SELECT state, COUNT(*) AS count, COUNT(IF(due_at <= \(now), 1, NULL)) AS due,
                MIN(due_at) AS oldest
            FROM (SELECT state, due_at FROM outbox FORCE INDEX (outbox_due)
                WHERE organisation_id IS NOT NULL AND state = \(state) LIMIT 1000000) AS some
            GROUP BY state
            """
        }
        return try db.fetchAll(SQL.joined(figures, by: " UNION ALL "))
    }

    /// The next target, of whatever organisation, that has messages in a state; by one look into the index, however many
    /// there are.
    static func target(with state: OutboxState, after last: UUID?, _ db: Connection) throws(DatabaseError)
        -> (organisation: UUID, id: UUID)?
    {
        let after: SQL = last.map { " AND target_id > \($0)" } ?? ""
        let place: TargetPlace? = try db.fetchOne(
            "SELECT organisation_id, target_id FROM outbox FORCE INDEX (outbox_due) WHERE organisation_id IS NOT NULL"
                + " AND state = \(state)" + after + " ORDER BY target_id LIMIT 1")
        return place.map { ($0.organisation, $0.id) }
    }

    /// Takes messages of a target that are due, the most urgent first, for a worker that has leased it.
    func claim(_ target: UUID, lease: UUID, now: Date, limit: Int) throws(DatabaseError) -> [OutboxMessage] {
        // Not locked: rows would be locked with the gaps between them, where others are about to be put. One range of
        // the index for each priority, so that what is urgent and for later is not read past.
        let firsts = OutboxPriority.allCases.map { priority -> SQL in
            """
            (SELECT priority, due_at, id FROM outbox FORCE INDEX (outbox_due)
            WHERE organisation_id = \(organisation) AND state = \(OutboxState.waiting) AND target_id = \(target)
                AND priority = \(priority) AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit))
            """
        }
        let due: [UUID] = try db.fetchValues(
            "SELECT id FROM (" + SQL.joined(firsts, by: " UNION ALL ")
                + ") AS due ORDER BY priority, due_at, id LIMIT \(limit)")
        guard !due.isEmpty else { return [] }
        try db.execute(
            """
            UPDATE outbox SET state = \(OutboxState.sending), lease = \(lease)
            WHERE organisation_id = \(organisation) AND id IN (\(list: due)) AND state = \(OutboxState.waiting)
            """)
        return try db.fetchAll(
            "SELECT " + OutboxMessage.columns
                + " FROM outbox WHERE organisation_id = \(organisation) AND id IN (\(list: due))"
                + " AND state = \(OutboxState.sending) AND lease = \(lease) ORDER BY priority, due_at, id")
    }

    /// What a worker has claimed of a target, and not settled.
    func claimed(_ target: UUID, lease: UUID) throws(DatabaseError) -> [OutboxMessage] {
        try db.fetchAll(
            "SELECT " + OutboxMessage.columns + " FROM outbox FORCE INDEX (outbox_due)"
                + " WHERE organisation_id = \(organisation) AND state = \(OutboxState.sending)"
                + " AND target_id = \(target) AND lease = \(lease) ORDER BY priority, due_at, id LIMIT 1000")
    }

    /// Sees to what a worker that is gone was sending.
    ///
    /// - Parameter note: told of those of which nobody knows what became, in the same transaction.
    /// - Returns: those.
    func recover(
        _ target: OutboxTarget, lease: UUID, now: Date, _ note: ([UUID]) throws -> Void = { _ in }
    ) throws -> [UUID] {
        try db.retryingTransaction {
            let orphans: [UUID] = try db.fetchValues(
                """
                SELECT id FROM outbox FORCE INDEX (outbox_due)
                WHERE organisation_id = \(organisation) AND state = \(OutboxState.sending) AND target_id = \(target.id)
                    AND lease <> \(lease) LIMIT 1000
                """)
            guard !orphans.isEmpty else { return [] }
            let state: OutboxState = target.channel.knowsRepetitions ? .waiting : .unknown
            let end: Date? = state == .unknown ? now : nil
            try db.execute(
                """
                UPDATE outbox SET state = \(state), lease = NULL, attempts = attempts + 1, finished_at = \(end)
                WHERE organisation_id = \(organisation) AND id IN (\(list: orphans))
                    AND state = \(OutboxState.sending) AND lease <> \(lease)
                """)
            guard state == .unknown else { return [] }
            try note(orphans)
            return orphans
        }
    }

    /// Ends what is left for a target that is not there any more: nothing can be sent to it, and nobody else would look.
    ///
    /// What is being sent keeps the lease by which its worker may still say what has become of it.
    ///
    /// - Returns: whether there may be more.
    func cancel(allOf target: UUID, now: Date) throws(DatabaseError) -> Bool {
        let filter = OutboxFilter(target: target, states: [.waiting, .sending])
        return try close(filter, as: .cancelled, now: now, limit: Self.batch) == Self.batch
    }

    /// Gives back what a worker has claimed and not tried to send; nil for `dueAt` where it is not sent at all.
    func giveBack(_ id: UUID, _ state: OutboxState, dueAt: Date?, lease: UUID, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE outbox SET state = \(state), lease = NULL, due_at = COALESCE(\(dueAt), due_at),
                finished_at = \(dueAt == nil ? now : nil)
            WHERE organisation_id = \(organisation) AND id = \(id) AND state = \(OutboxState.sending)
                AND lease = \(lease)
            """)
    }

    /// What was accepted, all at once.
    func settleAccepted(_ ids: [UUID], lease: UUID, now: Date) throws(DatabaseError) {
        guard !ids.isEmpty else { return }
        try db.executeLater(
            """
            UPDATE outbox SET state = \(OutboxState.sent), lease = NULL, attempts = attempts + 1, finished_at = \(now)
            WHERE organisation_id = \(organisation) AND id IN (\(list: ids)) AND lease = \(lease)
            """)
    }

    /// - Parameter dueAt: of the next attempt; nil for none.
    func settle(_ id: UUID, _ state: OutboxState, dueAt: Date?, lease: UUID, now: Date) throws(DatabaseError) {
        try db.executeLater(
            """
            UPDATE outbox SET state = \(state), lease = NULL, attempts = attempts + 1,
                finished_at = \(dueAt == nil ? now : nil), due_at = COALESCE(\(dueAt), due_at)
            WHERE organisation_id = \(organisation) AND id = \(id) AND lease = \(lease)
            """)
    }
}
