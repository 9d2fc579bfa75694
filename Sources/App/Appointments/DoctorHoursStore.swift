internal import Dates
internal import Foundation
internal import MariaDB

/// Tables `doctor_hours` and `doctor_exceptions` of one organisation: when its doctors see patients, by clinic.
struct DoctorHoursStore {
    let db: Connection
    let organisation: UUID

    /// When doctors see patients at a clinic; those who never do are missing.
    ///
    /// - Parameters:
    ///   - doctors: nil for all.
    ///   - days: whose exceptions are read.
    ///   - withFormer: with doctors who are out of use: their hours are there, and nobody is booked by them.
    func availability(
        at clinic: String, of doctors: [String]?, on days: ClosedRange<CalendarDate>, withFormer: Bool = false
    ) throws(DatabaseError) -> [String: Availability] {
        let named: SQL = doctors.map { " AND doctor_id IN (\(list: $0))" } ?? ""
        let who = withFormer ? named : named + DoctorStore(db: db, organisation: organisation).isInUse("doctor_id")
        let weekly = try db.fetchAll(
            """
            SELECT doctor_id, weekday, starts, ends FROM doctor_hours
            WHERE organisation_id = \(organisation) AND clinic_id = \(clinic)\(who)
            """, as: WeeklyRow.self)
        let exceptions = try db.fetchAll(
            """
            SELECT doctor_id, day, starts, ends FROM doctor_exceptions
            WHERE organisation_id = \(organisation) AND clinic_id = \(clinic)
                AND day BETWEEN \(days.lowerBound) AND \(days.upperBound)\(who)
            """, as: ExceptionRow.self)
        let weeks = Dictionary(grouping: weekly, by: \.doctor)
        let others = Dictionary(grouping: exceptions, by: \.doctor)
        let all = Set(weeks.keys).union(others.keys)
        return Dictionary(
            uniqueKeysWithValues: all.map { doctor in
                var week: [[Availability.Hours]] = Array(repeating: [], count: 7)
                for row in weeks[doctor] ?? [] { week[row.weekday].append(row.hours) }
                let days = Dictionary(grouping: others[doctor] ?? [], by: \.day).mapValues { $0.map(\.hours) }
                return (doctor, Availability(weekly: week, exceptions: days))
            })
    }

    /// Replaces when a doctor sees patients at a clinic.
    ///
    /// - Precondition: within a transaction.
    func save(_ availability: Availability, of doctor: String, at clinic: String) throws(DatabaseError) {
        try db.execute(
            """
            DELETE FROM doctor_hours
            WHERE organisation_id = \(organisation) AND clinic_id = \(clinic) AND doctor_id = \(doctor)
            """)
        try db.execute(
            """
            DELETE FROM doctor_exceptions
            WHERE organisation_id = \(organisation) AND clinic_id = \(clinic) AND doctor_id = \(doctor)
            """)
        for (weekday, hours) in availability.weekly.enumerated() {
            for part in hours {
                try db.execute(
                    """
                    INSERT INTO doctor_hours (organisation_id, clinic_id, doctor_id, weekday, starts, ends)
                    VALUES (\(organisation), \(clinic), \(doctor), \(weekday), \(part.lowerBound), \(part.upperBound))
                    """)
            }
        }
        for (day, hours) in availability.exceptions {
            for part in hours.isEmpty ? [0..<0] : hours {
                try db.execute(
                    """
                    INSERT INTO doctor_exceptions (organisation_id, clinic_id, doctor_id, day, starts, ends)
                    VALUES (\(organisation), \(clinic), \(doctor), \(day), \(part.lowerBound), \(part.upperBound))
                    """)
            }
        }
    }
}

private struct WeeklyRow: RowDecodable {
    let doctor: String
    let weekday: Int
    let hours: Availability.Hours

    init(row: borrowing Row) throws(DatabaseError) {
        doctor = try row.column("doctor_id")
        weekday = min(6, try row.column("weekday"))
        hours = try .init(row: row)
    }
}

private struct ExceptionRow: RowDecodable {
    let doctor: String
    let day: CalendarDate
    let hours: Availability.Hours

    init(row: borrowing Row) throws(DatabaseError) {
        doctor = try row.column("doctor_id")
        day = try row.column("day")
        hours = try .init(row: row)
    }
}

extension Availability.Hours {
    fileprivate init(row: borrowing Row) throws(DatabaseError) {
        let (starts, ends): (Int, Int) = (try row.column("starts"), try row.column("ends"))
        self = starts..<Swift.max(starts, ends)
    }
}

extension Clinic {
    /// Who sees patients there within so many days, by name.
    func doctors(within days: Int, in context: AppContext) throws -> [Doctor] {
        let (db, organisation) = (try context.db, try context.organisation)
        let today = calendar.day(of: context.now)
        let known = try DoctorHoursStore(db: db, organisation: organisation)
            .availability(at: id, of: nil, on: today...today.advanced(by: days))
        return try DoctorStore(db: db, organisation: organisation).find(ids: known.keys)
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}
