internal import Foundation
internal import MariaDB

extension JobContext {
    /// Does work for each organisation in turn. An error in one does not keep the others from theirs: it is logged, by
    /// ids only, and thrown when the others have no more to do. When time is up and there is more to do, the others have to
    /// wait for the next part; in which order they come is left to chance, so that none waits for good.
    ///
    /// - Parameters:
    ///   - job: its name, for the log.
    ///   - organisations: those of the database when left out.
    ///   - work: does a part of one organisation's, and says whether there is more.
    /// - Returns: whether there is more to do for any.
    /// - Throws: the first error; at once when the database is not there, for then it is nobody's in particular.
    func eachOrganisation(
        _ job: String, of organisations: [UUID]? = nil, _ work: (_ organisation: UUID) throws -> Bool
    ) throws -> Bool {
        var hasMore = false
        var first: (any Error)?
        for organisation in try organisations ?? OrganisationStore(db: db).list().map(\.id).shuffled() {
            if hasMore, isTimeUp { return true }
            do {
                hasMore = try work(organisation) || hasMore
            } catch let error as DatabaseError where [.unavailable, .refused].contains(error.reason) {
                throw error
            } catch {
                // A database's error quotes no row; what others say is not known here.
                let said = error is DatabaseError ? "\(error)" : "\(type(of: error))"
                Log.error(
                    "job failed for an organisation", ["job": job, "organisation": organisation.text, "error": said])
                first = first ?? error
            }
        }
        if !hasMore, let first { throw first }
        return hasMore
    }

    /// Deletes what is old, of each organisation a batch at a time.
    ///
    /// - Parameter purge: deletes at most so many of one organisation's, and returns how many there were.
    func purgeEachOrganisation(
        _ job: String, _ purge: (_ db: Connection, _ organisation: UUID, _ limit: Int) throws -> Int
    ) throws -> Bool {
        let batch = 1_000
        return try eachOrganisation(job) { try purge(db, $0, batch) == batch }
    }
}
