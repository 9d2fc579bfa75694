internal import Foundation
internal import MariaDB
internal import Secrets

/// Table `look_ups`.
struct LookUpStore {
    /// How long look-ups are kept, in seconds: 30 days.
    static let retention: TimeInterval = 2_592_000

    let db: Connection
    let organisation: UUID

    /// Where the column `asked` of a row is sealed to.
    static func place(of id: UUID) -> SealedPlace {
        SealedPlace(table: "look_ups", column: "asked", row: id)
    }

    /// Inserts rows, many with one statement: what a row costs by itself is mostly the way there and back. One that is
    /// there stays as it is: whoever never heard of a commit writes again.
    ///
    /// - Parameter rows: each with what was asked, sealed.
    static func insert(_ rows: [(lookUp: LookUp, asked: [UInt8]?)], _ db: Connection) throws(DatabaseError) {
        var rest = rows[...]
        // A few sizes only, so that their statements stay prepared.
        for size in [256, 64, 16, 4, 1] {
            while rest.count >= size {
                let values = rest.prefix(size).map { row -> SQL in
                    """
                    (\(row.lookUp.organisation), \(row.lookUp.at), \(row.lookUp.id), \(row.lookUp.apiKey),
                        \(row.lookUp.restaurant), \(row.asked), \(row.lookUp.inCallHours), \(row.lookUp.aiEnabled),
                        \(row.lookUp.microseconds))
                    """
                }
                try db.execute(
                    """
                    INSERT INTO look_ups (organisation_id, looked_up_at, id, api_key_id, restaurant_id, asked,
                        in_call_hours, ai_enabled, microseconds)
                    VALUES \(SQL.joined(values, by: ", ")) ON DUPLICATE KEY UPDATE id = id
                    """)
                rest = rest.dropFirst(size)
            }
        }
    }

    /// Newest first.
    func list(after place: PageRequest.Place?, limit: Int) throws(DatabaseError) -> [LookUpRecord] {
        let sql: SQL =
            """
            SELECT id, api_key_id, restaurant_id, asked, in_call_hours, ai_enabled, microseconds, looked_up_at
            FROM look_ups WHERE organisation_id = \(organisation)
            """
        return try db.fetchAll(
            sql + (place?.older(by: "looked_up_at") ?? "") + " ORDER BY looked_up_at DESC, id DESC LIMIT \(limit)")
    }

    /// How many there were in each second from `start` up to `end`, counted from 0; seconds without any are left out.
    func counts(from start: Date, to end: Date) throws(DatabaseError) -> [(second: Int, count: Int)] {
        let rows = try db.fetchAll(
            """
            SELECT TIMESTAMPDIFF(SECOND, \(start), looked_up_at) AS second, COUNT(*) AS count FROM look_ups
            WHERE organisation_id = \(organisation) AND looked_up_at >= \(start) AND looked_up_at < \(end)
            GROUP BY second
            """, as: SecondCount.self)
        return rows.map { ($0.second, $0.count) }
    }

    /// - Returns: how many were deleted; fewer than `limit` when none are left.
    func purge(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            """
            DELETE FROM look_ups WHERE organisation_id = \(organisation) AND looked_up_at < \(moment) LIMIT \(limit)
            """
        ).rows
    }

    /// Seals anew what was sealed with another key than `key`.
    ///
    /// - Parameters:
    ///   - key: the active key's id, as it stands in an envelope.
    ///   - seal: makes the new value of a row from the one that is there.
    /// - Returns: how many rows there were; fewer than `limit` when none are left.
    func reseal(
        notWith key: [UInt8], limit: Int, _ seal: (_ row: UUID, _ envelope: [UInt8]) throws -> [UInt8]
    ) throws -> Int {
        let rows = try db.fetchAll(
            """
            SELECT looked_up_at, id, asked FROM look_ups
            WHERE organisation_id = \(organisation) AND asked IS NOT NULL AND SUBSTRING(asked, 2, 4) <> \(key)
            LIMIT \(limit)
            """, as: SealedLookUp.self)
        for row in rows {
            try db.execute(
                """
                UPDATE look_ups SET asked = \(try seal(row.id, row.asked))
                WHERE organisation_id = \(organisation) AND looked_up_at = \(row.at) AND id = \(row.id)
                    AND asked = \(row.asked)
                """)
        }
        return rows.count
    }

    /// How many values were sealed with another key than `key`.
    func count(notSealedWith key: [UInt8]) throws(DatabaseError) -> Int {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM look_ups
            WHERE organisation_id = \(organisation) AND asked IS NOT NULL AND SUBSTRING(asked, 2, 4) <> \(key)
            """) ?? 0
    }
}

private struct SecondCount: RowDecodable {
    let second: Int
    let count: Int

    init(row: borrowing Row) throws(DatabaseError) {
        second = try row.column("second")
        count = try row.column("count")
    }
}

private struct SealedLookUp: RowDecodable {
    let at: Date
    let id: UUID
    let asked: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        at = try row.column("looked_up_at")
        id = try row.column("id")
        asked = try row.column("asked")
    }
}
