internal import Foundation
internal import MariaDB
internal import Secrets

/// Tables `verification_messages` and `verification_readings` of one organisation.
struct MessageStore {
    static let table: StaticString = "verification_messages"

    let db: Connection
    let organisation: UUID

    func insert(_ message: Message) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO verification_messages (organisation_id, request_id, created_at, id, author_id, side, sealed)
            VALUES (\(organisation), \(message.request), \(message.createdAt), \(message.id), \(message.author),
                \(message.side), \(message.sealed))
            """)
    }

    /// The last thousand, oldest first.
    func list(of request: UUID) throws(DatabaseError) -> [Message] {
        try db.fetchAll(
            """
            SELECT request_id, created_at, id, author_id, side, sealed
            FROM verification_messages WHERE organisation_id = \(organisation) AND request_id = \(request)
            ORDER BY created_at DESC, id DESC LIMIT 1000
            """
        ).reversed()
    }

    /// When what is written now is written: after all that is there. Who has read up to that has not read this, however
    /// long it waited for its turn.
    ///
    /// - Precondition: within a transaction that has the request locked.
    static func nextMoment(of request: UUID, in context: AppContext) throws -> Date {
        let (db, organisation) = (try context.db, try context.organisation)
        let message: Date? = try db.fetchValue(
            """
            SELECT created_at FROM verification_messages
            WHERE organisation_id = \(organisation) AND request_id = \(request)
            ORDER BY created_at DESC LIMIT 1 LOCK IN SHARE MODE
            """)
        let note = try NoteStore(db: db, organisation: organisation).lastMoment(of: request)
        let last = [message, note].compactMap(\.self).max()
        return last.map { max(context.now, $0 + 0.000_001) } ?? context.now
    }

    func count(of request: UUID) throws(DatabaseError) -> Int {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM verification_messages
            WHERE organisation_id = \(organisation) AND request_id = \(request)
            """) ?? 0
    }

    /// Notes how far somebody has read; never back.
    ///
    /// That somebody else has moved it since the transaction began is no conflict: the later moment counts.
    func read(_ request: UUID, by user: UUID, to moment: Date) throws(DatabaseError) {
        try db.execute(
            """
            SET STATEMENT innodb_snapshot_isolation = OFF FOR
            INSERT INTO verification_readings (organisation_id, request_id, user_id, read_to)
            VALUES (\(organisation), \(request), \(user), \(moment))
            ON DUPLICATE KEY UPDATE read_to = GREATEST(read_to, \(moment))
            """)
    }

    /// How many messages of the other side each request has that a user has not read; requests without any are left
    /// out.
    func unread(of requests: [UUID], by user: UUID, on side: Message.Side) throws(DatabaseError) -> [UUID: Int] {
        guard !requests.isEmpty else { return [:] }
        let counts = try db.fetchAll(
            """
            SELECT messages.request_id AS request_id, COUNT(*) AS unread
            FROM verification_messages AS messages
            LEFT JOIN verification_readings AS readings
                ON readings.organisation_id = messages.organisation_id
                AND readings.request_id = messages.request_id AND readings.user_id = \(user)
            WHERE messages.organisation_id = \(organisation) AND messages.request_id IN (\(list: requests))
                AND messages.side <> \(side)
                AND (readings.read_to IS NULL OR messages.created_at > readings.read_to)
            GROUP BY messages.request_id
            """, as: Unread.self)
        return Dictionary(uniqueKeysWithValues: counts.map { ($0.request, $0.count) })
    }

    /// How much of what the other side wrote the caller has not read of each request: messages, and to a clinic shared
    /// notes.
    static func unread(of requests: [UUID], in context: AppContext) throws -> [UUID: Int] {
        guard case .user(let person) = context.caller else { return [:] }
        let side = Message.Side(of: person)
        let store = MessageStore(db: try context.db, organisation: person.organisation)
        var unread = try store.unread(of: requests, by: person.id, on: side)
        guard side == .clinic else { return unread }
        let shared = try NoteStore(db: store.db, organisation: person.organisation).shared(of: requests)
        guard !shared.isEmpty else { return unread }
        let readings = try store.readings(of: Set(shared.map(\.request)), by: person.id)
        for note in shared where readings[note.request].map({ note.createdAt > $0 }) ?? true {
            unread[note.request, default: 0] += 1
        }
        return unread
    }

    /// How far a user has read each request, where they have.
    private func readings(of requests: Set<UUID>, by user: UUID) throws(DatabaseError) -> [UUID: Date] {
        let readings = try db.fetchAll(
            """
            SELECT request_id, read_to FROM verification_readings
            WHERE organisation_id = \(organisation) AND request_id IN (\(list: Array(requests)))
                AND user_id = \(user)
            """, as: Reading.self)
        return Dictionary(uniqueKeysWithValues: readings.map { ($0.request, $0.to) })
    }

    private struct Reading: RowDecodable {
        let request: UUID
        let to: Date

        init(row: borrowing Row) throws(DatabaseError) {
            request = try row.column("request_id")
            to = try row.column("read_to")
        }
    }

    private struct Unread: RowDecodable {
        let request: UUID
        let count: Int

        init(row: borrowing Row) throws(DatabaseError) {
            request = try row.column("request_id")
            count = try row.column("unread")
        }
    }
}

/// What clinic and desk write to each other about a request.
struct Message: RowDecodable {
    enum Side: String, ValueConvertible, CaseIterable {
        case clinic, desk

        init(of person: Caller.Person) { self = person.role == .doctor ? .clinic : .desk }
    }

    let request: UUID
    let createdAt: Date
    let id: UUID
    let author: UUID
    let side: Side
    let sealed: [UInt8]
}

extension Message {
    init(row: borrowing Row) throws(DatabaseError) {
        request = try row.column("request_id")
        createdAt = try row.column("created_at")
        id = try row.column("id")
        author = try row.column("author_id")
        side = try row.column("side")
        sealed = try row.column("sealed")
    }
}
