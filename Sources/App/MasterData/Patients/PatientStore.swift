internal import Foundation
internal import MariaDB
internal import Secrets

/// Tables `patients` and `patient_indexes` of one organisation.
struct PatientStore {
    static let table: StaticString = "patients"

    let db: Connection
    let organisation: UUID

    /// - Parameter territories: those the caller may see; nil for all.
    func find(id: String, within territories: [String]?) throws(DatabaseError) -> StoredPatient? {
        try db.fetchOne(
            """
            SELECT id, sealed_id, territory_id, sealed, version, created_at, updated_at
            FROM patients WHERE organisation_id = \(organisation) AND id = \(id)\(.within(territories))
            """)
    }

    /// Those of `ids` that there are, in no order.
    func find(ids: some Collection<String>) throws(DatabaseError) -> [StoredPatient] {
        try db.fetchAll(
            """
            SELECT id, sealed_id, territory_id, sealed, version, created_at, updated_at
            FROM patients WHERE organisation_id = \(organisation) AND id IN (\(list: Array(ids)))
            """)
    }

    /// - Parameter territories: those the caller may see; nil for all.
    func exists(id: String, within territories: [String]? = nil) throws(DatabaseError) -> Bool {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM patients
            WHERE organisation_id = \(organisation) AND id = \(id)\(.within(territories))
            """, as: Int.self) == 1
    }

    /// Nobody else puts the patient on a waitlist until the transaction ends.
    ///
    /// - Precondition: within a transaction.
    func lock(id: String) throws(DatabaseError) {
        _ = try db.fetchValue(
            "SELECT id FROM patients WHERE organisation_id = \(organisation) AND id = \(id) FOR UPDATE", as: String.self
        )
    }

    /// What limits another table's rows to patients of these territories; empty for all. Begins with ` AND`.
    ///
    /// - Parameter column: the one that has the patient's id.
    func isVisible(_ column: SQL, within territories: [String]?) -> SQL {
        guard territories != nil else { return "" }
        return """
             AND \(column) IN (SELECT id FROM patients WHERE organisation_id = \(organisation)\(.within(territories)))
            """
    }

    /// Newest first.
    ///
    /// - Parameter before: moment and id of the last patient of the page before.
    func list(before: (createdAt: Date, id: String)?, within territories: [String]?, limit: Int)
        throws(DatabaseError) -> [StoredPatient]
    {
        let sql: SQL =
            """
            SELECT id, sealed_id, territory_id, sealed, version, created_at, updated_at
            FROM patients WHERE organisation_id = \(organisation)
            """
        let from: SQL = before.map { " AND (created_at, id) < (\($0.createdAt), \($0.id))" } ?? ""
        return try db.fetchAll(
            sql + from + .within(territories) + " ORDER BY created_at DESC, id DESC LIMIT \(limit)")
    }

    /// Those who meet every group of a search, newest first.
    ///
    /// - Parameter groups: `PatientSearch.hashed(by:)`.
    func search(_ groups: [[PatientIndex]], within territories: [String]?, and condition: SQL = "", limit: Int)
        throws(DatabaseError) -> [StoredPatient]
    {
        // By id first: the server sorts what it finds, and envelopes are long.
        let ids = try ids(matching: groups, within: territories, and: condition, limit: limit)
        let found = Dictionary(try find(ids: ids).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { found[$0] }
    }

    /// The ids of those who meet every group of a search, newest first.
    ///
    /// - Parameter condition: what else has to be true of their rows; empty, or begins with ` AND`.
    func ids(
        matching groups: [[PatientIndex]], within territories: [String]? = nil, and condition: SQL = "", limit: Int
    ) throws(DatabaseError) -> [String] {
        let sql: SQL = "SELECT id FROM patients WHERE organisation_id = \(organisation)"
        let met = SQL.joined(groups.map { " AND id IN (\(meeting($0)))" }, by: "")
        return try db.fetchValues(
            sql + met + .within(territories) + condition + " ORDER BY created_at DESC, id DESC LIMIT \(limit)")
    }

    /// The ids of some who have one of these hashes as well, in no order: as few are read as are asked for.
    ///
    /// - Parameter territories: those the caller may see; nil for all.
    func others(
        than id: String, with indexes: [PatientIndex], within territories: [String]?, limit: Int
    ) throws(DatabaseError) -> [String] {
        let rest: SQL = " AND patient_id <> \(id)\(isVisible("patient_id", within: territories)) LIMIT \(limit)"
        return try db.fetchValues(meeting(indexes) + rest)
    }

    /// - Precondition: within a transaction.
    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the id is taken.
    func insert(_ patient: StoredPatient, indexes: Set<PatientIndex>, key: UInt32) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO patients (organisation_id, id, sealed_id, territory_id, sealed, created_at, updated_at)
            VALUES (\(organisation), \(patient.id), \(patient.sealedID), \(patient.territory), \(patient.sealed),
                \(patient.createdAt), \(patient.updatedAt))
            """)
        try insert(indexes, key: key, of: patient.id)
    }

    /// Stores `patient`, if it is still at the version it was read at.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: false when it has been changed since.
    func update(_ patient: StoredPatient, indexes: Set<PatientIndex>, key: UInt32) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE patients SET territory_id = \(patient.territory), sealed = \(patient.sealed),
                version = version + 1, updated_at = \(patient.updatedAt)
            WHERE organisation_id = \(organisation) AND id = \(patient.id) AND version = \(patient.version)
            """)
        guard change.rows == 1 else { return false }
        try replace(indexes, key: key, of: patient.id)
        return true
    }

    // MARK: - Rotation of keys

    /// Patients with an index of an earlier key than `key`, or by earlier rules. What a later one made stays: a host that
    /// has not been told of it yet must not undo what others do.
    func findIndexed(before key: UInt32, limit: Int) throws(DatabaseError) -> [StoredPatient] {
        // Each by an index of its own.
        let byKey = try find(indexed: "key_id < \(key)", limit: limit)
        guard byKey.count < limit else { return byKey }
        let byRules: SQL = "rules < \(PatientIndex.rules) AND key_id >= \(key)"
        return try byKey + find(indexed: byRules, limit: limit - byKey.count)
    }

    private func find(indexed condition: SQL, limit: Int) throws(DatabaseError) -> [StoredPatient] {
        try db.fetchAll(
            """
            SELECT id, sealed_id, territory_id, sealed, version, created_at, updated_at
            FROM patients WHERE organisation_id = \(organisation) AND id IN (
                SELECT patient_id FROM patient_indexes WHERE organisation_id = \(organisation) AND \(condition)
            ) LIMIT \(limit)
            """)
    }

    /// Indexes a patient anew, if nobody has changed it since it was read.
    ///
    /// - Precondition: within a transaction.
    func reindex(_ patient: StoredPatient, indexes: Set<PatientIndex>, key: UInt32) throws(DatabaseError) {
        // Locked, so that nobody changes what is indexed on the way.
        let version = try db.fetchValue(
            """
            SELECT version FROM patients WHERE organisation_id = \(organisation) AND id = \(patient.id) FOR UPDATE
            """, as: Int.self)
        guard version == patient.version else { return }
        try replace(indexes, key: key, of: patient.id)
    }

    // MARK: - Indexes

    /// Puts `indexes` in the place of a patient's. Rows that stay are not touched: only records are locked, no gaps
    /// between patients.
    private func replace(_ indexes: Set<PatientIndex>, key: UInt32, of id: String) throws(DatabaseError) {
        let rows = try db.fetchAll(
            """
            SELECT kind, value, key_id, rules FROM patient_indexes
            WHERE organisation_id = \(organisation) AND patient_id = \(id)
            """, as: IndexRow.self)
        var missing = indexes
        for row in rows {
            if row.key == key, row.rules == PatientIndex.rules, missing.remove(row.index) != nil { continue }
            try db.execute(
                """
                DELETE FROM patient_indexes WHERE organisation_id = \(organisation) AND kind = \(row.index.kind)
                    AND value = \(row.index.value) AND patient_id = \(id)
                """)
        }
        try insert(missing, key: key, of: id)
    }

    private func insert(_ indexes: Set<PatientIndex>, key: UInt32, of id: String) throws(DatabaseError) {
        guard !indexes.isEmpty else { return }
        let rows = indexes.map { index -> SQL in
            "(\(organisation), \(index.kind), \(index.value), \(id), \(key), \(PatientIndex.rules))"
        }
        try db.execute(
            """
            INSERT INTO patient_indexes (organisation_id, kind, value, patient_id, key_id, rules)
            VALUES \(SQL.joined(rows, by: ", "))
            """)
    }

    /// The ids of those who meet one of these; of nobody when there are none.
    private func meeting(_ indexes: [PatientIndex]) -> SQL {
        let kinds = Dictionary(grouping: indexes, by: \.kind).map { kind, indexes -> SQL in
            "(kind = \(kind) AND value IN (\(list: indexes.map(\.value))))"
        }
        let any: SQL = kinds.isEmpty ? "FALSE" : "(\(SQL.joined(kinds, by: " OR ")))"
        return """
            SELECT patient_id FROM patient_indexes FORCE INDEX (PRIMARY)
            WHERE organisation_id = \(organisation) AND \(any)
            """
    }
}

private struct IndexRow: RowDecodable {
    let index: PatientIndex
    let key: UInt32
    let rules: Int

    init(row: borrowing Row) throws(DatabaseError) {
        index = PatientIndex(kind: try row.column("kind"), value: try row.column("value"))
        key = try row.column("key_id")
        rules = try row.column("rules")
    }
}
