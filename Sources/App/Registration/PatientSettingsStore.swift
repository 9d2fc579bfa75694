internal import Foundation
internal import MariaDB

/// Table `patient_settings` of one organisation.
struct PatientSettingsStore {
    let db: Connection
    let organisation: UUID

    /// The defaults where nobody has set anything.
    func find() throws(DatabaseError) -> PatientSettings {
        try db.fetchOne(
            """
            SELECT strict, ivr_autocreate_account, language FROM patient_settings
            WHERE organisation_id = \(organisation)
            """) ?? PatientSettings()
    }

    func set(_ settings: PatientSettings, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO patient_settings (organisation_id, strict, ivr_autocreate_account, language, updated_at)
            VALUES (\(organisation), \(settings.isStrict), \(settings.createsAccounts), \(settings.language), \(now))
            ON DUPLICATE KEY UPDATE strict = VALUES(strict), ivr_autocreate_account = VALUES(ivr_autocreate_account),
                language = VALUES(language), updated_at = VALUES(updated_at)
            """)
    }
}
