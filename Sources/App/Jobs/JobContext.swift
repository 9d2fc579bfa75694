public import Foundation
public import MariaDB
internal import Web

/// What a job may use.
public struct JobContext {
    let services: Services
    let database: Database
    let now: Date
    private let begun: ContinuousClock.Instant

    /// - Parameter begun: when the work began that this is for.
    public init(services: Services, database: Database, now: Date, begun: ContinuousClock.Instant = .now) {
        self.services = services
        self.database = database
        self.now = now
        self.begun = begun
    }

    /// Whether it is time to leave the rest for another part: other jobs may be due, or a stop wanted.
    var isTimeUp: Bool { .now - begun > .seconds(2) }

    /// For work on one organisation's that requests do as well: on record it is the service's own.
    func working(for organisation: UUID) -> AppContext {
        var context = AppContext(
            services: services, database: database, memory: ThreadMemory(), request: Request(.post, ""), requestID: "",
            now: now)
        (context.guestOf, context.isJob) = (organisation, true)
        return context
    }

    /// Has the organisation's pages told that something has changed; after the commit.
    ///
    /// Nobody listens here, so it is left where each host's pool looks. What cannot be told is no error: it has been
    /// done, and pages that are opened show it.
    func publish(_ kind: LiveMessage.Kind, to organisation: UUID) {
        do {
            try LiveNewsStore(db: db).note(kind, of: organisation)
        } catch {
            Log.warning("news for pages are lost", ["kind": kind.rawValue, "organisation": organisation.text])
        }
    }

    /// - Throws: `DatabaseError` when there is no connection to be had.
    var db: Connection {
        get throws(DatabaseError) { try database.connection() }
    }
}
