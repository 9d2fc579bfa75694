internal import Foundation
internal import MariaDB
internal import Secrets

/// Indexes anew, with the active key, patients who were indexed with an earlier, or by earlier rules: what a rotation of the
/// index key needs before the old key can be retired. Until it is done they are searched for with both.
///
/// It keeps no account of how far it came: what is left to do is what the rows say.
struct ReindexPatients: ScheduledJob {
    let name = "reindex_patients"
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
