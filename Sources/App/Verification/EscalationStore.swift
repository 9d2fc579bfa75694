internal import Foundation
internal import MariaDB
internal import Secrets

/// That somebody else is to decide.
struct Escalation: RowDecodable {
    /// What is sealed of it.
    struct Words: Codable {
        let reason: String
        var resolution: String?
    }

    let request: UUID
    let id: UUID
    let at: Date
    let by: UUID?
    /// The user; nil for whoever may decide.
    let to: UUID?
    let sealed: [UInt8]
}

extension Escalation {
    init(row: borrowing Row) throws(DatabaseError) {
        request = try row.column("request_id")
        id = try row.column("id")
        at = try row.column("escalated_at")
        by = try row.column("escalated_by")
        to = try row.column("escalated_to")
        sealed = try row.column("sealed")
    }

    func words(_ sealer: Sealer) throws -> Words {
        try sealer.open(Words.self, sealed, in: EscalationStore.table, row: id)
    }
}

/// Table `verification_escalations` of one organisation.
struct EscalationStore {
    static let table: StaticString = "verification_escalations"

    let db: Connection
    let organisation: UUID

    func insert(_ escalation: Escalation) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO verification_escalations (organisation_id, request_id, id, escalated_at, escalated_by,
                escalated_to, sealed)
            VALUES (\(organisation), \(escalation.request), \(escalation.id), \(escalation.at), \(escalation.by),
                \(escalation.to), \(escalation.sealed))
            """)
    }

    /// The escalation that nobody has resolved.
    func open(of request: UUID) throws(DatabaseError) -> Escalation? {
        try db.fetchOne(
            """
            SELECT request_id, id, escalated_at, escalated_by, escalated_to, sealed
            FROM verification_escalations
            WHERE organisation_id = \(organisation) AND request_id = \(request) AND resolved_at IS NULL
            ORDER BY escalated_at DESC LIMIT 1
            """)
    }

    /// The requests of which an escalation to somebody is open.
    func requests(escalatedTo user: UUID) throws(DatabaseError) -> [UUID] {
        try db.fetchValues(
            """
            SELECT request_id FROM verification_escalations
            WHERE organisation_id = \(organisation) AND escalated_to = \(user) AND resolved_at IS NULL
            """)
    }

    /// Makes the open escalation of a request one to whoever may decide.
    func addressToAnyone(of request: UUID) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE verification_escalations SET escalated_to = NULL
            WHERE organisation_id = \(organisation) AND request_id = \(request) AND resolved_at IS NULL
            """)
    }

    func resolve(_ id: UUID, of request: UUID, by user: UUID?, sealed: [UInt8], at moment: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE verification_escalations
            SET resolved_at = \(moment), resolved_by = \(user), sealed = \(sealed)
            WHERE organisation_id = \(organisation) AND request_id = \(request) AND id = \(id)
            """)
    }

    /// The escalation that is open is over, however that came.
    func close(of request: UUID, by user: UUID?, at moment: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE verification_escalations SET resolved_at = \(moment), resolved_by = \(user)
            WHERE organisation_id = \(organisation) AND request_id = \(request) AND resolved_at IS NULL
            """)
    }

    /// The open escalation of a request that is escalated, for those who decide.
    static func open(of request: VerificationRequest, in context: AppContext) throws -> EscalationView? {
        guard request.status == .escalated, context.isOfDesk else { return nil }
        let (db, organisation) = (try context.db, try context.organisation)
        guard let escalation = try EscalationStore(db: db, organisation: organisation).open(of: request.id) else {
            return nil
        }
        let names = try UserStore(db: db, organisation: organisation).names(of: Set([escalation.to].compactMap(\.self)))
        return EscalationView(
            id: escalation.id, reason: try escalation.words(context.services.sealer).reason,
            to: escalation.to.map { PersonView($0, in: names) },
            escalatedAt: escalation.at)
    }
}
