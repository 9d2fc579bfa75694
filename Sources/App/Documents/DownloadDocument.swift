internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /ivr/requests/{request}/documents/{document}`: the file, byte for byte as it came.
///
/// Always as an attachment, which nginx sends under a policy with `sandbox`, so that no browser shows it in the name of
/// our pages. They show a picture that they have fetched in an `<img>`, and a PDF from a `blob:` in the browser's own
/// viewer. A file that is not whole any more is cut off before its last piece: nobody gets all of a wrong one.
enum DownloadDocument {
    static func handle(in context: AppContext) throws -> Response {
        let (request, document) = try find(in: context)
        let name = FileName(try document.content(context.services.sealer).name, of: document.mediaType)
        // The first piece is read beforehand: a document that cannot be read at all gets an answer that says so.
        let first = try piece(0, of: document, in: context)
        try context.recordRead(
            AuditEvent(
                "document_read", .success, on: "document", document.id.text, by: context.actor,
                fields: ["request": request.id.text, "patient": request.patient]))
        var response = Response(
            .ok,
            headers: [
                "content-type": document.mediaType.rawValue, "content-disposition": name.disposition,
                "cache-control": "no-store",
            ])
        response.stream = ResponseStream(length: document.bytes) { send in
            try self.send(document, first, in: context, send)
        }
        return response
    }

    /// The document of the path, and its request.
    ///
    /// - Throws: `APIError.notFound`, also for one of another request.
    static func find(in context: AppContext) throws -> (VerificationRequest, Document) {
        let request = try GetRequest.find(in: context)
        let store = DocumentStore(db: try context.db, organisation: try context.organisation)
        guard let document = try store.find(context.identifier("document"), of: request.id) else {
            throw APIError.notFound
        }
        return (request, document)
    }

    private static func send(
        _ document: Document, _ first: [UInt8], in context: AppContext, _ send: ([UInt8]) throws -> Void
    ) throws {
        var digest = RunningDigest()
        var piece = first
        for number in 1..<max(document.chunks, 1) {
            digest.update(piece)
            try send(piece)
            piece = try self.piece(number, of: document, in: context)
        }
        digest.update(piece)
        guard digest.finished() == document.digest else { throw Damage.digest }
        try send(piece)
    }

    private static func piece(_ number: Int, of document: Document, in context: AppContext) throws -> [UInt8] {
        let store = DocumentStore(db: try context.db, organisation: try context.organisation)
        guard let sealed = try store.chunk(number, of: document.id) else { throw Damage.missing(number) }
        return try context.services.sealer.open(sealed, in: DocumentStore.place(of: number, in: document.id))
    }

    /// What is wrong with a stored document.
    enum Damage: Error {
        case missing(Int)
        case digest
    }
}
