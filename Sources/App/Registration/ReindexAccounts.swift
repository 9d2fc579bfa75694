internal import Foundation
internal import MariaDB
internal import Secrets

/// The numbers of accounts.
struct ReindexAccounts: IndexJob {
    let name = "reindex_accounts"

    static func reindex(_ organisation: UUID, in context: JobContext) throws -> Bool {
        let index = context.services.index
        let store = AccountPhoneStore(db: try context.db, organisation: organisation)
        let phones = try store.findIndexed(before: index.activeKeyID, limit: batch)
        for phone in phones {
            let hashes = AccountPhone.index(try phone.number(context.services.sealer), by: index)
            try store.reindex(phone, hashes, hashes[0], key: index.activeKeyID)
        }
        return phones.count == batch
    }
}
