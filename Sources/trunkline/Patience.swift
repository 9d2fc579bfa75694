internal import Foundation
internal import MariaDB

/// A database that is only starting is waited for.
enum Patience {
    /// - Throws: `DatabaseError` when there is no connection after half a minute.
    static func connect(_ configuration: Connection.Configuration) throws -> Connection {
        let end = ContinuousClock.now + .seconds(30)
        while true {
            do {
                return try Connection(configuration)
            } catch {
                guard error.reason == .unavailable || error.reason == .connectionLost, .now < end else { throw error }
            }
            Thread.sleep(forTimeInterval: 0.2)
        }
    }
}
