internal import Foundation
internal import Synchronization

/// Time zones by IANA name, each read from the system once.
enum TimeZones {
    private static let known = Mutex<[String: TimeZone]>([:])

    /// - Returns: nil for a name that is not in the database; abbreviations such as `EST` are not names.
    static func find(_ name: String) -> TimeZone? {
        if let zone = known.withLock({ $0[name] }) { return zone }
        guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
        known.withLock { $0[name] = zone }
        return zone
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

    init(_ date: Date, in zone: TimeZone) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        // The first of January 1970 was a Thursday.
        weekday = ((days + 3) % 7 + 7) % 7
        minutes = (seconds - days * 86_400) / 60
    }
}
