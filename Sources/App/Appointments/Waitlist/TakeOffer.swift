internal import Foundation
internal import MariaDB
internal import Web

/// What who waits answers to an offer: Y, or a word for it, takes it. Whoever has nothing by it is told.
enum TakeOffer {
    enum Outcome: String, CaseIterable {
        case booked
        /// It is held no more.
        case tooLate = "too_late"
        /// More than one was asked by this number: which one is meant nobody knows.
        case several
        /// The patient has another visit then.
        case busy

        /// What who has answered is told.
        fileprivate var template: String? {
            switch self {
            case .booked: nil
            case .tooLate: OfferFreeTimes.overTemplate
            case .several: OfferFreeTimes.severalTemplate
            case .busy: OfferFreeTimes.busyTemplate
            }
        }
    }

    /// For how long an answer is one to an offer, in seconds.
    private static let longest: TimeInterval = 86_400

    /// Books what is held for who was asked by this number.
    ///
    /// - Parameter isHeld: only what is offered still; what was offered before is nothing that is answered.
    /// - Returns: nil where nobody was.
    static func take(from number: PhoneNumber, onlyHeld isHeld: Bool, in context: AppContext) throws -> Outcome? {
        let (db, organisation) = (try context.db, try context.organisation)
        let asked = try TextAnswer.subjects(of: [OfferFreeTimes.template], to: number, for: longest, in: context)
        let store = WaitlistStore(db: db, organisation: organisation)
        return try db.retryingTransaction {
            let open = try asked.compactMap { try store.find($0.id) }
                .filter { try TextAnswer.isOf($0.patient, number, in: context) }
            let offered = open.filter { $0.status == .offered }
            let isBooked = open.contains { $0.status == .booked }
            guard let entry = offered.first ?? (isBooked || isHeld ? nil : open.first) else { return nil }
            let outcome: Outcome? =
                switch offered.count {
                case 0: .tooLate
                case 1: try book(entry.id, store, in: context)
                default: .several
                }
            if let template = outcome?.template { try tell(template, number, of: entry, store, in: context) }
            return outcome
        }
    }

    private static func tell(
        _ template: String, _ number: PhoneNumber, of entry: WaitlistEntry, _ store: WaitlistStore,
        in context: AppContext
    ) throws {
        let clinics = ClinicStore(db: store.db, organisation: store.organisation)
        guard let clinic = try clinics.find(id: entry.clinic, within: context.callerTerritories) else { return }
        try TextMessages(to: number, about: ("waitlist", entry.id.text), zone: clinic.timeZone, in: context).send(
            template, ["clinic": VisitReminders.called(clinic)], notAfter: context.now + 3_600)
    }

    private static func book(_ id: UUID, _ store: WaitlistStore, in context: AppContext) throws -> Outcome? {
        let appointments = AppointmentStore(db: store.db, organisation: store.organisation)
        guard var entry = try store.lock(id), entry.status == .offered,
            let held = try entry.appointment.flatMap({ try appointments.lock(id: $0) }),
            let clinic = try ClinicStore(db: store.db, organisation: store.organisation)
                .find(id: entry.clinic, within: context.callerTerritories)
        else { return nil }
        do {
            // What is refused is undone by itself, and said.
            try store.db.transaction {
                _ = try Booking(by: PhoneDesk.actor(in: context), in: context)
                    .confirm(held, at: clinic, for: entry.patient, notes: AppointmentNotes())
                entry.status = .booked
                try store.update(entry, now: context.now)
            }
            return .booked
        } catch let error as APIError where error == Booking.holdOver {
            return .tooLate
        } catch let error as APIError where error == Booking.patientBusy {
            return .busy
        }
    }
}
