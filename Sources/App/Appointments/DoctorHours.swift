internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// When a doctor sees patients at a clinic, as it is set and shown.
struct DoctorHoursBody: RequestBody, ResponseBody {
    struct Part: Codable {
        let start: TimeOfDay
        let end: TimeOfDay

        init(_ hours: Availability.Hours) {
            start = TimeOfDay(minutes: hours.lowerBound)
            end = TimeOfDay(minutes: hours.upperBound)
        }

        static let schema = Schema.object(["start": .required(.timeOfDay), "end": .required(.endOfDay)])
            .named("PartOfDay")

        /// - Returns: nil for what is empty or not on the grid.
        var hours: Availability.Hours? {
            guard start.minutes < end.minutes, start.minutes.isMultiple(of: VisitTimes.grid),
                end.minutes.isMultiple(of: VisitTimes.grid)
            else { return nil }
            return start.minutes..<end.minutes
        }
    }

    struct Day: Codable {
        let date: CalendarDate
        let hours: [Part]

        static let schema = Schema.object(["date": .required(PlannedDays.day), "hours": .required(parts)])
            .named("ExceptionalDay")
    }

    fileprivate static let parts = Schema.array(of: Part.schema, 0...20)

    /// What else an object has beside the seven days says nothing, whatever it is.
    struct Week: Codable {
        let monday: [Part]?
        let tuesday: [Part]?
        let wednesday: [Part]?
        let thursday: [Part]?
        let friday: [Part]?
        let saturday: [Part]?
        let sunday: [Part]?

        init(_ weekly: [[Availability.Hours]]) {
            func parts(_ weekday: Int) -> [Part]? { weekly[weekday].isEmpty ? nil : weekly[weekday].map(Part.init) }
            monday = parts(0)
            tuesday = parts(1)
            wednesday = parts(2)
            thursday = parts(3)
            friday = parts(4)
            saturday = parts(5)
            sunday = parts(6)
        }

        /// Monday first.
        var days: [(name: String, parts: [Part])] {
            [
                ("monday", monday), ("tuesday", tuesday), ("wednesday", wednesday), ("thursday", thursday),
                ("friday", friday), ("saturday", saturday), ("sunday", sunday),
            ].map { ($0, $1 ?? []) }
        }

        static let schema = Schema.object([
            "monday": .optional(parts), "tuesday": .optional(parts), "wednesday": .optional(parts),
            "thursday": .optional(parts), "friday": .optional(parts), "saturday": .optional(parts),
            "sunday": .optional(parts),
        ])
    }

    let weekly: Week
    let exceptions: [Day]

    init(_ availability: Availability) {
        weekly = Week(availability.weekly)
        exceptions = availability.exceptions.sorted { $0.key < $1.key }
            .map { Day(date: $0.key, hours: $0.value.map(Part.init)) }
    }

    static let schema = Schema.object([
        "weekly": .required(Week.schema), "exceptions": .required(.array(of: Day.schema, 0...1_000)),
    ])
    .named("DoctorHours").noted(
        "By the clinic's clock, on the grid of five minutes. A day with an exception has its hours instead of its "
            + "weekday's, and none for a day off."
    )
    .example([
        "weekly": ["monday": [["start": "09:00", "end": "12:00"], ["start": "13:00", "end": "17:00"]]],
        "exceptions": [["date": "2026-12-24", "hours": []]],
    ])

    /// - Throws: `APIError` 422 for what is empty, off the grid, or comes twice.
    func availability() throws(APIError) -> Availability {
        var problems: [FieldError] = []
        func read(_ parts: [Part], _ field: String) -> [Availability.Hours] {
            parts.enumerated().compactMap { place, part in
                if part.hours == nil {
                    problems.append(
                        FieldError("\(field)[\(place)]", "Must end after it starts, in multiples of five minutes."))
                }
                return part.hours
            }
        }
        let week = weekly.days.map { read($0.parts, "weekly.\($0.name)") }
        var days: [CalendarDate: [Availability.Hours]] = [:]
        for (place, day) in exceptions.enumerated() {
            if days[day.date] != nil { problems.append(FieldError("exceptions[\(place)].date", "Comes twice.")) }
            days[day.date] = read(day.hours, "exceptions[\(place)].hours")
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return Availability(weekly: week, exceptions: days)
    }
}

/// `GET /clinics/{clinic}/doctors/{doctor}/hours`.
enum GetDoctorHours {
    static func handle(in context: AppContext) throws -> Reply<DoctorHoursBody> {
        let (clinic, doctor) = (try GetClinic.find(in: context), try GetDoctor.find(in: context))
        let found = try DoctorHoursStore(db: context.db, organisation: context.organisation)
            .availability(at: clinic.id, of: [doctor.id], on: PlannedDays.all, withFormer: true)
        return .ok(DoctorHoursBody(found[doctor.id] ?? .never))
    }
}

/// `PUT /clinics/{clinic}/doctors/{doctor}/hours`. Visits that are booked stay as they are.
enum SetDoctorHours {
    static func handle(_ input: DoctorHoursBody, in context: AppContext) throws -> Reply<DoctorHoursBody> {
        let (clinic, doctor) = (try GetClinic.find(in: context), try GetDoctor.find(in: context))
        let availability = try input.availability()
        let store = DoctorHoursStore(db: try context.db, organisation: try context.organisation)
        try context.retryingTransaction(ending: .masterData) {
            let current = try store.availability(
                at: clinic.id, of: [doctor.id], on: PlannedDays.all, withFormer: true)[doctor.id]
            guard current ?? .never != availability else { return }
            try store.save(availability, of: doctor.id, at: clinic.id)
            try MasterRecord.audit("doctor_hours_changed", on: "doctor", doctor.id, in: context)
        }
        return .ok(DoctorHoursBody(availability))
    }
}
