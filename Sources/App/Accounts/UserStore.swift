internal import Foundation
internal import MariaDB

/// Table `users` of one organisation.
struct UserStore {
    let db: Connection
    let organisation: UUID

    private static let columns: SQL =
        """
        id, login, name, role, doctor_id, status, password_hash, must_change_password, version,
        created_at, \(TerritoryStore.limitsOfUser)
        """

    /// Finds a user by login, whatever the organisation: at sign-in the login is all there is to go by.
    ///
    /// - Parameter login: normalised.
    static func find(login: String, _ db: Connection) throws(DatabaseError) -> User? {
        try db.fetchOne("SELECT organisation_id, \(Self.columns) FROM users WHERE login = \(login)")
    }

    /// Finds who was sent an invitation, by the code's digest; no organisation is known yet.
    static func find(invitation digest: [UInt8], now: Date, _ db: Connection) throws(DatabaseError) -> User? {
        try db.fetchOne(
            """
            SELECT organisation_id, \(Self.columns) FROM users
            WHERE invitation_digest = \(digest) AND invitation_expires_at > \(now)
            """)
    }

    /// - Parameter own: the territories of who asks: whoever reaches further is not there for them. Nil for all.
    func find(_ id: UUID, within own: [String]? = nil) throws(DatabaseError) -> User? {
        try db.fetchOne(
            """
            SELECT organisation_id, \(Self.columns) FROM users
            WHERE organisation_id = \(organisation) AND id = \(id)\(TerritoryStore.users(within: own))
            """)
    }

    /// Finds a user and keeps anybody else from changing it until the transaction ends.
    ///
    /// - Parameter own: the territories of who asks, as in `find`.
    func lock(_ id: UUID, within own: [String]? = nil) throws(DatabaseError) -> User? {
        try db.fetchOne(
            """
            SELECT organisation_id, \(Self.columns) FROM users
            WHERE organisation_id = \(organisation) AND id = \(id)\(TerritoryStore.users(within: own)) FOR UPDATE
            """)
    }

    /// Oldest first.
    ///
    /// - Parameters:
    ///   - own: the territories of who asks, as in `find`.
    ///   - limit: one more than is shown, to know whether there are others.
    func list(within own: [String]?, after place: PageRequest.Place?, limit: Int) throws(DatabaseError) -> [User] {
        let sql: SQL =
            """
            SELECT organisation_id, \(Self.columns) FROM users
            WHERE organisation_id = \(organisation)\(TerritoryStore.users(within: own))
            """
        return try db.fetchAll(
            sql + (place?.newer(by: "created_at") ?? "") + " ORDER BY created_at, id LIMIT \(limit)")
    }

    /// Those of some roles, or who are looked for, by login.
    ///
    /// - Parameters:
    ///   - login: of the last user of the page before.
    ///   - own: the territories of who asks, as in `find`.
    ///   - limit: as in the whole list.
    func list(_ filter: UserFilter, within own: [String]?, after login: String?, limit: Int) throws(DatabaseError)
        -> [User]
    {
        // One walk along the index for each role: over several at once the rows would have to be sorted.
        var users: [User] = []
        for role in filter.roles {
            users += try db.fetchAll(statement(filter, role, own, login, limit))
        }
        users.sort { $0.login.utf8.lexicographicallyPrecedes($1.login.utf8) }
        return Array(users.prefix(limit))
    }

    /// How the server would go through the rows of one role: its `EXPLAIN`, for the tests.
    func plan(_ filter: UserFilter, _ role: Role, within own: [String]?, after login: String?) throws(DatabaseError)
        -> [Plan]
    {
        try db.fetchAll("EXPLAIN " + statement(filter, role, own, login, 51))
    }

    private func statement(_ filter: UserFilter, _ role: Role, _ own: [String]?, _ login: String?, _ limit: Int) -> SQL
    {
        let sql: SQL =
            """
            SELECT organisation_id, \(Self.columns) FROM users FORCE INDEX (users_by_role)
            WHERE organisation_id = \(organisation) AND role = \(role)\(TerritoryStore.users(within: own))
            """
        return sql + filter.condition(of: role) + (login.map { " AND login > \($0)" } ?? "")
            + " ORDER BY login LIMIT \(limit)"
    }

    /// The users who have one of these roles and may come in.
    func ids(with roles: Set<Role>) throws(DatabaseError) -> [UUID] {
        try db.fetchAll(
            """
            SELECT id, name FROM users
            WHERE organisation_id = \(organisation) AND status = \(User.Status.active)
                AND role IN (\(list: roles.map(\.rawValue)))
            """, as: Name.self
        ).map(\.id)
    }

    /// - Precondition: within a transaction, when the user is limited to territories.
    /// - Throws: `DatabaseError` with reason `.duplicateKey` when the login is taken, in whatever organisation.
    func insert(_ user: User, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO users (id, organisation_id, login, name, role, doctor_id, status, password_hash,
                must_change_password, created_at, updated_at)
            VALUES (\(user.id), \(organisation), \(user.login), \(user.name), \(user.role), \(user.doctor),
                \(user.status), \(user.passwordHash.map { Array($0.utf8) }), \(user.mustChangePassword), \(now), \(now))
            """)
        if !user.territories.isEmpty { try limit(user) }
    }

    private func limit(_ user: User) throws(DatabaseError) {
        try TerritoryStore(db: db, organisation: organisation).limit(user.id, to: user.territories)
    }

    /// Stores name, role, status and territories, if `user` is still at the version it was read at.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: false when it has been changed since.
    func update(_ user: User, now: Date) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE users SET name = \(user.name), role = \(user.role), status = \(user.status),
                version = version + 1, updated_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(user.id) AND version = \(user.version)
            """)
        guard change.rows == 1 else { return false }
        try limit(user)
        return true
    }

    /// - Parameter hash: Argon2id in libsodium's text form.
    func setPassword(_ hash: String, of id: UUID, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE users SET password_hash = \(Array(hash.utf8)), must_change_password = FALSE,
                version = version + 1, updated_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Stores the hash of the same password, made as hashes are made now.
    func rehash(_ hash: String, of id: UUID) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE users SET password_hash = \(Array(hash.utf8)) WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Invites a user, also one who had a password: it is good no more.
    func setInvitation(_ digest: [UInt8], expiresAt: Date, of id: UUID, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE users SET status = \(User.Status.invited), password_hash = NULL, invitation_digest = \(digest),
                invitation_expires_at = \(expiresAt), version = version + 1, updated_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// A code that was sent before is good no more: it was for another account.
    func voidInvitation(of id: UUID) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE users SET invitation_digest = NULL, invitation_expires_at = NULL
            WHERE organisation_id = \(organisation) AND id = \(id) AND status = \(User.Status.invited)
            """)
    }

    /// Takes an invitation: the code is good once, however many use it at the same time.
    ///
    /// - Returns: whether this call took it.
    func acceptInvitation(_ digest: [UInt8], password hash: String, of id: UUID, now: Date) throws(DatabaseError)
        -> Bool
    {
        let change = try db.execute(
            """
            UPDATE users SET status = \(User.Status.active), password_hash = \(Array(hash.utf8)),
                must_change_password = FALSE, invitation_digest = NULL, invitation_expires_at = NULL,
                version = version + 1, updated_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(id) AND invitation_digest = \(digest)
                AND status = \(User.Status.invited)
            """)
        return change.rows == 1
    }

    /// The names of users, by id.
    func names(of ids: Set<UUID>) throws(DatabaseError) -> [UUID: String] {
        guard !ids.isEmpty else { return [:] }
        let rows = try db.fetchAll(
            "SELECT id, name FROM users WHERE organisation_id = \(organisation) AND id IN (\(list: ids))",
            as: Name.self)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.name) })
    }

    /// The active users who are a doctor.
    func ids(ofDoctor doctor: String) throws(DatabaseError) -> [UUID] {
        try db.fetchAll(
            """
            SELECT id, name FROM users
            WHERE organisation_id = \(organisation) AND doctor_id = \(doctor) AND role = \(Role.doctor)
                AND status = \(User.Status.active) LIMIT 1000
            """, as: Name.self
        ).map(\.id)
    }

    private struct Name: RowDecodable {
        let id: UUID
        let name: String

        init(row: borrowing Row) throws(DatabaseError) {
            id = try row.column("id")
            name = try row.column("name")
        }
    }
}
