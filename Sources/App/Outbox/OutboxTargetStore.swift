internal import Foundation
internal import MariaDB
internal import Secrets

/// Table `outbox_targets` of one organisation.
struct OutboxTargetStore {
    let db: Connection
    let organisation: UUID

    /// The target of a channel by its name; made if there is none yet.
    func target(_ channel: OutboxChannel, named name: String) throws(DatabaseError) -> UUID {
        let known: UUID? = try db.fetchValue(
            """
            SELECT id FROM outbox_targets
            WHERE organisation_id = \(organisation) AND channel = \(channel) AND name = \(name)
            """)
        if let known { return known }
        try db.execute(
            """
            INSERT INTO outbox_targets (organisation_id, id, channel, name)
            VALUES (\(organisation), \(UUID.random()), \(channel), \(name)) ON DUPLICATE KEY UPDATE name = name
            """)
        // Of whoever was first.
        return try db.fetchValue(
            """
            SELECT id FROM outbox_targets
            WHERE organisation_id = \(organisation) AND channel = \(channel) AND name = \(name) LOCK IN SHARE MODE
            """) ?? UUID.random()
    }

    /// Makes a target with an id that is known beforehand.
    func insert(_ id: UUID, _ channel: OutboxChannel, named name: String, isOrdered: Bool) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO outbox_targets (organisation_id, id, channel, name, is_ordered)
            VALUES (\(organisation), \(id), \(channel), \(name), \(isOrdered))
            """)
    }

    /// The most there are shown: as many webhooks as an organisation may have, and its providers.
    static let most = 100

    /// By channel and name.
    func list() throws(DatabaseError) -> [StoredTarget] {
        try db.fetchAll(
            """
            SELECT id, channel, name, is_paused, failures, open_until, failing_since FROM outbox_targets
            WHERE organisation_id = \(organisation) ORDER BY channel, name LIMIT \(Self.most)
            """)
    }

    func find(_ id: UUID) throws(DatabaseError) -> StoredTarget? {
        try db.fetchOne(
            """
            SELECT id, channel, name, is_paused, failures, open_until, failing_since FROM outbox_targets
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Pauses a target or lets it go on, with its breaker closed; what waits goes on waiting.
    func pause(_ id: UUID, _ isPaused: Bool) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE outbox_targets SET is_paused = \(isPaused), failures = 0, open_until = NULL, failing_since = NULL
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Closes a target's breaker; whoever has paused it has it stay so.
    private func closeBreaker(of id: UUID) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE outbox_targets SET failures = 0, open_until = NULL, failing_since = NULL
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// When a target that has been failing is tried again; nil when at once.
    func openUntil(_ id: UUID) throws(DatabaseError) -> Date? {
        try db.fetchValue(
            """
            SELECT open_until FROM outbox_targets
            WHERE organisation_id = \(organisation) AND id = \(id) AND open_until IS NOT NULL
            """)
    }

    /// Whether something is sent to a target just now: it is not paused, and not left alone.
    func isOpen(_ id: UUID) throws(DatabaseError) -> Bool {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM outbox_targets
            WHERE organisation_id = \(organisation) AND id = \(id) AND NOT is_paused
                AND (open_until IS NULL OR open_until <= UTC_TIMESTAMP(6))
            """, as: Int.self) == 1
    }

    /// Has a target tried at once, however long it has been failing: somebody wants to see whether it is there again.
    func tryAgain(_ id: UUID) throws(DatabaseError) {
        try db.executeLater(
            """
            UPDATE outbox_targets SET open_until = LEAST(open_until, UTC_TIMESTAMP(6))
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    func delete(_ id: UUID) throws(DatabaseError) {
        try db.execute("DELETE FROM outbox_targets WHERE organisation_id = \(organisation) AND id = \(id)")
    }

    // MARK: Workers

    /// How long a worker may be silent about a target before another takes it, in seconds.
    static let lease = 15

    /// Takes a target for a worker, unless it is paused, or its breaker is open, or another has it. A lease that is longer
    /// than any was given before the clock was set back.
    func take(_ id: UUID, lease: UUID) throws(DatabaseError) -> OutboxTarget? {
        let isTaken =
            try db.execute(
                """
                UPDATE outbox_targets
                SET lease = \(lease), leased_until = UTC_TIMESTAMP(6) + INTERVAL \(Self.lease) SECOND
                WHERE organisation_id = \(organisation) AND id = \(id) AND NOT is_paused
                    AND (open_until IS NULL OR open_until <= UTC_TIMESTAMP(6))
                    AND (lease IS NULL OR lease = \(lease) OR leased_until < UTC_TIMESTAMP(6)
                        OR leased_until > UTC_TIMESTAMP(6) + INTERVAL \(Self.lease) SECOND)
                """
            ).rows == 1
        guard isTaken else { return nil }
        return try db.fetchOne(
            """
            SELECT organisation_id, id, channel, is_ordered, failures, open_until, failing_since FROM outbox_targets
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Whether a worker may go on sending to a target that it has taken.
    func isHeld(_ id: UUID, by lease: UUID) throws(DatabaseError) -> Bool {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM outbox_targets
            WHERE organisation_id = \(organisation) AND id = \(id) AND lease = \(lease) AND NOT is_paused
            """, as: Int.self) == 1
    }

    /// Says that a worker is still at its targets.
    static func renew(_ lease: UUID, _ db: Connection) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE outbox_targets SET leased_until = UTC_TIMESTAMP(6) + INTERVAL \(Self.lease) SECOND
            WHERE organisation_id IS NOT NULL AND lease = \(lease)
            """)
    }

    func release(_ id: UUID, lease: UUID) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE outbox_targets SET lease = NULL, leased_until = NULL
            WHERE organisation_id = \(organisation) AND id = \(id) AND lease = \(lease)
            """)
    }

    /// Notes how it goes with a target.
    func note(_ breaker: CircuitBreaker, of id: UUID) throws(DatabaseError) {
        try db.executeLater(
            """
            UPDATE outbox_targets SET failures = \(breaker.failures), open_until = \(breaker.openUntil),
                failing_since = \(breaker.failingSince)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }
}

extension OutboxTargetStore {
    /// What a target is sent to by was changed, which may be what it failed by: its breaker closes, and what waits for
    /// another attempt is due at once, and tried as often as at first. Whoever has paused it has it stay so.
    ///
    /// Of more than 10,000 the others come in their time.
    func begin(anew id: UUID) throws(DatabaseError) {
        try closeBreaker(of: id)
        _ = try OutboxStore(db: db, organisation: organisation)
            .replay(OutboxFilter(target: id, states: [.waiting], wasTried: true), limit: OutboxStore.batch)
    }
}

/// A target as people see it.
struct StoredTarget: RowDecodable {
    let id: UUID
    let channel: OutboxChannel
    let name: String
    let isPaused: Bool
    let breaker: CircuitBreaker

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        channel = try row.column("channel")
        name = try row.column("name")
        isPaused = try row.column("is_paused")
        breaker = try CircuitBreaker(row: row)
    }
}

extension CircuitBreaker {
    /// From `failures`, `open_until`, `failing_since`.
    init(row: borrowing Row) throws(DatabaseError) {
        failures = try row.column("failures")
        openUntil = try row.column("open_until")
        // A worker of the release before this one closes a breaker, and does not know of the moment.
        failingSince = failures == 0 ? nil : try row.column("failing_since")
    }
}
