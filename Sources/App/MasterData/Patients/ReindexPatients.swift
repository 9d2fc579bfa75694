internal import Foundation
internal import MariaDB
internal import Secrets

/// Indexes anew, with the active key, patients who were indexed with another: what a rotation of the index key needs
/// before the old key can be retired. Until it is done they are searched for with both.
///
/// It keeps no account of how far it came: what is left to do is what the rows say.
struct ReindexPatients: ScheduledJob {
    let name = "reindex_patients"
    let interval: TimeInterval = 3_600
    private static let batch = 200

    func run(in context: JobContext) throws -> Bool {
        let index = context.services.index
        var hasMore = false
        for organisation in try OrganisationStore(db: context.db).list() {
            let store = PatientStore(db: try context.db, organisation: organisation.id)
            let patients = try store.findIndexed(notWith: index.activeKeyID, limit: Self.batch)
            for stored in patients {
                let details = try stored.opened(by: context.services.sealer).details
                try context.db.retryingTransaction {
                    try store.reindex(
                        stored, indexes: PatientIndex.all(of: details, by: index), key: index.activeKeyID)
                }
            }
            hasMore = hasMore || patients.count == Self.batch
        }
        return hasMore
    }
}
