internal import Foundation
internal import MariaDB
internal import Secrets

/// Patients, also those who were indexed by earlier rules.
struct ReindexPatients: IndexJob {
    let name = "reindex_patients"

    static func reindex(_ organisation: UUID, in context: JobContext) throws -> Bool {
        let index = context.services.index
        let store = PatientStore(db: try context.db, organisation: organisation)
        let patients = try store.findIndexed(before: index.activeKeyID, limit: batch)
        for stored in patients {
            let details = try stored.opened(by: context.services.sealer).details
            try context.db.retryingTransaction {
                try store.reindex(stored, indexes: PatientIndex.all(of: details, by: index), key: index.activeKeyID)
            }
        }
        return patients.count == batch
    }
}
