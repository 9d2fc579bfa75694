internal import Foundation

/// Names of the IANA time zone database, such as `Asia/Kolkata`.
enum TimeZones {
    /// - Returns: nil for a name that is not in the database; abbreviations such as `EST` are not names.
    static func find(_ name: String) -> TimeZone? {
        // A name reaches a file's path: nothing but what names are made of, and of no more length than they have.
        guard name.utf8.count <= 64, name == "UTC" || name.utf8.contains(UInt8(ascii: "/")),
            name.utf8.allSatisfy(isNamePart)
        else { return nil }
        return TimeZone(identifier: name)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "+"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

/// What the clocks of the world show. Keeps each zone's offset until its clocks change: to ask Foundation takes a lock
/// that all threads share.
final class Clocks {
    private struct Offset {
        let seconds: Int
        /// From when it was asked until the clocks change.
        let span: Range<Date>
    }

    private var offsets: [String: Offset] = [:]

    /// - Parameter zone: IANA name.
    /// - Returns: nil for a zone that the system does not know.
    func moment(_ date: Date, in zone: String) -> LocalMoment? {
        if let known = offsets[zone], known.span.contains(date) {
            return LocalMoment(date, secondsFromUTC: known.seconds)
        }
        guard let found = TimeZones.find(zone) else { return nil }
        let change = found.nextDaylightSavingTimeTransition(after: date) ?? .distantFuture
        let offset = Offset(seconds: found.secondsFromGMT(for: date), span: date..<max(date, change))
        offsets[zone] = offset
        return LocalMoment(date, secondsFromUTC: offset.seconds)
    }
}

/// A moment as a clock on a wall shows it.
struct LocalMoment: Equatable {
    /// 0 for Monday.
    let weekday: Int
    /// Since midnight.
    let minutes: Int

    init(weekday: Int, minutes: Int) {
        self.weekday = weekday
        self.minutes = minutes
    }

    init(_ date: Date, secondsFromUTC offset: Int) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + offset
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        // The first of January 1970 was a Thursday.
        weekday = ((days + 3) % 7 + 7) % 7
        minutes = (seconds - days * 86_400) / 60
    }
}
