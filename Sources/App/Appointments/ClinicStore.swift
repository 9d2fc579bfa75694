internal import Foundation
internal import MariaDB

/// Tables `clinics`, `clinic_holidays` and `visit_types` of one organisation.
struct ClinicStore {
    let db: Connection
    let organisation: UUID

    private static let columns: SQL =
        "id, territory_id, name, phone, address, currency, time_zone, hours, cutoff, is_active, version"

    /// A clinic with its holidays and types of visits.
    ///
    /// - Parameter territories: those the caller may see; nil for all.
    func find(id: String, within territories: [String]?) throws(DatabaseError) -> Clinic? {
        try find(ids: [id], within: territories)[id]
    }

    /// Several, by their ids.
    func find(ids: Set<String>, within territories: [String]?) throws(DatabaseError) -> [String: Clinic] {
        guard !ids.isEmpty else { return [:] }
        let ids = ids.sorted()
        let clinics: [Clinic] = try db.fetchAll(
            """
            SELECT \(Self.columns) FROM clinics
            WHERE organisation_id = \(organisation) AND id IN (\(list: ids))\(.within(territories))
            """)
        guard !clinics.isEmpty else { return [:] }
        let holidays = try db.fetchAll(
            """
            SELECT clinic_id, day, name FROM clinic_holidays
            WHERE organisation_id = \(organisation) AND clinic_id IN (\(list: ids)) ORDER BY clinic_id, day
            """, as: HolidayRow.self)
        let types = try db.fetchAll(
            """
            SELECT clinic_id, id, name, length, buffer_before, buffer_after, step, notice, horizon, is_active, price
            FROM visit_types WHERE organisation_id = \(organisation) AND clinic_id IN (\(list: ids))
            ORDER BY clinic_id, id
            """, as: VisitTypeRow.self)
        let (holidaysOf, typesOf) = (
            Dictionary(grouping: holidays, by: \.clinic), Dictionary(grouping: types, by: \.clinic)
        )
        return Dictionary(
            uniqueKeysWithValues: clinics.map { clinic in
                var whole = clinic
                whole.holidays = (holidaysOf[clinic.id] ?? []).map(\.holiday)
                whole.visitTypes = (typesOf[clinic.id] ?? []).map(\.type)
                return (clinic.id, whole)
            })
    }

    /// By name, without holidays and types of visits.
    ///
    /// - Parameter after: name and id of the last clinic of the page before.
    func list(after: (name: String, id: String)?, within territories: [String]?, limit: Int)
        throws(DatabaseError) -> [Clinic]
    {
        let from: SQL = after.map { " AND (name, id) > (\($0.name), \($0.id))" } ?? ""
        return try db.fetchAll(
            """
            SELECT \(Self.columns) FROM clinics WHERE organisation_id = \(organisation)\(from)\(.within(territories))
            ORDER BY name, id LIMIT \(limit)
            """)
    }

    /// Stores a clinic whole, if it is still at the version it was read at; a type of visit that it has no more is no
    /// longer offered.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: false when it has been changed since.
    func save(_ clinic: Clinic, now: Date) throws(DatabaseError) -> Bool {
        let change =
            clinic.version == 0
            ? try db.execute(
                """
                INSERT INTO clinics (organisation_id, id, territory_id, name, phone, address, currency, time_zone, hours,
                    cutoff, is_active, created_at, updated_at)
                VALUES (\(organisation), \(clinic.id), \(clinic.territory), \(clinic.name), \(clinic.phone),
                    \(clinic.address), \(clinic.currency), \(clinic.timeZone), \(clinic.hours), \(clinic.cutoff),
                    \(clinic.isActive), \(now), \(now))
                ON DUPLICATE KEY UPDATE organisation_id = organisation_id
                """)
            : try db.execute(
                """
                UPDATE clinics SET territory_id = \(clinic.territory), name = \(clinic.name), phone = \(clinic.phone),
                    address = \(clinic.address), currency = \(clinic.currency), time_zone = \(clinic.timeZone),
                    hours = \(clinic.hours), cutoff = \(clinic.cutoff), is_active = \(clinic.isActive),
                    version = version + 1, updated_at = \(now)
                WHERE organisation_id = \(organisation) AND id = \(clinic.id) AND version = \(clinic.version)
                """)
        guard change.rows == 1 else { return false }
        try db.execute(
            "DELETE FROM clinic_holidays WHERE organisation_id = \(organisation) AND clinic_id = \(clinic.id)")
        for holiday in clinic.holidays {
            try db.execute(
                """
                INSERT INTO clinic_holidays (organisation_id, clinic_id, day, name)
                VALUES (\(organisation), \(clinic.id), \(holiday.date), \(holiday.name))
                """)
        }
        for type in clinic.visitTypes { try save(type, of: clinic.id) }
        return true
    }

    private func save(_ type: VisitType, of clinic: String) throws(DatabaseError) {
        let times = type.times
        try db.execute(
            """
            INSERT INTO visit_types (organisation_id, clinic_id, id, name, length, buffer_before, buffer_after, step,
                notice, horizon, is_active, price)
            VALUES (\(organisation), \(clinic), \(type.id), \(type.name), \(times.length), \(times.bufferBefore),
                \(times.bufferAfter), \(times.step), \(times.notice), \(times.horizon), \(type.isActive), \(type.price))
            ON DUPLICATE KEY UPDATE name = VALUES(name), length = VALUES(length),
                buffer_before = VALUES(buffer_before), buffer_after = VALUES(buffer_after), step = VALUES(step),
                notice = VALUES(notice), horizon = VALUES(horizon), is_active = VALUES(is_active), price = VALUES(price)
            """)
    }
}

private struct HolidayRow: RowDecodable {
    let clinic: String
    let holiday: Holiday

    init(row: borrowing Row) throws(DatabaseError) {
        clinic = try row.column("clinic_id")
        holiday = Holiday(date: try row.column("day"), name: try row.column("name"))
    }
}

private struct VisitTypeRow: RowDecodable {
    let clinic: String
    let type: VisitType

    init(row: borrowing Row) throws(DatabaseError) {
        clinic = try row.column("clinic_id")
        type = try VisitType(row: row)
    }
}
