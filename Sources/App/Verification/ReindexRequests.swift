internal import Foundation
internal import MariaDB
internal import Secrets

/// Requests, also those from before their key was noted.
struct ReindexRequests: IndexJob {
    let name = "reindex_requests"

    static func reindex(_ organisation: UUID, in context: JobContext) throws -> Bool {
        let index = context.services.index
        let store = RequestStore(db: try context.db, organisation: organisation)
        let requests = try store.findIndexed(before: index.activeKeyID, limit: batch)
        for request in requests {
            // What a clinic wrote never changes.
            let content = try request.content(context.services.sealer)
            try store.reindex(request.id, RequestIndexes(of: content, patient: request.patient, by: index))
        }
        return requests.count == batch
    }
}
