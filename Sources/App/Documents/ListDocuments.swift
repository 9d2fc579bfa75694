internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /ivr/requests/{request}/documents`, newest first.
enum ListDocuments {
    struct Output: ResponseBody {
        let documents: [DocumentView]

        static let schema = Schema.object([
            "documents": .required(.array(of: DocumentView.schema, 0...DocumentStore.mostOfRequest))
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try GetRequest.find(in: context)
        let store = DocumentStore(db: try context.db, organisation: try context.organisation)
        let documents = try store.list(of: request.id).map { try DocumentView($0, context.services.sealer) }
        try context.recordRead("documents_listed", of: request, ["count": String(documents.count)])
        return .ok(Output(documents: documents), headers: ["etag": EntityTag.of(version: request.version)])
    }
}
