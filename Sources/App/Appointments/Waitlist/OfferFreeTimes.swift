internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Offers times that have become free, by whatever, to those who wait for one: it is held for the first for some
/// minutes, who is asked by a text message, and then for the next. A number is asked about one at a time.
struct OfferFreeTimes: ScheduledJob {
    static let template = "waitlist_offer"

    /// To who says yes when it is held no more, to whom more than one was offered, and to who has another visit then.
    static let overTemplate = "waitlist_offer_over"
    static let severalTemplate = "waitlist_several"
    static let busyTemplate = "waitlist_busy"

    let name = "offer_free_times"
    let interval: TimeInterval = 60
    private static let page = 200

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { organisation in
            _ = try Self.offer(organisation, in: context)
            return false
        }
    }

    /// What came of one who waits.
    private enum Outcome {
        case offered
        /// Nothing is free that they want.
        case full
        /// They cannot be asked, or there is nothing to ask any more; that says nothing of anybody else.
        case passedOver
    }

    /// - Returns: how many offers were made.
    static func offer(_ organisation: UUID, in job: JobContext) throws -> Int {
        let context = job.working(for: organisation)
        let store = WaitlistStore(db: try job.db, organisation: organisation)
        try each(.offered, of: store) { try endIfLapsed($0.id, store, in: context) }
        var offers = 0
        // What is not free for one who waits is not free for the next who wants the same.
        var isFull: Set<[String]> = []
        try each(.waiting, of: store) { entry in
            let wish = [entry.clinic, entry.visitType, entry.doctor ?? "", entry.firstDay.text, entry.lastDay.text]
            guard !isFull.contains(wish) else { return }
            switch try context.db.retryingTransaction({ try offer(entry.id, store, in: context) }) {
            case .offered: offers += 1
            case .full: isFull.insert(wish)
            case .passedOver: break
            }
        }
        if offers > 0 {
            job.publish(.appointments, to: organisation)
            job.publish(.messages, to: organisation)
        }
        return offers
    }

    /// All of a status, in their turn. Those who change on the way are not met again.
    private static func each(
        _ status: WaitlistEntry.Status, of store: WaitlistStore, _ body: (WaitlistEntry) throws -> Void
    ) throws {
        var last: WaitlistEntry?
        repeat {
            let found = try store.list(status, after: last, limit: page)
            for entry in found { try body(entry) }
            last = found.count == page ? found.last : nil
        } while last != nil
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

    private static func offer(_ id: UUID, _ store: WaitlistStore, in context: AppContext) throws -> Outcome {
        let clinics = ClinicStore(db: store.db, organisation: store.organisation)
        guard var entry = try store.lock(id), entry.status == .waiting,
            let clinic = try clinics.find(id: entry.clinic, within: nil)
        else { return .passedOver }
        let today = clinic.calendar.day(of: context.now)
        guard entry.lastDay >= today else {
            entry.status = .over
            try store.update(entry, now: context.now)
            return .passedOver
        }
        guard clinic.isActive, let type = clinic.offered(entry.visitType) else { return .passedOver }
        // Before anything is held: what nobody is asked about is somebody else's to book.
        guard let number = try VisitReminders.number(of: entry.patient, in: context),
            try !isAsked(number, store, in: context)
        else { return .passedOver }
        let texts = try TextMessages(
            to: number, about: ("waitlist", entry.id.text), zone: clinic.timeZone, in: context)
        guard try texts.isOpen() else { return .passedOver }
        let free = try free(for: entry, clinic, type, from: today, in: context)
        guard !free.isEmpty else { return .full }
        guard let first = try first(of: free, for: entry.patient, type.times.length, in: context) else {
            return .passedOver
        }
        let wish = Booking.Wish(
            clinic: clinic, type: type, doctor: first.doctor,
            startsAt: Date(timeIntervalSince1970: Double(first.start)))
        let held: Appointment
        do {
            held = try Booking(by: .service, in: context).take(
                wish, for: nil, as: .held, from: .staff, holding: WaitlistEntry.patience)
        } catch let error as APIError where error == Booking.taken {
            // Somebody was faster; whoever is next is shown what is left.
            return .passedOver
        }
        try ask(by: texts, of: held, at: clinic)
        (entry.status, entry.appointment, entry.offers) = (.offered, held.id, entry.offers + 1)
        try store.update(entry, now: context.now)
        try MasterRecord.audit(
            "waitlist_offered", on: "waitlist_entry", entry.id.text, of: entry.patient, in: context)
        return .offered
    }

    /// A time, in seconds since 1970, and whose it is.
    private typealias Free = (start: Int, doctor: String)

    /// What an entry waits for.
    private static func free(
        for entry: WaitlistEntry, _ clinic: Clinic, _ type: VisitType, from today: CalendarDate, in context: AppContext
    ) throws -> [Free] {
        let free = try ListFreeTimes.find(
            clinic, type.times, doctors: entry.doctor.map { [$0] }, on: max(today, entry.firstDay)...entry.lastDay,
            in: context)
        let soonest = Int((context.now + WaitlistEntry.patience).timeIntervalSince1970)
        return free.flatMap { doctor, starts in starts.filter { $0 > soonest }.map { Free($0, doctor) } }
    }

    /// The first at which the patient has no other visit: they could not say yes to another.
    private static func first(of free: [Free], for patient: String, _ length: Int, in context: AppContext) throws
        -> Free?
    {
        let busy = try AppointmentStore(db: context.db, organisation: context.organisation)
            .list(ofPatients: [patient], from: context.now - 86_400, limit: 200)
            .filter(\.status.isActive).map(\.visit)
        return free.filter { time in !busy.contains { $0.overlaps(time.start..<time.start + length * 60) } }.min(by: <)
    }

    /// Whether a number has been asked, for whomever, and what it was offered is still held: one letter answers one
    /// offer.
    private static func isAsked(_ number: PhoneNumber, _ store: WaitlistStore, in context: AppContext) throws -> Bool {
        let messages = SentMessageStore(db: store.db, organisation: store.organisation)
        let recipient = RecipientIndex.all(number.e164, by: context.services.index)
        let waiting = try messages.toCome(.sms, to: recipient, now: context.now).filter { $0.template == template }
        let left = try messages.resources(
            ofTemplates: [template], to: recipient, due: context.now - WaitlistEntry.patience...context.now, limit: 100)
        return try (waiting.map(\.resource.id) + left.map(\.resourceID)).contains { id in
            try UUID(uuidString: id).flatMap { try store.find($0) }?.status == .offered
        }
    }

    private static func ask(by texts: TextMessages, of held: Appointment, at clinic: Clinic) throws {
        let minutes = String(Int(WaitlistEntry.answering / 60))
        try texts.send(
            template, VisitReminders.values(held, clinic).merging(["minutes": minutes]) { own, _ in own },
            notAfter: held.heldUntil.map { $0 - WaitlistEntry.answering })
    }

    /// Whether what a message of `organisation`'s offers is still held when it is to leave: another time may have been
    /// offered since.
    static func isTrue(_ message: SentMessage, _ db: Connection, _ organisation: UUID) throws -> Bool {
        guard message.template == template else { return true }
        let entries = WaitlistStore(db: db, organisation: organisation)
        let appointments = AppointmentStore(db: db, organisation: organisation)
        guard let entry = try UUID(uuidString: message.resource.id).flatMap({ try entries.find($0) }),
            entry.status == .offered, let held = try entry.appointment.flatMap({ try appointments.find(id: $0) })
        else { return false }
        return held.status == .held && message.createdAt >= held.createdAt
    }
}
