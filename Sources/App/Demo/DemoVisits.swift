internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// The clinics of the demo with visits of the last days and the coming two weeks, booked as the desk books them, and a
/// caller who has booked by phone and has never seen a page.
enum DemoVisits {
    /// Days before and after the day on which the demo is made: so many before that there are visits in every state on
    /// each day of the week, also after a holiday.
    static let days = -6...13
    /// A call of the demo's phone system.
    private static let call = "demo-call-1"

    /// Adds what is missing and leaves what is there as it is, changed or not: visits come with their clinic only, so
    /// that nobody is booked or written to twice.
    static func seed(_ services: Services, _ db: Connection, now: Date) throws {
        // Booking asks for a thread's way to the database, and not for one connection.
        let database = Database(try services.configuration.connection(as: .serve))
        defer { database.close() }
        let desk = DemoDesk(
            services: services, database: database, clerk: try UserStore.find(login: "agent", db)?.id, now: now)
        for plan in DemoClinics.plans(now: now) {
            let known = try ClinicStore(db: database.connection(), organisation: DemoData.organisation)
                .find(id: plan.clinic.id, within: nil)
            if known == nil { try desk.open(plan, on: days) }
        }
        guard let (key, _) = try APIKeyStore(db: db).credential(digest: APIKey.digest(of: DemoData.apiKey), now: now)
        else { return }
        try bookByPhone(desk, key.caller, now: now)
    }

    /// Holds a time for the caller and confirms it, as a phone system does.
    private static func bookByPhone(_ desk: DemoDesk, _ phoneSystem: Caller, now: Date) throws {
        var context = desk.context(at: now)
        context.caller = phoneSystem
        let calls = PhoneBookingStore(db: try context.db, organisation: DemoData.organisation)
        let known = try calls.find(PhoneBooking.index(call, by: context.services.index))
        guard known?.account == nil,
            let clinic = try ClinicStore(db: context.db, organisation: DemoData.organisation)
                .find(id: "bengaluru", within: nil), let type = clinic.offered("follow-up")
        else { return }
        let today = clinic.calendar.day(of: now)
        let free = try ListFreeTimes.find(
            clinic, type.times, doctors: ["D-006"], on: today.advanced(by: 2)...today.advanced(by: 13), in: context)
        guard let start = free["D-006"]?.dropFirst(20).first else { return }
        _ = try HoldTime.handle(
            HoldTime.Input(
                call: call, clinic: clinic.id, visitType: type.id, doctor: "D-006",
                startsAt: Date(timeIntervalSince1970: Double(start))), in: context)
        _ = try ConfirmBooking.handle(
            ConfirmBooking.Input(
                call: call, phoneNumber: "+919999999999", name: "Asha Rao", dateOfBirth: nil, age: 30,
                reason: "A wound that does not close"), in: context)
    }
}

/// Books visits as if it were another day.
private struct DemoDesk {
    let services: Services
    let database: Database
    /// Who is on record for what the desk does.
    let clerk: UUID?
    let now: Date
    private let organisation = DemoData.organisation

    /// Where a day's visits lie in a doctor's free times.
    private static let places = [0.08, 0.42, 0.8]

    func context(at moment: Date) -> AppContext {
        JobContext(services: services, database: database, now: moment).working(for: organisation)
    }

    /// Makes a clinic and its visits.
    func open(_ plan: DemoClinics.Plan, on days: ClosedRange<Int>) throws {
        let db = try database.connection()
        try db.retryingTransaction {
            let store = ClinicStore(db: db, organisation: organisation)
            guard try store.save(plan.clinic, now: now), let clinic = try store.find(id: plan.clinic.id, within: nil)
            else { return }
            let hours = DoctorHoursStore(db: db, organisation: organisation)
            for attendance in plan.attendances {
                try hours.save(attendance.availability, of: attendance.doctor, at: clinic.id)
            }
            let today = clinic.calendar.day(of: now)
            var number = 0
            for day in days.map(today.advanced(by:)) {
                // A patient has one visit a day.
                var waiting = plan.patients[...]
                for attendance in plan.attendances {
                    for place in Self.places {
                        guard let patient = waiting.popFirst() else { break }
                        try visit(clinic, attendance.doctor, patient, on: day, place: place, number)
                        number += 1
                    }
                }
            }
        }
    }

    /// Books one visit some days before, and has it become what it has become since.
    private func visit(
        _ clinic: Clinic, _ doctor: String, _ patient: String, on day: CalendarDate, place: Double, _ number: Int
    ) throws {
        let type = clinic.visitTypes[(number + number / 3) % clinic.visitTypes.count]
        let noon = clinic.zone.moment(of: day, minutes: 720)
        let bookedAt = min(noon - Double(2 + number % 5) * 86_400, now - Double(1 + number % 40) * 3_600)
        let desk = context(at: bookedAt)
        let free = try ListFreeTimes.find(clinic, type.times, doctors: [doctor], on: day...day, in: desk)[doctor] ?? []
        guard !free.isEmpty else { return }
        let start = Date(timeIntervalSince1970: Double(free[Int(place * Double(free.count))]))
        let booked = try Booking(by: actor, in: desk).take(
            Booking.Wish(clinic: clinic, type: type, doctor: doctor, startsAt: start), for: patient, as: .booked,
            from: .staff, notes: AppointmentNotes(reason: number % 3 == 0 ? "Dressing came loose" : nil))
        try goOn(booked, number)
    }

    private func goOn(_ booked: Appointment, _ number: Int) throws {
        let soon = booked.createdAt + 1_800
        switch (booked.endsAt <= now, booked.startsAt <= now, number % 7) {
        case (_, false, 1), (_, false, 4), (_, false, 5): _ = try change(booked, to: .confirmed, .confirmed, at: soon)
        case (_, _, 3):
            _ = try change(
                booked, to: .cancelled, .cancelled, at: soon, AppointmentNotes(cancellation: "Has recovered"))
        case (true, _, 6): _ = try change(booked, to: .noshow, .noshow, at: min(now, booked.startsAt + 900))
        case (true, _, _):
            let arrived = try change(booked, to: .arrived, .arrived, at: booked.startsAt - 300)
            _ = try change(arrived, to: .fulfilled, .fulfilled, at: booked.endsAt)
        case (false, true, _): _ = try change(booked, to: .arrived, .arrived, at: booked.startsAt - 300)
        default: break
        }
    }

    private func change(
        _ visit: Appointment, to status: Appointment.Status, _ step: AppointmentStep.What, at moment: Date,
        _ notes: AppointmentNotes? = nil
    ) throws -> Appointment {
        try Booking(by: actor, in: context(at: moment)).change(visit, to: status, step, notes: notes)
    }

    private var actor: AppointmentStep.Actor { clerk.map { .staff($0) } ?? .service }
}
