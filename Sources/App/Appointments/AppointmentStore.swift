internal import Foundation
internal import MariaDB

/// Tables `appointments` and `appointment_history` of one organisation.
struct AppointmentStore {
    static let table: StaticString = "appointments"
    /// No visit takes longer, buffers included: what begins earlier is over.
    private static let longest: TimeInterval = 2 * 86_400

    let db: Connection
    let organisation: UUID

    private static let columns: SQL =
        """
        id, clinic_id, doctor_id, visit_type_id, patient_id, status, starts_at, ends_at, taken_from, taken_to,
        local_start, held_until, source, is_overbooked, sequence, version, created_at, updated_at, sealed
        """

    func find(id: UUID) throws(DatabaseError) -> Appointment? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM appointments WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// The same, and nobody else changes it until the transaction ends.
    func lock(id: UUID) throws(DatabaseError) -> Appointment? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM appointments WHERE organisation_id = \(organisation) AND id = \(id) FOR UPDATE
            """)
    }

    /// A patient's that begin at or after a moment, soonest first.
    func list(ofPatients patients: [String], from start: Date, limit: Int) throws(DatabaseError) -> [Appointment] {
        guard !patients.isEmpty else { return [] }
        return try db.fetchAll(
            """
            SELECT \(Self.columns) FROM appointments
            WHERE organisation_id = \(organisation) AND patient_id IN (\(list: patients)) AND starts_at >= \(start)
            ORDER BY starts_at, id LIMIT \(limit)
            """)
    }

    /// The same, for lists of what was and what is to come: of more than `limit` the oldest are left out, and not those to
    /// come. Of a family, or a home, there may be any number of the past.
    func list(ofPatients patients: [String], from start: Date, now: Date, limit: Int) throws(DatabaseError)
        -> [Appointment]
    {
        let toCome = try list(ofPatients: patients, from: max(start, now), limit: limit)
        guard !patients.isEmpty, start < now, toCome.count < limit else { return toCome }
        let past: [Appointment] = try db.fetchAll(
            """
            SELECT \(Self.columns) FROM appointments
            WHERE organisation_id = \(organisation) AND patient_id IN (\(list: patients))
                AND starts_at >= \(start) AND starts_at < \(now)
            ORDER BY starts_at DESC, id DESC LIMIT \(limit - toCome.count)
            """)
        return past.reversed() + toCome
    }

    /// How many of patients are to come now, whatever the transaction has seen before.
    func count(ofPatients patients: [String], from start: Date) throws(DatabaseError) -> Int {
        guard !patients.isEmpty else { return 0 }
        return try db.fetchValue(
            """
            SELECT COUNT(*) FROM appointments
            WHERE organisation_id = \(organisation) AND patient_id IN (\(list: patients)) AND starts_at >= \(start)
                AND is_active = TRUE
            LOCK IN SHARE MODE
            """) ?? 0
    }

    /// A patient's at whatever time, latest first.
    func list(ofPatient patient: String, limit: Int) throws(DatabaseError) -> [Appointment] {
        try db.fetchAll(
            """
            SELECT \(Self.columns) FROM appointments
            WHERE organisation_id = \(organisation) AND patient_id = \(patient)
            ORDER BY starts_at DESC, id LIMIT \(limit)
            """)
    }

    /// A clinic's of some days, in the order of their beginnings; without holds of nobody's that are over.
    func list(at clinic: String, doctor: String?, from start: Date, to end: Date, limit: Int)
        throws(DatabaseError) -> [Appointment]
    {
        let who: SQL = doctor.map { " AND doctor_id = \($0)" } ?? ""
        return try db.fetchAll(
            """
            SELECT \(Self.columns) FROM appointments
            WHERE organisation_id = \(organisation) AND clinic_id = \(clinic) AND starts_at >= \(start)
                AND starts_at < \(end) AND (patient_id IS NOT NULL OR status <> 'cancelled')\(who)
            ORDER BY starts_at, id LIMIT \(limit)
            """)
    }

    /// What is taken of doctors' time, at whatever clinic, by doctor and in the order of its beginnings.
    ///
    /// A hold that is over takes nothing.
    ///
    /// - Parameter moving: a visit whose time is left out; nil for none.
    func taken(
        of doctors: some Collection<String>, from start: Date, to end: Date, but moving: UUID? = nil, now: Date
    ) throws(DatabaseError) -> [String: [Range<Int>]] {
        guard !doctors.isEmpty else { return [:] }
        let others: SQL = moving.map { " AND id <> \($0)" } ?? ""
        // One doctor at a time reads one stretch of the index, already in order; so does a list of them.
        let rows = try db.fetchAll(
            """
            SELECT doctor_id, taken_from, taken_to FROM appointments
            WHERE organisation_id = \(organisation) AND doctor_id IN (\(list: Array(doctors))) AND is_active = TRUE
                AND taken_from >= \(start - Self.longest) AND taken_from < \(end) AND taken_to > \(start)
                AND (held_until IS NULL OR held_until > \(now))\(others)
            ORDER BY doctor_id, taken_from
            """, as: TakenRow.self)
        var spans: [String: [Range<Int>]] = [:]
        var rest = rows[...]
        while let doctor = rest.first?.doctor {
            let own = rest.prefix { $0.doctor == doctor }
            spans[doctor] = own.map(\.span)
            rest = rest.dropFirst(own.count)
        }
        return spans
    }

    /// When a visit begins, and what the clinic's clock was to show then.
    struct Start: RowDecodable {
        let id: UUID
        let startsAt: Date
        let localStart: String
    }

    /// A clinic's visits that take time, in the order of their beginnings.
    func starts(at clinic: String, from start: Date, after last: Start?, limit: Int) throws(DatabaseError) -> [Start] {
        let rest: SQL = last.map { " AND (starts_at, id) > (\($0.startsAt), \($0.id))" } ?? ""
        return try db.fetchAll(
            """
            SELECT id, starts_at, local_start FROM appointments
            WHERE organisation_id = \(organisation) AND clinic_id = \(clinic)
                AND starts_at >= \(last?.startsAt ?? start) AND is_active = TRUE AND status <> 'held'\(rest)
            ORDER BY starts_at, id LIMIT \(limit)
            """)
    }

    /// Of all visits of whatever status, in the order of their ids.
    func starts(after last: UUID, limit: Int) throws(DatabaseError) -> [Start] {
        try db.fetchAll(
            """
            SELECT id, starts_at, local_start FROM appointments
            WHERE organisation_id = \(organisation) AND id > \(last) ORDER BY id LIMIT \(limit)
            """)
    }

    /// - Precondition: within a transaction.
    func insert(_ appointment: Appointment) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO appointments (organisation_id, id, clinic_id, doctor_id, visit_type_id, patient_id, status,
                starts_at, ends_at, taken_from, taken_to, local_start, held_until, source, is_overbooked, sequence,
                created_at, updated_at, sealed)
            VALUES (\(organisation), \(appointment.id), \(appointment.clinic), \(appointment.doctor),
                \(appointment.visitType), \(appointment.patient), \(appointment.status), \(appointment.startsAt),
                \(appointment.endsAt), \(appointment.takenFrom), \(appointment.takenTo), \(appointment.localStart),
                \(appointment.heldUntil), \(appointment.source), \(appointment.isOverbooked), \(appointment.sequence),
                \(appointment.createdAt), \(appointment.updatedAt), \(appointment.sealed))
            """)
    }

    /// Stores what has changed of an appointment, if it is still at the version it was read at.
    ///
    /// - Returns: false when it has been changed since.
    func update(_ appointment: Appointment) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE appointments SET doctor_id = \(appointment.doctor), patient_id = \(appointment.patient),
                status = \(appointment.status), starts_at = \(appointment.startsAt), ends_at = \(appointment.endsAt),
                taken_from = \(appointment.takenFrom), taken_to = \(appointment.takenTo),
                local_start = \(appointment.localStart), held_until = \(appointment.heldUntil),
                is_overbooked = \(appointment.isOverbooked), sequence = \(appointment.sequence),
                version = version + 1, updated_at = \(appointment.updatedAt),
                sealed = \(appointment.sealed)
            WHERE organisation_id = \(organisation) AND id = \(appointment.id) AND version = \(appointment.version)
            """)
        return change.rows == 1
    }

    /// Notes of visits whether another one shares their time from now on.
    ///
    /// - Precondition: within the transaction that takes the time, or gives it back.
    func mark(_ ids: [UUID], isOverbooked: Bool) throws(DatabaseError) {
        guard !ids.isEmpty else { return }
        try db.execute(
            """
            UPDATE appointments SET is_overbooked = \(isOverbooked)
            WHERE organisation_id = \(organisation) AND id IN (\(list: ids))
            """)
    }

    /// The holds that are over, locked; those that others see to are left to them.
    ///
    /// - Parameter doctor: nil for all doctors'.
    func lockLapsed(of doctor: String?, now: Date, limit: Int) throws(DatabaseError) -> [Appointment] {
        let who: SQL = doctor.map { " AND doctor_id = \($0)" } ?? ""
        // Looked for without a lock, and locked by their ids: a range that is locked keeps others from holding a time.
        let over: [UUID] = try db.fetchValues(
            """
            SELECT id FROM appointments FORCE INDEX (appointments_held)
            WHERE organisation_id = \(organisation) AND status = 'held' AND held_until <= \(now)\(who)
            ORDER BY held_until LIMIT \(limit)
            """)
        guard !over.isEmpty else { return [] }
        return try db.fetchAll(
            """
            SELECT \(Self.columns) FROM appointments
            WHERE organisation_id = \(organisation) AND id IN (\(list: over)) AND status = 'held'
            FOR UPDATE SKIP LOCKED
            """)
    }

    /// Puts on record what became of an appointment: with each version something.
    ///
    /// - Parameter appointment: as it has become.
    /// - Precondition: within the transaction that has stored it.
    func record(_ step: AppointmentStep, of appointment: Appointment) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO appointment_history (organisation_id, appointment_id, place, at, what, by_kind, by_id,
                starts_at, is_late)
            VALUES (\(organisation), \(appointment.id), \(appointment.version), \(step.at), \(step.what),
                \(step.by.kind), \(step.by.id), \(appointment.startsAt), \(step.isLate))
            """)
    }

    /// What became of an appointment, first things first.
    func history(of id: UUID) throws(DatabaseError) -> [AppointmentStep] {
        try db.fetchAll(
            """
            SELECT at, what, by_kind, by_id, starts_at, is_late FROM appointment_history
            WHERE organisation_id = \(organisation) AND appointment_id = \(id) ORDER BY place
            """)
    }
}

extension AppointmentStore.Start {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        startsAt = try row.column("starts_at")
        localStart = try row.column("local_start")
    }
}

private struct TakenRow: RowDecodable {
    let doctor: String
    let span: Range<Int>

    init(row: borrowing Row) throws(DatabaseError) {
        doctor = try row.column("doctor_id")
        let (from, to): (Date, Date) = (try row.column("taken_from"), try row.column("taken_to"))
        span = Int(from.timeIntervalSince1970)..<Int(to.timeIntervalSince1970)
    }
}

extension Appointment {
    fileprivate var takenFrom: Date { Date(timeIntervalSince1970: Double(taken.lowerBound)) }
    fileprivate var takenTo: Date { Date(timeIntervalSince1970: Double(taken.upperBound)) }
}
