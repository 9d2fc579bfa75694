import Dates
import Foundation
import Testing

@testable import App

struct DueDatesTests {
    private func dates(
        _ zone: String, _ hours: [String: String]? = nil, holidays: [String] = [], levels: ServiceLevels = .standard
    ) throws -> DueDates {
        DueDates(calendar: try BusinessCalendarTests.calendar(zone, hours, holidays: holidays), levels: levels)
    }

    private func moment(_ text: String) throws -> Date { try BusinessCalendarTests.moment(text) }

    @Test(arguments: [
        // Wednesday noon before Thanksgiving: the rest of the day, Friday, and Monday until noon.
        (Priority.medium, "2026-11-25T17:00:00Z", "2026-11-30T17:00:00Z"),
        // From a Saturday: all of Monday and Tuesday.
        (.medium, "2026-11-21T12:00:00Z", "2026-11-24T22:00:00Z"),
        (.high, "2026-11-21T12:00:00Z", "2026-11-22T12:00:00Z"),
        (.critical, "2026-11-26T12:00:00Z", "2026-11-26T16:00:00Z"),
        // Seven days at the same time of day, one of them an hour shorter or longer.
        (.low, "2026-03-05T20:30:15Z", "2026-03-12T19:30:15Z"),
        (.low, "2026-10-28T19:30:00Z", "2026-11-04T20:30:00Z"),
        // What clocks will not show: the skip is the moment.
        (.low, "2026-03-01T07:30:00Z", "2026-03-08T07:00:00Z"),
        (.high, "2026-03-07T17:00:00Z", "2026-03-08T17:00:00Z"),
    ])
    func `each priority has its time, of its kind`(priority: Priority, from: String, due: String) throws {
        let dates = try dates("America/New_York", holidays: ["2026-11-26"])
        #expect(dates.due(for: priority, from: try moment(from)).due == (try moment(due)))
    }

    @Test func `urgent is what has used three quarters of its time`() throws {
        let dates = try dates("America/New_York", holidays: ["2026-11-26"])
        let saturday = try moment("2026-11-21T12:00:00Z")
        #expect(dates.due(for: .medium, from: saturday).atRisk == (try moment("2026-11-24T18:00:00Z")))
        #expect(dates.due(for: .high, from: saturday).atRisk == saturday + 18 * 3_600)
        #expect(dates.due(for: .low, from: saturday).atRisk == saturday + 5.25 * 86_400)
    }

    @Test func `a clock that stood goes on with what was left, of its kind`() throws {
        let dates = try dates("America/New_York", holidays: ["2026-11-26"])
        let start = try moment("2026-11-23T17:00:00Z")
        let first = dates.due(for: .medium, from: start)
        #expect(first.due == (try moment("2026-11-25T17:00:00Z")))
        // Stands from Tuesday noon, over the holiday, until Monday morning.
        let left = dates.left(until: first.due, from: try moment("2026-11-24T17:00:00Z"), .medium)
        #expect(left == 86_400)
        let next = dates.due(after: left, from: try moment("2026-11-30T14:00:00Z"), .medium)
        #expect(next.due == (try moment("2026-11-30T22:00:00Z")))
        #expect(next.atRisk == (try moment("2026-11-30T18:00:00Z")))
        // With less than a quarter left it is urgent at once.
        let late = dates.due(after: 600, from: start, .medium)
        #expect(late.atRisk == start)
        #expect(late.due > start)
        // What was over is over.
        let over = dates.left(until: first.due, from: try moment("2026-11-27T17:00:00Z"), .medium)
        #expect(over == -86_400)
        let overdue = dates.due(after: over, from: start, .medium)
        #expect(overdue.due == start - 86_400)
        #expect(overdue.atRisk <= overdue.due)
        #expect(dates.left(until: start, from: start + 90, .critical) == -90)
    }

    @Test func `a clock that stood keeps the unit that it had, whatever is promised by then`() throws {
        let dates = try dates("America/New_York", holidays: ["2026-11-26"])
        let start = try moment("2026-11-23T17:00:00Z")
        var levels = dates.levels
        levels.medium = ServiceLevel(amount: 16, unit: .businessHours)
        let changed = DueDates(calendar: dates.calendar, levels: levels)
        var clock = RequestClock(dates, .medium, from: start)
        clock.follow(.pauseClock, dates, .medium, now: start)
        #expect(clock.unit == .businessDays)
        var other = clock
        clock.follow(.resumeClock, dates, .medium, now: start)
        other.follow(.resumeClock, changed, .medium, now: start)
        #expect(clock.dueAt == (try moment("2026-11-25T17:00:00Z")))
        #expect(other.dueAt == clock.dueAt)
        #expect(other.atRiskAt.map { $0 > start && $0 < start + 2 * 86_400 } == true)
        #expect(other.unit == nil)
    }

    @Test func `a clock that stands for no time loses less than a second`() throws {
        var generator = SystemRandomNumberGenerator()
        let patterns: [[String: String]?] = [
            nil, [:], ["friday": "20:00-04:00", "saturday": "02:00-10:00"], ["sunday": "00:00-24:00"],
            ["monday": "08:15-12:45", "thursday": "09:00-18:00"],
        ]
        for zone in ["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"] {
            for hours in patterns {
                let dates = try dates(zone, hours, holidays: ["2026-11-26", "2026-07-03"])
                for priority in Priority.allCases {
                    let start = Date(
                        timeIntervalSince1970: 1_767_225_600 + .random(in: 0..<31_536_000, using: &generator))
                    let (due, atRisk) = dates.due(for: priority, from: start)
                    #expect(start <= atRisk && atRisk <= due)
                    let pause = start + due.timeIntervalSince(start) * .random(in: 0..<0.74, using: &generator)
                    let again = dates.due(after: dates.left(until: due, from: pause, priority), from: pause, priority)
                    let lost = dates.left(until: due, from: again.due, priority)
                    #expect((0...1).contains(lost), "\(zone) \(priority) \(start.timeIntervalSince1970)")
                    #expect(again.due <= due && again.atRisk <= again.due)
                }
            }
        }
    }

    @Test func `a day begins and ends by the organisation's clocks`() throws {
        let dates = try dates("America/New_York")
        let spring = try #require(CalendarDate("2026-03-08"))
        #expect(dates.startOfDay(spring) == (try moment("2026-03-08T05:00:00Z")))
        #expect(dates.endOfDay(spring) == (try moment("2026-03-09T04:00:00Z")))
        let autumn = try #require(CalendarDate("2026-11-01"))
        #expect(dates.endOfDay(autumn).timeIntervalSince(dates.startOfDay(autumn)) == 25 * 3_600)
        #expect(dates.day(of: try moment("2026-03-09T03:59:59Z")) == spring)
        #expect(dates.day(of: try moment("2026-03-09T04:00:00Z")) == spring.advanced(by: 1))
        // Midnight does not come on a day on which it is skipped.
        let beirut = try self.dates("Asia/Beirut")
        let skipped = try #require(CalendarDate("2026-03-29"))
        #expect(beirut.startOfDay(skipped) == (try moment("2026-03-28T22:00:00Z")))
        #expect(beirut.day(of: beirut.startOfDay(skipped)) == skipped)
        // What no database has is cut off.
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for text in ["0001-01-01", "9999-12-31"] {
            let date = try #require(CalendarDate(text))
            #expect((1000...9999).contains(calendar.component(.year, from: dates.endOfDay(date))))
        }
    }

    @Test func `it costs little`() throws {
        let dates = try dates("America/New_York", holidays: (1...28).map { "2026-02-\($0 < 10 ? "0" : "")\($0)" })
        let start = try moment("2026-01-30T20:00:00Z")
        let began = ContinuousClock.now
        for _ in 0..<100 { _ = dates.due(for: .medium, from: start) }
        // Over a whole month without a business day, in a build that is not optimised and beside other tests.
        #expect((ContinuousClock.now - began) / 100 < .milliseconds(20))
    }
}
