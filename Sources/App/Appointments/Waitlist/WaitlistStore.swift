internal import Dates
internal import Foundation
internal import MariaDB

/// Table `waitlist_entries` of one organisation.
struct WaitlistStore {
    let db: Connection
    let organisation: UUID

    private static let columns: SQL = """
        id, clinic_id, visit_type_id, doctor_id, patient_id, first_day, last_day, status, offers, appointment_id,
        created_at
        """

    func insert(
        _ id: UUID, _ clinic: String, _ type: String, doctor: String?, patient: String, _ first: CalendarDate,
        _ last: CalendarDate, now: Date
    ) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO waitlist_entries (organisation_id, id, clinic_id, visit_type_id, doctor_id, patient_id,
                first_day, last_day, status, created_at, updated_at)
            VALUES (\(organisation), \(id), \(clinic), \(type), \(doctor), \(patient), \(first), \(last),
                \(WaitlistEntry.Status.waiting), \(now), \(now))
            """)
    }

    /// Who waits, or is being asked, for the same already.
    func find(
        _ clinic: String, _ type: String, doctor: String?, patient: String, _ first: CalendarDate, _ last: CalendarDate
    ) throws(DatabaseError) -> WaitlistEntry? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM waitlist_entries
            WHERE organisation_id = \(organisation)
                AND status IN (\(list: WaitlistEntry.Status.open)) AND patient_id = \(patient)
                AND clinic_id = \(clinic) AND visit_type_id = \(type) AND doctor_id <=> \(doctor)
                AND first_day = \(first) AND last_day = \(last)
            ORDER BY created_at LIMIT 1
            """)
    }

    func find(_ id: UUID) throws(DatabaseError) -> WaitlistEntry? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM waitlist_entries WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// The same, and nobody else changes it until the transaction ends.
    func lock(_ id: UUID) throws(DatabaseError) -> WaitlistEntry? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM waitlist_entries
            WHERE organisation_id = \(organisation) AND id = \(id) FOR UPDATE
            """)
    }

    /// Whose turn it is: who had fewer offers, and of those who has waited for longest.
    ///
    /// - Parameter last: the last one of the page before.
    func list(_ status: WaitlistEntry.Status, after last: WaitlistEntry?, limit: Int) throws(DatabaseError)
        -> [WaitlistEntry]
    {
        // As the index has it, a range for each of its columns.
        let rest: SQL =
            last.map {
                """
                 AND (offers > \($0.offers) OR offers = \($0.offers) AND (created_at > \($0.createdAt)
                    OR created_at = \($0.createdAt) AND id > \($0.id)))
                """
            } ?? ""
        return try db.fetchAll(
            """
            SELECT \(Self.columns) FROM waitlist_entries
            WHERE organisation_id = \(organisation) AND status = \(status)\(rest)
            ORDER BY offers, created_at, id LIMIT \(limit)
            """)
    }

    /// A clinic's: who waits, or is asked, and has for longest first; then who did, newest first.
    func list(at clinic: String, limit: Int) throws(DatabaseError) -> [WaitlistEntry] {
        let isOpen: SQL = "status IN (\(list: WaitlistEntry.Status.open))"
        let open: [WaitlistEntry] = try db.fetchAll(
            """
            SELECT \(Self.columns) FROM waitlist_entries
            WHERE organisation_id = \(organisation) AND clinic_id = \(clinic) AND \(isOpen)
            ORDER BY created_at, id LIMIT \(limit)
            """)
        return try open
            + db.fetchAll(
                """
                SELECT \(Self.columns) FROM waitlist_entries
                WHERE organisation_id = \(organisation) AND clinic_id = \(clinic) AND NOT \(isOpen)
                ORDER BY created_at DESC, id DESC LIMIT \(limit - open.count)
                """)
    }

    /// - Precondition: within a transaction that has it locked.
    func update(_ entry: WaitlistEntry, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE waitlist_entries SET status = \(entry.status), offers = \(entry.offers),
                appointment_id = \(entry.appointment), updated_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(entry.id)
            """)
    }
}
