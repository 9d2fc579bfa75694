internal import Foundation
internal import MariaDB
internal import Secrets

/// Indexes anew, with the active key, messages and opt-outs that were indexed with an earlier: what a rotation of the index
/// key needs before the old key can be retired. Until it is done they are searched for with both.
struct ReindexMessages: ScheduledJob {
    let name = "reindex_messages"
    let interval: TimeInterval = 3_600
    private static let batch = 200

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { try Self.reindex($0, in: context) }
    }

    /// Does a part of one organisation's.
    ///
    /// - Returns: whether there is more to do.
    static func reindex(_ organisation: UUID, in context: JobContext) throws -> Bool {
        let (index, sealer) = (context.services.index, context.services.sealer)
        let store = SentMessageStore(db: try context.db, organisation: organisation)
        let messages = try store.findIndexed(before: index.activeKeyID, limit: batch)
        for message in messages {
            // A recipient never changes.
            try store.reindex(message.id, RecipientIndex(message.content(sealer).recipient, by: index))
        }
        let optOuts = OptOutStore(db: try context.db, organisation: organisation)
        let numbers = try optOuts.findIndexed(before: index.activeKeyID, limit: batch)
        for optOut in numbers {
            let hashes = OptOut.index(try optOut.number(sealer), by: index)
            try optOuts.reindex(optOut.id, hashes[0], key: index.activeKeyID)
        }
        return messages.count == batch || numbers.count == batch
    }
}
