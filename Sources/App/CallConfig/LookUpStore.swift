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

    /// - Parameter asked: sealed.
    static func insert(_ lookUp: LookUp, asked: [UInt8]?, _ db: Connection) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO look_ups (id, organisation_id, api_key_id, restaurant_id, asked, in_call_hours, ai_enabled,
                microseconds, looked_up_at)
            VALUES (\(lookUp.id), \(lookUp.organisation), \(lookUp.apiKey), \(lookUp.restaurant), \(asked),
                \(lookUp.inCallHours), \(lookUp.aiEnabled), \(lookUp.microseconds), \(lookUp.at))
            """)
    }

    /// Newest first.
    ///
    /// - Parameter before: moment and id of the last look-up of the page before.
    func list(before: (createdAt: Date, id: UUID)?, limit: Int) throws(DatabaseError) -> [LookUpRecord] {
        let sql: SQL =
            """
            SELECT id, api_key_id, restaurant_id, asked, in_call_hours, ai_enabled, microseconds, looked_up_at
            FROM look_ups WHERE organisation_id = \(organisation)
            """
        let from: SQL = before.map { " AND (looked_up_at, id) < (\($0.createdAt), \($0.id))" } ?? ""
        return try db.fetchAll(sql + from + " ORDER BY looked_up_at DESC, id DESC LIMIT \(limit)")
    }

    /// - Returns: how many were deleted; fewer than `limit` when none are left.
    func purge(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            """
            DELETE FROM look_ups WHERE organisation_id = \(organisation) AND looked_up_at < \(moment) LIMIT \(limit)
            """
        ).rows
    }

    /// Rows whose sealed column was sealed with another key than `key`.
    func sealed(notWith key: [UInt8], limit: Int) throws(DatabaseError) -> [SealedRow] {
        try db.fetchAll(
            """
            SELECT id, asked AS sealed FROM look_ups
            WHERE organisation_id = \(organisation) AND asked IS NOT NULL AND SUBSTRING(asked, 2, 4) <> \(key)
            LIMIT \(limit)
            """)
    }

    /// Puts a re-sealed value in place of the one it was made from.
    func reseal(_ row: SealedRow, as envelope: [UInt8]) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE look_ups SET asked = \(envelope)
            WHERE organisation_id = \(organisation) AND id = \(row.id) AND asked = \(row.sealed)
            """)
    }
}
