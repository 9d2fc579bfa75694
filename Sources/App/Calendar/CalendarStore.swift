internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// Tables `calendars` and `holidays` of one organisation.
struct CalendarStore {
    let db: Connection
    let organisation: UUID

    /// What the organisation has set, or what holds where nothing is.
    func load() throws -> OrganisationCalendar {
        // One statement: of two, the second could see the holidays of a later version, and caches would keep the pair.
        let rows = try db.fetchAll(
            """
            SELECT time_zone, business_hours, service_levels, version, day, name
            FROM calendars LEFT JOIN holidays USING (organisation_id)
            WHERE organisation_id = \(organisation) ORDER BY day
            """, as: CalendarRow.self)
        guard let row = rows.first else { return .standard }
        return OrganisationCalendar(
            timeZone: row.timeZone, businessHours: row.businessHours, holidays: rows.compactMap(\.holiday),
            serviceLevels: try JSON.decode(
                ServiceLevels.self, from: JSONValue(parsing: Array(row.serviceLevels.utf8))),
            version: row.version)
    }

    /// Stores a calendar, if it is still at the version it was read at.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: false when it has been changed since.
    func save(_ calendar: OrganisationCalendar, now: Date) throws -> Bool {
        let levels = String(decoding: try JSON.encode(calendar.serviceLevels), as: UTF8.self)
        let change =
            calendar.version == 0
            ? try db.execute(
                """
                INSERT INTO calendars (organisation_id, time_zone, business_hours, service_levels, updated_at)
                VALUES (\(organisation), \(calendar.timeZone), \(calendar.businessHours), \(levels), \(now))
                ON DUPLICATE KEY UPDATE organisation_id = organisation_id
                """)
            : try db.execute(
                """
                UPDATE calendars
                SET time_zone = \(calendar.timeZone), business_hours = \(calendar.businessHours),
                    service_levels = \(levels), version = version + 1, updated_at = \(now)
                WHERE organisation_id = \(organisation) AND version = \(calendar.version)
                """)
        guard change.rows == 1 else { return false }
        try db.execute("DELETE FROM holidays WHERE organisation_id = \(organisation)")
        var rest = calendar.holidays[...]
        // A few sizes only, so that their statements stay prepared.
        for size in [64, 16, 4, 1] {
            while rest.count >= size {
                let values = rest.prefix(size).map { holiday -> SQL in
                    "(\(organisation), \(holiday.date), \(holiday.name))"
                }
                try db.execute(
                    "INSERT INTO holidays (organisation_id, day, name) VALUES \(SQL.joined(values, by: ", "))")
                rest = rest.dropFirst(size)
            }
        }
        return true
    }
}

private struct CalendarRow: RowDecodable {
    let timeZone: String
    let businessHours: CallHours
    let serviceLevels: String
    let version: Int
    let holiday: Holiday?

    init(row: borrowing Row) throws(DatabaseError) {
        timeZone = try row.column("time_zone")
        businessHours = try row.column("business_hours")
        serviceLevels = try row.column("service_levels")
        version = try row.column("version")
        let day: CalendarDate? = try row.column("day")
        if let day { holiday = Holiday(date: day, name: try row.column("name")) } else { holiday = nil }
    }
}
