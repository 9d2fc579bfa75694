internal import Foundation
internal import MariaDB

/// Table `call_analysers` of one organisation.
struct AnalyserStore {
    static let table: StaticString = "call_analysers"

    let db: Connection
    let organisation: UUID

    func find() throws(DatabaseError) -> StoredAnalyser? {
        try db.fetchOne(
            "SELECT is_enabled, version, updated_at, sealed FROM call_analysers WHERE organisation_id = \(organisation)"
        )
    }

    /// Stores `analyser`, if the row is still at the version it was read at; 0 when there was none.
    ///
    /// - Returns: false when it has been changed since.
    func save(_ analyser: StoredAnalyser) throws(DatabaseError) -> Bool {
        let change =
            analyser.version == 0
            ? try db.execute(
                """
                INSERT INTO call_analysers (organisation_id, is_enabled, updated_at, sealed)
                VALUES (\(organisation), \(analyser.isEnabled), \(analyser.updatedAt), \(analyser.sealed))
                ON DUPLICATE KEY UPDATE organisation_id = organisation_id
                """)
            : try db.execute(
                """
                UPDATE call_analysers
                SET is_enabled = \(analyser.isEnabled), sealed = \(analyser.sealed), version = version + 1,
                    updated_at = \(analyser.updatedAt)
                WHERE organisation_id = \(organisation) AND version = \(analyser.version)
                """)
        return change.rows == 1
    }
}

/// An organisation's outside analyser as the table has it.
struct StoredAnalyser: RowDecodable {
    let isEnabled: Bool
    let version: Int
    let updatedAt: Date
    /// Sealed to the organisation's id: `AnalyserSettings`.
    let sealed: [UInt8]

    init(isEnabled: Bool, version: Int, updatedAt: Date, sealed: [UInt8]) {
        self.isEnabled = isEnabled
        self.version = version
        self.updatedAt = updatedAt
        self.sealed = sealed
    }

    init(row: borrowing Row) throws(DatabaseError) {
        isEnabled = try row.column("is_enabled")
        version = try row.column("version")
        updatedAt = try row.column("updated_at")
        sealed = try row.column("sealed")
    }
}
