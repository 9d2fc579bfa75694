internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Indexes anew, with the active key, calls whose number was indexed with an earlier: what a rotation of the index key
/// needs before the old key can be retired. Until it is done they are searched for with both.
struct ReindexCalls: ScheduledJob {
    let name = "reindex_calls"
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
