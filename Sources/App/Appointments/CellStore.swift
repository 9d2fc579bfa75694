internal import Foundation
internal import MariaDB

/// Tables `doctor_cells` and `patient_cells` of one organisation: who has which five minutes.
///
/// The database itself refuses a time that is taken, in whole or in part: a cell is a primary key.
struct CellStore {
    /// Whose time it is that is taken.
    enum Conflict: Equatable, Sendable {
        case doctor, patient
    }

    static let seconds = VisitTimes.grid * 60

    let db: Connection
    let organisation: UUID

    /// Takes a doctor's time, buffers included, and a patient's, without them.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: whose time is taken already; of the doctor's nothing is kept then, of the patient's nothing.
    func take(_ appointment: Appointment) throws(DatabaseError) -> Conflict? {
        let own = rows(Self.cells(of: appointment.taken), lane: 0, of: appointment)
        let doctors: SQL =
            "INSERT INTO doctor_cells (organisation_id, doctor_id, cell, lane, appointment_id) VALUES "
        guard try insert(doctors + own) else { return .doctor }
        return try takePatient(of: appointment)
    }

    /// Takes a doctor's time where one other visit at most has it, and a patient's: what is taken once already lies in
    /// the second lane. No time is taken three times.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: whose time it is that cannot be shared, after which the transaction must be undone; and which visits share
    ///   the time.
    func takeOver(_ appointment: Appointment) throws(DatabaseError) -> (conflict: Conflict?, shared: [UUID]) {
        let cells = Array(Self.cells(of: appointment.taken))
        // What is free is taken as ever; what is not stays as it is, and nobody gives it back meanwhile.
        let first: SQL =
            "INSERT IGNORE INTO doctor_cells (organisation_id, doctor_id, cell, lane, appointment_id) VALUES "
        try db.execute(first + rows(cells, lane: 0, of: appointment))
        let others = try db.fetchAll(
            """
            SELECT cell, appointment_id FROM doctor_cells
            WHERE organisation_id = \(organisation) AND doctor_id = \(appointment.doctor) AND cell IN (\(list: cells))
                AND lane = 0 AND appointment_id <> \(appointment.id)
            LOCK IN SHARE MODE
            """, as: OwnerRow.self)
        if !others.isEmpty {
            let second: SQL =
                "INSERT INTO doctor_cells (organisation_id, doctor_id, cell, lane, appointment_id) VALUES "
            guard try insert(second + rows(others.map(\.cell), lane: 1, of: appointment)) else { return (.doctor, []) }
        }
        return (try takePatient(of: appointment), Array(Set(others.map(\.appointment))))
    }

    /// Rows of `doctor_cells`, one for each cell.
    private func rows(_ cells: some Sequence<Int>, lane: Int, of appointment: Appointment) -> SQL {
        SQL.joined(
            cells.map { "(\(organisation), \(appointment.doctor), \($0), \(lane), \(appointment.id))" }, by: ", ")
    }

    /// Takes the patient's time only: the doctor's is held.
    func takePatient(of appointment: Appointment) throws(DatabaseError) -> Conflict? {
        guard let patient = appointment.patient else { return nil }
        let theirs = Self.cells(of: appointment.visit).map { cell -> SQL in
            "(\(organisation), \(patient), \(cell), \(appointment.id))"
        }
        let patients: SQL = "INSERT INTO patient_cells (organisation_id, patient_id, cell, appointment_id) VALUES "
        return try insert(patients + SQL.joined(theirs, by: ", ")) ? nil : .patient
    }

    /// Gives the time back that an appointment had taken.
    ///
    /// By whole keys: what is found by less locks the gaps beside it, where others are about to put theirs.
    ///
    /// - Parameter appointment: as it took the time.
    /// - Returns: the visits that shared its time, and share theirs with nobody now.
    @discardableResult
    func free(_ appointment: Appointment) throws(DatabaseError) -> [UUID] {
        let cells = Array(Self.cells(of: appointment.taken))
        try db.execute(
            """
            DELETE FROM doctor_cells WHERE organisation_id = \(organisation) AND doctor_id = \(appointment.doctor)
                AND cell IN (\(list: cells)) AND lane IN (\(list: appointment.isOverbooked ? [0, 1] : [0]))
                AND appointment_id = \(appointment.id)
            """)
        var alone: [UUID] = []
        if appointment.isOverbooked {
            // What the other one has in the second lane is its alone now: the first is nobody's to take.
            try db.execute(
                """
                INSERT INTO doctor_cells (organisation_id, doctor_id, cell, lane, appointment_id)
                SELECT organisation_id, doctor_id, cell, 0, appointment_id FROM doctor_cells
                WHERE organisation_id = \(organisation) AND doctor_id = \(appointment.doctor)
                    AND cell IN (\(list: cells)) AND lane = 1
                """)
            try db.execute(
                """
                DELETE FROM doctor_cells WHERE organisation_id = \(organisation) AND doctor_id = \(appointment.doctor)
                    AND cell IN (\(list: cells)) AND lane = 1
                """)
        }
        if appointment.isOverbooked { alone = try aloneNow(at: cells, of: appointment.doctor) }
        guard let patient = appointment.patient else { return alone }
        try db.execute(
            """
            DELETE FROM patient_cells WHERE organisation_id = \(organisation) AND patient_id = \(patient)
                AND cell IN (\(list: Array(Self.cells(of: appointment.visit))))
                AND appointment_id = \(appointment.id)
            """)
        return alone
    }

    /// Those of some cells' visits that share none of theirs.
    private func aloneNow(at cells: [Int], of doctor: String) throws(DatabaseError) -> [UUID] {
        try db.fetchValues(
            """
            SELECT DISTINCT appointment_id FROM doctor_cells
            WHERE organisation_id = \(organisation) AND doctor_id = \(doctor) AND cell IN (\(list: cells))
                AND appointment_id NOT IN (
                    SELECT one.appointment_id FROM doctor_cells AS one
                    JOIN doctor_cells AS other USING (organisation_id, doctor_id, cell)
                    WHERE one.organisation_id = \(organisation) AND one.doctor_id = \(doctor)
                        AND one.lane <> other.lane
                        AND one.cell BETWEEN \((cells.first ?? 0) - 288) AND \((cells.last ?? 0) + 288))
            """)
    }

    /// - Returns: false when one of the cells is taken.
    private func insert(_ sql: SQL) throws(DatabaseError) -> Bool {
        do {
            try db.execute(sql)
            return true
        } catch  where error.reason == .duplicateKey {
            return false
        }
    }

    private struct OwnerRow: RowDecodable {
        let cell: Int
        let appointment: UUID

        init(row: borrowing Row) throws(DatabaseError) {
            cell = try row.column("cell")
            appointment = try row.column("appointment_id")
        }
    }

    /// In ascending order, so that two who want the same wait for each other and do not lock each other out.
    static func cells(of span: Range<Int>) -> ClosedRange<Int> {
        span.lowerBound / seconds...(span.upperBound - 1) / seconds
    }
}
