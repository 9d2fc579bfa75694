internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Calls, by the number of who called.
struct ReindexCalls: IndexJob {
    let name = "reindex_calls"

    static func reindex(_ organisation: UUID, in context: JobContext) throws -> Bool {
        let index = context.services.index
        let store = CallStore(db: try context.db, organisation: organisation)
        let calls = try store.findIndexed(before: index.activeKeyID, limit: batch)
        for call in calls {
            // A number never changes.
            guard let text = try call.content(context.services.sealer).callerNumber,
                let number = PhoneNumber(e164: text)
            else { continue }
            try store.reindex(call.id, ProcessCall.index(of: number, by: index))
        }
        return calls.count == batch
    }
}
