internal import Foundation
internal import MariaDB

/// What an account has been opened by: its sessions, and the address at which calendars read its visits. Whoever was in
/// once could have made that too.
enum OpenedAccess {
    /// - Parameter session: the one that goes on, if any.
    /// - Precondition: within the transaction of the cause.
    static func end(
        of user: UUID, except session: UUID? = nil, _ organisation: UUID, now: Date, _ db: Connection
    ) throws(DatabaseError) {
        try SessionStore(db: db, organisation: organisation).revokeAll(of: user, except: session, now: now)
        _ = try CalendarFeedStore(db: db, organisation: organisation).delete(of: user)
    }
}
