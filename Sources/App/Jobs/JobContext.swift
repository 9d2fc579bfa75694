public import Foundation
public import MariaDB
internal import Web

/// What a job may use.
public struct JobContext {
    let services: Services
    let database: Database
    let now: Date

    public init(services: Services, database: Database, now: Date) {
        self.services = services
        self.database = database
        self.now = now
    }

    /// For work on one organisation's that requests do as well: on record it is the service's own.
    func working(for organisation: UUID) -> AppContext {
        var context = AppContext(
            services: services, database: database, memory: ThreadMemory(), request: Request(.post, ""), requestID: "",
            now: now)
        (context.guestOf, context.isJob) = (organisation, true)
        return context
    }

    /// - Throws: `DatabaseError` when there is no connection to be had.
    var db: Connection {
        get throws(DatabaseError) { try database.connection() }
    }
}
