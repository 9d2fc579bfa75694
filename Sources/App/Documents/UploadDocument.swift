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
        let request = try RequestAccess.find(in: context, toChange: true)
        if let coding = context.request.headers["content-encoding"], coding.lowercased() != "identity" {
            throw APIError(.unsupportedMediaType, "UNSUPPORTED_ENCODING", "The body must not be compressed.")
        }
        // A body that is not streamed is no form, or an empty one: it is refused in the same words.
        let body = context.upload ?? BodyStream(context.request.body)
        let document = try store(body, for: request, in: context)
        return .created(
            try DocumentView(document, context.services.sealer),
            at: "/api/ivr/requests/\(request.id.text)/documents/\(document.id.text)")
    }

    /// Not repeated when it collides with another change, as other transactions are: the file has passed by then. A
    /// collision is unlikely, for the pieces are nobody else's, and what others write too is taken in the end, in the
    /// order in which all take it.
    private static func store(_ body: BodyStream, for request: RequestHead, in context: AppContext) throws -> Document {
        let person = try context.person
        let db = try context.db
        let documents = DocumentStore(db: db, organisation: person.organisation)
        let sealer = context.services.sealer
        return try db.transaction {
            var writer = ChunkWriter(of: UUID.random(), to: documents, sealer)
            let form = try UploadForm(body, contentType: context.request.headers["content-type"] ?? "") { piece in
                try writer.take(piece)
            }
            let digest = try writer.finish()
            let head = try RequestAccess.lock(request.id, in: context)
            guard try documents.count(of: head.id) < DocumentStore.mostOfRequest else {
                throw APIError(.conflict, "TOO_MANY_DOCUMENTS", "The request has as many documents as it may have.")
            }
            let (item, outstanding) = try receive(form, writer.document, of: head, in: context)
            let document = Document(
                id: writer.document, request: head.id, item: item, type: form.type, mediaType: form.file.type,
                bytes: form.file.size, chunks: writer.count, digest: digest, status: .received,
                uploadedAt: context.now, uploadedBy: person.id,
                sealed: try sealer.seal(
                    Document.Content(name: form.file.name.text, reason: nil), in: DocumentStore.table,
                    row: writer.document))
            try documents.insert(document)
            _ = try RequestAccess.note(.uploaded, on: document.id, of: head, outstanding: outstanding, in: context)
            try AuditStore.append(
                AuditEvent(
                    DocumentEvent.uploaded.rawValue, .success, on: "document", document.id.text, by: context.actor,
                    fields: [
                        "request": head.id.text, "type": form.type.rawValue, "media_type": form.file.type.rawValue,
                        "bytes": String(form.file.size),
                    ]),
                organisation: person.organisation, in: context)
            return document
        }
    }

    /// Ticks the item off that the document answers.
    ///
    /// - Returns: the item, and how many required ones are still to come.
    private static func receive(
        _ form: UploadForm, _ document: UUID, of request: RequestHead, in context: AppContext
    ) throws -> (item: UUID?, outstanding: Int) {
        let checklist = ChecklistStore(db: try context.db, organisation: try context.organisation)
        var items = try checklist.lockItems(of: request.id)
        guard let answered = try items.answered(by: form.type, named: form.item),
            let place = items.firstIndex(where: { $0.id == answered.id })
        else { return (nil, items.outstanding) }
        items[place].status = .received
        items[place].document = document
        items[place].settledBy = nil
        items[place].sealed = nil
        items[place].updatedAt = context.now
        try checklist.update(items[place])
        return (answered.id, items.outstanding)
    }
}
