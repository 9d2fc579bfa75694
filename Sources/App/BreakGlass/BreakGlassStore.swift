internal import Foundation
internal import MariaDB

/// Table `break_glass_grants` of one organisation.
struct BreakGlassStore {
    static let table: StaticString = "break_glass_grants"

    let db: Connection
    let organisation: UUID

    /// The patients whom a user may read at a moment because of an emergency.
    func patients(grantedTo user: UUID, at moment: Date) throws(DatabaseError) -> [String] {
        try db.fetchValues(
            """
            SELECT DISTINCT patient_id FROM break_glass_grants
            WHERE organisation_id = \(organisation) AND user_id = \(user) AND expires_at > \(moment)
                AND granted_at <= \(moment)
            """)
    }

    /// How many a user was given since a moment; an index serves this by when they end.
    func count(grantedTo user: UUID, since moment: Date) throws(DatabaseError) -> Int {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM break_glass_grants
            WHERE organisation_id = \(organisation) AND user_id = \(user)
                AND expires_at > \(moment + BreakGlassGrant.duration)
            """) ?? 0
    }

    func insert(_ grant: BreakGlassGrant) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO break_glass_grants (organisation_id, id, user_id, patient_id, granted_at, expires_at, sealed)
            VALUES (\(organisation), \(grant.id), \(grant.user), \(grant.patient), \(grant.grantedAt),
                \(grant.expiresAt), \(grant.sealed))
            """)
    }

    func find(_ id: UUID) throws(DatabaseError) -> BreakGlassGrant? {
        try db.fetchOne(
            """
            SELECT id, user_id, patient_id, granted_at, expires_at, sealed, reviewed_at, reviewed_by
            FROM break_glass_grants WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Newest first.
    func list(after place: PageRequest.Place?, limit: Int) throws(DatabaseError) -> [BreakGlassGrant] {
        let sql: SQL =
            """
            SELECT id, user_id, patient_id, granted_at, expires_at, sealed, reviewed_at, reviewed_by
            FROM break_glass_grants WHERE organisation_id = \(organisation)
            """
        return try db.fetchAll(
            sql + (place?.older(by: "granted_at") ?? "") + " ORDER BY granted_at DESC, id DESC LIMIT \(limit)")
    }

    /// - Returns: false when somebody has reviewed it before.
    func review(_ id: UUID, by user: UUID, now: Date) throws(DatabaseError) -> Bool {
        try db.execute(
            """
            UPDATE break_glass_grants SET reviewed_at = \(now), reviewed_by = \(user)
            WHERE organisation_id = \(organisation) AND id = \(id) AND reviewed_at IS NULL
            """
        ).rows == 1
    }
}
