internal import Foundation
internal import MariaDB

/// What a patient answers to a reminder of a visit, with a single letter.
enum VisitAnswer: String {
    case confirm = "C"
    case cancel = "X"

    enum Outcome: String, CaseIterable {
        case confirmed, cancelled
        /// After the clinic's cut-off; the reminder has said so.
        case tooLate = "too_late"
        /// More than one visit was reminded of: which one is meant nobody knows.
        case several
    }

    /// - Parameter text: as it came.
    init?(_ text: String) {
        guard let letter = TextAnswer.letter(of: text) else { return nil }
        self.init(rawValue: letter)
    }

    /// Confirms or cancels the visit that a number was reminded of.
    ///
    /// - Returns: nil where there is none to be changed.
    func take(from number: PhoneNumber, in context: AppContext) throws -> Outcome? {
        let (db, organisation) = (try context.db, try context.organisation)
        let reminded = try TextAnswer.subjects(
            of: VisitReminders.templates, to: number, for: VisitReminders.longest, in: context)
        let appointments = AppointmentStore(db: db, organisation: organisation)
        return try db.retryingTransaction {
            let open = try reminded.compactMap { try appointments.find(id: $0) }
                .filter { [.booked, .confirmed].contains($0.status) && $0.startsAt > context.now }
            guard open.count <= 1 else { return .several }
            guard let only = open.first, let visit = try appointments.lock(id: only.id),
                let clinic = try ClinicStore(db: db, organisation: organisation).find(
                    id: visit.clinic, within: context.callerTerritories),
                [.booked, .confirmed].contains(visit.status)
            else { return nil }
            let booking = try Booking(by: PhoneDesk.actor(in: context), in: context)
            switch self {
            case .confirm:
                if visit.status == .booked { _ = try booking.change(visit, to: .confirmed, .confirmed) }
                return .confirmed
            case .cancel:
                guard !clinic.isLate(visit, now: context.now) else { return .tooLate }
                _ = try CancelBooking.cancel(visit, at: clinic, nil, by: booking)
                return .cancelled
            }
        }
    }
}
