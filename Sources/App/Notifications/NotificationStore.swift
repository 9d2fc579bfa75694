internal import Foundation
internal import MariaDB
internal import Secrets

/// Table `notifications` of one organisation: what users are told.
struct NotificationStore {
    let db: Connection
    let organisation: UUID

    /// Tells users of something; within the transaction of its cause.
    ///
    /// - Parameters:
    ///   - kind: such as `request_approved`.
    ///   - request: the verification request it is about, if it is about one.
    func insert(users: [UUID], kind: String, request: UUID?, now: Date) throws(DatabaseError) {
        guard !users.isEmpty else { return }
        let rows = users.map { user -> SQL in
            "(\(organisation), \(user), \(now), \(UUID.random()), \(kind), \(request))"
        }
        try db.execute(
            """
            INSERT INTO notifications (organisation_id, user_id, created_at, id, kind, request_id)
            VALUES \(SQL.joined(rows, by: ", "))
            """)
    }
}
