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
    private static let batch = 500

    func run(in context: JobContext) throws -> Bool {
        try OrganisationStore(db: context.db).list().reduce(false) { hasMore, organisation in
            try Self.reseal(organisation.id, in: context) || hasMore
        }
    }

    /// Does a part of it for one organisation.
    ///
    /// - Returns: whether there is more to do.
    static func reseal(_ organisation: UUID, in context: JobContext) throws -> Bool {
        let sealer = context.services.sealer
        let key = keyBytes(sealer.activeKeyID)
        return try SealedColumns.all.reduce(false) { hasMore, column in
            let count = try column.reseal(context.db, organisation, key, batch) { place, envelope in
                sealer.seal(try sealer.open(envelope, in: place), in: place)
            }
            return hasMore || count == batch
        }
    }

    /// How many values are still sealed with another key than the active one.
    static func remaining(in context: JobContext) throws -> Int {
        try OrganisationStore(db: context.db).list().reduce(0) { try $0 + remaining(of: $1.id, in: context) }
    }

    /// The same of one organisation.
    static func remaining(of organisation: UUID, in context: JobContext) throws -> Int {
        let key = keyBytes(context.services.sealer.activeKeyID)
        return try SealedColumns.all.reduce(0) { try $0 + $1.count(context.db, organisation, key) }
    }

    /// A key id as it stands in an envelope: four bytes, the highest first.
    private static func keyBytes(_ id: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: id >> $0) }
    }
}
