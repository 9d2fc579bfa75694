internal import Foundation
internal import MariaDB
internal import Secrets

/// Tables `documents` and `document_chunks` of one organisation.
struct DocumentStore {
    static let table: StaticString = "documents"

    let db: Connection
    let organisation: UUID

    /// Where a piece of a document is sealed to: that document, and its place in it.
    static func place(of chunk: Int, in document: UUID) -> SealedPlace {
        SealedPlace(table: "document_chunks", column: "sealed-\(chunk)", row: document)
    }

    private static let columns: SQL =
        """
        id, request_id, item_id, type, media_type, bytes, chunks, digest, status, uploaded_at, uploaded_by, sealed
        """

    func insert(_ document: Document) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO documents (organisation_id, request_id, id, item_id, type, media_type, bytes, chunks, digest,
                status, uploaded_at, uploaded_by, sealed)
            VALUES (\(organisation), \(document.request), \(document.id), \(document.item), \(document.type),
                \(document.mediaType), \(document.bytes), \(document.chunks), \(document.digest), \(document.status),
                \(document.uploadedAt), \(document.uploadedBy), \(document.sealed))
            """)
    }

    /// - Parameters:
    ///   - number: of the piece, from 0.
    ///   - sealed: to `place(of:in:)`.
    func insert(chunk number: Int, of document: UUID, _ sealed: [UInt8]) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO document_chunks (organisation_id, document_id, number, sealed)
            VALUES (\(organisation), \(document), \(number), \(sealed))
            """)
    }

    func find(_ id: UUID, of request: UUID) throws(DatabaseError) -> Document? {
        let sql: SQL = "SELECT " + Self.columns
        return try db.fetchOne(
            sql + " FROM documents WHERE organisation_id = \(organisation) AND request_id = \(request) AND id = \(id)")
    }

    /// Newest first.
    func list(of request: UUID) throws(DatabaseError) -> [Document] {
        let sql: SQL = "SELECT " + Self.columns
        return try db.fetchAll(
            sql + " FROM documents WHERE organisation_id = \(organisation) AND request_id = \(request)"
                + " ORDER BY uploaded_at DESC, id LIMIT \(Self.mostOfRequest)")
    }

    /// How many documents a request may have.
    static let mostOfRequest = 200

    /// How many documents a request has.
    func count(of request: UUID) throws(DatabaseError) -> Int {
        try db.fetchValue(
            "SELECT COUNT(*) FROM documents WHERE organisation_id = \(organisation) AND request_id = \(request)") ?? 0
    }

    /// A piece of a document, sealed to its place; nil when it is not there.
    func chunk(_ number: Int, of document: UUID) throws(DatabaseError) -> [UInt8]? {
        try db.fetchValue(
            """
            SELECT sealed FROM document_chunks
            WHERE organisation_id = \(organisation) AND document_id = \(document) AND number = \(number)
            """)
    }

    /// Writes what may change of a document.
    func update(_ document: Document) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE documents SET status = \(document.status), sealed = \(document.sealed)
            WHERE organisation_id = \(organisation) AND request_id = \(document.request) AND id = \(document.id)
            """)
    }

    // MARK: Keys

    /// The same for the pieces of documents, one at a time: together they would not fit into memory.
    func resealChunks(notWith key: [UInt8], limit: Int, _ seal: SealedColumn.PlacedSeal) throws -> Int {
        let pieces = try db.fetchAll(
            """
            SELECT document_id AS request_id, document_id AS id, number, sealed_with AS sealed FROM document_chunks
            WHERE organisation_id = \(organisation) AND (sealed_with < \(key) OR sealed_with > \(key)) LIMIT \(limit)
            """, as: SealedPiece.self)
        for piece in pieces {
            guard let sealed = try chunk(piece.number, of: piece.id) else { continue }
            let anew = try seal(Self.place(of: piece.number, in: piece.id), sealed)
            try db.execute(
                """
                UPDATE document_chunks SET sealed = \(anew)
                WHERE organisation_id = \(organisation) AND document_id = \(piece.id) AND number = \(piece.number)
                    AND sealed_with <> \(key)
                """)
        }
        return pieces.count
    }

    /// How many pieces of documents were sealed with another key than `key`.
    func countChunks(notSealedWith key: [UInt8]) throws(DatabaseError) -> Int {
        try db.fetchValue(
            """
            SELECT COUNT(*) FROM document_chunks
            WHERE organisation_id = \(organisation) AND (sealed_with < \(key) OR sealed_with > \(key))
            """) ?? 0
    }
}

private struct SealedPiece: RowDecodable {
    let request: UUID
    let id: UUID
    let number: Int
    let sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        request = try row.column("request_id")
        id = try row.column("id")
        number = try row.column("number")
        sealed = try row.column("sealed")
    }
}
