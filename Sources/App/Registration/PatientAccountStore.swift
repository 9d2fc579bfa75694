internal import Foundation
internal import MariaDB
internal import Secrets

/// Table `patient_accounts` of one organisation.
struct PatientAccountStore {
    static let table: StaticString = "patient_accounts"

    let db: Connection
    let organisation: UUID

    private static let columns: SQL =
        "user_id, origin, activation_digest, activation_expires_at, activation_tries, sealed"

    func find(_ user: UUID) throws(DatabaseError) -> StoredAccount? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM patient_accounts WHERE organisation_id = \(organisation) AND user_id = \(user)
            """)
    }

    /// Those of `users` that have one, in no order.
    func find(_ users: Set<UUID>) throws(DatabaseError) -> [StoredAccount] {
        try db.fetchAll(
            """
            SELECT \(Self.columns) FROM patient_accounts WHERE organisation_id = \(organisation) AND user_id IN (\(list: Array(users)))
            """)
    }

    func insert(_ user: UUID, _ origin: AccountOrigin, _ details: AccountDetails, _ sealer: Sealer, now: Date) throws {
        try db.execute(
            """
            INSERT INTO patient_accounts (organisation_id, user_id, origin, created_at, sealed)
            VALUES (\(organisation), \(user), \(origin), \(now),
                \(try sealer.seal(details, in: Self.table, row: user)))
            """)
    }

    /// Gives the account a password for its first sign-in; one that it had before is good no more.
    func setActivation(_ digest: [UInt8], of user: UUID, until end: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE patient_accounts SET activation_digest = \(digest), activation_expires_at = \(end),
                activation_tries = 0
            WHERE organisation_id = \(organisation) AND user_id = \(user)
            """)
    }

    /// Counts one more try of an account's first password.
    ///
    /// - Returns: false when there is none that may still be tried.
    func countTry(of user: UUID, upTo most: Int, now: Date) throws(DatabaseError) -> Bool {
        try db.execute(
            """
            UPDATE patient_accounts SET activation_tries = activation_tries + 1
            WHERE organisation_id = \(organisation) AND user_id = \(user) AND activation_digest IS NOT NULL
                AND activation_expires_at > \(now) AND activation_tries < \(most)
            """
        ).rows == 1
    }

    /// Takes an account's first password: it is good once, however many come with it at the same time.
    ///
    /// - Returns: whether this call took it.
    func useActivation(_ digest: [UInt8], of user: UUID) throws(DatabaseError) -> Bool {
        try db.execute(
            """
            UPDATE patient_accounts SET activation_digest = NULL
            WHERE organisation_id = \(organisation) AND user_id = \(user) AND activation_digest = \(digest)
            """
        ).rows == 1
    }
}
