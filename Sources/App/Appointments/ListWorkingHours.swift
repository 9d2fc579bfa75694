internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// `GET /clinics/{clinic}/working-hours?from=&to=`: who sees patients at a clinic on some days, and when, as moments: no
/// page has to know what the clinic's clock does on the days on which it changes.
enum ListWorkingHours {
    struct Part: Encodable {
        let startsAt: Date
        let endsAt: Date
        /// When the doctor's own hours begin, also where the clinic opens later.
        let countedFrom: Date

        enum CodingKeys: String, CodingKey {
            case startsAt = "starts_at"
            case endsAt = "ends_at"
            case countedFrom = "counted_from"
        }

        /// - Parameters:
        ///   - hours: in seconds since 1970.
        ///   - own: the doctor's, of which they are a part.
        init(_ hours: Range<Int>, of own: Range<Int>) {
            startsAt = Date(timeIntervalSince1970: Double(hours.lowerBound))
            endsAt = Date(timeIntervalSince1970: Double(hours.upperBound))
            countedFrom = Date(timeIntervalSince1970: Double(own.lowerBound))
        }

        static let schema = Schema.object([
            "starts_at": .required(.dateTime), "ends_at": .required(.dateTime),
            "counted_from": .required(
                .dateTime.noted(
                    "The starts of visits are whole steps of their type from here: the doctor's own hours "
                        + "begin then.")),
        ])
        .named("WorkingHours")
    }

    struct OfDoctor: Encodable {
        let id: String
        let name: String
        /// In order, and apart.
        let hours: [Part]
        /// Days whose hours are not their weekday's.
        let exceptions: [CalendarDate]

        static let schema = Schema.object([
            "id": .required(.string(1...64)), "name": .required(.string(1...120)),
            "hours": .required(.array(of: Part.schema, 0...1_000)),
            "exceptions": .required(.array(of: .date, 0...1_000)),
        ])
        .named("DoctorAtWork")
    }

    struct Output: ResponseBody {
        let timeZone: String
        let doctors: [OfDoctor]
        let holidays: [Holiday]

        enum CodingKeys: String, CodingKey {
            case timeZone = "time_zone"
            case doctors, holidays
        }

        static let schema = Schema.object([
            "time_zone": .required(.string(1...64)), "doctors": .required(.array(of: OfDoctor.schema, 0...1_000)),
            "holidays": .required(.array(of: Holiday.schema, 0...1_000)),
        ])
    }

    static let parameters: [Parameter] = [
        Parameter("from", .date, "The first day, by the clinic's clock; today when left out."),
        Parameter("to", .date, "The last day; the first when left out, at most 31 days after it."),
    ]

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let clinic = try GetClinic.find(in: context)
        let days = try ClinicDays(context.request.query, default: 0, most: 31, clinic, now: context.now)
        let all = days.first...days.last
        let (db, organisation) = (try context.db, try context.organisation)
        // A doctor sees one calendar only: their own.
        let availability = try DoctorHoursStore(db: db, organisation: organisation)
            .availability(at: clinic.id, of: context.ownDoctor.map { [$0] }, on: all, withFormer: true)
        let doctors = try DoctorStore(db: db, organisation: organisation).find(ids: availability.keys)
        return .ok(
            Output(
                timeZone: clinic.timeZone,
                doctors: doctors.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map { doctor in
                    let own = availability[doctor.id] ?? .never
                    return OfDoctor(
                        id: doctor.id, name: doctor.name, hours: hours(own, at: clinic, on: all),
                        exceptions: own.exceptions.keys.sorted())
                }, holidays: clinic.holidays.filter { all.contains($0.date) }))
    }

    /// The doctor's hours as far as they are the clinic's too.
    private static func hours(_ own: Availability, at clinic: Clinic, on days: ClosedRange<CalendarDate>) -> [Part] {
        OpenDay.list(clinic.calendar, on: days).flatMap { open in
            own.hours(on: open.day).flatMap { part in
                let hours = open.clock.end(at: part.lowerBound)..<open.clock.end(at: part.upperBound)
                return open.spans.map { $0.clamped(to: hours) }.filter { !$0.isEmpty }.map { Part($0, of: hours) }
            }
        }
    }
}

extension AppContext {
    /// The only doctor whose calendar the caller may see; nil for those who see all.
    var ownDoctor: String? {
        guard case .user(let person) = caller, person.role == .doctor else { return nil }
        return person.doctor ?? ""
    }
}
