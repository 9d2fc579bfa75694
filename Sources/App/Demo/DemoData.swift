internal import Dates
internal import Foundation

/// What the documents' samples need to work as printed. For the embedded default on loopback only: every
/// credential here is public.
enum DemoData {
    static let organisation = id("2276e0c1-6a32-470e-b7e7-dcdbb286d76b")
    static let otherOrganisation = id("8c5f1f0e-94a6-4f0a-8d7c-3f1b6e2d9a40")

    static let organisations: [(id: UUID, name: String, country: String)] = [
        (organisation, "Demo Organisation", "US"),
        (otherOrganisation, "Other Organisation", "US"),
    ]

    struct Person {
        let login: String
        let password: String
        let name: String
        let role: Role
        var doctor: String?
        var organisation = DemoData.organisation
    }

    static let people: [Person] = [
        Person(login: "ivr@healthcare.local", password: "ivr123", name: "IVR Company", role: .ivr),
        Person(
            login: "doctor@healthcare.local", password: "doctor123", name: "Dr. Sarah Wilson", role: .doctor,
            doctor: "D-001"),
        Person(login: "admin", password: "admin123", name: "Administrator", role: .superAdmin),
        Person(login: "manager", password: "manager123", name: "Manager", role: .manager),
        Person(login: "agent", password: "agent123", name: "Agent", role: .agent),
        Person(
            login: "other-admin", password: "other123", name: "Other Administrator", role: .admin,
            organisation: otherOrganisation),
    ]

    static let apiKey = "psk_live_demo0000000000000000000000000000"

    /// A desk in New York, with the holidays of this year and the next.
    static func calendar(now: Date) -> OrganisationCalendar {
        let year = CalendarDate(now, in: .utc).year
        return OrganisationCalendar(
            timeZone: "America/New_York", businessHours: OrganisationCalendar.nineToFive,
            holidays: FederalHolidays.kept(in: year) + FederalHolidays.kept(in: year + 1), serviceLevels: .standard,
            version: 0)
    }

    static func restaurants(now: Date) -> [(organisation: UUID, restaurant: Restaurant)] {
        let day = hours("09:00", "21:00")
        var allButMonday = CallHours.daily(hours("11:00", "22:00"))
        allButMonday.monday = nil
        return [
            (
                organisation,
                restaurant(
                    "restaurant_id", "Restaurant Name", "+15551234567", .daily(day),
                    emailRecipients: ["owner@restaurant.com"], now: now)
            ),
            (
                organisation,
                restaurant(
                    "restaurant_night", "Night Owl Diner", "+15552345678", .daily(hours("18:00", "02:00")), now: now)
            ),
            (organisation, restaurant("restaurant_tuesday", "Tuesday Bistro", "+15553456789", allButMonday, now: now)),
            (
                organisation,
                restaurant(
                    "restaurant_manual", "Manual Kitchen", "+15554567890", .daily(day), aiEnabled: false, now: now)
            ),
            (
                organisation,
                restaurant(
                    "restaurant_kolkata", "Kolkata Canteen", "+913345678901", .daily(day), zone: "Asia/Kolkata",
                    now: now)
            ),
            (
                otherOrganisation,
                restaurant("restaurant_other", "Other Restaurant", "+15556789012", .daily(day), now: now)
            ),
        ]
    }

    private static func restaurant(
        _ id: String, _ name: String, _ phone: String, _ hours: CallHours, aiEnabled: Bool = true,
        zone: String = "America/New_York", emailRecipients: [String] = [], now: Date
    ) -> Restaurant {
        Restaurant(
            id: id, name: name, phone: PhoneNumber(e164: phone), timeZone: zone, aiEnabled: aiEnabled,
            callHours: hours,
            agent: Restaurant.Agent(
                elevenLabsAgentID: "elevenlabs_agent_id", voiceID: "tnSpp4vdxKPjI9w0GnoV",
                tools: ["end_call", "get_address", "forward_call"]),
            forwardingNumber: PhoneNumber(e164: phone), emailRecipients: emailRecipients, version: 1, createdAt: now,
            updatedAt: now)
    }

    private static func hours(_ start: String, _ end: String) -> CallHours.Hours {
        guard let start = TimeOfDay(start), let end = TimeOfDay(end) else { preconditionFailure("not times") }
        return CallHours.Hours(start: start, end: end)
    }

    private static func id(_ text: String) -> UUID {
        guard let id = UUID(uuidString: text) else { preconditionFailure("not a UUID") }
        return id
    }
}
