internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// Offers times that have become free, by whatever, to those who wait for one: it is held for the first for some
/// minutes, who is asked by a text message, and then for the next.
struct OfferFreeTimes: ScheduledJob {
    static let template = "waitlist_offer"

    let name = "offer_free_times"
    let interval: TimeInterval = 60
    private static let batch = 50

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { organisation in
            _ = try Self.offer(organisation, in: context)
            return false
        }
    }

    /// - Returns: how many offers were made.
    static func offer(_ organisation: UUID, in job: JobContext) throws -> Int {
        let context = job.working(for: organisation)
        let store = WaitlistStore(db: try job.db, organisation: organisation)
        for entry in try store.list(.offered, limit: batch) { try endIfLapsed(entry.id, store, in: context) }
        var offers = 0
        // What is not free for one who waits is not free for the next who wants the same.
        var isFull: Set<[String]> = []
        for entry in try store.list(.waiting, limit: batch) {
            let wish = [entry.clinic, entry.visitType, entry.doctor ?? "", entry.firstDay.text, entry.lastDay.text]
            guard !isFull.contains(wish) else { continue }
            let isOffered = try context.db.retryingTransaction { try offer(entry.id, store, in: context) }
            if isOffered { offers += 1 } else { isFull.insert(wish) }
        }
        if offers > 0 {
            job.services.live.publish(.appointments, to: organisation)
            job.services.live.publish(.messages, to: organisation)
        }
        return offers
    }

    /// Who has not answered waits again, after those who had fewer offers; and not for ever.
    private static func endIfLapsed(_ id: UUID, _ store: WaitlistStore, in context: AppContext) throws {
        let appointments = AppointmentStore(db: store.db, organisation: store.organisation)
        try context.db.retryingTransaction {
            guard var entry = try store.lock(id), entry.status == .offered else { return }
            let held = try entry.appointment.flatMap { try appointments.find(id: $0) }
            if let held, held.status == .held, !held.isLapsed(at: context.now) { return }
            entry.status = entry.offers >= WaitlistEntry.mostOffers ? .over : .waiting
            entry.appointment = nil
            try store.update(entry, now: context.now)
        }
    }

    /// - Returns: false when nothing is free that the patient wants, or nobody can be asked now.
    private static func offer(_ id: UUID, _ store: WaitlistStore, in context: AppContext) throws -> Bool {
        let clinics = ClinicStore(db: store.db, organisation: store.organisation)
        guard var entry = try store.lock(id), entry.status == .waiting,
            let clinic = try clinics.find(id: entry.clinic, within: nil), clinic.isActive,
            let type = clinic.offered(entry.visitType)
        else { return false }
        let today = clinic.calendar.day(of: context.now)
        guard entry.lastDay >= today else {
            entry.status = .over
            try store.update(entry, now: context.now)
            return false
        }
        let held: Appointment
        do {
            guard let first = try firstFree(for: entry, clinic, type, from: today, in: context) else { return false }
            held = try Booking(by: .service, in: context).take(
                first, for: nil, as: .held, from: .staff, holding: WaitlistEntry.patience)
        } catch let error as APIError where error == Booking.taken {
            return false
        }
        guard try ask(entry, of: held, at: clinic, in: context) else {
            _ = try Booking(by: .service, in: context).change(held, to: .cancelled, .cancelled)
            return false
        }
        (entry.status, entry.appointment, entry.offers) = (.offered, held.id, entry.offers + 1)
        try store.update(entry, now: context.now)
        try MasterRecord.audit("waitlist_offered", on: "waitlist_entry", entry.id.text, in: context)
        return true
    }

    private static func firstFree(
        for entry: WaitlistEntry, _ clinic: Clinic, _ type: VisitType, from today: CalendarDate, in context: AppContext
    ) throws -> Booking.Wish? {
        let free = try ListFreeTimes.find(
            clinic, type.times, doctors: entry.doctor.map { [$0] }, on: max(today, entry.firstDay)...entry.lastDay,
            in: context)
        let soonest = Int((context.now + WaitlistEntry.patience).timeIntervalSince1970)
        let first = free.compactMap { doctor, starts in starts.first { $0 > soonest }.map { ($0, doctor) } }.min(by: <)
        return first.map { start, doctor in
            Booking.Wish(
                clinic: clinic, type: type, doctor: doctor, startsAt: Date(timeIntervalSince1970: Double(start)))
        }
    }

    /// - Returns: false for who has no number, or when the message could leave only after the offer is over.
    private static func ask(_ entry: WaitlistEntry, of held: Appointment, at clinic: Clinic, in context: AppContext)
        throws -> Bool
    {
        let organisation = try context.organisation
        guard let number = try VisitReminders.number(of: entry.patient, in: context) else { return false }
        let language = try PatientSettingsStore(db: context.db, organisation: organisation).find().language
        let sent = try SMS.send(
            template, to: [number.e164], about: ("waitlist", entry.id.text),
            VisitReminders.values(held, clinic).merging([
                "minutes": String(Int(WaitlistEntry.patience / 60))
            ]) { own, _ in own }, language: language, notAfter: context.now, in: context)
        return !sent.isEmpty
    }
}
