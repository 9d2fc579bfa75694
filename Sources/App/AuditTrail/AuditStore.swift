internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Tables `audit_events` and `audit_heads`: a chain of events an organisation, each with a MAC over itself
/// and the one before.
///
/// The serving account may add events and read them, and has no right to change or delete one.
struct AuditStore {
    /// The chain of what belongs to no organisation: all zeros.
    static let noOrganisation = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    let db: Connection
    let organisation: UUID

    struct Head: RowDecodable {
        let sequence: Int
        let mac: [UInt8]

        init(row: borrowing Row) throws(DatabaseError) {
            sequence = try row.column("seq")
            mac = try row.column("mac")
        }
    }

    /// Adds an event to a chain.
    ///
    /// - Precondition: within the transaction of what it tells of, and last in it: the chain is locked until its end.
    static func append(_ event: AuditEvent, organisation: UUID, in context: AppContext) throws {
        try AuditStore(db: context.db, organisation: organisation).append(
            event, requestID: context.requestID, address: context.request.remoteAddress, now: context.now,
            mac: context.services.mac)
    }

    /// - Parameters:
    ///   - requestID: empty for what was not asked for over HTTP; likewise `address`.
    func append(_ event: AuditEvent, requestID: String, address: String, now: Date, mac: Mac) throws {
        let head = try lockedHead()
        let entry = AuditEntry(
            organisation: organisation, sequence: head.sequence + 1, happenedAt: now, actorType: event.actor.type,
            actorID: event.actor.id, event: event.name, outcome: event.outcome.rawValue,
            resourceType: event.resourceType, resourceID: event.resourceID, requestID: requestID, address: address,
            fields: String(decoding: try JSON.encode(event.fields), as: UTF8.self), keyID: mac.activeKeyID,
            previousMAC: head.mac)
        let code = try mac.mac(entry.covered, keyID: entry.keyID)
        try db.execute(
            """
            INSERT INTO audit_events (organisation_id, seq, happened_at, actor_type, actor_id, event, outcome,
                resource_type, resource_id, request_id, address, fields, key_id, previous_mac, mac)
            VALUES (\(entry.organisation), \(entry.sequence), \(entry.happenedAt), \(entry.actorType),
                \(entry.actorID), \(entry.event), \(entry.outcome), \(entry.resourceType), \(entry.resourceID),
                \(entry.requestID), \(entry.address), \(entry.fields), \(Int(entry.keyID)), \(entry.previousMAC),
                \(code))
            """)
        try db.execute(
            """
            UPDATE audit_heads SET seq = \(entry.sequence), mac = \(code) WHERE organisation_id = \(organisation)
            """)
    }

    /// Events in order.
    func entries<Entry: RowDecodable>(after sequence: Int, limit: Int, as type: Entry.Type) throws(DatabaseError)
        -> [Entry]
    {
        try db.fetchAll(
            """
            SELECT organisation_id, seq, happened_at, actor_type, actor_id, event, outcome, resource_type, resource_id,
                request_id, address, fields, key_id, previous_mac, mac
            FROM audit_events WHERE organisation_id = \(organisation) AND seq > \(sequence) ORDER BY seq LIMIT \(limit)
            """)
    }

    /// Where the chain ends; nil before its first event.
    func head() throws(DatabaseError) -> Head? {
        try db.fetchOne("SELECT seq, mac FROM audit_heads WHERE organisation_id = \(organisation)")
    }

    /// The end of the chain, locked. `INSERT` locks it even when it is new.
    private func lockedHead() throws -> Head {
        let start = [UInt8](repeating: 0, count: 32)
        try db.execute(
            """
            INSERT INTO audit_heads (organisation_id, seq, mac) VALUES (\(organisation), 0, \(start))
            ON DUPLICATE KEY UPDATE organisation_id = organisation_id
            """)
        let head = try db.fetchOne(
            "SELECT seq, mac FROM audit_heads WHERE organisation_id = \(organisation) FOR UPDATE", as: Head.self)
        guard let head else { throw APIError.internalError }
        return head
    }
}
