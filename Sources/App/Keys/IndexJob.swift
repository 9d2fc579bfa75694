internal import Foundation

/// Indexes anew, with the active key, what was indexed with an earlier: what a rotation of the index key needs before
/// the old key can be retired. Until it is done, it is searched for with both.
///
/// It keeps no account of how far it came: what is left to do is what the rows say.
protocol IndexJob: ScheduledJob {
    /// Does a part of one organisation's: ``batch`` rows of each kind.
    ///
    /// - Returns: whether there is more to do.
    static func reindex(_ organisation: UUID, in context: JobContext) throws -> Bool
}

extension IndexJob {
    static var batch: Int { 200 }

    var interval: TimeInterval { 3_600 }

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { try Self.reindex($0, in: context) }
    }
}
