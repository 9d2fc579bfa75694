internal import Foundation
internal import MariaDB

/// Tells users in the application.
enum Notify {
    /// Nobody is told of what they did themselves.
    ///
    /// - Parameter request: the verification request it is about, if it is about one.
    /// - Precondition: within the transaction of the cause.
    static func tell(_ users: [UUID], _ kind: NotificationKind, of request: UUID?, in context: AppContext) throws {
        let author = try context.actor.id
        try NotificationStore(db: try context.db, organisation: try context.organisation)
            .insert(users: users.filter { $0 != author }, kind: kind.rawValue, request: request, now: context.now)
    }
}
