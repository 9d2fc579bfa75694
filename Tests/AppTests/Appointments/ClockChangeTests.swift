import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Bookings across changes of the clocks, through the API: the vectors of New York, Lord Howe and Kolkata.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct ClockChangeTests {
    let phone: PhoneBookingDesk

    init() throws { phone = try PhoneBookingDesk() }

    struct Vector: Sendable, CustomTestStringConvertible {
        let zone: String
        /// The day, and the parts of it that the doctor is there.
        let day: String
        let hours: (String, String)
        /// What is offered, and what the clinic's clock shows then.
        let starts: [(String, String)]
        /// What is never a start, though a clock may show it.
        let never: [String]

        var testDescription: String { "\(zone) \(day)" }
    }

    static let vectors = [
        // 02:00 to 03:00 is skipped.
        Vector(
            zone: "America/New_York", day: "2027-03-14", hours: ("01:30", "03:30"),
            starts: [("2027-03-14T06:30:00Z", "01:30"), ("2027-03-14T07:00:00Z", "03:00")],
            never: ["2027-03-14T07:30:00Z"]),
        // 01:00 to 02:00 comes twice: the first is offered.
        Vector(
            zone: "America/New_York", day: "2027-11-07", hours: ("01:00", "02:30"),
            starts: [
                ("2027-11-07T05:00:00Z", "01:00"), ("2027-11-07T05:30:00Z", "01:30"), ("2027-11-07T07:00:00Z", "02:00"),
            ], never: ["2027-11-07T06:00:00Z", "2027-11-07T06:30:00Z"]),
        // 02:00 to 02:30 is skipped.
        Vector(
            zone: "Australia/Lord_Howe", day: "2027-10-03", hours: ("01:30", "03:00"),
            starts: [("2027-10-02T15:00:00Z", "01:30"), ("2027-10-02T15:30:00Z", "02:30")],
            never: ["2027-10-02T16:00:00Z"]),
        // 01:30 to 02:00 comes twice.
        Vector(
            zone: "Australia/Lord_Howe", day: "2027-04-04", hours: ("01:00", "02:30"),
            starts: [
                ("2027-04-03T14:00:00Z", "01:00"), ("2027-04-03T14:30:00Z", "01:30"), ("2027-04-03T15:30:00Z", "02:00"),
            ], never: ["2027-04-03T15:00:00Z"]),
        Vector(
            zone: "Asia/Kolkata", day: "2027-03-14", hours: ("09:00", "10:00"),
            starts: [("2027-03-14T03:30:00Z", "09:00"), ("2027-03-14T04:00:00Z", "09:30")],
            never: ["2027-03-14T03:00:00Z"]),
    ]

    @Test(arguments: vectors)
    func `a time is held by the clinic's clock, also on the day that it changes`(vector: Vector) throws {
        let clinic = AppointmentDesk.kolkata.replacing("Asia/Kolkata", with: vector.zone)
            .replacing(
                #"{"monday":{"start":"09:00","end":"17:00"},"#, with: #"{"sunday":{"start":"00:00","end":"24:00"},"#
            )
            .replacing(#""horizon_days":30"#, with: #""horizon_days":730"#)
        let made = phone.desk.send(.put, "/clinics/kolkata", clinic, headers: ["if-match": "\"1\""])
        #expect(made.status == 200, "\(made.text)")
        let (start, end) = vector.hours
        let hours = #"{"weekly":{"sunday":[{"start":"\#(start)","end":"\#(end)"}]},"exceptions":[]}"#
        #expect(phone.desk.send(.put, "/clinics/kolkata/doctors/D-001/hours", hours).status == 200)
        #expect(phone.desk.free(vector.day) == vector.starts.map(\.0))
        for start in vector.never { #expect(phone.hold("never", start).string("status") == "taken") }
        for (number, (start, shown)) in vector.starts.enumerated() {
            let held = phone.hold("call-\(number)", start)
            #expect(held.string("status") == "held", "\(held.text)")
            #expect(held.string("appointment.local_start") == "\(vector.day)T\(shown)")
            let ends = try Date(start, strategy: .iso8601) + 1_800
            #expect(held.string("appointment.ends_at") == ends.formatted(.iso8601))
            #expect(phone.confirm("call-\(number)", "+91999999990\(number)").string("status") == "booked")
        }
        #expect(phone.desk.free(vector.day).isEmpty)
    }
}
