internal import Foundation
internal import MariaDB
internal import Secrets

/// Tables `account_phones` and `phone_queues` of one organisation.
struct AccountPhoneStore {
    static let table: StaticString = "account_phones"

    let db: Connection
    let organisation: UUID

    private static let columns: SQL = "user_id, verified_at, sealed"

    /// Waits until nobody else decides on a number, and keeps others waiting until the transaction ends.
    ///
    /// The row changes each time, also for two of one moment: whose snapshot is of before begins anew (error 1020), and does
    /// not decide on what is over.
    func queue(for index: [[UInt8]], now: Date) throws(DatabaseError) {
        guard let active = index.first else { return }
        try db.execute(
            """
            INSERT INTO phone_queues (organisation_id, phone_index, taken_at)
            VALUES (\(organisation), \(active), \(now))
            ON DUPLICATE KEY UPDATE taken_at = GREATEST(VALUES(taken_at), taken_at + INTERVAL 1 MICROSECOND)
            """)
    }

    func find(of user: UUID) throws(DatabaseError) -> AccountPhone? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM account_phones
            WHERE organisation_id = \(organisation) AND user_id = \(user)
            """)
    }

    /// The numbers of several accounts, in no order.
    func find(of users: Set<UUID>) throws(DatabaseError) -> [AccountPhone] {
        try db.fetchAll(
            """
            SELECT \(Self.columns) FROM account_phones
            WHERE organisation_id = \(organisation) AND user_id IN (\(list: Array(users)))
            """)
    }

    /// Everybody who claims a number, those who have proven it first.
    func find(_ index: [[UInt8]], limit: Int = 100) throws(DatabaseError) -> [AccountPhone] {
        try db.fetchAll(
            """
            SELECT \(Self.columns) FROM account_phones
            WHERE organisation_id = \(organisation) AND phone_index IN (\(list: index))
            ORDER BY verified_at DESC, user_id LIMIT \(limit)
            """)
    }

    /// Gives an account a number, in the place of one that it had.
    ///
    /// - Parameter verifiedAt: nil for a claim.
    /// - Throws: `DatabaseError` with reason `.duplicateKey` when another account has proven it.
    func set(_ number: PhoneNumber, of user: UUID, verifiedAt: Date?, _ services: Services) throws {
        let index = AccountPhone.index(number, by: services.index)[0]
        let sealed = try services.sealer.seal(number, in: Self.table, row: user)
        try delete(of: user)
        try db.execute(
            """
            INSERT INTO account_phones (organisation_id, user_id, phone_index, phone_key, verified_at, sealed)
            VALUES (\(organisation), \(user), \(index), \(services.index.activeKeyID), \(verifiedAt), \(sealed))
            """)
    }

    func delete(of user: UUID) throws(DatabaseError) {
        try db.execute("DELETE FROM account_phones WHERE organisation_id = \(organisation) AND user_id = \(user)")
    }

    /// Forgets numbers that nobody has decided on for long.
    func purgeQueues(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            "DELETE FROM phone_queues WHERE organisation_id = \(organisation) AND taken_at < \(moment) LIMIT \(limit)"
        ).rows
    }

    // MARK: - Rotation of keys

    /// Those whose number is indexed with an earlier key than `key`.
    func findIndexed(before key: UInt32, limit: Int) throws(DatabaseError) -> [AccountPhone] {
        try db.fetchAll(
            """
            SELECT \(Self.columns) FROM account_phones
            WHERE organisation_id = \(organisation) AND phone_key < \(key) LIMIT \(limit)
            """)
    }

    /// - Parameter old: the index it was found with, so that a number that was changed meanwhile stays.
    func reindex(_ phone: AccountPhone, _ old: [[UInt8]], _ index: [UInt8], key: UInt32) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE account_phones SET phone_index = \(index), phone_key = \(key)
            WHERE organisation_id = \(organisation) AND user_id = \(phone.user) AND phone_index IN (\(list: old))
            """)
    }
}
