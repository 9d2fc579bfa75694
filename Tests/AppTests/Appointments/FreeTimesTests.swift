import Dates
import Foundation
import Testing

@testable import App

/// Times at which visits can begin, across changes of the clocks.
struct FreeTimesTests {
    static let allDay = CallHours.Hours(start: TimeOfDay(minutes: 0), end: TimeOfDay(minutes: 1_440))

    static func times(
        _ zone: String, _ visit: VisitTimes = VisitTimes(length: 30, step: 30, notice: 0, horizon: 400),
        now: String = "2026-01-01T00:00:00Z", hours: CallHours = .daily(allDay), holidays: Set<CalendarDate> = []
    ) throws -> FreeTimes {
        FreeTimes(
            calendar: BusinessCalendar(zone: try #require(TimeZones.find(zone)), hours: hours, holidays: holidays),
            visit: visit, now: try #require(try? Date(now, strategy: .iso8601)))
    }

    static func starts(
        _ times: FreeTimes, _ hours: [Range<Int>], on day: String, busy: [Range<Int>] = []
    ) throws -> [String] {
        let day = try #require(CalendarDate(day))
        return times.starts(
            Availability(weekly: [], exceptions: [day: hours]), on: times.open(on: day...day), busy: busy
        )
        .map { Date(timeIntervalSince1970: Double($0)).formatted(.iso8601) }
    }

    @Test func `a time that the clocks skip is not offered`() throws {
        let times = try Self.times("America/New_York")
        #expect(
            try Self.starts(times, [90..<210], on: "2026-03-08")
                == ["2026-03-08T06:30:00Z", "2026-03-08T07:00:00Z"])
    }

    @Test func `of an hour that comes twice the first is offered`() throws {
        let times = try Self.times("America/New_York")
        #expect(
            try Self.starts(times, [60..<150], on: "2026-11-01")
                == ["2026-11-01T05:00:00Z", "2026-11-01T05:30:00Z", "2026-11-01T07:00:00Z"])
    }

    @Test func `Lord Howe's clocks change by half an hour`() throws {
        let times = try Self.times("Australia/Lord_Howe")
        // From 02:00 (+10:30) to 02:30 (+11).
        #expect(
            try Self.starts(times, [90..<180], on: "2026-10-04")
                == ["2026-10-03T15:00:00Z", "2026-10-03T15:30:00Z"])
        // From 02:00 (+11) back to 01:30 (+10:30).
        #expect(
            try Self.starts(times, [60..<150], on: "2026-04-05")
                == ["2026-04-04T14:00:00Z", "2026-04-04T14:30:00Z", "2026-04-04T15:30:00Z"])
    }

    @Test func `Kolkata is five and a half hours ahead`() throws {
        #expect(
            try Self.starts(Self.times("Asia/Kolkata"), [540..<600], on: "2026-06-01")
                == ["2026-06-01T03:30:00Z", "2026-06-01T04:00:00Z"])
    }

    @Test(arguments: [("2026-03-08", 46), ("2026-11-01", 48), ("2026-06-01", 48)])
    func `a day of 23 hours has two starts less`(day: String, count: Int) throws {
        #expect(try Self.starts(Self.times("America/New_York"), [0..<1_440], on: day).count == count)
    }

    @Test func `a length is time that passes, also while the clocks change`() throws {
        let visit = VisitTimes(length: 120, step: 60, notice: 0, horizon: 400)
        let times = try Self.times("America/New_York", visit)
        // 01:00 EDT to 02:00 EST is two hours; so is 01:00 EST to 04:00 EDT.
        #expect(try Self.starts(times, [60..<120], on: "2026-11-01") == ["2026-11-01T05:00:00Z"])
        #expect(try Self.starts(times, [60..<180], on: "2026-03-08") == [])
        #expect(try Self.starts(times, [60..<240], on: "2026-03-08") == ["2026-03-08T06:00:00Z"])
    }

    @Test func `what is taken is not offered, nor what a buffer would touch`() throws {
        let visit = VisitTimes(length: 30, bufferBefore: 5, bufferAfter: 10, step: 15, notice: 0, horizon: 400)
        let times = try Self.times("UTC", visit)
        let nine = Int(try Date("2026-06-01T09:00:00Z", strategy: .iso8601).timeIntervalSince1970)
        let busy = [visit.taken(from: nine + 3_600), visit.taken(from: nine + 7_200)]
        #expect(
            try Self.starts(times, [540..<720], on: "2026-06-01", busy: busy)
                == ["2026-06-01T09:00:00Z", "2026-06-01T09:15:00Z"])
        #expect(try Self.starts(times, [540..<720], on: "2026-06-01").count == 11)
    }

    @Test func `what overlaps of what is taken hides nothing`() throws {
        let times = try Self.times("UTC")
        let nine = Int(try Date("2026-06-01T09:00:00Z", strategy: .iso8601).timeIntervalSince1970)
        let busy = [nine..<nine + 7_200, nine + 1_800..<nine + 3_600]
        #expect(try Self.starts(times, [540..<690], on: "2026-06-01", busy: busy) == ["2026-06-01T11:00:00Z"])
    }

    @Test func `notice and horizon bound what is offered`() throws {
        let visit = VisitTimes(length: 30, step: 30, notice: 60, horizon: 1)
        let times = try Self.times("America/New_York", visit, now: "2026-06-01T13:31:00Z")
        #expect(
            try Self.starts(times, [540..<720], on: "2026-06-01") == ["2026-06-01T15:00:00Z", "2026-06-01T15:30:00Z"])
        #expect(try Self.starts(times, [540..<600], on: "2026-06-02").count == 2)
        #expect(try Self.starts(times, [540..<600], on: "2026-06-03").isEmpty)
        #expect(try Self.starts(times, [540..<600], on: "2026-05-31").isEmpty)
    }

    /// A clinic from six in the evening until two, on Fridays.
    private static func nights(length: Int = 30, holidays: Set<CalendarDate> = []) throws -> FreeTimes {
        let hours = CallHours(friday: .init(start: TimeOfDay(minutes: 1_080), end: TimeOfDay(minutes: 120)))
        return try times(
            "UTC", VisitTimes(length: length, step: 30, notice: 0, horizon: 400), hours: hours, holidays: holidays)
    }

    @Test func `hours past midnight are the clinic's until they end, and a visit may lie across it`() throws {
        let (friday, saturday) = (try #require(CalendarDate("2026-06-05")), try #require(CalendarDate("2026-06-06")))
        let own = Availability(weekly: [], exceptions: [friday: [1_320..<1_440], saturday: [0..<120, 600..<660]])
        func starts(_ times: FreeTimes, on days: ClosedRange<CalendarDate>) -> [String] {
            times.starts(own, on: times.open(on: days), busy: []).map {
                Date(timeIntervalSince1970: Double($0)).formatted(.iso8601)
            }
        }
        let all = ["05T22:00", "05T22:30", "05T23:00", "05T23:30", "06T00:00", "06T00:30", "06T01:00", "06T01:30"]
        #expect(try starts(Self.nights(), on: friday...saturday) == all.map { "2026-06-\($0):00Z" })
        #expect(try starts(Self.nights(), on: saturday...saturday) == all.suffix(4).map { "2026-06-\($0):00Z" })
        let long = try starts(Self.nights(length: 60), on: friday...friday)
        #expect(long.last == "2026-06-05T23:30:00Z" && long.count == 4)
        #expect(try starts(Self.nights(length: 60), on: saturday...saturday).last == "2026-06-06T01:00:00Z")
        for start in ["2026-06-05T23:30:00Z", "2026-06-06T00:30:00Z"] {
            #expect(try Self.nights(length: 60).mayBegin(own, at: Date(start, strategy: .iso8601)))
        }
        #expect(try !Self.nights(length: 60).mayBegin(own, at: Date("2026-06-06T01:30:00Z", strategy: .iso8601)))
        // A holiday closes the hours that begin on it.
        #expect(try starts(Self.nights(holidays: [saturday]), on: friday...saturday).count == 8)
        #expect(try starts(Self.nights(holidays: [friday]), on: friday...saturday).isEmpty)
        // Whose hours end at midnight sees nobody after it.
        let until = Availability(weekly: [], exceptions: [friday: [1_320..<1_440]])
        let times = try Self.nights(length: 60)
        #expect(times.starts(until, on: times.open(on: friday...saturday), busy: []).count == 3)
    }

    @Test func `a clinic that never closes has visits across midnight`() throws {
        let times = try Self.times("UTC", VisitTimes(length: 120, step: 60, notice: 0, horizon: 400))
        let always = Availability(weekly: Array(repeating: [0..<1_440], count: 7), exceptions: [:])
        let day = try #require(CalendarDate("2026-06-05"))
        #expect(times.starts(always, on: times.open(on: day...day), busy: []).count == 24)
    }

    @Test func `the clinic's hours and holidays hold for everybody`() throws {
        let nineToTen = CallHours.Hours(start: TimeOfDay("09:00")!, end: TimeOfDay("10:00")!)
        let day = try #require(CalendarDate("2026-06-02"))
        let times = try Self.times("UTC", hours: .daily(nineToTen), holidays: [day])
        #expect(
            try Self.starts(times, [480..<720], on: "2026-06-01")
                == ["2026-06-01T09:00:00Z", "2026-06-01T09:30:00Z"])
        #expect(try Self.starts(times, [480..<720], on: "2026-06-02").isEmpty)
    }

    @Test func `hours that touch are one, and a day's exception replaces its weekday`() throws {
        let monday = try #require(CalendarDate("2026-06-01"))
        let availability = Availability(
            weekly: [[600..<660, 540..<600, 720..<720]], exceptions: [monday.advanced(by: 7): []])
        #expect(availability.hours(on: monday) == [540..<660])
        #expect(availability.hours(on: monday.advanced(by: 7)).isEmpty)
        #expect(availability.hours(on: monday.advanced(by: 1)).isEmpty)
    }
}
