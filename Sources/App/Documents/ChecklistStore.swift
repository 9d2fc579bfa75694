internal import Foundation
internal import MariaDB
internal import Secrets

/// Tables `document_asks` and `document_items` of one organisation.
struct ChecklistStore {
    static let asks: StaticString = "document_asks"
    static let items: StaticString = "document_items"

    let db: Connection
    let organisation: UUID

    func insert(_ ask: DocumentAsk, _ items: [ChecklistItem]) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO document_asks (organisation_id, request_id, id, asked_at, asked_by, deadline, deadline_at,
                notice, notice_at, sealed)
            VALUES (\(organisation), \(ask.request), \(ask.id), \(ask.askedAt), \(ask.askedBy), \(ask.deadline),
                \(ask.deadlineAt), \(ask.notice?.kind), \(ask.notice?.at), \(ask.sealed))
            """)
        for item in items {
            try db.execute(
                """
                INSERT INTO document_items (organisation_id, request_id, id, ask_id, type, is_required, status,
                    document_id, settled_by, updated_at, sealed)
                VALUES (\(organisation), \(item.request), \(item.id), \(item.ask), \(item.type), \(item.isRequired),
                    \(item.status), \(item.document), \(item.settledBy), \(item.updatedAt), \(item.sealed))
                """)
        }
    }

    /// What a request's clinic was asked for, oldest first.
    func asks(of request: UUID) throws(DatabaseError) -> [DocumentAsk] {
        try db.fetchAll(
            """
            SELECT id, request_id, asked_at, asked_by, deadline, deadline_at, notice, notice_at, sealed
            FROM document_asks
            WHERE organisation_id = \(organisation) AND request_id = \(request) ORDER BY asked_at, id
            """)
    }

    /// All items of a request, those of the oldest ask first, and of an ask in the order of the types.
    func items(of request: UUID) throws(DatabaseError) -> [ChecklistItem] {
        try sorted(db.fetchAll(select(request)), request)
    }

    /// The same, and nobody else changes them until the transaction ends.
    func lockItems(of request: UUID) throws(DatabaseError) -> [ChecklistItem] {
        try sorted(db.fetchAll(select(request) + " FOR UPDATE"), request)
    }

    /// How many required items of a request are neither there nor waived.
    func outstanding(of request: UUID) throws(DatabaseError) -> Int {
        try items(of: request).outstanding
    }

    /// Writes what may change of an item.
    func update(_ item: ChecklistItem) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE document_items SET status = \(item.status), document_id = \(item.document),
                settled_by = \(item.settledBy), updated_at = \(item.updatedAt), sealed = \(item.sealed)
            WHERE organisation_id = \(organisation) AND request_id = \(item.request) AND id = \(item.id)
            """)
    }

    /// Asks of which something is to be told by now; those that somebody else is at are left to them.
    ///
    /// - Precondition: within a transaction.
    func lockTelling(now: Date, limit: Int) throws(DatabaseError) -> [DocumentAsk] {
        try db.fetchAll(
            """
            SELECT id, request_id, asked_at, asked_by, deadline, deadline_at, notice, notice_at, sealed
            FROM document_asks WHERE organisation_id = \(organisation) AND notice_at <= \(now)
            ORDER BY notice_at LIMIT \(limit) FOR UPDATE SKIP LOCKED
            """)
    }

    /// Notes what is told next of an ask.
    ///
    /// - Parameter now: for workers of the release before, who look only for whether the deadline was seen to.
    func update(_ notice: DocumentNotice?, of ask: DocumentAsk, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE document_asks SET notice = \(notice?.kind), notice_at = \(notice?.at),
                passed_at = IF(deadline_at <= \(now), \(now), passed_at)
            WHERE organisation_id = \(organisation) AND request_id = \(ask.request) AND id = \(ask.id)
            """)
    }

    private func select(_ request: UUID) -> SQL {
        """
        SELECT id, ask_id, request_id, type, is_required, status, document_id, settled_by, updated_at, sealed
        FROM document_items WHERE organisation_id = \(organisation) AND request_id = \(request) ORDER BY id
        """
    }

    private func sorted(_ items: [ChecklistItem], _ request: UUID) throws(DatabaseError) -> [ChecklistItem] {
        // Their ids are random: by these a list would stand in another order with each ask.
        let byType = DocumentType.allCases.flatMap { type in items.filter { $0.type == type } }
        guard Set(items.map(\.ask)).count > 1 else { return byType }
        return try asks(of: request).flatMap { ask in byType.filter { $0.ask == ask.id } }
    }
}

extension DocumentAsk: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        request = try row.column("request_id")
        askedAt = try row.column("asked_at")
        askedBy = try row.column("asked_by")
        deadline = try row.column("deadline")
        deadlineAt = try row.column("deadline_at")
        let kind: DocumentNotice.Kind? = try row.column("notice")
        let at: Date? = try row.column("notice_at")
        notice = kind.flatMap { kind in at.map { DocumentNotice(kind, at: $0) } }
        sealed = try row.column("sealed")
    }
}

extension ChecklistItem: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        ask = try row.column("ask_id")
        request = try row.column("request_id")
        type = try row.column("type")
        isRequired = try row.column("is_required")
        status = try row.column("status")
        document = try row.column("document_id")
        settledBy = try row.column("settled_by")
        updatedAt = try row.column("updated_at")
        sealed = try row.column("sealed")
    }
}
