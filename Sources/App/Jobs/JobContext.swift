public import Foundation
public import MariaDB

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

    /// - Throws: `DatabaseError` when there is no connection to be had.
    var db: Connection {
        get throws(DatabaseError) { try database.connection() }
    }
}
