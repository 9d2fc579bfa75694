internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// `GET /clinics/{clinic}/free-times?visit_type=&doctor=&from=&to=&moving=`: when a visit can begin, by doctor.
///
/// The desk's list is bound by no notice and no horizon, and has the time that runs; patients' lists are, and have not.
///
/// `from` and `to` are days by the clinic's clock, today and a week later when left out, at most 62 days apart.
enum ListFreeTimes {
    struct OfDoctor: Encodable {
        let doctor: String
        let starts: [Date]

        enum CodingKeys: String, CodingKey {
            case doctor = "doctor_id"
            case starts
        }
    }

    struct Output: ResponseBody {
        let timeZone: String
        let length: Int
        let doctors: [OfDoctor]

        enum CodingKeys: String, CodingKey {
            case timeZone = "time_zone"
            case length = "length_minutes"
            case doctors
        }

        static let schema = Schema.object([
            "time_zone": .required(.string(1...64)), "length_minutes": .required(.integer(5...1_440)),
            "doctors": .required(
                .array(
                    of: .object([
                        "doctor_id": .required(.string(1...64)),
                        "starts": .required(.array(of: .dateTime, 0...20_000)),
                    ]), 0...1_000)),
        ])
        .named("FreeTimes")
    }

    static let parameters: [Parameter] = [
        Parameter("visit_type", .string(1...64), "What the visit is for.", isRequired: true),
        Parameter("doctor", .string(1...64), "One doctor only."),
        Parameter("from", .date, "The first day, by the clinic's clock; today when left out."),
        Parameter("to", .date, "The last day; a week after the first when left out, at most 62 days."),
        Parameter(
            "moving", .uuid,
            "A visit at the clinic that is to be moved: its own time keeps it from none, and is not listed itself."),
    ]

    private static let includes = Schema.oneOf(["included"])

    /// The desk's as well: it may book over a visit.
    static let ofDesk =
        parameters + [
            Parameter("taken", includes, "With the times that a visit has, which may be booked over.")
        ]

    static func handle(in context: AppContext) throws -> Reply<Output> {
        var reader = QueryReader(context.request.query)
        let taken = reader.text("taken", includes)
        try reader.finish()
        let clinic = try GetClinic.find(in: context)
        let moving = try Self.moving(at: clinic, in: context) { try GetAppointment.find($0, in: context).0 }
        return try answer(of: clinic, by: \.atTheDesk, moving: moving, withTaken: taken != nil, in: context)
    }

    /// The visit that is to be moved, if the query names one.
    ///
    /// - Parameter find: looks for it among those of the caller.
    /// - Throws: `APIError` 422 for what is no id; 404 for what is not the caller's, or not at the clinic.
    static func moving(at clinic: Clinic, in context: AppContext, _ find: (UUID) throws -> Appointment) throws
        -> Appointment?
    {
        var reader = QueryReader(context.request.query)
        let id = reader.text("moving", .uuid).flatMap(UUID.init(uuidString:))
        try reader.finish()
        guard let visit = try id.map(find) else { return nil }
        guard visit.clinic == clinic.id else { throw APIError.notFound }
        return visit
    }

    /// What the query asks of a clinic.
    ///
    /// - Parameters:
    ///   - bounds: who asks is bound by.
    ///   - moving: the visit that is to be moved, if one is.
    ///   - withTaken: whether it matters not that a visit has the time.
    static func answer(
        of clinic: Clinic, by bounds: (VisitTimes) -> VisitTimes = { $0 }, moving: Appointment? = nil,
        withTaken: Bool = false, in context: AppContext
    ) throws -> Reply<Output> {
        let query = context.request.query
        // Also one that is no longer offered: a visit of it may be moved.
        guard let type = clinic.visitTypes.first(where: { $0.id == query["visit_type"] }) else {
            throw APIError.invalid("visit_type", "Is not offered here.")
        }
        let days = try ClinicDays(query, default: 7, most: 62, clinic, now: context.now)
        let starts = try find(
            clinic, bounds(type.times), doctors: query["doctor"].map { [$0] }, on: days.first...days.last,
            moving: moving, withTaken: withTaken, in: context)
        return .ok(
            Output(
                timeZone: clinic.timeZone, length: type.length,
                doctors: starts.sorted { $0.key < $1.key }.map { doctor, starts in
                    OfDoctor(doctor: doctor, starts: starts.map { Date(timeIntervalSince1970: Double($0)) })
                }))
    }

    /// The free starts of those who see patients there, by doctor.
    ///
    /// - Parameters:
    ///   - doctors: nil for all.
    ///   - moving: a visit whose own time is free for it, but for its very beginning: there it is already.
    ///   - withTaken: as if there were no visits yet.
    static func find(
        _ clinic: Clinic, _ visit: VisitTimes, doctors: [String]?, on days: ClosedRange<CalendarDate>,
        moving: Appointment? = nil, withTaken: Bool = false, in context: AppContext
    ) throws -> [String: [Int]] {
        let organisation = try context.organisation
        let availability = try DoctorHoursStore(db: context.db, organisation: organisation)
            .availability(at: clinic.id, of: doctors, on: days.lowerBound...days.upperBound.advanced(by: 1))
        let busy =
            withTaken
            ? [:]
            : try AppointmentStore(db: context.db, organisation: organisation).taken(
                of: availability.keys, from: clinic.zone.moment(of: days.lowerBound) - 86_400,
                to: clinic.zone.moment(of: days.upperBound.advanced(by: 2)), but: moving?.id, now: context.now)
        let times = FreeTimes(calendar: clinic.calendar, visit: visit, now: context.now)
        let open = times.open(on: days)
        return Dictionary(
            uniqueKeysWithValues: availability.map { doctor, hours in
                let starts = times.starts(hours, on: open, busy: busy[doctor] ?? [])
                guard let moving, moving.doctor == doctor else { return (doctor, starts) }
                return (doctor, starts.filter { $0 != Int(moving.startsAt.timeIntervalSince1970) })
            })
    }

    /// One doctor for each start, of what `find` has found: a caller chooses between times.
    static func doctorByStart(_ found: [String: [Int]]) -> [Int: String] {
        var doctors: [Int: String] = [:]
        for (doctor, starts) in found {
            for start in starts { doctors[start] = min(doctors[start] ?? doctor, doctor) }
        }
        return doctors
    }
}
