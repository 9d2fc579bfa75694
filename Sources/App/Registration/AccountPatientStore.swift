internal import Foundation
internal import MariaDB

/// How a patient belongs to an account.
enum AccountPatientStatus: String, CaseIterable, Encodable, ValueConvertible {
    /// The account shows the patient's visits.
    case linked
    /// The phone agrees, and it is not known that name and age do: staff decide.
    case proposed
    /// Staff have decided that the patient is somebody else.
    case declined
}

/// A patient who is, may be, or is not an account's.
struct AccountPatient: RowDecodable {
    let user: UUID
    let patient: String
    let status: AccountPatientStatus
    let since: Date

    init(row: borrowing Row) throws(DatabaseError) {
        user = try row.column("user_id")
        patient = try row.column("patient_id")
        status = try row.column("status")
        since = try row.column("since")
    }
}

/// Tables `account_patients` and `phone_patients` of one organisation.
struct AccountPatientStore {
    let db: Connection
    let organisation: UUID

    private static let columns: SQL = "user_id, patient_id, status, since"

    /// Longest linked first.
    func patients(of user: UUID, _ status: AccountPatientStatus = .linked) throws(DatabaseError) -> [String] {
        try db.fetchValues(
            """
            SELECT patient_id FROM account_patients
            WHERE organisation_id = \(organisation) AND user_id = \(user) AND status = \(status)
            ORDER BY since, patient_id LIMIT 100
            """)
    }

    /// Those who are linked now, whatever the transaction has seen before; nobody else links one until it ends.
    func lockPatients(of user: UUID) throws(DatabaseError) -> [String] {
        try db.fetchValues(
            """
            SELECT patient_id FROM account_patients
            WHERE organisation_id = \(organisation) AND user_id = \(user)
                AND status = \(AccountPatientStatus.linked)
            ORDER BY since, patient_id LIMIT 100 LOCK IN SHARE MODE
            """)
    }

    /// Those who have been linked, or have called, since a moment.
    func patients(of user: UUID, since moment: Date) throws(DatabaseError) -> [String] {
        try db.fetchValues(
            """
            SELECT own.patient_id FROM account_patients AS own
            LEFT JOIN phone_patients AS calls ON calls.organisation_id = own.organisation_id
                AND calls.patient_id = own.patient_id
            WHERE own.organisation_id = \(organisation) AND own.user_id = \(user)
                AND own.status = \(AccountPatientStatus.linked)
                AND (own.since > \(moment) OR calls.called_at > \(moment))
            ORDER BY own.since, own.patient_id LIMIT 100
            """)
    }

    /// Which of these patients have an account, and which.
    func accounts(of patients: [String]) throws(DatabaseError) -> [String: UUID] {
        let rows = try db.fetchAll(
            """
            SELECT \(Self.columns) FROM account_patients
            WHERE organisation_id = \(organisation) AND patient_id IN (\(list: patients))
                AND status = \(AccountPatientStatus.linked)
            """, as: AccountPatient.self)
        return Dictionary(rows.map { ($0.patient, $0.user) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: `DatabaseError` with reason `.duplicateKey` for a patient who is another account's.
    func put(_ patient: String, _ status: AccountPatientStatus, of user: UUID, now: Date) throws(DatabaseError) {
        // No ON DUPLICATE KEY: it would let another account's patient pass without a word.
        try delete(patient, of: user)
        try db.execute(
            """
            INSERT INTO account_patients (organisation_id, user_id, patient_id, status, since)
            VALUES (\(organisation), \(user), \(patient), \(status), \(now))
            """)
    }

    /// Takes a patient from an account.
    func delete(_ patient: String, of user: UUID) throws(DatabaseError) {
        try db.execute(
            """
            DELETE FROM account_patients
            WHERE organisation_id = \(organisation) AND user_id = \(user) AND patient_id = \(patient)
            """)
    }

    // MARK: - What staff decide on

    /// What is proposed and not decided on, oldest first.
    ///
    /// - Parameters:
    ///   - place: the last one of the page before.
    ///   - territories: those the caller may see; nil for all.
    func proposals(after place: (since: Date, user: UUID, patient: String)?, within territories: [String]?, limit: Int)
        throws(DatabaseError) -> [AccountPatient]
    {
        let sql: SQL =
            """
            SELECT \(Self.columns) FROM account_patients
            WHERE organisation_id = \(organisation) AND status = \(AccountPatientStatus.proposed)
            """
        let from: SQL =
            place.map {
                """
                 AND since >= \($0.since) AND (since, user_id, patient_id) > (\($0.since), \($0.user), \($0.patient))
                """
            } ?? ""
        let whom = PatientStore(db: db, organisation: organisation).isVisible("patient_id", within: territories)
        return try db.fetchAll(sql + from + whom + " ORDER BY since, user_id, patient_id LIMIT \(limit)")
    }

    /// The accounts that a patient is, may be, or is not of, oldest first.
    func list(of patient: String) throws(DatabaseError) -> [AccountPatient] {
        try db.fetchAll(
            """
            SELECT \(Self.columns) FROM account_patients
            WHERE organisation_id = \(organisation) AND patient_id = \(patient) ORDER BY since, user_id LIMIT 100
            """)
    }

    /// How a patient stands to an account, and nobody else decides on it until the transaction ends.
    func lock(_ patient: String, of user: UUID) throws(DatabaseError) -> AccountPatient? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM account_patients
            WHERE organisation_id = \(organisation) AND user_id = \(user) AND patient_id = \(patient) FOR UPDATE
            """)
    }

    // MARK: - Patients who are known by a call alone

    /// Notes that a patient, known by a call alone, has called.
    func noteCall(of patient: String, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO phone_patients (organisation_id, patient_id, called_at)
            VALUES (\(organisation), \(patient), \(now)) ON DUPLICATE KEY UPDATE called_at = VALUES(called_at)
            """)
    }

    /// Those of `patients` who are known by a call alone and have called since a moment, who called last first.
    func knownByCall(_ patients: [String], since moment: Date) throws(DatabaseError) -> [String] {
        try db.fetchValues(
            """
            SELECT patient_id FROM phone_patients
            WHERE organisation_id = \(organisation) AND patient_id IN (\(list: patients)) AND called_at > \(moment)
            ORDER BY called_at DESC, patient_id
            """)
    }
}
