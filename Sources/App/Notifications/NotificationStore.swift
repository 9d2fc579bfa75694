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

    /// Of one user, newest first.
    func list(of user: UUID, after place: PageRequest.Place?, limit: Int) throws(DatabaseError) -> [Notification] {
        let sql: SQL =
            """
            SELECT id, created_at, kind, request_id, read_at FROM notifications
            WHERE organisation_id = \(organisation) AND user_id = \(user)
            """
        return try db.fetchAll(
            sql + (place?.older(by: "created_at") ?? "") + " ORDER BY created_at DESC, id DESC LIMIT \(limit)")
    }

    /// How many of the last hundred a user has not read.
    func unread(of user: UUID) throws(DatabaseError) -> Int {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM (SELECT read_at FROM notifications
                WHERE organisation_id = \(organisation) AND user_id = \(user)
                ORDER BY created_at DESC LIMIT 100) AS latest WHERE read_at IS NULL
            """) ?? 0
    }

    /// Notes that a user has read what there was up to a moment.
    ///
    /// - Parameter ids: these alone, at least one; nil for all.
    func read(by user: UUID, _ ids: [UUID]?, to moment: Date, now: Date) throws(DatabaseError) {
        let these: SQL = ids.map { " AND id IN (\(list: $0))" } ?? ""
        try db.execute(
            """
            UPDATE notifications SET read_at = \(now)
            WHERE organisation_id = \(organisation) AND user_id = \(user) AND created_at <= \(moment)
                AND read_at IS NULL\(these)
            """)
    }

    /// - Returns: how many were deleted; fewer than `limit` when none are left.
    func purge(before moment: Date, limit: Int) throws(DatabaseError) -> Int {
        try db.execute(
            """
            DELETE FROM notifications WHERE organisation_id = \(organisation) AND created_at < \(moment)
            LIMIT \(limit)
            """
        ).rows
    }
}

/// Something a user was told.
struct Notification: RowDecodable {
    let id: UUID
    let createdAt: Date
    let kind: String
    let request: UUID?
    let readAt: Date?

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        createdAt = try row.column("created_at")
        kind = try row.column("kind")
        request = try row.column("request_id")
        readAt = try row.column("read_at")
    }
}
