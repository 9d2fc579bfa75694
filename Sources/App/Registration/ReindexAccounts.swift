internal import Foundation
internal import MariaDB
internal import Secrets

/// Indexes anew, with the active key, the numbers of accounts that were indexed with an earlier one. Until it is done they are
/// searched for with both.
struct ReindexAccounts: ScheduledJob {
    let name = "reindex_accounts"
    let interval: TimeInterval = 3_600
    private static let batch = 200

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { organisation in
            let index = context.services.index
            let store = AccountPhoneStore(db: try context.db, organisation: organisation)
            let phones = try store.findIndexed(before: index.activeKeyID, limit: Self.batch)
            for phone in phones {
                let hashes = AccountPhone.index(try phone.number(context.services.sealer), by: index)
                try store.reindex(phone, hashes, hashes[0], key: index.activeKeyID)
            }
            return phones.count == Self.batch
        }
    }
}
