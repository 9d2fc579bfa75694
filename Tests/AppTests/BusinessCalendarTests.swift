import Dates
import Foundation
import MariaDB
import Testing

@testable import App

struct BusinessCalendarTests {
    static let week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// - Parameter hours: by weekday, such as `["friday": "09:00-13:00"]`; nine to five from Monday to Friday if nil.
    static func calendar(
        _ zone: String, _ hours: [String: String]? = nil, holidays: [String] = []
    ) throws -> BusinessCalendar {
        let usual = Dictionary(uniqueKeysWithValues: week.prefix(5).map { ($0, "09:00-17:00") })
        let text = week.map { (hours ?? usual)[$0] ?? "" }.joined(separator: ",")
        return BusinessCalendar(
            zone: try #require(TimeZones.find(zone)), hours: try #require(CallHours(.text(text))),
            holidays: Set(holidays.compactMap { CalendarDate($0) }))
    }

    static func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    struct Step: Sendable, CustomTestStringConvertible {
        let zone: String
        var hours: [String: String]?
        var holidays: [String] = []
        let from: String
        let hoursOfWork: Double
        let to: String

        var testDescription: String { "\(hoursOfWork) h from \(from) in \(zone)" }
    }

    @Test(arguments: [
        // Over the weekend on which the clocks go forward, and back.
        Step(zone: "America/New_York", from: "2026-03-06T21:00:00Z", hoursOfWork: 2, to: "2026-03-09T14:00:00Z"),
        Step(zone: "America/New_York", from: "2026-10-30T20:00:00Z", hoursOfWork: 2, to: "2026-11-02T15:00:00Z"),
        // To the end of a day, and not to the beginning of the next.
        Step(zone: "America/New_York", from: "2026-07-13T13:00:00Z", hoursOfWork: 8, to: "2026-07-13T21:00:00Z"),
        Step(zone: "America/New_York", from: "2026-07-13T21:00:00Z", hoursOfWork: 1, to: "2026-07-14T14:00:00Z"),
        // From a time before work, and over Independence Day, which is kept on Friday.
        Step(
            zone: "America/New_York", holidays: ["2026-07-03"], from: "2026-07-02T04:00:00Z", hoursOfWork: 9,
            to: "2026-07-06T14:00:00Z"),
        // Nights: seven hours in one, nine in the other.
        Step(
            zone: "America/New_York", hours: ["saturday": "22:00-06:00"], from: "2026-03-08T03:00:00Z",
            hoursOfWork: 8, to: "2026-03-15T03:00:00Z"),
        Step(
            zone: "America/New_York", hours: ["saturday": "22:00-06:00"], from: "2026-11-01T02:00:00Z",
            hoursOfWork: 9, to: "2026-11-01T11:00:00Z"),
        // A time that is skipped, and one that comes twice.
        Step(
            zone: "America/New_York", hours: ["sunday": "02:30-05:00"], from: "2026-03-08T00:00:00Z",
            hoursOfWork: 0.5, to: "2026-03-08T07:30:00Z"),
        Step(
            zone: "America/New_York", hours: ["sunday": "01:30-03:00"], from: "2026-11-01T00:00:00Z",
            hoursOfWork: 2.5, to: "2026-11-01T08:00:00Z"),
        // Half an hour, forward and back.
        Step(
            zone: "Australia/Lord_Howe", hours: ["sunday": "00:00-04:00"], from: "2026-10-03T00:00:00Z",
            hoursOfWork: 3.5, to: "2026-10-03T17:00:00Z"),
        Step(
            zone: "Australia/Lord_Howe", hours: ["sunday": "00:00-04:00"], from: "2026-04-04T00:00:00Z",
            hoursOfWork: 4.5, to: "2026-04-04T17:30:00Z"),
        Step(zone: "Asia/Kolkata", from: "2026-08-14T10:30:00Z", hoursOfWork: 16, to: "2026-08-18T10:30:00Z"),
        // A day that a zone left out: there was no Friday the 30th.
        Step(zone: "Pacific/Apia", from: "2011-12-29T19:00:00Z", hoursOfWork: 10, to: "2012-01-01T21:00:00Z"),
    ])
    func `work goes on while the desk is open, whatever clocks and calendars do`(step: Step) throws {
        let calendar = try Self.calendar(step.zone, step.hours, holidays: step.holidays)
        let (from, to) = (try Self.moment(step.from), try Self.moment(step.to))
        #expect(calendar.moment(step.hoursOfWork * 3_600, after: from, .hours) == to)
        #expect(calendar.time(from: from, to: to, .hours) == step.hoursOfWork * 3_600)
        #expect(calendar.time(from: to, to: from, .hours) == -step.hoursOfWork * 3_600)
    }

    @Test(arguments: [
        ("America/New_York", "2026-03-01T12:00:00Z"), ("America/New_York", "2026-10-25T12:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-01T00:00:00Z"), ("Asia/Kolkata", "2026-06-01T00:00:00Z"),
        ("Europe/Berlin", "2026-10-20T00:00:00Z"),
    ])
    func `an hour counts when the clock on the wall says that it is open`(zone: String, start: String) throws {
        let hours = [
            "monday": "09:00-17:30", "friday": "20:00-04:00", "saturday": "03:15-10:00", "sunday": "00:00-24:00",
        ]
        let calendar = try Self.calendar(zone, hours, holidays: ["2026-10-26"])
        let start = try Self.moment(start)
        var open = 0.0
        var differences = 0
        for minute in 0..<(14 * 24 * 60) {
            let moment = start + Double(minute * 60)
            let local = LocalMoment(moment, secondsFromUTC: calendar.zone.secondsFromUTC(at: moment))
            let day = CalendarDate(moment, in: calendar.zone)
            let isHoliday = calendar.holidays.contains(day) && local.weekday == 0
            let isOpen = !isHoliday && calendar.hours.status(at: local).isOpen
            if isOpen != calendar.isOpen(at: moment) { differences += 1 }
            if isOpen { open += 60 }
            if minute % 997 == 0 {
                #expect(calendar.time(from: start, to: moment + 60, .hours) == open)
            }
        }
        #expect(differences == 0)
        #expect(open > 0)
    }

    @Test func `hours of two days that overlap count once`() throws {
        let calendar = try Self.calendar("UTC", ["friday": "20:00-04:00", "saturday": "02:00-10:00"])
        let friday = try Self.moment("2026-07-17T00:00:00Z")
        #expect(calendar.time(from: friday, to: friday + 3 * 86_400, .hours) == 14 * 3_600)
        #expect(calendar.moment(14 * 3_600, after: friday, .hours) == friday + 34 * 3_600)
        // A day whose hours are over before the night shift is has none of its own.
        let swallowed = try Self.calendar("UTC", ["friday": "20:00-08:00", "saturday": "02:00-06:00"])
        #expect(swallowed.time(from: friday, to: friday + 3 * 86_400, .hours) == 12 * 3_600)
    }

    @Test func `a short day is a day`() throws {
        let calendar = try Self.calendar("UTC", ["thursday": "09:00-17:00", "friday": "09:00-13:00"])
        let thursday = try Self.moment("2026-07-16T15:00:00Z")
        #expect(calendar.moment(86_400, after: thursday, .days) == (try Self.moment("2026-07-17T12:00:00Z")))
        #expect(calendar.moment(5 * 3_600, after: thursday, .hours) == (try Self.moment("2026-07-17T12:00:00Z")))
        #expect(calendar.moment(8 * 3_600, after: thursday, .hours) == (try Self.moment("2026-07-23T11:00:00Z")))
    }

    @Test func `a desk that is never at work counts all time`() throws {
        let start = try Self.moment("2026-07-16T15:00:00Z")
        let never = try Self.calendar("UTC", [:])
        #expect(!never.isOpen(at: start))
        #expect(never.moment(7_200, after: start, .hours) == start + 7_200)
        #expect(never.time(from: start, to: start + 7_200, .days) == 7_200)
        let day = try #require(CalendarDate("2026-07-16"))
        #expect(never.businessDay(15, after: day) == day.advanced(by: 15))
        // Shut for longer than anybody looks ahead.
        let holidays = (-2...BusinessCalendar.horizon + 2).map { day.advanced(by: $0).text }
        let shut = try Self.calendar("UTC", holidays: holidays)
        #expect(shut.moment(7_200, after: start, .hours) == start + 7_200)
        #expect(shut.businessDay(2, after: day) == day.advanced(by: 2))
        #expect(shut.time(from: start, to: .distantFuture, .hours) >= 0)
    }

    @Test func `business days are counted over weekends and holidays`() throws {
        let calendar = try Self.calendar("America/New_York", holidays: ["2026-11-26"])
        let wednesday = try #require(CalendarDate("2026-11-25"))
        #expect(calendar.businessDay(0, after: wednesday) == wednesday)
        #expect(calendar.businessDay(1, after: wednesday).text == "2026-11-27")
        #expect(calendar.businessDay(2, after: wednesday).text == "2026-11-30")
        #expect(calendar.businessDay(15, after: wednesday).text == "2026-12-17")
    }

    @Test func `federal holidays are kept when offices are shut`() {
        #expect(
            FederalHolidays.kept(in: 2026).map(\.date.text) == [
                "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07",
                "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25",
            ])
        #expect(
            FederalHolidays.kept(in: 2027).map(\.date.text) == [
                "2027-01-01", "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06",
                "2027-10-11", "2027-11-11", "2027-11-25", "2027-12-24", "2027-12-31",
            ])
    }

    @Test func `the demo's desk has the holidays of its year and the next, whichever it is made in`() throws {
        let made = try Date("2031-06-01T12:00:00Z", strategy: .iso8601)
        #expect(
            DemoData.calendar(now: made).holidays == FederalHolidays.kept(in: 2031) + FederalHolidays.kept(in: 2032))
    }

    @Test func `the demo looks back on days of work, whenever it is made`() throws {
        // Two years, in which a holiday is on a Monday, a Friday and between.
        let start = try Date("2026-12-01T12:00:00Z", strategy: .iso8601)
        for later in 0..<800 {
            let now = start + Double(later) * 86_400
            for plan in DemoClinics.plans(now: now) {
                let holidays = Set(plan.clinic.holidays.map(\.date))
                let past = DemoVisits.days.filter { $0 < 0 }.map(plan.clinic.calendar.day(of: now).advanced(by:))
                let worked = past.filter { day in
                    !holidays.contains(day) && plan.attendances.contains { !$0.availability.hours(on: day).isEmpty }
                }
                #expect(worked.count >= 3, "\(plan.clinic.id), \(now)")
            }
        }
    }
}
