internal import Foundation
internal import MariaDB

/// Table `link_decisions` of one organisation.
struct LinkDecisionStore {
    static let table: StaticString = "link_decisions"

    let db: Connection
    let organisation: UUID

    func insert(_ decision: LinkDecision) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO link_decisions (organisation_id, id, user_id, patient_id, decision, decided_at, decided_by,
                sealed)
            VALUES (\(organisation), \(decision.id), \(decision.user), \(decision.patient), \(decision.verdict),
                \(decision.decidedAt), \(decision.decidedBy), \(decision.sealed))
            """)
    }

    /// Newest first.
    func list(of patient: String) throws(DatabaseError) -> [LinkDecision] {
        try db.fetchAll(
            """
            SELECT id, user_id, patient_id, decision, decided_at, decided_by, sealed FROM link_decisions
            WHERE organisation_id = \(organisation) AND patient_id = \(patient)
            ORDER BY decided_at DESC, id LIMIT 200
            """)
    }
}
