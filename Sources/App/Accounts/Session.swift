internal import Foundation
internal import MariaDB

/// One sign-in: what its access tokens and refresh tokens stand and fall with.
struct Session: RowDecodable {
    let id: UUID
    let user: UUID
    let lastSeenAt: Date
    /// The absolute limit.
    let expiresAt: Date
    let revokedAt: Date?

    /// A session that begins.
    init(id: UUID, user: UUID, openedAt: Date, expiresAt: Date) {
        self.id = id
        self.user = user
        lastSeenAt = openedAt
        self.expiresAt = expiresAt
        revokedAt = nil
    }

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        user = try row.column("user_id")
        lastSeenAt = try row.column("last_seen_at")
        expiresAt = try row.column("expires_at")
        revokedAt = try row.column("revoked_at")
    }

    /// When it ends if nothing more is asked for.
    func end(limits: SessionLimits, role: Role) -> Date { min(expiresAt, lastSeenAt + limits.idle(for: role)) }

    func isOpen(at now: Date, limits: SessionLimits, role: Role) -> Bool {
        revokedAt == nil && now < expiresAt && now.timeIntervalSince(lastSeenAt) <= limits.idle(for: role)
    }
}
