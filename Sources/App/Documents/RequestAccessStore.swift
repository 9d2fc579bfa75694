internal import Foundation
internal import MariaDB

/// SEAM: as much of table `verification_requests` as documents need, until its own store is there.
struct RequestAccessStore {
    let db: Connection
    let organisation: UUID

    func find(_ id: UUID, visibleTo person: Caller.Person) throws(DatabaseError) -> RequestHead? {
        try db.fetchOne(select(id, person))
    }

    func lock(_ id: UUID, visibleTo person: Caller.Person) throws(DatabaseError) -> RequestHead? {
        try db.fetchOne(select(id, person) + " FOR UPDATE")
    }

    func advance(_ request: RequestHead, to status: String, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE verification_requests SET status = \(status), version = version + 1, updated_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(request.id) AND version = \(request.version)
            """)
    }

    private func select(_ id: UUID, _ person: Caller.Person) -> SQL {
        var sql: SQL =
            """
            SELECT id, status, version FROM verification_requests
            WHERE organisation_id = \(organisation) AND id = \(id)
            """
        if person.role == .doctor { sql += " AND doctor_id = \(person.doctor ?? "")" }
        if let territories = person.territories { sql += " AND territory_id IN (\(list: territories))" }
        return sql
    }
}

extension RequestHead: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        status = try row.column("status")
        version = try row.column("version")
    }
}
