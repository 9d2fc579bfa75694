internal import Foundation

/// Visits as calendars take them: RFC 5545, with the methods of RFC 5546.
///
/// Where and when, and nothing of whom, by whom or why: calendars are shared, and shown on locked screens.
struct CalendarFile {
    enum Method: String {
        case publish = "PUBLISH"
        case cancel = "CANCEL"
    }

    struct Event {
        let id: UUID
        let sequence: Int
        let status: Status
        let startsAt: Date
        let endsAt: Date
        let changedAt: Date
        /// Where; also its title.
        let place: String
        /// What to call back, in E.164.
        let phone: String?

        enum Status: String {
            case tentative = "TENTATIVE"
            case confirmed = "CONFIRMED"
            case cancelled = "CANCELLED"
        }
    }

    static let mediaType = "text/calendar"
    /// Octets of a line, without its end.
    private static let longestLine = 75

    private(set) var text: String

    /// - Parameter madeAt: `DTSTAMP` of its events.
    init(_ method: Method, _ events: [Event], madeAt: Date) {
        text = ""
        add("BEGIN:VCALENDAR")
        add("VERSION:2.0")
        add("PRODID:-//Trunkline//Visits//EN")
        add("CALSCALE:GREGORIAN")
        add("METHOD:\(method.rawValue)")
        for event in events { add(event, madeAt: madeAt) }
        add("END:VCALENDAR")
    }

    private mutating func add(_ event: Event, madeAt: Date) {
        add("BEGIN:VEVENT")
        add("UID:\(event.id.text)")
        add("DTSTAMP:\(Self.time(madeAt))")
        add("LAST-MODIFIED:\(Self.time(event.changedAt))")
        add("SEQUENCE:\(event.sequence)")
        add("STATUS:\(event.status.rawValue)")
        add("DTSTART:\(Self.time(event.startsAt))")
        add("DTEND:\(Self.time(event.endsAt))")
        add("SUMMARY:\(Self.escaped(event.place))")
        add("LOCATION:\(Self.escaped(event.place))")
        if let phone = event.phone { add("CONTACT:\(Self.escaped(phone))") }
        // RFC 5546 wants somebody who has published it; what is there of clinics is a number, or nothing.
        let address = event.phone.map { "tel:\($0)" } ?? "urn:uuid:\(event.id.text)"
        add("ORGANIZER;CN=\(Self.quoted(event.place)):\(address)")
        add("CLASS:PRIVATE")
        add("TRANSP:\(event.status == .cancelled ? "TRANSPARENT" : "OPAQUE")")
        add("END:VEVENT")
    }

    /// Adds a line, folded: no line is longer than 75 octets, and no character is cut in two.
    private mutating func add(_ line: String) {
        var used = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if used + width > Self.longestLine {
                text += "\r\n "
                used = 1
            }
            text.unicodeScalars.append(scalar)
            used += width
        }
        text += "\r\n"
    }

    /// `20261130T033000Z`.
    private static func time(_ moment: Date) -> String {
        moment.ISO8601Format().filter { $0 != "-" && $0 != ":" }
    }

    /// A value of type TEXT (RFC 5545, 3.3.11).
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case _ where scalar.properties.generalCategory == .control: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A parameter's value (RFC 5545, 3.2): quotes cannot be written in it.
    private static func quoted(_ text: String) -> String {
        let allowed = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar == "\"" || scalar.properties.generalCategory == .control ? "'" : scalar
        }
        return "\"" + String(String.UnicodeScalarView(allowed)) + "\""
    }
}

extension CalendarFile.Event {
    init(_ appointment: Appointment, at clinic: Clinic) {
        id = appointment.id
        sequence = appointment.sequence
        status =
            switch appointment.status {
            case .held: .tentative
            case .cancelled: .cancelled
            case .booked, .confirmed, .arrived, .fulfilled, .noshow: .confirmed
            }
        startsAt = appointment.startsAt
        endsAt = appointment.endsAt
        changedAt = appointment.updatedAt
        place = clinic.name
        phone = clinic.phone?.e164
    }
}
