internal import Foundation
internal import MariaDB

/// An approval or a rejection. It never changes.
struct Decision {
    enum Kind: String, ValueConvertible {
        case approval, rejection
    }

    let request: UUID
    /// The version of the request that it made.
    let version: Int
    let id: UUID
    let territory: String
    let kind: Kind
    let at: Date
    let actor: AuditEvent.Actor
    /// Of a rejection.
    let reason: String?
    /// Since the submission.
    let waitedSeconds: Int
    /// A `CoverageDetails` or a `Rejection`.
    let sealed: [UInt8]
}

extension Decision: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        request = try row.column("request_id")
        version = try row.column("version")
        id = try row.column("id")
        territory = try row.column("territory_id")
        kind = try row.column("kind")
        at = try row.column("decided_at")
        actor = AuditEvent.Actor(type: try row.column("actor_type"), id: try row.column("actor_id"))
        reason = try row.column("reason")
        waitedSeconds = try row.column("waited_seconds")
        sealed = try row.column("sealed")
    }
}

/// Table `verification_decisions` of one organisation.
struct DecisionStore {
    static let table: StaticString = "verification_decisions"

    let db: Connection
    let organisation: UUID

    func insert(_ decision: Decision) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO verification_decisions (organisation_id, request_id, version, id, territory_id, kind, decided_at,
                actor_type, actor_id, reason, waited_seconds, sealed)
            VALUES (\(organisation), \(decision.request), \(decision.version), \(decision.id),
                \(decision.territory), \(decision.kind), \(decision.at), \(decision.actor.type), \(decision.actor.id), \(decision.reason),
                \(decision.waitedSeconds), \(decision.sealed))
            """)
    }

    /// Those of a request, by the version that each made.
    func all(of request: UUID) throws(DatabaseError) -> [Int: Decision] {
        Dictionary(uniqueKeysWithValues: try list(of: request, limit: 1_000).map { ($0.version, $0) })
    }

    /// The last one.
    func latest(of request: UUID) throws(DatabaseError) -> Decision? { try list(of: request, limit: 1).first }

    /// Newest first.
    private func list(of request: UUID, limit: Int) throws(DatabaseError) -> [Decision] {
        try db.fetchAll(
            """
            SELECT request_id, version, id, territory_id, kind, decided_at, actor_type, actor_id, reason, waited_seconds, sealed
            FROM verification_decisions WHERE organisation_id = \(organisation) AND request_id = \(request)
            ORDER BY version DESC LIMIT \(limit)
            """)
    }

    /// How many were made since a moment, up to a limit.
    ///
    /// - Parameter territories: those that count; nil for all.
    func count(since moment: Date, in territories: [String]?, upTo limit: Int) throws(DatabaseError) -> Int {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM verification_decisions
                WHERE organisation_id = \(organisation) AND decided_at >= \(moment)\(.within(territories))
                LIMIT \(limit)) AS counted
            """) ?? 0
    }

    /// How many decisions of a time there were, and how long they took.
    ///
    /// - Parameter territories: those that count; nil for all.
    func summary(from start: Date, to end: Date, in territories: [String]?) throws(DatabaseError) -> Summary {
        let counts = try db.fetchAll(
            """
            SELECT kind, COUNT(*) AS decisions, CAST(SUM(waited_seconds) AS INT) AS seconds FROM verification_decisions
            WHERE organisation_id = \(organisation) AND decided_at >= \(start) AND decided_at < \(end)
                \(.within(territories))
            GROUP BY kind
            """, as: Count.self)
        let median = try db.fetchValue(
            """
            SELECT DISTINCT MEDIAN(waited_seconds) OVER () FROM verification_decisions
            WHERE organisation_id = \(organisation) AND decided_at >= \(start) AND decided_at < \(end)
                \(.within(territories))
            """, as: Double.self)
        let all = counts.reduce(0) { $0 + $1.decisions }
        return Summary(
            approved: counts.first { $0.kind == .approval }?.decisions ?? 0,
            rejected: counts.first { $0.kind == .rejection }?.decisions ?? 0, medianSeconds: median,
            meanSeconds: all == 0 ? nil : Double(counts.reduce(0) { $0 + $1.seconds }) / Double(all))
    }

    struct Summary {
        let approved: Int
        let rejected: Int
        let medianSeconds: Double?
        let meanSeconds: Double?
    }

    private struct Count: RowDecodable {
        let kind: Decision.Kind
        let decisions: Int
        let seconds: Int

        init(row: borrowing Row) throws(DatabaseError) {
            kind = try row.column("kind")
            decisions = try row.column("decisions")
            seconds = try row.column("seconds")
        }
    }
}
