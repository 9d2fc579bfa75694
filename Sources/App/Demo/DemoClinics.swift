internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets

/// The clinics of the demo, on two sides of the world: who sees patients there, when, and what for.
enum DemoClinics {
    /// A doctor at a clinic.
    struct Attendance {
        let doctor: String
        let availability: Availability
    }

    struct Plan {
        let clinic: Clinic
        let attendances: [Attendance]
        /// Whose visits are made up: as many as the clinic has in a day, or more.
        let patients: [String]
    }

    /// - Parameter now: the days off are some days after it.
    static func plans(now: Date) -> [Plan] { [newYork(now: now), bengaluru(now: now), harbor(now: now)] }

    /// Those of the clinic in Bengaluru. They have no phones: there is no range of numbers that is kept for fiction.
    static let patients: [(id: String, details: PatientDetails)] = [
        ("P-1301", "Lakshmi Nair", "1961-02-18"), ("P-1302", "Ravi Shankar Bhat", "1955-09-07"),
        ("P-1303", "Meera Deshpande", "1978-12-24"), ("P-1304", "Imran Sheikh", "1969-05-30"),
        ("P-1305", "Ananya Krishnan", "1990-08-11"), ("P-1306", "Gopal Reddy", "1948-03-21"),
        ("P-1307", "Fatima Begum", "1957-11-02"), ("P-1308", "Suresh Patil", "1964-06-15"),
    ].map { id, name, born in (id, PatientDetails(name: name, dateOfBirth: CalendarDate(born))) }

    private static let visitTypes = [
        VisitType(
            id: "first-visit", name: "First visit", length: 45, bufferBefore: 5, bufferAfter: 10, step: 15,
            notice: 120, horizon: 90),
        VisitType(
            id: "follow-up", name: "Follow-up", length: 20, bufferBefore: 0, bufferAfter: 5, step: 5, notice: 60,
            horizon: 60),
        VisitType(
            id: "dressing", name: "Dressing change", length: 15, bufferBefore: 0, bufferAfter: 0, step: 5, notice: 30,
            horizon: 30),
    ]

    private static func newYork(now: Date) -> Plan {
        let clinic = clinic(
            "new-york", "New York Wound Clinic", "+12125550120", "America/New_York", hours("08:00", "18:00"), days: 5,
            holidays: [0, 1].flatMap { FederalHolidays.kept(in: year(now) + $0) })
        let today = clinic.calendar.day(of: now)
        let split = [part(9, 12), part(13, 17)]
        return Plan(
            clinic: clinic,
            attendances: [
                Attendance(
                    doctor: "D-001",
                    availability: Availability(
                        weekly: Array(repeating: split, count: 5), exceptions: [today.advanced(by: 9): [part(9, 12)]])),
                Attendance(
                    doctor: "D-002",
                    availability: Availability(
                        weekly: [[part(8, 14)], [], [part(8, 14)], [], [part(8, 14)]],
                        exceptions: [today.advanced(by: 4): []])),
                Attendance(
                    doctor: "D-003",
                    availability: Availability(weekly: [[], [part(10, 18)], [], [part(10, 18)]], exceptions: [:])
                ),
            ],
            patients: (1_234...1_246).map { "P-\($0)" })
    }

    /// Where the demo's callers are seen, and where most times are free.
    private static func harbor(now: Date) -> Plan {
        var clinic = clinic(
            "harbor", "Harbor Clinic", "+12125550170", "America/New_York", hours("08:00", "18:00"), days: 5,
            holidays: [0, 1].flatMap { FederalHolidays.kept(in: year(now) + $0) })
        clinic.territory = DemoVoice.territory
        clinic.address = "12 Harbor Street, New York"
        clinic.visitTypes = visitTypes.map { type in
            var type = type
            type.price = ["first-visit": 18_000, "follow-up": 9_000, "dressing": 4_500][type.id]
            return type
        }
        let split = [part(9, 12), part(13, 17)]
        return Plan(
            clinic: clinic,
            attendances: ["D-101", "D-102"].map {
                Attendance(
                    doctor: $0,
                    availability: Availability(weekly: Array(repeating: split, count: 5), exceptions: [:]))
            },
            patients: ["P-2001", "P-2002", "P-2003", "P-2004"])
    }

    private static func bengaluru(now: Date) -> Plan {
        let holidays = [0, 1].flatMap { later in
            [(1, 26, "Republic Day"), (8, 15, "Independence Day"), (10, 2, "Gandhi Jayanti")].compactMap { entry in
                CalendarDate(year: year(now) + later, month: entry.0, day: entry.1)
                    .map { Holiday(date: $0, name: entry.2) }
            }
        }
        let clinic = clinic(
            "bengaluru", "Bengaluru Wound Clinic", "+918041234567", "Asia/Kolkata", hours("09:00", "20:00"), days: 6,
            holidays: holidays)
        let today = clinic.calendar.day(of: now)
        let split = [570..<780, part(16, 19)]
        return Plan(
            clinic: clinic,
            attendances: [
                Attendance(
                    doctor: "D-006",
                    availability: Availability(
                        weekly: Array(repeating: split, count: 6), exceptions: [today.advanced(by: 6): []])),
                Attendance(
                    doctor: "D-007",
                    availability: Availability(
                        weekly: Array(repeating: [part(10, 17)], count: 5),
                        exceptions: [today.advanced(by: 8): [part(12, 20)]])),
            ],
            patients: patients.map(\.id))
    }

    private static func clinic(
        _ id: String, _ name: String, _ phone: String, _ zone: String, _ hours: CallHours.Hours, days: Int,
        holidays: [Holiday]
    ) -> Clinic {
        var open = CallHours.daily(hours)
        open.sunday = nil
        if days < 6 { open.saturday = nil }
        return Clinic(
            id: id, territory: Territory.main, name: name, phone: PhoneNumber(e164: phone), timeZone: zone,
            hours: open, cutoff: 120, isActive: true, holidays: holidays.sorted { $0.date < $1.date },
            visitTypes: visitTypes, version: 0)
    }

    private static func hours(_ start: String, _ end: String) -> CallHours.Hours {
        guard let start = TimeOfDay(start), let end = TimeOfDay(end) else { preconditionFailure("not times") }
        return CallHours.Hours(start: start, end: end)
    }

    /// From one whole hour to another.
    private static func part(_ start: Int, _ end: Int) -> Availability.Hours { start * 60..<end * 60 }

    private static func year(_ now: Date) -> Int { CalendarDate(now, in: .utc).year }
}
