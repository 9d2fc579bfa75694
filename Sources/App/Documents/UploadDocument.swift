internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests/{request}/documents`: a form (`UploadForm`) with a file of up to 20 MiB.
///
/// The file is read, recognised, sealed and written while it comes, all in one transaction: one that is cut off, by
/// whatever, leaves nothing behind.
///
/// Errors: 400 for a form that breaks off, 409 when the request or the item takes no documents any more, 413, 422.
enum UploadDocument {
    static func handle(in context: AppContext) throws -> Reply<DocumentView> {
        if let coding = context.request.headers["content-encoding"], coding.lowercased() != "identity" {
            throw APIError(.unsupportedMediaType, "UNSUPPORTED_ENCODING", "The body must not be compressed.")
        }
        // A body that is not streamed is no form, or an empty one: it is refused in the same words.
        let upload = ArrivingForm(
            context.upload ?? BodyStream(context.request.body),
            contentType: context.request.headers["content-type"] ?? "")
        // Refused early what would be refused at the end; of a request that comes again, it would be what came first.
        if context.request.headers["idempotency-key"] == nil { _ = try RequestAccess.find(in: context) }
        return try context.once(request: upload.identity) {
            try store(upload, in: context)
        } then: {
            try context.publish(.verification)
        }
    }

    private static func store(_ upload: ArrivingForm, in context: AppContext) throws -> Reply<DocumentView> {
        let person = try context.person
        let documents = DocumentStore(db: try context.db, organisation: person.organisation)
        let sealer = context.services.sealer
        var writer = ChunkWriter(of: UUID.random(), to: documents, sealer)
        let form = try upload.read { piece in try writer.take(piece) }
        let digest = try writer.finish()
        let request = try RequestAccess.lock(in: context)
        guard try documents.count(of: request.id) < DocumentStore.mostOfRequest else {
            throw APIError(.conflict, "TOO_MANY_DOCUMENTS", "The request has as many documents as it may have.")
        }
        let (item, outstanding) = try receive(form, writer.document, of: request, in: context)
        let document = Document(
            id: writer.document, request: request.id, item: item, type: form.type, mediaType: form.file.type,
            bytes: form.file.size, chunks: writer.count, digest: digest, status: .received,
            uploadedAt: context.now, uploadedBy: person.id,
            sealed: try sealer.seal(
                Document.Content(name: form.file.name.text, reason: nil), in: DocumentStore.table,
                row: writer.document))
        try documents.insert(document)
        // What was asked for is told when the last of it has come; what was not, would stay unseen.
        if item == nil { try ChangeRequest.notify(.desk, .documentReceived, of: request, in: context) }
        let changed = try RequestAccess.note(
            .uploaded, on: document.id, of: request, outstanding: outstanding,
            fields: [
                "document": document.id.text, "type": form.type.rawValue, "media_type": form.file.type.rawValue,
                "bytes": String(form.file.size),
            ], in: context)
        return .created(
            try DocumentView(document, sealer),
            at: "/api/ivr/requests/\(request.id.text)/documents/\(document.id.text)",
            headers: ["etag": EntityTag.of(version: changed.version)])
    }

    /// Ticks off what the document answers.
    ///
    /// - Returns: the item that has waited longest of them, and how many required ones are still to come.
    private static func receive(
        _ form: UploadForm, _ document: UUID, of request: VerificationRequest, in context: AppContext
    ) throws -> (item: UUID?, outstanding: RequestAccess.Outstanding) {
        let checklist = ChecklistStore(db: try context.db, organisation: try context.organisation)
        var items = try checklist.lockItems(of: request.id)
        let before = items.outstanding
        let answered = try items.answered(by: form.type, named: form.item)
        for place in answered {
            items[place].status = .received
            items[place].document = document
            items[place].settledBy = nil
            items[place].sealed = nil
            items[place].updatedAt = context.now
            try checklist.update(items[place])
        }
        return (answered.first.map { items[$0].id }, (before, items.outstanding))
    }
}

/// A form on its way in: it passes once.
private final class ArrivingForm {
    private let body: BodyStream
    private let contentType: String
    private var hasPassed = false
    private var said: [UInt8]?

    init(_ body: BodyStream, contentType: String) {
        self.body = body
        self.contentType = contentType
    }

    /// - Throws: 503 when it has passed: a transaction that collided with another cannot be run again without it.
    func read(_ keep: ([UInt8]) throws -> Void) throws -> UploadForm {
        guard !hasPassed else {
            throw APIError(
                .unavailable, "TRY_AGAIN", "Another change was being made. Try again.", headers: ["retry-after": "1"])
        }
        hasPassed = true
        var digest = RunningDigest()
        let form = try UploadForm(body, contentType: contentType) { piece in
            digest.update(piece)
            try keep(piece)
        }
        said = digest.finished() + Array("\(form.type.rawValue) \(form.item?.text ?? "")".utf8)
        return form
    }

    /// What tells it from other forms: the file and the fields, not how they were put together.
    func identity() throws -> [UInt8] {
        if said == nil { _ = try read { _ in } }
        return said ?? []
    }
}
