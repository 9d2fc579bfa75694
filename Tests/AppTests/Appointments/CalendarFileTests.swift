import Foundation
import TestSupport
import Testing
import Web

@testable import App

struct CalendarFileTests {
    static func event(_ place: String = "MedQ", phone: String? = "+913340001234") throws -> CalendarFile.Event {
        let start = try Date("2026-11-30T03:30:00Z", strategy: .iso8601)
        return CalendarFile.Event(
            id: try #require(UUID(uuidString: "8c0e8400-e29b-41d4-a716-446655440001")), sequence: 2, status: .confirmed,
            startsAt: start, endsAt: start + 1_800, changedAt: start - 86_400, place: place, phone: phone)
    }

    static func lines(_ event: CalendarFile.Event, _ method: CalendarFile.Method = .publish) -> [String] {
        let made = event.startsAt - 3_600
        return CalendarFile(method, [event], madeAt: made).text.components(separatedBy: "\r\n")
    }

    @Test func `a visit is an event in UTC`() throws {
        #expect(
            try Self.lines(Self.event()) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trunkline//Visits//EN", "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:8c0e8400-e29b-41d4-a716-446655440001",
                "DTSTAMP:20261130T023000Z", "LAST-MODIFIED:20261129T033000Z", "SEQUENCE:2", "STATUS:CONFIRMED",
                "DTSTART:20261130T033000Z", "DTEND:20261130T040000Z", "SUMMARY:MedQ", "LOCATION:MedQ",
                "CONTACT:+913340001234", "ORGANIZER;CN=\"MedQ\":tel:+913340001234", "CLASS:PRIVATE",
                "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR", "",
            ])
    }

    @Test(arguments: [
        "MedQ; Wing A, \\ \"North\"", String(repeating: "é", count: 120), String(repeating: "क्लिनिक ", count: 15),
        String(repeating: "🏥", count: 60), "A\r\nBEGIN:VALARM\nX", "A:B;C=D",
    ])
    func `no line is longer than 75 octets, no character is cut, and no value ends its line`(place: String) throws {
        let text = CalendarFile(.publish, [try Self.event(place)], madeAt: Date()).text
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 }, "\(lines)")
        #expect(!text.replacing("\r\n", with: "").contains { $0.isNewline })
        let whole = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
        #expect(whole.contains("SUMMARY:\(CalendarFile.escaped(place))"))
        #expect(!whole.contains { $0.hasPrefix("BEGIN:VALARM") || $0.hasPrefix("X") })
    }

    @Test func `what is written in texts is escaped`() {
        #expect(CalendarFile.escaped("a,b;c\\d\ne\u{7}") == #"a\,b\;c\\d\ne"#)
    }
}

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct GetCalendarFileTests {
    let desk: AppointmentDesk

    init() throws { desk = try AppointmentDesk() }

    @Test func `a visit's file counts its changes, and takes it out of the calendar when it is cancelled`() throws {
        let id = desk.book().string("id")
        func file(_ token: String? = nil) -> Answer {
            desk.send(.get, "/appointments/\(id)/calendar-file", token: token)
        }
        #expect(file().status == 200 && file()[header: "content-type"] == "text/calendar", "\(file().text)")
        #expect(file().text.contains("METHOD:PUBLISH\r\n") && file().text.contains("SEQUENCE:0\r\n"))
        _ = desk.send(.put, "/appointments/\(id)/time", #"{"starts_at":"2026-12-01T05:00:00Z"}"#)
        #expect(file().text.contains("SEQUENCE:1\r\n") && file().text.contains("DTSTART:20261201T050000Z\r\n"))
        _ = desk.send(.post, "/appointments/\(id)/cancellation", #"{"reason":"Xylophone"}"#)
        let gone = file().text
        #expect(gone.contains("METHOD:CANCEL\r\n") && gone.contains("STATUS:CANCELLED\r\n"))
        #expect(gone.contains("SEQUENCE:2\r\n") && gone.contains("UID:\(id)\r\n"), "\(gone)")
        #expect(!gone.contains("Xylophone") && !gone.contains("P-1234") && !gone.contains("Wilson"))
        let other = try TestTenant(desk.service).signIn("admin", now: AppointmentDesk.now).token
        #expect(file(other).status == 404)
    }
}
