internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A file that came with a request.
struct Document {
    enum Status: String, Codable, CaseIterable, ValueConvertible {
        case received
        case accepted
        case rejected
    }

    /// What is sealed of it, beside its bytes.
    struct Content: Codable {
        let name: String
        /// Why it was rejected.
        var reason: String?
    }

    /// How large a file may be, in bytes: 20 MiB.
    static let longest = 20 << 20

    let id: UUID
    let request: UUID
    /// What of the checklist it answers; nil for one that nobody asked for.
    let item: UUID?
    let type: DocumentType
    let mediaType: FileType
    /// How large it is.
    let bytes: Int
    let chunks: Int
    /// SHA-256.
    let digest: [UInt8]
    var status: Status
    let uploadedAt: Date
    let uploadedBy: UUID?
    var sealed: [UInt8]

    func content(_ sealer: Sealer) throws -> Content {
        try sealer.open(Content.self, sealed, in: DocumentStore.table, row: id)
    }
}

extension Document: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        request = try row.column("request_id")
        item = try row.column("item_id")
        type = try row.column("type")
        mediaType = try row.column("media_type")
        bytes = try row.column("bytes")
        chunks = try row.column("chunks")
        digest = try row.column("digest")
        status = try row.column("status")
        uploadedAt = try row.column("uploaded_at")
        uploadedBy = try row.column("uploaded_by")
        sealed = try row.column("sealed")
    }
}

/// A document as lists show it: all but its bytes.
struct DocumentView: ResponseBody {
    let id: UUID
    let type: DocumentType
    let itemID: UUID?
    let name: String
    let mediaType: String
    let bytes: Int
    let sha256: String
    let status: Document.Status
    let reason: String?
    let uploadedAt: Date
    let uploadedBy: UUID?

    init(_ document: Document, _ sealer: Sealer) throws {
        let content = try document.content(sealer)
        id = document.id
        type = document.type
        itemID = document.item
        name = content.name
        mediaType = document.mediaType.rawValue
        bytes = document.bytes
        sha256 = document.digest.hex
        status = document.status
        reason = content.reason
        uploadedAt = document.uploadedAt
        uploadedBy = document.uploadedBy
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "type": .required(DocumentType.schema), "item_id": .optional(.uuid),
        "name": .required(.string(1...FileName.longest)),
        "media_type": .required(.oneOf(FileType.allCases.map(\.rawValue))),
        "bytes": .required(.integer(1...Document.longest)), "sha256": .required(.string(64...64)),
        "status": .required(.oneOf(Document.Status.allCases.map(\.rawValue))),
        "reason": .optional(WaiveItem.reason), "uploaded_at": .required(.dateTime),
        "uploaded_by": .optional(.uuid),
    ])
    .named("Document").example([
        "id": "7b0e8400-e29b-41d4-a716-446655440001", "type": "insurance_card", "name": "card.pdf",
        "media_type": "application/pdf", "bytes": 48213,
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "status": "received",
        "uploaded_at": "2026-03-17T09:00:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case id, type
        case itemID = "item_id"
        case name
        case mediaType = "media_type"
        case bytes, sha256, status, reason
        case uploadedAt = "uploaded_at"
        case uploadedBy = "uploaded_by"
    }
}
