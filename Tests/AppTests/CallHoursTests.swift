import App
import Foundation
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CallHoursTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let hours: String
        let zone: String
        let at: String
        let isOpen: Bool
        let start: String?

        var testDescription: String { "\(hours) in \(zone) at \(at)" }
    }

    static let day = #"{"wednesday":{"start":"09:00","end":"21:00"}}"#
    static let night = #"{"friday":{"start":"18:00","end":"02:00"}}"#
    static let every = #"{"saturday":{"start":"22:00","end":"06:00"},"sunday":{"start":"22:00","end":"06:00"}}"#
    static let whole = #"{"sunday":{"start":"00:00","end":"24:00"}}"#

    static let cases: [Case] = [
        // Half open, in the restaurant's own time: 09:00 to 21:00 in New York is 13:00 to 01:00 UTC in summer.
        Case(hours: day, zone: "America/New_York", at: "2026-07-15T12:59:59Z", isOpen: false, start: "09:00"),
        Case(hours: day, zone: "America/New_York", at: "2026-07-15T13:00:00Z", isOpen: true, start: "09:00"),
        Case(hours: day, zone: "America/New_York", at: "2026-07-16T00:59:59Z", isOpen: true, start: "09:00"),
        Case(hours: day, zone: "America/New_York", at: "2026-07-16T01:00:00Z", isOpen: false, start: "09:00"),
        // In winter an hour later.
        Case(hours: day, zone: "America/New_York", at: "2026-01-14T13:59:59Z", isOpen: false, start: "09:00"),
        Case(hours: day, zone: "America/New_York", at: "2026-01-14T14:00:00Z", isOpen: true, start: "09:00"),
        // A day without hours.
        Case(hours: day, zone: "America/New_York", at: "2026-07-16T15:00:00Z", isOpen: false, start: nil),
        // Half past the hour east of Greenwich.
        Case(hours: day, zone: "Asia/Kolkata", at: "2026-07-15T03:29:59Z", isOpen: false, start: "09:00"),
        Case(hours: day, zone: "Asia/Kolkata", at: "2026-07-15T03:30:00Z", isOpen: true, start: "09:00"),
        // Past midnight: Friday's hours end on Saturday.
        Case(hours: night, zone: "UTC", at: "2026-07-17T17:59:00Z", isOpen: false, start: "18:00"),
        Case(hours: night, zone: "UTC", at: "2026-07-17T23:59:59Z", isOpen: true, start: "18:00"),
        Case(hours: night, zone: "UTC", at: "2026-07-18T00:00:00Z", isOpen: true, start: "18:00"),
        Case(hours: night, zone: "UTC", at: "2026-07-18T01:59:59Z", isOpen: true, start: "18:00"),
        Case(hours: night, zone: "UTC", at: "2026-07-18T02:00:00Z", isOpen: false, start: nil),
        Case(hours: night, zone: "UTC", at: "2026-07-17T01:00:00Z", isOpen: false, start: "18:00"),
        // From Sunday into Monday, over the end of the week.
        Case(hours: every, zone: "UTC", at: "2026-07-20T05:59:59Z", isOpen: true, start: "22:00"),
        Case(hours: every, zone: "UTC", at: "2026-07-20T06:00:00Z", isOpen: false, start: nil),
        // The night on which clocks go back has two 01:30s, and both are open.
        Case(hours: every, zone: "America/New_York", at: "2026-11-01T05:30:00Z", isOpen: true, start: "22:00"),
        Case(hours: every, zone: "America/New_York", at: "2026-11-01T06:30:00Z", isOpen: true, start: "22:00"),
        Case(hours: every, zone: "America/New_York", at: "2026-11-01T10:59:59Z", isOpen: true, start: "22:00"),
        Case(hours: every, zone: "America/New_York", at: "2026-11-01T11:00:00Z", isOpen: false, start: "22:00"),
        // The whole day, and no minute of the next.
        Case(hours: whole, zone: "Australia/Lord_Howe", at: "2026-07-18T13:30:00Z", isOpen: true, start: "00:00"),
        Case(hours: whole, zone: "Australia/Lord_Howe", at: "2026-07-19T13:29:59Z", isOpen: true, start: "00:00"),
        Case(hours: whole, zone: "Australia/Lord_Howe", at: "2026-07-19T13:30:00Z", isOpen: false, start: nil),
    ]

    @Test(arguments: cases)
    func `calls are taken in the restaurant's own hours`(given: Case) throws {
        let service = try TestService()
        let tenant = try TestTenant(service)
        let manager = try tenant.signIn("manager").token
        let body = #"{"restaurantId":"r","name":"R","timeZone":"\#(given.zone)","callHours":\#(given.hours)}"#
        #expect(service.send(.post, "/api/restaurants", body, token: manager).status == 201)
        let now = try Date(given.at, strategy: .iso8601)
        let config = service.send(
            .get, "/api/ivr/restaurant/r/config", token: try tenant.makeKey().secret, now: now)
        #expect(config["data.currentlyInCallHours"] == .boolean(given.isOpen))
        #expect(config["data.callHoursStart"] == (given.start.map { .string($0) } ?? .null))
    }
}
