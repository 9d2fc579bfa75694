internal import Foundation
internal import MariaDB
internal import Secrets

/// Indexes anew, with the active key, requests that were indexed with an earlier, or before the key was noted: what a
/// rotation of the index key needs before the old key can be retired.
struct ReindexRequests: ScheduledJob {
    let name = "reindex_requests"
    let interval: TimeInterval = 3_600
    private static let batch = 200

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { try Self.reindex($0, in: context) }
    }

    /// Does a part of one organisation's.
    ///
    /// - Returns: whether there is more to do.
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
