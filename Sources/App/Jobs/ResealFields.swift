internal import Foundation
internal import MariaDB
internal import Secrets

/// Seals anew, with the active key, whatever was sealed with another: what a rotation of keys needs before an
/// old key can be retired.
///
/// It keeps no account of how far it came: what is left to do is what the rows say, so it goes on where a
/// worker that died left off.
struct ResealFields: ScheduledJob {
    let name = "reseal_fields"
    let interval: TimeInterval = 3_600
    /// Rows that share a commit. Few: requests wait for them meanwhile.
    private static let batch = 50

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { try Self.reseal($0, in: context) }
    }

    /// Does a part of one organisation's.
    ///
    /// - Returns: whether there is more to do.
    static func reseal(_ organisation: UUID, in context: JobContext) throws -> Bool {
        let sealer = context.services.sealer
        let key = keyBytes(sealer.activeKeyID)
        var isAtWork = false
        for column in SealedColumns.all {
            var count = batch
            while count == batch {
                count = try context.db.retryingTransaction {
                    try column.reseal(context.db, organisation, key, batch) { place, envelope in
                        sealer.seal(try sealer.open(envelope, in: place), in: place)
                    }
                }
                isAtWork = isAtWork || count > 0
                if isAtWork, context.isTimeUp { return true }
            }
        }
        return false
    }

    /// How many values are still sealed with another key than the active one.
    static func remaining(in context: JobContext) throws -> Int {
        try OrganisationStore(db: context.db).list().reduce(0) { sum, organisation in
            try sum + remaining(of: organisation.id, in: context)
        }
    }

    /// Likewise, of one organisation's.
    static func remaining(of organisation: UUID, in context: JobContext) throws -> Int {
        let key = keyBytes(context.services.sealer.activeKeyID)
        return try SealedColumns.all.reduce(0) { sum, column in
            sum + (try column.count(context.db, organisation, key))
        }
    }

    /// A key id as it stands in an envelope: four bytes, the highest first.
    private static func keyBytes(_ id: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: id >> $0) }
    }
}
