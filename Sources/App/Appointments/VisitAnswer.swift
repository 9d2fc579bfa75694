internal import Foundation
internal import MariaDB

/// What a patient answers to a reminder of a visit.
enum VisitAnswer {
    case confirm, cancel

    enum Outcome: String, CaseIterable {
        case confirmed, cancelled
        /// After the clinic's cut-off; who has answered is told.
        case tooLate = "too_late"
        /// The reminder told of another time than the visit's; who has answered is told.
        case moved
        /// More than one visit was reminded of: which one is meant nobody knows, and who has answered is told.
        case several
    }

    private typealias Reminded = (visit: Appointment, at: Date)

    /// Confirms or cancels the visit that a number was reminded of.
    ///
    /// - Parameter isWord: it was answered with a word: by CANCEL some mean that they want no more messages, so they are
    ///   told what it has done, and what stops those.
    /// - Returns: nil where there is none to be changed.
    func take(from number: PhoneNumber, byWord isWord: Bool, in context: AppContext) throws -> Outcome? {
        let (db, organisation) = (try context.db, try context.organisation)
        let reminded = try TextAnswer.subjects(
            of: VisitReminders.templates, to: number, for: VisitReminders.longest, in: context)
        let appointments = AppointmentStore(db: db, organisation: organisation)
        let clinics = ClinicStore(db: db, organisation: organisation)
        let reminders = try VisitReminders(in: context)
        return try db.retryingTransaction {
            let open = try reminded.compactMap { subject -> Reminded? in
                guard let visit = try appointments.find(id: subject.id), visit.status.isAgreed,
                    visit.startsAt > context.now, try TextAnswer.isOf(visit.patient, number, in: context)
                else { return nil }
                return (visit, subject.askedAt)
            }
            guard open.count <= 1 else {
                let first = open[0].visit
                if let clinic = try clinics.find(id: first.clinic, within: context.callerTerritories) {
                    try reminders.answer(VisitReminders.severalTemplate, to: number, of: first, at: clinic)
                }
                return .several
            }
            guard let only = open.first else { return try isRepeated(reminded, appointments, in: context) }
            guard let visit = try appointments.lock(id: only.visit.id),
                let clinic = try clinics.find(id: visit.clinic, within: context.callerTerritories),
                visit.status.isAgreed
            else { return nil }
            guard try !VisitReminders.isMoved(visit.id, since: only.at, appointments) else {
                try reminders.answer(VisitReminders.hasMovedTemplate, to: number, of: visit, at: clinic)
                return .moved
            }
            let booking = try Booking(by: PhoneDesk.actor(in: context), in: context)
            switch self {
            case .confirm:
                if visit.status == .booked { _ = try booking.change(visit, to: .confirmed, .confirmed) }
                return .confirmed
            case .cancel:
                guard !clinic.isLate(visit, now: context.now) else {
                    try reminders.answer(VisitReminders.tooLateTemplate, to: number, of: visit, at: clinic)
                    return .tooLate
                }
                let cancelled = try CancelBooking.cancel(visit, at: clinic, nil, by: booking)
                if isWord {
                    try reminders.answer(VisitReminders.cancelledByWordTemplate, to: number, of: cancelled, at: clinic)
                }
                return .cancelled
            }
        }
    }

    /// What was cancelled by the same answer is cancelled: providers deliver some messages twice, and people send them
    /// so. It is no wish for fewer messages.
    private func isRepeated(
        _ reminded: [TextAnswer.Subject], _ appointments: AppointmentStore, in context: AppContext
    ) throws -> Outcome? {
        guard self == .cancel else { return nil }
        let actor = try PhoneDesk.actor(in: context)
        let isDone = try reminded.contains { subject in
            let last = try appointments.history(of: subject.id).last
            return last.map { $0.what == .cancelled && $0.by == actor && $0.at > subject.askedAt } ?? false
        }
        return isDone ? .cancelled : nil
    }
}
