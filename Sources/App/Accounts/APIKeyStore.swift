internal import Foundation
internal import MariaDB

/// Table `api_keys`.
struct APIKeyStore {
    let db: Connection

    private struct Holder: RowDecodable {
        let id: UUID
        let organisation: UUID
        let scopes: Set<Scope>
        let lastUsedAt: Date?
        let expiresAt: Date?
        let territories: [String]

        init(row: borrowing Row) throws(DatabaseError) {
            id = try row.column("id")
            organisation = try row.column("organisation_id")
            scopes = Scope.set(try row.column("scopes"))
            lastUsedAt = try row.column("last_used_at")
            expiresAt = try row.column("expires_at")
            territories = Territory.ids(try row.column("territories"))
        }
    }

    /// The machine that holds a key, by its digest: the key is all there is to go by, and names the organisation.
    ///
    /// - Returns: the machine, and whether a minute has passed since its use was noted; nil when the key is unknown or
    ///   revoked.
    func credential(digest: [UInt8], now: Date) throws(DatabaseError) -> (Credential, isToBeNoted: Bool)? {
        let holder = try db.fetchOne(
            """
            SELECT id, organisation_id, scopes, territories, last_used_at, expires_at
            FROM api_keys WHERE digest = \(digest) AND revoked_at IS NULL
            """, as: Holder.self)
        guard let holder else { return nil }
        let machine = Caller.Machine(
            id: holder.id, organisation: holder.organisation, scopes: holder.scopes,
            territories: holder.territories.isEmpty ? nil : holder.territories)
        return (
            Credential(caller: .machine(machine), expiresAt: holder.expiresAt, touchAt: nil),
            now.timeIntervalSince(holder.lastUsedAt ?? .distantPast) > 60
        )
    }

    /// Notes that a key is in use, at most once a minute. Nobody waits for who does: a minute begins for all calls of a
    /// phone system at once, and the row stays locked until its entry in the audit trail is kept.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: false when somebody else has noted it meanwhile, or is about to.
    func touch(_ id: UUID, organisation: UUID, now: Date) throws(DatabaseError) -> Bool {
        let due: Int? = try db.fetchValue(
            """
            SELECT 1 FROM api_keys
            WHERE organisation_id = \(organisation) AND id = \(id)
                AND (last_used_at IS NULL OR last_used_at < \(now - 60))
            FOR UPDATE SKIP LOCKED
            """)
        guard due != nil else { return false }
        try db.execute(
            "UPDATE api_keys SET last_used_at = \(now) WHERE organisation_id = \(organisation) AND id = \(id)")
        return true
    }

    func insert(_ key: NewAPIKey, organisation: UUID, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO api_keys (id, organisation_id, digest, hint, name, description, scopes, territories, created_by,
                created_at, expires_at)
            VALUES (\(key.id), \(organisation), \(key.digest), \(key.hint), \(key.name), \(key.description),
                \(Scope.text(key.scopes)), \(key.territories.joined(separator: " ")), \(key.createdBy), \(now), \(key.expiresAt))
            """)
    }

    func find(_ id: UUID, organisation: UUID) throws(DatabaseError) -> APIKeyRecord? {
        try db.fetchOne(
            """
            SELECT id, hint, name, description, scopes, territories, created_at, last_used_at, expires_at, revoked_at,
                replaced_by
            FROM api_keys WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }

    /// Oldest first.
    ///
    /// - Parameter own: the territories of who asks: keys that reach further are not there for them. Nil for all.
    func list(organisation: UUID, within own: [String]?, after place: PageRequest.Place?, limit: Int)
        throws(DatabaseError) -> [APIKeyRecord]
    {
        let sql: SQL =
            """
            SELECT id, hint, name, description, scopes, territories, created_at, last_used_at, expires_at, revoked_at,
                replaced_by
            FROM api_keys WHERE organisation_id = \(organisation)\(Self.within(own))
            """
        return try db.fetchAll(
            sql + (place?.newer(by: "created_at") ?? "") + " ORDER BY created_at, id LIMIT \(limit)")
    }

    private static func within(_ own: [String]?) -> SQL {
        guard let own else { return "" }
        guard !own.isEmpty else { return " AND FALSE" }
        let one = "(" + own.map { $0.replacing(".", with: "[.]") }.joined(separator: "|") + ")"
        return " AND territories REGEXP \("^\(one)( \(one))*$")"
    }

    /// Names the key's successor and ends it when the overlap is over.
    ///
    /// - Returns: false when it was rotated or revoked before.
    func replace(_ id: UUID, by successor: UUID, organisation: UUID, overlapEnds: Date) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE api_keys
            SET replaced_by = \(successor), expires_at = LEAST(COALESCE(expires_at, \(overlapEnds)), \(overlapEnds))
            WHERE organisation_id = \(organisation) AND id = \(id) AND replaced_by IS NULL AND revoked_at IS NULL
            """)
        return change.rows == 1
    }

    /// Whether one of two keys was rotated to the other, over however many between.
    func isOneLine(_ one: UUID, _ other: UUID, organisation: UUID) throws(DatabaseError) -> Bool {
        try db.fetchValue(
            """
            WITH RECURSIVE line (first, id, replaced_by) AS (
                SELECT id, id, replaced_by FROM api_keys
                WHERE organisation_id = \(organisation) AND id IN (\(one), \(other))
                UNION ALL
                SELECT line.first, api_keys.id, api_keys.replaced_by
                FROM line JOIN api_keys ON api_keys.id = line.replaced_by
                WHERE api_keys.organisation_id = \(organisation)
            )
            SELECT EXISTS (
                SELECT 1 FROM line WHERE (first, id) IN ((\(one), \(other)), (\(other), \(one)))
            )
            """) ?? false
    }

    /// - Returns: false when it was revoked before.
    func revoke(_ id: UUID, organisation: UUID, now: Date) throws(DatabaseError) -> Bool {
        let change = try db.execute(
            """
            UPDATE api_keys SET revoked_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(id) AND revoked_at IS NULL
            """)
        return change.rows == 1
    }

    /// Whether a key with this digest could still be used.
    func isUsable(digest: [UInt8], now: Date) throws(DatabaseError) -> Bool {
        try credential(digest: digest, now: now)?.0.isValid(at: now) ?? false
    }
}

extension AppContext {
    /// Whether what is kept for somebody is the caller's: kept for them, or for a key that theirs was rotated from or to.
    /// In the overlap of two keys some nodes of a phone system still come with the old one, in the middle of a call.
    func isOwn(keptFor owner: UUID) throws -> Bool {
        guard let caller else { return false }
        if owner == caller.id { return true }
        guard case .machine(let machine) = caller else { return false }
        return try APIKeyStore(db: db).isOneLine(owner, machine.id, organisation: organisation)
    }
}
