import Dates
import Foundation
import Testing

@testable import App

/// Zones as the system's files have them.
struct ZoneTests {
    /// A file with no change but those of its rule.
    private func file(rule: String, offset: Int32 = 0) -> [UInt8] {
        func head(_ counts: [UInt32]) -> [UInt8] {
            Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
                + counts.flatMap { count in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } }
        }
        let type = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: offset >> $0) } + [0, 0]
        return head([0, 0, 0, 0, 0, 0]) + head([0, 0, 0, 0, 1, 4]) + type + Array("ABC\0".utf8)
            + Array("\n\(rule)\n".utf8)
    }

    private func hours(_ zone: Zone, _ text: String) throws -> Double {
        Double(zone.secondsFromUTC(at: try Date(text, strategy: .iso8601))) / 3_600
    }

    @Test(arguments: [
        "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Santiago", "America/Havana",
        "Asia/Kolkata",
        "Asia/Kathmandu", "Asia/Tehran", "Australia/Lord_Howe", "Europe/London", "Europe/Dublin", "Europe/Madrid",
        "Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca", "America/Nuuk", "UTC", "Etc/GMT+12",
    ])
    func `they show what another reader of the database has them show`(name: String) throws {
        let zone = try #require(TimeZones.find(name))
        let other = try #require(TimeZone(identifier: name))
        // Of a newer database the rules of these years may be others.
        let years = 1_971..<2_024
        var differences = 0
        for day in try
            (#require(CalendarDate(year: years.lowerBound, month: 1, day: 1))..<#require(
                CalendarDate(year: years.upperBound, month: 1, day: 1)))
        {
            for hour in [1, 7, 15] {
                let moment = Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 + hour * 3_600 + 1_799))
                if zone.secondsFromUTC(at: moment) != other.secondsFromGMT(for: moment) { differences += 1 }
            }
        }
        #expect(differences == 0)
    }

    @Test func `after the last year of the file the rule goes on`() throws {
        let newYork = try #require(TimeZones.find("America/New_York"))
        #expect(try hours(newYork, "2026-03-08T06:59:59Z") == -5)
        #expect(try hours(newYork, "2026-03-08T07:00:00Z") == -4)
        // The second Sunday of March 2299 is the 12th.
        #expect(try hours(newYork, "2299-03-12T06:59:59Z") == -5)
        #expect(try hours(newYork, "2299-03-12T07:00:00Z") == -4)
        let change = newYork.nextChange(after: try Date("2299-01-01T00:00:00Z", strategy: .iso8601))
        #expect(try change == Date("2299-03-12T07:00:00Z", strategy: .iso8601))
        let kolkata = try #require(TimeZones.find("Asia/Kolkata"))
        #expect(try hours(kolkata, "2299-07-01T00:00:00Z") == 5.5)
        #expect(kolkata.nextChange(after: Date(timeIntervalSince1970: 1_800_000_000)) == nil)
        #expect(Zone.utc.nextChange(after: Date()) == nil)
    }

    @Test(arguments: [
        // South of the equator summer runs over the year's end.
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2030-01-01T00:00:00Z", 11.0),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2030-07-01T00:00:00Z", 10),
        // Half an hour; two hours; winter as the exception; names that are numbers; times of other days.
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2030-01-01T00:00:00Z", 11),
        ("<+00>0<+02>-2,M3.5.0/1,M10.5.0/3", "2030-07-01T00:00:00Z", 2),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2030-01-01T00:00:00Z", 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2030-07-01T00:00:00Z", 1),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31T00:59:59Z", -2),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31T01:00:00Z", -1),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2030-03-29T23:59:59Z", 2),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2030-03-30T00:00:00Z", 3),
        ("<+0545>-5:45", "2030-07-01T00:00:00Z", 5.75), ("", "2030-07-01T00:00:00Z", 3),
    ])
    func `rules`(rule: String, moment: String, expected: Double) throws {
        let zone = try #require(Zone(file(rule: rule, offset: 10_800)))
        #expect(try hours(zone, moment) == expected)
    }

    @Test(arguments: [
        "EST", "ES5", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
        "EST5EDT,M3.2.7,M11.1.0",
        "EST5EDT,J60,J300", "EST5EDT,M3.2.0,M11.1.0,M1.1.1", "EST5EDT,M3.2.0/x,M11.1.0", "<+05-5",
        "EST5:EDT,M3.2.0,M11.1.0",
    ])
    func `what is no rule is refused`(rule: String) {
        #expect(Zone(file(rule: rule)) == nil)
    }

    @Test func `a file that is cut or changed anywhere is refused, or is one all the same`() throws {
        let whole = Array(try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/America/New_York")))
        #expect(Zone(whole) != nil)
        for length in 0..<whole.count { #expect(Zone(Array(whole.prefix(length))) == nil, "\(length)") }
        for place in 0..<whole.count {
            var changed = whole
            changed[place] ^= 0xFF
            _ = Zone(changed)?.secondsFromUTC(at: Date(timeIntervalSince1970: 2_000_000_000))
        }
        #expect(Zone([]) == nil)
    }

    @Test func `an update of the files is seen within minutes, and a file that is away for a moment is not missed`()
        throws
    {
        let directory = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        let path = directory.appending(path: "Clinic")
        let zones = ZoneFiles(directory: directory.path)
        let start = ContinuousClock.now
        func offset(after seconds: Int) -> Int? {
            zones.zone("Clinic", now: start + .seconds(seconds))?.secondsFromUTC(at: Date())
        }
        #expect(offset(after: 0) == nil)
        try Data(file(rule: "AAA-1")).write(to: path)
        #expect(offset(after: 0) == 3_600)
        try Data(file(rule: "AAA-2")).write(to: path)
        #expect(offset(after: 599) == 3_600)
        try FileManager.default.removeItem(at: path)
        #expect(offset(after: 600) == 3_600)
        try Data(file(rule: "AAA-2")).write(to: path)
        #expect(offset(after: 600) == 7_200)
    }

    @Test(arguments: [
        "/etc/passwd", "America/", "America//New_York", "America", "posix/America/New_York", "right/UTC", "EST",
    ])
    func `names that are none`(name: String) {
        #expect(TimeZones.find(name) == nil)
    }
}
