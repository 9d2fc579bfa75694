internal import Foundation
internal import MariaDB

/// The clock of the database: what is due at which moment is one question on all hosts. Read now and then, and followed in
/// between by a clock that nobody sets.
struct DatabaseClock {
    /// How long a reading is good for.
    private static let term = Duration.seconds(4)

    private var reading: (moment: Date, at: ContinuousClock.Instant)?

    /// Behind it by the time that an answer takes, and never before it.
    mutating func now(_ db: Connection) throws(DatabaseError) -> Date {
        if let reading, .now < reading.at + Self.term {
            return reading.moment + (ContinuousClock.now - reading.at) / .seconds(1)
        }
        guard let moment = try db.fetchValue("SELECT UTC_TIMESTAMP(6)", as: Date.self) else {
            preconditionFailure("the database has a clock")
        }
        reading = (moment, .now)
        return moment
    }
}
