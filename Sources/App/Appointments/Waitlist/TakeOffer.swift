internal import Foundation
internal import MariaDB
internal import Web

/// What who waits answers to an offer: Y takes it.
enum TakeOffer {
    enum Outcome: String, CaseIterable {
        case booked
        /// It is held no more; who has answered is told.
        case tooLate = "too_late"
        /// More than one was asked by this number: which one is meant nobody knows.
        case several
    }

    /// For how long an answer is one to an offer, in seconds.
    private static let longest: TimeInterval = 86_400

    static func isMeant(by text: String) -> Bool { TextAnswer.letter(of: text) == "Y" }

    /// Books what is held for who was asked by this number.
    ///
    /// - Returns: nil where nobody was, or they have another visit then.
    static func take(from number: PhoneNumber, in context: AppContext) throws -> Outcome? {
        let (db, organisation) = (try context.db, try context.organisation)
        let asked = try TextAnswer.subjects(of: [OfferFreeTimes.template], to: number, for: longest, in: context)
        let store = WaitlistStore(db: db, organisation: organisation)
        do {
            return try db.retryingTransaction {
                let open = try asked.compactMap { try store.find($0.id) }
                    .filter { try TextAnswer.isOf($0.patient, number, in: context) }
                guard !open.isEmpty else { return nil }
                let offered = open.filter { $0.status == .offered }
                guard offered.count <= 1 else { return .several }
                let isBooked = open.contains { $0.status == .booked }
                guard let entry = offered.first ?? (isBooked ? nil : open.first) else { return nil }
                let outcome: Outcome? = try offered.isEmpty ? .tooLate : book(entry.id, store, in: context)
                if outcome == .tooLate { try tell(number, of: entry, store, in: context) }
                return outcome
            }
        } catch let error as APIError where error == Booking.patientBusy {
            return nil
        }
    }

    private static func tell(
        _ number: PhoneNumber, of entry: WaitlistEntry, _ store: WaitlistStore, in context: AppContext
    ) throws {
        let clinics = ClinicStore(db: store.db, organisation: store.organisation)
        guard let clinic = try clinics.find(id: entry.clinic, within: context.callerTerritories) else { return }
        try TextMessages(to: number, about: ("waitlist", entry.id.text), zone: clinic.timeZone, in: context).send(
            OfferFreeTimes.overTemplate, ["clinic": VisitReminders.called(clinic)], notAfter: context.now + 3_600)
    }

    private static func book(_ id: UUID, _ store: WaitlistStore, in context: AppContext) throws -> Outcome? {
        let appointments = AppointmentStore(db: store.db, organisation: store.organisation)
        guard var entry = try store.lock(id), entry.status == .offered,
            let held = try entry.appointment.flatMap({ try appointments.lock(id: $0) }),
            let clinic = try ClinicStore(db: store.db, organisation: store.organisation)
                .find(id: entry.clinic, within: context.callerTerritories)
        else { return nil }
        guard held.status == .held, !held.isLapsed(at: context.now) else { return .tooLate }
        _ = try Booking(by: PhoneDesk.actor(in: context), in: context)
            .confirm(held, at: clinic, for: entry.patient, notes: AppointmentNotes())
        entry.status = .booked
        try store.update(entry, now: context.now)
        return .booked
    }
}
