internal import Foundation
internal import MariaDB
internal import Secrets

/// Messages, by their recipient, and opt-outs.
struct ReindexMessages: IndexJob {
    let name = "reindex_messages"

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
