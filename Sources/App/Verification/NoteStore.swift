internal import Foundation
internal import MariaDB

/// A note on a request.
struct RequestNote: RowDecodable {
    let request: UUID
    let createdAt: Date
    let id: UUID
    let author: UUID
    /// Whether the clinic sees it too.
    let isShared: Bool
    let sealed: [UInt8]
}

extension RequestNote {
    init(row: borrowing Row) throws(DatabaseError) {
        request = try row.column("request_id")
        createdAt = try row.column("created_at")
        id = try row.column("id")
        author = try row.column("author_id")
        isShared = try row.column("is_shared")
        sealed = try row.column("sealed")
    }
}

/// Table `verification_notes` of one organisation.
struct NoteStore {
    static let table: StaticString = "verification_notes"

    let db: Connection
    let organisation: UUID

    /// When the last was written, whatever the transaction has seen before.
    func lastMoment(of request: UUID) throws(DatabaseError) -> Date? {
        try db.fetchValue(
            """
            SELECT created_at FROM verification_notes
            WHERE organisation_id = \(organisation) AND request_id = \(request)
            ORDER BY created_at DESC LIMIT 1 LOCK IN SHARE MODE
            """)
    }

    func insert(_ note: RequestNote) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO verification_notes (organisation_id, request_id, created_at, id, author_id, is_shared, sealed)
            VALUES (\(organisation), \(note.request), \(note.createdAt), \(note.id), \(note.author),
                \(note.isShared), \(note.sealed))
            """)
    }

    /// The last thousand, oldest first.
    ///
    /// - Parameter all: false for those that are shared.
    func list(of request: UUID, all: Bool) throws(DatabaseError) -> [RequestNote] {
        let sql: SQL =
            """
            SELECT request_id, created_at, id, author_id, is_shared, sealed
            FROM verification_notes WHERE organisation_id = \(organisation) AND request_id = \(request)
            """
        return try db.fetchAll(sql + (all ? "" : " AND is_shared") + " ORDER BY created_at DESC, id DESC LIMIT 1000")
            .reversed()
    }

    /// When something was shared with the clinics of requests.
    func shared(of requests: [UUID]) throws(DatabaseError) -> [SharedNote] {
        guard !requests.isEmpty else { return [] }
        return try db.fetchAll(
            """
            SELECT request_id, created_at FROM verification_notes
            WHERE organisation_id = \(organisation) AND request_id IN (\(list: requests)) AND is_shared
            """)
    }

    /// How many there are.
    ///
    /// - Parameter all: false for those that are shared.
    func count(of request: UUID, all: Bool) throws(DatabaseError) -> Int {
        let sql: SQL =
            """
            SELECT COUNT(*) FROM verification_notes
            WHERE organisation_id = \(organisation) AND request_id = \(request)
            """
        return try db.fetchValue(sql + (all ? "" : " AND is_shared")) ?? 0
    }
}

/// That a clinic may see a note of a request.
struct SharedNote: RowDecodable {
    let request: UUID
    let createdAt: Date

    init(row: borrowing Row) throws(DatabaseError) {
        request = try row.column("request_id")
        createdAt = try row.column("created_at")
    }
}
