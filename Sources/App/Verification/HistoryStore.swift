internal import Foundation
internal import MariaDB
internal import Secrets

/// What happened to a request: the row that made a version of it.
struct HistoryEntry {
    let request: UUID
    let version: Int
    let id: UUID
    let at: Date
    let actor: AuditEvent.Actor
    /// Such as `approve`.
    let event: String
    let before: RequestStatus?
    let after: RequestStatus
    /// Whom or what it concerns.
    let subject: UUID?
    /// Sealed: why.
    let sealed: [UInt8]?
}

extension HistoryEntry: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        request = try row.column("request_id")
        version = try row.column("version")
        id = try row.column("id")
        at = try row.column("happened_at")
        actor = AuditEvent.Actor(type: try row.column("actor_type"), id: try row.column("actor_id"))
        event = try row.column("event")
        let before: String? = try row.column("status_before")
        self.before = before.flatMap(RequestStatus.init)
        after = try row.column("status_after")
        subject = try row.column("subject_id")
        sealed = try row.column("sealed")
    }
}

extension AuditEvent.Actor {
    /// As a row has it.
    init(type: String, id: UUID?) {
        switch (type, id) {
        case ("user", let id?): self = .user(id)
        case ("api_key", let id?): self = .machine(id)
        default: self = .system
        }
    }
}

/// Table `verification_history` of one organisation.
struct HistoryStore {
    static let table: StaticString = "verification_history"

    let db: Connection
    let organisation: UUID

    func insert(_ entry: HistoryEntry) throws(DatabaseError) {
        try db.executeLater(
            """
            INSERT INTO verification_history (organisation_id, request_id, version, id, happened_at, actor_type,
                actor_id, event, status_before, status_after, subject_id, sealed)
            VALUES (\(organisation), \(entry.request), \(entry.version), \(entry.id), \(entry.at),
                \(entry.actor.type), \(entry.actor.id), \(entry.event), \(entry.before), \(entry.after),
                \(entry.subject), \(entry.sealed))
            """)
    }

    /// Whom or what the last event of a kind concerned; nil when there was none.
    func subject(of event: String, _ request: UUID) throws(DatabaseError) -> UUID? {
        try db.fetchValue(
            """
            SELECT subject_id FROM verification_history
            WHERE organisation_id = \(organisation) AND request_id = \(request) AND event = \(event)
            ORDER BY version DESC LIMIT 1
            """, as: UUID.self)
    }

    /// The last thousand, oldest first.
    func list(of request: UUID) throws(DatabaseError) -> [HistoryEntry] {
        try db.fetchAll(
            """
            SELECT request_id, version, id, happened_at, actor_type, actor_id, event, status_before, status_after,
                subject_id, sealed
            FROM verification_history WHERE organisation_id = \(organisation) AND request_id = \(request)
            ORDER BY version DESC LIMIT 1000
            """
        ).reversed()
    }
}
