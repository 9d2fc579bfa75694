internal import Foundation
internal import MariaDB

/// Tables `audit_lanes` and, for the one chain of old, `audit_heads` of one organisation.
///
/// A lane that another transaction has moved on since this one began is no conflict: what counts is where the lane ends
/// now, and the lock says so. So these statements do without the check that `innodb_snapshot_isolation` makes.
///
/// The columns have room for numbers that nobody here counts to, and who tampers with them may write one: it is read as
/// what it is with a sign, below 0, where it is as wrong as any and can be named.
struct AuditLaneStore {
    let db: Connection
    let organisation: UUID

    /// Locks the end of a lane, if nobody is at it.
    func take(_ lane: Int) throws(DatabaseError) -> AuditHead? {
        try db.fetchOne(
            """
            SET STATEMENT innodb_snapshot_isolation = OFF FOR
            SELECT lane, CAST(seq AS SIGNED) AS seq, mac, key_id, seal FROM audit_lanes
            WHERE organisation_id = \(organisation) AND lane = \(lane) FOR UPDATE SKIP LOCKED
            """)
    }

    /// Locks the end of a lane as soon as whoever is at it has done.
    func await(_ lane: Int) throws(DatabaseError) -> AuditHead? {
        try db.fetchOne(
            """
            SET STATEMENT innodb_snapshot_isolation = OFF FOR
            SELECT lane, CAST(seq AS SIGNED) AS seq, mac, key_id, seal FROM audit_lanes
            WHERE organisation_id = \(organisation) AND lane = \(lane) FOR UPDATE
            """)
    }

    /// Makes rows where there are none yet. Whoever comes second waits at the first of them.
    func put(_ heads: [AuditHead]) throws(DatabaseError) {
        let rows = heads.map { head in
            "(\(organisation), \(head.lane), \(head.sequence), \(head.mac), \(Int(head.keyID)), \(head.seal))" as SQL
        }
        try db.execute(
            """
            SET STATEMENT innodb_snapshot_isolation = OFF FOR
            INSERT INTO audit_lanes (organisation_id, lane, seq, mac, key_id, seal) VALUES \(SQL.joined(rows, by: ", "))
            ON DUPLICATE KEY UPDATE lane = lane
            """)
    }

    /// - Precondition: its row is locked.
    func update(_ head: AuditHead) throws(DatabaseError) {
        try db.executeLater(
            """
            SET STATEMENT innodb_snapshot_isolation = OFF FOR
            UPDATE audit_lanes
            SET seq = \(head.sequence), mac = \(head.mac), key_id = \(Int(head.keyID)), seal = \(head.seal)
            WHERE organisation_id = \(organisation) AND lane = \(head.lane)
            """)
    }

    /// The end of a lane, or the register; not locked.
    func find(_ lane: Int) throws(DatabaseError) -> AuditHead? {
        try db.fetchOne(
            """
            SELECT lane, CAST(seq AS SIGNED) AS seq, mac, key_id, seal FROM audit_lanes
            WHERE organisation_id = \(organisation) AND lane = \(lane)
            """)
    }

    /// The register, if there is one, and the ends of all lanes.
    func list() throws(DatabaseError) -> [AuditHead] {
        try db.fetchAll(
            """
            SELECT lane, CAST(seq AS SIGNED) AS seq, mac, key_id, seal FROM audit_lanes
            WHERE organisation_id = \(organisation) ORDER BY lane
            """)
    }

    /// The end of the one chain of old, which has no seal; nil where there never was one.
    func oldHead() throws(DatabaseError) -> (sequence: Int, mac: [UInt8])? {
        let head: OldHead? = try db.fetchOne(
            "SELECT CAST(seq AS SIGNED) AS seq, mac FROM audit_heads WHERE organisation_id = \(organisation)")
        return head.map { ($0.sequence, $0.mac) }
    }
}

private struct OldHead: RowDecodable {
    let sequence: Int
    let mac: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        sequence = try row.column("seq")
        mac = try row.column("mac")
    }
}
