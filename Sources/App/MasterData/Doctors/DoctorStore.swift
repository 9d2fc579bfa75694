internal import Foundation
internal import MariaDB

/// Table `doctors` of one organisation.
struct DoctorStore {
    let db: Connection
    let organisation: UUID

    /// - Parameter territories: those the caller may see; nil for all.
    func find(id: String, within territories: [String]?) throws(DatabaseError) -> Doctor? {
        try db.fetchOne(
            """
            SELECT id, territory_id, name, npi, practice, phone, is_active, version, created_at, updated_at
            FROM doctors WHERE organisation_id = \(organisation) AND id = \(id)\(.within(territories))
            """)
    }

    /// What limits another table's rows to doctors who are in use. Begins with ` AND`.
    ///
    /// - Parameter column: the one that has the doctor's id.
    func isInUse(_ column: SQL) -> SQL {
        """
         AND \(column) IN (SELECT id FROM doctors WHERE organisation_id = \(organisation) AND is_active = TRUE)
        """
    }

    /// Nobody else books over a visit of the doctor's until the transaction ends.
    ///
    /// - Precondition: within a transaction.
    func lock(id: String) throws(DatabaseError) {
        _ = try db.fetchValue(
            "SELECT id FROM doctors WHERE organisation_id = \(organisation) AND id = \(id) FOR UPDATE", as: String.self)
    }

    /// Those of `ids` that there are, in no order.
    func find(ids: some Collection<String>) throws(DatabaseError) -> [Doctor] {
        try db.fetchAll(
            """
            SELECT id, territory_id, name, npi, practice, phone, is_active, version, created_at, updated_at
            FROM doctors WHERE organisation_id = \(organisation) AND id IN (\(list: Array(ids)))
            """)
    }

    /// By name.
    ///
    /// - Parameter after: name and id of the last doctor of the page before.
    func list(_ filter: ListFilter, after: (name: String, id: String)?, within territories: [String]?, limit: Int)
        throws(DatabaseError) -> [Doctor]
    {
        let sql: SQL =
            """
            SELECT id, territory_id, name, npi, practice, phone, is_active, version, created_at, updated_at
            FROM doctors WHERE organisation_id = \(organisation)
            """
        let words: SQL =
            filter.words.map {
                " AND (name LIKE \($0.first) ESCAPE '|' OR name LIKE \($0.later) ESCAPE '|' OR npi = \($0.text))"
            } ?? ""
        let from: SQL = after.map { " AND (name, id) > (\($0.name), \($0.id))" } ?? ""
        return try db.fetchAll(
            sql + words + filter.activity + from + .within(territories) + " ORDER BY name, id LIMIT \(limit)")
    }

    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the id is taken.
    func insert(_ doctor: Doctor) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO doctors (organisation_id, id, territory_id, name, npi, practice, phone, is_active, created_at,
                updated_at)
            VALUES (\(organisation), \(doctor.id), \(doctor.territory), \(doctor.name), \(doctor.npi),
                \(doctor.practice), \(doctor.phone), \(doctor.isActive), \(doctor.createdAt), \(doctor.updatedAt))
            """)
    }

    /// Stores `doctor`, if it is still at the version it was read at.
    ///
    /// - Returns: false when it has been changed since.
    func update(_ doctor: Doctor) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE doctors SET territory_id = \(doctor.territory), name = \(doctor.name), npi = \(doctor.npi),
                practice = \(doctor.practice), phone = \(doctor.phone), is_active = \(doctor.isActive),
                version = version + 1, updated_at = \(doctor.updatedAt)
            WHERE organisation_id = \(organisation) AND id = \(doctor.id) AND version = \(doctor.version)
            """)
        return change.rows == 1
    }
}
