internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Table `audit_events`: chains of events, each with a MAC over itself and the one before.
///
/// The serving account may add events and read them, and has no right to change or delete one.
struct AuditStore {
    /// The organisation of what belongs to none: all zeros.
    static let noOrganisation = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    let db: Connection
    let organisation: UUID

    /// Puts an event on record.
    ///
    /// - Precondition: within the transaction of what it tells of, and last in it: a lane is locked until its end.
    /// - Throws: `AuditFailure` when the database does not take it, and `DatabaseError` when it is away or the
    ///   transaction is to be run again. The event goes with what comes next: that may throw, with reason `.notKept`, in
    ///   its stead. Each undoes the transaction, and none is answered with anything but 503.
    static func append(_ event: AuditEvent, organisation: UUID, in context: AppContext) throws {
        try append([event], organisation: organisation, in: context)
    }

    /// Puts several on record for little more than one.
    static func append(_ events: [AuditEvent], organisation: UUID, in context: AppContext) throws {
        let threads = context.services.configuration.threads
        try AuditStore(db: context.db, organisation: organisation).append(
            events, requestID: context.requestID, address: context.request.remoteAddress, now: context.now,
            mac: context.services.mac, memory: context.memory.auditLanes,
            seat: context.place.map { $0.slot * threads + $0.thread } ?? 0)
    }

    /// - Parameters:
    ///   - requestID: empty for what was not asked for over HTTP; likewise `address`.
    func append(_ event: AuditEvent, requestID: String, address: String, now: Date, mac: Mac) throws {
        try append([event], requestID: requestID, address: address, now: now, mac: mac, memory: nil, seat: 0)
    }

    /// - Parameters:
    ///   - memory: the thread's; nil for who has none.
    ///   - seat: any number that threads differ in.
    func append(
        _ events: [AuditEvent], requestID: String, address: String, now: Date, mac: Mac, memory: AuditLanes.Memory?,
        seat: Int
    ) throws {
        do {
            let lanes = AuditLaneStore(db: db, organisation: organisation)
            let head = try AuditLanes(store: lanes, mac: mac, memory: memory, seat: seat).take()
            var last = head.mac
            let rows = try events.enumerated().map { index, event in
                let entry = AuditEntry(
                    organisation: organisation.text, lane: head.lane, sequence: head.sequence + 1 + index,
                    microseconds: now.microseconds, actorType: event.actor.type, actorID: event.actor.id?.text ?? "",
                    event: event.name, outcome: event.outcome.rawValue, resourceType: event.resourceType,
                    resourceID: event.resourceID, requestID: requestID, address: address,
                    fields: String(decoding: try JSON.encode(event.fields), as: UTF8.self), keyID: mac.activeKeyID,
                    previousMAC: last)
                last = mac.mac(entry.covered)
                return values(of: entry, at: now, mac: last)
            }
            try db.executeLater(
                """
                INSERT INTO audit_events (organisation_id, lane, seq, happened_at, actor_type, actor_id, event, outcome,
                    resource_type, resource_id, request_id, address, fields, key_id, previous_mac, mac)
                VALUES \(SQL.joined(rows, by: ", "))
                """)
            try lanes.update(
                AuditHead(
                    lane: head.lane, sequence: head.sequence + events.count, mac: last, organisation: organisation,
                    key: mac))
        } catch let error as DatabaseError {
            switch error.reason {
            case .duplicateKey, .foreignKey, .notKept, .unexpectedValue, .other: throw AuditFailure.refused(error)
            case .conflict, .connectionLost, .unknownOutcome, .timedOut, .readOnly, .unavailable, .refused: throw error
            }
        }
    }

    private func values(of entry: AuditEntry, at moment: Date, mac: [UInt8]) -> SQL {
        """
        (\(organisation), \(entry.lane), \(entry.sequence), \(moment), \(entry.actorType),
            \(entry.actorID.isEmpty ? nil : entry.actorID), \(entry.event), \(entry.outcome), \(entry.resourceType),
            \(entry.resourceID), \(entry.requestID), \(entry.address), \(entry.fields), \(Int(entry.keyID)),
            \(entry.previousMAC), \(mac))
        """
    }
}

extension AuditStore {
    /// Events of a lane in order; what was written into them that nobody here can have written is read as something else
    /// that is as wrong, and not refused.
    func entries<Entry: RowDecodable>(in lane: Int, after sequence: Int, limit: Int, as type: Entry.Type)
        throws(DatabaseError) -> [Entry]
    {
        try db.fetchAll(
            """
            SELECT organisation_id, lane, CAST(seq AS SIGNED) AS seq,
                COALESCE(TIMESTAMPDIFF(MICROSECOND, '2001-01-01', happened_at), 0) AS microseconds,
                actor_type, COALESCE(CAST(actor_id AS CHAR), '') AS actor, event, outcome, resource_type, resource_id,
                request_id, address, fields, key_id, previous_mac, mac
            FROM audit_events
            WHERE organisation_id = \(organisation) AND lane = \(lane) AND seq > \(sequence)
            ORDER BY audit_events.seq LIMIT \(limit)
            """)
    }

    /// The lanes that have events, registered or not.
    func lanes() throws(DatabaseError) -> [Int] {
        var lanes: [Int] = []
        // From one to the next by the index: there are few lanes, and many events in each.
        while let next = try lane(after: lanes.last ?? -1) { lanes.append(next) }
        return lanes
    }

    private func lane(after last: Int) throws(DatabaseError) -> Int? {
        try db.fetchValue(
            """
            SELECT lane FROM audit_events WHERE organisation_id = \(organisation) AND lane > \(last)
            ORDER BY lane LIMIT 1
            """)
    }

    /// The first organisation after one that has events, known or not; after nil, the first of all.
    static func organisation(after last: UUID?, _ db: Connection) throws(DatabaseError) -> UUID? {
        guard let last else {
            return try db.fetchValue(
                """
                SELECT organisation_id FROM audit_events WHERE organisation_id IS NOT NULL
                ORDER BY organisation_id LIMIT 1
                """)
        }
        return try db.fetchValue(
            """
            SELECT organisation_id FROM audit_events WHERE organisation_id > \(last) ORDER BY organisation_id LIMIT 1
            """)
    }

    /// Newest first.
    ///
    /// - Parameter before: place of the last event of the page before.
    func list(_ filter: AuditFilter, before: AuditRecord.Place?, limit: Int) throws(DatabaseError) -> [AuditRecord] {
        var sql: SQL =
            """
            SELECT lane, seq, happened_at, actor_type, actor_id, event, outcome, resource_type, resource_id, request_id,
                address, fields
            FROM audit_events WHERE organisation_id = \(organisation)
            """
        if let actor = filter.actor { sql += " AND actor_id = \(actor)" }
        if let type = filter.resourceType { sql += " AND resource_type = \(type)" }
        if let id = filter.resourceID { sql += " AND resource_id = \(id)" }
        if let patient = filter.patient {
            // Where the patient is the thing itself, one of a list, or whose request it is.
            sql +=
                """
                 AND (resource_type = 'patient' AND resource_id = \(patient)
                    OR JSON_VALUE(fields, '$.patient') = \(patient)
                    OR FIND_IN_SET(\(patient), JSON_VALUE(fields, '$.patients')))
                """
        }
        if let event = filter.event { sql += " AND event = \(event)" }
        if let outcome = filter.outcome { sql += " AND outcome = \(outcome.rawValue)" }
        if let from = filter.from { sql += " AND happened_at >= \(from)" }
        if let to = filter.to { sql += " AND happened_at < \(to)" }
        if let before {
            // The first condition is what an index serves, the second what it means.
            sql +=
                """
                 AND happened_at <= \(before.at)
                AND (happened_at, lane, seq) < (\(before.at), \(before.lane), \(before.sequence))
                """
        }
        return try db.fetchAll(sql + " ORDER BY happened_at DESC, lane DESC, seq DESC LIMIT \(limit)")
    }
}
