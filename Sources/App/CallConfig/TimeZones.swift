internal import Dates
internal import Foundation
internal import Synchronization

/// Names of the IANA time zone database, such as `Asia/Kolkata`, and what the system's `tzdata` says of them.
enum TimeZones {
    private static let system = ZoneFiles(directory: "/usr/share/zoneinfo")

    /// - Returns: nil for a name that is not in the database; abbreviations such as `EST` are not names.
    static func find(_ name: String) -> Zone? {
        // A name reaches a file's path: nothing but what names are made of, and of no more length than they have.
        guard name.utf8.count <= 64, name == "UTC" || name.utf8.contains(UInt8(ascii: "/")),
            name.utf8.allSatisfy(isNamePart), !name.hasPrefix("/"), !name.hasSuffix("/"), !name.contains("//"),
            !name.hasPrefix("posix/")
        else { return nil }
        return system.zone(name, now: .now)
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

/// Zones as files have them. An update of the files is seen within minutes, and needs no restart.
final class ZoneFiles: Sendable {
    /// How long a zone is believed to be as it was read, in seconds.
    static let patience = Duration.seconds(600)

    private struct Kept {
        let zone: Zone
        let until: ContinuousClock.Instant
    }

    private let directory: String
    private let kept = Mutex<[String: Kept]>([:])

    init(directory: String) { self.directory = directory }

    /// - Parameter name: a path below the directory.
    func zone(_ name: String, now: ContinuousClock.Instant) -> Zone? {
        let known = kept.withLock { $0[name] }
        if let known, now < known.until { return known.zone }
        // While an update replaces a file there may be none: what was known holds on.
        guard let file = FileManager.default.contents(atPath: "\(directory)/\(name)"), let zone = Zone(Array(file))
        else {
            return known?.zone
        }
        kept.withLock { $0[name] = Kept(zone: zone, until: now + Self.patience) }
        return zone
    }
}

/// What the clocks of the world show. Keeps each zone's offset until its clocks change, but for some minutes at
/// most: to look it up takes a lock that all threads share.
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
        let change = min(found.nextChange(after: date) ?? .distantFuture, date + 600)
        let offset = Offset(seconds: found.secondsFromUTC(at: date), span: date..<max(date, change))
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
