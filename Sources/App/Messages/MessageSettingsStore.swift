internal import Foundation
internal import MariaDB
internal import Secrets

/// Table `message_settings` of one organisation.
struct MessageSettingsStore {
    static let table: StaticString = "message_settings"

    let db: Connection
    let organisation: UUID

    private struct Stored: RowDecodable {
        let id: UUID
        let sealed: [UInt8]

        init(row: borrowing Row) throws(DatabaseError) {
            id = try row.column("id")
            sealed = try row.column("sealed")
        }
    }

    func find<Setting: Decodable>(_ kind: MessageSetting, as type: Setting.Type = Setting.self, _ sealer: Sealer) throws
        -> Setting?
    {
        let stored: Stored? = try db.fetchOne(
            """
            SELECT id, sealed FROM message_settings WHERE organisation_id = \(organisation) AND kind = \(kind)
            """)
        return try stored.map { try sealer.open(type, $0.sealed, in: Self.table, row: $0.id) }
    }

    func isThere(_ kind: MessageSetting) throws(DatabaseError) -> Bool {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM message_settings WHERE organisation_id = \(organisation) AND kind = \(kind)
            """, as: Int.self) == 1
    }

    /// Sets it, in the place of what was set before.
    func set(_ kind: MessageSetting, to setting: some Encodable, _ sealer: Sealer, now: Date) throws {
        let id = UUID.random()
        let sealed = try sealer.seal(setting, in: Self.table, row: id)
        try db.execute(
            """
            INSERT INTO message_settings (organisation_id, kind, id, updated_at, sealed)
            VALUES (\(organisation), \(kind), \(id), \(now), \(sealed))
            ON DUPLICATE KEY UPDATE id = VALUES(id), updated_at = VALUES(updated_at), sealed = VALUES(sealed)
            """)
    }

    // MARK: - Reminders that are set anew

    /// Where `RestoreReminders` has come to; nil when it has nothing to do.
    func visitsToLookAt() throws(DatabaseError) -> UUID? {
        try db.fetchValue(
            """
            SELECT reminders_after FROM message_settings
            WHERE organisation_id = \(organisation) AND kind = \(MessageSetting.sms) AND reminders_after IS NOT NULL
            """)
    }

    /// - Parameters:
    ///   - place: the last visit that was looked at; nil for all of them.
    ///   - former: where it was; left out to begin. Who has begun anew meanwhile goes on from there.
    func lookAtVisits(after place: UUID?, from former: UUID? = nil) throws(DatabaseError) {
        let still: SQL = former.map { " AND reminders_after = \($0)" } ?? ""
        try db.execute(
            """
            UPDATE message_settings SET reminders_after = \(place)
            WHERE organisation_id = \(organisation) AND kind = \(MessageSetting.sms)\(still)
            """)
    }

    func delete(_ kind: MessageSetting) throws(DatabaseError) {
        try db.execute("DELETE FROM message_settings WHERE organisation_id = \(organisation) AND kind = \(kind)")
    }
}
